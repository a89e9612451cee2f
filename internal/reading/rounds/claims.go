package rounds

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// The results of a claim.
const (
	holds   = "holds"
	differs = "differs"
	unknown = "unknown" // the text does not tell enough to decide; the note says what is missing
)

// firstSince is the words by which a text calls its meeting the first since a
// day.
type firstSince struct {
	words  rules.Tokens
	count  rules.Tokens // "three years", empty where the text does not count
	day    readout.PartialDate
	dateID string // the evidence of the day
}

// claim adds what can be checked inside the text: the words that claim it and
// the ids of what they are compared with, those that there are.
func (r *reader) claim(kind, result, note string, at rules.Tokens, with ...string) {
	rule := "claim." + strings.ReplaceAll(kind, "_", "-")
	evidence := []string{r.Cite(fmt.Sprintf("/claims/%d", len(r.claims)), at.First, at.Last, rule)}
	for _, id := range with {
		if id != "" && !slices.Contains(evidence, id) {
			evidence = append(evidence, id)
		}
	}
	r.claims = append(r.claims, readout.Claim{Kind: kind, Result: result, Note: note, Evidence: evidence})
}

// heldOn is the day of the meeting, else the release's own, and its evidence;
// "" where neither is known.
func (r *reader) heldOn() (readout.Day, string) {
	if held := r.meeting.StartDate; held != nil {
		return *held, r.Of("/meeting/start_date")
	}
	return r.Day, r.Of("/release/date")
}

// checkElapsed compares "about three years" since a day with the day of the
// meeting. dateID is the evidence of the day.
func (r *reader) checkElapsed(count rules.Tokens, since readout.PartialDate, dateID string) {
	told, per, ok := r.span(count)
	if !ok {
		r.claim("elapsed_time", unknown, "the text does not count the time in years, months, weeks or days", count, dateID)
		return
	}
	day, id := r.heldOn()
	now, dated := day.Time()
	then, ok := partialTime(since)
	if !dated || !ok {
		r.claim("elapsed_time", unknown, "the day of the meeting is not known", count, dateID)
		return
	}
	months := float64(now.Year()-then.Year())*12 + float64(now.Month()-then.Month()) + float64(now.Day()-then.Day())/30
	result := differs
	slack := per/2 + 1
	if len(since) == 4 {
		slack += 11
	}
	least, most := told-slack, told+slack
	switch r.Text.Tokens[count.First-1].Lower { // the words of a rule stand before the count
	case "over", "than":
		most = told + per + slack
	case "nearly", "almost":
		least = told - per - slack
	}
	if months >= least && months <= most {
		result = holds
	}
	r.claim("elapsed_time", result, fmt.Sprintf("from %s to %s are %d months", since, day, int(months+0.5)), count, dateID, id)
}

// span reads "three years" as months; per is how many months its unit has.
func (r *reader) span(count rules.Tokens) (months, per float64, ok bool) {
	n := r.Text.NumberAt(count.First)
	if w := r.Text.Tokens[count.First].Lower; w == "a" || w == "an" {
		n = 1
	}
	for i := count.First + 1; i < count.Last && n > 0; i++ {
		if unit, ok := r.Text.At(i, r.Text.Language.Unit); ok {
			per = map[string]float64{"year": 12, "month": 1, "week": 0.23, "day": 0.033}[unit.Value]
			return float64(n) * per, per, per > 0
		}
	}
	return 0, 0, false
}

// partialTime is the first day of a partial date.
func partialTime(p readout.PartialDate) (time.Time, bool) {
	full := string(p) + "-01-01"[:10-len(p)]
	if len(p) == 7 {
		full = string(p) + "-01"
	}
	return readout.Day(full).Time()
}

// checkOrdinal compares the number of the round before (step -1) or after (step
// 1) with this one's. One that is no neighbour differs where the text says that
// it is the neighbour, and tells nothing where it only names an earlier round.
func (r *reader) checkOrdinal(o rules.Ordinal, step int, neighbour bool) {
	if r.meeting.Ordinal == nil || (o.Value-*r.meeting.Ordinal)*step <= 0 {
		return
	}
	note := map[int]string{-1: "the round before has the number before", 1: "the round after has the number after"}[step]
	result := holds
	if want := *r.meeting.Ordinal + step; o.Value != want {
		if !neighbour {
			return
		}
		result, note = differs, fmt.Sprintf("beside round %d, round %d was to be expected", *r.meeting.Ordinal, want)
	}
	r.claim("ordinal", result, note, rules.Range(o.First, o.Last), r.Of("/meeting/ordinal"))
}

