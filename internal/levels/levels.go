// Package levels tells at what level a meeting was held, by the posts of those who
// stood for its sides.
//
// Its table has a line for each word of a post. What the table does not have, and
// what its words leave open, is untold: missing beats wrong.
package levels

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// Level is the level at which a meeting was held.
type Level int

// The levels. A meeting is of the level of its lowest side: a head of state who
// receives a minister meets at the level of ministers.
const (
	Untold    Level = iota // no text tells it
	Leaders                // heads of state or government
	Ministers              // and those of their rank
	Deputies               // vice-ministers
	Directors              // directors-general
	Working
)

var levelNames = [...]string{"untold", "leaders", "ministers", "vice-ministers", "directors-general", "working"}

// All are all levels in the order of tables, those of which nothing is told last.
func All() []Level { return []Level{Leaders, Ministers, Deputies, Directors, Working, Untold} }

// String is the name of a level in addresses and data: "vice-ministers".
func (l Level) String() string { return levelNames[l] }

// Parse reads what String writes; anything else is readout.ErrNotFound.
func Parse(s string) (Level, error) {
	at := slices.Index(levelNames[:], s)
	if at < 0 {
		return Untold, fmt.Errorf("level %q: %w", s, readout.ErrNotFound)
	}
	return Level(at), nil
}

//go:embed levels.tsv
var levelFile string

// rule tells a level by words.
type rule struct {
	level      Level
	post, body string // folded
	sides      []readout.PartyCode
	fits, not  string // examples
}

var rules = func() (out []rule) {
	for line := range strings.Lines(levelFile) {
		line = strings.TrimSuffix(line, "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		c := strings.Split(line, "\t")
		if len(c) != 6 {
			panic("levels.tsv: " + line)
		}
		level, err := Parse(c[0])
		if err != nil {
			panic("levels.tsv: " + err.Error())
		}
		r := rule{level: level, post: fold(c[1]), body: fold(c[2]), fits: c[4], not: c[5]}
		for side := range strings.SplitSeq(c[3], ",") {
			if side != "" {
				r.sides = append(r.sides, readout.PartyCode(side))
			}
		}
		out = append(out, r)
	}
	return out
}()

// Of is the level that a post tells, with the body that it is in and the party that
// its holder stands for, each "" where no text tells it; Untold where the table has
// no word of it.
func Of(post, body string, side readout.PartyCode) Level {
	if r := ruleOf(post, body, side); r != nil {
		return r.level
	}
	return Untold
}

// ruleOf finds the rule that decides on a post, nil for none.
func ruleOf(post, body string, side readout.PartyCode) *rule {
	post, body = fold(post), fold(body)
	for i, r := range rules {
		if stands(post, r.post) && (r.body == "" || stands(body, r.body)) && (len(r.sides) == 0 || slices.Contains(r.sides, side)) {
			return &rules[i]
		}
	}
	return nil
}

// fold writes small letters, and one space for all that is no letter.
func fold(s string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }), " ")
}

// stands reports whether words stand whole in a text, Hangul wherever it stands.
func stands(text, words string) bool {
	if first, _ := utf8.DecodeRuneInString(words); unicode.Is(unicode.Hangul, first) {
		return strings.Contains(text, words) && !strings.Contains(text, "부"+words)
	}
	return strings.Contains(" "+text+" ", " "+words+" ")
}

// Words are the words of posts by which a level is told, each once, as the table has
// them.
func Words(level Level) (out []string) {
	for _, r := range rules {
		if r.level == level && !slices.Contains(out, r.post) {
			out = append(out, r.post)
		}
	}
	return out
}

// Rank is the level of one side of a meeting.
type Rank struct {
	Side  readout.PartyCode // "" where no text tells it
	Level Level             // Untold where the side's posts tell none
}

// Ranks are the levels of the sides by those who stood for them: of several people
// of a side the highest. A side without anybody whose post is told has none.
func Ranks(heads []readout.Participant) (out []Rank) {
	for _, h := range heads {
		if h.Post == nil || strings.TrimSpace(*h.Post) == "" {
			continue
		}
		r := Rank{Side: readout.Value(h.Side)}
		r.Level = Of(*h.Post, readout.Value(h.Organisation), r.Side)
		out = Join(out, r)
	}
	return out
}

// Join adds a rank; of two of one side the higher stays, and one that is told.
func Join(ranks []Rank, r Rank) []Rank {
	at := slices.IndexFunc(ranks, func(x Rank) bool { return x.Side == r.Side })
	switch {
	case at < 0:
		return append(ranks, r)
	case r.Level != Untold && (ranks[at].Level == Untold || r.Level < ranks[at].Level):
		ranks[at] = r
	}
	return ranks
}

// OfMeeting is the level of a meeting by the ranks of its sides and, where they tell
// nothing, by its kind. Where the post of one side tells nothing, the others' do not
// decide for it.
func OfMeeting(ranks []Rank, kind readout.MeetingKind) Level {
	lowest := Untold
	for _, r := range ranks {
		if r.Level == Untold {
			lowest = Untold
			break
		}
		lowest = max(lowest, r.Level)
	}
	if lowest != Untold {
		return lowest
	}
	switch kind {
	case readout.KindSummit:
		return Leaders
	case readout.KindMinisterial:
		return Ministers
	case readout.KindWorkingGroup:
		return Working
	}
	return Untold
}
