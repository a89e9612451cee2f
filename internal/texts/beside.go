package texts

import (
	"net/http"
	"strings"
	"time"

	"readout"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/prose"
	"readout/internal/typeset"
	"readout/internal/web"
)

// besidePage puts two editions of a release beside each other, a row for each
// point.
type besidePage struct {
	layout.Frame
	Release     layout.Link
	Left, Right column
	Rows        []row
	Cut         string
}

// column is one edition.
type column struct {
	Lang     readout.Lang // of its words where it is not the page's
	Name     layout.Link  // leads to its page
	Version  string
	Released layout.Datum
	Follows  string // what a translation says of itself; "" of others
}

// row is a point of each edition; one of the two may be without.
type row struct{ Left, Right cell }

type cell struct {
	Lang        readout.Lang // of Text where it is not the page's
	Text, Label string
	Href        string // of the point on its page; "" where there is none
	Spoken      string // names the point
	Deep        bool   // a sub-point or a note
}

func (t *Texts) beside(w http.ResponseWriter, r *http.Request) error {
	lang, other := layout.LangOf(r), readout.Lang(r.PathValue("other"))
	if _, spoken := web.MessagesFor(other); !spoken || other == lang {
		return readout.ErrNotFound
	}
	moved := func(to readout.Address) string { return "/beside/" + string(other) + "/" + to.String() }
	left, err := t.edition(r, lang, 0, moved)
	if err != nil {
		return err
	}
	right, err := t.edition(r, other, 0, moved)
	if err != nil {
		return err
	}
	publisher, err := t.press.Publisher(r.Context(), left.Publisher)
	if err != nil {
		return err
	}
	return t.pages.Render(w, "beside", t.besidePage(left, right, publisher.Location()))
}

func (t *Texts) besidePage(left, right press.Edition, zone *time.Location) *besidePage {
	lang, other := left.Shown.Lang, right.Shown.Lang
	path := "/releases/" + left.Address.String()
	f := t.layout.Frame(lang, "/beside/"+string(other)+"/"+left.Address.String(), "")
	f.Heading = f.T("beside.title")
	f.Demo = f.Demo || left.Demo
	f.Alternates = nil
	for i, l := range f.Switch {
		if !l.Here { // the same two, seen from the other
			f.Switch[i].Href = "/" + string(l.Lang) + path
			if l.Lang == other {
				f.Switch[i].Href = "/" + string(l.Lang) + "/beside/" + string(lang) + "/" + left.Address.String()
			}
		}
	}
	p := &besidePage{Frame: f, Release: layout.Link{Href: f.To(path), Text: left.Shown.Title}}
	p.Trail = append(p.Trail, p.Release, layout.Link{Text: f.Heading})
	p.Left, p.Right = p.column(left, zone), p.column(right, zone)
	if left.Cut || right.Cut {
		p.Cut = f.T("release.cut")
	}
	a, b := prose.Parse(left.Text), prose.Parse(right.Text)
	for _, pair := range typeset.Pair(a, b) {
		p.Rows = append(p.Rows, row{p.cell(a, pair.Left, p.Left), p.cell(b, pair.Right, p.Right)})
	}
	return p
}

func (p *besidePage) column(e press.Edition, zone *time.Location) column {
	c := column{Lang: p.Foreign(e.Shown.Lang), Name: layout.Link{Href: "/" + string(e.Shown.Lang) + "/releases/" + e.Address.String(), Text: p.LangMark(e.Shown.Lang)},
		Version: p.T("release.versionno", e.Shown.Number)}
	at := e.Shown.Released
	if e.Shown.Number == 1 {
		at = e.FirstReleased
	}
	c.Released = layout.Datum{ISO: at.In(zone).Format(time.RFC3339), Text: p.Instant(at, zone)}
	if e.Shown.Translation != "" {
		parts := []string{p.T("release." + string(e.Shown.Translation))}
		if e.Shown.Follows > 0 {
			parts = append(parts, p.T("release.follows", e.Shown.Follows))
		}
		c.Follows = strings.Join(parts, " · ")
	}
	return c
}

func (p *besidePage) cell(doc *prose.Doc, at *typeset.Place, of column) cell {
	if at == nil {
		return cell{Lang: of.Lang}
	}
	is := doc.Paragraphs[at.Paragraph]
	c := cell{Lang: of.Lang, Text: strings.Join(strings.Fields(doc.Text[is.Body:is.End]), " "), Href: of.Name.Href + "#" + at.ID, Deep: is.Level > 1, Label: is.Label}
	if at.Point {
		c.Spoken = p.T("passage.point", at.Number)
	} else {
		c.Spoken = p.T("passage.paragraph", at.Number)
	}
	if !strings.ContainsAny(is.Label, "0123456789") {
		c.Label = "" // bullets are drawn
	}
	return c
}
