package brief

import (
	"slices"

	"readout"
)

// SameDay is another meeting on the day of the last round with one of those who
// led it.
type SameDay struct {
	People  []string        `json:"people"` // with their posts at the time
	Meeting readout.Address `json:"-"`
	Path    string          `json:"meeting"`
	Name    string          `json:"series,omitempty"`
	Ordinal int             `json:"ordinal,omitempty"`
	Kind    string          `json:"kind"`
	Release string          `json:"source"`
}

// sameDay tells what else those who led the last round did on its day.
func (m *maker) sameDay() {
	r := m.held[0]
	for _, p := range m.Input.SameDay {
		for _, a := range p.Appearances {
			if a.Start == "" || string(a.Start) != string(r.Start) || a.Meeting == r.Address {
				continue
			}
			who := a.Name
			if a.Post != "" {
				who += ", " + a.Post
			}
			if at := slices.IndexFunc(m.Brief.SameDay, func(d SameDay) bool { return d.Meeting == a.Meeting }); at >= 0 {
				m.Brief.SameDay[at].People = append(m.Brief.SameDay[at].People, who)
				continue
			}
			if len(m.Brief.SameDay) == mostSameDay {
				continue
			}
			one := SameDay{People: []string{who}, Meeting: a.Meeting, Path: "/meetings/" + a.Meeting.String(), Ordinal: a.Ordinal, Kind: string(a.Kind), Release: "/releases/" + a.Release.String()}
			if a.Series != nil {
				one.Name = a.Series.Name
			}
			m.Brief.SameDay = append(m.Brief.SameDay, one)
		}
	}
}
