package site

import (
	"embed"
	"fmt"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"readout"
	"readout/internal/web"
)

//go:embed *.html
var templates embed.FS

// parsePages parses each page with the layout: the page's file defines "main".
func parsePages() (map[string]*template.Template, error) {
	layout, err := template.New("layout").Funcs(template.FuncMap{"page": inPage}).ParseFS(templates, "layout.html", "meetingrows.html", "rounds.html")
	if err != nil {
		return nil, err
	}
	files, err := fs.Glob(templates, "*.html")
	if err != nil {
		return nil, err
	}
	pages := map[string]*template.Template{}
	for _, f := range files {
		if f == "layout.html" || f == "meetingrows.html" || f == "rounds.html" {
			continue
		}
		t, err := template.Must(layout.Clone()).ParseFS(templates, f)
		if err != nil {
			return nil, err
		}
		pages[strings.TrimSuffix(f, ".html")] = t
	}
	return pages, nil
}

// part hands a template a part of a page together with the page, whose words it
// needs.
type part struct{ Page, Block any }

func inPage(page, block any) part { return part{page, block} }

// frame is what every page has around its own content. Its methods are the
// words, dates and addresses that templates may use.
type frame struct {
	*web.Messages
	Heading      string       // the page's h1 and title
	HeadingLang  readout.Lang // of Heading where it is not that of the page; "" else
	Path         string       // of this page without its language, with its query
	Masthead     link         // what the house calls itself
	Tagline      string
	CSS, Icon    string
	Describe     string // the page in a sentence, for search engines; "" for none
	Demo         bool
	Copies       bool // the archive house: what stands here are copies
	Words        string
	SearchInPage bool // the page has the search field itself, not its head
	Menu         []link
	Trail        []link
	Switch       []link
	Canonical    string        // absolute; "" on loopback
	Alternates   []link        // the page in every language that it has, itself included; none where it has one
	Feed         string        // address of the page's feed, or of the newest texts, without the ending that names its format
	Linked       any           // what the page is of, in the words of schema.org; nil for nothing
	Article      *articleTimes // of a release; nil on other pages
	Embed        string        // the address of the page as others ask to embed it; "" where it is not for that
	Annotations  string        // address of the values of the page at their words; "" for none
	Calendar     string        // address of the calendar of the page's meetings; "" for none
	FeedQuery    string        // what stands behind that ending; "" for nothing
	house        *Site
}

// link is a place to go; Here marks where the reader already is.
type link struct {
	Href string
	Text string
	Lang readout.Lang // of Text where it is not that of the page
	Here bool
}

// frame begins a page; path has no language. trail are the steps between home
// and this page.
func (s *Site) frame(lang readout.Lang, path, heading string, trail ...link) frame {
	m, _ := web.MessagesFor(lang)
	f := frame{Messages: m, Heading: heading, Path: path, CSS: s.css, Icon: s.icon, Demo: s.Demo, Copies: s.House == readout.HouseArchive, house: s}
	f.Masthead, f.Tagline = link{Text: m.Text("site.name")}, m.Text("site.tagline")
	if len(s.Masthead) > 0 {
		name, l := (readout.Publisher{Names: s.Masthead}).Name(lang)
		f.Masthead, f.Tagline = link{Text: name, Lang: f.Foreign(l)}, m.Text("house.tagline")
	}
	f.Menu = s.menu(f, path)
	f.Trail = append([]link{{Href: f.To("/"), Text: m.Text("trail.home")}}, trail...)
	for _, l := range web.Languages() {
		own, _ := web.MessagesFor(l)
		f.Switch = append(f.Switch, link{Href: "/" + string(l) + path, Text: own.Text("lang.own"), Lang: l, Here: l == lang})
	}
	f.Alternates = f.Switch
	f.Feed = f.To(feedOf(path))
	if s.Origin != "" {
		f.Canonical = s.Origin + "/" + string(lang) + path
	}
	return f
}

// feedOf is where the feed of a page stands: that of the list which the page
// shows, else that of the home page.
func feedOf(path string) string {
	list, _, _ := strings.Cut(path, "?")
	switch kind, rest, _ := strings.Cut(strings.TrimPrefix(list, "/"), "/"); {
	case kind == "releases" && rest == "", (kind == "publishers" || kind == "boards" || kind == "series") && rest != "":
		return list
	}
	return "/feed"
}

func (s *Site) menu(f frame, path string) []link {
	var menu []link
	for _, m := range []struct {
		path, key string
		feature   readout.Feature
	}{
		{"/releases", "menu.releases", ""},
		{"/meetings", "menu.meetings", readout.FeatureUnconfirmedDetails},
		{"/series", "menu.series", readout.FeatureUnconfirmedDetails},
		{"/people", "menu.people", readout.FeaturePeople},
		{"/publishers", "menu.publishers", ""},
		{"/boards", "menu.boards", ""},
	} {
		if m.feature == "" || s.Features.Public(m.feature) {
			menu = append(menu, link{Href: f.To(m.path), Text: f.T(m.key), Here: path == m.path || strings.HasPrefix(path, m.path+"/") || strings.HasPrefix(path, m.path+"?")})
		}
	}
	return menu
}

