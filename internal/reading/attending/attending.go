// Package attending tells who comes to a meeting: who goes to what others hold, who is
// sent, who takes part. It is given sentences and decides no side.
package attending

import (
	"readout/internal/prose"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// Reader reads one text. Positions are tokens of it.
type Reader struct {
	text  *rules.Text
	lang  *rules.Language
	names *people.Reader
}

// New makes the reader of a text whose people are known.
func New(text *rules.Text, lang *rules.Language, names *people.Reader) *Reader {
	return &Reader{text, lang, names}
}

// any reports that a word of a class stands among tokens.
func (r *Reader) any(first, last int, c rules.Class) bool {
	for i := first; i < last; i++ {
		if r.text.Is(i, c) {
			return true
		}
	}
	return false
}

// Goes reports, of the verb of a clause, that somebody goes to what others hold.
func (r *Reader) Goes(verb int) bool { return r.text.Is(verb, r.lang.AttendVerb) }

// Members reports that the words behind the name of an organisation are of its own
// ministers or leaders: "the ASEAN Foreign Ministers' Retreat".
func (r *Reader) Members(organisation rules.Tokens) bool {
	for k := organisation.Last; k < min(organisation.Last+4, len(r.text.Tokens)); k++ {
		if r.text.Is(k, r.lang.Members) {
			return r.text.Tokens[k].Capital
		}
	}
	return false
}

// Delegates reports a sentence that begins with people without names who came for
// somebody: "The representatives of the ministries of Norway, Chile and Peru".
func (r *Reader) Delegates(s prose.Sentence) bool {
	return r.any(s.First, min(s.First+4, s.Last), r.lang.Delegates)
}

// TakesPart reports a sentence that names people and says that they are there.
func (r *Reader) TakesPart(s prose.Sentence) bool {
	if len(r.names.In(s)) == 0 && !r.Delegates(s) {
		return false
	}
	for k := s.First; k < s.Last; k++ {
		if r.text.Is(k, r.lang.AttendThere) {
			return true
		}
		if r.text.Tokens[k].Lower == "part" {
			return r.text.Preceded(k, s, "take", "took", "takes")
		}
	}
	return false
}

// Sends reports a sentence that tells who goes there for one side: "Deputy Minister Roe
// will represent Norway in the consultations".
func (r *Reader) Sends(s prose.Sentence) bool {
	for k := s.First + 1; k < s.Last; k++ {
		if r.text.Is(k, r.lang.AttendSent) && r.text.Preceded(k, s, "will") && len(r.names.In(s)) > 0 {
			return true
		}
	}
	return false
}

// ToConference reports a journey whose purpose is a conference of many: "to attend the
// ASEAN Regional Forum". The words of it are those from a token on.
func (r *Reader) ToConference(from int, s prose.Sentence) bool {
	const words = 12
	toks := r.text.Tokens
	for i := from; i+2 < s.Last; i++ {
		if !r.text.Is(i, r.lang.AttendPurpose) || toks[i-1].Lower != "to" {
			continue
		}
		for k := i + 1; k < min(s.Last, i+words); k++ {
			if m, ok := r.text.MentionAt(k); ok && rules.Nation(m.Code) && m.Form != rules.ByCity {
				return false
			}
			if toks[k].Capital && r.text.Is(k, r.lang.ConferenceHead) {
				return true
			}
		}
	}
	return false
}

// ForRound reports a journey that was made for a meeting of a series: "visited Lima
// to take part in the ninth meeting of the Joint Commission".
func (r *Reader) ForRound(from int, s prose.Sentence) bool {
	const far, near = 30, 12
	toks := r.text.Tokens
	for i := from; i < min(from+far, s.Last); i++ {
		if !r.text.Is(i, r.lang.AttendRound) {
			continue
		}
		for k := i + 1; k < min(i+near, s.Last); k++ {
			if r.text.Is(k, r.lang.SeriesHead) && (toks[k].Capital || toks[k].Lower == "consultations" || toks[k].Lower == "dialogue") {
				return true
			}
		}
	}
	return false
}

// Official reports a visit that is called by the name of one with talks: "is on an
// official visit to". Its clause is the words first to last.
func (r *Reader) Official(first, last int, s prose.Sentence) bool {
	for i := first; i+1 < min(last+10, s.Last); i++ {
		switch r.text.Tokens[i].Lower {
		case "invitation":
			return r.text.Preceded(i, s, "the", "at")
		case "official", "state", "working":
			for k := i + 1; k < min(i+4, s.Last); k++ {
				if w := r.text.Tokens[k].Lower; w == "visit" || w == "trip" {
					return true
				}
			}
		}
	}
	return false
}

// Envoys reports that somebody meets people of several countries whom the words from a
// token on do not name: "with ambassadors of Southeast Asian countries".
func (r *Reader) Envoys(from int, s prose.Sentence) bool {
	for i := from; i < s.Last; i++ {
		if i > 0 && r.text.Is(i, r.lang.Envoys) && (r.text.Preceded(i, s, "with", "the", "high", "from") || r.text.Tokens[i-1].Kind == prose.Word) {
			return true
		}
		switch r.text.Tokens[i].Lower {
		case "corps":
			return r.text.Preceded(i, s, "diplomatic", "consular")
		case "leaders", "ministers":
			at := i - 1
			if at > 0 && r.text.Tokens[at].Lower == "foreign" {
				at--
			}
			return at >= 0 && r.text.Is(at, r.lang.RegionAdjective)
		}
	}
	return false
}

// OfMany reports that the words of a clause, first to last, call a conference one of
// many.
func (r *Reader) OfMany(first, last int) bool {
	return r.any(first, last, r.lang.ConferenceMany)
}
