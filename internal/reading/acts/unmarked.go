package acts

import (
	"readout"
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/grammar"
)

// unmarked reads a paragraph without quotation marks that the line before gives to
// somebody, "Minister Roe said:", as its direct speech. It reports whether it did; a
// speaker whom no rule knows says nothing in the record.
func (s *speech) unmarked(n int) bool {
	const fewest = 8 // tokens of a paragraph that is direct speech
	if n == 0 {
		return false
	}
	p, toks := &s.text.Paragraphs[n], s.text.Tokens
	end := p.First - 1 // the line before ends here
	if p.Last-p.First < fewest || end-2 < s.text.Paragraphs[n-1].First || toks[end].Kind != prose.Colon && toks[end].Kind != prose.Comma {
		return false
	}
	if t := &toks[p.First]; t.Kind != prose.Word || !t.Capital || s.marks.Opens(p.First) || toks[p.Last-1].Kind != prose.Stop || !s.words[end-1].Is(grammar.BareSay) && toks[end-1].Lower != "noted" {
		return false
	}
	if !s.firstPerson(p.First, p.Last) && toks[end-1].Lower != "said" {
		return false
	}
	for i := s.text.Paragraphs[n-1].First; i < end; i++ {
		if strings.HasPrefix(toks[i].Lower, "spokes") {
			return false // what a spokesperson says is the release
		}
	}
	c, ok := s.saidBefore(p, p.First, p.Last)
	if ok && (c.subject.Side == readout.BothSides || c.subject.Body || !c.subject.Single) {
		return false
	}
	if !ok && !s.firstPerson(p.First, p.Last) {
		return false
	}
	s.quotes = append(s.quotes, quotation{p.First, p.Last})
	if ok {
		s.clauses = append(s.clauses, c)
		s.voice, s.voiceIn = nil, n
	}
	return true
}

// firstPerson reports words of a speaker for himself or those with him.
func (s *speech) firstPerson(first, last int) bool {
	for i := first; i < last; i++ {
		switch s.text.Tokens[i].Lower {
		case "i", "we", "our", "my", "us":
			return true
		}
	}
	return false
}
