package site

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"readout"
	"readout/internal/register"
)

// timeline is the rounds of a series drawn to scale, the latest at the top; the
// table above it says the same in words. Lengths are CSS pixels.
type timeline struct {
	Height int
	Ticks  []tick
	Marks  []mark
	Gaps   []gap
	Axis   span
}

// tick is the beginning of a year.
type tick struct {
	Y     int
	Label string // "" for the years between
}

// mark is one round: its place on the axis and the words beside it.
type mark struct {
	Y     int // of the dot
	Words int // of the first line's baseline
	Lead  int // of the end of the line that leads to the words
	Stub  bool
	Round string
	When  string
	Where string
	Lang  readout.Lang // of Where and Who where it is not the page's
	Who   []line
}

// line is one line of words at a height.
type line struct {
	Y    int
	Text string
}

// gap is the time between two rounds that follow each other.
type gap struct {
	From, To int
	Words    int // of the baseline
	Text     string
}

// span is a stretch of the axis.
type span struct{ From, To int }

// The measures of the drawing.
const (
	yearHeight   = 34   // of a year, where the rounds leave it so
	mostHeight   = 1800 // of all years
	leastHeight  = 120
	topMargin    = 16
	lineHeight   = 18
	labelGap     = 6
	clear        = 9   // between the line of an interval and the rounds that it joins
	longInterval = 2   // years from which an interval is written out
	widest       = 88  // characters of a line about a person
	mostRounds   = 120 // beyond, the table alone
)

// datedRound is a round with its place in time, in years.
type datedRound struct {
	at  float64
	row int
	register.Round
}

// timeline returns nil where fewer than two rounds are dated.
func (p *seriesPage) timeline(rounds []register.Round) *timeline {
	var dated []datedRound
	for i, r := range rounds {
		if at, ok := yearsOf(r.Start); ok {
			dated = append(dated, datedRound{at, i, r})
		}
	}
	if len(dated) < 2 || len(dated) > mostRounds {
		return nil
	}
	slices.SortStableFunc(dated, func(a, b datedRound) int { return -cmp.Compare(a.at, b.at) })
	latest, first := dated[0].at, dated[len(dated)-1].at
	years := max(latest-first, 0.1)
	scale := min(float64(yearHeight), mostHeight/years)
	scale = max(scale, leastHeight/years)
	y := func(at float64) int { return topMargin + int((latest-at)*scale+0.5) }
	t := &timeline{Axis: span{y(latest), y(first)}}
	every := 5
	if years < 12 {
		every = 1
	}
	for year := int(latest); float64(year) >= first; year-- {
		k := tick{Y: y(float64(year))}
		if year%every == 0 {
			k.Label = strconv.Itoa(year)
		}
		t.Ticks = append(t.Ticks, k)
	}
	var labels []label
	for i, r := range dated {
		m := p.mark(r.Round, p.Rounds[r.row])
		m.Y = y(r.at)
		labels = append(labels, label{middle: m.Y, height: lineHeight * (1 + len(m.Who)), mark: len(t.Marks), gap: -1})
		t.Marks = append(t.Marks, m)
		if i+1 == len(dated) {
			break
		}
		before := dated[i+1]
		if text := p.elapsed(before.Start, r.Start); text != "" && r.at-before.at >= longInterval && consecutive(before.Round, r.Round) {
			g := gap{From: m.Y + clear, To: y(before.at) - clear, Text: text}
			labels = append(labels, label{middle: (g.From + g.To) / 2, height: lineHeight, mark: -1, gap: len(t.Gaps)})
			t.Gaps = append(t.Gaps, g)
		}
	}
	t.Height = t.Axis.To + topMargin
	for _, l := range apart(labels) {
		baseline := l.top + lineHeight - 5
		if l.gap >= 0 {
			t.Gaps[l.gap].Words = baseline
		} else {
			m := &t.Marks[l.mark]
			m.Words, m.Lead = baseline, l.top+lineHeight/2
			for i := range m.Who {
				m.Who[i].Y = baseline + (i+1)*lineHeight
			}
		}
		t.Height = max(t.Height, l.top+l.height+labelGap)
	}
	return t
}

