package house

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

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
		case t.Kind == prose.Comma, t.Kind == prose.Stop, t.Lower == "/", t.Lower == "of", t.Lower == "the", t.Kind == prose.Open && i == first, t.Kind == prose.Close && code != "", t.Lower == "for" && i > first, t.Lower == "’s", t.Kind == prose.Clitic:
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
		return p.Upper && p.End-p.Start >= 4 || t.Lower == ":" && p.Kind == prose.Number && p.End-p.Start == 4 // ISLAMABAD: …, 3 May 2021: …
	}
	return false
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
		if code := h.dateline(p.First, p.Last); code != "" {
			return code
		}
	}
	return ""
}

// dateline finds the country of a place and a date that are the first sentence of a
// paragraph: "Oslo, 3 May 2021. The Minister …".
func (h *House) dateline(first, last int) readout.PartyCode {
	s := h.text.Sentences[h.text.SentenceAt(first)]
	if s.First != first || s.Last >= last || s.Last-s.First < 3 || h.text.Tokens[s.Last-1].Lower != "." || h.text.Tokens[s.Last-2].Kind != prose.Number {
		return ""
	}
	code, rest := h.PlaceAndDate(first, s.Last)
	if rest != s.Last || h.seatOfMany(first, rest) {
		return ""
	}
	return code
}
