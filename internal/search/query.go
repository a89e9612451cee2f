package search

import (
	"strings"
	"unicode/utf8"

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
	titleWeight  = 1   // in a title, beside that of its words among all
	phraseBoost  = 2   // beside each other in a title
	markWeight   = 0.7 // by another name
	phraseWeight = 0.6 // in another spelling
)

// within is a part as a clause of one field.
func within(p lexicon.Part, field string, weight float64) clause {
	var ways anyOf
	if !p.Marked {
		ways = append(ways, asTyped(p, field, weight))
	}
	for _, m := range p.Marks {
		ways = append(ways, termed{field, m, weight * markWeight})
	}
	for _, ph := range p.Phrases {
		ways = append(ways, phrase(ph, field, weight*phraseWeight))
	}
	if len(ways) == 1 {
		return ways[0]
	}
	return ways
}

func asTyped(p lexicon.Part, field string, weight float64) clause {
	if len(p.Pieces) > 0 {
		var together every
		for _, piece := range p.Pieces {
			together.must = append(together.must, within(piece, field, weight/float64(len(p.Pieces))))
		}
		return together
	}
	if len(p.Units) == 1 && p.Units[0].Kind == lexicon.Character {
		return begins{field, p.Units[0].Term, weight} // alone, or first of a pair
	}
	return phrase(lexicon.Spell(p.Positions()), field, weight)
}

// phrase is terms that stand one behind the other.
func phrase(places []lexicon.Spelt, field string, weight float64) clause {
	p := phrased{field: field, weight: weight}
	for i := 0; i < len(places); i++ {
		terms, at := []string(places[i]), i
		if i+1 < len(places) && len(places[i]) == 1 && len(places[i+1]) == 1 {
			if pair, ok := lexicon.Pair(places[i][0], places[i+1][0]); ok {
				terms = []string{pair} // at the place of the second
				i++
				at = i
			}
		}
		p.places, p.at = append(p.places, terms), append(p.at, at)
	}
	if len(p.places) == 1 && len(p.places[0]) == 1 {
		return termed{field, p.places[0][0], weight}
	}
	return p
}

// marked is a mark of an entry, which weighs nothing.
func marked(t string) clause { return termed{fieldMarks, t, 0} }

// anyMark is one of several marks; what nothing has where there are none.
func anyMark(terms []string) clause {
	var any anyOf
	for _, t := range terms {
		any = append(any, marked(t))
	}
	return any
}

// build makes what is looked for: all parts in the words of a release, better
// where they stand in a title, and all that narrows it; nil where nothing is
// asked.
func build(parts []lexicon.Part, narrow narrowing) clause {
	var c every
	in := []string{fieldWords}
	if len(narrow.said) > 0 {
		in = narrow.said
	}
	var title []lexicon.Part
	for _, p := range parts {
		switch {
		case p.Without:
			c.not = append(c.not, within(p, fieldWords, 1))
		case p.Small:
		default:
			for _, field := range in {
				c.must = append(c.must, within(p, field, 1))
			}
			c.should = append(c.should, within(p, fieldTitle, titleWeight))
			title = append(title, p)
		}
	}
	c.should = append(c.should, inOrder(title)...)
	c.must, c.not = append(c.must, narrow.must...), append(c.not, narrow.not...)
	if len(c.must) == 0 && (len(c.not) == 0 || !narrow.any) {
		return nil
	}
	return c
}

// inOrder is all parts as one phrase of a title; nothing where it would be none.
func inOrder(parts []lexicon.Part) []clause {
	var whole lexicon.Part
	for _, p := range parts {
		whole.Units = append(whole.Units, p.Units...)
	}
	if len(parts) < 2 || len(whole.Units) > lexicon.MostPositions {
		return nil
	}
	return []clause{phrase(lexicon.Spell(whole.Positions()), fieldTitle, phraseBoost)}
}

// Weights of what stands for a word where some of them will do.
const (
	likeWeight = 0.5 // a word that is written almost as it
	bareWeight = 0.9 // a Korean word without its particle
)

// relaxed makes what has some of the words, those of more weight first; nil where
// that is what has all: of quotations, and of one word that is written like no
// other. like are words that are written almost as one that hardly any text has.
func relaxed(parts []lexicon.Part, narrow narrowing, like func(lexicon.Part) []lexicon.Part) clause {
	var c every
	var some []clause
	in := []string{fieldWords}
	if len(narrow.said) > 0 {
		in = narrow.said
	}
	var title []lexicon.Part
	others := false
	for _, p := range parts {
		switch {
		case p.Without:
			c.not = append(c.not, within(p, fieldWords, 1))
		case p.Small:
		case p.Quoted:
			c.must = append(c.must, within(p, in[0], 1))
			c.should = append(c.should, within(p, fieldTitle, titleWeight))
		default:
			ways := anyOf{within(p, in[0], 1)}
			for _, l := range like(p) {
				ways = append(ways, within(l, in[0], likeWeight))
				c.should = append(c.should, within(l, fieldTitle, titleWeight*likeWeight))
				others = true
			}
			if bare, ok := p.Bare(); ok {
				ways = append(ways, within(bare, in[0], bareWeight))
				c.should = append(c.should, within(bare, fieldTitle, titleWeight*bareWeight))
				others = true
			}
			some = append(some, ways)
			c.should = append(c.should, within(p, fieldTitle, titleWeight))
			title = append(title, p)
		}
	}
	if len(some) == 0 || len(some) == 1 && len(c.must) == 0 && !others {
		return nil
	}
	c.should = append(c.should, inOrder(title)...)
	c.must = append(append(c.must, mostOf{some, 1}), narrow.must...)
	return c
}
