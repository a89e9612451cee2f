package site

import (
	"context"
	"net/http"
	"time"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/layout"
	"readout/internal/layout/style"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/web"
)

// Register is what the pages ask the register for. What the public may not see
// is readout.ErrNotFound; each method is register.Registrar's of its name.
type Register interface {
	Meetings(ctx context.Context, page int) (register.MeetingList, error)
	Meeting(ctx context.Context, a readout.Address, lang readout.Lang) (register.MeetingSheet, error)
	Announced(ctx context.Context, from, to readout.Day) ([]register.MeetingLine, error)
	SeriesList(ctx context.Context) ([]register.SeriesLine, error)
	Series(ctx context.Context, slug string) (register.SeriesSheet, error)
	SeriesFile(ctx context.Context, slug string, lang readout.Lang, from readout.MeetingID, most int) (register.SeriesFile, error)
	Lines(ctx context.Context, ids []readout.MeetingID) ([]register.MeetingLine, error)
	Diary(ctx context.Context, most int, by register.Diarist) ([]register.DiaryLine, error)
	SeriesDiary(ctx context.Context, slug string, by register.Diarist) (readout.Series, []register.DiaryLine, error)
	People(ctx context.Context, page int) (register.PeopleList, error)
	Person(ctx context.Context, slug string) (register.PersonSheet, error)
	Record(ctx context.Context, release readout.ReleaseID, lang readout.Lang, version int) (readout.Record, error)
	Reads(ctx context.Context, release readout.ReleaseID) (*register.MeetingRef, error)
	Moved(ctx context.Context, kind, from string) (to string, err error)
	OursOnly() *register.Registrar
}

// Config is what a Site stands on.
type Config struct {
	Press     press.Reader
	Register  Register
	Catalogue *catalogue.Catalogue
	Reports   Reports
	House     readout.House
	Features  readout.Features
	Names     web.Names
	Origin    string                  // https://press.example, without a slash; "" on loopback: no absolute address is printed
	Demo      bool                    // every page says that its texts were written for the demonstration
	Accent    style.Accent            // the colour of the house
	Masthead  map[readout.Lang]string // what the house calls itself; nil for the name of the program
	Now       func() time.Time        // what tells the day; nil for the clock
	// AsOf is when anything public changed last: what is not held is not held as of
	// that day. nil where no page says so.
	AsOf func(ctx context.Context) (time.Time, error)
}

// Site answers the public's requests.
type Site struct {
	Config
	layout  *layout.Layout
	pages   layout.Pages
	longest chan struct{} // holds whoever writes a long text
}

// New parses every page once.
func New(cfg Config) (*Site, error) {
	pages, err := layout.Parse(templates, "rounds.html", "checked.html")
	if err != nil {
		return nil, err
	}
	if !cfg.Features.Public(readout.FeatureOtherTexts) {
		cfg.Press = press.OursOnly(cfg.Press)
		cfg.Catalogue = cfg.Catalogue.OursOnly()
		cfg.Register = cfg.Register.OursOnly()
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	common, err := layout.New(layout.Config{House: cfg.House, Features: cfg.Features, Names: cfg.Names, Origin: cfg.Origin, Demo: cfg.Demo, Accent: cfg.Accent, Masthead: cfg.Masthead})
	if err != nil {
		return nil, err
	}
	return &Site{Config: cfg, layout: common, pages: pages, longest: make(chan struct{}, 1)}, nil
}

// Layout is what the pages of other faces of the house share with these.
func (s *Site) Layout() *layout.Layout { return s.layout }

// Assets are the files that the pages refer to.
func (s *Site) Assets() map[string]web.AssetFile { return s.layout.Assets() }

func langOf(r *http.Request) readout.Lang { return layout.LangOf(r) }

// render writes a page.
func (s *Site) render(w http.ResponseWriter, name string, data any) error {
	return s.pages.Render(w, name, data)
}
