package facts

import (
	"strconv"

	"readout"
)

// Named is a round that a record names and does not report, with the words that
// name it.
type Named struct {
	SeriesKey string                  `json:"series_key,omitempty"` // "" for the unnamed series of the account's own meeting
	Ordinal   int                     `json:"ordinal,omitempty"`
	Date      readout.PartialDate     `json:"date,omitempty"`
	Place     string                  `json:"place,omitempty"`
	Relation  readout.MentionRelation `json:"relation"`
	Exact     string                  `json:"exact"`
	Span      readout.Span            `json:"span"` // code points
}

// maxQuote bounds, in bytes, the words kept with a mention.
const maxQuote = 2000

// named lists the rounds that a record mentions: its mentions, and the dates of
// the rounds before and after where no mention gives them.
func named(rec readout.Record, own string) []Named {
	byID := make(map[string]readout.Evidence, len(rec.Evidence))
	for _, e := range rec.Evidence {
		if len(e.Exact) <= maxQuote {
			byID[e.ID] = e
		}
	}
	var out []Named
	for i, m := range rec.Mentions {
		if len(out) == maxMentions {
			break
		}
		n := Named{Ordinal: ordinal(m.Ordinal), Place: bounded(readout.Value(m.Place)), Relation: m.Relation, Date: partial(m.Date)}
		switch name := bounded(readout.Value(m.Series)); {
		case name != "":
			if n.SeriesKey = seriesKey(name, rec.Meeting.Parties); n.SeriesKey == "" {
				continue
			}
		case m.Relation == readout.MentionPrevious || m.Relation == readout.MentionNext || m.Relation == readout.MentionListed:
			n.SeriesKey = own
		default:
			continue
		}
		words, ok := wordsOf(byID, m.Evidence, "/mentions/"+strconv.Itoa(i))
		if !ok {
			continue
		}
		words = clause(rec.Evidence, m.Relation, words)
		n.Exact, n.Span = words.Exact, readout.Span{Start: words.Start, End: words.End}
		out = append(out, n)
	}
	if p := rec.Meeting.Previous; p != nil {
		out = dated(out, own, readout.MentionPrevious, partial(p.Date), rec.Evidence, "/meeting/previous")
	}
	if n := rec.Meeting.Next; n != nil {
		out = dated(out, own, readout.MentionNext, partial(n.Date), rec.Evidence, "/meeting/next")
	}
	kept := out[:0]
	for _, n := range out {
		if n.Ordinal > 0 || n.Date != "" {
			kept = append(kept, n)
		}
	}
	return kept
}

// clause is what a text says of the round before or after, where that holds the
// words of a mention of it: a place alone tells a reader little.
func clause(evidence []readout.Evidence, relation readout.MentionRelation, words readout.Evidence) readout.Evidence {
	path := map[readout.MentionRelation]string{readout.MentionNext: "/meeting/next", readout.MentionPrevious: "/meeting/previous"}[relation]
	best := words
	for _, e := range evidence {
		if path != "" && readout.Within(e.Path, path) && e.Start <= words.Start && words.End <= e.End && len(e.Exact) > len(best.Exact) && len(e.Exact) <= maxQuote {
			best = e
		}
	}
	return best
}

// dated adds the date that the meeting itself gives to the round before or
// after it: to the one mention of that round where there is exactly one without
// a date, else as a mention of its own.
func dated(out []Named, own string, relation readout.MentionRelation, date readout.PartialDate, evidence []readout.Evidence, path string) []Named {
	if date == "" {
		return out
	}
	at, several := -1, false
	for i, n := range out {
		if n.Relation != relation || n.SeriesKey != own {
			continue
		}
		if n.Date != "" && n.Date.Overlaps(date) {
			return out
		}
		several = several || at >= 0
		at = i
	}
	if at >= 0 && !several && out[at].Date == "" {
		out[at].Date = date
		return out
	}
	var words readout.Evidence
	for _, e := range evidence {
		if len(e.Exact) <= maxQuote && readout.Within(e.Path, path) && len(e.Exact) > len(words.Exact) {
			words = e
		}
	}
	if words.Exact == "" {
		return out // no value without words
	}
	return append(out, Named{SeriesKey: own, Date: date, Relation: relation, Exact: words.Exact, Span: readout.Span{Start: words.Start, End: words.End}})
}

// wordsOf returns the longest words among the evidence named by ids that points
// at path or below, else the longest of all named.
func wordsOf(byID map[string]readout.Evidence, ids []string, path string) (readout.Evidence, bool) {
	var best readout.Evidence
	var direct bool
	for _, id := range ids {
		e, ok := byID[id]
		if !ok || e.Exact == "" {
			continue
		}
		here := readout.Within(e.Path, path)
		if here && !direct || here == direct && len(e.Exact) > len(best.Exact) {
			best, direct = e, here
		}
	}
	return best, best.Exact != ""
}
