package pairing

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strings"
	"unicode"
)

// words are what a text speaks of: the weight of each word of matter, and every
// word that it has. Words are kept as numbers, so that a hundred thousand accounts
// fit into memory; that two words have one number is rarer than a misprint.
type words struct {
	matter []weighted // by word
	norm   float64
	all    []uint32 // sorted
	runs   []string // names: words in capitals in a row, of the beginning of the text
}

// weighted is a word of matter and its weight in tenths.
type weighted struct {
	word   uint32
	weight uint8
}

// number is a word's (FNV-1a).
func number(word string) uint32 {
	h := uint32(2166136261)
	for i := range len(word) {
		h = (h ^ uint32(word[i])) * 16777619
	}
	return h
}

// has says whether a text has a word, as it stands or by its stem.
func (w words) has(word string) bool {
	n := number(word)
	if _, ok := slices.BinarySearch(w.all, n); ok {
		return true
	}
	_, ok := slices.BinarySearchFunc(w.matter, n, func(m weighted, n uint32) int { return cmp.Compare(m.word, n) })
	return ok
}

// longest is how many letters of a text count: the matter of a meeting stands
// before them, and a collection of documents is no better known by its end.
const longest = 20_000

func wordsOf(text string) words {
	var w words
	matter, all := map[uint32]uint8{}, map[uint32]bool{}
	if len(text) > longest {
		text = strings.ToValidUTF8(text[:longest], "")
	}
	var run []string
	flush := func() {
		if len(run) >= 2 && len(run) <= 5 && len(w.runs) < 80 {
			w.runs = append(w.runs, strings.Join(run, " "))
		}
		run = run[:0]
	}
	start := -1
	end := func(i int) {
		if start < 0 {
			return
		}
		raw := text[start:i]
		start = -1
		lower := strings.ToLower(strings.Trim(raw, "'’-"))
		if lower == "" {
			return
		}
		all[number(strings.TrimSuffix(strings.TrimSuffix(lower, "'s"), "’s"))] = true
		first := []rune(raw)[0]
		if unicode.IsUpper(first) && len(raw) > 1 {
			run = append(run, strings.TrimSuffix(strings.TrimSuffix(raw, "'s"), "’s"))
		} else {
			flush()
		}
		for part := range strings.SplitSeq(lower, "-") {
			part = stem(part)
			if len(part) < 3 || plain[part] {
				continue
			}
			weight := uint8(10)
			switch {
			case common[part]:
				weight = 3
			case unicode.IsUpper(first):
				weight = 13
			}
			matter[number(part)] = max(matter[number(part)], weight)
		}
	}
	for i, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || (r == '-' || r == '\'' || r == '’') && start >= 0 {
			if start < 0 {
				start = i
			}
			continue
		}
		end(i)
		if r != ' ' && r != '\u00a0' {
			flush()
		}
	}
	end(len(text))
	flush()
	sum := 0
	for word, x := range matter {
		w.matter = append(w.matter, weighted{word, x})
		sum += int(x) * int(x)
	}
	slices.SortFunc(w.matter, func(a, b weighted) int { return cmp.Compare(a.word, b.word) })
	w.norm = math.Sqrt(float64(sum))
	w.all = slices.Sorted(maps.Keys(all))
	return w
}

// likeness is how much of the matter of two texts is the same, 0 to 1.
func (w words) likeness(v words) float64 {
	if w.norm == 0 || v.norm == 0 {
		return 0
	}
	sum := 0
	for i, j := 0, 0; i < len(w.matter) && j < len(v.matter); {
		switch a, b := w.matter[i], v.matter[j]; {
		case a.word < b.word:
			i++
		case a.word > b.word:
			j++
		default:
			sum += int(a.weight) * int(b.weight)
			i, j = i+1, j+1
		}
	}
	return float64(sum) / (w.norm * v.norm)
}

// stem takes the commonest endings off an English word.
func stem(word string) string {
	for _, s := range []string{"'s", "’s", "ations", "ation", "ings", "ing", "ies", "ied", "es", "ed", "s", "ly"} {
		if rest, ok := strings.CutSuffix(word, s); ok && len(rest) >= 4 {
			if s == "ies" || s == "ied" {
				return rest + "y"
			}
			return strings.TrimSuffix(rest, "e")
		}
	}
	return strings.TrimSuffix(word, "e")
}

func stems(text string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(text) {
		m[stem(w)] = true
	}
	return m
}

// plain are words that tell nothing of a meeting.
var plain = stems(`the and for with that this from their they have has had was were will would could should been being are its his her our your
	which who whom what when where while also into over under between among both each other others such these those there here than then
	more most many much some any all not but can may shall must upon about against during after before since until through toward towards
	including include included well very new one two three first second third day today yesterday tomorrow year month week
	said say stated state told note noted held hold took take place met meet meeting read readout press release statement
	january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday
	demonstration text written facts public record ministry ministries minister ministers president prime secretary foreign affairs government office
	side sides country countries republic united states overview follows follow mr ms mrs dr her his he she it`)

// common are words that most texts of this kind have.
var common = stems(`cooperation cooperate bilateral relations relationship exchange exchanged views discuss discussed issues matters regional international
	importance important strengthen strengthening agreed agree reaffirmed reaffirm commitment continue continued close closely coordination
	partnership stressed emphasized expressed welcomed shared share security situation global development developing support supporting further
	furthermore mutual interest common work working together efforts peace stability region world people national efforts areas ways deepen
	enhance promote ties alliance allies partners leaders official officials visit dialogue consultation consultations talks delegation delegations
	led head heads director general deputy bureau department economic political policy strategic ongoing range number discussion discussions
	call spoke telephone phone conversation convey conveyed recent current role`)
