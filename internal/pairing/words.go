package pairing

import (
	"math"
	"strings"
	"unicode"
)

// words are what a text speaks of: the weight of each word of matter, and every
// word that it has.
type words struct {
	weight map[string]float64
	norm   float64
	all    map[string]bool
	runs   []string // names: words in capitals in a row, of the beginning of the text
}

// longest is how many letters of a text count: the matter of a meeting stands
// before them, and a collection of documents is no better known by its end.
const longest = 20_000

func wordsOf(text string) words {
	w := words{weight: map[string]float64{}, all: map[string]bool{}}
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
		w.all[strings.TrimSuffix(strings.TrimSuffix(lower, "'s"), "’s")] = true
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
			weight := 1.0
			switch {
			case common[part]:
				weight = 0.3
			case unicode.IsUpper(first):
				weight = 1.3
			}
			w.weight[part] = math.Max(w.weight[part], weight)
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
	for _, x := range w.weight {
		sum += int(math.Round(1000 * x * x))
	}
	w.norm = math.Sqrt(float64(sum) / 1000)
	return w
}

// likeness is how much of the matter of two texts is the same, 0 to 1.
func (w words) likeness(v words) float64 {
	if len(v.weight) < len(w.weight) {
		w, v = v, w
	}
	if w.norm == 0 || v.norm == 0 {
		return 0
	}
	// A map has no order and sums of floating point do: thousandths are counted.
	sum := 0
	for word, x := range w.weight {
		sum += int(math.Round(1000 * x * v.weight[word]))
	}
	return float64(sum) / 1000 / (w.norm * v.norm)
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
