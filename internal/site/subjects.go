package site

import (
	"context"

	"readout"
	"readout/internal/catalogue"
)

// subjects are the countries and regions, organisations and topics that have
// pages of their own, among those that a page names.
type subjects map[catalogue.Value]bool

// subjects asks which of what records name have pages. Where the house shows
// none of what is read, nothing has.
func (s *Site) subjects(ctx context.Context, records ...readout.Record) (subjects, error) {
	var named []catalogue.Value
	for _, rec := range records {
		if rec.Meeting == nil {
			continue
		}
		for _, p := range rec.Meeting.Parties {
			named = append(named, catalogue.CountryOf(p))
		}
		for _, t := range rec.Meeting.Topics {
			named = append(named, catalogue.TopicOf(t))
		}
		for _, p := range rec.Meeting.Participants {
			named = append(named, catalogue.OrganisationOf(readout.Value(p.Organisation), readout.Value(p.Side)))
		}
	}
	return s.withPages(ctx, named)
}

func (s *Site) withPages(ctx context.Context, named []catalogue.Value) (subjects, error) {
	if !s.Features.Public(readout.FeatureUnconfirmedDetails) {
		return nil, nil
	}
	return s.Catalogue.Holds(ctx, named)
}

// subjectPage is the address of the page of a thing, "" where it has none.
func (f frame) subjectPage(v catalogue.Value) string {
	if !f.subjects[v] {
		return ""
	}
	switch v.Facet {
	case catalogue.Country:
		return f.To("/countries/" + v.Value)
	case catalogue.Topic:
		return f.To("/topics/" + v.Value)
	}
	return f.To("/organisations/" + v.Value)
}
