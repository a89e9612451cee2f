package rules

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"readout"
	"readout/internal/prose"
)

// Rule is one rule of a language as its file states it. A rule belongs to a
// topic, the question that it answers; its examples are tests.
//
// A pattern is a row of items:
//
//	word  a|b        these words, in small letters; a hyphen joins words
//	<class> <a|b>    a phrase of a lexicon's class
//	{kind}           something that the machine recognises: party, date,
//	                 ordinal, number, cap (a capitalised word), names (a row of them)
//	...  ...4        up to 8 (or 4) tokens of the same sentence, as few as will do
//	( … )            a group
//	x?               x or nothing
//	name=x           what x stood for is the match's name
//	^  $             the sentence's beginning, its end
type Rule struct {
	Name    string
	Lang    readout.Lang
	Topic   string
	Pattern string
	For     []string // sentences in which the rule finds something
	Against []string // sentences in which it must not
	Value   string   // what a match stands for, where the topic needs one

	tags  Tag
	items []item
	names []string // of captures
}

// Language is everything that the machine knows of one.
type Language struct {
	lexicon *lexicon
	Rules   []*Rule
	topics  map[string]*topic

	// the classes that the machine asks for
	Ordinal, Roman, Number, Month, Weekday, RelativeDay, Unit                                                                                                                              Class
	PartyName, PartyAdjective, City                                                                                                                                                        Class
	PostHead, PostRank, PostCountry, Portfolio, UnitHead, UnitCountry                                                                                                                      Class
	Honorific, AfterName, Particle                                                                                                                                                         Class
	RankLeader, RankMinister, RankOfficial                                                                                                                                                 Class
	SeriesHead, SeriesWord, EventNoun, SideWord, Future                                                                                                                                    Class
	OrdinalOther, FormatVideo, FormatPhone, ClauseBreak                                                                                                                                    Class
	PlaceVerb, PlaceBreak, BodyOccasion, OwnCue, OwnAttitude, OwnLetterhead, Trouble, VenueHead, NotNow, VerbHold, VerbMeet, VerbReceive, BodyName, VenueCountry, VenueGovernment, Missive Class
	BeforeVerb, DoneThere, AttendVerb, AttendThere, AttendSent, AttendPurpose, AttendRound, Delegates, Envoys, RegionAdjective, ConferenceHead, ConferenceMany, Members                    Class
	noName                                                                                                                                                                                 []bool // per class: its words are no names
}

// topic is the rules that answer one question, by what they can begin with.
type topic struct {
	any    []uint64          // a bit per number of a word: whether words has it
	words  map[int32][]*Rule // by the number of the word in the lexicon
	class  [][]*Rule         // by class
	others []*Rule
}

// beginning returns the rules that begin with a word, given by its number.
func (t *topic) beginning(word int32) []*Rule {
	if i := int(word >> 6); i >= len(t.any) || t.any[i]>>(word&63)&1 == 0 {
		return nil
	}
	return t.words[word]
}

// classed returns the rules that begin with a term of a class.
func (t *topic) classed(c Class) []*Rule {
	if int(c) >= len(t.class) {
		return nil
	}
	return t.class[c]
}

// add notes that a rule begins with a word or with a term of a class.
func (t *topic) add(rule *Rule, words []int32, classes []Class) {
	for _, c := range classes {
		for int(c) >= len(t.class) {
			t.class = append(t.class, nil)
		}
		if !slices.Contains(t.class[c], rule) {
			t.class[c] = append(t.class[c], rule)
		}
	}
	for _, w := range words {
		for int(w>>6) >= len(t.any) {
			t.any = append(t.any, 0)
		}
		t.any[w>>6] |= 1 << (w & 63)
		if !slices.Contains(t.words[w], rule) {
			t.words[w] = append(t.words[w], rule)
		}
	}
}

type itemKind uint8

const (
	itemWord itemKind = iota
	itemClass
	itemEntity
	itemGap
	itemGroup
	itemFirst
	itemLast
)

type item struct {
	kind     itemKind
	words    [][]string // alternatives, each a row of tokens
	classes  []Class
	entity   string
	gap      int
	group    []item
	optional bool
	capture  int // index in the rule's names plus one, 0 for none
}

// Match is where a rule matched: tokens First to Last and its captures.
type Match struct {
	Rule        *Rule
	First, Last int
	spans       [][2]int
}

// Span returns the tokens of a capture, false where it stayed empty.
func (m Match) Span(name string) (first, last int, ok bool) {
	for i, n := range m.Rule.names {
		if n == name && m.spans[i][1] > m.spans[i][0] {
			return m.spans[i][0], m.spans[i][1], true
		}
	}
	return 0, 0, false
}

func loadLanguage(files fs.FS, dir string) (*Language, error) {
	lex, err := loadLexicon(files, dir)
	if err != nil {
		return nil, err
	}
	l := &Language{lexicon: lex, topics: map[string]*topic{}}
	l.know(lex)
	names, err := fs.Glob(files, path.Join(dir, "*.rules"))
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, err
		}
		if err := l.addRules(string(text), readout.Lang(dir)); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return l, nil
}

