package claims

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"readout"
)

// reading is one account while it is checked.
type reading struct {
	Account
	*checker
	at  int
	own int                 // the number of its round, 0 where nobody gives one
	day readout.PartialDate // of its round
}

// evidence is the words at a path, or below it; false where there are none.
func (r *reading) evidence(path string) (readout.Evidence, bool) {
	for _, e := range r.Record.Evidence {
		if e.Path == path {
			return e, true
		}
	}
	for _, e := range r.Record.Evidence {
		if strings.HasPrefix(e.Path, path+"/") {
			return e, true
		}
	}
	return readout.Evidence{}, false
}

// found adds a check of words of this account.
func (r *reading) found(kind Kind, result Result, path string, k Check) {
	e, ok := r.evidence(path)
	if !ok {
		return // no claim without words
	}
	k.Kind, k.Result, k.Account, k.Round, k.Words, k.Span = kind, result, r.at, r.Account.Round, e.Exact, readout.Span{Start: e.Start, End: e.End}
	r.add(k)
}

// position holds the number of the round against the rounds that are known beside
// it.
func (r *reading) position() {
	if r.own == 0 || r.day == "" {
		return
	}
	var against []int
	result := Unknown
	for _, step := range []int{-1, 1} {
		for _, i := range r.numbered(r.own + step) {
			other := r.Rounds[i]
			if other.Start == "" || i == r.Account.Round {
				continue
			}
			against = append(against, i)
			if result == Unknown {
				result = Fits
			}
			if step < 0 && later(other.Start, r.day) || step > 0 && later(r.day, other.Start) {
				result = DoesNotFit
			}
			break
		}
	}
	said := slices.ContainsFunc(r.checks, func(k Check) bool {
		return k.Kind == Position && k.Round == r.Account.Round && slices.Equal(k.Numbers, []int{r.own})
	}) // by another text about the same round
	if result != Unknown && !said {
		r.found(Position, result, "/meeting/ordinal", Check{Against: against, Numbers: []int{r.own}})
	}
}

// since checks "the first in three years since April 2015": the time, and that no
// round lies between.
func (r *reading) since() {
	p := r.Record.Meeting.Previous
	if p == nil || p.Date == nil || r.day == "" {
		return
	}
	since := *p.Date
	from := r.dated(since, r.Account.Round)
	if p.GapText != nil {
		if span, ok := spanOf(*p.GapText); ok {
			r.elapsed(span, since, from)
		}
	}
	if !p.FirstSince {
		return
	}
	var between []int
	for i, other := range r.Rounds {
		if i != r.Account.Round && later(other.Start, since) && later(r.day, other.Start) && !agree(other.Start, since) {
			between = append(between, i)
		}
	}
	k := Check{Dates: []readout.PartialDate{since}}
	switch {
	case len(between) > 0:
		k.Against = between
		r.found(FirstSince, DoesNotFit, "/meeting/previous/first_since", k)
	case from < 0 || !r.known(from):
		r.found(FirstSince, Unknown, "/meeting/previous/first_since", k)
	default:
		k.Against = []int{from}
		r.found(FirstSince, Fits, "/meeting/previous/first_since", k)
	}
}

// known reports whether more than this account's own words know a round.
func (r *reading) known(place int) bool {
	if r.Rounds[place].Held {
		return true
	}
	for i, a := range r.Accounts {
		if i == r.at {
			continue
		}
		for _, m := range a.Record.Mentions {
			if m.Date != nil && agree(*m.Date, r.Rounds[place].Start) {
				return true
			}
		}
	}
	return false
}

// elapsed compares a time with that between the round that is known and this one.
func (r *reading) elapsed(s span, since readout.PartialDate, from int) {
	if from < 0 || !r.known(from) {
		r.found(Elapsed, Unknown, "/meeting/previous/gap_text", Check{Dates: []readout.PartialDate{since}})
		return
	}
	start := since
	if d := r.Rounds[from].Start; len(d) > len(start) {
		start = d
	}
	months, ok := monthsBetween(start, r.day)
	if !ok {
		r.found(Elapsed, Unknown, "/meeting/previous/gap_text", Check{Dates: []readout.PartialDate{since}})
		return
	}
	result := DoesNotFit
	if s.allows(months, len(start)) {
		result = Fits
	}
	r.found(Elapsed, result, "/meeting/previous/gap_text", Check{Against: []int{from}, Dates: []readout.PartialDate{start, r.day}, Months: int(months)})
}

