package acts

import (
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/syntax"
)

// unmarked reads a paragraph without quotation marks that the line before gives to
// somebody, "Minister Roe said:", as its direct speech. It reports whether it did; a
// speaker whom no rule knows says nothing in the record.
func (s *speech) unmarked(n int) bool {
	const fewest = 8 // tokens of a paragraph that is direct speech
	if n == 0 {
		return false
	}
	p, toks := &s.Text.Paragraphs[n], s.Text.Tokens
	if s.issued(n) {
		return true
	}
	end := p.First - 1 // the line before ends here
	if p.Last-p.First < fewest || end-2 < s.Text.Paragraphs[n-1].First || toks[end].Kind != prose.Colon && toks[end].Kind != prose.Comma {
		return false
	}
	if t := &toks[p.First]; t.Kind != prose.Word || !t.Capital || s.marks.Opens(p.First) || toks[p.Last-1].Kind != prose.Stop || !s.Words[end-1].Is(grammar.BareSay) && toks[end-1].Lower != "noted" {
		return false
	}
	if !s.firstPerson(p.First, p.Last) && toks[end-1].Lower != "said" {
		return false
	}
	for i := s.Text.Paragraphs[n-1].First; i < end; i++ {
		if strings.HasPrefix(toks[i].Lower, "spokes") {
			return false // what a spokesperson says is the release
		}
	}
	c, ok := s.saidBefore(p, p.First, p.Last)
	if ok && (c.Subject.Side == readout.BothSides || c.Subject.Body || !c.Subject.Single) {
		return false
	}
	if !ok && !s.firstPerson(p.First, p.Last) {
		return false
	}
	s.quotes = append(s.quotes, quotation{first: p.First, last: p.Last})
	if ok {
		s.Clauses = append(s.Clauses, c)
		s.voice, s.voiceIn = nil, n
	}
	return true
}

// issued reads the paragraph after "Minister Roe issued the following statement today:"
// as its words, where the meeting is to come; after it such a statement is the report.
func (s *speech) issued(n int) bool {
	line, p, toks := &s.Text.Paragraphs[n-1], &s.Text.Paragraphs[n], s.Text.Tokens
	if !s.announces() || line.Last-line.First > 60 || line.Last < 2 || toks[line.Last-1].Lower != ":" || s.marks.Opens(p.First) {
		return false
	}
	for i := p.First; i < min(p.Last, p.First+6); i++ {
		if toks[i].Lower == "i" {
			return false // "Today I am travelling to …" tells of the journey
		}
	}
	for i := line.First + 1; i+3 < line.Last; i++ {
		switch toks[i].Lower {
		case "issued", "made", "released", "gave":
		default:
			continue
		}
		if toks[i+1].Lower != "the" || toks[i+2].Lower != "following" || toks[i+3].Lower != "statement" {
			continue
		}
		first := s.Text.Sentences[s.Text.SentenceAt(i)].First
		s.Who.Quoting(true)
		x := s.scan(first, i)
		start, sub, ok := x.Subject(first, x.Before(i).End, true, grammar.Past)
		s.Who.Quoting(false)
		if !ok || !sub.Single {
			return false
		}
		end := p.Last
		if toks[end-1].Kind == prose.Stop {
			end--
		}
		lemma := map[string]string{"issued": "issue", "made": "make", "released": "release", "gave": "give"}[toks[i].Lower]
		s.Who.Spoke(sub)
		s.quotes = append(s.quotes, quotation{first: p.First, last: p.Last})
		s.Clauses = append(s.Clauses, syntax.Clause{Verb: &grammar.Verb{Lemma: lemma, Kind: grammar.Say, Rule: s.Lexicon.Rule("statement.report")}, Form: grammar.Past, Frame: s.Lexicon.Rule("statement.introduced"), Subject: sub, Start: start, Act: i, ActEnd: i + 1, End: end})
		s.voice = nil
		return true
	}
	return false
}

// firstPerson reports words of a speaker for himself or those with him.
func (s *speech) firstPerson(first, last int) bool {
	for i := first; i < last; i++ {
		switch s.Text.Tokens[i].Lower {
		case "i", "we", "our", "my", "us":
			return true
		}
	}
	return false
}
