package aligning

import (
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/internal/prose"
)

// most is how many matters of a text are compared; a release has some dozens.
const most = 400

// matter is one thing that a text says.
type matter struct {
	kind        Kind
	side        readout.PartyCode
	act         string
	speaker     string // as a text that no record is of names who speaks
	first, last int    // tokens, half open
	value       string
	words       map[string]float64 // what it is about, with weights
	stems       []string           // its content words, sorted
	figures     []figure
	dates       []date
	before      int  // the matter before it in its paragraph, -1 for none
	brief       bool // too short to be known by its own words
}

// account is a text cut into matters.
type account struct {
	Text
	matters []matter // in the order of the text
	facts   []matter
	cut     bool
	foreign bool // the other text is in another language
	lex     *lexicon
}

// region is a range of tokens that the record speaks of.
type region struct {
	first, last int
	kind        Kind
	side        readout.PartyCode
	act         string
}

// cut takes a text apart.
func cut(t Text, foreign bool) *account {
	a := &account{Text: t, foreign: foreign, lex: lexiconOnce()}
	regions, known := a.regions()
	head := t.Doc.Head()
	if t.Quoted {
		head = 0
	}
	for i := head; i < len(t.Doc.Paragraphs); i++ {
		para := t.Doc.Paragraphs[i]
		if !t.Quoted && para.Chrome || a.lex.ofItself(t.Doc.Text[para.Body:para.End]) {
			continue
		}
		from := len(a.matters)
		for s := para.FirstSentence; s < para.Beyond; s++ {
			if len(a.matters) >= most {
				a.cut = true
				break
			}
			a.sentence(t.Doc.Sentences[s], regions, known)
		}
		for m := from; m < len(a.matters); m++ {
			a.matters[m].before = m - 1
			if m == from {
				a.matters[m].before = -1
			}
		}
	}
	a.ofMeeting()
	return a
}

// regions are what the record found, by tokens: what is said, and the words that
// are facts of the meeting, which are compared as such.
func (a *account) regions() (found []region, known map[int]Kind) {
	known = map[int]Kind{}
	m := a.Record.Meeting
	if m == nil {
		return nil, known
	}
	for _, e := range a.Record.Evidence {
		first, last := a.tokens(e.Start, e.End)
		parts := strings.Split(e.Path, "/")
		if first >= last || len(parts) < 3 || parts[1] != "meeting" {
			continue
		}
		n := 0
		if len(parts) > 3 {
			n, _ = strconv.Atoi(parts[3])
		}
		r := region{first: first, last: last}
		switch parts[2] {
		case "statements":
			if len(parts) < 5 || parts[4] != "quote" || n >= len(m.Statements) {
				continue
			}
			s := m.Statements[n]
			r.kind, r.act = Statement, s.Act
			if s.Side != nil {
				r.side = *s.Side
			}
			found = append(found, r)
		case "topics":
			r.kind = Topic
			found = append(found, r)
		case "outcomes":
			r.kind = Outcome
			found = append(found, r)
		case "previous", "next":
			for t := first; t < last; t++ {
				known[t] = Kind(parts[2])
			}
		case "start_date", "end_date", "city", "venue", "country", "series", "ordinal", "format", "kind", "account":
			for t := first; t < last; t++ {
				if known[t] == "" {
					known[t] = Date
				}
			}
		case "participants":
			for t := first; t < last; t++ {
				if known[t] == "" {
					known[t] = Person
				}
			}
		}
	}
	slices.SortStableFunc(found, func(x, y region) int {
		if x.first != y.first {
			return x.first - y.first
		}
		return y.last - x.last
	})
	// what lies inside another, or was found twice, is no matter of its own
	kept := found[:0]
	for _, r := range found {
		if n := len(kept); n > 0 && r.first < kept[n-1].last {
			if r.kind == Outcome || kept[n-1].kind != Topic || r.kind == Topic {
				continue
			}
			kept = kept[:n-1]
		}
		kept = append(kept, r)
	}
	return kept, known
}

