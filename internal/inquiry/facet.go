package inquiry

import (
	"context"
	"slices"
	"strings"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/layout"
	"readout/internal/lexicon"
	"readout/internal/press"
	"readout/internal/search"
)

// facet is a field by which the results may be narrowed, with values that some of
// them have.
type facet struct {
	Label  string
	Values []value
}

// value is a value of a facet and the query narrowed to it.
type value struct {
	layout.Link
	Count string // "" where the house counts no such thing
}

// Bounds of what is counted.
const (
	mostCounted = 2000 // results, the best of them
	mostValues  = 8    // of a facet
)

// fieldOf is the field of queries for a facet; "" where queries know none.
func fieldOf(f catalogue.Facet) string {
	switch f {
	case catalogue.Publisher:
		return lexicon.KeyBy
	case catalogue.Board:
		return lexicon.KeyBoard
	case catalogue.Year:
		return lexicon.KeyYear
	case catalogue.Country:
		return lexicon.KeyCountry
	case catalogue.Series:
		return lexicon.KeySeries
	case catalogue.Topic:
		return lexicon.KeyTopic
	case catalogue.Language:
		return lexicon.KeyLang
	case catalogue.Account:
		return lexicon.KeyKind
	}
	return ""
}

// narrow counts by what the results may be narrowed, among those that the
// catalogue knows to be public now, and says which meeting each reports.
func (i *Inquiry) narrow(ctx context.Context, p *searchPage, a address, query search.Query, result search.Result, lines []press.PublisherLine) (map[readout.ReleaseID]readout.MeetingID, error) {
	found, err := i.Search.Found(ctx, query, mostCounted)
	if err != nil {
		return nil, err
	}
	var of []catalogue.Facet
	for _, f := range i.facets {
		if fieldOf(f) != "" {
			of = append(of, f)
		}
	}
	for _, h := range result.Hits {
		if !slices.Contains(found, h.Release) {
			found = append(found, h.Release) // a page far down
		}
	}
	counts, meetings, err := i.Catalogue.Among(ctx, found, of, mostValues)
	if err != nil {
		return nil, err
	}
	if result.Total > len(found) {
		p.Partly = p.T("search.partly", layout.Thousands(mostCounted))
	}
	labels := layout.Labels{Messages: p.Messages, Names: i.Layout.Names, Publishers: lines, Prefixed: len(lines) > 1}
	for _, f := range of {
		key := fieldOf(f)
		if slices.ContainsFunc(result.Asked.Fields, func(n lexicon.Narrowed) bool { return n.Key == key && !n.Without }) {
			continue
		}
		one := facet{Label: p.T("filter." + f.Param())}
		for _, o := range counts[f] {
			text, lang := labels.Of(f, o.Value, o.Words)
			to := a
			to.words = result.Asked.With(key, o.Value)
			v := value{Link: layout.Link{Href: to.at(p.Frame), Text: text, Lang: p.Foreign(lang)}}
			if f != catalogue.Country || p.Shows(string(readout.FeatureCountryCounts)) {
				v.Count = layout.Thousands(o.Count)
			}
			one.Values = append(one.Values, v)
		}
		order(f, one.Values)
		if len(one.Values) > 1 {
			p.Facets = append(p.Facets, one)
		}
	}
	return meetings, nil
}

// order puts years the latest first and names by name.
func order(f catalogue.Facet, values []value) {
	if f == catalogue.Year {
		slices.Reverse(values)
		return
	}
	slices.SortStableFunc(values, func(a, b value) int {
		return strings.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text))
	})
}

// chosen says to what the query is narrowed.
func (i *Inquiry) chosen(ctx context.Context, p *searchPage, a address, lines []press.PublisherLine) error {
	labels := layout.Labels{Messages: p.Messages, Names: i.Layout.Names, Publishers: lines, Prefixed: len(lines) > 1}
	for _, n := range p.asked.Fields {
		text, err := i.valueText(ctx, p, labels, n)
		if err != nil {
			return err
		}
		to := a
		to.words = p.asked.Without(n)
		p.Chosen = append(p.Chosen, chosen{Label: p.T("search.field." + n.Key), Text: text, Without: to.at(p.Frame), Not: n.Without})
	}
	if len(p.Chosen) > 1 && p.asked.Words != "" {
		to := a
		to.words = p.asked.Words
		p.Plain = to.at(p.Frame)
	}
	return nil
}

// valueText is a field's value in words.
func (i *Inquiry) valueText(ctx context.Context, p *searchPage, labels layout.Labels, n lexicon.Narrowed) (string, error) {
	several := func(f catalogue.Facet) string {
		var out []string
		for _, v := range strings.Fields(n.Value) {
			text, _ := labels.Of(f, v, "")
			out = append(out, text)
		}
		return strings.Join(out, ", ")
	}
	switch n.Key {
	case lexicon.KeyBy:
		return several(catalogue.Publisher), nil
	case lexicon.KeyBoard:
		return several(catalogue.Board), nil
	case lexicon.KeyCountry, lexicon.KeySaid:
		if n.Value == string(readout.BothSides) {
			return p.T("search.both"), nil
		}
		return p.Party(readout.PartyCode(n.Value)), nil
	case lexicon.KeyLang:
		return p.LangName(readout.Lang(n.Value)), nil
	case lexicon.KeyAfter, lexicon.KeyBefore:
		return p.Partial(readout.PartialDate(n.Value)), nil
	case lexicon.KeyKind:
		for _, family := range []string{"kind.", "meeting.kind.", "meeting.account."} {
			if p.Has(family + n.Value) {
				return p.T(family + n.Value), nil
			}
		}
	case lexicon.KeySeries, lexicon.KeyTopic:
		f := catalogue.Series
		if n.Key == lexicon.KeyTopic {
			f = catalogue.Topic
		}
		held, err := i.Catalogue.Holds(ctx, []catalogue.Value{{Facet: f, Value: n.Value}})
		if err != nil || !held[catalogue.Value{Facet: f, Value: n.Value}] {
			return n.Value, err
		}
		return i.Catalogue.Words(ctx, f, n.Value)
	}
	return n.Value, nil
}
