package register

import (
	"regexp"
	"slices"
	"strings"

	"readout"
	"readout/internal/parties"
)

// Bounds on what one record may bring into the register. A text beyond them is
// hostile or misread; what is beyond is left out of the keys and lists, and
// stays in the record.
const (
	maxName     = 300   // bytes of a series, person or place name that takes part in a key or list
	maxOrdinal  = 9_999 // rounds
	maxParties  = 60
	maxLeaders  = 40 // heads and deputies of one account
	maxMentions = 100
	maxTopics   = 60
	maxBodies   = 40 // organisations of one account
)

// sides returns the party codes that can take part in keys, once each, in the
// order of the record.
func sides(parties []readout.PartyCode) []readout.PartyCode {
	out := make([]readout.PartyCode, 0, min(len(parties), maxParties))
	seen := make(map[readout.PartyCode]bool, cap(out))
	for _, p := range parties {
		if len(out) < maxParties && !seen[p] && p.Valid() {
			seen[p] = true
			out = append(out, p)
		}
	}
	return out
}

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

// joined writes codes as a sorted list that compares.
func joined(parties []readout.PartyCode) string {
	codes := make([]string, 0, len(parties))
	for _, p := range sides(parties) {
		codes = append(codes, string(p))
	}
	slices.Sort(codes)
	return strings.Join(codes, "+")
}
