package relations

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"readout"
	"readout/internal/layout"
	"readout/internal/levels"
	"readout/internal/tally"
)

// table is meetings by year and level, and the drawing of it.
type table struct {
	Levels []layout.Link // the heads of columns
	Rows   []row
	Total  row
	Chart  *tally.Chart
}

// row is one line of a table: its numbers by level in the order of the columns.
type row struct {
	layout.Link
	Meetings    string
	By          []string
	Alone       string
	First, Last layout.Datum
}

// columns are the numbers of a count in the order of levels; "" for none.
func columns(c tally.Count, told []levels.Level) []string {
	out := make([]string, len(told))
	for i, l := range told {
		if c.By[l] > 0 {
			out[i] = layout.Thousands(c.By[l])
		}
	}
	return out
}

// levelLinks are the heads of columns, each leading to its meetings.
func (a asked) levelLinks(f layout.Frame, told []levels.Level) (out []layout.Link) {
	for _, l := range told {
		out = append(out, layout.Link{Href: f.To(a.but("level", l.String())), Text: f.T("level." + l.String())})
	}
	return out
}

// table makes the table of the meetings that were asked for.
func (a asked) table(f layout.Frame) *table {
	if len(a.meetings) == 0 {
		return nil
	}
	total, years := tally.Total(a.meetings), tally.Years(a.meetings)
	told := total.Told()
	t := &table{Levels: a.levelLinks(f, told), Total: row{Link: layout.Link{Text: f.T("met.all")}, Meetings: layout.Thousands(total.Meetings), By: columns(total, told)}}
	first, last := 0, 0
	for _, y := range years {
		r := row{Link: layout.Link{Text: f.T("met.undated")}, Meetings: layout.Thousands(y.Meetings), By: columns(y.Count, told)}
		if n, err := strconv.Atoi(y.Year); err == nil {
			r.Link = layout.Link{Href: f.To(a.but("year", y.Year)), Text: y.Year}
			if first = n; last == 0 {
				last = n
			}
		}
		t.Rows = append(t.Rows, r)
	}
	var lines []tally.Row
	for _, l := range told {
		line := tally.Row{Label: f.T("level." + l.String()), N: make([]int, last-first+1)}
		for _, y := range years {
			if n, err := strconv.Atoi(y.Year); err == nil {
				line.N[n-first] = y.By[l]
			}
		}
		lines = append(lines, line)
	}
	t.Chart = tally.Bars(first, lines)
	return t
}

// span is from when to when meetings were, in words.
func span(f layout.Frame, meetings []tally.Meeting) string {
	years := slices.DeleteFunc(tally.Years(meetings), func(y tally.Year) bool { return y.Year == "" })
	switch len(years) {
	case 0:
		return ""
	case 1:
		return f.T("met.oneyear", years[0].Year)
	}
	return f.T("met.years", years[len(years)-1].Year, years[0].Year)
}

