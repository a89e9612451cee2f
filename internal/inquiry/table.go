package inquiry

import (
	"encoding/csv"
	"net/http"
	"slices"
	"strings"

	"readout"
	"readout/internal/layout"
	"readout/internal/search"
)

// mostRows is how many releases a table has: as many as the pages lead to.
const mostRows = search.Deepest

// table answers with the releases that a query finds as comma-separated values,
// the best first, a header before them: address, title and its language, date,
// publisher's code, kind, board, the languages of its editions, and what else the
// house says of it.
func (i *Inquiry) table(w http.ResponseWriter, r *http.Request) error {
	a := asks(r)
	if a.words == "" {
		return readout.ErrNotFound
	}
	f := i.Layout.Frame(layout.LangOf(r), "/search", "")
	ids, err := i.Search.Found(r.Context(), search.Query{Words: a.words, Lang: f.Lang()}, mostRows)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="search.csv"`)
	out := csv.NewWriter(w)
	if err := out.Write([]string{"address", "title", "language", "date", "publisher", "kind", "board", "editions", "note"}); err != nil {
		return err
	}
	for some := range slices.Chunk(ids, 200) {
		entries, err := i.Press.Entries(r.Context(), some, f.Lang())
		if err != nil {
			return err
		}
		for _, id := range some {
			e, visible := entries[id]
			if !visible || !search.Findable(e) {
				continue
			}
			day := e.Date
			if day == "" {
				day = readout.Day(e.FirstReleased.Format("2006-01-02"))
			}
			langs := make([]string, len(e.Langs))
			for n, l := range e.Langs {
				langs[n] = string(l)
			}
			note := ""
			if f.Demo || e.Demo {
				note = f.T("demo.line")
			}
			row := []string{f.Absolute(f.Of("releases", e.Address)), plain(e.Title), string(e.Lang), string(day), e.Publisher, string(e.Kind), e.Board, strings.Join(langs, " "), note}
			if err := out.Write(row); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

// plain is a cell that no table program takes for a formula.
func plain(cell string) string {
	if strings.ContainsAny(cell[:min(1, len(cell))], "=+-@\t\r") {
		return "'" + cell
	}
	return cell
}
