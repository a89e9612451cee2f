package harvest

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"readout"
	"readout/internal/feeds"
	"readout/internal/register"
)

// diaryMost is how many meetings the calendar of all holds: those that met last.
const diaryMost = 200

// meetingsCalendar is of the meetings that met last.
func (h *Harvest) meetingsCalendar(w http.ResponseWriter, r *http.Request) error {
	lines, err := h.Register.Diary(r.Context(), diaryMost, h.diarist())
	if err != nil {
		return err
	}
	p := h.page(r)
	return p.calendar(w, p.Text("meeting.list"), "/meetings", lines)
}

// seriesCalendar is of the meetings of a series.
func (h *Harvest) seriesCalendar(w http.ResponseWriter, r *http.Request) error {
	slug := r.PathValue("slug")
	series, lines, err := h.Register.SeriesDiary(r.Context(), slug, h.diarist())
	if errors.Is(err, readout.ErrNotFound) && h.meetings() {
		return h.movedTo(r, register.KindSeries, slug, "ics")
	}
	if err != nil {
		return err
	}
	return h.page(r).calendar(w, series.Name, "/series/"+slug, lines)
}

// meetingCalendar is of one meeting.
func (h *Harvest) meetingCalendar(w http.ResponseWriter, r *http.Request) error {
	year, err := strconv.Atoi(r.PathValue("year"))
	if err != nil || len(r.PathValue("year")) != 4 {
		return readout.ErrNotFound
	}
	at := readout.Address{Year: year, Slug: r.PathValue("slug")}
	line, err := h.Register.MeetingDiary(r.Context(), at, h.diarist())
	if errors.Is(err, readout.ErrNotFound) && h.meetings() {
		return h.movedTo(r, register.KindMeetings, at.String(), "ics")
	}
	if err != nil {
		return err
	}
	p := h.page(r)
	return p.calendar(w, p.meeting(line), "/meetings/"+at.String(), []register.DiaryLine{line})
}

// diarist says whether the house shows of a meeting what an editor has checked
// alone.
func (h *Harvest) diarist() register.Diarist { return register.Diarist{Checked: !h.meetings()} }

// meetings reports whether the house has pages of meetings.
func (h *Harvest) meetings() bool { return h.Features.Public(readout.FeatureUnconfirmedDetails) }

// calendar answers with the meetings whose day is known; without one there is no
// calendar.
func (p page) calendar(w http.ResponseWriter, name, path string, lines []register.DiaryLine) error {
	c := feeds.Calendar{Name: p.named(name), Lang: p.Lang(), Page: p.at(path), Self: p.at(path) + ".ics"}
	if !p.h.meetings() {
		c.Page = p.at("/")
	}
	if p.h.Demo {
		c.Description = p.Text("demo.note")
	}
	for _, l := range lines {
		if _, ok := readout.Day(l.Start).Time(); ok {
			c.Events = append(c.Events, p.event(l))
		}
	}
	if len(c.Events) == 0 {
		return readout.ErrNotFound
	}
	body, err := c.ICalendar()
	return send(w, feeds.CalendarType, body, err)
}

// meeting names a meeting: its series and round, else the title of its first
// text.
func (p page) meeting(l register.DiaryLine) string {
	if l.Series == nil {
		return l.Title
	}
	if l.Ordinal == 0 {
		return l.Series.Name
	}
	return l.Series.Name + ", " + p.Ordinal(l.Ordinal)
}

func (p page) event(l register.DiaryLine) feeds.Event {
	e := feeds.Event{
		UID: feeds.UUID("meeting", l.Address.String()), Revised: l.Revised, Sequence: l.Revisions, Start: readout.Day(l.Start), End: l.End,
		Summary: p.meeting(l), Lang: l.Lang, Location: p.location(l), Page: p.at("/meetings/" + l.Address.String()),
	}
	if !p.h.meetings() {
		e.Page = p.at("/releases/" + l.Account.String())
	}
	if l.Kind != "" {
		e.Categories = []string{p.Text("meeting.kind." + string(l.Kind))}
	}
	if l.Series != nil {
		e.Lang = "en" // the register's wordings are those of the texts that were read
	}
	label := p.Text("details.confirmed")
	if e.Tentative = !l.Confirmed; e.Tentative {
		label = p.Text("details.machine")
	}
	about := []string{label + ". " + p.Text("details.line")}
	if p.h.Demo || l.Demo {
		about = append(about, p.Text("demo.line"))
	}
	var parties []string
	for _, code := range l.Parties {
		parties = append(parties, p.h.Names.Name(code, p.Lang()))
	}
	if len(parties) > 0 {
		about = append(about, p.Text("details.parties")+": "+strings.Join(parties, ", "))
	}
	e.Description = strings.Join(append(about, e.Page), "\n")
	return e
}

// location is a place from the small to the large.
func (p page) location(l register.DiaryLine) string {
	var parts []string
	add := func(s string) {
		if s != "" && (len(parts) == 0 || parts[len(parts)-1] != s) {
			parts = append(parts, s)
		}
	}
	add(l.Venue)
	add(l.City)
	if l.Country != "" {
		add(p.h.Names.Name(l.Country, p.Lang()))
	}
	return strings.Join(parts, ", ")
}
