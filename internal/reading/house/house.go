// Package house tells whose side the publisher of a text speaks for.
//
// Who publishes is stated, printed on the page, or given away by the text: by
// words that only one house uses, by the foot or the date line, by the country
// that a known side is paired with. Where nothing tells it, it is nobody.
package house

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// House is the publisher of one text.
type House struct {
	Stated readout.PartyCode       // as the publisher is stated, "" where it is not
	Title  rules.Tokens            // the text's title
	Body   func(sentence int) bool // whether a sentence stands in the text proper

	text *rules.Text
	lang *rules.Language
	cue  *readout.PartyCode
}

// New makes the publisher of a text.
func New(text *rules.Text) *House { return &House{text: text, lang: text.Language} }

// Side tells the side that the publisher speaks for, and words that name it
// where the text has some: the publisher as stated; what its page prints of it;
// else what the body gives away.
func (h *House) Side(others []readout.PartyCode) (readout.PartyCode, rules.Tokens) {
	code := h.Stated
	if code == "" {
		if code, words := h.secretariat(others); code != "" {
			return code, words
		}
		code = h.Cued()
		if foot := h.signed(); foot != "" && slices.Contains(others, code) && len(others) == 1 {
			code = foot // the words are of whom they met: another side tells of it
		}
	}
	if code != "" {
		for _, m := range h.text.Mentions {
			if m.Code == code && m.Form != rules.ByCity && !(m.First > 0 && h.text.Tokens[m.First-1].Lower == "in") {
				return code, rules.Range(m.First, m.Last)
			}
		}
		return code, rules.Tokens{}
	}
	for _, find := range []func([]readout.PartyCode) (readout.PartyCode, rules.Tokens){h.pairedWith, h.accredited, h.attitude, h.onlyOther, h.acting, h.hostCity} {
		if code, words := find(others); code != "" {
			return code, words
		}
	}
	return "", rules.Tokens{}
}

// Partner finds, among the words of a text, the side that speaks where those known
// are the others: paired with one of them, or the country whose attitude is told.
func (h *House) Partner(others []readout.PartyCode) (readout.PartyCode, rules.Tokens) {
	for _, find := range []func([]readout.PartyCode) (readout.PartyCode, rules.Tokens){h.pairedWith, h.attitude, h.acting} {
		if code, words := find(others); code != "" {
			return code, words
		}
	}
	return "", rules.Tokens{}
}

// Cued returns the side that the page prints of its publisher: its words, the
// place under or over the text, the date line.
func (h *House) Cued() readout.PartyCode {
	if h.cue == nil {
		code := h.Words()
		if code == "" {
			code = h.counted()
		}
		if code == "" {
			if code = h.signed(); code == "BE" && h.unionMeets() {
				code = "EU" // Brussels is where it writes
			}
		}
		h.cue = &code
	}
	return *h.cue
}

// Words finds words that only one publisher uses.
func (h *House) Words() readout.PartyCode {
	for _, t := range h.text.Terms {
		if t.Class == h.lang.OwnCue && !h.atHouse(t) && !h.employer(t) && !h.theirs(t) {
			return readout.PartyCode(t.Value)
		}
		if t.Class == h.lang.OwnLetterhead && h.text.Paragraphs[h.text.Sentences[h.text.SentenceAt(t.First)].Paragraph].Chrome {
			return readout.PartyCode(t.Value)
		}
	}
	return ""
}

// PlaceAndDate reads words of a ministry, a place and a date from a token on;
// code is empty without a place that stands alone. rest is the first token that
// is none of these.
func (h *House) PlaceAndDate(first, last int) (code readout.PartyCode, rest int) {
	toks := h.text.Tokens
	dated := false
	i := first
	for i < last && i-first < wordsOfSignature {
		if m, ok := h.text.MentionAt(i); ok && m.Last <= last && m.Form != rules.ByAdjective && rules.Nation(m.Code) {
			if code != "" && code != m.Code {
				return "", i
			}
			code, i = m.Code, m.Last
			continue
		}
		t := toks[i]
		switch {
		case t.Kind == prose.Number:
			dated = true
		case (t.Kind == prose.Stop || t.Kind == prose.Colon) && code != "" && h.Dash(i):
			return code, i
		case t.Kind == prose.Comma, t.Kind == prose.Stop, t.Lower == "/", t.Lower == "of", t.Lower == "for" && i > first, t.Lower == "’s", t.Kind == prose.Clitic:
		case h.text.Is(i, h.lang.Month), h.text.Is(i, h.lang.Weekday), h.text.Is(i, h.lang.UnitHead) && t.Capital, h.text.Is(i, h.lang.Portfolio) && t.Capital, h.text.Is(i, h.lang.PostHead) && t.Capital, h.text.Is(i, h.lang.PostRank) && t.Capital:
		default:
			if !dated && code != "" {
				return "", i
			}
			return code, i
		}
		i++
	}
	if i < last && i-first >= wordsOfSignature {
		return "", i
	}
	return code, i
}

// Dash reports a token that ends a date line.
func (h *House) Dash(token int) bool {
	switch t := h.text.Tokens[token]; t.Lower {
	case "–", "—", "-", "(", "|":
		return true
	case ":", ".":
		p := h.text.Tokens[max(token-1, 0)]
		return p.Upper && p.End-p.Start >= 4 // ISLAMABAD: The sixth round …
	}
	return false
}

