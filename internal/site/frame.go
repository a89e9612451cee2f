package site

import (
	"context"
	"embed"

	"readout"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/register"
)

//go:embed *.html
var templates embed.FS

// What all faces' pages have in common is the layout's; here are the names by
// which this package calls it.
type (
	link       = layout.Link
	datum      = layout.Datum
	entry      = layout.Entry
	pager      = layout.Pager
	meetingRow = layout.MeetingRow
	where      = layout.Where
)

// readIn is the language of what the register holds.
const readIn = layout.ReadIn

// frame is what every page has around its own content.
type frame struct {
	layout.Frame
	subjects subjects
}

// frame begins a page; path has no language. trail are the steps between home
// and this page.
func (s *Site) frame(lang readout.Lang, path, heading string, trail ...link) frame {
	return frame{Frame: s.layout.Frame(lang, path, heading, trail...)}
}

func (f frame) entries(list []press.Entry, of layout.Shelves) []entry { return f.ReleaseRows(list, of) }

func (f frame) langMark(l readout.Lang) string { return f.LangMark(l) }

func (f frame) langName(l readout.Lang) string { return f.LangName(l) }

func (f frame) side(party readout.PartyCode) string { return f.Side(party) }

func (f frame) place(r register.Round) *where { return f.Place(r) }

// publisherNames are the names of all publishers in a language.
func (s *Site) publisherNames(ctx context.Context, lang readout.Lang) (map[string]string, error) {
	lines, err := s.Press.Publishers(ctx)
	if err != nil {
		return nil, err
	}
	names := map[string]string{}
	for _, p := range lines {
		names[p.Code], _ = p.Name(lang)
	}
	return names, nil
}
