package acts

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
	"readout/internal/reading/syntax"
)

// longSubject is how many tokens whoever will do something is named by at most.
const longSubject = 12

// pledge opens the clause of "Norway will provide two boats": what a side is to do
// after the meeting, though nobody is said to have said so.
func (x *scan) pledge(i int) bool {
	s := x.s
	if x.Open() != nil || s.announces() {
		return false
	}
	at := x.pledged(i)
	if at < 0 {
		return false
	}
	start, one := x.First, i == x.firstParty()
	if !one {
		start = x.Floor
		for k := x.First; k < i && k < x.First+6; k++ {
			if toks := s.Text.Tokens; k+2 < i && toks[k].Lower == "following" && toks[k+1].Lower == "the" {
				start = k + 3 // "Following the meeting officials from both sides will …"
			}
		}
	}
	if i-start > longSubject || !x.Clean(start, i) {
		return false
	}
	sub, ok := s.Who.Of(start, i)
	if !ok || sub.Side == "" || sub.Body || sub.Pronoun != "" || one && (sub.Side == readout.BothSides || sub.Single || sub.Plural) || !one && sub.Side != readout.BothSides && !sub.House {
		return false
	}
	return x.enter(syntax.Clause{Verb: s.deed, Form: grammar.Base, Frame: s.Lexicon.Rule("outcome.pledge"), Subject: sub, Start: start, Act: at, ActEnd: at + 1, Future: true, Pledge: true}, x.First)
}

// firstParty is where the words end that name a side by its name alone and open the
// sentence, "Norway" and "The Republic of Korea"; -1 where none do.
func (x *scan) firstParty() int {
	at := x.First
	if x.Words[at].Is(grammar.Determiner) {
		at++
	}
	m, ok := x.Text.MentionAt(at)
	if !ok || m.Form != rules.ByName || !x.Who.IsSide(m.Code) {
		return -1
	}
	return m.Last
}

// pledged returns the verb after "will" where it is one of doing something, -1 where
// it is not.
func (x *scan) pledged(will int) int {
	at := will + 1
	for at < x.Last && x.Adverb(at) {
		at++
	}
	if at+1 >= x.Last || x.Text.Tokens[at].Kind != prose.Word || x.Text.Tokens[at].Capital {
		return -1
	}
	w := x.Words[at]
	if w.Is(grammar.NoPledge | grammar.Not | grammar.Preposition | grammar.Determiner) {
		return -1
	}
	if w != nil {
		for k := range w.Verbs {
			if v := &w.Verbs[k]; v.Form&grammar.Base != 0 && v.Verb.Needs == nil && (v.Verb.Kind == grammar.Topic || v.Verb.Kind == grammar.Meet) {
				return -1
			}
		}
	}
	return at
}
