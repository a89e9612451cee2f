package rounds

import (
	"fmt"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

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
	d, ok := r.Text.DateAt(first, s.Last)
	if !ok {
		if d, ok = r.Text.YearAt(first); !ok {
			return
		}
	}
	day, ok := d.Partial(r.Day, false)
	if !ok || r.meeting.StartDate != nil && (string(day) > string(*r.meeting.StartDate) || string(day) == string(*r.meeting.StartDate)) {
		r.Miss("/meeting/previous", m.Rule.Name, d.First, d.Last, "the date does not tell a day, month or year before the meeting")
		return
	}
	gap := rules.Range(m.First, max(m.Last, d.Last))
	if a, b, ok := m.Span("gap"); ok {
		gap = rules.Range(a, max(b, d.Last))
	}
	if r.otherSeries(gap, s) {
		r.Miss("/meeting/previous", m.Rule.Name, gap.First, gap.Last, "the words name another series")
		return
	}
	since := m.Rule.Value == "first-since"
	p := &readout.PreviousRound{Date: &day, FirstSince: since, GapText: new(r.Text.Words(gap.First, gap.Last))}
	r.meeting.Previous = p
	dateID := r.citePartial("/meeting/previous/date", d, m.Rule.Name)
	r.Cite("/meeting/previous/gap_text", gap.First, gap.Last, m.Rule.Name)
	if since {
		r.Cite("/meeting/previous/first_since", m.First, m.Last, m.Rule.Name)
	}
	mention := readout.Mention{Date: &day, Relation: readout.MentionPrevious, Evidence: []string{}}
	path := fmt.Sprintf("/mentions/%d", len(r.mentions))
	mention.Evidence = append(mention.Evidence, r.citePartial(path+"/date", d, m.Rule.Name))
	if a, b, ok := m.Span("ordinal"); ok {
		if o, ok := r.Text.OrdinalAt(a); ok && o.Last == b {
			mention.Ordinal = &o.Value
			mention.Evidence = append(mention.Evidence, r.Cite(path+"/ordinal", a, b, m.Rule.Name))
			r.checkOrdinal(o, -1, m.Rule.Value == "last")
		}
	}
	for k := m.First; k < min(m.Last+6, s.Last); k++ {
		if c, ok := r.Text.MentionAt(k); ok && c.Form == rules.ByCity {
			mention.Place = new(r.Text.Words(c.First, c.Last))
			mention.Evidence = append(mention.Evidence, r.Cite(path+"/place", c.First, c.Last, m.Rule.Name))
			break
		}
	}
	r.mentions = append(r.mentions, mention)
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
	if !ok || r.meeting.Series == nil && m.Rule.Name != "previous.first-visit-in-years" {
		return
	}
	gap := rules.Range(a, b)
	if r.otherSeries(gap, s) {
		r.Miss("/meeting/previous", m.Rule.Name, gap.First, gap.Last, "the words name another series")
		return
	}
	r.meeting.Previous = &readout.PreviousRound{FirstSince: true, GapText: new(r.Text.Words(gap.First, gap.Last))}
	r.Cite("/meeting/previous/gap_text", gap.First, gap.Last, m.Rule.Name)
	r.Cite("/meeting/previous/first_since", m.First, m.Last, m.Rule.Name)
}
