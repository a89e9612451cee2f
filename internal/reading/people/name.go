package people

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// closes reports whether a name that ends here is closed off: by a comma, a
// bracket, a verb, the end.
func (r *Reader) closes(at int, s prose.Sentence) bool {
	at = r.afterName(at, s)
	if at >= s.Last {
		return true
	}
	t := r.text.Tokens[at]
	return t.Kind == prose.Comma || t.Kind == prose.Stop || t.Kind == prose.Open || t.Kind == prose.Colon || t.Kind == prose.Word && (t.Capital && at > s.First && r.ofTitle(at) || !t.Capital && t.Lower != "of")
}

// ofTitle reports a small word that a title writes with a capital, which ends a
// name: "Secretary Jane Roe And Minister Diaz Before Their Meeting".
func (r *Reader) ofTitle(at int) bool {
	switch r.text.Tokens[at].Lower {
	case "before", "after", "following", "during", "ahead", "their", "and", "with":
		return true
	}
	return false
}

// afterName steps over letters after a name and a nickname in brackets.
func (r *Reader) afterName(at int, s prose.Sentence) int {
	for at < s.Last {
		if t, ok := r.text.At(at, r.lang.AfterName); ok && r.text.Tokens[at].Capital {
			at = t.Last
			continue
		}
		if r.text.Tokens[at].Kind == prose.Comma {
			if t, ok := r.text.At(at+1, r.lang.AfterName); ok && at+1 < s.Last && r.text.Tokens[at+1].Capital {
				at = t.Last
				continue
			}
		}
		break
	}
	return at
}

// nameAt reads a name at token i, forms of address before it. alone asks for a
// name that no post stands before.
func (r *Reader) nameAt(i int, s prose.Sentence, alone bool) (name rules.Tokens, title, ok bool) {
	toks := r.text.Tokens
	at := i
	if at >= s.Last {
		return
	}
	for at < s.Last {
		if h, is := r.text.At(at, r.lang.Honorific); is && h.Last < s.Last && (toks[at].Capital || toks[at].Lower == "the") {
			at, title = h.Last, true
			continue
		}
		if toks[at].Lower == "the" && at+1 < s.Last {
			if h, is := r.text.At(at+1, r.lang.Honorific); is && toks[at+1].Capital && h.Last < s.Last {
				at, title = h.Last, true
				continue
			}
		}
		if title && toks[at].Kind == prose.Open && at+2 < s.Last && toks[at+2].Kind == prose.Close {
			at += 3 // BG(NS)
			continue
		}
		if title && toks[at].Kind == prose.Stop && !toks[at].Space {
			at++
			continue
		}
		break
	}
	first := at
	count := 0
	patronym := false // "bin" and "binti": what follows is the father's name, titles and all
	for at < s.Last {
		t := &toks[at]
		switch {
		case t.Kind == prose.Word && t.Capital && count == 0 && (title || !r.text.Known(at) && !r.text.IsMention(at) || r.givenJan(at, s) || !alone && r.givenPlace(at, s)):
			if title && (r.text.Is(at, r.lang.PostHead) || r.text.Is(at, r.lang.UnitHead) && at == first || r.text.IsMention(at) && !r.nameGoesOn(at, s)) {
				return rules.Tokens{}, title, false
			}
			at++
			count++
		case t.Kind == prose.Stop && !t.Space && count == 1 && at == first+1 && toks[first].End-toks[first].Start == 1 && at+1 < s.Last && !toks[at+1].Space && toks[at+1].Capital && r.text.Tokens[at+1].End-toks[at+1].Start > 2:
			at++ // D.Hansen
		case t.Kind == prose.Word && count > 1 && (t.Lower == "jr." || t.Lower == "sr."):
			at++
			goto done
		case t.Kind == prose.Word && t.Capital && count > 0 && (!r.endsName(at, s) || r.givenJan(at, s) || patronym && r.text.Is(at, r.lang.Honorific) || toks[at-1].Abbrev && toks[at-1].End-toks[at-1].Start == 2):
			at++
			count++
		case t.Kind == prose.Hyphen && !t.Space && count > 0 && at+1 < s.Last && !toks[at+1].Space && toks[at+1].Kind == prose.Word && t.End-t.Start == 1:
			at += 2
		case t.Kind == prose.Word && !t.Capital && (count > 0 || title) && r.particles(at, s) > at:
			patronym = patronym || t.Lower == "bin" || t.Lower == "binti"
			at = r.particles(at, s)
		case t.Kind == prose.Open && count == 1 && r.nickname(at, s):
			at += 4 // William (Bill) Roe
			count += 2
		case t.Kind == prose.Comma && count > 1 && at+1 < s.Last && (toks[at+1].Lower == "jr." || toks[at+1].Lower == "sr."):
			at += 2 // Juan Reyes, Jr.
			goto done
		case t.Kind == prose.Comma && count == 1 && (title || r.listed) && at+1 < s.Last && toks[at+1].Capital && toks[at+1].Kind == prose.Word && at+3 < s.Last && toks[at+2].Kind == prose.Hyphen && !toks[at+2].Space:
			at += 4 // Jang, Mi-kyung
			count++
		default:
			goto done
		}
		if count >= 12 {
			break
		}
	}
done:
	if count == 0 || at <= first {
		return rules.Tokens{}, title, false
	}
	if title && count == 1 && at+1 < s.Last && toks[at].Lower == "of" && r.peer(first) && toks[at+1].Capital && toks[at+1].Kind == prose.Word {
		at += 2 // Lord Ahmad of Wimbledon
	}
	if alone && !title && at-first > 1 {
		switch toks[at-1].Lower {
		case "office", "ministry", "department", "bureau", "agency", "authority", "secretariat", "directorate", "board", "council", "palace", "hotel", "residence", "headquarters", "airport", "museum":
			return rules.Tokens{}, false, false // the name of a house
		}
	}
	if alone && !title && r.calledMeeting(first, at) {
		return rules.Tokens{}, false, false
	}
	if alone && !title && count < 2 {
		return rules.Tokens{}, false, false
	}
	if alone && !title && (first == s.First && r.text.Starter(first) || r.text.Known(first)) {
		return rules.Tokens{}, false, false
	}
	return rules.Range(first, at), title, true
}

