package catalogue

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"readout"
	"readout/internal/parties"
)

// Facet is one thing that lists may be narrowed by.
type Facet int

// The facets. Three have no parameter: scope is whose releases are listed where no
// publisher is chosen, Month is what pages of a calendar are of, standing is what
// was neither withdrawn nor removed.
const (
	Publisher    Facet = iota
	Board              // "publisher/board"
	Year               // of the address
	Country            // a party of the meeting, lower case
	Series             // slug
	Topic              // slug of its words
	Language           // of an edition
	Account            // kind of account
	scope              // "ours"
	Organisation       // slug of its name and side
	Month              // of the meeting's start, YYYY-MM
	standing           // "yes"
	facets
)

// params are the names of facets in addresses, in the order of forms.
var params = []struct {
	facet Facet
	name  string
	read  bool // taken from what was read of meetings
}{
	{Publisher, "publisher", false}, {Board, "board", false}, {Year, "year", false}, {Country, "country", true},
	{Series, "series", true}, {Topic, "topic", true}, {Language, "language", false}, {Account, "account", true},
	{Organisation, "organisation", true},
}

// AllPublishers is the value of the parameter publisher for a list of everybody's
// releases, not of ours alone.
const AllPublishers = "all"

// Param is the name of a facet in addresses and in words, "" where it has none.
func (f Facet) Param() string {
	for _, p := range params {
		if p.facet == f {
			return p.name
		}
	}
	return ""
}

// Facets are those that a house lets lists be narrowed by, in the order of
// forms. What is read of meetings is left out where the house does not show
// that to the public (P29).
func Facets(features readout.Features) []Facet {
	var out []Facet
	for _, p := range params {
		if !p.read || features.Public(readout.FeatureUnconfirmedDetails) {
			out = append(out, p.facet)
		}
	}
	return out
}

// Params are the names of the facets' parameters, for a table of routes.
func Params(features readout.Features) []string {
	var out []string
	for _, f := range Facets(features) {
		out = append(out, f.Param())
	}
	return out
}

// Filter narrows a list: a value for each facet, "" for any.
type Filter struct{ values [facets]string }

// Of returns the value of a facet, "" for any.
func (f Filter) Of(facet Facet) string { return f.values[facet] }

// With returns the filter with a facet set, or open where value is "".
func (f Filter) With(facet Facet, value string) Filter {
	f.values[facet] = value
	return f
}

// OursOnly narrows the list to our own releases until a publisher is chosen.
func (f Filter) OursOnly() Filter { return f.With(scope, "ours") }

// Chosen counts the facets that parameters have set.
func (f Filter) Chosen() int {
	n := 0
	for _, p := range params {
		if f.values[p.facet] != "" {
			n++
		}
	}
	return n
}

// Parse reads the parameters of these facets into a filter and returns it. It
// takes any words: a value that nothing has finds nothing, see Catalogue.Known.
func (f Filter) Parse(query url.Values, of []Facet) Filter {
	for _, facet := range of {
		v := query.Get(facet.Param())
		if v == "" || f.values[facet] != "" {
			continue
		}
		if facet == Publisher {
			f.values[scope] = ""
		}
		f.values[facet] = v
	}
	if of, _, _ := strings.Cut(f.values[Board], "/"); f.values[Publisher] != "" && f.values[Publisher] != AllPublishers && of != f.values[Publisher] {
		f.values[Board] = "" // of the publisher that was chosen before
	}
	return f
}

// Values are the parameters of a filter beyond those of base, which a list has
// of itself.
func (f Filter) Values(base Filter) url.Values {
	q := url.Values{}
	for _, p := range params {
		if v := f.values[p.facet]; v != "" && v != base.values[p.facet] {
			q.Set(p.name, v)
		}
	}
	return q
}

// required are the terms that a release must have, without those of the facets
// in but.
func (f Filter) required(locked bool, but ...Facet) []key {
	var out []key
	for facet, v := range f.values {
		at := Facet(facet)
		if v == "" || slices.Contains(but, at) || at == Publisher && v == AllPublishers {
			continue
		}
		out = append(out, key{at, v})
	}
	if ours := (key{scope, "ours"}); locked && !slices.Contains(out, ours) {
		out = append(out, ours)
	}
	return out
}

// key names a term.
type key struct {
	facet Facet
	value string
}

// keysOf are the terms of an item, with the wording of each where it is not
// known by its value.
func keysOf(it Item) (keys []key, words []string) {
	add := func(f Facet, value, wording string) {
		if value != "" && !slices.Contains(keys, key{f, value}) {
			keys, words = append(keys, key{f, value}), append(words, wording)
		}
	}
	add(Publisher, it.Publisher, "")
	if it.Board != "" {
		add(Board, it.Publisher+"/"+it.Board, "")
	}
	add(Year, digits(it.Address.Year), "")
	for _, l := range it.Langs {
		add(Language, string(l), "")
	}
	if it.Ours {
		add(scope, "ours", "")
	}
	if !it.Gone {
		add(standing, "yes", "")
	}
	if it.Meeting == 0 {
		return keys, words
	}
	for _, p := range it.Parties {
		add(Country, CountryOf(p).Value, "")
	}
	add(Series, it.Series, it.Name)
	for _, t := range it.Topics {
		add(Topic, TopicOf(t).Value, withoutArticle(t))
	}
	add(Account, string(it.Account), "")
	for _, b := range it.Bodies {
		add(Organisation, b.Slug(), withoutArticle(b.Name))
	}
	if len(it.Start) == len("2006-01-02") {
		add(Month, string(it.Start[:len("2006-01")]), "")
	}
	return keys, words
}

// acronym is the short form that texts give behind a name once.
var acronym = regexp.MustCompile(`\s*\([A-Z][A-Z0-9&+/-]*\)$`)

// Slug is where the page of the organisation stands: its name, and whose it is,
// because every country has a Ministry of Foreign Affairs. Where that is known,
// the name has no words that say it again: texts put them before it, behind it or
// nowhere. "" where its name has no letter that an address may have.
func (b Body) Slug() string {
	name := readout.Slug(withoutArticle(acronym.ReplaceAllString(b.Name, "")))
	if b.Side != "" {
		name = parties.Without(name, b.Side)
	}
	if name == "" || b.Side == "" {
		return name
	}
	return readout.Slug(name + " " + string(b.Side))
}
