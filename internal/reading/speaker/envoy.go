package speaker

import (
	"strings"

	"readout"
)

// accredited reports somebody whom the text calls by the post of one who is sent to
// another country: an ambassador without a country is seldom the publisher's own.
func (r *Reader) accredited(c, name int, p *Person) bool {
	sent := false
	for i := c; i < name; i++ {
		switch w := r.text.Tokens[i].Lower; {
		case w == "presidential":
			return false // a house calls its own President's envoy so
		case envoy(w):
			sent = true
		}
	}
	if sent || p.Post == nil {
		return sent
	}
	for w := range strings.FieldsSeq(strings.ToLower(*p.Post)) {
		if w == "presidential" {
			return false
		}
		sent = sent || envoy(w)
	}
	return sent
}

// envoy reports a word for one who is sent to another country.
func envoy(word string) bool {
	switch word {
	case "ambassador", "envoy", "chargé", "charge", "nuncio", "plenipotentiary":
		return true
	}
	return false
}

// awayFrom is the other of two sides, one of which somebody of the meeting sat for; ""
// where nobody is known to.
func (r *Reader) awayFrom(side readout.PartyCode) readout.PartyCode {
	if side == "" {
		return ""
	}
	for i := range r.meeting.People {
		if p := r.meeting.People[i].Side; p != nil && *p == side {
			return r.other(side)
		}
	}
	return ""
}
