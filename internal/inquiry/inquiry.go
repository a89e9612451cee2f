package inquiry

import (
	"context"
	"embed"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/search"
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
	Search    search.Finder
}

// Inquiry answers the public's searches.
type Inquiry struct {
	Config
	pages  layout.Pages
	facets []catalogue.Facet
}

// New parses every page once.
func New(cfg Config) (*Inquiry, error) {
	pages, err := layout.Parse(templates)
	if err != nil {
		return nil, err
	}
	if !cfg.Layout.Features.Public(readout.FeatureOtherTexts) {
		cfg.Press = press.OursOnly(cfg.Press)
		cfg.Catalogue = cfg.Catalogue.OursOnly()
		cfg.Register = cfg.Register.OursOnly()
		cfg.Search = search.OursOnly(cfg.Search)
	}
	return &Inquiry{Config: cfg, pages: pages, facets: catalogue.Facets(cfg.Layout.Features)}, nil
}

// details reports whether the house shows what was read of meetings.
func (i *Inquiry) details() bool {
	return i.Layout.Features.Public(readout.FeatureUnconfirmedDetails)
}

// Routes is every address of the face.
func (i *Inquiry) Routes() []web.Route {
	const all = readout.AudiencePublic
	return []web.Route{
		{Pattern: "GET /{lang}/search", Kind: "search", Audience: all, Uncached: true, Query: []string{"q", "order", "group", "page"}, Handler: i.search},
		{Pattern: "GET /{lang}/search.csv", Kind: "table", Audience: all, Uncached: true, Query: []string{"q"}, Handler: i.table},
	}
}
