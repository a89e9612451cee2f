// Package days reads on which day or days a meeting was held.
//
// The clause that reports the meeting is given, and the release's own day, from which
// "yesterday" and a day without a year are told. A day that belongs to something else
// in the clause, or that lies far from the release's own, is no value.
package days

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// Meeting is what is known of a meeting before its days are read. Positions are
// tokens of the text.
type Meeting struct {
	*rules.Evidence // where the values of the record are cited

	Text     *rules.Text
	Title    rules.Tokens // of the release; empty where it has none
	Day      readout.Day  // the release's own, "" where it has none
	Sentence int          // the number of the one that reports the meeting
	Words    rules.Tokens // of the clause that reports it, as its rule found them
	Form     string       // met, held, call, courtesy, received, visit
	Future   bool         // it is announced
	Journey  int          // the number of the sentence of the journey to it, -1 for none
	Assembly bool         // it is a conference of many

	Body       func(sentence int) bool              // tells the sentences of the text proper
	Background func(prose.Sentence) bool            // tells those about another time
	ClauseEnd  func(from int, s prose.Sentence) int // where the part of a clause ends that says who met

	// Miss is told of words that came close to a value at a path, and why they
	// give none.
	Miss func(path, rule string, first, last int, why string)
}

// reader reads the days of one meeting.
type reader struct {
	*Meeting
	meeting *readout.ReportedMeeting
}

// Read reads the days of a meeting into what is reported of it.
func Read(m *Meeting, reported *readout.ReportedMeeting) {
	r := reader{Meeting: m, meeting: reported}
	r.read()
}

// read reads the day or days of the meeting.
func (r *reader) read() {
	s := r.Text.Sentences[r.Sentence]
	d, rule, ok := r.eventDate(s), "date.clause", false
	if d.Last > 0 {
		ok = true
	}
	if !ok {
		d, rule, ok = r.otherDate()
	}
	if !ok && r.Journey >= 0 && r.Assembly {
		if d = r.eventDate(r.Text.Sentences[r.Journey]); d.Last > 0 {
			rule, ok = "date.clause", true
		}
	}
	if !ok && r.beforeCeremony(s) {
		if d = r.ceremonyDate(r.Text.Sentences[r.Sentence-1]); d.Last > 0 {
			rule, ok = "date.ceremony", true
		}
	}
	if t, found := r.titleDate(); found && (!ok || r.Form == "visit" && d.ToDay == 0 && t.ToDay > 0) {
		d, rule, ok = t, "date.title", true
	}
	if !ok {
		return
	}
	w, ok := d.Days(r.Day, r.Future)
	if !ok {
		r.miss(rule, d, "neither the words nor a date of the release tell the year")
		return
	}
	// a clause about a day long past is not the release's meeting; its date would be
	// another's
	if anchor, dated := r.Day.Time(); dated {
		if t, ok := w.Start.Time(); !ok || t.Sub(anchor).Abs().Hours() > 24*400 {
			r.miss(rule, d, "the day lies more than a year from the release's own")
			return
		}
	}
	w = r.lasted(w, s)
	r.meeting.StartDate, r.meeting.EndDate = &w.Start, &w.End
	for _, path := range []string{"/meeting/start_date", "/meeting/end_date"} {
		if !w.Derived {
			r.Cite(path, d.First, d.Last, rule)
			continue
		}
		r.Derive(path, d.First, d.Last, rule, "completed from the release's own date", r.Of("/release/date"))
	}
}

// beforeCeremony reports talks that were held before what the sentence before tells
// of: "Prior to the ceremony the Ministers held talks."
func (r *reader) beforeCeremony(s prose.Sentence) bool {
	if i := r.Text.SentenceAt(s.First); i == 0 || !r.Body(i-1) {
		return false
	}
	switch r.Text.Tokens[s.First].Lower {
	case "prior", "before", "after", "following":
	default:
		return false
	}
	for k := s.First + 1; k < min(s.First+5, s.Last); k++ {
		switch r.Text.Tokens[k].Lower {
		case "ceremony", "signing":
			return true
		}
	}
	return false
}

// ceremonyDate is the day on which the sentence before says that something was
// signed.
func (r *reader) ceremonyDate(s prose.Sentence) rules.Date {
	for i := s.First; i < s.Last; i++ {
		if d, ok := r.Text.DateAt(i, s.Last); ok && d.Precise() && (d.Relative || i > s.First && r.Text.Tokens[i-1].Lower == "on") {
			return d
		}
	}
	return rules.Date{}
}

// lasted moves the first day back where the clause says that the meeting
// concluded that day after so many days.
func (r *reader) lasted(w rules.Days, s prose.Sentence) rules.Days {
	m, ok := r.Text.First("duration", s.First, s.Last)
	if !ok || w.Start != w.End {
		return w
	}
	first, _, ok := m.Span("days")
	if !ok {
		return w
	}
	if n := r.Text.NumberAt(first); n > 1 && n < 15 {
		w.Start, w.Derived = w.End.AddDays(1-n), true
	}
	return w
}

