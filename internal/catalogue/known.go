package catalogue

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"readout"
)

// Known reports whether each value that a filter names is one that a public
// release has, whatever the others are. What is not is readout.ErrNotFound, as
// for an address that never was.
func (c *Catalogue) Known(ctx context.Context, f Filter) error {
	return c.read(ctx, func(x *index) error {
		for facet, v := range f.values {
			at := Facet(facet)
			if v == "" || at == scope {
				continue
			}
			if at == Publisher && v == AllPublishers {
				if c.locked { // there are no others
					return readout.ErrNotFound
				}
				continue
			}
			if !x.any((Filter{}).With(at, v).required(c.locked)) {
				return readout.ErrNotFound
			}
		}
		return nil
	})
}

// Options lists the values of a facet among all public releases, by value, each
// with the number of its releases.
func (c *Catalogue) Options(ctx context.Context, f Facet) ([]Option, error) {
	var out []Option
	err := c.read(ctx, func(x *index) error {
		out = x.options(c.view(x, Query{Count: []Facet{f}}).offered[f], c.locked)
		return nil
	})
	return out, err
}

// Found is Options among the releases that were neither withdrawn nor removed: what
// a search may offer. Of more than so many it has the commonest; 0 is all.
func (c *Catalogue) Found(ctx context.Context, f Facet, most int) (options []Option, err error) {
	err = c.read(ctx, func(x *index) error {
		options = x.options(c.view(x, Query{Filter: (Filter{}).With(standing, "yes"), Count: []Facet{f}, Options: most}).offered[f], c.locked)
		return nil
	})
	return options, err
}

// Meetings returns a page of the meetings that the releases of a filter report,
// the latest day first, size of them from the one at first, which counts from
// 0, and how many there are.
func (c *Catalogue) Meetings(ctx context.Context, f Filter, first, size int) (ids []readout.MeetingID, total int, err error) {
	err = c.read(ctx, func(x *index) error {
		days := map[readout.MeetingID]uint32{} // as texts
		for _, n := range c.view(x, Query{Filter: f}).items {
			if i := &x.items[n]; i.meeting != 0 && x.texts.compare(i.day, days[i.meeting]) >= 0 {
				days[i.meeting] = i.day
			}
		}
		all := make([]readout.MeetingID, 0, len(days))
		for id := range days {
			all = append(all, id)
		}
		slices.SortFunc(all, func(a, b readout.MeetingID) int {
			return cmp.Or(x.texts.compare(days[b], days[a]), cmp.Compare(b, a))
		})
		total = len(all)
		ids = slices.Clone(all[min(first, total):min(first+size, total)])
		return nil
	})
	return ids, total, err
}

// Beside lists the values of a facet among the meetings of a filter, by value,
// each with the number of those meetings; without the filter's own value.
func (c *Catalogue) Beside(ctx context.Context, f Filter, facet Facet) ([]Option, error) {
	var out []Option
	err := c.read(ctx, func(x *index) error {
		met := map[uint32]map[readout.MeetingID]bool{}
		own, narrowed := x.termAt(key{facet, f.values[facet]})
		for _, n := range c.view(x, Query{Filter: f}).items {
			i := &x.items[n]
			if i.meeting == 0 {
				continue
			}
			for _, t := range x.termsOf(n) {
				if Facet(x.terms[t].facet) == facet && !(narrowed && t == own) {
					if met[t] == nil {
						met[t] = map[readout.MeetingID]bool{}
					}
					met[t][i.meeting] = true
				}
			}
		}
		var beside []counted
		for t, meetings := range met {
			beside = append(beside, counted{t, uint32(len(meetings))})
		}
		slices.SortFunc(beside, func(a, b counted) int { return x.byValue(a.term, b.term) })
		out = x.options(beside, c.locked)
		return nil
	})
	return out, err
}

// Words returns the commonest wording of a value; readout.ErrNotFound where no
// public release has it.
func (c *Catalogue) Words(ctx context.Context, f Facet, value string) (words string, err error) {
	err = c.read(ctx, func(x *index) error {
		if !x.any((Filter{}).With(f, value).required(c.locked)) {
			return readout.ErrNotFound
		}
		if t, there := x.termAt(key{f, value}); there { // else nothing was asked for
			words = x.texts.text(x.label(t, c.locked))
		}
		return nil
	})
	return words, err
}

// Value is a value of a facet.
type Value struct {
	Facet Facet
	Value string
}

// Holds tells which of these values a public release has.
func (c *Catalogue) Holds(ctx context.Context, values []Value) (map[Value]bool, error) {
	held := map[Value]bool{}
	if len(values) == 0 {
		return held, nil
	}
	err := c.read(ctx, func(x *index) error {
		for _, v := range values {
			if x.any((Filter{}).With(v.Facet, v.Value).required(c.locked)) {
				held[v] = true
			}
		}
		return nil
	})
	return held, err
}

// CountryOf is the value of a party.
func CountryOf(party readout.PartyCode) Value { return Value{Country, strings.ToLower(string(party))} }

// TopicOf is the value of a topic as a text words it.
func TopicOf(words string) Value { return Value{Topic, readout.Slug(withoutArticle(words))} }

// withoutArticle is the words of a topic, or the name of a body, without the
// article that a text puts before them: a joint survey is the joint survey.
func withoutArticle(words string) string {
	article, rest, found := strings.Cut(strings.TrimSpace(words), " ")
	switch strings.ToLower(article) {
	case "a", "an", "the":
		if rest = strings.TrimSpace(rest); found && rest != "" {
			return rest
		}
	}
	return words
}

// OrganisationOf is the value of a body as a text names it.
func OrganisationOf(name string, side readout.PartyCode) Value {
	return Value{Organisation, Body{Name: name, Side: side}.Slug()}
}
