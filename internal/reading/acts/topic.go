package acts

import (
	"strconv"
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
)

// topicSpan is where the words begin that name what was talked about; they end
// with their clause, or at last.
type topicSpan struct {
	clause int // index of the clause, -1 where last is given
	first  int
	last   int
	whole  bool // a subject: nothing in it tells what it was discussed for
	rule   *rules.Rule
}

// topicClause opens the clause of a topic's verb that has no known subject, or
// stands with "to", "will" or as a participle.
func (x *scan) topicClause(c clause, b *before) bool {
	s, toks := x.s, x.s.text.Tokens
	o := x.open()
	if b.end > 0 && b.end-1 >= x.floor {
		p := &toks[b.end-1]
		for i := b.end - 1; !b.to && i >= x.floor && i >= b.end-4; i-- {
			if s.words[i].Is(grammar.Subordinate) && !x.ofTalks(i, &c) && !(b.modal && x.expectedThat(i)) {
				return false
			}
		}
		if c.form&grammar.Ing != 0 && !b.be {
			switch {
			case p.Kind == prose.Comma && (o == nil || !x.inItems(o, b.end-1)):
			case p.Lower == "to" || p.Lower == "by" || p.Lower == "while":
			case (s.words[b.end-1].Is(grammar.TopicNoun) || strings.HasPrefix(c.verb.Lemma, "focus") && s.words[b.end-1].Is(grammar.ViewNoun)) && (o == nil || !o.verb.Kind.States() && o.verb.Kind != grammar.Topic): // "discussions spanning"
			case p.Lower == "and" && o != nil && o.verb.Kind == grammar.Topic && o.form&grammar.Ing != 0: // "focusing on …, and discussing"
			case strings.HasPrefix(c.verb.Lemma, "focus") && o != nil && o.verb.Kind == grammar.Topic: // "discussed ferries focusing on"
			case s.words[b.end-1].Is(grammar.Group) && x.withThem(b.end-1): // "with both sides addressing"
			case p.Lower == "in" && o != nil && o.verb.Kind == grammar.Event: // "led their delegations in discussing"
			default:
				return false
			}
			if o != nil && o.verb.Kind.States() && (p.Kind != prose.Comma && p.Lower != "while" || c.verb.Lemma != "discuss" && c.verb.Lemma != "review") {
				return false
			}
		}
		this := b.end-1 == x.floor && (p.Lower == "this" || p.Lower == "these") && len(s.topics) > 0
		if c.form&grammar.Ing == 0 && !b.to && !b.modal && !this && (p.Kind == prose.Comma || s.words[b.end-1].Is(grammar.Conjunction|grammar.Determiner|grammar.Preposition)) {
			return false
		}
	} else if !b.to {
		if o == nil {
			x.reviewingFirst(&c)
		}
		return false
	}
	if b.to && (o != nil && o.verb.Kind == grammar.Topic || x.isMechanism(b.end) || toks[x.first].Lower == "since" && toks[min(x.first+1, x.last-1)].Kind == prose.Number) {
		return false
	}
	if c.verb.Lemma == "cover" && c.form&grammar.Ing != 0 && o == nil && !x.talksBefore(b.end) {
		return false // "treaties, covering all fields"
	}
	if !b.to && !b.modal && !b.be && c.form&grammar.Past != 0 && o != nil && o.verb.Kind == grammar.Topic && b.end > o.actEnd && x.whenDone(c.actEnd) {
		return false // "review the projects discussed at the summit"
	}
	if c.verb.Lemma == "cover" && c.form&grammar.Ing != 0 && o != nil && o.verb.Kind == grammar.Topic {
		return false // "reviewed relations, covering trade and visas": the list of what was reviewed
	}
	if c.verb.Needs == nil && !x.objectAt(x.amongOthers(c.actEnd)) {
		return false
	}
	if o == nil && c.form&grammar.Past != 0 && !b.to && !b.modal {
		for i := x.floor; i < b.end; i++ {
			if s.words[i].Is(grammar.Be | grammar.Modal) {
				return false // "is one of the gatherings focused on law"
			}
		}
	}
	c.start = b.lead
	if o != nil {
		c.subject = o.subject
	}
	c.frame = s.lexicon.Rule("topic.verb")
	if b.to || b.modal || b.be {
		c.future = true
	}
	cut := max(b.end-1, x.first)
	if toks[cut].Kind == prose.Word && !s.words[cut].Is(grammar.Conjunction|grammar.Preposition|grammar.Be|grammar.Group|grammar.Subordinate|grammar.Pronoun|grammar.Determiner|grammar.Modal) && (c.form&grammar.Ing != 0 || o != nil && o.verb == s.noun) {
		cut = b.end // "ferry cooperation focusing on"
	}
	return x.enter(c, cut)
}

