package site

import (
	"cmp"
	"strings"
	"time"

	"readout"
	"readout/internal/feeds"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/web"
)

// What follows tells programs what a page is of, in the words of schema.org. It
// says no more than the page does, so what the house keeps from its pages is not
// in it either. A value that no editor has checked is labelled, as on the page.

// credit says what a demonstration's text is; "" of others.
func (f frame) credit() string {
	if f.Demo {
		return f.T("demo.line")
	}
	return ""
}

// issuer names a publisher. A demonstration's is no real one's office.
func (f frame) issuer(p press.PublisherLine) feeds.LinkedOrganisation {
	name, _ := p.Name(f.Lang())
	kind := "GovernmentOrganization"
	if f.Demo {
		kind = "Organization"
	}
	return feeds.LinkedOrganisation{Type: kind, ID: f.Absolute("/" + string(web.Languages()[0]) + "/publishers/" + p.Code), Name: name, URL: cmp.Or(p.URL, f.Absolute(f.To("/publishers/"+p.Code)))}
}

// article describes a release to programs.
func (p *releasePage) article(e press.Edition, publisher press.PublisherLine) {
	path := "/releases/" + e.Address.String()
	at := p.Absolute(p.To(path))
	published := e.FirstReleased
	modified := published
	if e.Latest > 1 && len(e.History) > 0 && e.History[0].Released.After(modified) {
		modified = e.History[0].Released
	}
	issuer := p.issuer(publisher)
	a := &feeds.LinkedArticle{
		Context: feeds.SchemaOrg, Type: "NewsArticle", ID: at, URL: at, Headline: e.Shown.Title, Lang: string(e.Shown.Lang), Description: p.Describe,
		Published: instant(published), Modified: instant(modified), Version: e.Shown.Number, Publisher: issuer, Author: issuer, Free: true, Terms: publisher.Licence,
		Credit: p.credit(), Source: e.SourceURL,
	}
	switch e.State {
	case readout.Withdrawn, readout.Removed:
		a.Status = p.T("state." + string(e.State))
	}
	for _, l := range p.Alternates {
		other := feeds.LinkedReference{Type: "NewsArticle", ID: p.Absolute(l.Href), Lang: string(l.Lang)}
		switch {
		case l.Lang == p.Lang():
		case e.Shown.Lang == e.Authoritative:
			a.Editions = append(a.Editions, other)
		case l.Lang == e.Authoritative:
			a.Original = &other
		}
	}
	if p.Meeting != "" {
		a.About = &feeds.LinkedReference{Type: "Event", ID: p.Absolute(p.Meeting)}
	}
	p.Linked = a
	p.Article = &articleTimes{instant(published), instant(modified)}
}

// articleTimes are what OpenGraph says of an article besides.
type articleTimes struct{ Published, Modified string }

// event describes a meeting to programs.
func (p *meetingPage) event(sheet register.MeetingSheet, accounts []account) {
	at := p.Absolute(p.Of(register.KindMeetings, sheet.Address))
	e := &feeds.LinkedEvent{
		Context: feeds.SchemaOrg, Type: "Event", ID: at, URL: at, Name: p.Heading, Start: string(sheet.Start), End: string(sheet.End), Credit: p.credit(),
		Description: strings.Trim(p.Label+". "+p.T("details.line"), ". ") + ".",
	}
	if sheet.Series != nil {
		e.Series = &feeds.LinkedReference{Type: "EventSeries", ID: p.Absolute(p.To("/series/" + sheet.Series.Slug)), Name: sheet.Series.Name}
	}
	for _, a := range accounts {
		e.Texts = append(e.Texts, feeds.LinkedReference{Type: "NewsArticle", ID: p.Absolute(p.Of("releases", a.Address)), Name: a.Title, Lang: string(a.TitleLang)})
		if m := a.Record.Meeting; m != nil && e.Place == nil {
			e.Place = p.linkedPlace(deref(m.Venue), deref(m.City), deref(m.Country))
		}
	}
	for _, side := range p.Delegations {
		for _, row := range side.Rows {
			person := feeds.LinkedPerson{Type: "Person", Name: row.Name, Post: row.Post}
			if row.Href != "" {
				person.ID = p.Absolute(row.Href)
			}
			if row.Body != "" {
				person.Body = &feeds.LinkedOrganisation{Type: "GovernmentOrganization", Name: row.Body}
			}
			e.Attendees = append(e.Attendees, person)
		}
	}
	p.Linked = e
}

func (f frame) linkedPlace(venue, city string, country readout.PartyCode) *feeds.LinkedPlace {
	if venue == "" && city == "" && country == "" {
		return nil
	}
	place := &feeds.LinkedPlace{Type: "Place", Name: cmp.Or(venue, city, f.Party(country))}
	if city != "" || country != "" {
		place.Address = &feeds.LinkedAddress{Type: "PostalAddress", City: city}
		if country != "" {
			place.Address.Country = f.Party(country)
		}
	}
	return place
}

// eventSeries describes a series to programs, with the rounds that texts are
// held of.
func (p *seriesPage) eventSeries(sheet register.SeriesSheet) {
	at := p.Absolute(p.To("/series/" + sheet.Slug))
	s := &feeds.LinkedEvent{Context: feeds.SchemaOrg, Type: "EventSeries", ID: at, URL: at, Name: sheet.Name, Description: p.T("details.machine") + ". " + p.T("details.line"), Credit: p.credit()}
	for _, r := range sheet.Rounds {
		if r.Meeting == 0 {
			continue
		}
		round := p.Absolute(p.Of(register.KindMeetings, r.Address))
		s.Rounds = append(s.Rounds, feeds.LinkedEvent{Type: "Event", ID: round, URL: round, Name: sheet.Name + ", " + p.Ordinal(r.Ordinal), Start: string(r.Start), End: string(r.End), Place: p.linkedPlace(r.Venue, r.City, r.Country)})
	}
	p.Linked = s
}

// linkedPerson describes someone to programs, with the latest post.
func (p *personPage) linkedPerson(slug string) {
	at := p.Absolute(p.To("/people/" + slug))
	p.Linked = &feeds.LinkedPerson{Context: feeds.SchemaOrg, Type: "Person", ID: at, URL: at, Name: p.Name, Post: p.Post, Description: p.T("details.machine") + ". " + p.T("details.line"), Credit: p.credit()}
}

// instant writes a time as RFC 3339, UTC.
func instant(t time.Time) string { return t.UTC().Format(time.RFC3339) }
