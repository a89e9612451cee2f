package site

import (
	"errors"
	"net/http"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/register"
	"readout/internal/web"
)

// personPage is a head or deputy of delegations with every meeting that texts
// name the person at.
type personPage struct {
	frame
	Name      string
	Post      string       // with the body, at the latest meeting that tells it
	ReadIn    readout.Lang // of names and posts where it is not the page's
	At        *datum       // the day of that meeting
	Party     string
	PartyPage string   // "" where it has none
	Also      []string // other spellings met
	Total     string
	Meetings  []appearanceRow
}

// appearanceRow is one meeting with the post that the person held at the time.
type appearanceRow struct {
	When     *datum
	Meeting  link
	Round    string
	Name     string // as the text writes it, where it is another spelling
	Post     string
	Body     string
	BodyPage string // "" where it has none
	Role     string
	Source   link // the text that says so
}

func (s *Site) person(w http.ResponseWriter, r *http.Request) error {
	slug := r.PathValue("slug")
	sheet, err := s.Register.Person(r.Context(), slug)
	if errors.Is(err, readout.ErrNotFound) {
		return s.movedTo(r, register.KindPeople, slug)
	}
	if err != nil {
		return err
	}
	publishers, err := s.shownPublishers(r.Context())
	if err != nil {
		return err
	}
	p := &personPage{frame: s.frame(langOf(r), "/people/"+slug, ""), Name: sheet.Name}
	p.ReadIn, p.Party = p.Foreign(readIn), p.side(sheet.Party)
	named := []catalogue.Value{catalogue.CountryOf(sheet.Party)}
	for _, a := range sheet.Appearances {
		named = append(named, catalogue.OrganisationOf(a.Organisation, sheet.Party))
	}
	if p.subjects, err = s.withPages(r.Context(), named); err != nil {
		return err
	}
	p.PartyPage = p.subjectPage(named[0])
	for _, a := range sheet.Appearances {
		publisher, shown := publishers[a.Publisher]
		if !shown {
			continue
		}
		if post := both(a.Post, a.Organisation); p.Post == "" && post != "" {
			p.Post = post
			if a.Start != "" {
				p.At = &datum{ISO: string(a.Start), Text: p.Day(a.Start)}
			}
		}
		row := p.appearance(a, sheet.Name, publisher.Publisher)
		row.BodyPage = p.subjectPage(catalogue.OrganisationOf(a.Organisation, sheet.Party))
		p.Meetings = append(p.Meetings, row)
	}
	if len(p.Meetings) == 0 {
		return readout.ErrNotFound
	}
	for _, name := range sheet.Names {
		if name != sheet.Name {
			p.Also = append(p.Also, name)
		}
	}
	p.Heading = p.named(p.Name, p.Post)
	p.linkedPerson(slug, sheet)
	p.Total = p.Count("meetings", len(p.Meetings))
	p.Trail = append(p.Trail, link{Href: p.To("/people"), Text: p.T("person.list")}, link{Text: p.Name, Lang: p.ReadIn})
	return s.render(w, "person", p)
}

func (f frame) appearance(a register.Appearance, name string, publisher readout.Publisher) appearanceRow {
	row := appearanceRow{Post: a.Post, Body: a.Organisation}
	if a.Start != "" {
		row.When = &datum{ISO: string(a.Start), Text: f.Day(a.Start)}
	}
	if a.Name != name {
		row.Name = a.Name
	}
	if a.Role != "" {
		row.Role = f.T("meeting.role." + string(a.Role))
	}
	row.Meeting = link{Href: f.Of(register.KindMeetings, a.Meeting), Text: f.T("meeting.kind." + string(a.Kind))}
	if a.Series != nil {
		row.Meeting.Text, row.Meeting.Lang = a.Series.Name, f.Foreign(readIn)
		if a.Ordinal > 0 {
			row.Round = f.Ordinal(a.Ordinal)
		}
	}
	text, lang := publisher.Name(f.Lang())
	row.Source = link{Href: f.Of("releases", a.Release), Text: text, Lang: f.Foreign(lang)}
	return row
}

// named is a name with its post, as the page's language puts them.
func (f frame) named(name, post string) string {
	if post == "" {
		return name
	}
	return f.T("person.named", name, post)
}

// movedTo answers for an address that a meeting, series or person once had.
func (s *Site) movedTo(r *http.Request, kind, from string) error {
	to, err := s.Register.Moved(r.Context(), kind, from)
	if err != nil {
		return err
	}
	return web.Redirect("/"+string(langOf(r))+"/"+kind+"/"+to, http.StatusMovedPermanently)
}
