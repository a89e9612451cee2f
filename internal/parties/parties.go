// Package parties holds the words by which English texts name a party inside the
// name of something else: of a series, of a body. They join and divide keys; no
// reader ever sees them, and how a house calls a party is elsewhere.
package parties

import (
	_ "embed"
	"slices"
	"strings"
	"unicode"

	"readout"
)

//go:embed parties.txt
var text string

// table is parties.txt: the words of each party, and the party of each phrase.
type table struct {
	words   map[readout.PartyCode][]string
	slugs   map[readout.PartyCode][]string // of the words, the longest first
	phrases map[string]readout.PartyCode
	longest int // words of the longest phrase
}

var names = parse(text)

func parse(text string) table {
	t := table{words: map[readout.PartyCode][]string{}, slugs: map[readout.PartyCode][]string{}, phrases: map[string]readout.PartyCode{}}
	for line := range strings.Lines(text) {
		code, names, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok || strings.HasPrefix(code, "#") {
			continue
		}
		party := readout.PartyCode(code)
		for name := range strings.SplitSeq(names, ",") {
			name = strings.TrimSpace(name)
			t.words[party] = append(t.words[party], name)
			// an apostrophe divides words here and joins letters in a slug
			t.slugs[party] = append(t.slugs[party], readout.Slug(strings.ReplaceAll(name, " s ", "s ")))
			t.phrases[name] = party
			t.longest = max(t.longest, len(strings.Fields(name)))
		}
		slices.SortStableFunc(t.slugs[party], func(a, b string) int { return len(b) - len(a) })
	}
	return t
}

// Words are the names and adjectives of a party in lower case, without points.
func Words(party readout.PartyCode) []string { return slices.Clone(names.words[party]) }

// NamedIn returns the parties that a name names, in order, once each; of two
// phrases that begin at one word the longer counts, so that North Korea is not
// Korea.
func NamedIn(name string) []readout.PartyCode { return names.namedIn(name) }

func (t table) namedIn(name string) []readout.PartyCode {
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

// Without is the slug of a body's name without the words that say that it is this
// party's, before it or behind it: a ministry of foreign affairs, Japan's ministry
// of foreign affairs and the ministry of foreign affairs of Japan are the same
// where all are Japan's. What would leave a single word stays whole: the
// Bank of Korea is not called Bank.
func Without(slug string, party readout.PartyCode) string {
	for _, of := range names.slugs[party] {
		for _, before := range []string{of + "s-", of + "-"} {
			if rest, ok := strings.CutPrefix(slug, before); ok && strings.Contains(rest, "-") {
				return strings.TrimPrefix(rest, "the-")
			}
		}
		for _, behind := range []string{"-of-the-" + of, "-of-" + of} {
			if rest, ok := strings.CutSuffix(slug, behind); ok && strings.Contains(rest, "-") {
				return rest
			}
		}
	}
	return slug
}
