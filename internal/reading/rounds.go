package reading

import (
	"fmt"
	"strconv"
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
	"readout/internal/reading/series"
)

// readRounds reads what the text says of rounds before and after, the other
// meetings that it names, and what of this can be checked inside the text.
func (r *reader) readRounds(e *event, name series.Name) {
	for i := range r.text.Sentences {
		if r.text.Sentences[i].First >= r.title[1] {
			r.listedRounds(i) // a head of two words too, which is no body
		}
		if !r.isBody(i) {
			continue
		}
		s := r.text.Sentences[i]
		r.text.Each("previous", s.First, s.Last, func(m rules.Match) bool {
			r.previousRound(m, s)
			return r.meeting.Previous == nil
		})
		r.text.Each("margin", s.First, s.Last, func(m rules.Match) bool {
			r.marginOf(m, s)
			return true
		})
		if r.meeting.Next == nil && !(e.future && i == e.sentence) {
			r.text.Each("next", s.First, s.Last, func(m rules.Match) bool {
				r.nextRound(m, s)
				return r.meeting.Next == nil
			})
		}
	}
	r.checkTitle()
	r.checkListed()
	r.checkFirst()
	r.checkWeekdays(e)
}

// previousRound takes an earlier round from a match of the topic previous.
func (r *reader) previousRound(m rules.Match, s prose.Sentence) {
	if m.Rule.Value == "undated" {
		r.firstInYears(m, s)
		return
	}
	first, _, ok := m.Span("date")
	if !ok {
		return
	}
	d, ok := r.text.DateAt(first, s.Last)
	if !ok {
		if d, ok = r.yearAt(first); !ok {
			return
		}
	}
	day, ok := r.partial(d, false)
	if !ok || r.meeting.StartDate != nil && string(day) > string(*r.meeting.StartDate) {
		r.miss("/meeting/previous", m.Rule.Name, d.First, d.Last, "the date does not tell a day, month or year before the meeting")
		return
	}
	gap := rules.Range(m.First, max(m.Last, d.Last))
	if a, b, ok := m.Span("gap"); ok {
		gap = rules.Range(a, max(b, d.Last))
	}
	if r.otherSeries(gap, s) {
		r.miss("/meeting/previous", m.Rule.Name, gap.First, gap.Last, "the words name another series")
		return
	}
	since := m.Rule.Value == "first-since"
	p := &readout.PreviousRound{Date: &day, FirstSince: since, GapText: ptr(r.text.Words(gap.First, gap.Last))}
	r.meeting.Previous = p
	dateID := r.citePartial("/meeting/previous/date", d, m.Rule.Name)
	r.cite("/meeting/previous/gap_text", gap.First, gap.Last, m.Rule.Name)
	if since {
		r.cite("/meeting/previous/first_since", m.First, m.Last, m.Rule.Name)
	}
	mention := readout.Mention{Date: &day, Relation: readout.MentionPrevious, Evidence: []string{}}
	path := fmt.Sprintf("/mentions/%d", len(r.record.Mentions))
	mention.Evidence = append(mention.Evidence, r.citePartial(path+"/date", d, m.Rule.Name))
	if a, b, ok := m.Span("ordinal"); ok {
		if o, ok := r.text.OrdinalAt(a); ok && o.Last == b {
			mention.Ordinal = &o.Value
			mention.Evidence = append(mention.Evidence, r.cite(path+"/ordinal", a, b, m.Rule.Name))
			r.checkOrdinal(o, -1, m.Rule.Value == "last")
		}
	}
	for k := m.First; k < min(m.Last+6, s.Last); k++ {
		if c, ok := r.text.MentionAt(k); ok && c.Form == rules.ByCity {
			mention.Place = ptr(r.text.Words(c.First, c.Last))
			mention.Evidence = append(mention.Evidence, r.cite(path+"/place", c.First, c.Last, m.Rule.Name))
			break
		}
	}
	r.record.Mentions = append(r.record.Mentions, mention)
	told := rules.Tokens{}
	if a, b, ok := m.Span("count"); ok {
		told = rules.Range(a, b)
		r.checkElapsed(told, day, dateID)
	}
	if since {
		r.first = &firstSince{words: rules.Range(m.First, m.Last), count: told, day: day, dateID: dateID}
	}
}