// nickname reports one capital word in brackets or quotation marks at a token, and a word
// of the name after them, no country's acronym: "(Bill) Roe".
func (r *Reader) nickname(at int, s prose.Sentence) bool {
	toks := r.text.Tokens
	if at+3 >= s.Last || toks[at+2].Kind != prose.Close && toks[at+2].Kind != prose.Open {
		return false
	}
	short, next := &toks[at+1], &toks[at+3]
	return short.Kind == prose.Word && short.Capital && !short.Upper && next.Kind == prose.Word && next.Capital && !r.text.Known(at+1) && !r.text.Known(at+3) && !r.text.IsMention(at+1) && !r.text.IsMention(at+3)
}

// calledMeeting reports capital words that end in the name of a kind of meeting:
// "Post-Ministerial Conference".
func (r *Reader) calledMeeting(first, last int) bool {
	for k := first; k < last; k++ {
		if t, ok := r.text.At(k, r.lang.SeriesHead); ok && t.Last == last {
			return true
		}
	}
	return false
}

// givenJan reports the name Jan, which is no month before another name.
func (r *Reader) givenJan(at int, s prose.Sentence) bool {
	return r.text.Tokens[at].Lower == "jan" && at+1 < s.Last && r.text.Tokens[at+1].Kind == prose.Word && r.text.Tokens[at+1].Capital && !r.text.Known(at+1)
}

// givenPlace reports a place of one word that somebody after a post is called by:
// "National Security Advisor Sydney Mokoena".
func (r *Reader) givenPlace(at int, s prose.Sentence) bool {
	m, ok := r.text.MentionAt(at)
	return ok && m.Last == at+1 && m.Form != rules.ByAdjective && r.nameGoesOn(at, s) && r.closes(at+2, s) && !r.text.Tokens[at].Upper
}

