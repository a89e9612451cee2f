package rounds

import (
	"fmt"
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
	"readout/internal/reading/series"
)

// Meeting is what is known of a meeting before its other rounds are read.
// Positions are tokens of the text.
type Meeting struct {
	*rules.Evidence // where the values of the record are cited

	Text         *rules.Text
	Series       *series.Reader
	Title        rules.Tokens            // of the release; empty where it has none
	TitleOrdinal rules.Ordinal           // the round that the title gives the series of the text
	Day          readout.Day             // the release's own date, "" where it has none
	Sentence     int                     // the number of the one that reports the meeting
	Future       bool                    // it announces the meeting
	Body         func(sentence int) bool // tells the sentences of the text proper

	// Miss is told of words that came close to a value at a path, and why they
	// give none.
	Miss func(path, rule string, first, last int, why string)
}

// reader reads the other rounds of one meeting.
type reader struct {
	*Meeting
	meeting  *readout.ReportedMeeting
	mentions []readout.Mention
	claims   []readout.Claim

	words  lexicon
	before earlier      // what tells most of an earlier round
	after  later        // what tells most of one to come
	inTime rules.Tokens // says that there was none for a time, and gives no date; empty where nothing does

	earlier      []listed     // the earlier rounds that the text lists
	earlierCount rules.Tokens // how many it says that they are, empty where it does not
	first        *firstSince
}

// Read reads the rounds before and after a meeting into what is reported of it:
// its series, round and day are given. It returns the mentions of other meetings
// and the claims that could be checked, in the record's order.
func Read(m *Meeting, reported *readout.ReportedMeeting) ([]readout.Mention, []readout.Claim) {
	r := reader{Meeting: m, meeting: reported, words: english()}
	r.read()
	return r.mentions, r.claims
}

// read reads each sentence twice: what tells of the round before is weighed over the
// whole text, and mentions stand in its order.
func (r *reader) read() {
	for i, s := range r.Text.Sentences {
		if r.Body(i) {
			r.tellBefore(s)
		}
	}
	previous := -1
	if r.before.weight > 0 {
		previous = r.Text.SentenceAt(r.before.gap.First)
	}
	for i, s := range r.Text.Sentences {
		if s.First >= r.Title.Last {
			r.listedRounds(i) // a head of two words too, which is no body
		}
		if i == previous {
			r.setPrevious()
		}
		if !r.Body(i) {
			continue
		}
		r.Text.Each("margin", s.First, s.Last, func(m rules.Match) bool {
			r.marginOf(m, s)
			return true
		})
		if !(r.Future && i == r.Sentence) {
			r.tellAfter(s)
		}
	}
	r.setNext()
	r.checkTitle()
	r.checkListed()
	r.checkFirst()
	r.checkWeekdays()
}

// otherSeries reports that words about an earlier round name, with capitals, a
// series that shares no word with this meeting's.
func (r *reader) otherSeries(gap rules.Tokens, s prose.Sentence) bool {
	for i := gap.First; i < gap.Last; i++ {
		t, ok := r.Text.At(i, r.Text.Language.SeriesHead)
		if !ok || !r.Text.Tokens[i].Capital {
			continue
		}
		n, ok := r.Series.At(t, s)
		if !ok {
			continue
		}
		if r.meeting.Series == nil {
			return n.Head.Value != string(r.meeting.Kind)
		}
		own := strings.ToLower(*r.meeting.Series)
		for k := n.Words.First; k < n.Words.Last; k++ {
			if w := r.Text.Tokens[k]; w.Kind == prose.Word && w.End-w.Start > 3 && strings.Contains(own, strings.TrimSuffix(w.Lower, "s")) {
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
		return r.Cite(path, d.First, d.Last, rule)
	}
	return r.Derive(path, d.First, d.Last, rule, "the year is completed from the release's own date", r.Of("/release/date"))
}

// marginOf records the meeting on whose margins this one was held.
func (r *reader) marginOf(m rules.Match, s prose.Sentence) {
	for i := m.Last; i < min(m.Last+12, s.Last); i++ {
		t, ok := r.Text.At(i, r.Text.Language.SeriesHead)
		if !ok {
			continue
		}
		n, ok := r.Series.At(t, s)
		if !ok || n.Words.First < m.Last {
			return
		}
		path := fmt.Sprintf("/mentions/%d", len(r.mentions))
		mention := readout.Mention{Series: new(r.Text.Words(n.Words.First, n.Words.Last)), Relation: readout.MentionMarginOf}
		mention.Evidence = []string{r.Cite(path+"/series", n.Words.First, n.Words.Last, m.Rule.Name)}
		if n.Ordinal.Value > 0 {
			mention.Ordinal = new(n.Ordinal.Value)
			mention.Evidence = append(mention.Evidence, r.Cite(path+"/ordinal", n.Ordinal.First, n.Ordinal.Last, m.Rule.Name))
		}
		r.mentions = append(r.mentions, mention)
		return
	}
}
