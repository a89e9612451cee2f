// Package drift follows the words of a series from round to round: it puts the
// texts of one publisher, language and kind of account in the order of their
// rounds, so that each is compared with the one before it.
//
// It is pure. It compares newest versions only, and those whose words the public
// may read; what it is given has passed the gate.
package drift

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/internal/press"
	"readout/internal/prose"
	"readout/internal/register"
	"readout/internal/wording"
)

// Text is a text about a round.
type Text struct {
	Round   register.Round
	Edition press.Edition
	Doc     *prose.Doc
	names   []string
}

// Thread is what one publisher said in one language about the rounds of a series,
// in accounts of one kind: announcements are compared with announcements.
type Thread struct {
	Publisher string // code
	Lang      readout.Lang
	Kind      readout.AccountKind // outcome for all that tell what came of a round
	Texts     []Text              // one for each round, the oldest first

	usual wording.Usual
}

// Threads puts the texts of a series in order: the publishers in the order of
// their codes, of each the languages, accounts of what came of a round first.
// editions are those of file.Releases; an edition without its words is left out.
func Threads(file register.SeriesFile, editions map[readout.ReleaseID][]press.Edition) []Thread {
	type key struct {
		publisher string
		lang      readout.Lang
		kind      readout.AccountKind
	}
	of := map[key]*Thread{}
	for at := len(file.Rounds) - 1; at >= 0; at-- { // they stand latest first
		round := file.Rounds[at]
		accounts := file.Accounts[round.Meeting]
		names := namesIn(accounts)
		for _, a := range accounts {
			for _, e := range editions[a.Release] {
				if e.Text == "" || e.State == readout.Removed {
					continue
				}
				k := key{a.Publisher, e.Shown.Lang, KindOf(a)}
				if of[k] == nil {
					of[k] = &Thread{Publisher: k.publisher, Lang: k.lang, Kind: k.kind}
				}
				t := of[k]
				if n := len(t.Texts); n > 0 && t.Texts[n-1].Round.Meeting == round.Meeting {
					continue // the first of a round
				}
				t.Texts = append(t.Texts, Text{Round: round, Edition: e, Doc: prose.Parse(e.Text), names: names})
			}
		}
	}
	out := make([]Thread, 0, len(of))
	for _, t := range of {
		t.usual = wording.UsualOf(t.rounds())
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b Thread) int {
		return cmp.Or(cmp.Compare(order(a.Kind), order(b.Kind)), cmp.Compare(a.Publisher, b.Publisher), cmp.Compare(a.Lang, b.Lang), cmp.Compare(a.Kind, b.Kind))
	})
	return out
}

// KindOf is what an account is compared as: a correction, and what does not tell
// its kind, as what came of the meeting.
func KindOf(a register.AccountSheet) readout.AccountKind {
	switch a.Kind {
	case readout.AccountAdvance, readout.AccountJointText, readout.AccountBriefing, readout.AccountExplanation:
		return a.Kind
	}
	return readout.AccountOutcome
}

func order(k readout.AccountKind) int {
	return slices.Index([]readout.AccountKind{readout.AccountOutcome, readout.AccountJointText, readout.AccountBriefing, readout.AccountExplanation, readout.AccountAdvance}, k)
}

// namesIn are the names in accounts that change from round to round: of people,
// posts, bodies and places, not of the parties.
func namesIn(accounts []register.AccountSheet) []string {
	var out []string
	add := func(names ...*string) {
		for _, n := range names {
			if n != nil && *n != "" && !slices.Contains(out, *n) {
				out = append(out, *n)
			}
		}
	}
	for _, a := range accounts {
		m := a.Record.Meeting
		if m == nil {
			continue
		}
		add(m.City, m.Venue)
		for i := range m.Participants {
			p := &m.Participants[i]
			add(&p.Name, p.Post, p.Organisation)
		}
	}
	return out
}

func (t Text) round() wording.RoundText {
	return wording.RoundText{Doc: t.Doc, Lang: t.Edition.Shown.Lang, Names: t.names}
}

func (t Thread) rounds() []wording.RoundText {
	out := make([]wording.RoundText, len(t.Texts))
	for i, text := range t.Texts {
		out[i] = text.round()
	}
	return out
}

// Step compares a text of the thread, from the second on, with the one before.
func (t Thread) Step(at int) wording.Rounds {
	return wording.CompareRounds(t.Texts[at-1].round(), t.Texts[at].round(), t.usual)
}

// At is the place of a meeting's text in the thread, -1 for none.
func (t Thread) At(meeting readout.MeetingID) int {
	return slices.IndexFunc(t.Texts, func(x Text) bool { return x.Round.Meeting == meeting })
}

// Shifts are the phrases that appear or vanish in the thread.
func (t Thread) Shifts() []wording.Shift { return wording.Shifts(t.rounds()) }

// Cut reports whether a text was longer than what was read of it.
func (t Thread) Cut() bool {
	return slices.ContainsFunc(t.Texts, func(x Text) bool { return x.Edition.Cut })
}

// Snippet is a clause on one line.
func Snippet(words string) string {
	return strings.TrimRight(strings.Join(strings.Fields(words), " "), ",")
}
