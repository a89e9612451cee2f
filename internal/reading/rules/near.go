package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout/internal/prose"
)

// Near is a rule that found a part of what it asks for, at tokens First to
// Last, half open.
type Near struct {
	Rule        *Rule
	First, Last int
	Why         string // what it asks for next and what stands there, for a person
	share       float64
}

// Compare is negative where a found a smaller share of its words than b.
func (a Near) Compare(b Near) int { return cmp.Compare(a.share, b.share) }

// Near lists the rules of a topic that came close within tokens first to last,
// where none found anything: at most most, the closest first. A rule that found
// less than half of what it must did not come close.
func (text *Text) Near(topicName string, first, last, most int) []Near {
	t := text.Language.topics[topicName]
	if t == nil || first >= last {
		return nil
	}
	if _, found := text.First(topicName, first, last); found {
		return nil
	}
	var out []Near
	for _, rule := range text.Language.Rules {
		if rule.Topic != topicName {
			continue
		}
		if n, ok := text.nearest(rule, first, last); ok {
			out = append(out, n)
		}
	}
	slices.SortStableFunc(out, func(a, b Near) int { return -a.Compare(b) })
	return out[:min(most, len(out))]
}

// nearest returns where a rule came closest, false where it found something or
// never came close.
func (text *Text) nearest(rule *Rule, first, last int) (Near, bool) {
	all := solid(rule.items)
	var best Near
	for s := text.SentenceAt(first); s < len(text.Sentences) && text.Sentences[s].First < last; s++ {
		sentence := text.Sentences[s]
		for i := max(first, sentence.First); i < min(last, sentence.Last); i++ {
			m := matcher{text: text, rule: rule, sentence: sentence, trail: &trail{}, spans: make([][2]int, len(rule.names))}
			if m.row(rule.items, i, func(int) bool { return true }) {
				return Near{}, false
			}
			t := m.trail
			if share := float64(t.most) / float64(all); t.item != nil && t.most > 0 && t.most < all && share >= 0.5 && share > best.share {
				best = Near{Rule: rule, First: i, Last: t.last, share: share, Why: text.asks(t, sentence)}
			}
		}
	}
	return best, best.Rule != nil
}

// trail is how far a rule came at one place.
type trail struct {
	found int // what it must find and has found on the way that is tried
	most  int // the most that it found on any way
	last  int // the token after what it found there
	item  *item
	gap   bool // other words may stand before the item
}

// reach notes what stands to be found next.
func (t *trail) reach(items []item, at int) {
	if t.found <= t.most && t.item != nil {
		return
	}
	gap := false
	for i := range items {
		it := &items[i]
		switch {
		case it.kind == itemGap:
			gap = true
		case it.optional:
		default:
			for it.kind == itemGroup {
				it = &it.group[0]
			}
			*t = trail{found: t.found, most: t.found, last: at, item: it, gap: gap}
			return
		}
	}
}

// solid counts the words, classes and entities that a row of items must find.
func solid(items []item) int {
	n := 0
	for i := range items {
		switch it := &items[i]; {
		case it.optional:
		case it.kind == itemGroup:
			n += solid(it.group)
		case it.kind == itemWord || it.kind == itemClass || it.kind == itemEntity:
			n++
		}
	}
	return max(n, 1)
}

// asks says what a rule asks for where its trail ends.
func (text *Text) asks(t *trail, s prose.Sentence) string {
	want := "something that is not there"
	switch t.item.kind {
	case itemWord:
		var words []string
		for _, w := range t.item.words {
			words = append(words, "“"+strings.Join(w, "")+"”")
		}
		if len(words) > 6 {
			words = append(words[:6], "…")
		}
		want = strings.Join(words, " or ")
	case itemClass:
		var names []string
		for _, c := range t.item.classes {
			names = append(names, text.Language.lexicon.names[c])
		}
		want = "a word of the class " + strings.Join(names, " or ")
	case itemEntity:
		want = map[string]string{"cap": "a capital word", "names": "a name", "party": "a country or organisation", "ordinal": "an ordinal"}[t.item.entity]
		if want == "" {
			want = "a " + t.item.entity
		}
	case itemFirst:
		want = "the beginning of a sentence"
	case itemLast:
		want = "the end of the sentence"
	case itemGap, itemGroup:
	}
	switch {
	case t.last >= s.Last:
		return fmt.Sprintf("it asks for %s, and the sentence ends", want)
	case t.gap:
		return fmt.Sprintf("it asks for %s soon after, and none stands there", want)
	}
	return fmt.Sprintf("it asks for %s next, and “%s” stands there", want, text.Words(t.last, t.last+1))
}
