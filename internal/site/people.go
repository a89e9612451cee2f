package site

import (
	"net/http"
	"net/url"
	"strings"

	"readout"
	"readout/internal/layout"
)

// peoplePage is a page of the list of people.
type peoplePage struct {
	frame
	Total  string
	People []personRow
	Pager  pager
}

// personRow is one line of the list: a name with the post at the latest
// meeting.
type personRow struct {
	Href  string
	Name  string
	Post  string       // with the body, as written; "" where no text tells it
	Lang  readout.Lang // of Name and Post where it is not the page's
	Party string
	Count string
	Last  *datum
}

func (s *Site) people(w http.ResponseWriter, r *http.Request) error {
	page, err := layout.PageNumber(r)
	if err != nil {
		return err
	}
	list, err := s.Register.People(r.Context(), page)
	if err != nil {
		return err
	}
	p := peoplePage{frame: s.frame(langOf(r), layout.WithPage("/people", page), "")}
	p.Heading = p.T("person.list")
	p.Trail = append(p.Trail, link{Text: p.Heading})
	p.Total = p.Count("persons", list.Total)
	for _, l := range list.Lines {
		row := personRow{Href: p.To("/people/" + l.Slug), Name: l.Name, Post: both(l.Post, l.Organisation), Lang: p.Foreign(readIn), Party: p.side(l.Party), Count: p.Count("meetings", l.Meetings)}
		if l.Last != "" {
			row.Last = &datum{ISO: string(l.Last), Text: p.Day(l.Last)}
		}
		p.People = append(p.People, row)
	}
	p.Pager = p.PagerOf("/people", url.Values{}, list.Page, list.Pages)
	return s.render(w, "people", p)
}

// both writes a post and a body, or the one that there is.
func both(post, body string) string { return strings.Trim(post+", "+body, ", ") }
