// Package kind tells what sort of meeting was held, whose clause, series, sides and
// people are given: a working group, a call, a summit …
//
// The sorts exclude each other by order alone: a table has the tests in the order in
// which they are asked, and the first that fits decides. What a meeting is called
// counts before who met; of those who met counts the highest of each side, and of
// these the lowest.
package kind

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// Meeting is what is known of a meeting before its kind is told. Positions are
// tokens of the text.
type Meeting struct {
	Text     *rules.Text
	Title    rules.Tokens   // of the release; empty where it has none
	Sentence prose.Sentence // the one that reports the meeting
	Words    rules.Tokens   // of the clause that reports it, as its rule found them
	Form     string         // met, held, call, courtesy, received, visit
	Noun     string         // the kind that the clause's noun gives by the lexicon, "" or "-" without one
	NounAt   rules.Tokens   // that noun; empty without one
	Future   bool           // it is announced
	Video    bool           // it was held by video

	Series   string       // the kind of the series that met, by its head word; "" or "-" where it gives none
	SeriesAt rules.Tokens // that head word
	Parties  []readout.PartyCode
	People   []Person
}

// Person is a participant, as far as the kind of a meeting hangs on it.
type Person struct {
	Side         readout.PartyCode // "" where the text leaves it unsaid
	Post         rules.Tokens      // empty where the text names none
	Organisation rules.Tokens      // empty where the text names none
	AlsoMet      bool              // a later sentence says that somebody met this person too
	Subject      bool              // named before the verb of the clause that reports the meeting
}

// Finding is a kind, the words that tell it, and the name of the test that found it.
type Finding struct {
	Kind  readout.MeetingKind
	Words rules.Tokens
	Rule  string
}

// Of tells the kind of a meeting. It always finds one: the last test of the table
// is that no other fits.
func Of(m *Meeting) Finding {
	r := &reader{Meeting: m, lang: m.Text.Language}
	for _, t := range order {
		if kind, words := t.fits(r); kind != "" {
			return Finding{Kind: kind, Words: words, Rule: t.rule}
		}
	}
	return Finding{Kind: readout.KindOther, Words: m.Words, Rule: "kind.other"}
}

// reader reads the kind of one meeting.
type reader struct {
	*Meeting
	lang *rules.Language

	ranked bool // rank and rankAt are found
	rank   int
	rankAt rules.Tokens
}

// order is the tests in the order in which they are asked.
var order = []struct {
	rule string
	fits func(*reader) (readout.MeetingKind, rules.Tokens) // "" where it does not fit
}{
	{"kind.series", (*reader).series},
	{"kind.noun", (*reader).body},
	{"kind.call", (*reader).call},
	{"kind.courtesy-call", (*reader).courtesy},
	{"kind.received-guest", (*reader).guest},
	{"kind.noun", (*reader).consultation},
	{"kind.visit", (*reader).visit},
	{"kind.leaders", (*reader).leaders},
	{"kind.ministers", (*reader).ministers},
	{"kind.noun", (*reader).summit},
	{"kind.officials", (*reader).officials},
	{"kind.noun", (*reader).talks},
}

// series is the kind that the series gives all its rounds.
func (r *reader) series() (readout.MeetingKind, rules.Tokens) {
	if r.Series == "" || r.Series == "-" {
		return "", rules.Tokens{}
	}
	return readout.MeetingKind(r.Series), r.SeriesAt
}

// body is the kind of a noun that says all, whoever met.
func (r *reader) body() (readout.MeetingKind, rules.Tokens) {
	switch r.Noun {
	case "working_group", "joint_committee", "dialogue", "phone_call", "courtesy_call":
		return readout.MeetingKind(r.Noun), r.noun()
	}
	return "", rules.Tokens{}
}

func (r *reader) call() (readout.MeetingKind, rules.Tokens) {
	if r.Form != "call" || r.conference() {
		return "", rules.Tokens{}
	}
	return readout.KindPhoneCall, r.Words
}

func (r *reader) courtesy() (readout.MeetingKind, rules.Tokens) {
	if r.Form != "courtesy" {
		return "", rules.Tokens{}
	}
	return readout.KindCourtesyCall, r.Words
}

// guest is a guest whom somebody received, unless officials received officials: the
// guide has what these do before guests.
func (r *reader) guest() (readout.MeetingKind, rules.Tokens) {
	if r.Form != "received" || r.Future || r.Noun == "consultation" || !r.receivedGuest() {
		return "", rules.Tokens{}
	}
	if r.lowest() == officials && r.sidesOfRank(officials) > 1 && r.sidesOfRank(ministers)+r.sidesOfRank(leaders) == 0 {
		return "", rules.Tokens{}
	}
	return readout.KindCourtesyCall, r.Words
}

