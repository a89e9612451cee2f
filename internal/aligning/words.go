package aligning

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"readout/internal/parties"
	"readout/internal/prose"
)

// read fills in what a matter is about, its figures and its dates.
func (a *account) read(m *matter) {
	d := a.Doc
	m.words = map[string]float64{}
	m.figures = a.figuresIn(m.first, m.last)
	m.dates = a.datesIn(m.first, m.last)
	s := newStemmer()
	content := 0
	for t := m.first; t < m.last; t++ {
		tok := d.Tokens[t]
		if t+1 < m.last {
			if one := a.lex.pairs[[2]string{tok.Lower, d.Tokens[t+1].Lower}]; one != "" {
				m.stems = append(m.stems, one)
				m.words[one] = 1.25
				content++
				t++
				continue
			}
		}
		if class := a.lex.acts[tok.Lower]; class != "" && tok.Kind == prose.Word && m.act == "" && m.kind == Passage && t < m.first+8 {
			m.act = tok.Lower
		}
		if !a.lex.content(tok) {
			continue
		}
		switch tok.Kind {
		case prose.Word:
			stem := a.lex.known(s.stem(tok.Lower))
			if a.ofParty(tok.Lower) {
				m.words["@"+stem] = 0.35
				continue
			}
			m.stems = append(m.stems, stem)
			w := 1.0
			if tok.Capital && t > m.first {
				w = 1.25
			}
			m.words[stem] = max(m.words[stem], w)
			if !a.lex.refers[tok.Lower] {
				content++
			}
		case prose.Number, prose.Ordinal:
			m.stems = append(m.stems, tok.Lower)
			m.words["#"+tok.Lower] = 0.6
		case prose.Script:
			word := a.lex.bare(tok.Lower)
			m.stems = append(m.stems, word)
			runes := []rune(word)
			if len(runes) == 1 {
				m.words[word] = 0.4
			}
			for i := 0; i+1 < len(runes); i++ {
				m.words[string(runes[i:i+2])] = 1 / float64(max(1, len(runes)-2))
			}
			content++
		}
	}
	m.speaker = a.lex.speaker(d.Tokens[m.first].Lower)
	slices.Sort(m.stems)
	switch m.kind {
	case Next:
		m.words["~next"] = 2
	case Previous:
		m.words["~previous"] = 2.5
	}
	if class := a.lex.acts[m.act]; class != "" {
		m.words["~"+class] = 0.4
	}
	m.brief = content <= 1 && m.kind != Topic && m.kind != Next && m.kind != Previous
}

// known is what a stem stands for.
func (l *lexicon) known(stem string) string {
	if s, ok := l.same[stem]; ok {
		return s
	}
	return stem
}

// ofParty reports a word by which texts name one of the parties that met.
func (a *account) ofParty(word string) bool {
	m := a.Record.Meeting
	if m == nil {
		return false
	}
	if a.lex.empty[word] {
		return false
	}
	for _, p := range m.Parties {
		if slices.Contains(partyWords(string(p)), word) {
			return true
		}
	}
	// names that no table has, as the text words them
	for _, e := range a.Record.Evidence {
		if strings.HasPrefix(e.Path, "/meeting/parties/") && fold(e.Exact) == word {
			return true
		}
	}
	return false
}

// topics are what a matter is about in the words of every language.
func (a *account) topics(m *matter) map[string]float64 {
	out := map[string]float64{}
	for t := m.first; t < m.last; t++ {
		tok := a.Doc.Tokens[t]
		switch tok.Kind {
		case prose.Word:
			word := tok.Lower
			if t+1 < m.last {
				word = cmp.Or(a.lex.pairs[[2]string{word, a.Doc.Tokens[t+1].Lower}], word)
			}
			for _, in := range a.lex.topics {
				if in[0] == word {
					out[in[1]] = 1
				}
			}
		case prose.Script:
			for _, in := range a.lex.topics {
				if c, _ := utf8.DecodeRuneInString(in[0]); c >= 0x1100 && strings.Contains(tok.Lower, in[0]) {
					out[in[1]] = 1
				}
			}
		}
	}
	for _, d := range m.dates {
		if d.year > 0 {
			out["#"+d.String()] = 0.25
		}
	}
	for _, f := range m.figures {
		out["#"+number(f.value)] = 0.25
	}
	if m.kind == Next {
		out["~next"] = 1
	}
	return out
}

func partyWords(code string) []string {
	var out []string
	for _, phrase := range parties.Words(partyCode(code)) {
		out = append(out, strings.Fields(phrase)...)
	}
	return out
}
