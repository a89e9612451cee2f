package relations

import (
	"net/http"

	"readout/internal/layout"
	"readout/internal/tally"
)

// networkPage is who met whom in the whole house.
type networkPage struct {
	layout.Frame
	Summary []string
	Form    form
	Table   *table
	Levels  []layout.Link
	Pairs   []pairRow
	Rest    string // how many pairs stand in the data alone; "" for none
	Network *drawn
	TooMany string // why nothing is drawn; "" where something is
	Files   []layout.Link
	Told    []told
}

// mostRows is how many pairs the page lists.
const mostRows = 1000

func (s *Relations) network(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ask(r, "/network", "")
	if err != nil {
		return err
	}
	p := &networkPage{Frame: s.Layout.Frame(layout.LangOf(r), a.at(), "")}
	p.Heading, p.Describe = p.T("network.title"), p.T("network.about")
	p.Trail = append(p.Trail, layout.Link{Href: p.To("/countries"), Text: p.T("country.list")}, layout.Link{Text: p.Heading})
	p.Unlisted = len(a.words) > 1
	pairs := tally.Pairs(a.meetings)
	least := a.least
	if least == 0 {
		least = tally.Least(pairs, mostArcs, mostNodes)
	}
	p.Summary, p.Form, p.Table, p.Told = a.summary(p.Frame), a.form(p.Frame, true), a.table(p.Frame), howTold(p.Frame)
	told := tally.Total(a.meetings).Told()
	p.Levels = a.levelLinks(p.Frame, told)
	p.Pairs = pairRows(p.Frame, tally.AtLeast(pairs, least), told)
	if n := len(p.Pairs) - mostRows; n > 0 {
		p.Pairs, p.Rest = p.Pairs[:mostRows], p.T("network.rest", layout.Thousands(n))
	}
	if p.Network = draw(p.Frame, pairs, "", least); p.Network == nil && len(p.Pairs) > 0 {
		p.TooMany = p.T("network.more")
	}
	query := asked{words: a.words}.but("least", "")
	for _, file := range []struct{ ending, key string }{{".csv", "met.csv.pairs"}, {"-by-year.csv", "met.csv.years"}, {".json", "met.json"}} {
		p.Files = append(p.Files, layout.Link{Href: p.To(a.path+file.ending) + query, Text: p.T(file.key)})
	}
	return s.pages.Render(w, "network", p)
}
