package inquiry

import (
	"context"
	"net/url"
	"slices"
	"strings"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/layout"
	"readout/internal/lexicon"
	"readout/internal/search"
)

// Bounds of what is offered.
const (
	mostOffers = 40 // of a kind, as one types
	mostNamed  = 6  // pages whose names bear the words
)

// help is a field of queries with an example.
type help struct {
	Says    string
	Example layout.Link
}

// help lists the fields that the house's queries have.
func (i *Inquiry) help(f layout.Frame) []help {
	var out []help
	for _, one := range []struct {
		key     string
		feature readout.Feature
	}{
		{"phrase", ""}, {"without", ""}, {lexicon.KeyBy, ""}, {lexicon.KeyBoard, ""}, {lexicon.KeyKind, ""}, {lexicon.KeyLang, ""}, {lexicon.KeyYear, ""}, {lexicon.KeyAfter, ""}, {lexicon.KeyBefore, ""},
		{lexicon.KeySeries, readout.FeatureUnconfirmedDetails}, {lexicon.KeyCountry, readout.FeatureUnconfirmedDetails}, {lexicon.KeyTopic, readout.FeatureUnconfirmedDetails},
		{lexicon.KeySaid, readout.FeatureUnconfirmedDetails}, {lexicon.KeyPerson, readout.FeaturePeople},
	} {
		if one.feature != "" && (!i.Layout.Features.Public(one.feature) || !i.details()) {
			continue
		}
		example := f.T("search.example." + one.key)
		out = append(out, help{Says: f.T("search.help." + one.key), Example: searchFor(f, example)})
	}
	return out
}

func searchFor(f layout.Frame, words string) layout.Link {
	return layout.Link{Href: address{words: words}.at(f), Text: words}
}

// examples are searches to try.
func examples(f layout.Frame) []layout.Link {
	var out []layout.Link
	for _, key := range []string{"home.example1", "home.example2", "home.example3"} {
		out = append(out, searchFor(f, f.T(key)))
	}
	return out
}

// forms are the same query for programs.
func forms(f layout.Frame, words string) []layout.Link {
	var out []layout.Link
	for _, form := range []string{"atom", "rss", "json", "csv"} {
		out = append(out, layout.Link{Href: f.To("/search." + form + "?" + url.Values{"q": {words}}.Encode()), Text: f.T("search.form." + form)})
	}
	return out
}

// kinds of pages that are offered by name.
func (i *Inquiry) kinds() []catalogue.Facet {
	if !i.details() {
		return nil
	}
	return []catalogue.Facet{catalogue.Series, catalogue.Country, catalogue.Organisation, catalogue.Topic}
}

// offers are names to choose from as one types: of the series, countries and
// topics that most releases have, and of publishers.
func (i *Inquiry) offers(ctx context.Context, f layout.Frame) ([]string, error) {
	labels := layout.Labels{Messages: f.Messages, Names: i.Layout.Names}
	var out []string
	for _, facet := range i.kinds() {
		if facet == catalogue.Organisation {
			continue
		}
		options, err := i.Catalogue.Found(ctx, facet, mostOffers)
		if err != nil {
			return nil, err
		}
		for _, o := range options {
			text, _ := labels.Of(facet, o.Value, o.Words)
			out = append(out, text)
		}
	}
	lines, err := i.Press.Publishers(ctx)
	if err != nil {
		return nil, err
	}
	for _, p := range lines[:min(len(lines), mostOffers)] {
		name, _ := p.Name(f.Lang())
		out = append(out, name)
	}
	slices.Sort(out)
	return slices.Compact(out), nil
}

// named are the pages whose names bear the words of a query.
func (i *Inquiry) named(ctx context.Context, f layout.Frame, words string) ([]layout.Link, error) {
	if words == "" {
		return nil, nil
	}
	labels := layout.Labels{Messages: f.Messages, Names: i.Layout.Names}
	matches := search.Matching(words)
	var out []layout.Link
	for _, facet := range i.kinds() {
		most := mostNames
		if facet == catalogue.Topic {
			most++
		}
		options, err := i.Catalogue.Found(ctx, facet, most)
		if err != nil {
			return nil, err
		}
		if len(options) > mostNames {
			continue // too many to read through
		}
		path := map[catalogue.Facet]string{catalogue.Series: "/series/", catalogue.Country: "/countries/", catalogue.Organisation: "/organisations/", catalogue.Topic: "/topics/"}[facet]
		for _, o := range options {
			text, lang := labels.Of(facet, o.Value, o.Words)
			if len(out) < mostNamed && matches(text) {
				out = append(out, layout.Link{Href: f.To(path + o.Value), Text: text, Lang: f.Foreign(lang)})
			}
		}
	}
	return out, nil
}

// mostNames is how many names of a kind are read through, the commonest; topics where
// there are no more.
const mostNames = 2000

// near says what else to ask where nothing was found.
func (i *Inquiry) near(ctx context.Context, p *searchPage, a address, query search.Query) error {
	nearby, err := i.Search.Near(ctx, query)
	if err != nil {
		return err
	}
	to := func(words string) layout.Link {
		at := a
		at.words = words
		return layout.Link{Href: at.at(p.Frame), Text: words}
	}
	if nearby.Instead != "" {
		l := to(nearby.Instead)
		p.Instead = &l
	}
	for _, f := range nearby.Fewer {
		p.Fewer = append(p.Fewer, tried{to(strings.TrimSpace(f.Words)), p.Count("releases", f.Total)})
	}
	return nil
}
