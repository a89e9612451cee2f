package site

import (
	"net/http"
	"net/url"
	"slices"

	"readout/internal/layout"
	"readout/internal/register"
)

// meetingsPage is a page of the list of meetings.
type meetingsPage struct {
	frame
	Total    string
	Meetings []meetingRow
	Pager    pager
}

func (s *Site) meetings(w http.ResponseWriter, r *http.Request) error {
	page, err := layout.PageNumber(r)
	if err != nil {
		return err
	}
	list, err := s.Register.Meetings(r.Context(), page)
	if err != nil {
		return err
	}
	publishers, err := s.Press.Publishers(r.Context())
	if err != nil {
		return err
	}
	p := meetingsPage{frame: s.frame(langOf(r), layout.WithPage("/meetings", page), "")}
	p.Heading = p.T("meeting.list")
	p.Trail = append(p.Trail, link{Text: p.Heading})
	if slices.ContainsFunc(list.Lines, func(l register.MeetingLine) bool { return l.Start != "" }) {
		p.Calendar = p.To("/meetings.ics")
	}
	p.Total = p.Count("meetings", list.Total)
	p.Meetings = p.MeetingRows(list.Lines, layout.PartiesOf(publishers))
	p.Pager = p.PagerOf("/meetings", url.Values{}, list.Page, list.Pages)
	return s.render(w, "meetings", p)
}
