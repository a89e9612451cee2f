package site

import (
	"net/http"
	"net/url"
	"strings"

	"readout"
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
	page, err := pageNumber(r)
	if err != nil {
		return err
	}
	list, err := s.Register.People(r.Context(), page)
	if err != nil {
		return err
	}
	p := peoplePage{frame: s.frame(langOf(r), withPage("/people", page), "")}
	p.Heading = p.T("person.list")
	p.Trail = append(p.Trail, link{Text: p.Heading})
	p.Total = p.Count("persons", list.Total)
	for _, l := range list.Lines {
		row := personRow{Href: p.To("/people/" + l.Slug), Name: l.Name, Post: both(l.Post, l.Organisation), Lang: p.Foreign(readIn), Party: p.side(l.Party), Count: p.Count("meetings", l.Meetings)}
		if l.Last != "" {
			row.Last = &datum{string(l.Last), p.Day(l.Last)}
		}
		p.People = append(p.People, row)
	}
	p.Pager = p.pager("/people", url.Values{}, list.Page, list.Pages)
	return s.render(w, "people", p)
}

// readIn is the language of the names, posts and wordings that the register
// holds: the one that the reading engine reads.
const readIn readout.Lang = "en"

// both writes a post and a body, or the one that there is.
func both(post, body string) string { return strings.Trim(post+", "+body, ", ") }

// side is the house's name of a party, and says so where no text tells it.
func (f frame) side(party readout.PartyCode) string {
	if party == "" {
		return f.T("meeting.sideunknown")
	}
	return f.Party(party)
}
