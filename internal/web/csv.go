package web

import (
	"encoding/csv"
	"net/http"
	"strings"
)

// SendCSV writes a table, its head first, for programs of tables: none of them takes
// a word for a formula. It changes no line that it is given.
func SendCSV(w http.ResponseWriter, lines [][]string) error {
	w.Header().Set("Content-Type", "text/csv; charset=utf-8")
	out := csv.NewWriter(w)
	for _, line := range lines {
		safe := make([]string, len(line))
		for i, cell := range line {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				cell = "'" + cell
			}
			safe[i] = cell
		}
		if err := out.Write(safe); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
