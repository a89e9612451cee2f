package parties

import (
	_ "embed"
	"strings"
)

//go:embed series.tsv
var seriesTable string

// sameSeries leads from the key of a series under another name to its own.
var sameSeries = func() map[string]string {
	all := map[string]string{}
	for line := range strings.Lines(seriesTable) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		if from, to, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			all[from] = to
		}
	}
	return all
}()

// SameSeries is the key of the series that a key made by readout.SeriesKey stands
// for: another where an editor knows the two names to be one series, else the
// same.
func SameSeries(key string) string {
	if to, known := sameSeries[key]; known {
		return to
	}
	return key
}

// SeriesTable is the table of series that have several names, as it stands: what
// was made by another is to be made anew.
func SeriesTable() string { return seriesTable }
