package speaker

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
)

// Person is a participant and where the text names him or her: tokens First to
// Last, half open.
type Person struct {
	readout.Participant
	First, Last int
}

// Meeting is what is known of a meeting when somebody speaks at it.
type Meeting struct {
	Text    *rules.Text
	Title   rules.Tokens        // of the release; empty where it has none
	Words   []*grammar.Word     // what the lexicon knows of each token of the text, nil for a word it does not
	Lexicon *grammar.Lexicon    // whose rules name how a subject was found
	Own     readout.PartyCode   // the side that the publisher speaks for, "" where unknown
	Sides   []readout.PartyCode // the sides that met, in order of mention
	People  []Person            // the participants
	Country *readout.PartyCode  // where they met, nil where the text does not say
	Host    readout.PartyCode   // the side to which the other came, "" where the clause does not tell
	Body    rules.Tokens        // the name of the recurring meeting where it stands, empty without one
}

// Reader tells who speaks in the clauses of one text. It remembers who spoke, so
// the clauses are read in the order of the text.
type Reader struct {
	meeting *Meeting
	text    *rules.Text
	lexicon *grammar.Lexicon
	words   []*grammar.Word

	last    *Subject          // who spoke last
	person  *Subject          // the last single person
	quoting bool              // a speaker of direct speech is looked for
	host    readout.PartyCode // the side whose minister the title lets act
	foreign readout.PartyCode // the side whose people alone are called by their country
	self    readout.PartyCode // the side that "I" was, once it was told
	posts   []postUse
	names   map[string][]int // people by each word of their names
	unknown map[string]readout.PartyCode
	arena   []Subject
}

// New returns a reader of who speaks in a text to which nobody has spoken yet.
func New(m *Meeting) *Reader {
	r := &Reader{meeting: m, text: m.Text, lexicon: m.Lexicon, words: m.Words, names: map[string][]int{}, unknown: map[string]readout.PartyCode{}}
	r.host, r.foreign = r.actor(m.Title), r.strangers()
	for i := range m.People {
		p := &m.People[i]
		for t := p.First; t < p.Last; t++ {
			tok := &r.text.Tokens[t]
			if tok.Kind == prose.Word && tok.Capital && len(tok.Lower) > 1 && !tok.Abbrev && !r.words[t].Is(grammar.Title) && !r.text.Is(t, r.text.Language.Particle) {
				r.names[tok.Lower] = append(r.names[tok.Lower], i)
				if p := plain(tok.Lower); p != tok.Lower {
					r.names[p] = append(r.names[p], i)
				}
			}
		}
	}
	return r
}

// plain writes a word without its accents, as a text may that has them elsewhere.
func plain(word string) string {
	ascii := true
	for i := 0; i < len(word); i++ {
		ascii = ascii && word[i] < utf8.RuneSelf
	}
	if ascii {
		return word
	}
	var b strings.Builder
	for _, c := range norm.NFD.String(word) {
		switch {
		case unicode.Is(unicode.Mn, c):
		case c == 'đ':
			b.WriteByte('d')
		default:
			b.WriteRune(c)
		}
	}
	return b.String()
}

// Spoke remembers the subject of a clause for the pronouns after it.
func (r *Reader) Spoke(sub *Subject) {
	r.last = sub
	if sub.Single {
		r.person = sub
	}
}

// Last is the subject that spoke last, nil before anybody did.
func (r *Reader) Last() *Subject { return r.last }

// Refer remembers the one whom "he" and "she" mean from here on, though he or she
// did not speak; nil for somebody who was not at the meeting.
func (r *Reader) Refer(sub *Subject) { r.person = sub }

// Quoting says whether a speaker of direct speech is looked for: a release quotes
// its own minister, whom it need not name before.
func (r *Reader) Quoting(is bool) { r.quoting = is }

// Named reports a word of the name of a participant, in small letters.
func (r *Reader) Named(lower string) bool { return len(r.called(lower)) > 0 }

// called lists the participants of whose names a word is one, by its letters without
// accents where it has some that no name has.
func (r *Reader) called(lower string) []int {
	ids := r.names[lower]
	if len(ids) == 0 {
		if p := plain(lower); p != lower {
			ids = r.names[p]
		}
	}
	return ids
}

// People counts the participants whom the tokens from c to end name.
func (r *Reader) People(c, end int) int { return r.faces(c, end).people }

// IsSide reports whether a code is one of the sides that met.
func (r *Reader) IsSide(code readout.PartyCode) bool {
	return slices.Contains(r.meeting.Sides, code)
}

// Aside reports a word that opens an aside between commas: "who is visiting
// Seoul", "led by the Minister".
func (r *Reader) Aside(at int) bool {
	if next := at + 1; next < len(r.text.Tokens) && r.manner(at) && strings.HasSuffix(r.text.Tokens[next].Lower, "ing") {
		return true // ", warmly welcoming the guest,"
	}
	t, w := &r.text.Tokens[at], r.words[at]
	if w != nil && !t.Capital {
		for _, v := range w.Verbs {
			if v.Form&grammar.Participle != 0 {
				return true
			}
		}
	}
	return w.Is(grammar.Aside) || t.Lower == "in" || !t.Capital && len(t.Lower) > 4 && strings.HasSuffix(t.Lower, "ing")
}

// manner reports an adverb in small letters that tells how: "warmly".
func (r *Reader) manner(at int) bool {
	t := &r.text.Tokens[at]
	return t.Kind == prose.Word && !t.Capital && len(t.Lower) > 4 && strings.HasSuffix(t.Lower, "ly")
}
