package house

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// hostIn finds the city of a third country in the sentence that tells who met:
// the minister who is at home there needs no country. A conference brings
// people to a city in which neither is at home.
func (h *House) hostIn(s prose.Sentence, others []readout.PartyCode) (readout.PartyCode, rules.Tokens) {
	if h.unknownPartner(s) {
		return "", rules.Tokens{}
	}
	toks := h.text.Tokens
	code, at := readout.PartyCode(""), rules.Tokens{}
	for i := s.First; i < s.Last; i++ {
		if h.text.Is(i, h.lang.BodyOccasion) || h.text.Is(i, h.lang.Future) && !(i+1 < s.Last && (toks[i+1].Lower == "host" || toks[i+1].Lower == "receive")) {
			return "", rules.Tokens{}
		}
		switch toks[i].Lower {
		case "session":
			if code == "" || i < 2 || toks[i-1].Kind != prose.Ordinal && !h.text.Is(i-1, h.lang.Number) {
				return "", rules.Tokens{}
			}
		case "sidelines", "margins", "conference", "assembly", "visited", "visit", "visits", "travelled", "traveled", "attend", "attending":
			return "", rules.Tokens{}
		}
		m, ok := h.text.MentionAt(i)
		if !ok || m.Form != rules.ByCity || i == s.First || toks[i-1].Lower != "in" || slices.Contains(others, m.Code) || !rules.Nation(m.Code) {
			continue
		}
		if code != "" && code != m.Code {
			return "", rules.Tokens{}
		}
		code, at = m.Code, rules.Range(m.First, m.Last)
	}
	return code, at
}

// unknownPartner reports "between Norway and" a name that the lexicon does not have:
// who met is said, and it is not the host.
func (h *House) unknownPartner(s prose.Sentence) bool {
	toks := h.text.Tokens
	for _, m := range h.text.Mentions[h.text.MentionFrom(s.First):] {
		if m.First >= s.Last {
			break
		}
		before, at := m.First-1, m.Last+1
		if before > s.First && toks[before].Lower == "the" {
			before--
		}
		if m.Form != rules.ByName || before < s.First || toks[before].Lower != "between" || at >= s.Last || toks[m.Last].Lower != "and" {
			continue
		}
		if toks[at].Lower == "the" && at+1 < s.Last {
			at++
		}
		if _, known := h.text.MentionAt(at); !known && toks[at].Capital {
			return true
		}
	}
	return false
}

// onlyOther finds the one country besides the known sides that the text names
// more than once, or in which its minister speaks of himself.
func (h *House) onlyOther(others []readout.PartyCode) (readout.PartyCode, rules.Tokens) {
	count := map[readout.PartyCode]int{}
	for _, m := range h.text.Mentions {
		if m.Form == rules.ByCity || m.First > 0 && h.text.Tokens[m.First-1].Lower == "in" || slices.Contains(others, m.Code) || !rules.Nation(m.Code) {
			continue
		}
		count[m.Code]++
	}
	if len(count) != 1 {
		return "", rules.Tokens{}
	}
	for _, m := range h.text.Mentions {
		if m.Form != rules.ByCity && count[m.Code] > 0 {
			if count[m.Code] > 1 && !h.talkedAbout(m.Code) || h.firstPerson() {
				return m.Code, rules.Range(m.First, m.Last)
			}
			break
		}
	}
	return "", rules.Tokens{}
}