// firstInYears takes "the first in four years": that there was an earlier round
// of the series, and how long ago, without its date.
func (r *reader) firstInYears(m rules.Match, s prose.Sentence) {
	a, b, ok := m.Span("gap")
	if !ok || r.meeting.Series == nil {
		return
	}
	gap := rules.Range(a, b)
	if r.otherSeries(gap, s) {
		r.miss("/meeting/previous", m.Rule.Name, gap.First, gap.Last, "the words name another series")
		return
	}
	r.meeting.Previous = &readout.PreviousRound{FirstSince: true, GapText: ptr(r.text.Words(gap.First, gap.Last))}
	r.cite("/meeting/previous/gap_text", gap.First, gap.Last, m.Rule.Name)
	r.cite("/meeting/previous/first_since", m.First, m.Last, m.Rule.Name)
}

// otherSeries reports that words about an earlier round name, with capitals, a
// series that shares no word with this meeting's.
func (r *reader) otherSeries(gap rules.Tokens, s prose.Sentence) bool {
	for i := gap.First; i < gap.Last; i++ {
		t, ok := r.text.At(i, r.lang.SeriesHead)
		if !ok || !r.text.Tokens[i].Capital {
			continue
		}
		n, ok := r.series.At(t, s)
		if !ok {
			continue
		}
		if r.meeting.Series == nil {
			return n.Head.Value != string(r.meeting.Kind)
		}
		own := strings.ToLower(*r.meeting.Series)
		for k := n.Words.First; k < n.Words.Last; k++ {
			if w := r.text.Tokens[k]; w.Kind == prose.Word && w.End-w.Start > 3 && strings.Contains(own, strings.TrimSuffix(w.Lower, "s")) {
				return false
			}
		}
		return true
	}
	return false
}

// citePartial cites a date that may have been completed.
func (r *reader) citePartial(path string, d rules.Date, rule string) string {
	if d.Year > 0 {
		return r.cite(path, d.First, d.Last, rule)
	}
	var from []string
	if id := r.idOf("/release/date"); id != "" {
		from = append(from, id)
	}
	return r.derive(path, d.First, d.Last, rule, "the year is completed from the release's own date", from...)
}

// yearAt reads a bare year.
func (r *reader) yearAt(i int) (rules.Date, bool) {
	if i >= len(r.text.Tokens) {
		return rules.Date{}, false
	}
	if n, ok := r.text.Tokens[i].NumberValue(); ok && len(r.text.Tokens[i].Lower) == 4 && n >= 1900 && n <= 2100 {
		return rules.Date{First: i, Last: i + 1, Year: n, Weekday: -1}, true
	}
	return rules.Date{}, false
}

// marginOf records the meeting on whose margins this one was held.
func (r *reader) marginOf(m rules.Match, s prose.Sentence) {
	for i := m.Last; i < min(m.Last+12, s.Last); i++ {
		t, ok := r.text.At(i, r.lang.SeriesHead)
		if !ok {
			continue
		}
		n, ok := r.series.At(t, s)
		if !ok || n.Words.First < m.Last {
			return
		}
		path := fmt.Sprintf("/mentions/%d", len(r.record.Mentions))
		mention := readout.Mention{Series: ptr(r.text.Words(n.Words.First, n.Words.Last)), Relation: readout.MentionMarginOf}
		mention.Evidence = []string{r.cite(path+"/series", n.Words.First, n.Words.Last, m.Rule.Name)}
		if n.Ordinal.Value > 0 {
			mention.Ordinal = ptr(n.Ordinal.Value)
			mention.Evidence = append(mention.Evidence, r.cite(path+"/ordinal", n.Ordinal.First, n.Ordinal.Last, m.Rule.Name))
		}
		r.record.Mentions = append(r.record.Mentions, mention)
		return
	}
}