// expectedThat reports "it is expected that" at "that".
func (x *scan) expectedThat(at int) bool {
	toks := x.s.text.Tokens
	if toks[at].Lower != "that" || at-2 < x.first || !x.s.words[at-2].Is(grammar.Be) && !x.adverb(at-2) {
		return false
	}
	switch toks[at-1].Lower {
	case "expected", "planned", "foreseen", "anticipated":
		return true
	}
	return false
}

// isMechanism reports "is the main mechanism" before a purpose: what a body is for.
func (x *scan) isMechanism(end int) bool {
	is := false
	for k := x.floor; k < end; k++ {
		switch x.s.text.Tokens[k].Lower {
		case "is", "serves":
			is = true
		case "mechanism", "platform", "forum", "framework", "vehicle", "body":
			if is {
				return true
			}
		}
	}
	return false
}

// withThem reports "with both" or "with the two" before those who met: what they do
// next belongs to the same talks.
func (x *scan) withThem(at int) bool {
	for k := at - 1; k >= x.floor && k > at-4; k-- {
		if x.s.text.Tokens[k].Lower == "with" {
			return k+1 < at
		}
	}
	return false
}

// ofTalks reports a relative that goes on with talks: "a meeting, which focused on",
// "talks during which they will discuss".
func (x *scan) ofTalks(at int, c *clause) bool {
	s, toks := x.s, x.s.text.Tokens
	if toks[at].Lower != "which" && toks[at].Lower != "that" || at-2 < x.first {
		return false
	}
	if w := toks[at-1].Lower; w == "during" || w == "at" {
		return toks[at].Lower == "which"
	}
	if c.form&grammar.Past == 0 || at+1 != c.act && !(at+2 == c.act && x.adverb(at+1)) {
		return false
	}
	if toks[at-1].Kind == prose.Comma {
		at--
	}
	return s.words[at-1].Is(grammar.TopicNoun) || s.words[at-1].Is(grammar.Body) && c.verb.Needs == nil && x.amongOthers(c.actEnd) > c.actEnd
}

// reviewingFirst notes the topics of a participle that begins a sentence: "Reviewing
// fisheries and visas, the two sides agreed".
func (x *scan) reviewingFirst(c *clause) bool {
	s := x.s
	if c.form&grammar.Ing == 0 || c.verb.Needs != nil {
		return false
	}
	if j := x.mainClause(c.actEnd + 1); j > 0 {
		s.topics = append(s.topics, topicSpan{clause: -1, first: c.actEnd, last: j, rule: s.lexicon.Rule("topic.verb")})
		return true
	}
	return false
}

// mainClause returns the comma after which those who met begin the main clause of the
// sentence, 0 where none stands.
func (x *scan) mainClause(from int) int {
	s, toks := x.s, x.s.text.Tokens
	for j := from; j+2 < x.last; j++ {
		if toks[j].Kind != prose.Comma {
			continue
		}
		if s.words[j+1].Is(grammar.Pronoun|grammar.Quantity) || toks[j+1].Capital && (s.words[j+1].Is(grammar.Post|grammar.Title) || s.who.Named(toks[j+1].Lower)) || s.words[j+1].Is(grammar.Determiner) && (s.words[j+2].Is(grammar.Quantity) && !x.adverb(j+2) || s.words[j+2].Is(grammar.Group)) {
			return j
		}
	}
	return 0
}

// whenDone reports words that say when or where something was talked about: a
// participle that belongs to the noun before it.
func (x *scan) whenDone(at int) bool {
	if at+1 >= x.last {
		return false
	}
	switch x.s.text.Tokens[at].Lower {
	case "at":
		return x.s.text.Tokens[at+1].Lower != "length"
	case "in":
		for k := at + 1; k < min(x.last, at+3); k++ {
			switch x.s.text.Tokens[k].Lower {
			case "first", "last", "previous", "earlier":
				return true
			}
		}
	case "during", "by", "earlier", "previously", "within", "above", "last":
		return true
	}
	return false
}