// checkListed compares the number of this round with the rounds that the text
// lists, and their numbers with their dates.
func (r *reader) checkListed() {
	if len(r.earlier) < 2 {
		return
	}
	ordinal := r.Of("/meeting/ordinal")
	rounds := slices.Clone(r.earlier)
	slices.SortStableFunc(rounds, func(a, b listed) int { return a.ordinal.Value - b.ordinal.Value })
	if rounds[0].ordinal.Value == 0 {
		r.checkCount(ordinal)
		return
	}
	for i := 1; i < len(rounds); i++ {
		a, b := rounds[i-1], rounds[i]
		n := min(len(a.day), len(b.day))
		if a.ordinal.Value < b.ordinal.Value && a.day[:n] > b.day[:n] {
			r.claim("ordinal", differs, fmt.Sprintf("round %d is dated %s, before round %d of %s", b.ordinal.Value, b.day, a.ordinal.Value, a.day),
				rules.Range(b.date.First, b.date.Last), a.id, b.id)
		}
	}
	if r.meeting.Ordinal == nil {
		return
	}
	last := rounds[len(rounds)-1]
	at := rules.Range(last.date.First, last.date.Last)
	if last.ordinal.Last > last.ordinal.First {
		at.First, at.Last = last.ordinal.First, last.ordinal.Last
	}
	whole := rounds[0].ordinal.Value == 1 && last.ordinal.Value == len(rounds)
	switch n := last.ordinal.Value; {
	case n == *r.meeting.Ordinal-1 && slices.ContainsFunc(r.claims, func(c readout.Claim) bool { return c.Kind == "ordinal" && c.Result == holds }):
		// said once already
	case n == *r.meeting.Ordinal-1:
		r.claim("ordinal", holds, "the last round that the text lists has the number before", at, last.id, ordinal)
	case n >= *r.meeting.Ordinal:
		r.claim("ordinal", differs, fmt.Sprintf("round %d is listed among those before round %d", n, *r.meeting.Ordinal), at, last.id, ordinal)
	case whole:
		r.claim("ordinal", differs, fmt.Sprintf("the list ends with round %d, after which round %d was to be expected", n, n+1), at, last.id, ordinal)
	default:
		r.claim("ordinal", unknown, "the text lists some of the rounds only", at, last.id, ordinal)
	}
}

// checkTitle tells that the title gives the round of this meeting another number
// than the text, which is believed.
func (r *reader) checkTitle() {
	o := r.TitleOrdinal
	if o.Value == 0 || r.meeting.Ordinal == nil || o.Value == *r.meeting.Ordinal {
		return
	}
	r.claim("ordinal", differs, fmt.Sprintf("the title says round %d, the text round %d", o.Value, *r.meeting.Ordinal), rules.Range(o.First, o.Last), r.Of("/meeting/ordinal"))
}

// checkCount compares the number of this round with how many rounds a list
// says that it has, and that with how many it has.
func (r *reader) checkCount(ordinal string) {
	if r.earlierCount.Empty() {
		return
	}
	told := r.Text.NumberAt(r.earlierCount.First)
	switch {
	case told == 0:
	case told != len(r.earlier):
		r.claim("ordinal", differs, fmt.Sprintf("%d rounds are counted and %d are listed", told, len(r.earlier)), r.earlierCount, r.earlier[0].id)
	case r.meeting.Ordinal == nil:
	case told != *r.meeting.Ordinal-1:
		r.claim("ordinal", differs, fmt.Sprintf("after %d rounds, round %d was to be expected", told, told+1), r.earlierCount, ordinal)
	}
}

// checkFirst tells whether the text itself names a round between the day since
// which its meeting is the first and the meeting. Where the words count the
// time too, that claim is checked by the dates, and this one is made only where
// the rounds decide it.
func (r *reader) checkFirst() {
	f := r.first
	if f == nil {
		return
	}
	var latest readout.Mention
	var held []string // evidence of the rounds that the text names besides
	for _, m := range r.mentions {
		if m.Date == nil || m.Relation != readout.MentionListed {
			continue
		}
		held = append(held, m.Evidence[0])
		if latest.Date == nil || *m.Date > *latest.Date {
			latest = m
		}
	}
	switch {
	case latest.Date == nil && !f.count.Empty():
	case latest.Date == nil:
		r.claim("first_since", unknown, "the text names no other round to compare with", f.words, f.dateID)
	case after(*latest.Date, f.day):
		r.claim("first_since", differs, fmt.Sprintf("the text lists a round of %s, after %s", *latest.Date, f.day), f.words, append([]string{f.dateID}, latest.Evidence...)...)
	case after(f.day, *latest.Date):
		r.claim("first_since", unknown, fmt.Sprintf("the text lists no round of %s", f.day), f.words, append([]string{f.dateID}, latest.Evidence...)...)
	default:
		r.claim("first_since", holds, "no round that the text lists is later", f.words, append([]string{f.dateID}, held...)...)
	}
}

// after reports a date that is later than another as far as both are told.
func after(a, b readout.PartialDate) bool {
	n := min(len(a), len(b))
	return a[:n] > b[:n]
}

// mostWeekdays bounds the days of the week that are compared in one text.
const mostWeekdays = 16

// checkWeekdays compares each day of the week with the date beside it. Where
// neither the words nor the release's own date give the year, the claim is
// unknown; so it is where the year was completed away from the clause of the
// meeting and does not fit.
func (r *reader) checkWeekdays() {
	claimed := map[string]bool{}
	for k, s := range r.Text.Sentences {
		for i := s.First; i < s.Last && len(claimed) < mostWeekdays; i++ {
			if !r.Text.Is(i, r.Text.Language.Weekday) {
				continue
			}
			d, ok := r.Text.DateAt(i, s.Last)
			if !ok || d.Weekday < 0 || d.Day == 0 || r.Text.Tokens[i].Kind != prose.Word {
				continue
			}
			words := r.Text.Words(d.First, d.Last)
			if !claimed[words] {
				claimed[words] = true
				r.checkWeekday(d, k == r.Sentence)
			}
			i = d.Last - 1
		}
	}
}

func (r *reader) checkWeekday(d rules.Date, main bool) {
	at := rules.Range(d.First, d.Last)
	w, ok := d.Days(r.Day, main && r.Future)
	if !ok {
		r.claim("weekday", unknown, "the text does not tell the year", at)
		return
	}
	t, _ := w.Start.Time()
	note := string(w.Start) + " is a " + t.Weekday().String()
	switch {
	case int(t.Weekday()) == d.Weekday:
		r.claim("weekday", holds, note, at)
	case w.Derived && !main:
		r.claim("weekday", unknown, note+", but the text does not tell the year", at)
	default:
		r.claim("weekday", differs, note, at)
	}
}
