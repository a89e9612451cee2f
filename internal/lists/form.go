package lists

import (
	"context"
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
	Any         string // the words of its first option, which chooses nothing
	Options     []option
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
			if l.others() {
				c.Options = append(c.Options, option{Value: catalogue.AllPublishers, Text: f.T("filter.allpublishers"), Selected: value == catalogue.AllPublishers})
			}
		}
		for _, o := range found.Options[facet] {
			text, lang := labels.Of(facet, o.Value, o.Words)
			if facet != catalogue.Country || f.Shows(string(readout.FeatureCountryCounts)) {
				text = f.T("filter.option", text, layout.Thousands(o.Count))
			}
			c.Options = append(c.Options, option{Value: o.Value, Text: text, Lang: f.Foreign(lang), Selected: o.Value == value})
		}
		order(facet, c.Options)
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
		if value != "" || len(c.Options) >= least {
			out.Choices = append(out.Choices, c)
		}
	}
	out.Orders = []option{{Value: "", Text: f.T("filter.newest"), Selected: !a.Oldest}, {Value: "oldest", Text: f.T("filter.oldest"), Selected: a.Oldest}}
	return out, nil
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
	rest := url.Values{}
	for name, v := range a.words {
		if name != facet.Param() {
			rest[name] = v
		}
	}
	return chosen{Label: f.T("filter." + facet.Param()), Text: text, Lang: f.Foreign(lang), Without: f.To(s.at(rest))}, nil
}
