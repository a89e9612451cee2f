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
	lower := strings.ToLower(name)
	slices.SortFunc(partyWords, func(a, b string) int { return len(b) - len(a) })
	lower = " " + strings.Map(func(r rune) rune {
		switch r {
		case '-', '–', '—', '/', '(', ')', ',', '‘', '’', '\'', '"', '“', '”', '\u00a0', '\n':
			return ' '
		}
		return r
	}, lower) + " "
	lower = strings.Join(strings.Fields(lower), " ")
	lower = " " + lower + " "
	for _, w := range partyWords {
		w = strings.ToLower(strings.NewReplacer("-", " ", ".", "").Replace(w))
		if w == "" {
			continue
		}
		lower = strings.ReplaceAll(lower, " "+w+" ", " ")
	}
	var kept []string
	for _, w := range strings.Fields(lower) {
		if !seriesFiller[w] {
			kept = append(kept, strings.TrimSuffix(w, "s"))
		}
	}
	if len(kept) == 0 {
		return ""
	}
	return strings.Join(codes, "+") + "|" + strings.Join(kept, " ")
}

var seriesFiller = map[string]bool{
	"the": true, "of": true, "on": true, "and": true, "for": true, "between": true, "a": true, "an": true,
	"meeting": true, "round": true, "session": true, "bilateral": true,
}
