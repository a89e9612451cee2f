package brief

import (
	"readout"
)

// Host is whose turn it is to host the next round, with what that is taken from.
type Host struct {
	Announced *FollowUp         `json:"announced,omitempty"`  // what the last texts say of the next round
	Next      readout.PartyCode `json:"by_pattern,omitempty"` // "" where there is no pattern
	Turns     []Turn            `json:"turns"`                // the rounds that the pattern is taken from, the latest first
	Kept      int               `json:"changes_of_host"`      // from one round to the next, the other side hosted
	Of        int               `json:"of"`                   // rounds that follow each other
}

// Turn is where a round was held.
type Turn struct {
	Ordinal int                 `json:"ordinal,omitempty"`
	Start   readout.PartialDate `json:"start,omitempty"`
	City    string              `json:"city,omitempty"`
	Host    readout.PartyCode   `json:"host"`
	Source  *Source             `json:"source,omitempty"`
}

// mostTurns is how many rounds back the pattern is looked for.
const mostTurns = 8

// host looks whether two parties have hosted in turn. A pattern holds where they
// did so at least twice, in the last change and in three of four. Rounds held
// elsewhere, and those whose place nobody tells, break it.
func (m *maker) host() {
	h := Host{Turns: []Turn{}}
	defer func() { m.Host = h }()
	if len(m.Parties) != 2 {
		return
	}
	for _, r := range m.Rounds {
		if r.Held && r.Coming || !r.Held && r.after(m.Rounds) {
			continue // it has not taken place
		}
		if r.Country != m.Parties[0] && r.Country != m.Parties[1] || len(h.Turns) == mostTurns {
			break
		}
		h.Turns = append(h.Turns, Turn{r.Ordinal, r.Start, r.City, r.Country, r.Source})
	}
	for i := 1; i < len(h.Turns); i++ {
		h.Of++
		if h.Turns[i].Host != h.Turns[i-1].Host {
			h.Kept++
		}
	}
	if h.Kept < 2 || 4*h.Kept < 3*h.Of || h.Turns[0].Host == h.Turns[1].Host {
		return
	}
	h.Next = m.Parties[0]
	if h.Turns[0].Host == h.Next {
		h.Next = m.Parties[1]
	}
}

// after reports whether a round that is only mentioned is to come: it stands
// behind every round that was held.
func (r Round) after(all []Round) bool {
	for _, other := range all {
		if other.Held && !other.Coming {
			return r.Start == "" || r.Start > other.Start
		}
	}
	return false
}