// discussedToo opens the clause of a topic's verb after "and" where whoever met
// before is not known: "MoS met with Minister Roe and discussed visas".
func (x *scan) discussedToo(c clause, b *before) bool {
	s := x.s
	if x.afterAside(&c, b) {
		c.start, c.frame = b.lead, s.lexicon.Rule("topic.verb")
		return x.enter(c, b.end-1)
	}
	if c.verb.Kind != grammar.Topic || c.form&grammar.Past == 0 || x.open() != nil || s.text.Tokens[b.end-1].Lower != "and" || c.verb.Needs == nil && !x.objectAt(x.amongOthers(c.actEnd)) {
		return false
	}
	met := false
	for i := x.floor; i < b.end-1; i++ {
		switch s.text.Tokens[i].Lower {
		case "met", "held", "visited", "received", "had", "spoke", "worked", "toured", "attended", "signed", "opened":
			met = true
		}
	}
	if !met {
		return false
	}
	c.start, c.frame = b.lead, s.lexicon.Rule("topic.verb")
	return x.enter(c, b.end-1)
}

// toldTopic notes the topics of what somebody says both did: "Minister Roe added that
// the two ministers discussed visas". The statement goes on.
func (x *scan) toldTopic(o, c *clause, b *before) bool {
	s, toks := x.s, x.s.text.Tokens
	if !o.verb.Kind.States() || c.verb.Kind != grammar.Topic || c.verb.Needs != nil || c.form&grammar.Past == 0 || b.be || b.to || b.modal || b.have || toks[o.actEnd].Lower != "that" || b.end <= o.actEnd+1 || x.whenDone(c.actEnd) {
		return false
	}
	inner, whole := s.who.Of(o.actEnd+1, b.end)
	if !whole || inner.Side != readout.BothSides {
		return false
	}
	first := x.objectStart(c.actEnd)
	if first < 0 {
		return false
	}
	s.topics = append(s.topics, topicSpan{clause: -1, first: first, last: x.last, rule: c.verb.Rule})
	return true
}

// afterAside reports a topic's verb after the comma that ends a subject of several with
// a comma before their last: "Chile, Peru, and the members of the club, discussed".
func (x *scan) afterAside(c *clause, b *before) bool {
	s, toks := x.s, x.s.text.Tokens
	if c.verb.Kind != grammar.Topic || c.verb.Needs != nil || c.form&grammar.Past == 0 || x.open() != nil || b.be || b.to || b.modal || toks[b.end-1].Kind != prose.Comma || c.actEnd >= x.last || s.words[c.actEnd].Is(grammar.Preposition) || !x.objectAt(c.actEnd) {
		return false
	}
	if t := &toks[x.floor]; !t.Capital || s.words[x.floor].Is(grammar.Preposition|grammar.Subordinate|grammar.Adverb) {
		return false
	}
	several := false
	for k := x.floor + 1; k < b.end-1; k++ {
		if w := s.words[k]; w.Is(grammar.Be|grammar.Modal|grammar.Have|grammar.Subordinate) || w != nil && len(w.Verbs) > 0 {
			return false
		}
		several = several || toks[k].Kind == prose.Comma && toks[k+1].Lower == "and"
	}
	return several
}

// occasionAt reports a meeting or those who sit in it at a token: whoever
// addresses it speaks there.
func (x *scan) occasionAt(at int) bool {
	for i := at; i < x.last && i < at+5; i++ {
		switch x.s.text.Tokens[i].Lower {
		case "session", "meeting", "conference", "participants", "audience", "delegates", "gathering", "plenary", "forum", "assembly", "event", "media", "press", "ceremony", "institute", "university", "parliament", "congress", "chamber", "academy", "club", "students", "dinner", "luncheon", "lunch", "breakfast", "reception", "gala", "seminar", "symposium", "workshop":
			return true
		case "of", "in", "on", "at", "and":
			return false
		}
	}
	return false
}

