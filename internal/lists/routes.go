package lists

import (
	"slices"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/web"
)

// Routes is every address of the face. A route says who may see it; what its
// feature keeps from the public answers like an address that never existed, and
// so does a parameter that asks for it.
func (l *Lists) Routes() []web.Route {
	const all = readout.AudiencePublic
	const checked = readout.FeatureConfirmedDetails
	const details = readout.FeatureUnconfirmedDetails
	page := []string{"page"}
	narrowed := slices.Concat(catalogue.Params(l.Layout.Features), []string{"order", "after", "before", "page"})
	return []web.Route{
		{Pattern: "GET /{lang}/releases", Kind: "releases", Audience: all, Query: narrowed, Handler: l.releases},
		{Pattern: "GET /{lang}/publishers/{code}", Kind: "publisher", Audience: all, Query: narrowed, Handler: l.publisher},
		{Pattern: "GET /{lang}/boards/{publisher}/{code}", Kind: "board", Audience: all, Query: narrowed, Handler: l.board},
		{Pattern: "GET /{lang}/calendar", Kind: "calendar-page", Audience: all, Feature: checked, Query: []string{"month"}, Handler: l.calendar},
		{Pattern: "GET /{lang}/countries", Kind: "countries", Audience: all, Feature: details, Handler: l.index(countries)},
		{Pattern: "GET /{lang}/countries/{slug}", Kind: "country", Audience: all, Feature: details, Query: page, Handler: l.subject(countries)},
		{Pattern: "GET /{lang}/organisations", Kind: "organisations", Audience: all, Feature: details, Handler: l.index(organisations)},
		{Pattern: "GET /{lang}/organisations/{slug}", Kind: "organisation", Audience: all, Feature: details, Query: page, Handler: l.subject(organisations)},
		{Pattern: "GET /{lang}/topics", Kind: "topics", Audience: all, Feature: details, Handler: l.index(topics)},
		{Pattern: "GET /{lang}/topics/{slug}", Kind: "topic", Audience: all, Feature: details, Query: page, Handler: l.subject(topics)},
	}
}
