package speaker

import (
	"strings"

	"readout"
)

// byInitials returns the side of the one participant whose post has these initials:
// "EAM" is the External Affairs Minister. It is "" where nobody's or two people's have.
func (r *Reader) byInitials(word string) readout.PartyCode {
	if len(word) < 2 || len(word) > 4 || strings.Contains(word, " ") {
		return ""
	}
	side := readout.PartyCode("")
	for i := range r.meeting.People {
		p := &r.meeting.People[i]
		if p.Post == nil || p.Side == nil || !initials(*p.Post, word) {
			continue
		}
		if side != "" && side != *p.Side {
			return ""
		}
		side = *p.Side
	}
	return side
}

// initials reports a post whose words begin with the letters of a word.
func initials(post, word string) bool {
	n := 0
	for w := range strings.FieldsSeq(strings.ToLower(post)) {
		if n >= len(word) || w[0] != word[n] {
			return false
		}
		n++
	}
	return n == len(word)
}
