package acts

import (
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/speaker"
	"readout/internal/reading/syntax"
)

// quotation is a stretch of direct speech; no clause is read inside it.
type quotation struct {
	first, last int            // tokens, half open
	said        *syntax.Clause // who says it, where words after it tell
}

// fewest is the least number of words that direct speech has; a shorter one is
// a name or a phrase quoted in passing.
const fewest = 6

// quotations finds the direct speech of a paragraph that opens among tokens from to
// last, half open, and the statements that are attributed: “…,” X said — and X
// said: “…”. It returns the token from which to go on.
func (s *speech) quotations(n, from, last int) int {
	i := from
	s.directSpeech(n, &i, last)
	return max(i, last)
}

func (s *speech) directSpeech(n int, at *int, beyond int) {
	p := &s.Text.Paragraphs[n]
	toks := s.Text.Tokens
	i := *at
	defer func() { *at = i }()
	if i == p.First && s.unmarked(n) {
		i = p.Last
		return
	}
	for ; i < beyond; i++ {
		if !s.marks.Opens(i) {
			continue
		}
		last := s.marks.End(i, p.Last)
		if s.marks.Single(i) && !s.marks.Spoken(last) && !(i == p.First && last == p.Last) {
			continue // an apostrophe, or a phrase that is quoted in passing
		}
		if s.marks.Words(i, last) < fewest {
			if s.shortSpeech(i, last) {
				if c, end, ok := s.saidAfter(i, last, p.Last); ok {
					s.quotes = append(s.quotes, quotation{first: i, last: end})
					s.Clauses = append(s.Clauses, c)
					i = end - 1
					continue
				}
			}
			i = max(i, last-1)
			continue
		}
		if s.houseSays(last, p.Last) {
			s.narrated = append(s.narrated, quotation{first: i, last: last})
			s.voice = nil
			i = max(i, last-1)
			continue
		}
		if c, end, ok := s.saidAfter(i, last, p.Last); ok {
			s.quotes = append(s.quotes, quotation{first: i, last: end, said: &c})
			s.Clauses = append(s.Clauses, c)
			s.voice, s.voiceIn = &c, n
			i = end - 1
			continue
		}
		if c, ok := s.saidBefore(p, i, last); ok {
			s.quotes = append(s.quotes, quotation{first: c.Start, last: last})
			s.Clauses = append(s.Clauses, c)
			s.voice, s.voiceIn = &c, n
			i = last - 1
			continue
		}
		s.quotes = append(s.quotes, quotation{first: i, last: last})
		if i > p.First || last < p.Last {
			s.voice = nil // somebody whom no rule knows
		} else if c := s.voice; c != nil && n-s.voiceIn <= farthest && !s.announces() {
			// a paragraph that is direct speech goes on with the speaker before
			end := last
			if toks[end-1].Kind == prose.Stop {
				end--
			}
			s.Clauses = append(s.Clauses, syntax.Clause{Verb: c.Verb, Form: c.Form, Frame: s.Lexicon.Rule("statement.continued"), Subject: c.Subject, Start: i, Act: c.Act, ActEnd: c.ActEnd, End: end})
			s.voiceIn = n
		}
		i = last - 1
	}
}

// shortSpeech reports a few words that open a sentence and end in a comma: “We are
// friends,” she said.
func (s *speech) shortSpeech(open, close int) bool {
	if s.Text.Sentences[s.Text.SentenceAt(open)].First != open || s.marks.Words(open, close) < 2 {
		return false
	}
	toks := s.Text.Tokens
	return close-2 > open && toks[close-2].Kind == prose.Comma || close < len(toks) && toks[close].Kind == prose.Comma
}

