package site

import (
	"context"
	"slices"
	"time"

	"readout"
	"readout/internal/press"
	"readout/internal/register"
)

// homeMeetings fills the lists of meetings and of series: of an archive the
// newest meetings, of a publisher's house those announced for this week.
func (s *Site) homeMeetings(ctx context.Context, p *homePage, publishers []press.PublisherLine, today readout.Day) error {
	parties := partiesOf(publishers)
	series, err := s.Register.SeriesList(ctx)
	if err != nil {
		return err
	}
	p.Series = p.seriesRows(series[:min(besideIt, len(series))])
	if !p.Archive {
		monday, sunday := weekOf(today)
		week, err := s.Register.Announced(ctx, monday, sunday)
		if err != nil {
			return err
		}
		p.Scheduled, p.Week, p.Countries = true, p.meetingRows(week, parties), p.countries(series)
		return nil
	}
	meetings, err := s.Register.Meetings(ctx, 1)
	if err != nil {
		return err
	}
	p.MeetingsHeld = meetings.Total
	rows := p.meetingRows(meetings.Lines, parties)
	p.Meetings = rows[:min(onHome, len(rows))]
	for _, row := range rows {
		if row.Pair && len(p.Pairs) < besideIt {
			p.Pairs = append(p.Pairs, row)
		}
	}
	return nil
}

// weekOf are the Monday and the Sunday around a day.
func weekOf(d readout.Day) (monday, sunday readout.Day) {
	t, _ := d.Time()
	monday = d.AddDays(-(int(t.Weekday()-time.Monday+7) % 7))
	return monday, monday.AddDays(6)
}

// countries are the parties of series by name: neither counted nor ranked.
func (f frame) countries(series []register.SeriesLine) []link {
	var names []string
	for _, line := range series {
		for _, code := range line.Parties {
			names = append(names, f.Party(code))
		}
	}
	slices.Sort(names)
	var out []link
	for _, name := range slices.Compact(names) {
		out = append(out, f.searchFor(name))
	}
	return out
}
