package speaker

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
)

// speaksFor returns the side for which somebody speaks whose country nothing else tells, as
// what he says does, from its verb on: "said that Norway attaches importance to", "reaffirmed
// Norway's readiness". What Norway is to others, anybody may say.
func (r *Reader) speaksFor(verb int) readout.PartyCode {
	const near = 7 // words from the verb to the country
	toks := r.text.Tokens
	for i := verb + 1; i < min(len(toks), verb+near); i++ {
		if toks[i].Kind == prose.Stop || toks[i].Kind == prose.Comma {
			return ""
		}
		m, ok := r.text.MentionAt(i)
		if !ok || m.Form != rules.ByName || m.Last+1 >= len(toks) {
			continue
		}
		if !r.IsSide(m.Code) {
			return ""
		}
		before := &toks[i-1]
		if before.Lower == "the" && i-1 > verb {
			before = &toks[i-2]
		}
		switch {
		case toks[m.Last].Kind == prose.Clitic:
			if r.owns(m.Last+1) && r.commits(verb) {
				return m.Code
			}
		case before.Lower == "that" || before == &toks[verb]:
			if r.ownsUp(m.Last) {
				return m.Code
			}
		}
		return ""
	}
	return ""
}

// commits reports a verb by which somebody tells of an attitude of his own side.
func (r *Reader) commits(verb int) bool {
	switch r.text.Tokens[verb].Lower {
	case "reaffirmed", "reiterated", "confirmed", "expressed", "conveyed", "reconfirmed":
		return true
	}
	return false
}

// owns reports a readiness, a commitment or the like at a token, or behind one word.
func (r *Reader) owns(at int) bool {
	for i := at; i < min(len(r.text.Tokens), at+2); i++ {
		if r.words[i].Is(grammar.Stance) || r.text.Is(i, r.text.Language.OwnAttitude) {
			return true
		}
	}
	return false
}

// ownsUp reports a verb at a token by which a country tells of itself: it attaches
// importance to something, it is ready for it.
func (r *Reader) ownsUp(at int) bool {
	toks := r.text.Tokens
	for at < len(toks) && (r.words[at].Is(grammar.Adverb) || r.manner(at)) {
		at++
	}
	if at+1 >= len(toks) {
		return false
	}
	switch toks[at].Lower {
	case "attaches", "attached", "values", "valued", "supports", "supported", "wants", "wanted", "wishes", "seeks", "appreciates", "appreciated", "stands", "hopes", "looks":
		return true
	case "is", "was", "remains":
		switch toks[at+1].Lower {
		case "ready", "committed", "interested", "determined", "willing", "prepared", "grateful":
			return true
		}
	}
	return false
}
