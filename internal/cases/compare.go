package cases

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// Fields are the names under which differences and known gaps are told.
var Fields = []string{"meeting", "kind", "series", "ordinal", "dates", "format", "city", "country", "venue", "parties", "people",
	"topics", "previous", "next", "statements", "outcomes"}

// Difference is a field that the record gives otherwise than a case expects.
type Difference struct {
	Field     string
	Want, Got string // as lines of a case's head, the equal ones left out
}

// Compare returns the fields in which two answers differ, in the order of
// Fields. Where one of them has no meeting, that alone differs.
func Compare(want, got Answer) []Difference {
	if want.None || got.None {
		if want.None == got.None {
			return nil
		}
		say := map[bool]string{true: "none", false: "reported"}
		return []Difference{{"meeting", say[want.None], say[got.None]}}
	}
	var out []Difference
	differ := func(field string, equal bool, w, g string) {
		if !equal {
			out = append(out, Difference{field, w, g})
		}
	}
	exact := func(field, w, g string) { differ(field, fold(w) == fold(g), w, g) }
	exact("kind", want.Kind, got.Kind)
	differ("series", alike(want.Series, got.Series), want.Series, got.Series)
	exact("ordinal", want.Ordinal, got.Ordinal)
	exact("dates", want.Start+" to "+want.End, got.Start+" to "+got.End)
	exact("format", want.Format, got.Format)
	exact("city", want.City, got.City)
	exact("country", want.Country, got.Country)
	differ("venue", alike(want.Venue, got.Venue), want.Venue, got.Venue)
	w, g := sorted(want.Parties), sorted(got.Parties)
	differ("parties", slices.Equal(w, g), strings.Join(want.Parties, " "), strings.Join(got.Parties, " "))
	lists(&out, "people", want.People, got.People, samePerson, sameName)
	lists(&out, "topics", want.Topics, got.Topics, overlap, overlap)
	differ("previous", want.PreviousDate == got.PreviousDate && want.FirstSince == got.FirstSince && overlapOrBothEmpty(want.PreviousGap, got.PreviousGap),
		fmt.Sprint(want.PreviousDate, " ", want.FirstSince, " | ", want.PreviousGap), fmt.Sprint(got.PreviousDate, " ", got.FirstSince, " | ", got.PreviousGap))
	differ("next", want.NextDate == got.NextDate && overlapOrBothEmpty(want.NextText, got.NextText),
		want.NextDate+" | "+want.NextText, got.NextDate+" | "+got.NextText)
	lists(&out, "statements", want.Statements, got.Statements, sameStatement, func(a, b Statement) bool { return overlap(a.Quote, b.Quote) })
	lists(&out, "outcomes", want.Outcomes, got.Outcomes, overlap, overlap)
	return out
}

// lists adds a difference where two lists do not hold the same things.
func lists[T comparable](out *[]Difference, field string, want, got []T, same, match func(T, T) bool) {
	pairs := pair(want, got, match)
	var w, g []string
	matched := map[int]bool{}
	for i, j := range pairs {
		if j < 0 {
			w = append(w, line(want[i]))
			continue
		}
		matched[j] = true
		if !same(want[i], got[j]) {
			w, g = append(w, line(want[i])), append(g, line(got[j]))
		}
	}
	for j := range got {
		if !matched[j] {
			g = append(g, line(got[j]))
		}
	}
	if len(w)+len(g) > 0 {
		*out = append(*out, Difference{field, strings.Join(w, "\n"), strings.Join(g, "\n")})
	}
}

// pair matches each of a with one of b, an equal one before the first that is
// free and will do, -1 for none.
func pair[T comparable](a, b []T, match func(T, T) bool) []int {
	out, used := make([]int, len(a)), make([]bool, len(b))
	for i := range a {
		out[i] = -1
	}
	for _, will := range []func(T, T) bool{func(x, y T) bool { return x == y }, match} {
		for i := range a {
			for j := range b {
				if out[i] < 0 && !used[j] && will(a[i], b[j]) {
					out[i], used[j] = j, true
				}
			}
		}
	}
	return out
}

func line(v any) string {
	or := func(s string) string {
		if s == "" {
			return "-"
		}
		return s
	}
	switch v := v.(type) {
	case Person:
		return strings.Join([]string{or(v.Name), or(v.Post), or(v.Organisation), or(v.Side), or(v.Role)}, " | ")
	case Statement:
		return strings.Join([]string{or(v.Side), or(v.Act), or(v.Speaker), v.Quote}, " | ")
	}
	return fmt.Sprint(v)
}

func sameName(a, b Person) bool { return fold(a.Name) == fold(b.Name) }

func samePerson(a, b Person) bool {
	return sameName(a, b) && alike(a.Post, b.Post) && alike(a.Organisation, b.Organisation) && a.Side == b.Side && a.Role == b.Role
}

func sameStatement(a, b Statement) bool {
	return overlap(a.Quote, b.Quote) && a.Side == b.Side && fold(a.Act) == fold(b.Act) && sameSpeaker(a.Speaker, b.Speaker)
}

// sameSpeaker asks for one common word: "Sullivan" and "Mr. Sullivan".
func sameSpeaker(a, b string) bool {
	common, all := shared(a, b)
	return all == 0 || common > 0
}

// alike is for names and posts: words in common, doubled, over all words of
// both, at least 0.7.
func alike(a, b string) bool {
	common, all := shared(a, b)
	return all == 0 || 2*common >= 0.7*(all+common)
}

// overlap is for clauses: words in common over the words of either, at least a
// half.
func overlap(a, b string) bool {
	common, all := shared(a, b)
	return all > 0 && common >= 0.5*all
}

func overlapOrBothEmpty(a, b string) bool { return a == "" && b == "" || overlap(a, b) }

// shared counts the words that two strings share and the words of either.
func shared(a, b string) (common, all float64) {
	count := map[string]int{}
	for _, w := range words(a) {
		count[w]++
		all++
	}
	for _, w := range words(b) {
		if count[w] > 0 {
			count[w]--
			common++
			continue
		}
		all++
	}
	return common, all
}

func words(s string) []string {
	return strings.FieldsFunc(fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' })
}

func fold(s string) string {
	return strings.Trim(strings.Join(strings.Fields(strings.ToLower(strings.NewReplacer("’", "'", "‘", "'").Replace(s))), " "), " .,;:'\"")
}

func sorted(s []string) []string {
	s = slices.Clone(s)
	slices.Sort(s)
	return s
}