// hostIn finds the city of a third country in the sentence that tells who met:
// the minister who is at home there needs no country. A conference brings
// people to a city in which neither is at home.
func (h *House) hostIn(s prose.Sentence, others []readout.PartyCode) (readout.PartyCode, rules.Tokens) {
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
		if m.Form != rules.ByName || i < 1 || toks[i].Lower != "to" || slices.Contains(others, m.Code) || !rules.Nation(m.Code) {
			continue
		}
		for k := i - 1; k >= max(0, i-7) && toks[k].Kind != prose.Stop && toks[k].Kind != prose.Comma; k-- {
			switch toks[k].Lower {
			case "ambassador", "ambassador-designate", "commissioner":
				return m.Code, rules.Range(m.First, m.Last)
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

// counted returns KR for a page that prints the counter of its views under the
// date as Korean ministries do, "hit" and a number, in lines of their own.
func (h *House) counted() readout.PartyCode {
	toks := h.text.Tokens
	for _, p := range h.text.Paragraphs[:min(len(h.text.Paragraphs), 16)] {
		if p.Chrome && p.Last-p.First == 1 && toks[p.First].Lower == "hit" && p.Last < len(toks) && toks[p.Last].Kind == prose.Number {
			return "KR"
		}
	}
	return ""
}

// seatOfMany reports a date line of New York or Geneva in a text about the United
// Nations: ministers of all countries write from there.
func (h *House) seatOfMany(first, last int) bool {
	toks := h.text.Tokens
	m, ok := h.text.MentionIn(first, last)
	if !ok || m.Form != rules.ByCity {
		return false
	}
	if w := toks[m.First].Lower; w != "new" && w != "geneva" {
		return false
	}
	for i := range toks {
		if w := toks[i].Lower; w == "un" || w == "unga" || w == "nations" && i > 0 && toks[i-1].Lower == "united" {
			return true
		}
	}
	return false
}

// unionMeets reports a text that names the European Union and never Belgium.
func (h *House) unionMeets() bool {
	union := false
	for _, m := range h.text.Mentions {
		if m.Code == "BE" && m.Form != rules.ByCity {
			return false
		}
		union = union || m.Code == "EU"
	}
	return union
}

// atHouse reports a ministry that is only the place of a meeting: "at the Foreign
// and Commonwealth Office in London".
func (h *House) atHouse(t rules.Term) bool {
	toks := h.text.Tokens
	i := t.First - 1
	for i > 0 && toks[i].Capital && toks[i].Kind == prose.Word || i > 0 && toks[i].Kind == prose.Comma && toks[i-1].Capital {
		i--
	}
	if i < 1 || toks[i].Lower != "the" || toks[i-1].Lower != "at" || i > 1 && toks[i-2].Capital {
		return false
	}
	for k := t.Last; k < min(t.Last+5, len(toks)); k++ {
		if toks[k].Lower == "in" && k+1 < len(toks) {
			m, ok := h.text.MentionAt(k + 1)
			return ok && m.Form == rules.ByCity
		}
	}
	return false
}

// employer reports an office that only tells whom somebody works for: "Permanent
// Under-Secretary, Commonwealth and Development Office". Any publisher writes so.
func (h *House) employer(t rules.Term) bool {
	toks := h.text.Tokens
	office := false
	for k := t.First; k < t.Last; k++ {
		switch toks[k].Lower {
		case "office", "department", "affairs", "service", "eeas":
			office = true
		}
	}
	if !office {
		return false
	}
	i := t.First - 1
	for i > 0 && i > t.First-8 && (toks[i].Kind == prose.Comma || toks[i].Kind == prose.Word && (toks[i].Capital || toks[i].Lower == "of" || toks[i].Lower == "the" || toks[i].Lower == "in" || toks[i].Lower == "at" || toks[i].Lower == "from")) {
		if h.text.Is(i, h.lang.PostHead) && toks[i].Capital {
			return true
		}
		i--
	}
	return false
}

// theirs reports a government whose people somebody meets: "representatives of the
// Government of Japan".
func (h *House) theirs(t rules.Term) bool {
	toks := h.text.Tokens
	if t.Value == "EU" && t.First > 0 && (toks[t.First-1].Lower == "with" || toks[t.First-1].Lower == "by" || toks[t.First-1].Lower == "between") {
		return true // "spoke with EEAS Secretary-General Roe"
	}
	if toks[t.First].Lower != "government" || t.First < 3 || toks[t.First-1].Lower != "the" {
		return false
	}
	switch toks[t.First-2].Lower {
	case "of":
		return toks[t.First-3].Lower != "behalf"
	case "with", "from":
		return true
	}
	return false
}

// wordsOfSignature is how many tokens a line has at most that is a place and a
// date, such as "Ministry of Foreign Affairs, Singapore, 7 November 2022".
const wordsOfSignature = 12

// signed finds the country of a short line that holds a place, or a ministry
// and a place, and at most a date: the foot of a release or its date line. A
// date line may also begin the first paragraph: "Hanoi, January 15, 2024 –".
func (h *House) signed() readout.PartyCode {
	for i := len(h.text.Paragraphs) - 1; i >= 0; i-- {
		p := h.text.Paragraphs[i]
		if p.First >= p.Last || p.First < h.Title.Last && p.Last > h.Title.First {
			continue
		}
		if code, rest := h.PlaceAndDate(p.First, p.Last); code != "" && (rest == p.Last || h.Dash(rest) && rest > p.First) && !h.seatOfMany(p.First, rest) {
			return code
		}
	}
	return ""
}
