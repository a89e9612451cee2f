// Package timeline draws rounds on a line to scale, the latest at the top. It
// promises that no words cover others and that nothing is drawn which is not in
// the list it was given; that list, in words, stands before the drawing.
package timeline

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Round is one round as it is to be drawn, its words in the reader's language.
type Round struct {
	At    float64 // years, 2018.2 for the middle of March
	Stub  bool    // it is only mentioned
	Name  string  // 11th round; "" where it has no number
	When  string
	Where string
	Who   []string // a line each
	Since string   // the time since the round before it, where the two follow each other; "" else
}

// Drawing is the rounds at their places. Lengths are CSS pixels.
type Drawing struct {
	Height int
	Ticks  []Tick
	Marks  []Mark
	Gaps   []Gap
	Axis   Span
}

// Tick is the beginning of a year.
type Tick struct {
	Y     int
	Label string // "" for the years between
}

// Mark is one round: its place on the axis and the words beside it.
type Mark struct {
	Round
	Y     int    // of the dot
	Words int    // of the first line's baseline
	Lead  int    // of the end of the line that leads to the words
	Lines []Line // about people
}

// Line is one line of words at a height.
type Line struct {
	Y    int
	Text string
}

// Gap is the time between two rounds that follow each other.
type Gap struct {
	From, To int
	Words    int // of the baseline
	Text     string
}

// Span is a stretch of the axis.
type Span struct{ From, To int }

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

// Draw returns nil where fewer than two rounds, or too many, are to be drawn.
func Draw(rounds []Round) *Drawing {
	if len(rounds) < 2 || len(rounds) > mostRounds {
		return nil
	}
	rounds = slices.Clone(rounds)
	slices.SortStableFunc(rounds, func(a, b Round) int { return -cmp.Compare(a.At, b.At) })
	latest, first := rounds[0].At, rounds[len(rounds)-1].At
	years := max(latest-first, 0.1)
	scale := max(min(yearHeight, mostHeight/years), leastHeight/years)
	y := func(at float64) int { return topMargin + int((latest-at)*scale+0.5) }
	d := &Drawing{Axis: Span{y(latest), y(first)}, Ticks: ticks(latest, first, y)}
	var labels []label
	for i, r := range rounds {
		m := Mark{Round: r, Y: y(r.At)}
		for _, who := range r.Who {
			m.Lines = append(m.Lines, Line{Text: shortened(who)})
		}
		labels = append(labels, label{middle: m.Y, height: lineHeight * (1 + len(m.Lines)), mark: len(d.Marks), gap: -1})
		d.Marks = append(d.Marks, m)
		if i+1 == len(rounds) || r.Since == "" || r.At-rounds[i+1].At < longInterval {
			continue
		}
		g := Gap{From: m.Y + clear, To: y(rounds[i+1].At) - clear, Text: r.Since}
		labels = append(labels, label{middle: (g.From + g.To) / 2, height: lineHeight, mark: -1, gap: len(d.Gaps)})
		d.Gaps = append(d.Gaps, g)
	}
	d.place(apart(labels))
	return d
}

// ticks are the years, every fifth one named where there are many.
func ticks(latest, first float64, y func(float64) int) []Tick {
	every := 5
	if latest-first < 12 {
		every = 1
	}
	var out []Tick
	for year := int(latest); float64(year) >= first; year-- {
		k := Tick{Y: y(float64(year))}
		if year%every == 0 {
			k.Label = strconv.Itoa(year)
		}
		out = append(out, k)
	}
	return out
}

// place gives the words the heights that their labels found.
func (d *Drawing) place(labels []label) {
	d.Height = d.Axis.To + topMargin
	for _, l := range labels {
		baseline := l.top + lineHeight - 5
		if l.gap >= 0 {
			d.Gaps[l.gap].Words = baseline
		} else {
			m := &d.Marks[l.mark]
			m.Words, m.Lead = baseline, l.top+lineHeight/2
			for i := range m.Lines {
				m.Lines[i].Y = baseline + (i+1)*lineHeight
			}
		}
		d.Height = max(d.Height, l.top+l.height+labelGap)
	}
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
