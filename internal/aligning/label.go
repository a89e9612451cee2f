package aligning

import (
	"slices"
	"strings"

	"readout"
)

// facts makes a row of each fact of the meeting that both texts have words for,
// and of each place and person that one of them has.
func (p *pairing) facts() {
	if p.foreign {
		return
	}
	taken := make([]bool, len(p.right.facts))
	add := func(l, r *matter) {
		x := &row{lfact: l, rfact: r, place: float64(len(p.rows))}
		p.rows = append(p.rows, x)
	}
	read := p.left.Record.Meeting != nil && p.right.Record.Meeting != nil
	if !read {
		return
	}
	for _, kind := range []Kind{Date, Round, Place, Venue, Person} {
		for i := range p.left.facts {
			f := &p.left.facts[i]
			if f.kind != kind {
				continue
			}
			to := -1
			for j := range p.right.facts {
				if g := &p.right.facts[j]; !taken[j] && g.kind == kind && (kind != Person || samePerson(*f, *g)) {
					to = j
					break
				}
			}
			switch {
			case to >= 0:
				taken[to] = true
				add(f, &p.right.facts[to])
			case kind == Venue || kind == Person:
				add(f, nil)
			}
		}
		for j := range p.right.facts {
			if g := &p.right.facts[j]; !taken[j] && g.kind == kind && (kind == Venue || kind == Person) {
				add(nil, g)
			}
		}
	}
}

// sameName reports whether two names have the same words in any order.
func sameName(a, b string) bool {
	x, y := strings.Fields(strings.ToLower(a)), strings.Fields(strings.ToLower(b))
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// samePerson reports whether two names of one side share a word that is no
// initial: each side writes the others' names its own way.
func samePerson(a, b matter) bool {
	if a.side != b.side && a.side != "" && b.side != "" {
		return false
	}
	words := func(s string) []string {
		return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return r == ' ' || r == '-' || r == '.' })
	}
	x, y := words(a.value), words(b.value)
	n := 0
	for _, w := range x {
		if len(w) > 1 && slices.Contains(y, w) {
			n++
		}
	}
	return n >= 2 || n >= 1 && min(len(x), len(y)) <= 2
}

// finish labels a row and quotes its passages.
func (p *pairing) finish(r *row) Row {
	out := Row{Left: []Quote{}, Right: []Quote{}}
	if r.lfact != nil || r.rfact != nil {
		return p.finishFact(r, out)
	}
	for _, i := range r.left {
		m := &p.left.matters[i]
		out.Left = append(out.Left, p.left.quote(m.first, m.last, m.side))
		out.Kind = stronger(out.Kind, m.kind)
	}
	for _, j := range r.right {
		m := &p.right.matters[j]
		out.Right = append(out.Right, p.right.quote(m.first, m.last, m.side))
		out.Kind = stronger(out.Kind, m.kind)
	}
	switch {
	case p.foreign && (len(r.left) == 0 || len(r.right) == 0):
		out.Label = Unmatched
	case p.foreign:
		out.Label = ByTopic
	case len(r.left) == 0 || len(r.right) == 0:
		out.Label = Only
	default:
		out.Differ = p.differences(r)
		switch {
		case len(out.Differ) > 0:
			out.Label = Differs
		case p.same(r):
			out.Label = Same
		default:
			out.Label = Worded
		}
	}
	return out
}

// stronger is the kind that a row of several goes by.
func stronger(a, b Kind) Kind {
	order := []Kind{Passage, Topic, Previous, Outcome, Statement, Next}
	if slices.Index(order, b) > slices.Index(order, a) {
		return b
	}
	return a
}

func (p *pairing) finishFact(r *row, out Row) Row {
	if f := r.lfact; f != nil {
		out.Kind = f.kind
		out.Left = append(out.Left, p.left.quote(f.first, f.last, f.side))
	}
	if f := r.rfact; f != nil {
		out.Kind = f.kind
		out.Right = append(out.Right, p.right.quote(f.first, f.last, f.side))
	}
	switch {
	case r.lfact == nil || r.rfact == nil:
		out.Label = Only
	case r.lfact.value == r.rfact.value || out.Kind == Person && sameName(r.lfact.value, r.rfact.value):
		out.Label = Same
	case out.Kind == Date && apartDays(r.lfact.value, r.rfact.value) && p.oneClock(r.lfact.value, r.rfact.value):
		out.Label = Differs
		out.Differ = []Difference{{WhatDate, out.Left[0], out.Right[0]}}
	case out.Kind == Round:
		out.Label = Differs
		out.Differ = []Difference{{WhatOrdinal, out.Left[0], out.Right[0]}}
	default:
		out.Label = Worded
	}
	return out
}

// apartDays reports whether two meetings' days, as "first/last", have none in common.
func apartDays(a, b string) bool {
	first, last, _ := strings.Cut(a, "/")
	begin, end, _ := strings.Cut(b, "/")
	return max(first, last) < begin || max(begin, end) < first
}