func (r *reader) consultation() (readout.MeetingKind, rules.Tokens) {
	if r.Noun != "consultation" || r.Form != "held" || r.lowest() == leaders {
		return "", rules.Tokens{}
	}
	return readout.KindConsultation, r.noun()
}

// visit is a journey, unless leaders of two sides met on it and did little else, or
// talks with one minister are all that the clause tells of it.
func (r *reader) visit() (readout.MeetingKind, rules.Tokens) {
	if r.Form != "visit" {
		return "", rules.Tokens{}
	}
	if r.lowest() == leaders && r.sidesOfRank(leaders) > 1 && (r.engagements() < 2 || r.nations() < 3) {
		return "", rules.Tokens{}
	}
	if r.holdsTalks() && r.lowest() == ministers && len(r.Parties) == 2 && len(r.People) == 2 && r.People[0].Side != r.People[1].Side {
		return "", rules.Tokens{} // the talks with one minister are all that is told of it
	}
	return readout.KindVisit, r.Words
}

// holdsTalks reports a journey on which the same clause lets somebody hold talks:
// "will visit Oslo and hold discussions with".
func (r *reader) holdsTalks() bool {
	for k := r.Words.Last; k+1 < r.Sentence.Last; k++ {
		if r.Text.Tokens[k].Lower == "and" {
			switch r.Text.Tokens[k+1].Lower {
			case "hold", "held", "holds", "have":
				return true
			}
		}
	}
	return false
}

func (r *reader) leaders() (readout.MeetingKind, rules.Tokens) {
	if r.lowest() != leaders {
		return "", rules.Tokens{}
	}
	return readout.KindSummit, r.rankAt
}

func (r *reader) ministers() (readout.MeetingKind, rules.Tokens) {
	if r.lowest() == officials {
		at := r.ministerMet()
		if at.Empty() {
			return "", rules.Tokens{}
		}
		return readout.KindMinisterial, at
	}
	if r.lowest() != ministers {
		return "", rules.Tokens{}
	}
	return readout.KindMinisterial, r.rankAt
}

func (r *reader) summit() (readout.MeetingKind, rules.Tokens) {
	if r.Noun != "summit" {
		return "", rules.Tokens{}
	}
	return readout.KindSummit, r.noun()
}

func (r *reader) officials() (readout.MeetingKind, rules.Tokens) {
	if r.lowest() != officials {
		return "", rules.Tokens{}
	}
	return readout.KindConsultation, r.rankAt
}

// talks is the kind that words of the clause give where nobody's rank is told.
func (r *reader) talks() (readout.MeetingKind, rules.Tokens) {
	if r.Noun == "consultation" {
		return readout.KindConsultation, r.noun()
	}
	for i := r.Words.First; i < r.Words.Last; i++ {
		switch r.Text.Tokens[i].Lower {
		case "ministerial":
			return readout.KindMinisterial, rules.Range(i, i+1)
		case "talks":
			return readout.KindConsultation, rules.Range(i, i+1)
		}
	}
	return "", rules.Tokens{}
}

// noun is the words of the clause's noun, or of its verb where it has none.
func (r *reader) noun() rules.Tokens {
	if r.NounAt.Empty() {
		return r.Words
	}
	return r.NounAt
}

// conference reports a title by which those who spoke held a conference on
// screens, and no call.
func (r *reader) conference() bool {
	if !r.Video {
		return false
	}
	for i := r.Title.First; i < r.Title.Last; i++ {
		switch r.Text.Tokens[i].Lower {
		case "call", "calls":
			return false
		case "conference", "videoconference", "teleconference":
			return true
		}
	}
	return false
}

// engagements counts the people whom later sentences say that somebody also met.
func (r *reader) engagements() int {
	n := 0
	for _, p := range r.People {
		if p.AlsoMet {
			n++
		}
	}
	return n
}

// nations counts the countries among the parties.
func (r *reader) nations() int {
	n := 0
	for _, code := range r.Parties {
		if rules.Nation(code) {
			n++
		}
	}
	return n
}

// receivedGuest reports the verb of those who receive a guest, and not of those who
// host or welcome one, or receive a delegation for talks: the guide has the first
// before any rank, and consultations before it.
func (r *reader) receivedGuest() bool {
	s := r.Sentence
	switch r.Text.Tokens[r.Words.First].Lower {
	case "received", "receives":
	case "was", "were":
		if r.Words.First+1 >= s.Last || r.Text.Tokens[r.Words.First+1].Lower != "received" {
			return false
		}
	default:
		return false
	}
	for k := r.Words.Last; k+1 < s.Last; k++ {
		if w := r.Text.Tokens[k].Lower; w != "for" && w != "to" {
			continue
		}
		for j := k + 1; j < min(k+5, s.Last); j++ {
			switch r.Text.Tokens[j].Lower {
			case "consultations", "talks", "consultation", "negotiations", "dialogue":
				return false
			}
		}
	}
	return true
}
