package search

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/search/query"

	"readout"
	"readout/internal/lexicon"
)

// Order is how what was found is put.
type Order string

// The orders. Without one asked for, the best come first, but for a query that
// ranks nothing: of fields alone, or of one word that very many texts have.
const (
	AsFits Order = ""
	Best   Order = "best"
	Newest Order = "newest"
)

// Query is what a reader asks.
//
// Words are joined by "and". "Quoted words" stand together in that order, and
// -word leaves out what holds the word; of a query that only leaves out, the
// signs are ignored. A field narrows what is looked at: series:, country:, by:,
// person:, said:, kind:, after:, before:, year:, board:, lang:, topic:, each with
// a value, in quotation marks where it has blanks; -field: leaves it out. Nothing
// that a reader can type is an error: what means nothing is words, and
// Result.Asked says so.
type Query struct {
	Words string       // as typed
	Lang  readout.Lang // the language of the page, preferred where a release has several
	Page  int          // from 1; less is 1
	Order Order
	Ours  bool // our own releases alone
}

// longestTyped is how many code points of what a reader types are looked at, as
// many as the field takes.
const longestTyped = 200

// AsTyped is what a reader typed on one line, no longer than it is looked at.
func AsTyped(q string) string {
	if len(q) > 8*longestTyped {
		q = q[:8*longestTyped]
	}
	q = strings.Join(strings.FieldsFunc(strings.ToValidUTF8(q, ""), lexicon.Blank), " ")
	if utf8.RuneCountInString(q) > longestTyped {
		q = strings.TrimSpace(string([]rune(q)[:longestTyped]))
	}
	return q
}

// Weights of what the words stand in, and of how they are written, as they
// answered the judged set best.
const (
	titleBoost   = 1   // in a title, beside that of its words among all
	phraseBoost  = 2   // beside each other in a title
	markWeight   = 0.7 // by another name
	phraseWeight = 0.6 // in another spelling
)

// within is a part as a query of one field.
func within(p lexicon.Part, field string, boost float64) query.Query {
	var ways []query.Query
	if !p.Marked {
		ways = append(ways, asTyped(p, field, boost))
	}
	for _, m := range p.Marks {
		q := query.NewTermQuery(m)
		q.SetField(field)
		q.SetBoost(boost * markWeight)
		ways = append(ways, q)
	}
	for _, ph := range p.Phrases {
		ways = append(ways, phrase(ph, field, boost*phraseWeight))
	}
	if len(ways) == 1 {
		return ways[0]
	}
	return query.NewDisjunctionQuery(ways)
}

func asTyped(p lexicon.Part, field string, boost float64) query.Query {
	if len(p.Pieces) > 0 {
		var together []query.Query
		for _, piece := range p.Pieces {
			together = append(together, within(piece, field, boost/float64(len(p.Pieces))))
		}
		return query.NewConjunctionQuery(together)
	}
	if len(p.Units) == 1 && p.Units[0].Kind == lexicon.Character {
		q := query.NewPrefixQuery(p.Units[0].Term) // alone, or first of a pair
		q.SetField(field)
		q.SetBoost(boost)
		return q
	}
	return phrase(lexicon.Spell(p.Positions()), field, boost)
}

// phrase is terms that stand one behind the other.
func phrase(places []lexicon.Spelt, field string, boost float64) query.Query {
	switch {
	case len(places) == 1 && len(places[0]) == 1:
		q := query.NewTermQuery(places[0][0])
		q.SetField(field)
		q.SetBoost(boost)
		return q
	case len(places) > 1 && !slices.ContainsFunc(places, func(s lexicon.Spelt) bool { return len(s) > 1 }):
		flat := make([]string, len(places))
		for i := range places {
			flat[i] = places[i][0]
		}
		q := query.NewPhraseQuery(flat, field)
		q.SetBoost(boost)
		return q
	}
	all := make([][]string, len(places))
	for i, s := range places {
		all[i] = s
	}
	q := query.NewMultiPhraseQuery(all, field)
	q.SetBoost(boost)
	return q
}