// nextRound takes the clause about the next round.
func (r *reader) nextRound(m rules.Match, s prose.Sentence) {
	toks := r.text.Tokens
	first := m.First
	if a, _, ok := m.Span("clause"); ok {
		first = a
	}
	if m.Rule.Value == "clause" {
		// back to the clause's subject, or to its verb where the subject is shared
		for first > s.First {
			w := toks[first-1].Lower
			if w == "and" || w == ";" || w == "that" && m.Rule.Name != "next.agreed" || toks[first-1].Kind == prose.Colon {
				break
			}
			if toks[first-1].Kind == prose.Comma && first-1 > s.First && first < m.First && m.First-first > 6 {
				break
			}
			first--
		}
	}
	last := m.Last
	for last < s.Last && toks[last].Kind != prose.Colon && toks[last].Kind != prose.Stop {
		if last >= m.Last && toks[last].Lower == "to" && m.Rule.Value != "sentence" && last+1 < s.Last && (toks[last+1].Lower == "review" || toks[last+1].Lower == "further" || toks[last+1].Lower == "discuss" || toks[last+1].Lower == "continue" || toks[last+1].Lower == "ensure") {
			break
		}
		last++
	}
	for last > first && toks[last-1].Kind == prose.Close && strings.ContainsRune(")]", rune(toks[last-1].Lower[0])) {
		last--
	}
	if last <= first {
		return
	}
	r.meeting.Next = &readout.NextRound{Text: r.text.Words(first, last)}
	r.cite("/meeting/next/text", first, last, m.Rule.Name)
	path := fmt.Sprintf("/mentions/%d", len(r.record.Mentions))
	mention := readout.Mention{Relation: readout.MentionNext}
	if day, at, derived, ok := r.nextDate(m.First, last, s); ok {
		r.meeting.Next.Date = &day
		mention.Date = &day
		for _, p := range []string{"/meeting/next/date", path + "/date"} {
			var id string
			if derived {
				var from []string
				if id := r.idOf("/release/date"); id != "" {
					from = append(from, id)
				}
				id = r.derive(p, at.First, at.Last, m.Rule.Name, "completed from the release's own date", from...)
			} else {
				id = r.cite(p, at.First, at.Last, m.Rule.Name)
			}
			if p != "/meeting/next/date" {
				mention.Evidence = append(mention.Evidence, id)
			}
		}
	}
	if a, b, ok := m.Span("ordinal"); ok && !r.otherSeries(rules.Range(m.First, last), s) {
		if o, ok := r.text.OrdinalAt(a); ok && o.Last == b && (r.meeting.Ordinal == nil || o.Value > *r.meeting.Ordinal) {
			mention.Ordinal = &o.Value
			mention.Evidence = append(mention.Evidence, r.cite(path+"/ordinal", a, b, m.Rule.Name))
			r.checkOrdinal(o, 1, true)
		}
	}
	for k := m.First; k < last; k++ {
		if c, ok := r.text.MentionAt(k); ok && c.Form == rules.ByCity {
			mention.Place = ptr(r.text.Words(c.First, c.Last))
			mention.Evidence = append(mention.Evidence, r.cite(path+"/place", c.First, c.Last, m.Rule.Name))
			break
		}
	}
	if len(mention.Evidence) > 0 {
		r.record.Mentions = append(r.record.Mentions, mention)
	}
}

// nextDate reads the date of the next round: a date, a bare year, "next year",
// "this fall".
func (r *reader) nextDate(first, last int, s prose.Sentence) (readout.PartialDate, rules.Tokens, bool, bool) {
	toks := r.text.Tokens
	for i := first; i < last; i++ {
		if d, ok := r.text.DateAt(i, last); ok && !d.Relative && d.Weekday < 0 {
			if p, ok := r.partial(d, true); ok && (r.anchor == "" || string(p) >= string(r.anchor)[:min(len(p), len(r.anchor))]) {
				return p, rules.Range(d.First, d.Last), d.Year == 0, true
			}
		}
		if d, ok := r.yearAt(i); ok && i > s.First {
			switch toks[i-1].Lower {
			case "in", "for", "of", "by", "during", "early", "late", "mid", "spring", "autumn", "summer", "winter", "fall", "-":
				if r.anchor == "" || d.Year >= r.anchor.Year() {
					return readout.PartialDate(strconv.Itoa(d.Year)), rules.Range(i, i+1), false, true
				}
			}
		}
		if i+1 < last && r.anchor != "" {
			year := 0
			switch toks[i].Lower + " " + toks[i+1].Lower {
			case "next year":
				year = r.anchor.Year() + 1
			case "this year", "this fall", "this autumn", "this summer", "this winter", "this spring":
				year = r.anchor.Year()
			}
			if year > 0 {
				return readout.PartialDate(strconv.Itoa(year)), rules.Range(i, i+2), true, true
			}
		}
	}
	return "", rules.Tokens{}, false, false
}