// PageLang is the language of the page, under a name that no page's own content
// hides.
func (f frame) PageLang() readout.Lang { return f.Lang() }

// T is the wording of key.
func (f frame) T(key string, args ...any) string { return f.Text(key, args...) }

// To is the address of a path in the page's language.
func (f frame) To(path string) string { return "/" + string(f.Lang()) + path }

// Absolute is a path with the origin before it; on loopback, where no absolute
// address is printed, the path alone.
func (f frame) Absolute(path string) string { return f.house.Origin + path }

// Of is the address of a release or meeting below a kind of page, e.g.
// "releases".
func (f frame) Of(kind string, a readout.Address) string { return f.To("/" + kind + "/" + a.String()) }

// Day writes a day as the page's language does; "" stays "".
func (f frame) Day(d readout.Day) string {
	if f.Lang() == "ko" {
		return d.Korean()
	}
	return d.English()
}

// Partial writes a date as far as it is known.
func (f frame) Partial(p readout.PartialDate) string {
	switch len(p) {
	case len(time.DateOnly):
		return f.Day(readout.Day(p))
	case len("2006-01"):
		t, err := time.Parse("2006-01", string(p))
		if err != nil {
			return string(p)
		}
		if f.Lang() == "ko" {
			return fmt.Sprintf("%d. %d.", t.Year(), int(t.Month()))
		}
		return t.Format("January 2006")
	case 4:
		if f.Lang() == "ko" {
			return string(p) + "."
		}
	}
	return string(p)
}

// Days writes a meeting's first and last day.
func (f frame) Days(start readout.PartialDate, end readout.Day) string {
	if end == "" || string(end) == string(start) {
		return f.Partial(start)
	}
	return f.Partial(start) + " – " + f.Day(end)
}

// Instant writes a time in a zone with the zone's name.
func (f frame) Instant(t time.Time, zone *time.Location) string {
	t = t.In(zone)
	day := f.Day(readout.DayIn(t, zone))
	if t.Hour() == 0 && t.Minute() == 0 {
		return day
	}
	return day + " " + t.Format("15:04 MST")
}

// Party is the house's name of a country or body.
func (f frame) Party(code readout.PartyCode) string { return f.house.Names.Name(code, f.Lang()) }

// Parties joins the names of parties.
func (f frame) Parties(codes []readout.PartyCode) string {
	names := make([]string, len(codes))
	for i, c := range codes {
		names[i] = f.Party(c)
	}
	return strings.Join(names, ", ")
}

// Count writes how many there are: "12 releases", "1 release".
func (f frame) Count(what string, n int) string {
	switch {
	case n == 1 && f.Has("count."+what[:len(what)-1]):
		return f.T("count." + what[:len(what)-1])
	case strings.Contains(f.T("count."+what), "%d"):
		return f.T("count."+what, n)
	}
	return f.T("count."+what, thousands(n))
}

func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Foreign is lang where it is not the page's own, for a lang attribute.
func (f frame) Foreign(lang readout.Lang) readout.Lang {
	if lang == f.Lang() {
		return ""
	}
	return lang
}

// Shows reports whether the house shows a feature to the public.
func (f frame) Shows(name string) bool { return f.house.Features.Public(readout.Feature(name)) }

// render writes a page.
func (s *Site) render(w http.ResponseWriter, name string, data any) error {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	return s.pages[name].ExecuteTemplate(w, "page", data)
}

// pageNumber reads ?page=; a number that is none is not found.
func pageNumber(r *http.Request) (int, error) {
	v := r.URL.Query().Get("page")
	if v == "" {
		return 1, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > 1_000_000 {
		return 0, fmt.Errorf("page %q: %w", v, readout.ErrNotFound)
	}
	return n, nil
}

// pager leads through the pages of a list.
type pager struct {
	Page, Pages    int
	Previous, Next string // addresses; "" at the ends
}

// pager makes the links of a list whose address is path with the query q.
func (f frame) pager(path string, q url.Values, page, pages int) pager {
	at := func(n int) string {
		v := url.Values{}
		for key, values := range q {
			v[key] = values
		}
		if n > 1 {
			v.Set("page", strconv.Itoa(n))
		}
		if len(v) == 0 {
			return f.To(path)
		}
		return f.To(path) + "?" + v.Encode()
	}
	p := pager{Page: page, Pages: pages}
	if page > 1 {
		p.Previous = at(page - 1)
	}
	if page < pages {
		p.Next = at(page + 1)
	}
	return p
}

// withPage is path with its page in the query, as the language switch keeps it.
func withPage(path string, page int) string {
	if page <= 1 {
		return path
	}
	return path + "?page=" + strconv.Itoa(page)
}
