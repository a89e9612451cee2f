package web

import (
	"fmt"
	"net/http"
	"slices"
	"strings"

	"readout"
)

// Handler answers one request: it writes Content-Type and the whole body and
// returns nil, or writes nothing and returns an error, which becomes the
// answer (see Redirect, ErrUnavailable and the kinds of the root package).
type Handler func(w http.ResponseWriter, r *http.Request) error

// Route is one line of a face's table of addresses.
type Route struct {
	// Pattern is a pattern of http.ServeMux with the method GET, which answers
	// HEAD too: "GET /{lang}/releases/{year}/{slug}", or with POST for a form. A {lang} that is none of
	// the configured languages is answered like an address that never existed.
	// Behind a last value may stand an ending, "GET /{lang}/series/{slug}.ics",
	// for another form of what stands at the address without it; a value with an
	// ending that no route names goes whole to the route without one.
	Pattern string
	// Kind names the kind of page in log lines and tests: "release", "home".
	Kind string
	// Audience says who may see it. A route without one is refused: the table
	// is closed by default.
	Audience readout.Audience
	// Feature, where given, must be public too in the house's configuration.
	Feature readout.Feature
	// Query names the parameters that the page reads. All others are cut off
	// before the handler and the cache see the address.
	Query []string
	// Uncached is a page made for each request, with the request's headers at
	// hand. Any other page is given none and may depend on its address and the
	// public epoch alone.
	Uncached bool
	// Takes is how many bytes the body of a form may have; 0 where the route takes
	// none. What comes from another site, or too often, does not reach the handler.
	Takes   int64
	Handler Handler
}

// open reports whether the route is there for the public.
func (r Route) open(features readout.Features) bool {
	return r.Audience == readout.AudiencePublic && (r.Feature == "" || features.Public(r.Feature))
}

func (r Route) check(features readout.Features) error {
	_, known := features[r.Feature]
	switch {
	case !strings.HasPrefix(r.Pattern, "GET /") && !strings.HasPrefix(r.Pattern, "POST /"):
		return fmt.Errorf("route %q: a pattern begins with \"GET /\" or \"POST /\"", r.Pattern)
	case strings.HasPrefix(r.Pattern, "POST /") != (r.Takes > 0) || r.Takes > 0 && !r.Uncached:
		return fmt.Errorf("route %q: a form says how many bytes it may have and is never kept", r.Pattern)
	case r.Audience != readout.AudiencePublic && r.Audience != readout.AudienceDesk && r.Audience != readout.AudienceOff:
		return fmt.Errorf("route %q does not say who may see it", r.Pattern)
	case r.Feature != "" && !known:
		return fmt.Errorf("route %q: the house has no feature %q", r.Pattern, r.Feature)
	case r.Kind == "":
		return fmt.Errorf("route %q does not say what kind of page it is", r.Pattern)
	case r.Handler == nil:
		return fmt.Errorf("route %q has no handler", r.Pattern)
	}
	return nil
}

// table is the open part of the routes. It finds the route of a request and
// leaves the answering to its owner: what ServeMux itself would answer
// (redirects that repeat the path, its own 404 and 405) is thrown away.
type table struct {
	mux     *http.ServeMux // of addresses below a language
	outside *http.ServeMux // of all others, which ServeMux could take for a language
}

func newTable(routes []Route, features readout.Features) (table, error) {
	t := table{http.NewServeMux(), http.NewServeMux()}
	seen := map[string]bool{}
	forks := map[string]*fork{}
	for _, r := range routes {
		if err := r.check(features); err != nil {
			return table{}, err
		}
		if seen[r.Pattern] {
			return table{}, fmt.Errorf("route %q stands twice in the table", r.Pattern)
		}
		seen[r.Pattern] = true
		if !r.open(features) {
			continue
		}
		stem, name, ending := cutEnding(r.Pattern)
		lang := strings.Contains(r.Pattern, " /{lang}")
		if forks[stem] == nil {
			forks[stem] = &fork{forms: map[string]*found{}}
			if lang {
				t.mux.Handle(stem, forks[stem])
			} else {
				t.outside.Handle(stem, forks[stem])
			}
		}
		forks[stem].add(name, ending, &found{route: r, lang: lang})
	}
	return t, nil
}

// cutEnding cuts the ending off the last value of a pattern; name is of that
// value, "" where there is no ending.
func cutEnding(pattern string) (stem, name, ending string) {
	at := strings.LastIndexByte(pattern, '/')
	value, ending, found := strings.Cut(pattern[at+1:], "}.")
	if !found || !strings.HasPrefix(value, "{") {
		return pattern, "", ""
	}
	return pattern[:at+1] + value + "}", value[1:], ending
}

// fork is one pattern of ServeMux with the routes that differ in the ending of
// its last value, which ServeMux cannot tell apart.
type fork struct {
	name  string // of the last value
	plain *found // without ending; nil where there is none
	forms map[string]*found
}

func (f *fork) add(name, ending string, is *found) {
	if ending == "" {
		f.plain = is
		return
	}
	f.name, f.forms[ending] = name, is
}

func (f *fork) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c := w.(*catcher)
	c.found = f.plain
	if f.name == "" {
		return
	}
	value := r.PathValue(f.name)
	if at := strings.LastIndexByte(value, '.'); at > 0 && f.forms[value[at+1:]] != nil {
		r.SetPathValue(f.name, value[:at])
		c.found = f.forms[value[at+1:]]
	}
}

// found is a route on its way through ServeMux.
type found struct {
	route Route
	lang  bool
}

// match returns the route of r, whose path values are then set, or nil.
func (t table) match(r *http.Request) *found {
	c := catcher{header: http.Header{}}
	if t.outside.ServeHTTP(&c, r); c.found == nil {
		t.mux.ServeHTTP(&c, r)
	}
	return c.found
}

// catcher takes the route out of ServeMux and drops whatever that writes.
type catcher struct {
	header http.Header
	found  *found
}

func (c *catcher) Header() http.Header         { return c.header }
func (c *catcher) Write(p []byte) (int, error) { return len(p), nil }
func (c *catcher) WriteHeader(int)             {}

// canonical keeps of a request's address the path and the parameters that the
// route reads, each once.
func (f *found) canonical(r *http.Request) {
	if r.URL.RawQuery == "" {
		return
	}
	given := r.URL.Query()
	for name, values := range given {
		if !slices.Contains(f.route.Query, name) {
			delete(given, name)
		} else {
			given[name] = values[:1]
		}
	}
	u := *r.URL
	u.RawQuery = given.Encode()
	r.URL = &u
}
