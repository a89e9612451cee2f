package readout

import (
	"slices"
	"strings"
)

// Series is a recurring meeting. Each side may call it otherwise; Key joins the
// names that differ only in the order of the parties, case and filler words.
type Series struct {
	ID   SeriesID
	Slug string
	Name string // as the first account words it
	Key  string
}

// SeriesKey is the sure key that joins accounts of one series: the parties in
// alphabetical order, then the name's words in lower case without the parties'
// own names, ordinals, years and filler words, in the order they stand.
// partyWords are the lower-case names and adjectives that the text uses for the
// parties. It returns "" where no name is left.
func SeriesKey(name string, parties []PartyCode, partyWords []string) string {
	codes := make([]string, 0, len(parties))
	for _, p := range parties {
		codes = append(codes, string(p))
	}
	slices.Sort(codes)
	words := make([]string, 0, len(partyWords))
	for _, w := range partyWords {
		words = append(words, seriesWords(w))
	}
	slices.SortFunc(words, func(a, b string) int { return len(b) - len(a) })
	lower := " " + seriesWords(name) + " "
	for _, w := range words {
		if w != "" {
			lower = strings.ReplaceAll(lower, " "+w+" ", " ")
		}
	}
	var kept []string
	rest := strings.Fields(lower)
	for i, w := range rest {
		tens := seriesTens[w] && i+1 < len(rest) && seriesOrdinal[rest[i+1]] // twenty-first
		if !seriesFiller[w] && !seriesOrdinal[w] && !tens && !countsOrDates(w) {
			kept = append(kept, strings.TrimSuffix(w, "s"))
		}
	}
	if len(kept) == 0 {
		return ""
	}
	return strings.Join(codes, "+") + "|" + strings.Join(kept, " ")
}

// seriesWords writes a name in lower case with one space between its words:
// what joins or quotes words is a space, the points of U.S. are nothing.
func seriesWords(name string) string {
	name = strings.Map(func(r rune) rune {
		switch r {
		case '-', '–', '—', '/', '(', ')', ',', '‘', '’', '\'', '"', '“', '”', '\u00a0', '\n':
			return ' '
		case '.':
			return -1
		}
		return r
	}, strings.ToLower(name))
	return strings.Join(strings.Fields(name), " ")
}

// countsOrDates reports whether a word is an ordinal in digits (11th) or a year.
func countsOrDates(w string) bool {
	digits := strings.TrimRight(w, "abcdefghijklmnopqrstuvwxyz")
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return false
	}
	switch w[len(digits):] {
	case "st", "nd", "rd", "th":
		return true
	case "":
		return len(digits) == 4 && (digits[:2] == "19" || digits[:2] == "20")
	}
	return false
}

var seriesFiller = map[string]bool{
	"the": true, "of": true, "on": true, "and": true, "for": true, "between": true, "a": true, "an": true,
	"meeting": true, "round": true, "session": true, "bilateral": true,
}

var seriesOrdinal = map[string]bool{
	"first": true, "second": true, "third": true, "fourth": true, "fifth": true, "sixth": true, "seventh": true,
	"eighth": true, "ninth": true, "tenth": true, "eleventh": true, "twelfth": true, "thirteenth": true,
	"fourteenth": true, "fifteenth": true, "sixteenth": true, "seventeenth": true, "eighteenth": true,
	"nineteenth": true, "twentieth": true, "thirtieth": true, "fortieth": true, "fiftieth": true, "inaugural": true,
}

var seriesTens = map[string]bool{"twenty": true, "thirty": true, "forty": true, "fifty": true}