func (p *seriesPage) mark(r register.Round, row roundRow) mark {
	m := mark{Stub: r.Meeting == 0, Round: row.Label, When: row.When.Text, Lang: p.ReadIn}
	if r.Ordinal == 0 {
		m.Round = ""
	}
	if row.Where != nil {
		m.Where = cmp.Or(row.Where.City, row.Where.Country)
	}
	for _, h := range row.Heads {
		m.Who = append(m.Who, line{Text: shortened(both(h.Name, h.Title))})
	}
	return m
}

// shortened is a line that has room on a desktop's screen; the table has it
// whole.
func shortened(s string) string {
	if utf8.RuneCountInString(s) <= widest {
		return s
	}
	cut := string([]rune(s)[:widest])
	if at := strings.LastIndexAny(cut, " ,"); at > 0 {
		cut = strings.TrimRight(cut[:at], " ,")
	}
	return cut + "…"
}

// consecutive reports whether no round is known to lie between two that stand
// beside each other.
func consecutive(earlier, later register.Round) bool {
	return earlier.Ordinal == 0 || later.Ordinal == 0 || earlier.Ordinal+1 == later.Ordinal
}

// label is a block of lines that wants to stand beside a place of the axis.
type label struct {
	middle, height int
	mark, gap      int // what it belongs to; -1 for none
	top            int
}

// apart moves labels, sorted by where they want to stand, as little as possible
// so that none covers another: neighbours that touch share the way.
func apart(labels []label) []label {
	type group struct {
		first, n    int
		want, total int // sum of the tops wanted by each for the group's own top; height
	}
	var groups []group
	top := func(g group) int { return max(0, g.want/g.n) }
	for i, l := range labels {
		g := group{first: i, n: 1, want: l.middle - lineHeight/2, total: l.height + labelGap}
		for len(groups) > 0 {
			before := groups[len(groups)-1]
			if top(before)+before.total <= top(g) {
				break
			}
			g = group{before.first, before.n + g.n, before.want + g.want - g.n*before.total, before.total + g.total}
			groups = groups[:len(groups)-1]
		}
		groups = append(groups, g)
	}
	for _, g := range groups {
		at := top(g)
		for i := g.first; i < g.first+g.n; i++ {
			labels[i].top = at
			at += labels[i].height + labelGap
		}
	}
	return labels
}

// yearsOf is a date in years; of one that is known in part, the middle.
func yearsOf(d readout.PartialDate) (float64, bool) {
	for _, form := range []struct {
		layout string
		middle float64 // days to the middle
	}{{time.DateOnly, 0}, {"2006-01", 15}, {"2006", 182}} {
		if t, err := time.Parse(form.layout, string(d)); err == nil {
			return float64(t.Year()) + (float64(t.YearDay()-1)+form.middle)/365.25, true
		}
	}
	return 0, false
}

// elapsed writes the whole years and months between two dates; "" where one of
// them has no month.
func (f frame) elapsed(from, to readout.PartialDate) string {
	months := monthsBetween(from, to)
	var parts []string
	if n := months / 12; n > 0 {
		parts = append(parts, f.Count("years", n))
	}
	if n := months % 12; n > 0 {
		parts = append(parts, f.Count("months", n))
	}
	return strings.Join(parts, " ")
}

// monthsBetween are the whole months from one date to a later one; 0 where one
// of them has no month.
func monthsBetween(from, to readout.PartialDate) int {
	const month = len("2006-01")
	if len(from) < month || len(to) < month {
		return 0
	}
	a, errA := time.Parse("2006-01", string(from[:month]))
	b, errB := time.Parse("2006-01", string(to[:month]))
	if errA != nil || errB != nil || b.Before(a) {
		return 0
	}
	months := (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
	if len(from) > month && len(to) > month && to[month:] < from[month:] {
		months--
	}
	return months
}
