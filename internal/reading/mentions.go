package reading

import "readout"

// mention is a place where a country or organisation is named: by its name,
// the adjective, a city that stands for it, or a word that means it here.
type mention struct {
	First, Last int // tokens, half open
	Code        readout.PartyCode
	Form        form
}

// form is how a mention names its party.
type form uint8

const (
	byName      form = iota // Japan, the Republic of Korea, the EU
	byAdjective             // Japanese
	byCity                  // Tokyo
)

// findMentions fills Mentions. It leaves out a name for which not reports that
// it means something else here.
func (text *Text) findMentions(not func(mention) bool) {
	until := 0
	for _, t := range text.Terms {
		if t.First < until {
			continue
		}
		m := mention{First: t.First, Last: t.Last, Code: readout.PartyCode(t.Value)}
		switch t.Class {
		case text.Language.partyName:
			m.Form = byName
		case text.Language.partyAdjective:
			m.Form = byAdjective
		case text.Language.city:
			m.Form = byCity
		default:
			continue
		}
		if longer, ok := text.longer(t); ok {
			m.Last, m.Code = longer.Last, readout.PartyCode(longer.Value)
		}
		until = m.Last
		if not(m) {
			continue
		}
		if m.Code != "-" {
			text.Mentions = append(text.Mentions, m)
		}
	}
}

// longer returns a longer name that begins where t does.
func (text *Text) longer(t term) (term, bool) {
	best, ok := t, false
	for _, o := range text.termsAt(t.First) {
		if o.Last > best.Last && (o.Class == text.Language.partyName || o.Class == text.Language.partyAdjective || o.Class == text.Language.city) {
			best, ok = o, true
		}
	}
	return best, ok
}

// mentionIn returns the first mention inside tokens first to last.
func (text *Text) mentionIn(first, last int) (mention, bool) {
	if i := text.mentionFrom(first); i < len(text.Mentions) && text.Mentions[i].First < last {
		return text.Mentions[i], true
	}
	return mention{}, false
}

// mentionFrom returns the index of the first mention at or after a token.
func (text *Text) mentionFrom(token int) int {
	lo, hi := 0, len(text.Mentions)
	for lo < hi {
		mid := (lo + hi) / 2
		if text.Mentions[mid].First < token {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// within reports a token inside a mention.
func (text *Text) within(token int) bool {
	i := text.mentionFrom(token)
	if i < len(text.Mentions) && text.Mentions[i].First == token {
		return true
	}
	return i > 0 && text.Mentions[i-1].Last > token
}
