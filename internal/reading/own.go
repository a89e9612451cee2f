package reading

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// ownParty finds the publisher's side, which its texts often leave unsaid: the
// words of a person without a country stand for it.
func (r *reader) ownParty(e *event) (partyAt, bool) {
	var speaker rules.Tokens
	for _, n := range e.people {
		if n.Side == "" {
			speaker = n.Whole
			break
		}
	}
	own, words := r.ownSide(e.parties)
	if own == "" || has(e.parties, own) {
		return partyAt{}, false
	}
	if !words.Empty() {
		return partyAt{code: own, words: words, rule: "party.own-named"}, true
	}
	if speaker.Empty() {
		if speaker = r.unnamedPost(e); speaker.Empty() {
			return partyAt{}, false
		}
	}
	return partyAt{code: own, words: speaker, derived: true, rule: "party.own-person"}, true
}

// unnamedPost finds a post without a country or a name that is the subject of
// the clause: "The Prime Minister spoke to …", whose own publisher needs to say
// no more.
func (r *reader) unnamedPost(e *event) rules.Tokens {
	s := r.text.Sentences[e.sentence]
	for i := s.First; i+1 < e.First && i < s.First+wordsOfSignature; i++ {
		if r.text.Tokens[i].Lower != "the" {
			continue
		}
		for k := i + 1; k < e.First && r.text.Tokens[k].Capital; k++ {
			if t, ok := r.text.At(k, r.lang.PostHead); ok && t.Last <= e.First && !r.text.Tokens[t.Last].Capital {
				return rules.Range(i+1, t.Last)
			}
			if r.text.IsMention(k) {
				break
			}
		}
	}
	return rules.Tokens{}
}

// ownSide tells the side that the publisher speaks for, and words that name it
// where the text has some: the publisher as stated; what its page prints of it;
// else what the body gives away.
func (r *reader) ownSide(others []partyAt) (readout.PartyCode, rules.Tokens) {
	code := r.own
	if code == "" {
		code = r.cued()
		if foot := r.signed(); foot != "" && has(others, code) && len(others) == 1 {
			code = foot // the words are of whom they met: another side tells of it
		}
	}
	if code != "" {
		for _, m := range r.text.Mentions {
			if m.Code == code && m.Form != rules.ByCity && !(m.First > 0 && r.text.Tokens[m.First-1].Lower == "in") {
				return code, rules.Range(m.First, m.Last)
			}
		}
		return code, rules.Tokens{}
	}
	for _, find := range []func([]partyAt) (readout.PartyCode, rules.Tokens){r.pairedWith, r.accredited, r.attitude, r.onlyOther, r.hostCity} {
		if code, words := find(others); code != "" {
			return code, words
		}
	}
	return "", rules.Tokens{}
}

// hostIn finds the city of a third country in the sentence that tells who met:
// the minister who is at home there needs no country. A conference brings
// people to a city in which neither is at home.
func (r *reader) hostIn(s prose.Sentence, others []partyAt) (readout.PartyCode, rules.Tokens) {
	toks := r.text.Tokens
	code, at := readout.PartyCode(""), rules.Tokens{}
	for i := s.First; i < s.Last; i++ {
		if r.text.Is(i, r.lang.BodyOccasion) || r.text.Is(i, r.lang.Future) {
			return "", rules.Tokens{}
		}
		switch toks[i].Lower {
		case "sidelines", "margins", "conference", "assembly", "session", "visited", "visit", "visits", "travelled", "traveled", "attend", "attending":
			return "", rules.Tokens{}
		}
		m, ok := r.text.MentionAt(i)
		if !ok || m.Form != rules.ByCity || i == s.First || toks[i-1].Lower != "in" || has(others, m.Code) || !r.isNation(m.Code) {
			continue
		}
		if code != "" && code != m.Code {
			return "", rules.Tokens{}
		}
		code, at = m.Code, rules.Range(m.First, m.Last)
	}
	return code, at
}

// house is the publisher's side as far as it is known: stated, printed on the
// page, or found for the event; "" where it is not.
func (r *reader) house(e *event) readout.PartyCode {
	if r.own != "" {
		return r.own
	}
	if code := r.cued(); code != "" && has(e.parties, code) {
		return code
	}
	for _, p := range e.parties {
		if p.rule == "party.own-named" || p.rule == "party.own-person" {
			return p.code
		}
	}
	return ""
}