// houseSays reports words after a quotation that give it to a ministry's statement
// or its press service: what is quoted is the release, which tells of the meeting
// as any other does.
func (s *speech) houseSays(at, last int) bool {
	const long = 14
	toks := s.Text.Tokens
	if at < last && toks[at].Kind == prose.Comma {
		at++
	}
	if at+1 >= last || toks[at].Lower != "the" && toks[at].Lower != "according" && !toks[at].Upper {
		return false
	}
	house, said := false, toks[at].Lower == "according"
	for i := at; i < min(last, at+long); i++ {
		switch t := &toks[i]; t.Lower {
		case "ministry", "service", "statement", "release", "department", "mfa", "dfa", "mea", "report", "communiqué", "communique", "readout", "mofa":
			house = true
		case "read", "reads":
			said = true
		case ".", ";":
			return house && said
		default:
			if strings.HasPrefix(t.Lower, "spokes") || s.Words[i].Is(grammar.Post|grammar.Pronoun) {
				return false
			}
			said = said || s.Words[i].Is(grammar.BareSay) || s.saying(i, grammar.Past|grammar.Third) != nil
		}
	}
	return house && said
}

// inNarrated leaves the marks of a quotation that is the release's own words out
// of a sentence, and what stands after it.
func (s *speech) inNarrated(first, last int) (int, int) {
	toks := s.Text.Tokens
	for _, q := range s.narrated {
		if q.first >= first && q.first <= first+1 {
			first = q.first + 1
		}
		if end := q.last - 1; end > first && end < last && s.marks.Closes(end) {
			last = end
			for last > first && (toks[last-1].Kind == prose.Comma || toks[last-1].Kind == prose.Stop) {
				last--
			}
		}
	}
	return first, last
}

// announces reports a release about a meeting to come, in which nobody has said
// anything there yet.
func (s *speech) announces() bool {
	return s.record.Account != nil && *s.record.Account == readout.AccountAdvance
}

// farthest is how many paragraphs direct speech may be apart and still be one
// person's.
const farthest = 3

// saidAfter reads “…,” X said and “…,” said X.
func (s *speech) saidAfter(open, close, last int) (syntax.Clause, int, bool) {
	s.Who.Quoting(true)
	defer s.Who.Quoting(false)
	toks := s.Text.Tokens
	i := close
	if i < last && toks[i].Kind == prose.Comma {
		i++
	}
	if i >= last || toks[i].Kind != prose.Word {
		return syntax.Clause{}, 0, false
	}
	ended := i == close && close-2 > open && toks[close-2].Lower == "." && toks[i].Capital
	if v := s.saying(i, grammar.Past|grammar.Third); v != nil && i+1 < last { // said X
		end := i + 1
		for end < last && end < i+24 && toks[end].Kind != prose.Stop && toks[end].Kind != prose.Colon && toks[end].Kind != prose.Open && !s.marks.Opens(end) {
			if w := toks[end].Lower; end > i+2 && (w == "after" || w == "following" || w == "during" || w == "before") {
				break // "said Minister Roe after a meeting with Minister Diaz"
			}
			if toks[end].Kind == prose.Comma && end+2 < last && s.adds(end+1) {
				break // "said Minister Roe, adding that"
			}
			if toks[end].Lower == "and" && s.goesOnSaying(end+1, last) {
				break // "said Minister Roe and thanked the guest"
			}
			end++
		}
		if sub, ok := s.Who.Of(i+1, end); ok {
			return s.quoted(open, i, end, v, sub), end, true
		}
		return syntax.Clause{}, 0, false
	}
	for j := i + 1; j < last && j < i+24; j++ { // X said
		if toks[j].Kind == prose.Stop || toks[j].Kind == prose.Open {
			break
		}
		v := s.saying(j, grammar.Past|grammar.Third)
		if v == nil {
			continue
		}
		if ended && j+1 < last && toks[j+1].Kind != prose.Stop {
			break // "… a sacrifice." He said "we …": the next one
		}
		sub, ok := s.Who.Of(i, j)
		if !ok {
			break
		}
		return s.quoted(open, j, j+1, v, sub), j + 1, true
	}
	return syntax.Clause{}, 0, false
}

// goOn opens a clause, itself no statement, to whose subject belongs what follows direct
// speech and who says it: "“…,” said the Minister, adding that …".
func (x *scan) goOn(q quotation, at int) {
	if q.said == nil || q.last != at || at >= x.Last || x.Text.Tokens[at].Kind != prose.Comma && x.Text.Tokens[at].Lower != "and" {
		return
	}
	x.s.Clauses = append(x.s.Clauses, syntax.Clause{Verb: x.s.event, Form: grammar.Past, Frame: q.said.Frame, Subject: q.said.Subject, Start: q.said.Act, Act: q.said.Act, ActEnd: at, End: at})
}

