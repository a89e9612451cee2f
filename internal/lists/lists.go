package lists

import (
	"context"
	"embed"
	"net/http"
	"time"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/register"
)

//go:embed *.html
var templates embed.FS

// Register is what the pages ask the register for. What the public may not see is
// readout.ErrNotFound; each method is register.Registrar's of its name.
type Register interface {
	Lines(ctx context.Context, ids []readout.MeetingID) ([]register.MeetingLine, error)
	Diary(ctx context.Context, most int, by register.Diarist) ([]register.DiaryLine, error)
	OursOnly() *register.Registrar
}

// Config is what a face of lists stands on.
type Config struct {
	Layout    *layout.Layout
	Press     press.Reader
	Register  Register
	Catalogue *catalogue.Catalogue
	Now       func() time.Time // what tells the day; nil for the clock
}

// Lists answers the public's requests for lists.
type Lists struct {
	Config
	pages   layout.Pages
	facets  []catalogue.Facet
	written writtenOptions
}

// New parses every page once.
func New(cfg Config) (*Lists, error) {
	pages, err := layout.Parse(templates)
	if err != nil {
		return nil, err
	}
	if !cfg.Layout.Features.Public(readout.FeatureOtherTexts) {
		cfg.Press = press.OursOnly(cfg.Press)
		cfg.Catalogue = cfg.Catalogue.OursOnly()
		cfg.Register = cfg.Register.OursOnly()
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	return &Lists{Config: cfg, pages: pages, facets: catalogue.Facets(cfg.Layout.Features)}, nil
}

// others reports whether the house shows other publishers' texts.
func (l *Lists) others() bool { return l.Layout.Features.Public(readout.FeatureOtherTexts) }

// meetings reports whether the house has pages of meetings.
func (l *Lists) meetings() bool {
	return l.Layout.Features.Public(readout.FeatureUnconfirmedDetails)
}

// render writes a page.
func (l *Lists) render(w http.ResponseWriter, name string, data any) error {
	return l.pages.Render(w, name, data)
}

func langOf(r *http.Request) readout.Lang { return layout.LangOf(r) }
