package aligning

import (
	"cmp"
	"slices"
	"strings"

	"readout"
	"readout/internal/prose"
)

// Text is one account as it is compared.
type Text struct {
	Doc    *prose.Doc
	Lang   readout.Lang
	Issued readout.Day    // the day that "next year" is told from; "" where nobody knows it
	Record readout.Record // read from this very text; the zero Record where none was
	Quoted bool           // Doc holds the words that Record cites and nothing else; see Quoted
}

// Quoted is a text of which only the words that a record cites may be shown: each
// stands at its place, and all else is space.
func Quoted(rec readout.Record, lang readout.Lang, issued readout.Day) Text {
	end := 0
	for _, e := range rec.Evidence {
		end = max(end, e.End)
	}
	text := []rune(strings.Repeat(" ", end))
	for _, e := range rec.Evidence {
		if words := []rune(e.Exact); strings.HasPrefix(e.Path, "/meeting/") && e.Start >= 0 && e.Start+len(words) == e.End {
			copy(text[e.Start:], words)
		}
	}
	return Text{Doc: prose.Parse(string(text)), Lang: lang, Issued: issued, Record: rec, Quoted: true}
}

// Label is what a row of two texts is. The labels are those that readers see.
type Label string

// The labels. ByTopic is that of a row of two languages, whose words are not
// compared; a row of theirs that stands alone has Unmatched, which says nothing
// of the other text.
const (
	Same      Label = "same"
	Worded    Label = "worded"
	Only      Label = "only"
	Differs   Label = "differs" // figures or dates
	ByTopic   Label = "topic"
	Unmatched Label = "unmatched"
)

// Kind is what a matter is.
type Kind string

// The kinds of matter. Date, Round, Place, Venue and Person are facts of the
// meeting; a Passage is whatever else a text says.
const (
	Date      Kind = "date"
	Round     Kind = "round"
	Place     Kind = "place"
	Venue     Kind = "venue"
	Person    Kind = "person"
	Previous  Kind = "previous"
	Next      Kind = "next"
	Topic     Kind = "topic"
	Statement Kind = "statement"
	Outcome   Kind = "outcome"
	Passage   Kind = "passage"
)

// Fact reports whether a matter is a fact of the meeting itself.
func (k Kind) Fact() bool {
	return k == Date || k == Round || k == Place || k == Venue || k == Person
}

// Quote is a passage of one text: code points of the stored text, half open, and
// the words as they stand there.
type Quote struct {
	Start int               `json:"start"`
	End   int               `json:"end"`
	Exact string            `json:"exact"`
	Side  readout.PartyCode `json:"side,omitempty"` // who is reported to say so; "" where nobody is
}

// Row is one matter: the passages of each text about it. Of Only and Unmatched one
// of the two is empty.
type Row struct {
	Label  Label        `json:"label"`
	Kind   Kind         `json:"kind"`
	Left   []Quote      `json:"left"`
	Right  []Quote      `json:"right"`
	Differ []Difference `json:"differ,omitempty"` // of Differs, at least one
}

// Difference is a figure or a date that the two texts give otherwise, in the words
// of each.
type Difference struct {
	What  What  `json:"what"`
	Left  Quote `json:"left"`
	Right Quote `json:"right"`
}

// What says what kind of figure differs.
type What string

// What may differ.
const (
	WhatNumber  What = "number"
	WhatOrdinal What = "ordinal"
	WhatDate    What = "date"
)

// Alignment is two texts side by side.
type Alignment struct {
	ByTopic bool  `json:"by_topic"` // the two are in different languages
	Rows    []Row `json:"rows"`     // facts first, then in the order of the left text; what only the right has stands behind what it follows there
	Cut     bool  `json:"cut"`      // one of the texts was too long to be compared whole
}

// Align compares two texts.
func Align(left, right Text) Alignment {
	foreign := left.Lang != right.Lang
	a, b := cut(left, foreign), cut(right, foreign)
	p := &pairing{left: a, right: b, foreign: foreign}
	p.weigh()
	p.facts()
	p.match()
	p.gather()
	out := Alignment{ByTopic: p.foreign, Rows: []Row{}, Cut: a.cut || b.cut}
	rows := slices.Clone(p.rows)
	slices.SortStableFunc(rows, func(x, y *row) int {
		return cmp.Or(cmp.Compare(x.place, y.place), cmp.Compare(x.after, y.after))
	})
	for _, r := range rows {
		out.Rows = append(out.Rows, p.finish(r))
	}
	return out
}
