package site

import (
	"readout"
	"readout/internal/web"
)

// Routes is every address of the face. A route says who may see it; what its
// feature keeps from the public answers like an address that never existed.
func (s *Site) Routes() []web.Route {
	const all = readout.AudiencePublic
	const details, people = readout.FeatureUnconfirmedDetails, readout.FeaturePeople
	page := []string{"page"}
	return []web.Route{
		{Pattern: "GET /{$}", Kind: "root", Audience: all, Uncached: true, Handler: s.root},
		{Pattern: "GET /{lang}/{$}", Kind: "home", Audience: all, Handler: s.home},
		{Pattern: "GET /{lang}/releases/{year}/{slug}", Kind: "release", Audience: all, Handler: s.release},
		{Pattern: "GET /{lang}/releases/{year}/{slug}/{version}", Kind: "version", Audience: all, Handler: s.version},
		{Pattern: "GET /{lang}/releases/{year}/{slug}/{version}/changes", Kind: "changes", Audience: all, Handler: s.changes},
		{Pattern: "GET /{lang}/publishers", Kind: "publishers", Audience: all, Handler: s.publishers},
		{Pattern: "GET /{lang}/boards", Kind: "boards", Audience: all, Handler: s.boards},
		{Pattern: "GET /{lang}/meetings", Kind: "meetings", Audience: all, Feature: details, Query: page, Handler: s.meetings},
		{Pattern: "GET /{lang}/meetings/{year}/{slug}", Kind: "meeting", Audience: all, Feature: details, Handler: s.meeting},
		{Pattern: "GET /{lang}/series", Kind: "serieslist", Audience: all, Feature: details, Handler: s.seriesList},
		{Pattern: "GET /{lang}/series/{slug}", Kind: "series", Audience: all, Feature: details, Handler: s.series},
		{Pattern: "GET /{lang}/people", Kind: "people", Audience: all, Feature: people, Query: page, Handler: s.people},
		{Pattern: "GET /{lang}/people/{slug}", Kind: "person", Audience: all, Feature: people, Handler: s.person},
		{Pattern: "GET /{lang}/releases/{year}/{slug}/report", Kind: "report", Audience: all, Query: []string{"sent"}, Handler: s.reportForm},
		{Pattern: "POST /{lang}/releases/{year}/{slug}/report", Kind: "report", Audience: all, Uncached: true, Takes: reportBytes, Handler: s.report},
		{Pattern: "GET /{lang}/accessibility", Kind: "accessibility", Audience: all, Handler: s.accessibility},
		{Pattern: "GET /{lang}/counting", Kind: "counting", Audience: all, Feature: readout.FeatureHits, Handler: s.counting},
		{Pattern: "GET /{lang}/about", Kind: "about", Audience: all, Handler: s.about},
	}
}
