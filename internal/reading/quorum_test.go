package reading

import (
	"testing"

	"readout"
)

// TestEveryStepDecides: each step is the one that tells who meets in its example, so
// none stands behind another that takes its texts, and those that gather decide nothing.
func TestEveryStepDecides(t *testing.T) {
	gathering := 0
	for _, s := range quorum {
		if s.example == gathers {
			gathering++
			continue
		}
		r := &reader{}
		record := r.document(readout.Document{Text: s.example})
		if record.Meeting == nil {
			t.Errorf("%s: no meeting in %q", s.name, s.example)
			continue
		}
		if e, ok := r.findEvent(); !ok || e.told != s.name {
			t.Errorf("%s: its example is told by %q", s.name, e.told)
		}
	}
	if gathering != 2 {
		t.Errorf("%d steps have no example", gathering)
	}
}

// TestOneSideIsNoMeeting: no step finds a second side where the text gives none.
func TestOneSideIsNoMeeting(t *testing.T) {
	for _, text := range []string{
		"Talks\n\nThe two sides held political consultations.",
		"Retreat\n\nSenior officials of Norway held a retreat on 3 May 2021.",
		"Meeting\n\nMinister Kari Roe met members of the board on 3 May 2021.",
		"Meeting on seas\n\nA high-level meeting will take place in Oslo on 3 May 2021. President Kari Roe of Norway will participate.",
		"Treaty\n\nA treaty on seas was signed on 3 May 2021. Before that, the Ministers Kari Roe and Juan Diaz held talks.",
	} {
		if m := Read(readout.Document{Text: text}).Meeting; m != nil {
			t.Errorf("%q: a meeting of %v", text, m.Parties)
		}
	}
}

// TestASideByItsForces: whoever serves the forces of a country is of its side.
func TestASideByItsForces(t *testing.T) {
	m := Read(readout.Document{Text: "Meeting\n\nMinister Kari Roe of Norway met with General Avi Cohen, Chief of the General Staff of the Israel Defense Forces."}).Meeting
	if m == nil || len(m.Parties) != 2 || m.Parties[1] != "IL" {
		t.Errorf("%+v", m)
	}
}