// amongOthers steps over ", among others," between a verb and its object.
func (x *scan) amongOthers(at int) int {
	toks := x.s.text.Tokens
	if at+3 >= x.last || toks[at].Kind != prose.Comma || toks[at+1].Lower != "among" && toks[at+1].Lower != "inter" {
		return at
	}
	for j := at + 2; j < x.last && j < at+6; j++ {
		if toks[j].Kind == prose.Comma {
			return j + 1
		}
	}
	return at
}

// objectAt reports whether an object can begin at a token.
func (x *scan) objectAt(at int) bool {
	if at >= x.last {
		return false
	}
	t, w := &x.s.text.Tokens[at], x.s.words[at]
	switch {
	case t.Kind == prose.Comma || t.Kind == prose.Stop || t.Kind == prose.Colon:
		return false
	case t.Lower == "in" || t.Lower == "with" || t.Lower == "at":
		return true
	case w.Is(grammar.Preposition | grammar.Conjunction | grammar.Be | grammar.Modal | grammar.Have | grammar.Include):
		return false
	}
	return true
}

// topicAfter notes where the topics of an opened clause begin.
func (x *scan) topicAfter(n, at int) {
	c := &x.s.clauses[n]
	toks := x.s.text.Tokens
	if c.verb.Lemma == "address" && x.occasionAt(c.actEnd) {
		return // "addressed the opening session"
	}
	if c.verb.Needs != nil {
		k := x.needed(c)
		if k < 0 {
			return
		}
		if x.s.words[k].Is(grammar.Preposition) || toks[k].Lower == "around" {
			at = k + 1
		} else if toks[k].Lower == "attention" {
			if k+2 >= x.last || toks[k+1].Lower != "to" || c.form&grammar.Past == 0 && !c.future {
				return // what a side always does
			}
			at = k + 2
		} else {
			at = x.prepositionAfter(k+1, 12)
			if at < 0 {
				return
			}
		}
	} else if at = x.objectStart(at); at < 0 {
		return
	}
	if at < x.last && toks[at].Lower == "that" {
		return
	}
	x.s.topics = append(x.s.topics, topicSpan{clause: n, first: at, rule: c.verb.Rule})
}

// needed returns the token of the word that a verb needs after it.
func (x *scan) needed(c *clause) int {
	for j := c.actEnd; j < x.last && j <= c.actEnd+c.verb.Within; j++ {
		for _, n := range c.verb.Needs {
			if x.s.text.Tokens[j].Lower == n && !(c.verb.Within > 12 && (x.s.datelike(j+1) || x.praised(c.actEnd, j))) {
				return j
			}
		}
	}
	return -1
}

// praised reports a verb before the preposition at a token to which it belongs: "spoke
// with President Roe to congratulate him on his election".
func (x *scan) praised(from, at int) bool {
	for k := at - 1; k >= from && k > at-6; k-- {
		switch x.s.text.Tokens[k].Lower {
		case "congratulate", "congratulating", "commend", "compliment", "thank", "based", "depending", "relying":
			return true
		}
	}
	return false
}

// prepositionAfter returns the token after the first preposition of a topic at
// or after a token, -1 where none comes within most tokens.
func (x *scan) prepositionAfter(at, most int) int {
	for j := at; j+1 < x.last && j < at+most; j++ {
		t := &x.s.text.Tokens[j]
		if t.Kind == prose.Colon || t.Kind == prose.Stop || x.s.words[j].Is(grammar.Modal|grammar.Subordinate) {
			return -1
		}
		if t.Lower == "not" && x.s.text.Tokens[j+1].Lower == "only" {
			continue
		}
		if x.s.words[j].Is(grammar.TopicPreposition) && !x.s.datelike(j+1) || t.Lower == "over" && x.s.text.Tokens[j+1].Lower == "the" && !x.s.words[min(j+2, x.last-1)].Is(grammar.Time|grammar.Occasion|grammar.Purpose) && !x.meal(j+2) || t.Lower == "across" && x.s.words[j+1].Is(grammar.Determiner) || t.Lower == "of" && x.s.words[j-1].Is(grammar.ReviewNoun|grammar.ViewNoun) {
			return j + 1
		}
	}
	return -1
}

// meal reports a time or a meal at which people speak: "over the lunch", "over the
// past years".
func (x *scan) meal(at int) bool {
	for k := at; k < min(x.last, at+3); k++ {
		switch x.s.text.Tokens[k].Lower {
		case "phone", "telephone", "lunch", "dinner", "breakfast", "coffee", "past", "last", "course", "years", "weekend", "coming", "next", "period", "years'":
			return true
		}
	}
	return false
}

