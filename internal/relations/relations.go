// Package relations is the face that shows who met whom: of a country, region or
// body, and of all that are in the house, by year and level, as tables, drawings and
// data.
//
// It counts meetings, never releases, of what the public may see, and ranks nobody:
// everything stands by name or by date. That a text tells of no meeting says nothing
// of whether there was one, and each page says so.
package relations

import (
	"context"
	"embed"
	"net/http"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/web"
)

//go:embed *.html
var templates embed.FS

// Register is what the pages ask the register for. What the public may not see is
// readout.ErrNotFound; each method is register.Registrar's of its name.
type Register interface {
	Lines(ctx context.Context, ids []readout.MeetingID) ([]register.MeetingLine, error)
	OursOnly() *register.Registrar
}

// Config is what the face stands on.
type Config struct {
	Layout    *layout.Layout
	Press     press.Reader
	Register  Register
	Catalogue *catalogue.Catalogue
}

// Relations answers the public's requests.
type Relations struct {
	Config
	pages layout.Pages
}

// New parses every page once.
func New(cfg Config) (*Relations, error) {
	pages, err := layout.Parse(templates, "parts.html")
	if err != nil {
		return nil, err
	}
	if !cfg.Layout.Features.Public(readout.FeatureOtherTexts) {
		cfg.Press = press.OursOnly(cfg.Press)
		cfg.Catalogue = cfg.Catalogue.OursOnly()
		cfg.Register = cfg.Register.OursOnly()
	}
	return &Relations{cfg, pages}, nil
}

// Routes is every address of the face. Counts stand on details of meetings, so they
// are for the desk where those are.
func (s *Relations) Routes() []web.Route {
	feature := readout.FeatureCountryCounts
	if !s.Layout.Features.Public(readout.FeatureUnconfirmedDetails) {
		feature = readout.FeatureUnconfirmedDetails
	}
	var out []web.Route
	add := func(path, kind string, query []string, h func(http.ResponseWriter, *http.Request) error) {
		out = append(out, web.Route{Pattern: "GET /{lang}" + path, Kind: kind, Audience: readout.AudiencePublic, Feature: feature, Query: query, Handler: h})
	}
	narrowed, paged, least := []string{"with", "year", "level"}, []string{"with", "year", "level", "page"}, []string{"year", "level", "least"}
	add("/countries/{slug}/meetings", "met", paged, s.country)
	add("/countries/{slug}/meetings.json", "met", narrowed, s.countryData)
	add("/countries/{slug}/meetings.csv", "met", narrowed, s.countryMeetings)
	add("/countries/{slug}/meetings-by-year.csv", "met", narrowed, s.countryYears)
	add("/countries/{slug}/meetings-by-party.csv", "met", narrowed, s.countryParties)
	add("/network", "network", least, s.network)
	add("/network.json", "network", narrowed[1:], s.networkData)
	add("/network.csv", "network", narrowed[1:], s.networkPairs)
	add("/network-by-year.csv", "network", narrowed[1:], s.networkYears)
	return out
}
