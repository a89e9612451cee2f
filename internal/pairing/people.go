package pairing

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/names"
)

// comparePeople weighs who sat there and returns how many heads were found on
// both sides.
func comparePeople(l *link, a, b *account) int {
	matched := 0
	unnamed, looked := 0.0, 0
	lacks := map[*account]bool{} // texts that do not name a head of the other
	for _, side := range sides(a, b) {
		x, y := headsOf(a, side), headsOf(b, side)
		switch {
		case len(x) == 0 && len(y) == 0:
		case side == "": // nobody knows whose they are: to be found somewhere is all
			for _, of := range []struct {
				who   []person
				other *account
			}{{x, b}, {y, a}} {
				if name := namedIn(of.who, of.other); name != "" {
					l.count(0.5, "%s is named in both", name)
					matched++
				} else if len(of.who) > 0 && reports(of.other) {
					lacks[of.other] = true
					l.count(-0.8, "one text does not name %s", of.who[0].text)
				}
			}
		case len(x) == 0 || len(y) == 0:
			who, other := x, b
			if len(x) == 0 {
				who, other = y, a
			}
			looked++
			if name := namedIn(who, other); name != "" {
				l.count(1, "%s is named in both", name)
				matched++
			} else if !reports(other) {
				l.count(-0.3, "the text beside the report does not name %s", who[0].text)
			} else if lacks[other] = true; unnamed > -1.5 {
				unnamed -= 0.8
				l.count(-0.8, "one text does not name %s", who[0].text)
			}
		default:
			best, who := names.No, ""
			for _, p := range x {
				for _, q := range y {
					if ans := p.name.Compare(q.name); ans.Same > best {
						best, who = ans.Same, p.text
					}
				}
			}
			switch {
			case best == names.Certain:
				l.count(1.8, "%s for %s in both", who, side)
				matched++
			case best == names.Possible:
				l.count(1.2, "%s for %s, probably in both", who, side)
				matched++
			default:
				xb, ya := ledBy(x, b), ledBy(y, a)
				switch {
				case xb && ya:
					l.count(1, "the heads for %s are named in both (%s; %s)", side, x[0].text, y[0].text)
				case xb || ya:
					l.count(-1.5, "another head for %s (%s; %s)", side, x[0].text, y[0].text)
				default:
					l.count(-6, "other people for %s (%s; %s)", side, x[0].text, y[0].text)
				}
			}
		}
	}
	if len(lacks) == 2 && matched <= 1 && len(a.parties) <= 3 && len(b.parties) <= 3 {
		l.count(-2.5, "each text has people whom the other does not name")
	}
	if looked >= 2 && matched == 0 {
		l.count(-1, "nobody of one text is named in the other")
	}
	return matched
}

func sides(a, b *account) []readout.PartyCode {
	var all []readout.PartyCode
	for _, p := range slices.Concat(a.people, b.people) {
		if !slices.Contains(all, p.side) {
			all = append(all, p.side)
		}
	}
	slices.Sort(all)
	return all
}

// headsOf are those who led a side; where nobody is said to, all of it.
func headsOf(a *account, side readout.PartyCode) []person {
	var heads, all []person
	for _, p := range a.people {
		if p.side != side {
			continue
		}
		all = append(all, p)
		if p.head {
			heads = append(heads, p)
		}
	}
	if len(heads) > 0 {
		return heads
	}
	return all
}

// namedIn returns the first of people whom a text names: among those at the
// table, or in capitals near its beginning.
func namedIn(people []person, a *account) string {
	for _, p := range people {
		for _, q := range a.people {
			if p.name.Compare(q.name).Same == names.Certain {
				return p.text
			}
		}
		for _, run := range a.words.runs {
			if p.name.Compare(names.Parse(run)).Same == names.Certain {
				return p.text
			}
		}
		if fields := strings.Fields(strings.ToLower(p.text)); len(fields) > 0 {
			last := strings.Trim(fields[len(fields)-1], ".,")
			if len(last) > 3 && a.words.has(last) {
				return p.text
			}
		}
	}
	return ""
}

// ledBy says whether a text has one of people at its table, or names one of them
// where it begins.
func ledBy(people []person, a *account) bool {
	for _, p := range people {
		for _, q := range a.people {
			if p.name.Compare(q.name).Same == names.Certain {
				return true
			}
		}
		for _, run := range a.lead.runs {
			if p.name.Compare(names.Parse(run)).Same == names.Certain {
				return true
			}
		}
	}
	return false
}