// tokens are those of a range of code points.
func (a *account) tokens(start, end int) (first, last int) {
	d := a.Doc
	from, to := d.Ruler.Byte(start), d.Ruler.Byte(end)
	first, _ = slices.BinarySearchFunc(d.Tokens, from, func(t prose.Token, at int) int { return t.Start - at })
	last, _ = slices.BinarySearchFunc(d.Tokens, to, func(t prose.Token, at int) int { return t.Start - at })
	return first, last
}

// sentence cuts a sentence into what the record found in it and what is left.
func (a *account) sentence(s prose.Sentence, regions []region, known map[int]Kind) {
	at := s.First
	i, _ := slices.BinarySearchFunc(regions, s.First, func(r region, t int) int { return r.first - t })
	for ; i < len(regions) && regions[i].first < s.Last; i++ {
		r := regions[i]
		a.rest(at, a.lead(at, r.first, known), known)
		last := min(r.last, s.Last)
		if and := a.and(r.first, last); r.kind == Topic && and > 0 {
			a.add(r, r.first, and, known)
			a.add(r, and+1, last, known)
		} else {
			a.add(r, r.first, last, known)
		}
		at = max(at, last)
	}
	if at == s.First && len(known) == 0 {
		for _, c := range a.clauses(s) {
			a.clause(c[0], c[1])
		}
		return
	}
	a.rest(at, s.Last, known)
}

// lead is where the words before a finding end that say something: ", the two sides
// discussed" says nothing.
func (a *account) lead(first, last int, known map[int]Kind) int {
	for last > first && known[last-1] == "" && !a.lex.content(a.Doc.Tokens[last-1]) {
		last--
	}
	return last
}

// and is where a topic of two ends its first, 0 where it is one: each has two words
// at least, so that security and defence policies stay together.
func (a *account) and(first, last int) int {
	content := func(from, to int) (n int) {
		for t := from; t < to; t++ {
			if a.lex.content(a.Doc.Tokens[t]) || a.Doc.Tokens[t].Lower == "bilateral" {
				n++
			}
		}
		return n
	}
	for t := first + 1; t+2 < last; t++ {
		if w := a.Doc.Tokens[t].Lower; w == "between" || w == "both" {
			return 0 // between Russia and North Korea
		}
		if tok := a.Doc.Tokens[t]; tok.Lower == "and" && !adjective(a.Doc.Tokens[t-1].Lower) && words2(a.Doc.Tokens[first:t]) && words2(a.Doc.Tokens[t+1:last]) && content(first, t) > 0 && content(t+1, last) > 0 {
			return t
		}
	}
	return 0
}

// adjective reports a word that looks like one, so that another noun is to come:
// political and humanitarian support.
func adjective(word string) bool {
	for _, tail := range []string{"al", "ic", "ive", "ous", "ary", "ful", "ble", "ian", "ern", "ed"} {
		if strings.HasSuffix(word, tail) {
			return true
		}
	}
	return false
}

func words2(tokens []prose.Token) bool {
	n := 0
	for _, t := range tokens {
		if t.Kind == prose.Word && t.Lower != "the" && t.Lower != "a" && t.Lower != "an" {
			n++
		}
	}
	return n >= 2
}

// clause adds a clause of a text that no record is of: one that lists what was
// discussed is cut into its topics.
func (a *account) clause(first, last int) {
	d := a.Doc
	if a.foreign && a.lex.staged(d.Text[d.Tokens[first].Start:d.Tokens[last-1].End]) {
		return // when, where and who: facts, and no record is of them
	}
	lists := false
	for t := first; t < last; t++ {
		lists = lists || a.lex.lists(d.Tokens[t].Lower)
	}
	from := first
	if lists {
		for t := first; t < last && d.Tokens[t].Kind != prose.Comma; t++ {
			if a.lex.speaker(d.Tokens[t].Lower) != "" {
				from = t + 1
			}
		}
		cut := false
		for t := from; t < last; t++ {
			if d.Tokens[t].Kind == prose.Comma && t > from {
				a.add(region{kind: Topic}, from, t, nil)
				from, cut = t+1, true
			}
		}
		if cut {
			a.add(region{kind: Topic}, from, a.lead(from, last, nil), nil)
			return
		}
		from = first
	}
	a.rest(from, last, nil)
}

