package rounds

import (
	"fmt"

	"readout"
	"readout/internal/reading/rules"
)

// setPrevious makes the words that tell most of an earlier round the record's.
func (r *reader) setPrevious() {
	e := r.before
	const near = 6
	if t := r.inTime; !t.Empty() && t.Last <= e.gap.First && e.gap.First-t.Last <= near && r.Text.SentenceAt(t.First) == r.Text.SentenceAt(e.gap.First) {
		e.gap.First = t.First // "after a gap of three years, with the last round in Lima in 2018": one phrase
	}
	p := &readout.PreviousRound{FirstSince: e.since || !r.inTime.Empty(), GapText: new(r.Text.Words(e.gap.First, e.gap.Last))}
	r.meeting.Previous = p
	var dateID string
	path := fmt.Sprintf("/mentions/%d", len(r.mentions))
	mention := readout.Mention{Relation: readout.MentionPrevious, Evidence: []string{}}
	if !e.when.Empty() {
		p.Date, mention.Date = &e.when.day, &e.when.day
		dateID = r.citeWhen("/meeting/previous/date", e.when, e.rule)
	}
	r.Cite("/meeting/previous/gap_text", e.gap.First, e.gap.Last, e.rule)
	if p.FirstSince {
		r.Cite("/meeting/previous/first_since", e.words.First, e.words.Last, e.rule)
	}
	if e.when.Empty() {
		return
	}
	mention.Evidence = append(mention.Evidence, r.citeWhen(path+"/date", e.when, e.rule))
	if e.ordinal.Value > 0 {
		mention.Ordinal = &e.ordinal.Value
		mention.Evidence = append(mention.Evidence, r.Cite(path+"/ordinal", e.ordinal.First, e.ordinal.Last, e.rule))
		r.checkOrdinal(e.ordinal, -1, e.last)
	}
	last := r.Text.Sentences[r.Text.SentenceAt(e.gap.First)].Last
	for k := e.gap.First; k < min(e.gap.Last+6, last); k++ {
		if c, ok := r.Text.MentionAt(k); ok && c.Form == rules.ByCity {
			mention.Place = new(r.Text.Words(c.First, c.Last))
			mention.Evidence = append(mention.Evidence, r.Cite(path+"/place", c.First, c.Last, e.rule))
			break
		}
	}
	r.mentions = append(r.mentions, mention)
	if !e.count.Empty() {
		r.checkElapsed(e.count, e.when.day, dateID)
	}
	if e.since {
		r.first = &firstSince{words: e.words, count: e.count, day: e.when.day, dateID: dateID}
	}
}

// citeWhen cites a time that may have been completed.
func (r *reader) citeWhen(path string, w when, rule string) string {
	if !w.derived {
		return r.Cite(path, w.First, w.Last, rule)
	}
	return r.Derive(path, w.First, w.Last, rule, "completed from the release's own date", r.Of("/release/date"))
}
