package relations

import (
	"readout"
	"readout/internal/layout"
	"readout/internal/tally"
)

// page is what the pages of a country and of the whole house have in common.
type page struct {
	layout.Frame
	Subject *layout.Link // the page of the country; nil for the house
	About   string       // "" where the heading says it
	Summary []string
	Form    form
	Table   *table        // nil where nothing was counted
	Levels  []layout.Link // that were told
	Network *drawn
	Files   []layout.Link
	Told    []told
}

// file is the end of a data file's address and the key of its name.
type file struct{ ending, key string }

// begin makes what both pages have of what was asked for; least says whether the
// reader may choose how many meetings make a line of the drawing.
func (s *Relations) begin(lang readout.Lang, a asked, least bool) page {
	p := page{Frame: s.Layout.Frame(lang, a.at(), "")}
	p.Trail = append(p.Trail, layout.Link{Href: p.To("/countries"), Text: p.T("country.list")})
	p.Summary, p.Form, p.Table, p.Told = a.summary(p.Frame), a.form(p.Frame, least), a.table(p.Frame), howTold(p.Frame)
	p.Levels = a.levelLinks(p.Frame, tally.Total(a.meetings).Told())
	return p
}

// offer lists the files of a page, narrowed by a query as it is.
func (p *page) offer(path, query string, files ...file) {
	for _, f := range files {
		p.Files = append(p.Files, layout.Link{Href: p.To(path+f.ending) + query, Text: p.T(f.key)})
	}
}
