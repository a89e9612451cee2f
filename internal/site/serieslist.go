package site

import (
	"net/http"

	"readout"
	"readout/internal/register"
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
	p.Series = p.seriesRows(lines)
	return s.render(w, "serieslist", p)
}

func (f frame) seriesRows(lines []register.SeriesLine) []seriesRow {
	out := make([]seriesRow, 0, len(lines))
	for _, l := range lines {
		row := seriesRow{Href: f.To("/series/" + l.Slug), Name: l.Name, Lang: f.Foreign(readIn), Parties: f.Parties(l.Parties), Count: f.Count("rounds", l.Rounds)}
		if l.Last != "" {
			row.Last = &datum{ISO: string(l.Last), Text: f.T("series.last", f.Partial(l.Last))}
		}
		out = append(out, row)
	}
	return out
}