// summary is what the meetings that were asked for are, in words.
func (a asked) summary(f layout.Frame) []string {
	if len(a.meetings) == 0 {
		return nil
	}
	out := []string{f.Count("meetings", len(a.meetings)), span(f, a.meetings)}
	if a.filter.Party != "" {
		out = append(out, f.T("met.parties", len(others(a.meetings, a.filter.Party))))
	}
	if n := a.filter.Announced(a.all); n > 0 {
		out = append(out, f.T("met.announced", n))
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// pairRow is a pair in words, in the order of their names.
type pairRow struct {
	A, B layout.Link
	row
}

// pairRows are pairs in the order of names.
func pairRows(f layout.Frame, pairs []tally.Pair, told []levels.Level) []pairRow {
	at := placesOf(f, pairs)
	pairs = slices.Clone(pairs)
	for i, p := range pairs {
		if at[p.B] < at[p.A] {
			pairs[i].A, pairs[i].B = p.B, p.A
		}
	}
	slices.SortFunc(pairs, func(a, b tally.Pair) int {
		if a.A != b.A {
			return at[a.A] - at[b.A]
		}
		return at[a.B] - at[b.B]
	})
	out := make([]pairRow, len(pairs))
	for i, p := range pairs {
		a, b := strings.ToLower(string(p.A)), strings.ToLower(string(p.B))
		out[i] = pairRow{layout.Link{Href: f.To("/countries/" + a + "/meetings"), Text: f.Party(p.A)}, layout.Link{Href: f.To("/countries/" + a + "/meetings?with=" + b), Text: f.Party(p.B)}, pairNumbers(f, p, told)}
	}
	return out
}

func pairNumbers(f layout.Frame, p tally.Pair, told []levels.Level) row {
	r := row{Meetings: layout.Thousands(p.Meetings), By: columns(p.Count, told), First: datum(f, p.First), Last: datum(f, p.Last)}
	if p.Alone > 0 {
		r.Alone = layout.Thousands(p.Alone)
	}
	return r
}

func datum(f layout.Frame, d readout.Day) layout.Datum {
	return layout.Datum{ISO: string(d), Text: f.Day(d)}
}

// placesOf are the parties of pairs with their place in the order of names.
func placesOf(f layout.Frame, pairs []tally.Pair) map[readout.PartyCode]int {
	at := map[readout.PartyCode]int{}
	for i, code := range inPairs(f, pairs) {
		at[code] = i
	}
	return at
}

func inPairs(f layout.Frame, pairs []tally.Pair) []readout.PartyCode {
	seen := map[readout.PartyCode]bool{}
	var codes []readout.PartyCode
	for _, p := range pairs {
		for _, c := range []readout.PartyCode{p.A, p.B} {
			if !seen[c] {
				seen[c] = true
				codes = append(codes, c)
			}
		}
	}
	return named(f, codes)
}

// Bounds of a drawing.
const (
	mostArcs  = 150
	mostNodes = 40
)

// drawn is a drawing of pairs and what it leaves out.
type drawn struct {
	*tally.Network
	Least string // says so where not all pairs are drawn
}

// draw draws pairs, own first; nil where there is too little or too much.
func draw(f layout.Frame, pairs []tally.Pair, own readout.PartyCode, least int) *drawn {
	shown := tally.AtLeast(pairs, least)
	codes := inPairs(f, shown)
	if at := slices.Index(codes, own); at > 0 {
		codes = append([]readout.PartyCode{own}, slices.Delete(codes, at, at+1)...)
	}
	at := map[readout.PartyCode]int{}
	nodes := make([]tally.Node, len(codes))
	for i, c := range codes {
		at[c], nodes[i] = i, tally.Node{Label: f.Party(c), Own: c == own}
	}
	links := make([]tally.Link, len(shown))
	for i, p := range shown {
		links[i] = tally.Link{A: at[p.A], B: at[p.B], N: p.Meetings}
	}
	d := &drawn{Network: tally.Draw(nodes, links)}
	if d.Network == nil {
		return nil
	}
	if least > 1 {
		d.Least = f.T("met.drawnleast", least)
	}
	return d
}

// told are the words by which a level is told.
type told struct {
	Level string
	Words []ruleWord
}

// ruleWord is a word of the table of levels in the language that it is of.
type ruleWord struct {
	Text string
	Lang readout.Lang
}

func howTold(f layout.Frame) (out []told) {
	for _, l := range levels.All() {
		if l != levels.Untold {
			t := told{Level: f.T("level." + l.String())}
			for _, w := range levels.Words(l) {
				lang := readout.Lang("en")
				if strings.ContainsFunc(w, func(r rune) bool { return unicode.Is(unicode.Hangul, r) }) {
					lang = "ko"
				}
				t.Words = append(t.Words, ruleWord{w, lang})
			}
			out = append(out, t)
		}
	}
	return out
}