// addRules reads a rules file: blocks that begin with "rule NAME" and hold
// lines of a key and its words.
func (l *Language) addRules(text string, lang readout.Lang) error {
	var rule *Rule
	done := func() error {
		if rule == nil {
			return nil
		}
		if rule.Topic == "" || rule.Pattern == "" || len(rule.For) == 0 || len(rule.Against) == 0 {
			return fmt.Errorf("rule %s needs a topic, a pattern, an example for and one against", rule.Name)
		}
		p := patternParser{words: strings.Fields(strings.NewReplacer("(", " ( ", ")", " ) ").Replace(rule.Pattern)), rule: rule, lexicon: l.lexicon}
		items, err := p.row(false)
		if err != nil {
			return fmt.Errorf("rule %s: %w", rule.Name, err)
		}
		rule.items = items
		l.Rules = append(l.Rules, rule)
		l.index(rule)
		return nil
	}
	err := Lines(text, func(key, rest string) error {
		if key == "rule" {
			if err := done(); err != nil {
				return err
			}
			if slices.ContainsFunc(l.Rules, func(r *Rule) bool { return r.Name == rest }) {
				return fmt.Errorf("a second rule %s", rest)
			}
			rule = &Rule{Name: rest, Lang: lang}
			return nil
		}
		if rule == nil {
			return fmt.Errorf("%q before the first rule", key)
		}
		switch key {
		case "topic":
			rule.Topic = rest
		case "pattern":
			rule.Pattern = rest
		case "value":
			rule.Value = rest
		case "tag":
			return rule.tag(rest)
		case "for":
			rule.For = append(rule.For, rest)
		case "against":
			rule.Against = append(rule.Against, rest)
		default:
			return fmt.Errorf("%q is none of topic, pattern, value, tag, for, against", key)
		}
		return nil
	})
	if err != nil {
		return err
	}
	return done()
}

func (l *Language) index(rule *Rule) {
	t := l.topics[rule.Topic]
	if t == nil {
		t = &topic{words: map[int32][]*Rule{}}
		l.topics[rule.Topic] = t
	}
	words, classes, ok := beginnings(rule.items)
	if !ok {
		t.others = append(t.others, rule)
		return
	}
	var numbers []int32
	for _, w := range words {
		numbers = append(numbers, l.lexicon.number(w))
	}
	t.add(rule, numbers, classes)
}

// beginnings lists the words and classes that a row of items can begin with;
// false where it can begin with anything.
func beginnings(items []item) (words []string, classes []Class, ok bool) {
	for _, it := range items {
		switch it.kind {
		case itemWord:
			for _, w := range it.words {
				words = append(words, w[0])
			}
		case itemClass:
			classes = append(classes, it.classes...)
		case itemGroup:
			w, c, ok := beginnings(it.group)
			if !ok {
				return nil, nil, false
			}
			words, classes = append(words, w...), append(classes, c...)
		default:
			return nil, nil, false
		}
		if !it.optional {
			return words, classes, true
		}
	}
	return nil, nil, false
}

type patternParser struct {
	words   []string
	at      int
	rule    *Rule
	lexicon *lexicon
}

// row parses items up to the end, or to the closing bracket of a group.
func (p *patternParser) row(inside bool) ([]item, error) {
	var out []item
	for p.at < len(p.words) {
		w := p.words[p.at]
		if w == ")" || w == ")?" {
			if !inside {
				return nil, fmt.Errorf("a ) without its (")
			}
			return out, nil
		}
		it, err := p.item()
		if err != nil {
			return nil, err
		}
		out = append(out, it)
	}
	if inside {
		return nil, fmt.Errorf("a ( without its )")
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("an empty pattern")
	}
	return out, nil
}

func (p *patternParser) item() (item, error) {
	w := p.words[p.at]
	p.at++
	var it item
	if name, rest, ok := strings.Cut(w, "="); ok {
		p.rule.names = append(p.rule.names, name)
		it.capture = len(p.rule.names)
		w = rest
		if w == "" { // name=( … )
			if p.at == len(p.words) || p.words[p.at] != "(" {
				return it, fmt.Errorf("%s= stands for nothing", name)
			}
			w = "("
			p.at++
		}
	}
	if w == "(" {
		group, err := p.row(true)
		if err != nil {
			return it, err
		}
		p.at++ // the )
		it.kind, it.group = itemGroup, group
		if p.at < len(p.words) && p.words[p.at] == "?" {
			it.optional = true
			p.at++
		}
		return it, nil
	}
	if rest, ok := strings.CutSuffix(w, "?"); ok && rest != "" {
		w, it.optional = rest, true
	}
	switch {
	case w == "^":
		it.kind = itemFirst
	case w == "$":
		it.kind = itemLast
	case strings.HasPrefix(w, "..."):
		it.kind, it.gap = itemGap, 8
		if w != "..." {
			if _, err := fmt.Sscanf(w, "...%d", &it.gap); err != nil || it.gap < 1 || it.gap > 60 {
				return it, fmt.Errorf("%q is no gap of 1 to 60 tokens", w)
			}
		}
	case strings.HasPrefix(w, "<") && strings.HasSuffix(w, ">"):
		it.kind = itemClass
		for name := range strings.SplitSeq(w[1:len(w)-1], "|") {
			c, ok := p.lexicon.classes[name]
			if !ok {
				return it, fmt.Errorf("no lexicon has the class %q", name)
			}
			it.classes = append(it.classes, c)
		}
	case strings.HasPrefix(w, "{") && strings.HasSuffix(w, "}"):
		it.kind, it.entity = itemEntity, w[1:len(w)-1]
		if !slices.Contains(entities, it.entity) {
			return it, fmt.Errorf("the machine recognises no {%s}", it.entity)
		}
	default:
		it.kind = itemWord
		for alternative := range strings.SplitSeq(w, "|") {
			if alternative == "'s" {
				it.words = append(it.words, []string{"'s"})
				continue
			}
			var row []string
			for _, t := range prose.Parse(alternative).Tokens {
				row = append(row, t.Lower)
			}
			if len(row) == 0 {
				return it, fmt.Errorf("%q holds an empty word", w)
			}
			it.words = append(it.words, row)
		}
	}
	return it, nil
}

// entities are the kinds that a pattern may ask the machine for.
var entities = []string{"party", "date", "ordinal", "number", "cap", "names"}
