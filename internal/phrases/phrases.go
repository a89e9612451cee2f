// Package phrases is the face that shows how words are used: from one round of a
// series to the next, over all its rounds, and a phrase across the archive.
//
// It says what stands where and what does not; it never says what that means. It
// quotes what the pages of releases show and no more.
package phrases

import (
	"context"
	"embed"
	"strings"
	"time"
	"unicode"

	"readout"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/search"
	"readout/internal/web"
	"readout/internal/wording"
)

//go:embed *.html
var templates embed.FS

// Register is what the pages ask the register for. What the public may not see is
// readout.ErrNotFound; each method is register.Registrar's of its name.
type Register interface {
	Meeting(ctx context.Context, a readout.Address, lang readout.Lang) (register.MeetingSheet, error)
	SeriesFile(ctx context.Context, slug string, lang readout.Lang, from readout.MeetingID, most int) (register.SeriesFile, error)
	Moved(ctx context.Context, kind, from string) (to string, err error)
	OursOnly() *register.Registrar
}

// Config is what the face stands on.
type Config struct {
	Layout   *layout.Layout
	Press    press.Reader
	Register Register
	Search   search.Finder
}

// Phrases answers the public's requests.
type Phrases struct {
	Config
	pages layout.Pages
	slots chan struct{} // held by whoever counts a phrase
}

// New parses every page once.
func New(cfg Config) (*Phrases, error) {
	pages, err := layout.Parse(templates, "turns.html")
	if err != nil {
		return nil, err
	}
	if !cfg.Layout.Features.Public(readout.FeatureOtherTexts) {
		cfg.Press = press.OursOnly(cfg.Press)
		cfg.Register = cfg.Register.OursOnly()
		cfg.Search = search.OursOnly(cfg.Search)
	}
	return &Phrases{cfg, pages, make(chan struct{}, 2)}, nil
}

// Routes is every address of the face. In a house that keeps wording for its desk
// they answer like addresses that never existed.
func (p *Phrases) Routes() []web.Route {
	const all, wording = readout.AudiencePublic, readout.FeatureWording
	return []web.Route{
		{Pattern: "GET /{lang}/meetings/{year}/{slug}/wording", Kind: "wording", Audience: all, Feature: wording, Handler: p.meeting},
		{Pattern: "GET /{lang}/meetings/{year}/{slug}/wording.json", Kind: "wording", Audience: all, Feature: wording, Handler: p.meetingData},
		{Pattern: "GET /{lang}/series/{slug}/wording", Kind: "serieswording", Audience: all, Feature: wording, Handler: p.series},
		{Pattern: "GET /{lang}/series/{slug}/wording.json", Kind: "serieswording", Audience: all, Feature: wording, Handler: p.seriesData},
		{Pattern: "GET /{lang}/phrases", Kind: "phrases", Audience: all, Feature: wording, Uncached: true, Query: []string{"q"}, Handler: p.phrases},
		{Pattern: "GET /{lang}/phrases.json", Kind: "phrases", Audience: all, Feature: wording, Uncached: true, Query: []string{"q"}, Handler: p.phrasesData},
		{Pattern: "GET /{lang}/phrases.csv", Kind: "phrases", Audience: all, Feature: wording, Uncached: true, Query: []string{"q"}, Handler: p.phrasesTable},
	}
}

// Bounds of a page.
const (
	pageText   = 256 << 10 // of a text, in code points, as its release's page has it
	mostRounds = 40        // whose texts are put in order
)

// part is a run of words: of the page, or quoted from a text.
type part struct {
	Text   string
	Quoted bool
}

// phrase words something in the page's language around quoted words.
func phrase(f layout.Frame, key string, quoted ...string) (out []part) {
	const slot = "\x00"
	slots := make([]any, len(quoted))
	for i := range slots {
		slots[i] = slot
	}
	for i, own := range strings.Split(f.T(key, slots...), slot) {
		if i > 0 {
			out = append(out, part{quoted[i-1], true})
		}
		if own != "" {
			out = append(out, part{own, false})
		}
	}
	return out
}

// piece is a run of words of two clauses: Op is "gone", "new" or "".
type piece struct{ Op, Space, Text string }

func pieces(of []wording.Piece) []piece {
	ops := map[wording.Op]string{wording.Gone: "gone", wording.New: "new"}
	var out []piece
	for i, p := range of {
		behind := strings.TrimLeftFunc(p.Text, unicode.IsSpace)
		space := p.Text[:len(p.Text)-len(behind)]
		if i == 1 && of[0].Op == wording.Gone && space == "" {
			space = " " // the newer clause begins behind what it does not have
		}
		out = append(out, piece{ops[p.Op], space, behind})
	}
	return out
}

// listed is words below a heading; nothing is shown where there are none.
type listed struct {
	Heading string
	Lang    readout.Lang // of the words where it is not the page's
	Where   string       // what stands before each place; "" for nothing
	Rows    []listedWords
}

// listedWords are words with where they stand, or with the rounds that have them.
type listedWords struct {
	Words  string
	Across string // to the words across the archive; "" for no link
	Since  string
	Where  *layout.Link // the passage
}

// released is when a version came out, on its publisher's clock.
func released(f layout.Frame, e press.Edition, zone *time.Location) layout.Datum {
	at := e.Shown.Released
	if e.Shown.Number == 1 {
		at = e.FirstReleased
	}
	return f.Moment(at, zone)
}
