package search

import (
	"context"
	"fmt"
	"hash/fnv"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2/document"
	index "github.com/blevesearch/bleve_index_api"

	"readout"
	"readout/internal/press"
	"readout/internal/search/segments"
)

// Details is what the register tells the public of releases, for queries that
// name a series, a country, a person or what a side said.
type Details interface {
	// Details returns what is told of the meetings that releases report. A
	// release of which nothing is told has no entry.
	Details(ctx context.Context, ids []readout.ReleaseID) (map[readout.ReleaseID]Detail, error)
	// People reports whether the house shows pages of persons.
	People() bool
}

// Detail is what is told of the meeting that a release reports.
type Detail struct {
	Kind       readout.MeetingKind
	Account    readout.AccountKind
	Parties    []readout.PartyCode
	Series     string   // slug; "" outside any
	SeriesName []string // as the house and the text call it
	People     []Known  // heads and deputies
	Topics     []Known  // as the text words them
	Statements []Statement
}

// Known is something that has a page: its slug and what it is called.
type Known struct{ Slug, Name string }

// Statement is what a side is reported to have said.
type Statement struct {
	Side  readout.PartyCode
	Words string
}

// With joins the office and the register for Open; details is nil where the house
// keeps what was read of meetings for its desk (P29).
func With(editions Editions, details Details) Editions {
	if details == nil {
		return editions
	}
	return detailed{editions, details}
}

type detailed struct {
	Editions
	register Details
}

// told are the register's fields of an index.
func told(editions Editions) (d Details, kind string) {
	both, ok := editions.(detailed)
	switch {
	case !ok:
		return nil, ""
	case both.register.People():
		return both.register, "+people"
	}
	return both.register, "+details"
}

// digest tells what is told of a release apart from what was told of it before.
func (d Detail) digest() string {
	h := fnv.New64a()
	fmt.Fprintf(h, "%q", fmt.Sprint(d))
	return fmt.Sprintf("%x", h.Sum64())
}

// marksOf are the terms by which queries narrow to an entry.
func marksOf(editions []press.Edition, d Detail) []string {
	e := editions[0]
	day := e.Date
	if _, ok := day.Time(); !ok {
		day = readout.Day(e.FirstReleased.UTC().Format("2006-01-02"))
	}
	out := []string{
		"p:" + e.Publisher, "k:" + string(e.Kind), fmt.Sprintf("y:%d", e.Address.Year),
		"d:" + string(day), "m:" + string(day[:7]), "Y:" + string(day[:4]),
	}
	if e.Board != "" {
		out = append(out, "b:"+e.Publisher+"/"+e.Board)
	}
	for _, e := range editions {
		out = append(out, "l:"+string(e.Lang))
	}
	if d.Kind != "" {
		out = append(out, "k:"+string(d.Kind))
	}
	if d.Account != "" {
		out = append(out, "k:"+string(d.Account))
	}
	if d.Series != "" {
		out = append(out, "e:"+d.Series)
	}
	for _, p := range d.Parties {
		out = append(out, "c:"+strings.ToUpper(string(p)))
	}
	for _, p := range d.People {
		out = append(out, "h:"+p.Slug)
	}
	for _, t := range d.Topics {
		out = append(out, "t:"+t.Slug)
	}
	for _, s := range d.Statements {
		if s.Side != "" {
			out = append(out, "s:"+string(s.Side))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// saidBy is what queries call the field of a side's statements.
func saidBy(side readout.PartyCode) string { return fieldSaid + "." + string(side) }

// asKept is the field and the term that the index has for a term of a field as queries
// call it. What sides said is one field, whose terms begin with the side: the search
// library merges segments quickly where all have the same fields.
func asKept(field, term string) (string, string) {
	if side, ok := strings.CutPrefix(field, fieldSaid+"."); ok {
		return fieldSaid, side + ":" + term
	}
	return field, term
}

// describe adds what is told of a release to its entry and returns how many bytes
// of words that is.
func describe(doc *document.Document, editions []press.Edition, d Detail, digest string) int {
	doc.AddField(newMarks(marksOf(editions, d)))
	n := 0
	add := func(name string, words []string) {
		if len(words) > 0 {
			all := strings.Join(words, "\n\n")
			n += len(all)
			doc.AddField(newField(name, all))
		}
	}
	add(fieldSeries, d.SeriesName)
	add(fieldPeople, names(d.People))
	add(fieldTopics, names(d.Topics))
	said := map[readout.PartyCode][]string{}
	var sides []readout.PartyCode
	for _, s := range d.Statements {
		if s.Side == "" {
			continue
		}
		if said[s.Side] == nil {
			sides = append(sides, s.Side)
		}
		said[s.Side] = append(said[s.Side], s.Words)
	}
	if len(sides) > 0 {
		f := newField(fieldSaid, "")
		for _, side := range sides {
			words := strings.Join(said[side], "\n\n")
			n += len(words)
			f.Parts = append(f.Parts, segments.Part{Begin: string(side) + ":", Text: words})
		}
		doc.AddField(f)
	}
	if digest != "" {
		doc.AddField(document.NewTextFieldCustom(fieldTold, nil, []byte(digest), index.StoreField, nil))
	}
	return n
}

func names(known []Known) (out []string) {
	for _, k := range known {
		out = append(out, k.Name)
	}
	return out
}