// mentions holds the numbers and dates of other rounds against those known.
func (r *reading) mentions() {
	listed, fit := 0, []int(nil)
	for i, m := range r.Record.Mentions {
		path := fmt.Sprintf("/mentions/%d", i)
		if m.Series != nil && (r.Record.Meeting.Series == nil || *m.Series != *r.Record.Meeting.Series) {
			continue // of another series
		}
		switch m.Relation {
		case readout.MentionNext:
			r.next(m, path)
		case readout.MentionPrevious, readout.MentionListed:
			if m.Relation == readout.MentionListed {
				listed++
			}
			if place, ok := r.earlier(m, path); ok {
				fit = append(fit, place)
			}
		}
	}
	if listed > 1 && len(fit) > 0 {
		r.found(Listed, Fits, "/mentions", Check{Against: fit, Numbers: []int{listed, len(fit)}})
	}
}

// earlier checks the number and the date of an earlier round; ok for one of a list
// that fits, which the list tells of.
func (r *reading) earlier(m readout.Mention, path string) (place int, ok bool) {
	if m.Ordinal == nil || m.Date == nil {
		return 0, false
	}
	words := path + "/ordinal"
	if _, there := r.evidence(words); !there {
		words = path
	}
	for _, i := range r.numbered(*m.Ordinal) {
		known := r.Rounds[i]
		if !known.Held || known.Start == "" || i == r.Account.Round {
			continue
		}
		if agree(known.Start, *m.Date) {
			if m.Relation == readout.MentionListed {
				return i, true
			}
			r.found(Earlier, Fits, words, Check{Against: []int{i}, Numbers: []int{*m.Ordinal}, Dates: []readout.PartialDate{*m.Date}})
			return 0, false
		}
		k := Check{Against: []int{i}, Numbers: []int{*m.Ordinal}, Dates: []readout.PartialDate{*m.Date}}
		if at := r.dated(*m.Date, r.Account.Round); at >= 0 && r.Rounds[at].Held {
			k.Against = append(k.Against, at)
		}
		r.found(Earlier, DoesNotFit, words, k)
		return 0, false
	}
	return 0, false
}

// next checks the number of the round to come, and when it was held in the end.
func (r *reading) next(m readout.Mention, path string) {
	words := path + "/ordinal"
	if m.Ordinal != nil && r.own > 0 {
		result := Fits
		if *m.Ordinal != r.own+1 {
			result = DoesNotFit
		}
		r.found(Neighbour, result, words, Check{Against: []int{r.Account.Round}, Numbers: []int{r.own, r.own + 1, *m.Ordinal}})
		if result == DoesNotFit {
			return
		}
	}
	if m.Date == nil || r.own == 0 {
		return
	}
	for _, i := range r.numbered(r.own + 1) {
		known := r.Rounds[i]
		if !known.Held || known.Start == "" {
			continue
		}
		result := DoesNotFit
		if agree(known.Start, *m.Date) {
			result = Fits
		}
		r.found(Planned, result, path+"/date", Check{Against: []int{i}, Dates: []readout.PartialDate{*m.Date, known.Start}, Numbers: []int{r.own + 1}})
		return
	}
}

// announced checks the day of an announcement against the day on which the round
// was held.
func (r *reading) announced() {
	m := r.Record.Meeting
	if m.Account == nil || *m.Account != readout.AccountAdvance || m.StartDate == nil {
		return
	}
	for i, a := range r.Accounts {
		o := a.Record.Meeting
		if i == r.at || a.Round != r.Account.Round || o == nil || o.StartDate == nil || o.Account == nil || *o.Account == readout.AccountAdvance {
			continue
		}
		result := Fits
		if *o.StartDate != *m.StartDate {
			result = DoesNotFit
		}
		r.found(Planned, result, "/meeting/start_date", Check{Against: []int{r.Account.Round}, Dates: []readout.PartialDate{readout.PartialDate(*m.StartDate), readout.PartialDate(*o.StartDate)}, Numbers: []int{r.own}})
		return
	}
}

