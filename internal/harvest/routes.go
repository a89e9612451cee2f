package harvest

import (
	"readout"
	"readout/internal/catalogue"
	"readout/internal/web"
)

// Routes is every address of the face. A route says who may see it; what its
// feature keeps from the public answers like an address that never existed.
func (h *Harvest) Routes() []web.Route {
	const all = readout.AudiencePublic
	const checked = readout.FeatureConfirmedDetails
	const details = readout.FeatureUnconfirmedDetails
	page := []string{"page"}
	narrowed := append(catalogue.Params(h.Features), "page")
	routes := []web.Route{
		{Pattern: "GET /sitemap.xml", Kind: "sitemap", Audience: all, Query: []string{"part"}, Handler: h.sitemap},
		{Pattern: "GET /sitemap-news.xml", Kind: "sitemap", Audience: all, Uncached: true, Handler: h.news},
		{Pattern: "GET /oembed", Kind: "oembed", Audience: all, Query: []string{"url", "format", "maxwidth", "maxheight"}, Handler: h.oembed},
		{Pattern: "GET /{lang}/releases/{year}/{slug}/annotations.json", Kind: "annotations", Audience: all, Feature: checked, Handler: h.annotations},
		{Pattern: "GET /{lang}/releases/{year}/{slug}/{version}/annotations.json", Kind: "annotations", Audience: all, Feature: checked, Handler: h.annotations},
		{Pattern: "GET /{lang}/meetings.ics", Kind: "calendar", Audience: all, Feature: checked, Handler: h.meetingsCalendar},
		{Pattern: "GET /{lang}/meetings/{year}/{slug}.ics", Kind: "calendar", Audience: all, Feature: checked, Handler: h.meetingCalendar},
		{Pattern: "GET /{lang}/series/{slug}.ics", Kind: "calendar", Audience: all, Feature: checked, Handler: h.seriesCalendar},
	}
	for _, form := range forms {
		routes = append(routes,
			web.Route{Pattern: "GET /{lang}/feed." + form, Kind: "feed", Audience: all, Query: page, Handler: h.feed(form, h.homeFeed)},
			web.Route{Pattern: "GET /{lang}/releases." + form, Kind: "feed", Audience: all, Query: narrowed, Handler: h.feed(form, h.releasesFeed)},
			web.Route{Pattern: "GET /{lang}/publishers/{code}." + form, Kind: "feed", Audience: all, Query: narrowed, Handler: h.feed(form, h.publisherFeed)},
			web.Route{Pattern: "GET /{lang}/boards/{publisher}/{code}." + form, Kind: "feed", Audience: all, Query: narrowed, Handler: h.feed(form, h.boardFeed)},
			web.Route{Pattern: "GET /{lang}/series/{slug}." + form, Kind: "feed", Audience: all, Feature: details, Query: page, Handler: h.feed(form, h.seriesFeed)},
			web.Route{Pattern: "GET /{lang}/people/{slug}." + form, Kind: "feed", Audience: all, Feature: readout.FeaturePeople, Query: page, Handler: h.feed(form, h.personFeed)},
			web.Route{Pattern: "GET /{lang}/phrases/feed." + form, Kind: "feed", Audience: all, Feature: readout.FeatureWording, Uncached: true, Query: []string{"q", "page"}, Handler: h.feed(form, h.phraseFeed)},
			web.Route{Pattern: "GET /{lang}/search." + form, Kind: "feed", Audience: all, Uncached: true, Query: []string{"q", "page"}, Handler: h.feed(form, h.searchFeed)},
		)
	}
	return routes
}
