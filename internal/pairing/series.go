package pairing

import (
	"cmp"
	"slices"
	"strings"

	"readout/internal/parties"

	"readout"
)

// series is the name of a recurring meeting taken apart.
type series struct {
	key     string   // as the register joins it, "" without
	topic   []string // what it is about, sorted stems
	head    string   // dialogue, consultation …
	ordinal int
	weak    bool // guessed from the title or the first words
}

// heads are the words that say that a name is of a meeting.
var heads = stems(`dialogue dialogues consultation consultations talks talk meeting committee commission conference forum mechanism group
	summit session round council consultative partnership conversation`)

// grade are words of level and form, which houses add or leave out.
var grade = stems(`high level senior officials official ministerial ministers' minister ministers vice deputy foreign director general director-general directors-general directors-generals
	working joint bilateral annual regular virtual the of on for and between in affairs leaders trilateral quadrilateral
	inaugural first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
	new inter government intergovernmental policy political office`)

// aliases write a topic as one word where it has several names.
var aliases = strings.NewReplacer("two plus two", "twoplustwo", "2+2", "twoplustwo", "2 plus 2", "twoplustwo",
	"security consultative committee", "twoplustwo committee", "foreign and defense ministers", "twoplustwo ministers", "foreign and defence ministers", "twoplustwo ministers",
	"foreign and defense ministerial", "twoplustwo ministerial", "foreign and defence ministerial", "twoplustwo ministerial",
	"foreign affairs and defense", "twoplustwo", "foreign affairs and defence", "twoplustwo",
	"defense", "defence", "cybersecurity", "cyber", "counter-terrorism", "counterterrorism", "counter terrorism", "counterterrorism",
	"u.s.", "us")

func seriesOf(a *account) series {
	s := nameOf(readout.Value(a.meeting.Series), a.parties)
	s.ordinal = readout.Value(a.meeting.Ordinal)
	if s.key == "" {
		name, n := guessed(a.record)
		s = nameOf(name, a.parties)
		s.ordinal, s.weak = cmp.Or(readout.Value(a.meeting.Ordinal), n), true
		if len(s.topic) == 0 {
			return series{ordinal: readout.Value(a.meeting.Ordinal)}
		}
	}
	return s
}

// nameOf takes a name of a series apart that a text about these parties uses.
func nameOf(name string, of []readout.PartyCode) series {
	var s series
	if name == "" {
		return s
	}
	named := parties.NamedIn(name)
	if len(named) < 2 {
		named = of
	}
	var words []string
	for _, p := range slices.Concat(named, of) {
		words = append(words, parties.Words(p)...)
	}
	s.key = readout.SeriesKey(name, named, words)
	lower := " " + strings.Join(strings.FieldsFunc(aliases.Replace(strings.ToLower(name)), func(r rune) bool {
		return strings.ContainsRune(" -–—/(),‘’'\"“”.\u00a0\n", r)
	}), " ") + " "
	slices.SortFunc(words, func(x, y string) int { return len(y) - len(x) })
	for _, w := range words {
		lower = strings.ReplaceAll(lower, " "+w+" ", " ")
	}
	for w := range strings.FieldsSeq(lower) {
		w = stem(w)
		switch {
		case heads[w]:
			s.head = w
		case grade[w] || len(w) < 3 || w[0] >= '0' && w[0] <= '9':
		case !slices.Contains(s.topic, w):
			s.topic = append(s.topic, w)
		}
	}
	slices.Sort(s.topic)
	return s
}

// How two names of series stand to each other.
type kinship int

const (
	unnamed   kinship = iota // one of them has no name
	unrelated                // they are about different things
	related                  // one is about part of what the other is
	same                     // the same topic by other words
	identical                // the register's own key
)

func (s series) kin(t series) kinship {
	if s.key == "" || t.key == "" {
		return unnamed
	}
	if s.key == t.key {
		return identical
	}
	shared := 0
	for _, w := range s.topic {
		if slices.Contains(t.topic, w) {
			shared++
		}
	}
	switch {
	case len(s.topic) == len(t.topic) && shared == len(s.topic) && shared > 0:
		return same
	case shared > 0 && shared == min(len(s.topic), len(t.topic)):
		return related
	case shared == 0 && len(s.topic) > 0 && len(t.topic) > 0:
		return unrelated
	case len(s.topic) == 0 || len(t.topic) == 0:
		return unnamed
	}
	if 2*shared >= max(len(s.topic), len(t.topic)) {
		return related
	}
	return unrelated
}