// particles steps over "von der" before a capital word of a name.
func (r *Reader) particles(at int, s prose.Sentence) int {
	from := at
	for at < s.Last && at < from+3 && !r.text.Tokens[at].Capital && r.text.Is(at, r.lang.Particle) {
		at++
	}
	if at < s.Last && r.text.Tokens[at].Capital && r.text.Tokens[at].Kind == prose.Word {
		return at
	}
	if at+1 < s.Last && at > from && r.text.Tokens[at].Kind == prose.Hyphen && !r.text.Tokens[at].Space && r.text.Tokens[at+1].Capital {
		return at // al-Sudani
	}
	return from
}

// endsName reports a capital word that no longer belongs to the name before it.
func (r *Reader) endsName(at int, s prose.Sentence) bool {
	switch r.text.Tokens[at].Lower {
	case "travels", "visits", "arrives", "addresses", "calls", "receives":
		return true // of a title: "Minister Roe Travels to Chile"
	}
	if r.ofTitle(at) || r.text.Starter(at) && r.newLine(at) {
		return true
	}
	for _, t := range r.text.TermsAt(at) {
		switch t.Class {
		case r.lang.Month:
			if at+2 < s.Last && r.text.Tokens[at+1].Kind == prose.Hyphen && !r.text.Tokens[at+1].Space && !r.text.Tokens[at+2].Space && r.text.Tokens[at+2].Kind == prose.Word {
				continue // Lee Jun-ho
			}
			// SUZUKI Jun
			if before := r.text.Tokens[at-1]; before.Upper && before.End-before.Start > 2 && r.closes(at+1, s) {
				continue
			}
			return true
		case r.lang.PostHead:
			if t.Last == at+1 && monarch(r.text.Tokens[at].Lower) && r.nameGoesOn(at, s) {
				continue
			}
			return true
		case r.lang.SeriesHead:
			if t.Last == at+1 && r.text.Tokens[at].Capital {
				return true // the Post-Ministerial Conference
			}
		case r.lang.Honorific:
			if r.text.Tokens[at].Lower == "sheikh" && !r.text.Known(at-1) && r.nameGoesOn(at, s) || r.malay(at, s) {
				continue // Hassan Sheikh Mohamud
			}
			return true
		case r.lang.Weekday, r.lang.AfterName, r.lang.PartyName, r.lang.PartyAdjective:
			return true
		case r.lang.Future, r.lang.VerbHold, r.lang.VerbMeet:
			return true // a title in capitals: "President Roe Will Host"
		case r.lang.UnitHead:
			return t.Last-t.First > 1 || r.text.Tokens[at].Upper
		}
	}
	return false
}

// newLine reports a word that begins a line.
func (r *Reader) newLine(at int) bool {
	return strings.ContainsRune(r.text.Text[r.text.Tokens[at-1].End:r.text.Tokens[at].Start], '\n')
}

// malay reports a form of address inside a name, a father's: "Erywan Pehin Yusof",
// "Zafrul Tengku Abdul Aziz".
func (r *Reader) malay(at int, s prose.Sentence) bool {
	if r.text.Known(at - 1) {
		return false
	}
	for k := at; k < s.Last; k++ {
		switch r.text.Tokens[k].Lower {
		case "pehin", "pengiran", "tengku", "dato", "datuk", "haji", "hajah", "awang", "abang", "seri":
		default:
			return k > at && r.text.Tokens[k].Kind == prose.Word && r.text.Tokens[k].Capital && !r.text.Is(k, r.lang.PostHead)
		}
	}
	return false
}

// peer reports a name that begins after Lord, Lady or the like.
func (r *Reader) peer(first int) bool {
	if first == 0 {
		return false
	}
	switch r.text.Tokens[first-1].Lower {
	case "lord", "lady", "baroness", "baron":
		return true
	}
	return false
}

// nameGoesOn reports that a capital word is followed by another of a name.
func (r *Reader) nameGoesOn(at int, s prose.Sentence) bool {
	return at+1 < s.Last && r.text.Tokens[at+1].Capital && !r.text.Known(at+1)
}
