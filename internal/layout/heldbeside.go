package layout

import (
	"context"
	"slices"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/register"
)

// mostBeside bounds the meetings of a month that are looked through.
const mostBeside = 500

// HeldBeside are the parties whose publishers' texts are held about another meeting
// of the same parties that began on the same day or the one beside it: the two may be
// one, so nothing is said of what is not held. speaks says for whom publishers speak,
// by code.
func HeldBeside(ctx context.Context, found *catalogue.Catalogue, lines func(context.Context, []readout.MeetingID) ([]register.MeetingLine, error), m readout.Meeting, parties []readout.PartyCode, speaks map[string]readout.PartyCode) ([]readout.PartyCode, error) {
	if len(m.Start) != len("2006-01-02") {
		return nil, nil
	}
	ids, _, err := found.Meetings(ctx, (catalogue.Filter{}).With(catalogue.Month, string(m.Start[:7])), 0, mostBeside)
	if err != nil {
		return nil, err
	}
	all, err := lines(ctx, ids)
	if err != nil {
		return nil, err
	}
	var out []readout.PartyCode
	for _, l := range all {
		day := readout.Day(l.Start)
		if l.Meeting == m.ID || day != m.Start && day.AddDays(1) != m.Start && m.Start.AddDays(1) != day {
			continue
		}
		shared := 0
		for _, p := range l.Parties {
			if slices.Contains(parties, p) {
				shared++
			}
		}
		for _, code := range l.Publisher {
			if p := speaks[code]; p != "" && shared > 1 && !slices.Contains(out, p) {
				out = append(out, p)
			}
		}
	}
	return out, nil
}
