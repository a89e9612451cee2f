package rules

import (
	"readout"
	"readout/internal/prose"
)

// Mention is a place where a country or organisation is named: by its name,
// the adjective, a city that stands for it, or a word that means it here.
type Mention struct {
	First, Last int // tokens, half open
	Code        readout.PartyCode
	Form        Form
}

// Form is how a mention names its party.
type Form uint8

const (
	ByName      Form = iota // Japan, the Republic of Korea, the EU
	ByAdjective             // Japanese
	ByCity                  // Tokyo
)

// cityStates are countries that are a city too.
var cityStates = map[readout.PartyCode]bool{"SG": true, "HK": true, "MO": true, "MC": true, "LU": true}

// CityState reports the name of a country that is a city too.
func (m Mention) CityState() bool { return m.Form == ByName && cityStates[m.Code] }

// Nation reports the code of a country, not of an organisation.
func Nation(code readout.PartyCode) bool {
	return len(code) == 2 && code != "EU" && code != "UN"
}

// FindMentions fills Mentions. It leaves out a name for which not reports that
// it means something else here.
func (text *Text) FindMentions(not func(Mention) bool) {
	until := 0
	for _, t := range text.Terms {
		if t.First < until {
			continue
		}
		m := Mention{First: t.First, Last: t.Last, Code: readout.PartyCode(t.Value)}
		switch t.Class {
		case text.Language.PartyName:
			m.Form = ByName
		case text.Language.PartyAdjective:
			m.Form = ByAdjective
		case text.Language.City:
			m.Form = ByCity
		default:
			continue
		}
		if longer, ok := text.longer(t); ok {
			m.Last, m.Code = longer.Last, readout.PartyCode(longer.Value)
		}
		if m.Form == ByName && Nation(m.Code) {
			m.First = text.longForm(m.First, until)
		}
		if m.Form == ByAdjective && t.Last == t.First+1 && joining[text.Tokens[t.First].Lower] && !text.joinsParty(t.Last) {
			continue
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

// joining are the forms of a country's name that stand only before another one:
// the Indo-German, the Sino-Indian talks. In Indo-Pacific they are none.
var joining = map[string]bool{"indo": true, "sino": true, "franco": true, "anglo": true, "russo": true, "pak": true, "luso": true, "italo": true, "greco": true, "belgo": true, "austro": true}

// joinsParty reports a hyphen and a party after it.
func (text *Text) joinsParty(at int) bool {
	if at+1 >= len(text.Tokens) || text.Tokens[at].Kind != prose.Hyphen || text.Tokens[at].Space {
		return false
	}
	for _, t := range text.TermsAt(at + 1) {
		if (t.Class == text.Language.PartyName || t.Class == text.Language.PartyAdjective) && t.Value != "-" {
			return true
		}
	}
	return false
}

// longer returns a longer name that begins where t does.
func (text *Text) longer(t Term) (Term, bool) {
	best, ok := t, false
	for _, o := range text.TermsAt(t.First) {
		if o.Last > best.Last && (o.Class == text.Language.PartyName || o.Class == text.Language.PartyAdjective || o.Class == text.Language.City) {
			best, ok = o, true
		}
	}
	return best, ok
}

// MentionIn returns the first mention inside tokens first to last.
func (text *Text) MentionIn(first, last int) (Mention, bool) {
	if i := text.MentionFrom(first); i < len(text.Mentions) && text.Mentions[i].First < last {
		return text.Mentions[i], true
	}
	return Mention{}, false
}

// MentionFrom returns the index of the first mention at or after a token.
func (text *Text) MentionFrom(token int) int {
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

// Within reports a token inside a mention.
func (text *Text) Within(token int) bool {
	i := text.MentionFrom(token)
	if i < len(text.Mentions) && text.Mentions[i].First == token {
		return true
	}
	return i > 0 && text.Mentions[i-1].Last > token
}

// MentionAt returns the mention that begins at a token.
func (text *Text) MentionAt(token int) (Mention, bool) {
	if i := text.MentionFrom(token); i < len(text.Mentions) && text.Mentions[i].First == token {
		return text.Mentions[i], true
	}
	return Mention{}, false
}

// MentionEnding returns the mention whose last token stands before a token.
func (text *Text) MentionEnding(token int) (Mention, bool) {
	i := text.MentionFrom(token) - 1
	if i >= 0 && text.Mentions[i].Last == token {
		return text.Mentions[i], true
	}
	return Mention{}, false
}

// IsMention reports a mention that begins at a token, or a region that is no
// party.
func (text *Text) IsMention(token int) bool {
	_, ok := text.MentionAt(token)
	return ok || text.IsRegion(token)
}

// IsMentionEnd reports a mention whose last token stands before a token.
func (text *Text) IsMentionEnd(token int) bool {
	_, ok := text.MentionEnding(token)
	return ok
}

// IsRegion reports a region that the lexicon names as no party.
func (text *Text) IsRegion(token int) bool {
	t, ok := text.At(token, text.Language.PartyName)
	return ok && t.Value == "-"
}

// longForm moves left from the name of a country over "the Islamic Republic of",
// which any republic may write before it.
func (text *Text) longForm(at, least int) int {
	toks := text.Tokens
	if at-3 < least || toks[at-1].Lower != "of" || !toks[at-2].Capital {
		return at
	}
	switch toks[at-2].Lower {
	case "republic", "kingdom", "state", "sultanate", "commonwealth", "federation", "principality":
	default:
		return at
	}
	first := at - 2
	for first-1 > least && longWord[toks[first-1].Lower] && (toks[first-1].Capital || toks[first-1].Kind == prose.Clitic) {
		first--
	}
	if first < 1 || toks[first-1].Lower != "the" {
		return at
	}
	return first
}

// longWord are the words before "Republic of" in the full names of countries.
var longWord = map[string]bool{"people": true, "'s": true, "’s": true, "people's": true, "people’s": true, "islamic": true, "democratic": true, "socialist": true, "federal": true, "arab": true, "bolivarian": true, "hashemite": true, "oriental": true, "co-operative": true, "cooperative": true, "independent": true, "united": true, "plurinational": true}
