package search

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"readout"
	"readout/internal/lexicon"
	"readout/internal/press"
)

// Nearby is what else may be asked. Each finds something.
type Nearby struct {
	Instead string  // the query with a word that texts have in place of one that none has; "" for none
	Fewer   []Fewer // the query without one of its words or fields, those that find most first
}

// Fewer is a query without a word and how many releases it finds.
type Fewer struct {
	Words   string
	Without string
	Total   int
}

// Bounds of what is tried.
const (
	mostTried  = 6       // words of a query
	mostSwept  = 2       // of them that all words of texts are compared to
	mostSeen   = 64      // words that are like one
	mostClose  = 8       // of them, the commonest
	mostLooked = 5       // releases whose texts are read for a word
	mostRead   = 2 << 20 // entries of terms
	mostFewer  = 4
)

// Found implements Finder.
func (x *Index) Found(ctx context.Context, q Query, most int) ([]readout.ReleaseID, error) {
	s, err := x.ask(ctx, q)
	if err != nil || s.clause == nil {
		return nil, err
	}
	limited, cancel := context.WithTimeout(ctx, longestSearch)
	defer cancel()
	var out []readout.ReleaseID
	err = x.at(limited, func(m *moment) error {
		hits, _, err := m.best(s.clause, most)
		for _, h := range hits {
			out = append(out, h.release)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	return out, nil
}

// Near implements Finder. What it proposes stands in a text that the office
// shows now. How much it tries is bounded by the work that this is, not by time,
// so a busy machine proposes the same.
func (x *Index) Near(ctx context.Context, q Query) (Nearby, error) {
	limited, cancel := context.WithTimeout(ctx, longestSearch)
	defer cancel()
	lexemes, _ := lexicon.Lex(lexicon.Question(q.Words))
	var out Nearby
	swept, read := 0, uint64(0)
	for i, l := range lexemes[:min(len(lexemes), mostTried)] {
		if l.Key == "" && !l.Without && out.Instead == "" && swept < mostSwept {
			word, looked, err := x.like(limited, l, q.Ours)
			if err != nil {
				return Nearby{}, err
			}
			if looked {
				swept++
			}
			if word != "" {
				instead := spliced(lexemes, i, word)
				if n, err := x.total(limited, q, instead, &read); err != nil {
					return Nearby{}, err
				} else if n > 0 {
					out.Instead = instead
				}
			}
		}
		if len(lexemes) < 2 {
			continue
		}
		words := spliced(lexemes, i, "")
		n, err := x.total(limited, q, words, &read)
		if err != nil {
			return Nearby{}, err
		}
		if n > 0 {
			out.Fewer = append(out.Fewer, Fewer{words, l.Typed, n})
		}
	}
	slices.SortStableFunc(out.Fewer, func(a, b Fewer) int { return b.Total - a.Total })
	out.Fewer = out.Fewer[:min(len(out.Fewer), mostFewer)]
	return out, nil
}

// spliced is a query with another word in place of one, "" for none.
func spliced(lexemes []lexicon.Lexeme, at int, word string) string {
	var out []string
	for i, l := range lexemes {
		switch {
		case i != at:
			out = append(out, l.Typed)
		case word != "":
			out = append(out, word)
		}
	}
	return strings.Join(out, " ")
}

// total is how many releases a query finds; read counts what was read for it, and
// beyond mostRead nothing more is.
func (x *Index) total(ctx context.Context, q Query, words string, read *uint64) (n int, err error) {
	q.Words = words
	s, err := x.ask(ctx, q)
	if err != nil || s.clause == nil {
		return 0, err
	}
	err = x.at(ctx, func(m *moment) error {
		bound, err := s.clause.bind(m)
		if err != nil {
			return err
		}
		for _, l := range m.terms {
			*read += l.count
		}
		if *read > mostRead {
			return nil
		}
		n, err = m.count(bound)
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("search: %w", err)
	}
	return n, nil
}

// like is a word of a text that is written almost like one that no text has, ""
// for none, and whether it was looked for.
func (x *Index) like(ctx context.Context, l lexicon.Lexeme, ours bool) (word string, looked bool, err error) {
	st := lexicon.Borrow()
	us := lexicon.Units(l.Text, st)
	st.Return()
	switch {
	case len(us) == 1 && us[0].Kind == lexicon.Word && len(us[0].Term) >= 4:
		var close []alike
		err := x.at(ctx, func(m *moment) error {
			n, err := m.frequency(fieldWords, us[0].Term)
			if err != nil || n > 0 {
				return err
			}
			looked = true
			close, err = m.closest(surface(l.Text))
			return err
		})
		if err != nil {
			return "", looked, fmt.Errorf("search: %w", err)
		}
		for _, c := range close {
			w, err := x.spelt(ctx, termed{fieldSurface, c.word, 1}, ours, func(text string) string {
				if hasWord(text, c.word) {
					return c.word
				}
				return ""
			})
			if w != "" || err != nil {
				return w, looked, err
			}
		}
	case lexicon.All(us, lexicon.Character) && len(us) >= 3:
		var pairs []clause
		for _, pos := range (lexicon.Part{Units: us}).Positions() {
			pairs = append(pairs, termed{fieldWords, pos[0], 1})
		}
		word, err = x.spelt(ctx, mostOf{pairs, (len(pairs) + 1) / 2}, ours, func(text string) string { return runLike(text, us) })
		return word, true, err
	}
	return "", looked, nil
}

// alike is a word of texts that is written almost as another.
type alike struct {
	word     string
	distance int
	count    uint64
}

// closest are words of texts that are almost this one, as they are written there,
// the closest first and of those the commonest.
func (m *moment) closest(word string) ([]alike, error) {
	var all []alike
	if utf8.RuneCountInString(word) < 4 || len(word) > lexicon.LongestWritten {
		return nil, nil
	}
	first, _ := utf8.DecodeRuneInString(word)
	for distance := 1; distance <= 2 && len(all) == 0; distance++ {
		if distance == 2 && utf8.RuneCountInString(word) < 6 {
			break
		}
		d, err := m.reader.FieldDictFuzzy(fieldSurface, word, distance, string(first))
		if err != nil {
			return nil, err
		}
		for len(all) < mostSeen {
			e, err := d.Next()
			if err != nil {
				return nil, joinClose(err, d)
			}
			if e == nil {
				break
			}
			if e.Term != word {
				all = append(all, alike{strings.Clone(e.Term), distance, 0})
			}
		}
		if err := d.Close(); err != nil {
			return nil, err
		}
	}
	for i := range all {
		n, err := m.frequency(fieldSurface, all[i].word)
		if err != nil {
			return nil, err
		}
		all[i].count = n
	}
	all = slices.DeleteFunc(all, func(n alike) bool { return n.count == 0 })
	slices.SortStableFunc(all, func(a, b alike) int { return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.word, b.word)) })
	return all[:min(len(all), mostClose)], nil
}

// spelt reads the texts of what a clause finds best until one gives a word.
func (x *Index) spelt(ctx context.Context, c clause, ours bool, word func(text string) string) (string, error) {
	v, err := x.resolver(ctx, ours)
	if err != nil {
		return "", err
	}
	if n := v.narrowing(nil, ours); len(n.must) > 0 {
		c = every{must: append(n.must, c)}
	}
	var hits []matched
	if err := x.at(ctx, func(m *moment) (err error) {
		hits, _, err = m.best(c, mostLooked)
		return err
	}); err != nil {
		return "", fmt.Errorf("search: %w", err)
	}
	for _, h := range hits {
		current, err := x.editions.Current(ctx, []readout.ReleaseID{h.release}, Glance)
		if err != nil {
			return "", fmt.Errorf("search: %w", err)
		}
		for _, e := range current[h.release] {
			if w := word(textOf(e)); w != "" {
				return w, nil
			}
		}
	}
	return "", nil
}

func textOf(e press.Edition) string { return e.Title + "\n\n" + e.Text }

// surface is the first word of a text as it is written, in small letters.
func surface(text string) string {
	s := lexicon.NewScanner(text)
	for u, ok := s.Next(); ok; u, ok = s.Next() {
		if u.Kind == lexicon.Word {
			return string(u.Term)
		}
	}
	return ""
}

// hasWord reports whether a text has a word as it is written.
func hasWord(text, word string) bool {
	s := lexicon.NewScanner(text)
	for u, ok := s.Next(); ok; u, ok = s.Next() {
		if u.Kind == lexicon.Word && string(u.Term) == word {
			return true
		}
	}
	return false
}

// runLike is the run of characters of a text that is most like another and not
// the same, of as many characters; "" where none is.
func runLike(text string, want []lexicon.Atom) string {
	typed := ""
	for _, u := range want {
		typed += u.Term
	}
	sounds := []rune(norm.NFD.String(typed))
	best, least := "", max(1, len(sounds)/6)+1
	var run []lexicon.Unit
	var terms []string
	look := func() {
		for i := 0; i+len(want) <= len(run); i++ {
			it := strings.Join(terms[i:i+len(want)], "")
			if d := distance(sounds, []rune(norm.NFD.String(it)), least); d > 0 && d < least {
				best, least = it, d
			}
		}
		run, terms = run[:0], terms[:0]
	}
	s := lexicon.NewScanner(text)
	for u, ok := s.Next(); ok; u, ok = s.Next() {
		if u.Kind != lexicon.Character || !u.Glued && len(run) > 0 {
			look()
		}
		if u.Kind == lexicon.Character {
			run, terms = append(run, u), append(terms, string(u.Term))
		}
	}
	look()
	return best
}

// distance is Levenshtein's, most where it is no less.
func distance(a, b []rune, most int) int {
	if d := len(a) - len(b); d >= most || -d >= most {
		return most
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range a {
		last := row[0]
		row[0] = i + 1
		for j, s := range b {
			cost := last
			if r != s {
				cost++
			}
			last = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return min(row[len(b)], most)
}
