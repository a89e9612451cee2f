package rounds

import (
	"fmt"
	"strconv"
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// nextRound takes the clause about the next round.
func (r *reader) nextRound(m rules.Match, s prose.Sentence) {
	toks := r.Text.Tokens
	if a, b, ok := m.Span("ordinal"); ok && r.meeting.Ordinal != nil {
		if o, ok := r.Text.OrdinalAt(a); ok && o.Last == b && o.Value <= *r.meeting.Ordinal {
			return // the round itself, or one before
		}
	}
	if strings.HasPrefix(m.Rule.Name, "next.host-nth") && (r.meeting.Series == nil || r.otherSeries(rules.Range(m.First, min(m.Last+4, s.Last)), s)) {
		return // somebody hosts something else
	}
	first := m.First
	if a, _, ok := m.Span("clause"); ok {
		first = a
	}
	if m.Rule.Value == "clause" || m.Rule.Value == "weak" {
		// back to the clause's subject, or to its verb where the subject is shared
		for first > s.First {
			w := toks[first-1].Lower
			if w == "and" && !r.pairOfSubjects(first-1, s, m) || w == ";" || w == "that" && m.Rule.Name != "next.agreed" || toks[first-1].Kind == prose.Colon {
				break
			}
			if toks[first-1].Kind == prose.Comma && first-1 > s.First && first < m.First && m.First-first > 6 {
				break
			}
			first--
		}
	}
	if first == s.First && toks[first].Kind == prose.Number && toks[first].End-toks[first].Start <= 2 && first+1 < m.Last && toks[first+1].Capital {
		first++ // the number of the paragraph
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
	r.meeting.Next = &readout.NextRound{Text: r.Text.Words(first, last)}
	r.Cite("/meeting/next/text", first, last, m.Rule.Name)
	path := fmt.Sprintf("/mentions/%d", len(r.mentions))
	mention := readout.Mention{Relation: readout.MentionNext}
	if day, at, derived, ok := r.nextDate(m.First, last, s); ok {
		r.meeting.Next.Date = &day
		mention.Date = &day
		for _, p := range []string{"/meeting/next/date", path + "/date"} {
			var id string
			if derived {
				id = r.Derive(p, at.First, at.Last, m.Rule.Name, "completed from the release's own date", r.Of("/release/date"))
			} else {
				id = r.Cite(p, at.First, at.Last, m.Rule.Name)
			}
			if p != "/meeting/next/date" {
				mention.Evidence = append(mention.Evidence, id)
			}
		}
	}
	if a, b, ok := m.Span("ordinal"); ok && !r.otherSeries(rules.Range(m.First, last), s) {
		if o, ok := r.Text.OrdinalAt(a); ok && o.Last == b && (r.meeting.Ordinal == nil || o.Value > *r.meeting.Ordinal) {
			mention.Ordinal = &o.Value
			mention.Evidence = append(mention.Evidence, r.Cite(path+"/ordinal", a, b, m.Rule.Name))
			r.checkOrdinal(o, 1, true)
		}
	}
	for k := m.First; k < last; k++ {
		if c, ok := r.Text.MentionAt(k); ok && c.Form == rules.ByCity {
			mention.Place = new(r.Text.Words(c.First, c.Last))
			mention.Evidence = append(mention.Evidence, r.Cite(path+"/place", c.First, c.Last, m.Rule.Name))
			break
		}
	}
	if len(mention.Evidence) > 0 {
		r.mentions = append(r.mentions, mention)
	}
}

// pairOfSubjects reports an "and" that joins two who do one thing: "Norway and
// Chile look forward to …".
func (r *reader) pairOfSubjects(and int, s prose.Sentence, m rules.Match) bool {
	const long = 9
	toks := r.Text.Tokens
	if and-s.First > long || m.First-and < 2 || m.First-and > long {
		return false
	}
	for i := s.First; i < m.First; i++ {
		t := &toks[i]
		if t.Kind == prose.Comma {
			return false
		}
		if _, ok := r.Text.MentionAt(i); ok || i == and || t.Capital || t.Kind != prose.Word {
			continue
		}
		switch t.Lower {
		case "the", "of", "from", "for", "both", "his", "her", "minister", "ministers", "secretary", "president", "leaders", "side", "sides", "also", "will", "would":
		default:
			return false
		}
	}
	return true
}

// nextDate reads the date of the next round: a date, a bare year, "next year",
// "this fall".
func (r *reader) nextDate(first, last int, s prose.Sentence) (readout.PartialDate, rules.Tokens, bool, bool) {
	toks := r.Text.Tokens
	for i := first; i < last; i++ {
		if d, ok := r.Text.DateAt(i, last); ok && !d.Relative && d.Weekday < 0 {
			if p, ok := d.Partial(r.Day, true); ok && (r.Day == "" || string(p) >= string(r.Day)[:min(len(p), len(r.Day))]) {
				return p, rules.Range(d.First, d.Last), d.Year == 0, true
			}
		}
		if d, ok := r.Text.YearAt(i); ok && i > s.First {
			switch toks[i-1].Lower {
			case "in", "for", "of", "by", "during", "early", "late", "mid", "spring", "autumn", "summer", "winter", "fall", "-":
				if r.Day == "" || d.Year >= r.Day.Year() {
					return readout.PartialDate(strconv.Itoa(d.Year)), rules.Range(i, i+1), false, true
				}
			}
		}
		if i+1 < last && r.Day != "" {
			year := 0
			switch toks[i].Lower + " " + toks[i+1].Lower {
			case "next year":
				year = r.Day.Year() + 1
			case "this year", "this fall", "this autumn", "this summer", "this winter", "this spring":
				year = r.Day.Year()
			}
			if year > 0 {
				return readout.PartialDate(strconv.Itoa(year)), rules.Range(i, i+2), true, true
			}
		}
	}
	return "", rules.Tokens{}, false, false
}
