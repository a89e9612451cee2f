package relations

import (
	"net/http"

	"readout/internal/layout"
	"readout/internal/tally"
)

// networkPage is who met whom in the whole house.
type networkPage struct {
	page
	Pairs   []pairRow
	Rest    string // how many pairs stand in the data alone; "" for none
	TooMany string // why nothing is drawn; "" where something is
}

// mostRows is how many pairs the page lists.
const mostRows = 1000

func (s *Relations) network(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ask(r, "/network", "")
	if err != nil {
		return err
	}
	p := &networkPage{page: s.begin(layout.LangOf(r), a, true)}
	p.Heading, p.About = p.T("network.title"), p.T("network.about")
	p.Describe = p.About
	p.Trail = append(p.Trail, layout.Link{Text: p.Heading})
	p.Unlisted = len(a.words) > 1
	pairs := tally.Pairs(a.meetings)
	least := a.least
	if least == 0 {
		least = tally.Least(pairs, mostArcs, mostNodes)
	}
	p.Pairs = pairRows(p.Frame, tally.AtLeast(pairs, least), tally.Total(a.meetings).Told())
	if n := len(p.Pairs) - mostRows; n > 0 {
		p.Pairs, p.Rest = p.Pairs[:mostRows], p.T("network.rest", layout.Thousands(n))
	}
	if p.Network = draw(p.Frame, pairs, "", least); p.Network == nil && len(p.Pairs) > 0 {
		p.TooMany = p.T("network.more")
	}
	p.offer(a.path, asked{words: a.words}.but("least", ""), file{".csv", "met.csv.pairs"}, file{"-by-year.csv", "met.csv.years"}, file{".json", "met.json"})
	return s.pages.Render(w, "network", p)
}
