package rounds

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// mostListed bounds the rounds that one list may have.
const mostListed = 80

// listed is a round that a text lists: its number, date and place, each where
// the words stand that say so.
type listed struct {
	ordinal rules.Ordinal
	label   [2]int // bytes of the printed mark that is its number, where that is so
	date    rules.Date
	place   rules.Tokens
	day     readout.PartialDate
	id      string // the evidence of its date
}

// listedRounds takes the rounds that a text lists behind a head such as
// "Earlier rounds:" or "The previous ten rounds were held in": in the same
// sentence, in the paragraphs after it, or in the rows of a table. Each with
// its date, its number where the list tells it, and its place.
func (r *reader) listedRounds(sentence int) {
	s := r.Text.Sentences[sentence]
	head, ok := r.Text.First("listed", s.First, s.Last)
	if !ok || r.otherSeries(rules.Range(head.First, head.Last), s) || r.otherKind(head.First, head.Last) {
		return
	}
	first := head.Last
	if head.Rule.Value == "numbered" {
		first = head.First // the head itself names the first of them
	}
	found := r.listedIn(first, s.Last)
	p := r.Text.Sentences[sentence].Paragraph
	if len(found) == 0 && r.Text.Paragraphs[p].Beyond == sentence+1 {
		found = r.listedBelow(p+1, head.Rule.Value == "table")
	}
	if len(found) < 2 && head.Rule.Value != "list" {
		return // one date is no list
	}
	r.number(found, head)
	if first, last, ok := head.Span("count"); ok {
		r.earlierCount = rules.Range(first, last)
	}
	for _, l := range found {
		l.id = r.addListed(l, head)
		r.earlier = append(r.earlier, l)
	}
}

// otherKind reports that words count meetings of another kind than this one's
// series: summits, where the text is about a consultation.
func (r *reader) otherKind(first, last int) bool {
	for i := first; i < last; i++ {
		t, ok := r.Text.At(i, r.Text.Language.SeriesHead)
		if !ok || t.Value == "-" || t.Value == string(r.meeting.Kind) {
			continue
		}
		word := strings.TrimSuffix(r.Text.Tokens[i].Lower, "s")
		return r.meeting.Series == nil || !strings.Contains(strings.ToLower(*r.meeting.Series), word)
	}
	return false
}

// listedIn divides the words of one sentence into rounds: at their numbers
// where they have some, else at their dates.
func (r *reader) listedIn(first, last int) []listed {
	var dates []rules.Date
	var ordinals []int
	for i := first; i < last && len(dates) < mostListed; i++ {
		if o, ok := r.Text.OrdinalAt(i); ok && !r.startsDay(i, last) {
			ordinals = append(ordinals, i)
			i = o.Last - 1
			continue
		}
		if d, ok := r.datedAt(i, last); ok {
			dates = append(dates, d)
			i = d.Last - 1
		}
	}
	if len(dates) == 0 {
		return nil
	}
	var cuts []int // where each round begins; the last is where the list ends
	switch {
	case len(ordinals) > 0 && ordinals[0] < dates[0].First:
		cuts = append(ordinals, last)
	case len(ordinals) > 0:
		cuts = []int{first}
		for _, i := range ordinals {
			cuts = append(cuts, i+1)
		}
	case !r.placeIn(first, dates[0].First).Empty():
		cuts = []int{first}
		for _, d := range dates {
			cuts = append(cuts, d.Last)
		}
	default:
		for _, d := range dates {
			cuts = append(cuts, d.First)
		}
		cuts = append(cuts, last)
	}
	var out []listed
	for i := 0; i+1 < len(cuts); i++ {
		if l, ok := r.listedAt(cuts[i], cuts[i+1], false); ok {
			out = append(out, l)
		}
	}
	return out
}

// startsDay reports an ordinal that is the day of a date: "3rd May 2019".
func (r *reader) startsDay(i, last int) bool {
	d, ok := r.Text.DateAt(i, last)
	return ok && d.Day > 0
}

// datedAt reads a date that tells its year, a year alone as well.
func (r *reader) datedAt(i, last int) (rules.Date, bool) {
	if d, ok := r.Text.DateAt(i, last); ok {
		return d, d.Year > 0
	}
	return r.Text.YearAt(i)
}

// listedBelow takes the rounds of the paragraphs from one on, one in each, up
// to the first that has none.
func (r *reader) listedBelow(from int, table bool) []listed {
	var out []listed
	for p := from; p < len(r.Text.Paragraphs) && len(out) < mostListed; p++ {
		paragraph := &r.Text.Paragraphs[p]
		l, ok := r.listedAt(paragraph.First, paragraph.Last, true)
		if !ok || paragraph.Last-paragraph.First > 24 || table && l.ordinal.Value == 0 {
			break
		}
		if n, err := strconv.Atoi(strings.Trim(paragraph.Label, "().")); err == nil && n > 0 && l.ordinal.Value == 0 {
			l.ordinal.Value = n
			l.label = [2]int{paragraph.Start, paragraph.Start + len(paragraph.Label)}
		}
		out = append(out, l)
	}
	return out
}

