package site

import (
	"net/http"

	"readout"
)

// seriesListPage lists the series, the one that met last first.
type seriesListPage struct {
	frame
	Series []seriesRow
}

// seriesRow is one series in the list.
type seriesRow struct {
	Href    string
	Name    string
	Lang    readout.Lang // of Name where it is not the page's
	Parties string
	Count   string
	Last    *datum
}

func (s *Site) seriesList(w http.ResponseWriter, r *http.Request) error {
	lines, err := s.Register.SeriesList(r.Context())
	if err != nil {
		return err
	}
	p := seriesListPage{frame: s.frame(langOf(r), "/series", "")}
	p.Heading = p.T("series.list")
	p.Trail = append(p.Trail, link{Text: p.Heading})
	for _, l := range lines {
		row := seriesRow{Href: p.To("/series/" + l.Slug), Name: l.Name, Lang: p.Foreign(readIn), Parties: p.Parties(l.Parties), Count: p.Count("rounds", l.Rounds)}
		if l.Last != "" {
			row.Last = &datum{string(l.Last), p.T("series.last", p.Partial(l.Last))}
		}
		p.Series = append(p.Series, row)
	}
	return s.render(w, "serieslist", p)
}