// accredited finds the country to which an ambassador of a known side was
// sent: "the Ambassador of Peru to Kenya", "the Peruvian Ambassador to Kenya".
func (h *House) accredited(others []readout.PartyCode) (readout.PartyCode, rules.Tokens) {
	toks := h.text.Tokens
	for _, m := range h.text.Mentions {
		i := m.First - 1
		if i >= 0 && toks[i].Lower == "the" {
			i--
		}
		if m.Form != rules.ByName || i < 1 || toks[i].Lower != "to" && toks[i].Lower != "in" || slices.Contains(others, m.Code) || !rules.Nation(m.Code) {
			continue
		}
		for k := i - 1; k >= max(0, i-7) && toks[k].Kind != prose.Stop && toks[k].Kind != prose.Comma; k-- {
			switch toks[k].Lower {
			case "ambassador", "ambassador-designate", "commissioner", "nuncio":
				if toks[i].Lower == "to" || k == i-1 {
					return m.Code, rules.Range(m.First, m.Last)
				}
			case "delegation", "coordinator":
				if (k == i-1 || toks[k+1].Lower == "of") && (toks[i].Lower == "to") == (toks[k].Lower == "delegation") {
					return m.Code, rules.Range(m.First, m.Last) // "the EU Delegation to Peru", "the UN Coordinator in Peru"
				}
			}
		}
	}
	return "", rules.Tokens{}
}

// attitude finds the country whose commitment, readiness or gratitude the text
// tells of, and that is none of the known sides.
func (h *House) attitude(others []readout.PartyCode) (readout.PartyCode, rules.Tokens) {
	toks := h.text.Tokens
	for _, m := range h.text.Mentions {
		if m.Form == rules.ByCity || slices.Contains(others, m.Code) || !rules.Nation(m.Code) || m.Last+1 >= len(toks) || toks[m.Last].Kind != prose.Clitic || h.talkedAbout(m.Code) {
			continue
		}
		for k := m.Last + 1; k < min(m.Last+4, len(toks)); k++ {
			if h.text.Is(k, h.lang.OwnAttitude) {
				return m.Code, rules.Range(m.First, m.Last)
			}
		}
	}
	return "", rules.Tokens{}
}

// supported finds the one country besides the known sides whom the text thanks one of
// them for helping: "thanked for Chile's continued support to Norway".
func (h *House) supported(others []readout.PartyCode) (readout.PartyCode, rules.Tokens) {
	const near = 6 // words between the help and who gets it
	toks := h.text.Tokens
	code, at := readout.PartyCode(""), rules.Tokens{}
	for _, m := range h.text.Mentions {
		if m.Form != rules.ByName || !rules.Nation(m.Code) || slices.Contains(others, m.Code) || h.talkedAbout(m.Code) {
			continue
		}
		helped := false
		for k := m.First - 1; k >= 0 && k > m.First-near && toks[k].Kind != prose.Stop && !helped; k-- {
			switch toks[k].Lower {
			case "support", "assistance", "help", "aid":
				w := toks[k+1].Lower
				helped = w == "to" || w == "for" || w == "provided" || w == "given" || w == "extended"
			}
		}
		if !helped || !h.thanks(m.First) && !h.givenBy(m.Last, others) {
			continue
		}
		if code != "" && code != m.Code {
			return "", rules.Tokens{}
		}
		code, at = m.Code, rules.Range(m.First, m.Last)
	}
	return code, at
}

// givenBy reports "by Chile" at a token, of one of the known sides.
func (h *House) givenBy(at int, others []readout.PartyCode) bool {
	toks := h.text.Tokens
	if at+1 >= len(toks) || toks[at].Lower != "by" && toks[at].Lower != "from" {
		return false
	}
	if at++; toks[at].Lower == "the" {
		at++
	}
	m, ok := h.text.MentionAt(at)
	return ok && slices.Contains(others, m.Code)
}

// thanks reports words of gratitude in the sentence of a token.
func (h *House) thanks(token int) bool {
	s := h.text.Sentences[h.text.SentenceAt(token)]
	for k := s.First; k < token; k++ {
		switch h.text.Tokens[k].Lower {
		case "thanked", "thanks", "thank", "gratitude", "grateful", "appreciation", "appreciated", "commended", "lauded":
			return true
		}
	}
	return false
}