// listedAt reads one round. In a row of a table a number that stands first is
// the round's: "1st June 1998 Seoul".
func (r *reader) listedAt(first, last int, row bool) (listed, bool) {
	var l listed
	from := first
	if row {
		if from+1 < last && (r.Text.Tokens[from].Lower == "round" || r.Text.Tokens[from].Lower == "no.") {
			from++
		}
		if n, ok := r.Text.Tokens[from].NumberValue(); ok && n > 0 && n < 200 && (from > first || from+1 < last && r.beginsDate(from+1, last)) {
			l.ordinal = rules.Ordinal{First: from, Last: from + 1, Value: n}
		} else if o, ok := r.Text.OrdinalAt(from); ok {
			l.ordinal = o
		}
		if l.ordinal.Value > 0 {
			from = l.ordinal.Last
		}
	}
	for i := from; i < last; i++ {
		if o, ok := r.Text.OrdinalAt(i); ok && l.ordinal.Value == 0 && !r.startsDay(i, last) {
			l.ordinal = o
			i = o.Last - 1
			continue
		}
		if d, ok := r.datedAt(i, last); ok {
			l.date = d
			break
		}
	}
	if l.date.Year == 0 {
		return l, false
	}
	if l.place = r.placeIn(l.date.Last, last); l.place.Empty() {
		l.place = r.placeIn(from, l.date.First)
	}
	var ok bool
	l.day, ok = l.date.Partial(r.Day, false)
	if held := r.meeting.StartDate; ok && held != nil && string(l.day) > string(*held) {
		return l, false
	}
	return l, ok
}

// beginsDate reports a date, in brackets or not.
func (r *reader) beginsDate(i, last int) bool {
	if r.Text.Tokens[i].Kind == prose.Open {
		i++
	}
	if i >= last {
		return false
	}
	_, ok := r.datedAt(i, last)
	return ok
}

// placeIn finds the place of a listed round: a city that the lexicon knows,
// else capital words that stand alone between marks.
func (r *reader) placeIn(first, last int) rules.Tokens {
	toks := r.Text.Tokens
	for i := first; i < last; i++ {
		if c, ok := r.Text.MentionAt(i); ok && c.Last <= last && (c.Form == rules.ByCity || c.CityState()) {
			return rules.Range(c.First, c.Last)
		}
	}
	for i := first; i < last; i++ {
		end := i
		for end < last && end < i+3 && toks[end].Kind == prose.Word && toks[end].Capital && !r.Text.Known(end) && !r.Text.IsMention(end) {
			end++
		}
		if end == i {
			continue
		}
		before := i == first || toks[i-1].Kind != prose.Word || toks[i-1].Lower == "in" || toks[i-1].Lower == "at" || toks[i-1].Lower == "and"
		after := end == last || toks[end].Kind != prose.Word || toks[end].Lower == "in" || toks[end].Lower == "on" || toks[end].Lower == "and"
		if before && after {
			return rules.Range(i, end)
		}
		i = end
	}
	return rules.Tokens{}
}

// number gives rounds that a list does not number their numbers, where it says
// how many they are, they are as many, in order, and this is the next.
func (r *reader) number(found []listed, head rules.Match) {
	at, _, ok := head.Span("count")
	if !ok || r.meeting.Ordinal == nil || *r.meeting.Ordinal != len(found)+1 || r.Text.NumberAt(at) != len(found) {
		return
	}
	up := func(a, b listed) int { return strings.Compare(string(a.day), string(b.day)) }
	down := func(a, b listed) int { return up(b, a) }
	rising := slices.IsSortedFunc(found, up)
	if !rising && !slices.IsSortedFunc(found, down) || slices.ContainsFunc(found, func(l listed) bool { return l.ordinal.Value > 0 }) {
		return
	}
	for i := range found {
		found[i].ordinal.Value = i + 1
		if !rising {
			found[i].ordinal.Value = len(found) - i
		}
	}
}

// addListed adds the mention of a round that a list names, and returns the
// evidence of its date.
func (r *reader) addListed(l listed, head rules.Match) string {
	rule := head.Rule.Name
	path := fmt.Sprintf("/mentions/%d", len(r.mentions))
	mention := readout.Mention{Date: &l.day, Relation: readout.MentionListed}
	if o := l.ordinal; o.Value > 0 {
		mention.Ordinal = &o.Value
		switch {
		case o.Last > o.First:
			mention.Evidence = append(mention.Evidence, r.Cite(path+"/ordinal", o.First, o.Last, rule))
		case l.label[1] > l.label[0]:
			mention.Evidence = append(mention.Evidence, r.CiteBytes(path+"/ordinal", l.label[0], l.label[1], rule))
		default:
			first, last, _ := head.Span("count")
			mention.Evidence = append(mention.Evidence, r.Derive(path+"/ordinal", first, last, rule,
				"the rounds before this one, in the order of their dates", r.Of("/meeting/ordinal")))
		}
	}
	dated := r.citePartial(path+"/date", l.date, rule)
	mention.Evidence = append(mention.Evidence, dated)
	if p := l.place; !p.Empty() {
		mention.Place = new(r.Text.Words(p.First, p.Last))
		mention.Evidence = append(mention.Evidence, r.Cite(path+"/place", p.First, p.Last, rule))
	}
	whole := r.entry(l)
	mention.Evidence = append(mention.Evidence, r.Cite(path, whole.First, whole.Last, rule))
	r.mentions = append(r.mentions, mention)
	return dated
}

// entry is a round as the list has it, from the first to the last of its number,
// date and place: "9th (December 2009, Jeju)", "Seoul (June 1998)".
func (r *reader) entry(l listed) rules.Tokens {
	whole := rules.Range(l.date.First, l.date.Last)
	for _, t := range []rules.Tokens{rules.Range(l.ordinal.First, l.ordinal.Last), l.place} {
		if !t.Empty() {
			whole = rules.Range(min(whole.First, t.First), max(whole.Last, t.Last))
		}
	}
	if whole.Last < len(r.Text.Tokens) && r.Text.Tokens[whole.Last].Kind == prose.Close && r.opened(whole) {
		whole.Last++
	}
	return whole
}

// opened reports a bracket that opens within some words.
func (r *reader) opened(t rules.Tokens) bool {
	for i := t.First; i < t.Last; i++ {
		if r.Text.Tokens[i].Kind == prose.Open {
			return true
		}
	}
	return false
}