// term is a mark of an entry, which weighs nothing.
func term(t string) query.Query {
	q := query.NewTermQuery(t)
	q.SetField(fieldMarks)
	q.SetBoost(0)
	return q
}

// anyOf is one of several marks; what nothing has where there are none.
func anyOf(terms []string) query.Query {
	if len(terms) == 0 {
		return query.NewMatchNoneQuery()
	}
	if len(terms) == 1 {
		return term(terms[0])
	}
	var any []query.Query
	for _, t := range terms {
		any = append(any, term(t))
	}
	q := query.NewDisjunctionQuery(any)
	q.SetBoost(0)
	return q
}

// build makes the search library's query: all parts in the words of a release,
// better where they stand in a title, and all that narrows it; nil where nothing
// is asked.
func build(parts []lexicon.Part, narrow narrowing) query.Query {
	var must, should, not []query.Query
	in := []string{fieldWords}
	if len(narrow.said) > 0 {
		in = narrow.said
	}
	var title []lexicon.Part
	for _, p := range parts {
		switch {
		case p.Without:
			not = append(not, within(p, fieldWords, 1))
		case p.Small:
		default:
			for _, field := range in {
				must = append(must, within(p, field, 1))
			}
			should = append(should, within(p, fieldTitle, titleBoost))
			title = append(title, p)
		}
	}
	if len(title) > 1 {
		if together := inOrder(title); together != nil {
			should = append(should, together)
		}
	}
	must, not = append(must, narrow.must...), append(not, narrow.not...)
	if len(must) == 0 {
		if len(not) == 0 || !narrow.any {
			return nil
		}
		must = []query.Query{query.NewMatchAllQuery()}
	}
	return query.NewBooleanQuery(must, should, not)
}

// inOrder is all parts as one phrase of a title; nil where it would be none.
func inOrder(parts []lexicon.Part) query.Query {
	var whole lexicon.Part
	for _, p := range parts {
		whole.Units = append(whole.Units, p.Units...)
	}
	if len(whole.Units) > lexicon.MostPositions {
		return nil
	}
	return phrase(lexicon.Spell(whole.Positions()), fieldTitle, phraseBoost)
}

// likeWeight is that of a word that is written almost as it was typed.
const likeWeight = 0.5

// relaxed makes the query for what has some of the words, those of more weight
// first; nil where all must be there: of quotations, and of one word. like are
// words that are written almost as one that no text has.
func relaxed(parts []lexicon.Part, narrow narrowing, like func(lexicon.Part) []string) query.Query {
	var must, some, should, not []query.Query
	in := []string{fieldWords}
	if len(narrow.said) > 0 {
		in = narrow.said
	}
	var title []lexicon.Part
	for _, p := range parts {
		switch {
		case p.Without:
			not = append(not, within(p, fieldWords, 1))
		case p.Small:
		case p.Quoted:
			must = append(must, within(p, in[0], 1))
			should = append(should, within(p, fieldTitle, titleBoost))
		default:
			one := within(p, in[0], 1)
			var near []query.Query
			for _, term := range like(p) {
				for field, boost := range map[string]float64{in[0]: likeWeight, fieldTitle: titleBoost * likeWeight} {
					q := query.NewTermQuery(term)
					q.SetField(field)
					q.SetBoost(boost)
					near = append(near, q)
				}
			}
			if near != nil {
				one = query.NewDisjunctionQuery(append(near, one))
			}
			some = append(some, one)
			should = append(should, within(p, fieldTitle, titleBoost))
			title = append(title, p)
		}
	}
	if len(some) == 0 {
		return nil
	}
	if len(title) > 1 {
		if together := inOrder(title); together != nil {
			should = append(should, together)
		}
	}
	must = append(append(must, query.NewDisjunctionQuery(some)), narrow.must...)
	return query.NewBooleanQuery(must, should, append(not, narrow.not...))
}
