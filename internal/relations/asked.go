package relations

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/layout"
	"readout/internal/levels"
	"readout/internal/tally"
	"readout/internal/web"
)

// asked is what a request asks for, with the meetings that fit.
type asked struct {
	path     string // without language and query
	filter   tally.Filter
	least    int        // 0 where nobody asked
	words    url.Values // the parameters in their one form, without that of the page
	page     int
	all      []tally.Meeting // of the party, or of everybody; whatever the filter says
	meetings []tally.Meeting
}

// ask reads a request with what there is.
func (s *Relations) ask(r *http.Request, path string, party readout.PartyCode) (asked, error) {
	met, err := s.Catalogue.Met(r.Context())
	if err != nil {
		return asked{}, err
	}
	return read(r, path, party, met)
}

// read reads a request. What no meeting has is readout.ErrNotFound, as for an address
// that never was; an address that is not written in its one form leads there.
func read(r *http.Request, path string, party readout.PartyCode, met []tally.Meeting) (a asked, err error) {
	a = asked{path: path, words: url.Values{}, filter: tally.Filter{Party: party}}
	for _, m := range met {
		if party == "" || slices.Contains(m.Parties, party) {
			a.all = append(a.all, m)
		}
	}
	q := r.URL.Query()
	known := func(name string, there func(tally.Meeting) bool) error {
		if !slices.ContainsFunc(a.all, func(m tally.Meeting) bool { return !m.Coming && there(m) }) {
			return fmt.Errorf("%s %q: %w", name, q.Get(name), readout.ErrNotFound)
		}
		a.words.Set(name, q.Get(name))
		return nil
	}
	if v := q.Get("with"); v != "" {
		a.filter.With = readout.PartyCode(strings.ToUpper(v))
		err := known("with", func(m tally.Meeting) bool { return slices.Contains(m.Parties, a.filter.With) })
		if err != nil || v != strings.ToLower(v) || a.filter.With == party {
			return a, cmp.Or(err, readout.ErrNotFound)
		}
	}
	if a.filter.Year = q.Get("year"); a.filter.Year != "" {
		if err := known("year", func(m tally.Meeting) bool { return m.Year() == a.filter.Year }); err != nil {
			return a, err
		}
	}
	if v := q.Get("level"); v != "" {
		level, err := levels.Parse(v)
		if err != nil {
			return a, err
		}
		a.filter.Level = &level
		a.words.Set("level", v)
	}
	if v := q.Get("least"); v != "" {
		if a.least, err = strconv.Atoi(v); err != nil || !slices.Contains(leasts, a.least) || strconv.Itoa(a.least) != v {
			return a, fmt.Errorf("least %q: %w", v, readout.ErrNotFound)
		}
		a.words.Set("least", v)
	}
	if a.page, err = layout.PageNumber(r); err != nil {
		return a, err
	}
	if one, given := a.at(), (asked{path: path, words: q, page: 1}).at(); one != given && !strings.Contains(path, ".") {
		return a, web.Redirect("/"+string(layout.LangOf(r))+one, http.StatusMovedPermanently)
	}
	a.meetings = a.filter.Of(a.all)
	return a, nil
}

// at is the address, without its language.
func (a asked) at() string {
	q := url.Values{}
	for name, v := range a.words {
		q[name] = v
	}
	if a.page > 1 {
		q.Set("page", strconv.Itoa(a.page))
	}
	if len(q) == 0 {
		return a.path
	}
	return a.path + "?" + q.Encode()
}

// but is the address with one parameter set, or taken away where value is "".
func (a asked) but(name, value string) string {
	q := url.Values{}
	for key, v := range a.words {
		q[key] = v
	}
	if q.Del(name); value != "" {
		q.Set(name, value)
	}
	return asked{path: a.path, words: q}.at()
}

// of is the party of a country's address; readout.ErrNotFound where no public
// release tells of a meeting of it.
func (s *Relations) of(ctx context.Context, slug string) (readout.PartyCode, error) {
	_, err := s.Catalogue.Words(ctx, catalogue.Country, slug)
	return readout.PartyCode(strings.ToUpper(slug)), err
}

// form narrows a page: a choice for each parameter.
type form struct {
	Action  string
	Choices []choice
	Chosen  []chosen
	Plain   string
}

type choice struct {
	Name, Label, Any string
	Options          []option
}

type option struct {
	Value, Text string
	Selected    bool
}

type chosen struct{ Label, Text, Without string }

// leasts are the numbers that may be asked for.
var leasts = []int{1, 2, 3, 5, 10, 20, 50}

// form makes the form; a choice of one thing is none.
func (a asked) form(f layout.Frame, network bool) form {
	out := form{Action: f.To(a.path), Plain: f.To(a.path)}
	add := func(name string, options []option) {
		c := choice{Name: name, Label: f.T("met." + name), Any: f.T("filter.any"), Options: options}
		switch name {
		case "with":
			c.Label = f.T("met.party")
		case "least":
			c.Any = f.T("met.leastany")
		}
		value := a.words.Get(name)
		for i := range c.Options {
			if o := &c.Options[i]; value != "" && o.Value == value {
				o.Selected = true
				if name != "least" {
					out.Chosen = append(out.Chosen, chosen{c.Label, o.Text, f.To(a.but(name, ""))})
				}
			}
		}
		if len(options) > 1 || value != "" {
			out.Choices = append(out.Choices, c)
		}
	}
	held := tally.Filter{}.Of(a.all)
	if !network {
		var with []option
		for _, code := range named(f, others(held, a.filter.Party)) {
			with = append(with, option{Value: strings.ToLower(string(code)), Text: f.Party(code)})
		}
		add("with", with)
	}
	var years, options []option
	for _, y := range tally.Years(held) {
		if y.Year != "" {
			years = append(years, option{Value: y.Year, Text: f.T("narrowed.year", y.Year)})
		}
	}
	add("year", years)
	for _, l := range levels.All() {
		if tally.Total(held).By[l] > 0 || a.filter.Level != nil && *a.filter.Level == l {
			options = append(options, option{Value: l.String(), Text: f.T("level." + l.String())})
		}
	}
	add("level", options)
	if network {
		var least []option
		for _, n := range leasts {
			least = append(least, option{Value: strconv.Itoa(n), Text: f.T("met.leastof", n)})
		}
		add("least", least)
	}
	return out
}

// others are the parties of meetings but one, each once.
func others(meetings []tally.Meeting, but readout.PartyCode) (out []readout.PartyCode) {
	seen := map[readout.PartyCode]bool{but: true}
	for _, m := range meetings {
		for _, p := range m.Parties {
			if !seen[p] {
				seen[p] = true
				out = append(out, p)
			}
		}
	}
	return out
}

// named puts parties in the order of their names.
func named(f layout.Frame, codes []readout.PartyCode) []readout.PartyCode {
	slices.SortFunc(codes, func(a, b readout.PartyCode) int {
		return cmp.Or(strings.Compare(strings.ToLower(f.Party(a)), strings.ToLower(f.Party(b))), cmp.Compare(a, b))
	})
	return codes
}
