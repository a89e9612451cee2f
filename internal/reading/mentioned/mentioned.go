// Package mentioned tells the countries and organisations that a clause about a
// meeting only names, as where it was, what it was about or whose thing it is, from
// those that met.
//
// A mention counts as one that met unless words beside it say otherwise: third
// countries in topics, hosts of other conferences and possessives are told by these.
package mentioned

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/clause"
	"readout/internal/reading/rules"
)

// Reader reads the mentions of one text.
type Reader struct {
	text    *rules.Text
	lang    *rules.Language
	clauses *clause.Reader
}

// New makes the reader of a text whose mentions are found.
func New(text *rules.Text, clauses *clause.Reader) *Reader {
	return &Reader{text: text, lang: text.Language, clauses: clauses}
}

// Only reports a mention in a sentence that did not meet there: it is a place, a
// subject, an owner of a thing, or the acronym of one.
func (r *Reader) Only(m rules.Mention, s prose.Sentence) bool {
	return r.placed(m, s) || r.acronymOfPlaced(m, s)
}

// placed reports a mention that says where or what about.
func (r *Reader) placed(m rules.Mention, s prose.Sentence) bool {
	toks := r.text.Tokens
	i := m.First - 1
	if i >= s.First && toks[i].Lower == "the" {
		i--
	}
	if m.Form == rules.ByName && !rules.Nation(m.Code) && m.Last < s.Last && r.text.Is(m.Last, r.lang.BodyOccasion) && !(i >= s.First && (toks[i].Kind == prose.Hyphen || toks[i].Lower == "and")) {
		return true // the 42nd ASEAN Summit
	}
	if m.Form == rules.ByName && !rules.Nation(m.Code) && r.clauses.Besides(m.First, s) {
		return true // on the sidelines of the 55th ASEAN Foreign Ministers' Meeting
	}
	if m.Last < s.Last && toks[m.Last].Lower == "time" && m.First > s.First && toks[m.First-1].Kind == prose.Open {
		return true // whose clock tells the hour: "(US time)"
	}
	if r.subjectOfTalks(m, s) || r.onlyNamed(m, s) {
		return true
	}
	if i < s.First {
		return false
	}
	if (toks[i].Lower == "for" || toks[i].Lower == "on") && m.Form == rules.ByName && r.charged(i, s) {
		return true // Special Envoy for Yemen
	}
	if m.Last+1 < s.Last && toks[m.Last].Kind == prose.Hyphen && !toks[m.Last].Space && (m.Form == rules.ByName || m.Form == rules.ByAdjective) {
		if other, ok := r.text.MentionAt(m.Last + 1); ok && other.Form != rules.ByCity {
			return false // "participated in the Norway-Chile Dialogue"
		}
	}
	if m.Form == rules.ByAdjective && m.Last < s.Last && (toks[i].Lower == "visited" || toks[i].Lower == "visits") {
		switch toks[m.Last].Lower {
		case "ministry", "department", "parliament", "government", "embassy":
			return false // its people are the hosts
		}
	}
	switch toks[i].Lower {
	case "in", "at", "on", "to", "against", "into", "near", "toward", "towards", "about", "over", "across", "around", "within", "throughout", "under", "regarding", "outside", "inside", "visiting", "visited", "visit", "against the":
		return true
	case "of":
		return i > s.First && (!r.ofPeople(i-1) || !rules.Nation(m.Code) && strings.HasPrefix(toks[i-1].Lower, "chair"))
	case ",":
		// a place's country: "in Madrid, Spain", "in Luleå, Sweden"
		k := i
		for k > s.First && toks[k-1].Capital && k > i-4 {
			k--
		}
		if _, country := r.text.MentionEnding(i); !country && k > s.First && k < i && (toks[k-1].Lower == "in" || toks[k-1].Lower == "at" || toks[k-1].Lower == "to") && m.Form == rules.ByName {
			return true
		}
		if p := r.text.MentionFrom(i) - 1; p >= 0 && r.text.Mentions[p].Last == i && r.text.Mentions[p].Form == rules.ByCity {
			return true
		}
	}
	if p := r.text.MentionFrom(m.First) - 1; p >= 0 && r.text.Mentions[p].Last == m.First && r.text.Mentions[p].Form == rules.ByCity {
		return true // "in Tokyo Japan"
	}
	if m.Last < s.Last && m.Form == rules.ByAdjective {
		// an adjective of a thing and not of people: "Russian aggression"
		return !r.peopleSoon(m.Last, s) && !r.pairOfPeople(m, s)
	}
	return m.Form == rules.ByName && m.Last < s.Last && toks[m.Last].Kind == prose.Clitic && r.thing(m.Last+1, s)
}

// charged reports a post that ends at a token, of one who deals with what follows:
// "Special Envoy for", "Special Representative on".
func (r *Reader) charged(at int, s prose.Sentence) bool {
	const longest = 3 // words of a post's head
	for k := at - 1; k >= s.First && k >= at-longest; k-- {
		if t, ok := r.text.At(k, r.lang.PostHead); ok && t.Last == at {
			switch r.text.Tokens[at-1].Lower {
			case "envoy", "representative", "coordinator", "co-ordinator", "adviser", "advisor", "director", "head", "officer", "commissioner", "secretary":
				return true
			}
		}
	}
	return false
}