// oneClock reports whether two different days cannot be one moment seen by two
// clocks: a call between far sides is on neighbouring days for each.
func (p *pairing) oneClock(a, b string) bool {
	from := func(s string) readout.Day { d, _, _ := strings.Cut(s, "/"); return readout.Day(d) }
	x, y := from(a), from(b)
	if x == y {
		return false // of one beginning, the end may be told by one text only
	}
	near := x.AddDays(1) == y || y.AddDays(1) == x
	distant := func(m *readout.ReportedMeeting) bool {
		return m.Format == nil || *m.Format != readout.InPerson
	}
	return !(near && (distant(p.left.Record.Meeting) || distant(p.right.Record.Meeting)))
}

// same reports whether a row says the same in the same words: its topics aside, each
// text has one passage.
func (p *pairing) same(r *row) bool {
	said := func(a *account, of []int) []int {
		if len(of) == 1 {
			return of
		}
		return slices.DeleteFunc(slices.Clone(of), func(i int) bool { return a.matters[i].kind == Topic })
	}
	left, right := said(p.left, r.left), said(p.right, r.right)
	return len(left) == 1 && len(right) == 1 && p.sameWords(left[0], right[0])
}

// sameWords reports whether two matters have the same content words, the same
// speaker and the same verb.
func (p *pairing) sameWords(i, j int) bool {
	a, b := &p.left.matters[i], &p.right.matters[j]
	if a.side != b.side || p.left.lex.acts[a.act] != p.right.lex.acts[b.act] {
		return false
	}
	if a.kind == Statement && b.kind == Statement && a.act != b.act {
		return false
	}
	n := 0
	for x, y := 0, 0; x < len(a.stems) && y < len(b.stems); {
		switch strings.Compare(a.stems[x], b.stems[y]) {
		case 0:
			n, x, y = n+1, x+1, y+1
		case -1:
			x++
		default:
			y++
		}
	}
	total := len(a.stems) + len(b.stems)
	if total == 0 {
		return p.left.words(a) == p.right.words(b)
	}
	return 2*float64(n)/float64(total) >= 0.85
}

// words are those of a matter as they stand.
func (a *account) words(m *matter) string { return fold(a.Doc.Words(m.first, m.last)) }

// differences are the figures and dates of a row that the two texts give
// otherwise.
func (p *pairing) differences(r *row) []Difference {
	var out []Difference
	for _, i := range r.left {
		for _, j := range r.right {
			out = append(out, p.between(i, j)...)
		}
	}
	var once []Difference
	for _, d := range out {
		if !slices.Contains(once, d) {
			once = append(once, d)
		}
	}
	return once
}

func (p *pairing) between(i, j int) []Difference {
	a, b := &p.left.matters[i], &p.right.matters[j]
	if p.likeness(i, j) < sure {
		return nil
	}
	var out []Difference
	opposed := false // dates that no reading brings together
	for _, role := range []string{"at", "by", "since"} {
		x, y := ofRole(a.dates, role), ofRole(b.dates, role)
		lone := len(x) == 1 && len(y) == 1
		x, y = apart(x, y), apart(y, x)
		if len(x) == 0 || len(y) == 0 {
			continue
		}
		opposed = true
		for _, d := range x {
			for _, e := range y {
				sole := about(x, d.about) == 1 && about(y, e.about) == 1
				if lone && len(a.dates) == 1 && len(b.dates) == 1 || d.about != "" && d.about == e.about && sole {
					out = append(out, Difference{WhatDate, p.left.quote(d.first, d.last, ""), p.right.quote(e.first, e.last, "")})
				}
			}
		}
	}
	for _, f := range a.figures {
		var of []figure
		for _, g := range b.figures {
			if f.sameThing(g) {
				of = append(of, g)
			}
		}
		alone := 0
		for _, g := range a.figures {
			if g.sameThing(f) {
				alone++
			}
		}
		if len(of) != 1 || alone != 1 || f.agrees(of[0]) || opposed && !f.ordinal {
			continue
		}
		what := WhatNumber
		if f.ordinal {
			what = WhatOrdinal
		}
		out = append(out, Difference{what, p.left.quote(f.first, f.last, ""), p.right.quote(of[0].first, of[0].last, "")})
	}
	return out
}

func ofRole(dates []date, role string) []date {
	var out []date
	for _, d := range dates {
		if d.role == role {
			out = append(out, d)
		}
	}
	return out
}

// apart are the dates that none of the others agrees with.
func apart(dates, others []date) []date {
	var out []date
	for _, d := range dates {
		if !slices.ContainsFunc(others, d.agrees) {
			out = append(out, d)
		}
	}
	return out
}

// about counts the dates of one thing.
func about(dates []date, thing string) (n int) {
	for _, d := range dates {
		if d.about == thing {
			n++
		}
	}
	return n
}
