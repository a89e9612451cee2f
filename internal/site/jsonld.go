package site

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"readout"
	"readout/internal/feeds"
	"readout/internal/layout"
	"readout/internal/overlay"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/web"
)

// What follows tells programs what a page is of, in the words of schema.org. It
// says no more than the page does, so what the house keeps from its pages is not
// in it either. Programs heed no labels, so a value of a record is in it only
// once an editor has checked it (P25).

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
func (p *releasePage) article(e press.Edition, rec readout.Record, publisher press.PublisherLine) {
	path := "/releases/" + e.Address.String()
	at := p.Absolute(p.To(path))
	published := e.FirstReleased
	licence, _ := readout.TermsCalled(publisher.Licence)
	modified := published
	if e.Latest > 1 && len(e.History) > 0 && e.History[0].Released.After(modified) {
		modified = e.History[0].Released
	}
	issuer := p.issuer(publisher)
	a := &feeds.LinkedArticle{
		Context: feeds.SchemaOrg, Type: "NewsArticle", ID: at, URL: at, Headline: e.Shown.Title, Lang: string(e.Shown.Lang), Description: p.Describe,
		Published: instant(published), Modified: instant(modified), Version: e.Shown.Number, Publisher: issuer, Author: issuer, Free: true, Terms: publisher.Licence, Licence: licence.URL,
		Credit: p.credit(), Source: e.SourceURL, Media: p.linkedMedia(e.Shown.Attachments),
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
	if p.Meeting != "" && overlay.Checked(rec).Meeting != nil {
		a.About = &feeds.LinkedReference{Type: "Event", ID: p.Absolute(p.Meeting)}
	}
	p.Linked = a
	p.Article = &layout.ArticleTimes{Published: instant(published), Modified: instant(modified)}
}

// event describes a meeting to programs, as far as editors have checked what its
// texts were read into.
func (p *meetingPage) event(sheet register.MeetingSheet, accounts []account) {
	at := p.Absolute(p.Of(register.KindMeetings, sheet.Address))
	e := &feeds.LinkedEvent{
		Context: feeds.SchemaOrg, Type: "Event", ID: at, URL: at, Credit: p.credit(), Description: p.T("details.confirmed") + ". " + p.T("details.line"),
	}
	named := map[string]bool{}
	ordinal := 0
	for _, a := range accounts {
		m := overlay.Checked(a.Record).Meeting
		if m == nil {
			continue
		}
		p.Linked = e
		if e.Start == "" && m.StartDate != nil {
			e.Start, e.End = string(*m.StartDate), string(readout.Value(m.EndDate))
		}
		if e.Place == nil {
			e.Place = p.linkedPlace(readout.Value(m.Venue), readout.Value(m.City), readout.Value(m.Country))
		}
		if e.Series == nil && m.Series != nil && sheet.Series != nil {
			e.Series = &feeds.LinkedReference{Type: "EventSeries", ID: p.Absolute(p.To("/series/" + sheet.Series.Slug)), Name: *m.Series}
		}
		ordinal = cmp.Or(ordinal, readout.Value(m.Ordinal))
		for _, who := range m.Participants {
			if named[who.Name] {
				continue
			}
			named[who.Name] = true
			person := feeds.LinkedPerson{Type: "Person", Name: who.Name, Post: readout.Value(who.Post)}
			if page := p.personPage(sheet.People, who.Name, readout.Value(who.Side)); page != "" {
				person.ID = p.Absolute(page)
			}
			if who.Organisation != nil {
				person.Body = &feeds.LinkedOrganisation{Type: "GovernmentOrganization", Name: *who.Organisation}
			}
			e.Attendees = append(e.Attendees, person)
		}
	}
	e.Name = accounts[0].Title
	if e.Series != nil {
		e.Name = e.Series.Name
		if ordinal > 0 {
			e.Name += ", " + p.Ordinal(ordinal)
		}
	}
	for _, a := range accounts {
		e.Texts = append(e.Texts, feeds.LinkedReference{Type: "NewsArticle", ID: p.Absolute(p.Of("releases", a.Address)), Name: a.Title, Lang: string(a.TitleLang)})
	}
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

// eventSeries describes a series to programs, with the rounds whose days editors
// have checked; a series without one is not described.
func (s *Site) eventSeries(ctx context.Context, p *seriesPage, slug string) error {
	series, lines, err := s.Register.SeriesDiary(ctx, slug, register.Diarist{Checked: true})
	if errors.Is(err, readout.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	at := p.Absolute(p.To("/series/" + slug))
	e := &feeds.LinkedEvent{Context: feeds.SchemaOrg, Type: "EventSeries", ID: at, URL: at, Name: series.Name, Description: p.T("details.confirmed") + ". " + p.T("details.line"), Credit: p.credit()}
	for _, l := range lines {
		round := p.Absolute(p.Of(register.KindMeetings, l.Address))
		name := series.Name
		if l.Ordinal > 0 {
			name += ", " + p.Ordinal(l.Ordinal)
		}
		e.Rounds = append(e.Rounds, feeds.LinkedEvent{Type: "Event", ID: round, URL: round, Name: name, Start: string(l.Start), End: string(l.End), Place: p.linkedPlace(l.Venue, l.City, l.Country)})
	}
	p.Linked = e
	return nil
}

// linkedPerson describes someone to programs, with the latest post that an
// editor has checked; whom none has is not described.
func (p *personPage) linkedPerson(slug string, sheet register.PersonSheet) {
	i := slices.IndexFunc(sheet.Appearances, func(a register.Appearance) bool { return a.Checked })
	if i < 0 {
		return
	}
	a := sheet.Appearances[i]
	at := p.Absolute(p.To("/people/" + slug))
	p.Linked = &feeds.LinkedPerson{Context: feeds.SchemaOrg, Type: "Person", ID: at, URL: at, Name: a.Name, Post: both(a.Post, a.Organisation), Description: p.T("details.confirmed") + ". " + p.T("details.line"), Credit: p.credit()}
}

// instant writes a time as RFC 3339, UTC.
func instant(t time.Time) string { return t.UTC().Format(time.RFC3339) }
