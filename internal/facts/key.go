package facts

import (
	"regexp"
	"slices"
	"strings"

	"readout"
	"readout/internal/parties"
)

// seriesKey is readout.SeriesKey with the parties and party words that a name
// and its record give. A name that names two parties or more says itself whose
// series it is, so an announcement that lists only its own side has the key of
// the outcome; any other name is completed by the record's parties.
func seriesKey(name string, between []readout.PartyCode) string {
	if name == "" || len(name) > maxName {
		return ""
	}
	of := parties.NamedIn(name)
	if len(of) < 2 {
		for _, p := range sides(between) {
			if !slices.Contains(of, p) {
				of = append(of, p)
			}
		}
	}
	var words []string
	for _, p := range of {
		words = append(words, parties.Words(p)...)
	}
	key := parties.SameSeries(readout.SeriesKey(withoutAcronym(name), of, words))
	if _, kept, _ := strings.Cut(key, "|"); bounded(kept) == "" {
		return ""
	}
	return key
}

var acronym = regexp.MustCompile(`\s*\([A-Z][A-Z0-9&+/-]*\)`)

// withoutAcronym drops "(NADD)" after the name that it stands for; one text
// gives it and the next does not.
func withoutAcronym(name string) string {
	if short := acronym.ReplaceAllString(name, ""); strings.TrimSpace(short) != "" {
		return short
	}
	return name
}

// personKey is readout.PersonKey where it is sure: a name of two words or more,
// of a known side. A surname alone is several people.
func personKey(name string, side readout.PartyCode) string {
	if !side.Valid() {
		return ""
	}
	key := readout.PersonKey(name, side)
	if !strings.Contains(key, " ") {
		return ""
	}
	return key
}

// Joined writes the codes that may take part in keys as a sorted list that compares.
func Joined(parties []readout.PartyCode) string {
	codes := make([]string, 0, len(parties))
	for _, p := range sides(parties) {
		codes = append(codes, string(p))
	}
	slices.Sort(codes)
	return strings.Join(codes, "+")
}
