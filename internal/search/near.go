package search

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2"
	found "github.com/blevesearch/bleve/v2/search"
	"github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"
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
	mostTried  = 6 // words of a query
	mostClose  = 8 // words that are like one
	mostLooked = 5 // releases whose texts are read for a word
	mostFewer  = 4

	patience = 20 * time.Millisecond
)

// Found implements Finder.
func (x *Index) Found(ctx context.Context, q Query, most int) ([]readout.ReleaseID, error) {
	s, err := x.ask(ctx, q)
	if err != nil || s.query == nil {
		return nil, err
	}
	limited, cancel := context.WithTimeout(ctx, longestSearch)
	defer cancel()
	req := bleve.NewSearchRequestOptions(s.query, most, 0, false)
	req.Sort = found.SortOrder{&found.SortScore{Desc: true}}
	res, err := x.run(limited, req)
	if err != nil {
		return nil, fmt.Errorf("search: %w", err)
	}
	out := make([]readout.ReleaseID, 0, len(res.Hits))
	for _, h := range res.Hits {
		hit, err := hitOf(h)
		if err != nil {
			return nil, err
		}
		out = append(out, hit.Release)
	}
	return out, nil
}

// Near implements Finder. What it proposes stands in a text that the office
// shows now.
func (x *Index) Near(ctx context.Context, q Query) (Nearby, error) {
	limited, cancel := context.WithTimeout(ctx, longestSearch)
	defer cancel()
	lexemes, _ := lexicon.Lex(lexicon.Question(q.Words))
	var out Nearby
	began := time.Now()
	for i, l := range lexemes[:min(len(lexemes), mostTried)] {
		if time.Since(began) > x.Patience {
			break
		}
		if l.Key == "" && !l.Without && out.Instead == "" {
			word, err := x.like(limited, l, q.Ours)
			if err != nil {
				return Nearby{}, err
			}
			if word != "" {
				instead := spliced(lexemes, i, word)
				if n, err := x.total(limited, q, instead); err != nil {
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
		n, err := x.total(limited, q, words)
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

func (x *Index) total(ctx context.Context, q Query, words string) (int, error) {
	q.Words = words
	s, err := x.ask(ctx, q)
	if err != nil || s.query == nil {
		return 0, err
	}
	req := bleve.NewSearchRequestOptions(s.query, 0, 0, false)
	req.Score = "none"
	res, err := x.run(ctx, req)
	if err != nil {
		return 0, fmt.Errorf("search: %w", err)
	}
	return int(res.Total), nil
}

// like is a word of a text that is written almost like one that no text has; ""
// for none.
func (x *Index) like(ctx context.Context, l lexicon.Lexeme, ours bool) (string, error) {
	st := lexicon.Borrow()
	us := lexicon.Units(l.Text, st)
	st.Return()
	p := lexicon.Part{Units: us}
	switch {
	case len(us) == 1 && us[0].Kind == lexicon.Word && len(us[0].Term) >= 4 && x.frequency(fieldWords, us[0].Term) == 0:
		for _, term := range x.closest(us[0].Term) {
			q := query.NewTermQuery(term)
			q.SetField(fieldWords)
			w, err := x.spelt(ctx, q, ours, func(text string) string { return wordOf(text, term) })
			if w != "" || err != nil {
				return w, err
			}
		}
	case lexicon.All(us, lexicon.Character) && len(us) >= 3:
		var any []query.Query
		for _, pos := range p.Positions() {
			q := query.NewTermQuery(pos[0])
			q.SetField(fieldWords)
			any = append(any, q)
		}
		q := query.NewDisjunctionQuery(any)
		q.SetMin(float64((len(any) + 1) / 2))
		return x.spelt(ctx, q, ours, func(text string) string { return runLike(text, us) })
	}
	return "", nil
}

// closest are terms of the index that are almost this one, the commonest of the
// closest first.
func (x *Index) closest(term string) []string {
	type near struct {
		term     string
		distance int
		count    uint64
	}
	var all []near
	err := x.dictionary(func(r index.IndexReader) error {
		fuzzy, ok := r.(index.IndexReaderFuzzy)
		if !ok {
			return nil
		}
		for distance := 1; distance <= 2 && len(all) == 0; distance++ {
			if distance == 2 && utf8.RuneCountInString(term) < 6 {
				return nil
			}
			d, err := fuzzy.FieldDictFuzzy(fieldWords, term, distance, term[:1])
			if err != nil {
				return err
			}
			for {
				e, err := d.Next()
				if err != nil {
					return joinClose(err, d)
				}
				if e == nil {
					break
				}
				if e.Term != term {
					all = append(all, near{strings.Clone(e.Term), distance, 0})
				}
			}
			if err := d.Close(); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		x.log.Warn("the search index cannot be read", "error", err)
		return nil
	}
	for i := range all[:min(len(all), 64)] {
		all[i].count = x.frequency(fieldWords, all[i].term)
	}
	slices.SortStableFunc(all, func(a, b near) int { return int(b.count) - int(a.count) })
	var out []string
	for _, n := range all[:min(len(all), mostClose)] {
		out = append(out, n.term)
	}
	return out
}

// spelt reads the texts of what a query finds best until one gives a word.
func (x *Index) spelt(ctx context.Context, q query.Query, ours bool, word func(text string) string) (string, error) {
	v, err := x.resolver(ctx, ours)
	if err != nil {
		return "", err
	}
	if n := v.narrowing(nil, ours); len(n.must) > 0 {
		q = query.NewConjunctionQuery(append(n.must, q))
	}
	res, err := x.run(ctx, bleve.NewSearchRequestOptions(q, mostLooked, 0, false))
	if err != nil {
		return "", fmt.Errorf("search: %w", err)
	}
	for _, h := range res.Hits {
		hit, err := hitOf(h)
		if err != nil {
			return "", err
		}
		current, err := x.editions.Current(ctx, []readout.ReleaseID{hit.Release}, Glance)
		if err != nil {
			return "", fmt.Errorf("search: %w", err)
		}
		for _, e := range current[hit.Release] {
			if w := word(textOf(e)); w != "" {
				return w, nil
			}
		}
	}
	return "", nil
}

func textOf(e press.Edition) string { return e.Title + "\n\n" + e.Text }

// wordOf is the first word of a text that has a stem.
func wordOf(text, stem string) string {
	st := lexicon.Borrow()
	defer st.Return()
	s := lexicon.NewScanner(text)
	for u, ok := s.Next(); ok; u, ok = s.Next() {
		if u.Kind == lexicon.Word && string(st.Stem(u.Term)) == stem {
			return strings.ToLower(text[u.Start:u.End])
		}
	}
	return ""
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