// onlyOther finds the one country besides the known sides that the text names
// more than once, or in which its minister speaks of himself.
func (r *reader) onlyOther(others []partyAt) (readout.PartyCode, rules.Tokens) {
	count := map[readout.PartyCode]int{}
	for _, m := range r.text.Mentions {
		if m.Form == rules.ByCity || m.First > 0 && r.text.Tokens[m.First-1].Lower == "in" || has(others, m.Code) || !r.isNation(m.Code) {
			continue
		}
		count[m.Code]++
	}
	if len(count) != 1 {
		return "", rules.Tokens{}
	}
	for _, m := range r.text.Mentions {
		if m.Form != rules.ByCity && count[m.Code] > 0 {
			if count[m.Code] > 1 && !r.talkedAbout(m.Code) || r.firstPerson() {
				return m.Code, rules.Range(m.First, m.Last)
			}
			break
		}
	}
	return "", rules.Tokens{}
}

// accredited finds the country to which an ambassador of a known side was
// sent: "the Ambassador of Peru to Kenya", "the Peruvian Ambassador to Kenya".
func (r *reader) accredited(others []partyAt) (readout.PartyCode, rules.Tokens) {
	toks := r.text.Tokens
	for _, m := range r.text.Mentions {
		i := m.First - 1
		if i >= 0 && toks[i].Lower == "the" {
			i--
		}
		if m.Form != rules.ByName || i < 1 || toks[i].Lower != "to" || has(others, m.Code) || !r.isNation(m.Code) {
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
func (r *reader) attitude(others []partyAt) (readout.PartyCode, rules.Tokens) {
	toks := r.text.Tokens
	for _, m := range r.text.Mentions {
		if m.Form == rules.ByCity || has(others, m.Code) || !r.isNation(m.Code) || m.Last+1 >= len(toks) || toks[m.Last].Kind != prose.Clitic || r.talkedAbout(m.Code) {
			continue
		}
		for k := m.Last + 1; k < min(m.Last+4, len(toks)); k++ {
			if r.text.Is(k, r.lang.OwnAttitude) {
				return m.Code, rules.Range(m.First, m.Last)
			}
		}
	}
	return "", rules.Tokens{}
}

// hostCity finds the host that tells of it: "voiced his hope to visit Seoul".
func (r *reader) hostCity(others []partyAt) (readout.PartyCode, rules.Tokens) {
	if len(others) == 1 && r.isNation(others[0].code) {
		for i := range r.text.Sentences {
			if !r.isBody(i) {
				continue
			}
			if code, at := r.hostIn(r.text.Sentences[i], others); code != "" {
				return code, at
			}
			break
		}
	}
	for _, m := range r.text.Mentions {
		if m.Form == rules.ByCity && m.First > 0 && !has(others, m.Code) && (r.text.Tokens[m.First-1].Lower == "visit" || r.text.Tokens[m.First-1].Lower == "visiting") {
			return m.Code, rules.Range(m.First, m.Last)
		}
	}
	return "", rules.Tokens{}
}

// pairedWith finds the country that the text pairs with a known side, "the
// Australia-Korea relationship", "between Japan and Chile", or whose side or
// delegation it names.
func (r *reader) pairedWith(others []partyAt) (readout.PartyCode, rules.Tokens) {
	toks := r.text.Tokens
	for i, m := range r.text.Mentions {
		if m.Form == rules.ByCity || has(others, m.Code) || !r.isNation(m.Code) {
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
			if j < 0 || j >= len(r.text.Mentions) || r.text.Mentions[j].Form == rules.ByCity || !has(others, r.text.Mentions[j].Code) {
				continue
			}
			a, b := r.text.Mentions[min(i, j)], r.text.Mentions[max(i, j)]
			if r.paired(a.Last, b.First) {
				return m.Code, rules.Range(m.First, m.Last)
			}
		}
	}
	return "", rules.Tokens{}
}

// paired reports that only a hyphen, or "and" after "between", stands between
// two names.
func (r *reader) paired(from, to int) bool {
	if to <= from || to-from > 2 {
		return false
	}
	for k := from; k < to; k++ {
		t := r.text.Tokens[k]
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
func (r *reader) talkedAbout(code readout.PartyCode) bool {
	for _, m := range r.text.Mentions {
		if m.Code != code {
			continue
		}
		for k := m.Last; k < min(m.Last+7, len(r.text.Tokens)); k++ {
			if r.text.Is(k, r.lang.Trouble) {
				return true
			}
		}
	}
	return false
}

// firstPerson reports a text that its own minister speaks.
func (r *reader) firstPerson() bool {
	n := 0
	for i := range r.text.Tokens {
		if t := &r.text.Tokens[i]; t.Lower == "i" && t.Upper && t.Kind == prose.Word {
			n++
		}
	}
	return n >= 2
}

// cued returns the side that the page prints of its publisher: its words, the
// place under or over the text, the date line.
func (r *reader) cued() readout.PartyCode {
	if r.cue == nil {
		code := r.ownWords()
		if code == "" {
			code = r.counted()
		}
		if code == "" {
			if code = r.signed(); code == "BE" && r.unionMeets() {
				code = "EU" // Brussels is where it writes
			}
		}
		r.cue = &code
	}
	return *r.cue
}

// ownWords finds words that only one publisher uses.
func (r *reader) ownWords() readout.PartyCode {
	for _, t := range r.text.Terms {
		if t.Class == r.lang.OwnCue && !r.atHouse(t) {
			return readout.PartyCode(t.Value)
		}
		if t.Class == r.lang.OwnLetterhead && r.text.Paragraphs[r.text.Sentences[r.text.SentenceAt(t.First)].Paragraph].Chrome {
			return readout.PartyCode(t.Value)
		}
	}
	return ""
}

// counted returns KR for a page that prints the counter of its views under the
// date as Korean ministries do, "hit" and a number, in lines of their own.
func (r *reader) counted() readout.PartyCode {
	toks := r.text.Tokens
	for _, p := range r.text.Paragraphs[:min(len(r.text.Paragraphs), 16)] {
		if p.Chrome && p.Last-p.First == 1 && toks[p.First].Lower == "hit" && p.Last < len(toks) && toks[p.Last].Kind == prose.Number {
			return "KR"
		}
	}
	return ""
}

// unionMeets reports a text that names the European Union and never Belgium.
func (r *reader) unionMeets() bool {
	union := false
	for _, m := range r.text.Mentions {
		if m.Code == "BE" && m.Form != rules.ByCity {
			return false
		}
		union = union || m.Code == "EU"
	}
	return union
}

// atHouse reports a ministry that is only the place of a meeting: "at the Foreign
// and Commonwealth Office in London".
func (r *reader) atHouse(t rules.Term) bool {
	toks := r.text.Tokens
	i := t.First - 1
	for i > 0 && toks[i].Capital && toks[i].Kind == prose.Word || i > 0 && toks[i].Kind == prose.Comma && toks[i-1].Capital {
		i--
	}
	if i < 1 || toks[i].Lower != "the" || toks[i-1].Lower != "at" || i > 1 && toks[i-2].Capital {
		return false
	}
	for k := t.Last; k < min(t.Last+5, len(toks)); k++ {
		if toks[k].Lower == "in" && k+1 < len(toks) {
			m, ok := r.text.MentionAt(k + 1)
			return ok && m.Form == rules.ByCity
		}
	}
	return false
}

// wordsOfSignature is how many tokens a line has at most that is a place and a
// date, such as "Ministry of Foreign Affairs, Singapore, 7 November 2022".
const wordsOfSignature = 12

// signed finds the country of a short line that holds a place, or a ministry
// and a place, and at most a date: the foot of a release or its date line. A
// date line may also begin the first paragraph: "Hanoi, January 15, 2024 –".
func (r *reader) signed() readout.PartyCode {
	for i := len(r.text.Paragraphs) - 1; i >= 0; i-- {
		p := r.text.Paragraphs[i]
		if p.First >= p.Last || p.First < r.title[1] && p.Last > r.title[0] {
			continue
		}
		if code, rest := r.placeAndDate(p.First, p.Last); code != "" && (rest == p.Last || r.dash(rest) && rest > p.First) {
			return code
		}
	}
	return ""
}

func (r *reader) dash(token int) bool {
	switch r.text.Tokens[token].Lower {
	case "–", "—", "-", "(", "|":
		return true
	}
	return false
}

// placeAndDate reads words of a ministry, a place and a date from a token on;
// code is empty without a place that stands alone. rest is the first token that
// is none of these.
func (r *reader) placeAndDate(first, last int) (code readout.PartyCode, rest int) {
	toks := r.text.Tokens
	dated := false
	i := first
	for i < last && i-first < wordsOfSignature {
		if m, ok := r.text.MentionAt(i); ok && m.Last <= last && m.Form != rules.ByAdjective && r.isNation(m.Code) {
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
		case t.Kind == prose.Comma, t.Kind == prose.Stop, t.Lower == "/", t.Lower == "of", t.Lower == "’s", t.Kind == prose.Clitic:
		case r.text.Is(i, r.lang.Month), r.text.Is(i, r.lang.Weekday), r.text.Is(i, r.lang.UnitHead) && t.Capital, r.text.Is(i, r.lang.Portfolio) && t.Capital, r.text.Is(i, r.lang.PostHead) && t.Capital, r.text.Is(i, r.lang.PostRank) && t.Capital:
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
