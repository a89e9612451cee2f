package pairing

import (
	"cmp"
	"slices"

	"readout"
)

// Facts is what the accounts of a meeting say that it was: of each value the one
// that most of them give, in a tie the one of the account that is nearest to the
// event.
type Facts struct {
	Parties []readout.PartyCode    `json:"parties"`
	Kind    readout.MeetingKind    `json:"kind"`
	Series  *string                `json:"series"`
	Ordinal *int                   `json:"ordinal"`
	Start   *readout.Day           `json:"start_date"`
	End     *readout.Day           `json:"end_date"`
	Format  *readout.MeetingFormat `json:"format"`
	City    *string                `json:"city"`
	Country *readout.PartyCode     `json:"country"`
}

func (f Facts) start() readout.Day { return readout.Value(f.Start) }

func factsOf(members []*account) Facts {
	rank := map[readout.AccountKind]int{readout.AccountCorrection: 0, readout.AccountOutcome: 1, readout.AccountJointText: 2, "": 3,
		readout.AccountBriefing: 4, readout.AccountExplanation: 5, readout.AccountAdvance: 6}
	ordered := slices.Clone(members)
	slices.SortStableFunc(ordered, func(a, b *account) int {
		return cmp.Or(cmp.Compare(rank[a.kind], rank[b.kind]), cmp.Compare(a.source, b.source))
	})
	f := Facts{Parties: ordered[0].meeting.Parties, Kind: ordered[0].meeting.Kind}
	for _, a := range ordered {
		if len(a.meeting.Parties) > len(f.Parties) {
			f.Parties = a.meeting.Parties
		}
	}
	f.Parties = slices.Clone(f.Parties)
	if f.Parties == nil {
		f.Parties = []readout.PartyCode{}
	}
	f.Series = most(ordered, func(m *readout.ReportedMeeting) *string { return m.Series })
	f.Ordinal = most(ordered, func(m *readout.ReportedMeeting) *int { return m.Ordinal })
	f.Format = most(ordered, func(m *readout.ReportedMeeting) *readout.MeetingFormat { return m.Format })
	f.City = most(ordered, func(m *readout.ReportedMeeting) *string { return m.City })
	f.Country = most(ordered, func(m *readout.ReportedMeeting) *readout.PartyCode { return m.Country })
	type span struct{ start, end readout.Day }
	days := most(ordered, func(m *readout.ReportedMeeting) *span {
		if m.StartDate == nil && m.EndDate == nil {
			return nil
		}
		return &span{readout.Value(m.StartDate), readout.Value(m.EndDate)}
	})
	if days != nil {
		if days.start != "" {
			f.Start = &days.start
		}
		if days.end != "" {
			f.End = &days.end
		}
	}
	return f
}

// most is the value that most accounts give, of those that tie the first.
func most[T comparable](ordered []*account, of func(*readout.ReportedMeeting) *T) *T {
	count := map[T]int{}
	var best *T
	for _, a := range ordered {
		if v := of(a.meeting); v != nil {
			count[*v]++
		}
	}
	for _, a := range ordered {
		if v := of(a.meeting); v != nil && (best == nil || count[*v] > count[*best]) {
			best = v
		}
	}
	return best
}
