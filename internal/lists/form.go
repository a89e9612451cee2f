package lists

import (
	"context"
	"html/template"
	"net/url"
	"slices"
	"strings"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/layout"
)

// form narrows a list: a choice for each facet, each with what is chosen.
type form struct {
	Action  string
	Choices []choice
	Orders  []option
	Chosen  []chosen
	Plain   string // the list without any filter
}

// choice is one field of the form.
type choice struct {
	Name, Label string
	Any         string        // the words of its first option, which chooses nothing
	Options     template.HTML // the others
}

// option is one option of a choice.
type option struct {
	Value    string
	Text     string
	Lang     readout.Lang // of Text where it is not the page's
	Selected bool
}

// chosen is a filter that is set, and the list without it.
type chosen struct {
	Label, Text string
	Said        string // Text as it stands behind the list's name
	Lang        readout.Lang
	Without     string
}

// form makes the form of a list. A choice of one option and none is no choice.
func (l *Lists) form(ctx context.Context, f layout.Frame, s shelf, a asked, found catalogue.Page) (form, error) {
	labels := layout.Labels{Messages: f.Messages, Names: l.Layout.Names, Publishers: s.publishers}
	labels.Prefixed = len(s.shownFor(a.Filter)) > 1
	out := form{Action: f.To(s.path), Plain: f.To(s.path)}
	for _, facet := range a.Count {
		value, name := a.Filter.Of(facet), facet.Param()
		c := choice{Name: name, Label: f.T("filter." + name), Any: f.T("filter.any")}
		if facet == catalogue.Publisher {
			c.Any = f.T("publisher.ours")
		}
		offered, err := l.offered(f, labels, a, found, facet)
		if err != nil {
			return form{}, err
		}
		c.Options = offered.options
		if value != "" {
			one, err := l.chosen(ctx, f, s, a, labels, facet)
			if err != nil {
				return form{}, err
			}
			out.Chosen = append(out.Chosen, one)
		}
		least := 2
		if facet == catalogue.Publisher && l.others() { // all of them and the only one
			least = 3
		}
		if value != "" || offered.n >= least {
			out.Choices = append(out.Choices, c)
		}
	}
	out.Orders = []option{{Value: "", Text: f.T("filter.newest"), Selected: !a.Oldest}, {Value: "oldest", Text: f.T("filter.oldest"), Selected: a.Oldest}}
	return out, nil
}

// offered are the options of a choice as the form has them, beside the one that
// chooses nothing.
type offered struct {
	options template.HTML
	n       int
}

// offered writes the options of a choice. Those of the pages of a list are the
// same while nothing changes, and they are most of a page; but names of
// publishers and boards are configuration, which the catalogue's state says
// nothing of.
func (l *Lists) offered(f layout.Frame, labels layout.Labels, a asked, found catalogue.Page, facet catalogue.Facet) (offered, error) {
	configured := facet == catalogue.Publisher || facet == catalogue.Board
	k := written{f.Lang(), facet, a.Filter}
	if o, there := l.written.get(found.Generation, k); there && !configured {
		return o, nil
	}
	options := l.options(f, labels, a, found, facet)
	var out strings.Builder
	if err := l.pages.Part(&out, "list", "options", options); err != nil {
		return offered{}, err
	}
	o := offered{template.HTML(out.String()), len(options)}
	if !configured {
		l.written.put(found.Generation, k, o)
	}
	return o, nil
}

// options are what a choice offers, in the order of the form.
func (l *Lists) options(f layout.Frame, labels layout.Labels, a asked, found catalogue.Page, facet catalogue.Facet) []option {
	value := a.Filter.Of(facet)
	var out []option
	if facet == catalogue.Publisher && l.others() {
		out = append(out, option{Value: catalogue.AllPublishers, Text: f.T("filter.allpublishers"), Selected: value == catalogue.AllPublishers})
	}
	for _, o := range found.Options[facet] {
		text, lang := labels.Of(facet, o.Value, o.Words)
		if facet != catalogue.Country || f.Shows(string(readout.FeatureCountryCounts)) {
			text = f.T("filter.option", text, layout.Thousands(o.Count))
		}
		out = append(out, option{Value: o.Value, Text: text, Lang: f.Foreign(lang), Selected: o.Value == value})
	}
	order(facet, out)
	return out
}

// order puts options in the order in which readers look for them: years the
// latest first, names by name.
func order(facet catalogue.Facet, options []option) {
	switch facet {
	case catalogue.Year:
		slices.Reverse(options)
	default:
		slices.SortFunc(options, func(a, b option) int {
			if facet == catalogue.Publisher && (a.Value == catalogue.AllPublishers) != (b.Value == catalogue.AllPublishers) {
				if a.Value == catalogue.AllPublishers {
					return -1 // stays first
				}
				return 1
			}
			return strings.Compare(a.Text, b.Text)
		})
	}
}

// chosen is a filter that is set.
func (l *Lists) chosen(ctx context.Context, f layout.Frame, s shelf, a asked, labels layout.Labels, facet catalogue.Facet) (chosen, error) {
	value, words := a.Filter.Of(facet), ""
	if facet != catalogue.Publisher { // all publishers have no words
		var err error
		if words, err = l.Catalogue.Words(ctx, facet, value); err != nil {
			return chosen{}, err
		}
	}
	text, lang := labels.Of(facet, value, words)
	said, _ := labels.Said(facet, value, words)
	rest := url.Values{}
	for name, v := range a.words {
		if name != facet.Param() {
			rest[name] = v
		}
	}
	return chosen{Label: f.T("filter." + facet.Param()), Text: text, Said: said, Lang: f.Foreign(lang), Without: f.To(s.at(rest))}, nil
}
