package speaker

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
)

// wordsOfGuest is how many words "the high-ranking guest" has at most.
const wordsOfGuest = 6

// hostOrGuest is the subject of "the host", "the distinguished guest" and "the visiting
// minister".
func (r *Reader) hostOrGuest(c, head int) (*Subject, bool) {
	if head-c < 2 || head-c > wordsOfGuest || !r.words[c].Is(grammar.Determiner) {
		return nil, false
	}
	noun := &r.text.Tokens[head-1]
	if r.bothOf(c, head) {
		return r.found(Subject{Side: readout.BothSides, First: c, Last: head, Plural: true, Note: "the one who came and the one who receives"}, "side.both")
	}
	host := r.hostSide()
	if host == "" {
		return nil, false
	}
	var side readout.PartyCode
	switch {
	case r.words[head-1].Is(grammar.Guest), r.text.Tokens[c+1].Lower == "visiting" && r.words[head-1].Is(grammar.Post|grammar.SideNoun):
		side = r.other(host)
	case noun.Lower == "host" && head-c == 2:
		side = host
	}
	if side == "" {
		return nil, false
	}
	return r.found(Subject{Side: side, First: c, Last: head, NameFirst: head - 1, NameLast: head, Named: true, Single: true, Note: "who came to the other"}, "side.post")
}

// bothOf reports "the host and the guest".
func (r *Reader) bothOf(c, head int) bool {
	host, guest := false, false
	for i := c; i < head; i++ {
		host = host || r.text.Tokens[i].Lower == "host"
		guest = guest || r.words[i].Is(grammar.Guest)
	}
	return host && guest && r.text.Between(c, head, "and")
}

// hostSide is the side to which the other came, as the clause about the meeting or the
// country of it tells; "" where neither does.
func (r *Reader) hostSide() readout.PartyCode {
	switch country := r.meeting.Country; {
	case r.meeting.Host != "":
		return r.meeting.Host
	case country != nil && r.IsSide(*country):
		return *country
	}
	return ""
}

// headOfState is the subject of "the head of state", "the head of our government" and
// "the leader of the nation": the one participant who heads one, or of two the one who
// publishes or receives.
func (r *Reader) headOfState(c, head, end int) (*Subject, bool) {
	toks := r.text.Tokens
	at := c
	if r.words[at].Is(grammar.Determiner) {
		at++
	}
	if at+2 >= end || at+1 != head || toks[at].Lower != "head" && toks[at].Lower != "leader" || toks[at+1].Lower != "of" {
		return nil, false
	}
	of := at + 2
	if r.words[of].Is(grammar.Determiner) && of+1 < end {
		of++
	}
	if !r.words[of].Is(grammar.StateNoun) {
		return nil, false
	}
	side := r.headingSide(toks[of].Lower == "government")
	if side == "" {
		return nil, false
	}
	return r.found(Subject{Side: side, First: c, Last: of + 1, NameFirst: at, NameLast: of + 1, Named: true, Single: true, Note: "the one who heads a state or its government"}, "side.post")
}

// headingSide is the side of the one participant who heads a state, else a government;
// of several the publisher's own, the one who receives, or whom the text names first,
// as publishers name their own.
func (r *Reader) headingSide(government bool) readout.PartyCode {
	var sides []readout.PartyCode
	for _, first := range []bool{!government, government} {
		for i := range r.meeting.People {
			p := &r.meeting.People[i]
			if p.Post != nil && p.Side != nil && heads(*p.Post, first) && !slices.Contains(sides, *p.Side) {
				sides = append(sides, *p.Side)
			}
		}
		if len(sides) > 0 {
			break
		}
	}
	for _, side := range []readout.PartyCode{r.meeting.Own, r.hostSide()} {
		if slices.Contains(sides, side) {
			return side
		}
	}
	if len(sides) > 0 {
		return sides[0]
	}
	for _, side := range []readout.PartyCode{r.meeting.Own, r.hostSide()} {
		if side != "" {
			return side
		}
	}
	return r.oneNation()
}

// oneNation is the one country among the sides, "" where there are two or none.
func (r *Reader) oneNation() readout.PartyCode {
	nation := readout.PartyCode("")
	for _, side := range r.meeting.Sides {
		if !rules.Nation(side) {
			continue
		}
		if nation != "" {
			return ""
		}
		nation = side
	}
	return nation
}

// heads reports the post of somebody who heads a state, or else its government.
func heads(post string, state bool) bool {
	first, rest, _ := strings.Cut(strings.ToLower(post), " ")
	switch first {
	case "president", "king", "queen", "emir", "amir", "sultan", "emperor":
		return state
	case "prime":
		return !state && strings.HasPrefix(rest, "minister")
	case "chancellor", "premier":
		return !state
	}
	return false
}