// onlyNamed reports an organisation that only describes others: "NATO Allies
// Norway and Iceland", "ASEAN-related meetings".
func (r *Reader) onlyNamed(m rules.Mention, s prose.Sentence) bool {
	toks := r.text.Tokens
	if rules.Nation(m.Code) || m.Form != rules.ByName || m.Last+1 >= s.Last {
		return false
	}
	if toks[m.Last].Kind == prose.Hyphen && !toks[m.Last].Space {
		return !toks[m.Last+1].Capital
	}
	switch toks[m.Last].Lower {
	case "ally", "allies", "member", "members", "partner", "partners":
		_, named := r.text.MentionAt(m.Last + 1)
		return named
	}
	return false
}

// subjectOfTalks reports an organisation that two countries hold consultations
// about: the second of "Norway-Chile United Nations (UN) Consultations".
func (r *Reader) subjectOfTalks(m rules.Mention, s prose.Sentence) bool {
	if rules.Nation(m.Code) || m.Form != rules.ByName {
		return false
	}
	next, before := r.afterAcronym(m.Last, s), m.First
	if next >= s.Last || !r.text.Is(next, r.lang.SeriesHead) && !r.text.Is(next, r.lang.EventNoun) {
		return false
	}
	if toks := r.text.Tokens; before-3 > s.First && toks[before-1].Kind == prose.Close && toks[before-3].Kind == prose.Open {
		before -= 3
	}
	second, ok := r.text.MentionEnding(before)
	if !ok || !rules.Nation(second.Code) || second.First-1 <= s.First || r.text.Tokens[second.First-1].Kind != prose.Hyphen {
		return false
	}
	_, ok = r.text.MentionEnding(second.First - 1)
	return ok
}

// acronymOfPlaced reports the acronym in brackets of an organisation that does not
// meet.
func (r *Reader) acronymOfPlaced(m rules.Mention, s prose.Sentence) bool {
	if m.First-1 <= s.First || r.text.Tokens[m.First-1].Kind != prose.Open {
		return false
	}
	name, ok := r.text.MentionEnding(m.First - 1)
	return ok && name.Code == m.Code && r.placed(name, s)
}

// afterAcronym steps over "(UN)".
func (r *Reader) afterAcronym(at int, s prose.Sentence) int {
	if toks := r.text.Tokens; at+2 < s.Last && toks[at].Kind == prose.Open && toks[at+1].Upper && toks[at+2].Kind == prose.Close {
		return at + 3
	}
	return at
}

// peopleSoon reports that an adjective belongs to people, a body or a meeting:
// one of their words stands within the next few.
func (r *Reader) peopleSoon(i int, s prose.Sentence) bool {
	for k := i; k < min(i+6, s.Last); k++ {
		t := r.text.Tokens[k]
		if t.Kind == prose.Hyphen && k == i {
			return true // Korean-Japanese
		}
		if r.text.Is(k, r.lang.PostHead) || r.text.Is(k, r.lang.SideWord) || r.text.Is(k, r.lang.UnitHead) || r.text.Is(k, r.lang.SeriesHead) || r.text.Is(k, r.lang.EventNoun) ||
			r.text.Is(k, r.lang.RankOfficial) || r.text.Is(k, r.lang.RankMinister) || r.text.Is(k, r.lang.RankLeader) || r.text.Is(k, r.lang.Honorific) && t.Capital {
			return true
		}
		if t.Kind == prose.Comma || t.Kind == prose.Stop || t.Lower == "of" || t.Lower == "to" {
			return false
		}
	}
	return false
}

// pairOfPeople reports one of two adjectives of people who came for both: "Norwegian
// and Chilean experts". Experts of one country may be anybody's guests.
func (r *Reader) pairOfPeople(m rules.Mention, s prose.Sentence) bool {
	toks := r.text.Tokens
	last := m.Last
	if second, ok := r.text.MentionAt(m.Last + 1); ok && last < s.Last && toks[last].Lower == "and" && second.Form == rules.ByAdjective {
		last = second.Last
	} else if first, ok := r.text.MentionEnding(m.First - 1); !ok || m.First-1 < s.First || toks[m.First-1].Lower != "and" || first.Form != rules.ByAdjective {
		return false
	}
	return last < s.Last && r.text.Is(last, r.lang.Delegates)
}

// ofPeople reports a word after which "of" tells whose people or body it is:
// leaders of, Ministry of Justice of, the third round of consultations of.
func (r *Reader) ofPeople(i int) bool {
	t := r.text.Tokens[i]
	if t.Capital || t.Kind == prose.Clitic || t.Kind == prose.Close {
		return true
	}
	return r.text.Is(i, r.lang.SideWord) || r.text.Is(i, r.lang.PostHead) || r.text.Is(i, r.lang.RankLeader) || r.text.Is(i, r.lang.RankMinister) ||
		r.text.Is(i, r.lang.RankOfficial) || r.text.Is(i, r.lang.UnitHead) || r.text.Is(i, r.lang.SeriesHead) || t.Lower == "governments" || t.Lower == "counterparts" || t.Lower == "people" || t.Lower == "ministries"
}

// thing reports that what a country owns here is no person, side or series:
// "Russia's war".
func (r *Reader) thing(i int, s prose.Sentence) bool {
	if i >= s.Last {
		return true
	}
	for k := i; k < min(i+6, s.Last); k++ {
		if r.text.Is(k, r.lang.PostHead) || r.text.Is(k, r.lang.SideWord) || r.text.Is(k, r.lang.UnitHead) || r.text.Is(k, r.lang.RankOfficial) || r.text.Is(k, r.lang.RankMinister) || r.text.Is(k, r.lang.RankLeader) {
			return false
		}
		if t := r.text.Tokens[k]; t.Kind == prose.Comma || t.Lower == "of" {
			break
		}
	}
	return true
}