// secretariat finds the one organisation that a text names besides the known sides,
// where its "Secretary-General" acts without an organisation of his: the organisation
// itself tells of him.
func (h *House) secretariat(others []readout.PartyCode) (readout.PartyCode, rules.Tokens) {
	toks := h.text.Tokens
	speaks := false
	for _, s := range h.text.Sentences {
		i := s.First
		if i < s.Last && toks[i].Lower == "the" {
			i++
		}
		switch {
		case i+1 < s.Last && toks[i].Lower == "secretary" && toks[i+1].Lower == "general":
			i += 2
		case i+2 < s.Last && toks[i].Lower == "secretary" && toks[i+1].Kind == prose.Hyphen && toks[i+2].Lower == "general":
			i += 3
		case i < s.Last && toks[i].Lower == "secretary-general":
			i++
		default:
			continue
		}
		speaks = speaks || i < s.Last && toks[i].Lower != "of"
	}
	if speaks && h.secretaryOfNation() {
		return "", rules.Tokens{}
	}
	if !speaks {
		return "", rules.Tokens{}
	}
	code, at := readout.PartyCode(""), rules.Tokens{}
	for _, m := range h.text.Mentions {
		if rules.Nation(m.Code) || slices.Contains(others, m.Code) {
			continue
		}
		if code != "" && code != m.Code {
			return "", rules.Tokens{}
		}
		if code == "" {
			code, at = m.Code, rules.Range(m.First, m.Last)
		}
	}
	return code, at
}

// secretaryOfNation reports a Secretary General of a country's ministry: "the Secretary
// General of the Chilean Foreign Ministry".
func (h *House) secretaryOfNation() bool {
	toks := h.text.Tokens
	for _, m := range h.text.Mentions {
		i := m.First - 1
		if i > 0 && toks[i].Lower == "the" {
			i--
		}
		if rules.Nation(m.Code) && m.Form != rules.ByCity && i >= 2 && toks[i].Lower == "of" && strings.HasSuffix(toks[i-1].Lower, "general") && (toks[i-2].Lower == "secretary" || toks[i-1].Lower == "secretary-general" || toks[i-2].Kind == prose.Hyphen) {
			return true
		}
	}
	return false
}

// acting finds the one country besides the known sides that opens a sentence as who
// does something, "New Zealand will provide …", "“Sweden stands firmly …”": a release
// tells so of its own.
func (h *House) acting(others []readout.PartyCode) (readout.PartyCode, rules.Tokens) {
	toks := h.text.Tokens
	code, at := readout.PartyCode(""), rules.Tokens{}
	for _, s := range h.text.Sentences {
		first := s.First
		if first < s.Last && toks[first].Kind == prose.Open {
			first++
		}
		m, ok := h.text.MentionAt(first)
		if !ok || m.Form != rules.ByName || m.Last >= s.Last || !rules.Nation(m.Code) || slices.Contains(others, m.Code) {
			continue
		}
		switch toks[m.Last].Lower {
		case "will", "stands", "supports", "welcomes", "remains", "continues", "attaches", "looks", "values":
		default:
			continue
		}
		if code != "" && code != m.Code || h.talkedAbout(m.Code) {
			return "", rules.Tokens{}
		}
		code, at = m.Code, rules.Range(m.First, m.Last)
	}
	return code, at
}

// leaderActs finds the one country besides the known sides whose leader or minister
// opens a sentence as who does something: "The Norwegian leader also spoke of …", "The
// President of Norway informed …".
func (h *House) leaderActs(others []readout.PartyCode) (readout.PartyCode, rules.Tokens) {
	toks := h.text.Tokens
	code, at := readout.PartyCode(""), rules.Tokens{}
	for i, s := range h.text.Sentences {
		if !h.Body(i) || s.First+3 >= s.Last || toks[s.First].Lower != "the" {
			continue
		}
		m, ok := h.text.MentionAt(s.First + 1)
		switch {
		case ok && m.Form == rules.ByAdjective && m.Last < s.Last && h.leader(m.Last):
		case h.leader(s.First+1) && toks[s.First+2].Lower == "of":
			k := s.First + 3
			if toks[k].Lower == "the" {
				k++
			}
			if m, ok = h.text.MentionAt(k); !ok || m.Form != rules.ByName || m.Last >= s.Last || toks[m.Last].Kind == prose.Comma || toks[m.Last].Lower == "and" {
				continue
			}
		default:
			continue
		}
		if !rules.Nation(m.Code) || slices.Contains(others, m.Code) {
			continue
		}
		if code != "" && code != m.Code {
			return "", rules.Tokens{}
		}
		code, at = m.Code, rules.Range(m.First, m.Last)
	}
	return code, at
}