// clauses cuts a sentence of Korean at the verbs that join clauses with a comma.
func (a *account) clauses(s prose.Sentence) [][2]int {
	var out [][2]int
	from := s.First
	for t := s.First + 1; t < s.Last-1; t++ {
		if a.Doc.Tokens[t].Kind == prose.Comma && a.lex.joins(a.Doc.Tokens[t-1].Lower) && t-from >= 3 {
			out = append(out, [2]int{from, t})
			from = t + 1
		}
	}
	return append(out, [2]int{from, s.Last})
}

// rest adds what stands between the findings of a record, where it says something
// beyond the facts of the meeting.
func (a *account) rest(first, last int, known map[int]Kind) {
	if a.Quoted {
		return
	}
	d := a.Doc
	for first < last && !counts(d.Tokens[first]) {
		first++
	}
	for last > first && !counts(d.Tokens[last-1]) {
		last--
	}
	if first+1 < last && d.Tokens[first].Lower == "reference" && d.Tokens[first+1].Kind == prose.Close {
		first += 2
	}
	kind := Passage
	content, names, people := 0, 0, 0
	for t := first; t < last; t++ {
		switch k := known[t]; {
		case k == Person:
			people++
		case k == Previous || k == Next:
			kind = k
		case k == "" && a.lex.content(d.Tokens[t]):
			content++
			if d.Tokens[t].Capital {
				names++
			}
		}
	}
	if kind == Passage && names >= content && len(known) > 0 {
		return // names and headings say nothing
	}
	if kind == Passage && (content < 3 && (len(known) > 0 || content == 0) || people > content) {
		return
	}
	a.add(region{kind: kind}, first, last, known)
}

func counts(t prose.Token) bool {
	switch t.Kind {
	case prose.Word, prose.Number, prose.Ordinal, prose.Script:
		return true
	}
	return t.Lower == "%"
}

func (a *account) add(r region, first, last int, known map[int]Kind) {
	if first >= last {
		return
	}
	m := matter{kind: r.kind, side: r.side, act: r.act, first: first, last: last}
	for t := first; t < last; t++ {
		if known[t] == Next {
			m.kind = Next
		}
	}
	a.read(&m)
	a.matters = append(a.matters, m)
}

// quote is the words of a matter; a label before them is none of them.
func (a *account) quote(first, last int, side readout.PartyCode) Quote {
	d := a.Doc
	from, to := d.Tokens[first].Start, d.Tokens[last-1].End
	return Quote{Start: d.Ruler.Point(from), End: d.Ruler.Point(to), Exact: d.Text[from:to], Side: side}
}

// ofMeeting are the facts of the meeting that the record has words for.
func (a *account) ofMeeting() {
	m := a.Record.Meeting
	if m == nil {
		return
	}
	for _, e := range a.Record.Evidence {
		first, last := a.tokens(e.Start, e.End)
		if first >= last {
			continue
		}
		f := matter{first: first, last: last, before: -1}
		switch parts := strings.Split(e.Path, "/"); {
		case e.Path == "/meeting/start_date" && m.StartDate != nil:
			f.kind, f.value = Date, string(*m.StartDate)
			if m.EndDate != nil {
				f.value += "/" + string(*m.EndDate)
			}
		case e.Path == "/meeting/ordinal" && m.Ordinal != nil:
			f.kind, f.value = Round, strconv.Itoa(*m.Ordinal)
		case e.Path == "/meeting/city" && m.City != nil:
			f.kind, f.value = Place, fold(*m.City)
		case e.Path == "/meeting/venue" && m.Venue != nil:
			f.kind, f.value = Venue, fold(*m.Venue)
		case len(parts) == 5 && parts[2] == "participants" && parts[4] == "name":
			n, err := strconv.Atoi(parts[3])
			if err != nil || n >= len(m.Participants) {
				continue
			}
			f.kind, f.value = Person, m.Participants[n].Name
			if s := m.Participants[n].Side; s != nil {
				f.side = *s
			}
		default:
			continue
		}
		if f.kind != Person && slices.ContainsFunc(a.facts, func(g matter) bool { return g.kind == f.kind }) {
			continue
		}
		if slices.ContainsFunc(a.facts, func(g matter) bool { return g.kind == f.kind && g.value == f.value && g.side == f.side }) {
			continue
		}
		a.facts = append(a.facts, f)
	}
}

func fold(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
