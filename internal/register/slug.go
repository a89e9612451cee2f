package register

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"

	"readout"
	"readout/internal/facts"
	"readout/internal/parties"
)

// meetingAddress proposes the address of a new meeting from the account that
// makes it: the year of its start, else of the release's address; the slug from
// ordinal and series, from the series, else the release's own.
func meetingAddress(e Edition) (year int, slugs []string) {
	f := e.Facts
	year = cmp.Or(f.Start.Year(), e.Address.Year)
	base, who := "", strings.ToLower(strings.ReplaceAll(facts.Joined(f.Parties), "+", "-"))
	switch {
	case f.SeriesKey != "" && f.Ordinal > 0:
		base = readout.Slug(englishOrdinal(f.Ordinal) + " " + f.Series)
	case f.SeriesKey != "":
		base = readout.Slug(f.Series)
	default:
		base, who = e.Address.Slug, e.Publisher
	}
	if !readable(base) {
		base = readout.Slug(strings.ReplaceAll(string(f.Kind), "_", " ") + " " + who)
	}
	return year, slugChoices(base, who, cmp.Or(f.Start, e.Date), f.SeriesKey+"/"+e.Address.String())
}

// seriesSlugs are what the address of a new series is chosen from. A name that
// names nobody gets its parties at once: there are many Strategic Dialogues.
func seriesSlugs(f *facts.Facts) []string {
	who := strings.ToLower(strings.ReplaceAll(facts.Joined(f.Parties), "+", "-"))
	base := readout.Slug(f.Series)
	if !readable(base) {
		base = "series"
	}
	choices := slugChoices(base, who, "", f.SeriesKey)
	if who != "" && len(parties.NamedIn(f.Series)) == 0 {
		return choices[1:]
	}
	return choices
}

// personSlugs are what the address of a new person is chosen from.
func personSlugs(l facts.Leader) []string {
	base := readout.Slug(l.Name)
	if !readable(base) {
		base = "person"
	}
	return slugChoices(base, strings.ToLower(string(readout.Value(l.Side))), "", l.Key)
}

// slugChoices are readout.SlugChoices, and after them some with a longer hash
// of seed, which names the thing for good, so that a choice is always free.
func slugChoices(base, who string, date readout.Day, seed string) []string {
	const most = 40 // bytes of who: a party to everything must leave room for the rest
	if who = readout.Slug(who); len(who) > most {
		who = who[:strings.LastIndexByte(who[:most+1], '-')+1]
		who = strings.TrimRight(who, "-")
	}
	choices := readout.SlugChoices(base, who, date, seed)
	sum := sha256.Sum256([]byte(seed))
	hash := strings.ToLower(base32.StdEncoding.EncodeToString(sum[:]))
	const long = 26
	return append(choices, readout.Slug(strings.TrimRight(base[:min(len(base), readout.MaxSlug-long-1)], "-")+"-"+hash[:long]))
}

// readable reports whether a slug has a word in it: what is left of a Korean
// title is often a number alone.
func readable(slug string) bool {
	run := 0
	for _, c := range slug {
		if c >= 'a' && c <= 'z' {
			if run++; run == 3 {
				return true
			}
		} else {
			run = 0
		}
	}
	return false
}

func englishOrdinal(n int) string {
	end := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return strconv.Itoa(n) + end
}
