package acts

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
)

// longSubject is how many tokens whoever will do something is named by at most.
const longSubject = 12

// pledge opens the clause of "Norway will provide two boats": what a side is to do
// after the meeting, though nobody is said to have said so.
func (x *scan) pledge(i int) bool {
	s := x.s
	if x.open() != nil || s.announces() {
		return false
	}
	at := x.pledged(i)
	if at < 0 {
		return false
	}
	start, one := x.first, i == x.firstParty()
	if !one {
		start = x.floor
		for k := x.first; k < i && k < x.first+6; k++ {
			if toks := s.text.Tokens; k+2 < i && toks[k].Lower == "following" && toks[k+1].Lower == "the" {
				start = k + 3 // "Following the meeting officials from both sides will …"
			}
		}
	}
	if i-start > longSubject || !x.clean(start, i) {
		return false
	}
	sub, ok := s.who.Of(start, i)
	if !ok || sub.Side == "" || sub.Body || sub.Pronoun != "" || one && (sub.Side == readout.BothSides || sub.Single || sub.Plural) || !one && sub.Side != readout.BothSides && !sub.House {
		return false
	}
	return x.enter(clause{verb: s.deed, form: grammar.Base, frame: s.lexicon.Rule("outcome.pledge"), subject: sub, start: start, act: at, actEnd: at + 1, future: true, pledge: true}, x.first)
}

// firstParty is where the words end that name a side by its name alone and open the
// sentence, "Norway" and "The Republic of Korea"; -1 where none do.
func (x *scan) firstParty() int {
	at := x.first
	if x.s.words[at].Is(grammar.Determiner) {
		at++
	}
	m, ok := x.s.text.MentionAt(at)
	if !ok || m.Form != rules.ByName || !x.s.who.IsSide(m.Code) {
		return -1
	}
	return m.Last
}

// pledged returns the verb after "will" where it is one of doing something, -1 where
// it is not.
func (x *scan) pledged(will int) int {
	at := will + 1
	for at < x.last && x.adverb(at) {
		at++
	}
	if at+1 >= x.last || x.s.text.Tokens[at].Kind != prose.Word || x.s.text.Tokens[at].Capital {
		return -1
	}
	w := x.s.words[at]
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