// objectStart skips what may stand between a verb and its object: adverbs, "in
// depth", "with his counterpart", "views on".
func (x *scan) objectStart(at int) int {
	toks := x.s.text.Tokens
	at = x.amongOthers(at)
	for at < x.last {
		t := &toks[at]
		switch {
		case t.Lower == "not" && at+2 < x.last && toks[at+1].Lower == "only":
			at += 2
		case t.Lower == "both" && !x.andAfter(at):
			return at // both countries' plans
		case x.adverb(at) || x.s.words[at].Is(grammar.Time) && !t.Capital:
			at++
		case t.Lower == "in" && at+1 < x.last && (toks[at+1].Lower == "detail" || toks[at+1].Lower == "depth"):
			at += 2
		case t.Lower == "in" && at+2 < x.last && toks[at+2].Lower == "detail":
			at += 3
		case t.Lower == "at" && at+1 < x.last && toks[at+1].Lower == "length":
			at += 2
		case t.Lower == "with":
			j := at + 1
			for j < x.last && j < at+10 && (toks[j].Kind == prose.Word && (toks[j].Capital || toks[j].Lower == "him" || toks[j].Lower == "them" || toks[j].Lower == "counterpart" || toks[j].Lower == "counterparts" || toks[j].Lower == "colleague" || toks[j].Lower == "colleagues" || j == at+1 && x.s.words[j].Is(grammar.Determiner) || x.s.words[j].Is(grammar.Group|grammar.Title|grammar.Post)) || toks[j].Lower == "of") {
				j++
			}
			if j == at+1 || j >= x.last {
				return -1
			}
			at = j
		case (t.Lower == "on" || t.Lower == "about" || t.Lower == "regarding") && at+1 < x.last:
			at++
		case x.s.words[at].Is(grammar.Preposition) || t.Kind == prose.Comma:
			return -1
		default:
			return at
		}
	}
	return -1
}

// andAfter reports an "and" in the rest of the sentence.
func (x *scan) andAfter(at int) bool {
	for i := at; i < x.last; i++ {
		if x.s.text.Tokens[i].Lower == "and" {
			return true
		}
	}
	return false
}

// datelike reports a token that begins a date or an occasion: "on March 15",
// "on the sidelines".
func (s *speech) datelike(at int) bool {
	toks := s.text.Tokens
	if at >= len(toks) {
		return false
	}
	t := &toks[at]
	if t.Kind == prose.Number || t.Kind == prose.Ordinal || t.Lower == "phone" || t.Lower == "telephone" || t.Lower == "behalf" || t.Lower == "invitation" || t.Lower == "arrival" {
		return true
	}
	if _, ok := s.text.DateAt(at, min(at+6, len(toks))); ok {
		return true
	}
	if t.Lower != "the" || at+1 >= len(toks) {
		return false
	}
	return s.words[at+1].Is(grammar.Occasion) || toks[at+1].Kind == prose.Ordinal
}

// writeTopics puts the topics into the record, each once, and cites them.
func (s *speech) writeTopics() {
	m := s.record
	var items [][2]int
	seen := map[string]bool{}
	for _, t := range s.topics {
		last := t.last
		if t.clause >= 0 {
			last = s.clauses[t.clause].end
		}
		if t.whole {
			items = s.cutter.CutSubject(items[:0], t.first, last)
		} else {
			items = s.cutter.Cut(items[:0], t.first, last)
		}
		if len(items) > 1 {
			t.rule = s.lexicon.Rule("topic.items")
		}
		for _, it := range items {
			text := s.text.Words(it[0], it[1])
			if seen[text] || inside(m.Topics, text) {
				continue
			}
			seen[text] = true
			s.meeting.Cite("/meeting/topics/"+strconv.Itoa(len(m.Topics)), it[0], it[1], t.rule.Name)
			m.Topics = append(m.Topics, text)
		}
	}
}

// inside reports a topic that another one already holds, word for word.
func inside(topics []string, text string) bool {
	for _, t := range topics {
		if len(t) > len(text) && strings.Contains(t, text) {
			return true
		}
	}
	return false
}