// eventDate chooses among the dates of the clause: one after "on", outside
// "since …", "from … to …" and clauses about something else.
func (r *reader) eventDate(s prose.Sentence) rules.Date {
	toks := r.Text.Tokens
	var best rules.Date
	score := 0
	relative := false
	for i := s.First; i < s.Last; i++ {
		if toks[i].Lower == "who" || toks[i].Lower == "which" {
			relative = true
		}
		if relative && toks[i].Kind == prose.Comma {
			relative = false
		}
		d, ok := r.Text.DateAt(i, s.Last)
		if !ok {
			continue
		}
		i = d.Last - 1
		if !d.Precise() || r.dateOfOther(d, s) {
			r.miss("date.clause", d, "the date names no day, or belongs to something else")
			continue
		}
		points := 2
		if p := d.First - 1; p >= s.First && (toks[p].Lower == "on" || toks[p].Lower == "from" && d.ToDay > 0) || d.Relative {
			points++
		}
		if d.Day > 0 {
			points++
		}
		if d.First > r.Words.First {
			points++
		}
		if relative || d.First > r.ClauseEnd(max(r.Words.First, r.Words.Last-1), s) {
			points -= 2
			if relative {
				points--
			}
		}
		if d.First-1 >= s.First && toks[d.First-1].Lower == "from" && d.ToDay == 0 {
			points -= 2
		}
		if points > score {
			best, score = d, points
		}
	}
	return best
}

// dateOfOther reports a date that belongs to something else in the clause.
func (r *reader) dateOfOther(d rules.Date, s prose.Sentence) bool {
	toks := r.Text.Tokens
	for k := d.First - 1; k >= max(s.First, d.First-3); k-- {
		switch toks[k].Lower {
		case "travel":
			if r.Form != "visit" || d.ToDay == 0 {
				return true // the days of a journey are those of the visit
			}
			return false
		case "between":
			return d.ToDay == 0
		case "since", "until", "signed", "released", "launched", "adopted", "announced", "following", "after", "before", "by", "published", "invasion", "attack", "attacks", "earthquake", "depart", "seminar":
			return true
		case "on", "the", "of", "in", "from":
		default:
			return r.travelOnly(d, s)
		}
	}
	return r.travelOnly(d, s)
}

// travelOnly reports the day of a journey that is not the day of its meetings.
func (r *reader) travelOnly(d rules.Date, s prose.Sentence) bool {
	if r.Form == "held" && d.Day == 0 {
		for k := max(s.First, d.First-2); k < min(s.Last, d.Last+2); k++ {
			switch r.Text.Tokens[k].Lower {
			case "departed", "departs", "left", "leaves", "flew":
				return true
			}
		}
	}
	if r.Form != "visit" || !d.Relative {
		return false
	}
	for k := s.First; k < d.First; k++ {
		switch r.Text.Tokens[k].Lower {
		case "travel", "travels", "depart", "departs", "leave", "leaves":
			return true
		}
	}
	return false
}

// otherDate looks for the day in a sentence that speaks of the meeting as
// such: "yesterday's meeting", "the talks on March 5", "today we agreed".
func (r *reader) otherDate() (rules.Date, string, bool) {
	tried := 0
	for i := range r.Text.Sentences {
		if !r.Body(i) || i == r.Sentence {
			continue
		}
		if tried++; tried > 16 {
			break
		}
		s := r.Text.Sentences[i]
		var found rules.Date
		var rule string
		r.Text.Each("date", s.First, s.Last, func(m rules.Match) bool {
			first, _, ok := m.Span("date")
			if !ok {
				return true
			}
			d, ok := r.Text.DateAt(first, s.Last)
			if !ok || !d.Precise() || r.dateOfOther(d, s) || r.Background(s) || !r.recent(d) {
				return true
			}
			found, rule = d, m.Rule.Name
			return false
		})
		if rule != "" {
			return found, rule, true
		}
	}
	return rules.Date{}, "", false
}

// titleDate finds the day or days that the title gives.
func (r *reader) titleDate() (rules.Date, bool) {
	for i := r.Title.First; i < r.Title.Last; i++ {
		if d, ok := r.Text.DateAt(i, r.Title.Last); ok {
			if d.Day > 0 {
				return d, true
			}
			i = d.Last - 1
		}
	}
	return rules.Date{}, false
}

// recent reports a day within a month of the release's own, or any where that is
// not known.
func (r *reader) recent(d rules.Date) bool { return Recent(d, r.Day, r.Future) }

// miss notes a date that came close.
func (r *reader) miss(rule string, d rules.Date, why string) {
	r.Miss("/meeting/start_date", rule, d.First, d.Last, why)
}

// Recent reports a day within a month of a release's own, or any where that is not
// known; future for a meeting that is announced.
func Recent(d rules.Date, day readout.Day, future bool) bool {
	anchor, dated := day.Time()
	w, ok := d.Days(day, future)
	if !ok || !dated {
		return ok
	}
	t, ok := w.Start.Time()
	return ok && t.Sub(anchor).Abs().Hours() <= 24*31
}