// weekdays are checked in the text alone; the calendar is the register.
func (r *reading) weekdays() {
	for i, c := range r.Record.Claims {
		if c.Kind != "weekday" {
			continue
		}
		day, _, _ := strings.Cut(c.Note, " ")
		if _, err := readout.ParseDay(day); err != nil || c.Result == "unknown" {
			continue
		}
		result := Fits
		if c.Result == "differs" {
			result = DoesNotFit
		}
		r.found(Weekday, result, fmt.Sprintf("/claims/%d", i), Check{Dates: []readout.PartialDate{readout.PartialDate(day)}})
	}
}

// inText passes on that a text numbers its own round, or those that it lists, in a
// way that does not hold, where no other check tells of these words.
func (r *reading) inText() {
	for i, c := range r.Record.Claims {
		if c.Kind != "ordinal" || c.Result != "differs" {
			continue
		}
		e, ok := r.evidence(fmt.Sprintf("/claims/%d", i))
		span := readout.Span{Start: e.Start, End: e.End}
		if !ok || slices.ContainsFunc(r.checks, func(k Check) bool { return k.Account == r.at && k.Result == DoesNotFit && k.Span.Overlaps(span) }) {
			continue
		}
		r.found(InText, DoesNotFit, fmt.Sprintf("/claims/%d", i), Check{})
	}
}

// span is a time as a text gives it.
type span struct {
	months, per float64 // per: the months of its unit
	more, less  bool    // more than, nearly
}

// spanOf reads "in about three years since April 2015".
func spanOf(words string) (span, bool) {
	f := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return r == ' ' || r == '-' || r == '\n' || r == '\u00a0' || r == ',' })
	for i, w := range f {
		per := map[string]float64{"year": 12, "years": 12, "month": 1, "months": 1, "week": 0.23, "weeks": 0.23, "day": 0.033, "days": 0.033}[w]
		if per == 0 || i == 0 {
			continue
		}
		n := slices.Index(numbers, f[i-1])
		if f[i-1] == "a" || f[i-1] == "an" {
			n = 1
		}
		if n < 0 {
			if _, err := fmt.Sscanf(f[i-1], "%d", &n); err != nil {
				continue
			}
		}
		if n < 1 {
			continue
		}
		s := span{months: float64(n) * per, per: per}
		for _, before := range f[:i-1] {
			s.more = s.more || before == "over" || before == "than"
			s.less = s.less || before == "nearly" || before == "almost"
		}
		return s, true
	}
	return span{}, false
}

var numbers = strings.Fields("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty")

// allows reports whether so many months are what a text may mean: half a unit
// either way and a month, a year where the earlier date is a year alone; precise is
// how much of that date is known.
func (s span) allows(months float64, precise int) bool {
	slack := s.per/2 + 1
	if precise == 4 {
		slack += 11
	}
	least, most := s.months-slack, s.months+slack
	if s.more {
		most += s.per
	}
	if s.less {
		least -= s.per
	}
	return months >= least && months <= most
}

// monthsBetween are the months from one date to another, parts of them by days; a
// date without a day begins its month.
func monthsBetween(from, to readout.PartialDate) (float64, bool) {
	a, okA := first(from)
	b, okB := first(to)
	if !okA || !okB || b.Before(a) {
		return 0, false
	}
	if len(from) < len("2006-01-02") || len(to) < len("2006-01-02") {
		return float64((b.Year()-a.Year())*12) + float64(b.Month()-a.Month()), true
	}
	whole := (b.Year()-a.Year())*12 + int(b.Month()) - int(a.Month())
	days := b.Day() - a.Day()
	if days < 0 {
		whole--
		days += 30
	}
	return float64(whole) + float64(days)/31, true
}

func first(d readout.PartialDate) (time.Time, bool) {
	full := string(d)
	switch len(full) {
	case 4:
		full += "-01-01"
	case 7:
		full += "-01"
	}
	t, err := time.Parse(time.DateOnly, full)
	return t, err == nil
}
