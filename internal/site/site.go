package site

import (
	"context"
	"html/template"
	"net/http"
	"time"

	"readout"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/search"
	"readout/internal/site/style"
	"readout/internal/web"
)

// Register is what the pages ask the register for. What the public may not see
// is readout.ErrNotFound.
type Register interface {
	Meetings(ctx context.Context, page int) (register.MeetingList, error)
	Meeting(ctx context.Context, a readout.Address, lang readout.Lang) (register.MeetingSheet, error)
	Announced(ctx context.Context, from, to readout.Day) ([]register.MeetingLine, error)
	SeriesList(ctx context.Context) ([]register.SeriesLine, error)
	Series(ctx context.Context, slug string) (register.SeriesSheet, error)
	SeriesDiary(ctx context.Context, slug string, by register.Diarist) (readout.Series, []register.DiaryLine, error)
	People(ctx context.Context, page int) (register.PeopleList, error)
	Person(ctx context.Context, slug string) (register.PersonSheet, error)
	Record(ctx context.Context, release readout.ReleaseID, lang readout.Lang, version int) (readout.Record, error)
	Reads(ctx context.Context, release readout.ReleaseID) (*register.MeetingRef, error)
	Moved(ctx context.Context, kind, from string) (to string, err error)
}

// Config is what a Site stands on.
type Config struct {
	Press    press.Reader
	Register Register
	Search   search.Finder
	House    readout.House
	Features readout.Features
	Names    web.Names
	Origin   string                  // https://press.example, without a slash; "" on loopback: no absolute address is printed
	Demo     bool                    // every page says that its texts were written for the demonstration
	Accent   style.Accent            // the colour of the house
	Masthead map[readout.Lang]string // what the house calls itself; nil for the name of the program
	Now      func() time.Time        // what tells the day; nil for the clock
}

// Site answers the public's requests.
type Site struct {
	Config
	pages   map[string]*template.Template
	assets  map[string]web.AssetFile
	css     string        // the style sheet's address
	icon    string        // the address of the mark in the browser's tab
	longest chan struct{} // holds whoever writes a long text
}

// New parses every page once.
func New(cfg Config) (*Site, error) {
	pages, err := parsePages()
	if err != nil {
		return nil, err
	}
	if !cfg.Features.Public(readout.FeatureOtherTexts) {
		cfg.Press = press.OursOnly(cfg.Press)
		cfg.Search = search.OursOnly(cfg.Search, cfg.Press)
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	if err := cfg.Accent.Check(); err != nil {
		return nil, err
	}
	sheet, err := cfg.Accent.Sheet()
	if err != nil {
		return nil, err
	}
	mark := cfg.Accent.Mark()
	s := &Site{Config: cfg, pages: pages, css: web.AssetPath("site.css", sheet), icon: web.AssetPath("mark.svg", mark), longest: make(chan struct{}, 1)}
	s.assets = map[string]web.AssetFile{
		"site.css": {Type: "text/css; charset=utf-8", Body: sheet},
		"mark.svg": {Type: "image/svg+xml", Body: mark},
	}
	return s, nil
}

// Assets are the files that the pages refer to.
func (s *Site) Assets() map[string]web.AssetFile { return s.assets }

// langOf is the language in the address, which web has checked.
func langOf(r *http.Request) readout.Lang { return readout.Lang(r.PathValue("lang")) }
