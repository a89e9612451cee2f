package register

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"readout"
)

//go:embed parties.txt
var partiesText string

// partyTable is parties.txt: the words of each party, and the party of each
// phrase.
type partyTable struct {
	words   map[readout.PartyCode][]string
	phrases map[string]readout.PartyCode
	longest int // words of the longest phrase
}

var partyNames = parsePartyTable(partiesText)

func parsePartyTable(text string) partyTable {
	t := partyTable{words: map[readout.PartyCode][]string{}, phrases: map[string]readout.PartyCode{}}
	for line := range strings.Lines(text) {
		code, names, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(code, "#") {
			continue
		}
		for name := range strings.SplitSeq(names, ",") {
			name = strings.TrimSpace(name)
			party := readout.PartyCode(code)
			t.words[party] = append(t.words[party], name)
			t.phrases[name] = party
			t.longest = max(t.longest, len(strings.Fields(name)))
		}
	}
	return t
}

// namedIn returns the parties that a series name names, in order, once each;
// of two phrases that begin at one word the longer counts, so that North Korea
// is not Korea.
func (t partyTable) namedIn(name string) []readout.PartyCode {
	words := strings.FieldsFunc(strings.ReplaceAll(strings.ToLower(name), ".", ""), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.Mn, r)
	})
	var named []readout.PartyCode
	for i := 0; i < len(words); {
		step := 1
		for n := min(t.longest, len(words)-i); n > 0; n-- {
			if party, ok := t.phrases[strings.Join(words[i:i+n], " ")]; ok {
				if !slices.Contains(named, party) {
					named = append(named, party)
				}
				step = n
				break
			}
		}
		i += step
	}
	return named
}

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

var partyCode = regexp.MustCompile(`^[A-Z][A-Z0-9-]{1,11}$`)

// sides returns the party codes that can take part in keys, once each, in the
// order of the record.
func sides(parties []readout.PartyCode) []readout.PartyCode {
	out := make([]readout.PartyCode, 0, min(len(parties), maxParties))
	seen := make(map[readout.PartyCode]bool, cap(out))
	for _, p := range parties {
		if len(out) < maxParties && !seen[p] && partyCode.MatchString(string(p)) {
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
func seriesKey(name string, parties []readout.PartyCode) string {
	if name == "" || len(name) > maxName {
		return ""
	}
	of := partyNames.namedIn(name)
	if len(of) < 2 {
		for _, p := range sides(parties) {
			if !slices.Contains(of, p) {
				of = append(of, p)
			}
		}
	}
	var words []string
	for _, p := range of {
		words = append(words, partyNames.words[p]...)
	}
	key := readout.SeriesKey(withoutAcronym(name), of, words)
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
