package speaker

import (
	"strings"

	"readout"
	"readout/internal/reading/grammar"
)

// headOfMinistry is the subject of "the head of the Foreign Ministry" and "the head of the
// MFA" where no country stands there: the one participant who is its minister, or of two
// the one who publishes.
func (r *Reader) headOfMinistry(c, head, end int) (*Subject, bool) {
	toks := r.text.Tokens
	at := c
	if r.words[at].Is(grammar.Determiner) {
		at++
	}
	if at+2 >= end || at+1 != head || toks[at].Lower != "head" && toks[at].Lower != "chief" || toks[at+1].Lower != "of" {
		return nil, false
	}
	of := at + 2
	if r.words[of].Is(grammar.Determiner) && of+1 < end {
		of++
	}
	side, clash := readout.PartyCode(""), false
	for i := range r.meeting.People {
		p := &r.meeting.People[i]
		if p.Post == nil || p.Side == nil || !r.ministerOf(strings.ToLower(*p.Post), of, end) {
			continue
		}
		clash = clash || side != "" && side != *p.Side
		side = *p.Side
	}
	if clash {
		side = r.meeting.Own
	}
	if side == "" {
		return nil, false
	}
	return r.found(Subject{Side: side, First: c, Last: end, NameFirst: at, NameLast: end, Named: true, Single: true, Note: "the one whose ministry it is"}, "side.post")
}

// ministerOf reports the post of the minister of a ministry: "Minister of Foreign Affairs"
// of the "Foreign Ministry", the "MFA" and the "Ministry of Foreign Affairs".
func (r *Reader) ministerOf(post string, of, end int) bool {
	if !holds(post, "minister") || holds(post, "deputy minister") || holds(post, "vice minister") {
		return false
	}
	house := false
	for i := of; i < end; i++ {
		switch w := r.text.Tokens[i].Lower; w {
		case "mfa":
			return holds(post, "foreign")
		case "ministry":
			house = true
		case "of", "and", "the", "affairs":
		default:
			if !holds(post, w) {
				return false
			}
		}
	}
	return house
}
