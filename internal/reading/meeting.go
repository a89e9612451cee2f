package reading

import "readout"

// findTitle finds the tokens of the title.
func (r *reader) findTitle(head []readout.Evidence) {
	for _, e := range head {
		if e.Path != "/release/title" {
			continue
		}
		from, to := r.text.Ruler.Byte(e.Start), r.text.Ruler.Byte(e.End)
		for i, t := range r.text.Tokens {
			if t.Start >= from && t.End <= to {
				if r.title[1] == 0 {
					r.title[0] = i
				}
				r.title[1] = i + 1
			}
		}
	}
}

// findMeeting decides whether the text reports a meeting and reads its facts.
func (r *reader) findMeeting() {}

// explainAbsence says for each field that stayed empty why.
func (r *reader) explainAbsence() {}