// leader reports the word for who leads a country at a token.
func (h *House) leader(i int) bool {
	switch h.text.Tokens[i].Lower {
	case "leader", "president", "premier", "chancellor":
		return true
	}
	return false
}

// hostCity finds the host that tells of it: "voiced his hope to visit Seoul".
func (h *House) hostCity(others []readout.PartyCode) (readout.PartyCode, rules.Tokens) {
	if len(others) == 1 && rules.Nation(others[0]) {
		for i := range h.text.Sentences {
			if !h.Body(i) {
				continue
			}
			if code, at := h.hostIn(h.text.Sentences[i], others); code != "" {
				return code, at
			}
			break
		}
	}
	for _, m := range h.text.Mentions {
		if m.Form == rules.ByCity && m.First > 0 && !slices.Contains(others, m.Code) && (h.text.Tokens[m.First-1].Lower == "visit" || h.text.Tokens[m.First-1].Lower == "visiting") {
			return m.Code, rules.Range(m.First, m.Last)
		}
	}
	return "", rules.Tokens{}
}

// pairedWith finds the country that the text pairs with a known side, "the
// Australia-Korea relationship", "between Japan and Chile", or whose side or
// delegation it names.
func (h *House) pairedWith(others []readout.PartyCode) (readout.PartyCode, rules.Tokens) {
	toks := h.text.Tokens
	for i, m := range h.text.Mentions {
		if m.Form == rules.ByCity || slices.Contains(others, m.Code) || !rules.Nation(m.Code) {
			continue
		}
		next := m.Last
		if next < len(toks) && toks[next].Kind == prose.Clitic {
			next++
		}
		if next < len(toks) && (toks[next].Lower == "side" || toks[next].Lower == "delegation") {
			return m.Code, rules.Range(m.First, m.Last)
		}
		for _, j := range []int{i - 1, i + 1} {
			if j < 0 || j >= len(h.text.Mentions) || h.text.Mentions[j].Form == rules.ByCity || !slices.Contains(others, h.text.Mentions[j].Code) {
				continue
			}
			if !rules.Nation(h.text.Mentions[j].Code) && slices.ContainsFunc(others, rules.Nation) {
				continue // "a Chile-EU dialogue", of which two other countries talked
			}
			a, b := h.text.Mentions[min(i, j)], h.text.Mentions[max(i, j)]
			if h.paired(a.Last, b.First) {
				return m.Code, rules.Range(m.First, m.Last)
			}
		}
	}
	return "", rules.Tokens{}
}

// paired reports that only a hyphen, or "and" after "between", stands between
// two names.
func (h *House) paired(from, to int) bool {
	if to <= from || to-from > 2 {
		return false
	}
	for k := from; k < to; k++ {
		t := h.text.Tokens[k]
		switch {
		case t.Kind == prose.Hyphen && to-from == 1, t.Lower == "and", t.Lower == "the":
		default:
			return false
		}
	}
	return true
}

// talkedAbout reports a country that the text names as a topic: its war, its
// missiles.
func (h *House) talkedAbout(code readout.PartyCode) bool {
	for _, m := range h.text.Mentions {
		if m.Code != code {
			continue
		}
		for k := m.Last; k < min(m.Last+7, len(h.text.Tokens)); k++ {
			if h.text.Is(k, h.lang.Trouble) {
				return true
			}
		}
	}
	return false
}

// firstPerson reports a text that its own minister speaks.
func (h *House) firstPerson() bool {
	n := 0
	for i := range h.text.Tokens {
		if t := &h.text.Tokens[i]; t.Lower == "i" && t.Upper && t.Kind == prose.Word {
			n++
		}
	}
	return n >= 2
}
