package rules

import (
	"slices"

	"readout/internal/prose"
)

// effort bounds the steps of one rule at one place, so that no text makes the
// machine slow.
const effort = 600

// Each calls f for the matches of a topic's rules that begin within tokens
// first to last, in order of place and then of the rules' files, until f
// returns false.
func (text *Text) Each(topicName string, first, last int, f func(Match) bool) {
	t := text.Language.topics[topicName]
	if t == nil {
		return
	}
	s := text.SentenceAt(first)
	m := text.matcher()
	defer m.rest()
	for i := first; i < last; i++ {
		for s < len(text.Sentences) && text.Sentences[s].Last <= i {
			s++
		}
		if s == len(text.Sentences) {
			return
		}
		m.sentence = text.Sentences[s]
		run := func(rules []*Rule) bool {
			for _, rule := range rules {
				if found, ok := m.match(rule, i); ok && !f(found) {
					return false
				}
			}
			return true
		}
		if !run(t.beginning(text.words[i])) || !run(t.others) {
			return
		}
		for _, found := range text.TermsAt(i) {
			if !run(t.classed(found.Class)) {
				return
			}
		}
	}
}

// First returns the first match of a topic.
func (text *Text) First(topicName string, first, last int) (Match, bool) {
	var out Match
	found := false
	text.Each(topicName, first, last, func(m Match) bool {
		out, found = m, true
		return false
	})
	return out, found
}

type matcher struct {
	text     *Text
	rule     *Rule
	sentence prose.Sentence
	spans    [][2]int
	room     [][2]int // what spans of the next rule are written into
	steps    int
	end      int            // where the last item ends
	reach    func(int) bool // sets end
	trail    *trail         // how far it came, nil where nobody asks
}

// matcher returns a matcher that nobody uses: one match may look for another.
func (text *Text) matcher() *matcher {
	m := text.idle
	text.idle = nil
	if m == nil {
		m = &matcher{text: text}
		m.reach = func(at int) bool { m.end = at; return true }
	}
	return m
}

// rest gives a matcher back.
func (m *matcher) rest() { m.text.idle = m }

// match tries a rule at token i of the sentence.
func (m *matcher) match(rule *Rule, i int) (Match, bool) {
	m.rule, m.steps, m.end = rule, 0, -1
	m.spans = m.room[:0]
	for range rule.names {
		m.spans = append(m.spans, [2]int{})
	}
	m.room = m.spans
	if !m.row(rule.items, i, m.reach) {
		return Match{}, false
	}
	return Match{Rule: rule, First: i, Last: m.end, spans: slices.Clone(m.spans)}, true
}

// row matches items from token at and goes on with then.
func (m *matcher) row(items []item, at int, then func(int) bool) bool {
	m.steps++
	if m.steps > effort {
		return false
	}
	if len(items) == 0 {
		return then(at)
	}
	if m.trail == nil {
		return m.item(items, at, then)
	}
	m.trail.reach(items, at)
	n := 0
	if items[0].kind != itemGap && items[0].kind != itemGroup && !items[0].optional {
		n = 1
	}
	m.trail.found += n
	ok := m.item(items, at, then)
	m.trail.found -= n
	return ok
}

// item matches the first of items from token at and goes on with the others.
func (m *matcher) item(items []item, at int, then func(int) bool) bool {
	it, rest := &items[0], items[1:]
	next := func(end int) bool {
		if it.capture == 0 {
			return m.row(rest, end, then)
		}
		old := m.spans[it.capture-1]
		m.spans[it.capture-1] = [2]int{at, end}
		if m.row(rest, end, then) {
			return true
		}
		m.spans[it.capture-1] = old
		return false
	}
	switch it.kind {
	case itemFirst:
		return at == m.sentence.First && m.row(rest, at, then)
	case itemLast:
		end := m.sentence.Last
		for end > at && m.text.Tokens[end-1].Kind == prose.Stop {
			end--
		}
		return at == end && m.row(rest, at, then)
	case itemGap:
		for end := at; end <= min(at+it.gap, m.sentence.Last); end++ {
			if next(end) {
				return true
			}
		}
		return false
	case itemGroup:
		if m.row(it.group, at, next) {
			return true
		}
	case itemWord:
		for _, w := range it.words {
			if m.stand(w, at) && next(at+len(w)) {
				return true
			}
		}
	case itemClass:
		if at < m.sentence.Last {
			for _, t := range m.text.TermsAt(at) {
				for _, c := range it.classes {
					if t.Class == c && next(t.Last) {
						return true
					}
				}
			}
		}
	case itemEntity:
		if at < m.sentence.Last {
			if end := m.text.entity(it.entity, at, m.sentence.Last); end > at && next(end) {
				return true
			}
		}
	}
	return it.optional && m.row(rest, at, then)
}

func (m *matcher) stand(words []string, at int) bool {
	if at+len(words) > m.sentence.Last {
		return false
	}
	for i, w := range words {
		if m.text.Tokens[at+i].Lower != w {
			return false
		}
	}
	return true
}

// entity returns the token after something of a kind that begins at a token,
// or 0 where nothing does.
func (text *Text) entity(kind string, at, last int) int {
	tok := &text.Tokens[at]
	switch kind {
	case "cap":
		if tok.Kind == prose.Word && tok.Capital {
			return at + 1
		}
	case "names":
		end := at
		for end < last && (text.Tokens[end].Kind == prose.Word && text.Tokens[end].Capital ||
			end > at && text.Tokens[end].Kind == prose.Hyphen && !text.Tokens[end].Space && end+1 < last && !text.Tokens[end+1].Space) {
			end++
		}
		return end
	case "number":
		if tok.Kind == prose.Number {
			return at + 1
		}
		if t, ok := text.At(at, text.Language.Number); ok {
			return t.Last
		}
	case "ordinal":
		if o, ok := text.OrdinalAt(at); ok {
			return o.Last
		}
	case "date":
		if d, ok := text.DateAt(at, last); ok {
			return d.Last
		}
	case "party":
		if i := text.MentionFrom(at); i < len(text.Mentions) && text.Mentions[i].First == at {
			return text.Mentions[i].Last
		}
	}
	return 0
}
