package site

import (
	"context"
	"slices"
	"strings"
	"time"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/register"
)

// homeMeetings fills the lists of meetings and of series: of an archive the
// newest meetings, of a publisher's house those announced for this week.
func (s *Site) homeMeetings(ctx context.Context, p *homePage, publishers []press.PublisherLine, today readout.Day) error {
	parties := layout.PartiesOf(publishers)
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
		p.Scheduled, p.Week, p.Calendars = true, p.MeetingRows(week, parties), p.To("/calendar")
		p.Countries, err = s.countries(ctx, p.frame, series)
		return err
	}
	meetings, err := s.Register.Meetings(ctx, 1)
	if err != nil {
		return err
	}
	p.MeetingsHeld = meetings.Total
	rows := p.MeetingRows(meetings.Lines, parties)
	p.Meetings = rows[:min(onHome, len(rows))]
	for _, row := range rows {
		if row.Pair && len(p.Pairs) < besideIt {
			p.Pairs = append(p.Pairs, row)
		}
	}
	return nil
}

// checkedWeek fills the list of meetings announced for this week from what an
// editor has checked, in a house that shows nothing else of meetings (P25). Each
// leads to the release. Before anything is checked there is no such list.
func (s *Site) checkedWeek(ctx context.Context, p *homePage, today readout.Day) error {
	diary, err := s.Register.Diary(ctx, onDiary, register.Diarist{Checked: true})
	if err != nil {
		return err
	}
	monday, sunday := weekOf(today)
	var week []register.MeetingLine
	var at []readout.Address
	for _, d := range slices.Backward(diary) {
		if len(d.Start) < len(monday) {
			continue
		}
		p.Scheduled, p.Calendars = true, p.To("/calendar")
		if day := readout.Day(d.Start); d.Coming && day >= monday && day <= sunday {
			week, at = append(week, d.MeetingLine), append(at, d.Account)
		}
	}
	p.Week = p.MeetingRows(week, nil)
	for i := range p.Week {
		p.Week[i].Href, p.Week[i].Texts = p.Of("releases", at[i]), ""
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
func (s *Site) countries(ctx context.Context, f frame, series []register.SeriesLine) ([]link, error) {
	var named []catalogue.Value
	var out []link
	for _, line := range series {
		for _, code := range line.Parties {
			named = append(named, catalogue.CountryOf(code))
		}
	}
	with, err := s.withPages(ctx, named)
	if err != nil {
		return nil, err
	}
	f.subjects = with
	for v := range with {
		out = append(out, link{Href: f.subjectPage(v), Text: f.Party(readout.PartyCode(strings.ToUpper(v.Value)))})
	}
	slices.SortFunc(out, func(a, b link) int { return strings.Compare(a.Text, b.Text) })
	return out, nil
}