// adds reports an -ing form that tells of something else the same person says.
func (s *speech) adds(at int) bool {
	w := s.Words[at]
	if w == nil || s.Text.Tokens[at].Capital {
		return false
	}
	for i := range w.Verbs {
		if w.Verbs[i].Form&grammar.Ing != 0 && w.Verbs[i].Verb.Kind.States() {
			return true
		}
	}
	return false
}

// goesOnSaying reports a verb in the past that tells of something else the same person
// did.
func (s *speech) goesOnSaying(at, last int) bool {
	for at < last && s.Words[at].Is(grammar.Adverb) {
		at++
	}
	if at+1 >= last || s.Text.Tokens[at].Capital {
		return false
	}
	if w := s.Words[at]; w != nil {
		for i := range w.Verbs {
			if w.Verbs[i].Form&grammar.Past != 0 {
				return true
			}
		}
	}
	return false
}

func (s *speech) quoted(start, act, end int, v *grammar.Reading, sub *speaker.Subject) syntax.Clause {
	s.Who.Spoke(sub)
	return syntax.Clause{Verb: v.Verb, Form: v.Form, Frame: s.Lexicon.Rule("statement.quoted"), Subject: sub, Start: start, Act: act, ActEnd: act + 1, End: end, Pledge: s.weAgreed(start+1) && !s.announces()}
}

// weAgreed reports direct speech that begins with what those who met agreed to do:
// “We committed to …”.
func (s *speech) weAgreed(at int) bool {
	toks := s.Text.Tokens
	if at+3 >= len(toks) || toks[at].Lower != "we" {
		return false
	}
	for at++; at+1 < len(toks) && s.Words[at].Is(grammar.Adverb|grammar.Have); at++ {
	}
	if w := s.Words[at]; w != nil && toks[at+1].Lower == "to" {
		for k := range w.Verbs {
			if v := &w.Verbs[k]; v.Form&grammar.Past != 0 && v.Verb.Needs == nil && (v.Verb.Kind == grammar.Agree || v.Verb.Kind == grammar.Commit) {
				return true
			}
		}
	}
	return false
}

// saidBefore reads X said: “…” and X said, “…”, to the end of the quoted
// paragraph.
func (s *speech) saidBefore(p *prose.Paragraph, open, last int) (syntax.Clause, bool) {
	s.Who.Quoting(true)
	defer s.Who.Quoting(false)
	toks := s.Text.Tokens
	i := open - 1
	if i < p.First { // the line before ends in "said:"
		if i < 0 || toks[i].Lower != ":" && toks[i].Kind != prose.Comma {
			return syntax.Clause{}, false
		}
	} else if i == p.First || toks[i].Kind != prose.Colon && toks[i].Kind != prose.Comma {
		return syntax.Clause{}, false
	}
	i--
	v := s.saying(i, grammar.Past|grammar.Third)
	if v == nil {
		return syntax.Clause{}, false
	}
	first := s.Text.Sentences[s.Text.SentenceAt(i)].First
	x := s.scan(first, i)
	start, sub, ok := x.Subject(first, i, true, grammar.Past)
	if !ok {
		return syntax.Clause{}, false
	}
	end := last
	for end > open && (toks[end-1].Kind == prose.Close || toks[end-1].Kind == prose.Stop) {
		end--
	}
	for k := len(s.Clauses) - 1; k >= 0 && s.Clauses[k].Act >= i; k-- {
		if s.Clauses[k].Act == i {
			s.Clauses[k].Verb = s.event // read with the line before
		}
	}
	c := s.quoted(start, i, end, v, sub)
	c.Frame = s.Lexicon.Rule("statement.introduced")
	return c, true
}

// saying returns the reading of a word as a verb of saying.
func (s *speech) saying(at int, form grammar.Form) *grammar.Reading {
	w := s.Words[at]
	if w == nil {
		return nil
	}
	for i := range w.Verbs {
		if v := &w.Verbs[i]; v.Verb.Kind == grammar.Say && v.Form&form != 0 && v.Verb.Needs == nil {
			return v
		}
	}
	return nil
}
