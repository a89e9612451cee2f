package harvest

import (
	"cmp"
	"context"
	"errors"
	"html"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/feeds"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/prose"
	"readout/internal/register"
	"readout/internal/search"
	"readout/internal/web"
)

// forms are the formats of feeds, by the ending of their addresses.
var forms = []string{"atom", "rss", "json"}

// Bounds of what a feed carries of a text. Of the 4,983 White House releases two
// in three have no more than so many code points; the rest stands on the page.
const (
	feedText    = 8192
	feedSummary = 300
)

// list is one list of releases: what it is, and which of it to show.
type list struct {
	title       string
	page        string // path without language
	stem        string // of the feed's own address, where that is not of the page
	query       url.Values
	ids         []readout.ReleaseID
	page1       int // which page, from 1
	pages       int
	description string
	narrowed    []string // by what, in words
}

// lister finds a list for a request.
type lister func(ctx context.Context, p page, r *http.Request, number int) (list, error)

// feed answers with a list in one format.
func (h *Harvest) feed(form string, find lister) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		p := h.page(r)
		number, err := pageNumber(r)
		if err != nil {
			return err
		}
		l, err := find(r.Context(), p, r, number)
		if err != nil {
			return err
		}
		f, err := p.feed(r.Context(), l)
		if err != nil {
			return err
		}
		switch form {
		case "rss":
			body, err := f.RSS()
			return send(w, feeds.RSSType, body, err)
		case "json":
			body, err := f.JSON()
			return send(w, feeds.JSONType, body, err)
		}
		body, err := f.Atom()
		return send(w, feeds.AtomType, body, err)
	}
}

// homeFeed is of all that the house shows: an archive's texts of every
// publisher, a publisher's own.
func (h *Harvest) homeFeed(ctx context.Context, p page, _ *http.Request, number int) (list, error) {
	of := catalogue.Filter{}
	if h.House != readout.HouseArchive {
		of = of.OursOnly()
	}
	l, err := p.list(ctx, of, nil, nil, number)
	l.title, l.page, l.description = p.Text("site.name"), "/", p.Text("site.about")
	return l, err
}

func (h *Harvest) releasesFeed(ctx context.Context, p page, r *http.Request, number int) (list, error) {
	publishers, err := h.Press.Publishers(ctx)
	if err != nil {
		return list{}, err
	}
	l, err := p.list(ctx, (catalogue.Filter{}).OursOnly(), r, publishers, number)
	l.title, l.page = p.named(strings.Join(append([]string{p.Text("release.title")}, l.narrowed...), ", ")), "/releases"
	return l, err
}

func (h *Harvest) publisherFeed(ctx context.Context, p page, r *http.Request, number int) (list, error) {
	line, err := h.Press.Publisher(ctx, r.PathValue("code"))
	if err != nil {
		return list{}, err
	}
	l, err := p.list(ctx, (catalogue.Filter{}).With(catalogue.Publisher, line.Code), r, []press.PublisherLine{line}, number)
	name, _ := line.Name(p.Lang())
	l.title, l.page = p.named(strings.Join(append([]string{name}, l.narrowed...), ", ")), "/publishers/"+line.Code
	return l, err
}

func (h *Harvest) boardFeed(ctx context.Context, p page, r *http.Request, number int) (list, error) {
	line, err := h.Press.Publisher(ctx, r.PathValue("publisher"))
	if err != nil {
		return list{}, err
	}
	at := slices.IndexFunc(line.Boards, func(b press.BoardLine) bool { return b.Code == r.PathValue("code") })
	if at < 0 {
		return list{}, readout.ErrNotFound
	}
	of := (catalogue.Filter{}).With(catalogue.Publisher, line.Code).With(catalogue.Board, line.Code+"/"+line.Boards[at].Code)
	l, err := p.list(ctx, of, r, []press.PublisherLine{line}, number)
	board, _ := line.Boards[at].Name(p.Lang())
	name, _ := line.Name(p.Lang())
	l.title, l.page = p.named(strings.Join(append([]string{board, name}, l.narrowed...), ", ")), "/boards/"+line.Code+"/"+line.Boards[at].Code
	return l, err
}

// seriesFeed is of the texts about the meetings of a series, the latest meeting
// first.
func (h *Harvest) seriesFeed(ctx context.Context, p page, r *http.Request, number int) (list, error) {
	slug := r.PathValue("slug")
	texts, err := h.Register.SeriesTexts(ctx, slug, number)
	if errors.Is(err, readout.ErrNotFound) {
		_, form, _ := strings.Cut(r.URL.Path[strings.LastIndexByte(r.URL.Path, '/')+1:], ".")
		return list{}, h.movedTo(r, register.KindSeries, slug, form)
	}
	if err != nil {
		return list{}, err
	}
	return list{title: p.named(texts.Series.Name), page: "/series/" + slug, ids: texts.Releases, page1: number, pages: texts.Pages}, nil
}

// movedTo leads to where a thing of the register stands that was merged into
// another.
func (h *Harvest) movedTo(r *http.Request, kind, from, form string) error {
	to, err := h.Register.Moved(r.Context(), kind, from)
	if err != nil {
		return err
	}
	return web.Redirect("/"+r.PathValue("lang")+"/"+kind+"/"+to+"."+form, http.StatusMovedPermanently)
}

// searchFeed is of what a search finds, the newest first.
func (h *Harvest) searchFeed(ctx context.Context, p page, r *http.Request, number int) (list, error) {
	words := search.AsTyped(r.URL.Query().Get("q"))
	if words == "" {
		return list{}, readout.ErrNotFound
	}
	found, err := h.Search.Search(ctx, search.Query{Words: words, Lang: p.Lang(), Page: number, Order: search.Newest})
	if err != nil {
		return list{}, err
	}
	l := list{title: p.named(p.Text("search.title") + ": " + words), page: "/search", query: url.Values{"q": {words}}, page1: found.Page, pages: found.Pages}
	var ids []readout.ReleaseID
	for _, hit := range found.Hits {
		ids = append(ids, hit.Release)
	}
	entries, err := h.Press.Entries(ctx, ids, p.Lang())
	if err != nil {
		return list{}, err
	}
	for _, id := range ids { // the index is a moment behind
		if e, there := entries[id]; there && search.Findable(e) {
			l.ids = append(l.ids, id)
		}
	}
	return l, nil
}

// list is one page of a list, narrowed as the request asks where there is one:
// by the same parameters as its page.
func (p page) list(ctx context.Context, base catalogue.Filter, r *http.Request, publishers []press.PublisherLine, number int) (list, error) {
	filter, l := base, list{}
	facets := catalogue.Facets(p.h.Features)
	if r != nil {
		filter = base.Parse(r.URL.Query(), facets)
		l.query = filter.Values(base)
		if err := p.h.Catalogue.Known(ctx, (catalogue.Filter{}).Parse(l.query, facets)); err != nil {
			return list{}, err
		}
	}
	found, err := p.h.Catalogue.Page(ctx, catalogue.Query{Filter: filter, Page: number})
	if err != nil {
		return list{}, err
	}
	l.ids, l.page1, l.pages = found.Releases, max(number, 1), found.Pages
	labels := layout.Labels{Messages: p.Messages, Names: p.h.Names, Publishers: publishers}
	for _, f := range facets {
		value := l.query.Get(f.Param())
		if value == "" {
			continue
		}
		words, err := p.h.words(ctx, f, value)
		if err != nil {
			return list{}, err
		}
		text, _ := labels.Said(f, value, words)
		l.narrowed = append(l.narrowed, text)
	}
	return l, nil
}

// words are what texts call a value; "" of all publishers, whom no release has.
func (h *Harvest) words(ctx context.Context, f catalogue.Facet, value string) (string, error) {
	if f == catalogue.Publisher {
		return "", nil
	}
	return h.Catalogue.Words(ctx, f, value)
}

// feed makes the feed of a list.
func (p page) feed(ctx context.Context, l list) (feeds.Feed, error) {
	made, err := p.h.making.take(ctx, string(p.Lang()), l.ids)
	if err != nil {
		return feeds.Feed{}, err
	}
	defer made()
	known := map[press.VersionKey]told{} // held while this feed is made, whatever the cache gives up
	dispatches, err := p.h.Press.Dispatches(ctx, l.ids, p.Lang(), feedText, func(k press.VersionKey) bool {
		if _, held := known[k]; held {
			return true
		}
		t, kept := p.h.told.get(k)
		if kept {
			known[k] = t
		}
		return kept
	})
	if err != nil {
		return feeds.Feed{}, err
	}
	lines, err := p.h.Press.Publishers(ctx)
	if err != nil {
		return feeds.Feed{}, err
	}
	publishers := map[string]press.PublisherLine{}
	for _, line := range lines {
		publishers[line.Code] = line
	}
	f := feeds.Feed{ID: p.forms(l, 1).Atom, Title: l.title, Subtitle: l.description, Lang: p.Lang(), Page: p.at(l.page), Self: p.forms(l, l.page1)}
	if len(l.query) > 0 {
		f.Page += "?" + l.query.Encode()
	}
	if p.h.Demo {
		f.Subtitle = strings.TrimSpace(p.Text("demo.note") + " " + f.Subtitle)
	}
	if l.pages > 1 {
		f.First = p.forms(l, 1)
	}
	if l.page1 > 1 {
		f.Previous = p.forms(l, l.page1-1)
	}
	if l.page1 < l.pages {
		f.Next = p.forms(l, l.page1+1)
	}
	for _, d := range dispatches {
		if line, shown := publishers[d.Publisher]; shown {
			f.Entries = append(f.Entries, p.entry(d, line, known))
		}
	}
	return f, nil
}

// forms are the addresses of a page of a list.
func (p page) forms(l list, number int) feeds.Forms {
	query := url.Values{}
	for key, values := range l.query {
		query[key] = values
	}
	if number > 1 {
		query.Set("page", strconv.Itoa(number))
	}
	end := ""
	if len(query) > 0 {
		end = "?" + query.Encode()
	}
	stem := cmp.Or(l.stem, l.page)
	if stem == "/" {
		stem = "/feed"
	}
	return feeds.Forms{Atom: p.at(stem) + ".atom" + end, RSS: p.at(stem) + ".rss" + end, JSON: p.at(stem) + ".json" + end}
}

// entry makes the entry of a release. What was withdrawn stays in its place and
// says so first, without its text: whoever has taken it before hears of it, and
// the text stands on its page below the banner. A text that its publisher's
// rights withhold is not there to begin with.
func (p page) entry(d press.Dispatch, publisher press.PublisherLine, known map[press.VersionKey]told) feeds.Entry {
	issuer, _ := publisher.Name(p.Lang())
	path := "/releases/" + d.Address.String()
	e := feeds.Entry{
		ID: feeds.URN("release", d.Publisher, d.First.String(), string(p.Lang())), Title: d.Title, Lang: d.Lang, Page: p.at(path),
		Published: d.FirstReleased, Updated: d.Changed, Issuer: issuer, Kind: feeds.Category{Term: string(d.Kind), Label: p.Text("kind." + string(d.Kind))},
		Rights: publisher.Licence, Source: d.SourceURL,
	}
	for _, l := range d.Langs {
		if _, spoken := web.MessagesFor(l); spoken && l != p.Lang() {
			e.Others = append(e.Others, feeds.Link{Href: p.h.Origin + "/" + string(l) + path, Type: "text/html", Lang: l})
		}
	}
	e.Others = append(e.Others, feeds.Link{Href: p.at(path) + ".txt", Type: "text/plain"}, feeds.Link{Href: p.at(path) + ".json", Type: "application/json"})
	var above []string // lines above the text
	if p.h.Demo || d.Demo {
		e.Demo = p.Text("demo.line")
		above = append(above, e.Demo)
	}
	switch {
	case d.State == readout.Withdrawn || d.State == readout.Removed:
		e.State = &feeds.Category{Term: string(d.State), Label: p.Text("state." + string(d.State))}
		e.Title = e.State.Label + ": " + e.Title
		e.Summary = p.Text("release." + string(d.State))
	case d.Text == "" && !d.Known:
		e.Summary = p.Text("release.notshown")
	default:
		if d.Corrected {
			e.State = &feeds.Category{Term: "corrected", Label: p.Text("state.corrected")}
			above = append(above, p.Text("release.corrected", d.Latest))
		}
		key := d.Key()
		words, held := known[key]
		if !held {
			words = tell(d)
			p.h.told.put(key, words)
		}
		e.Summary = words.summary
		e.HTML = p.html(words, d, above)
		return e
	}
	e.Summary = strings.Join(append(above, e.Summary), " · ")
	return e
}

// html is the text with the lines above it.
func (p page) html(words told, d press.Dispatch, above []string) string {
	if len(above) == 0 && d.Lang == p.Lang() && !words.cut {
		return words.html
	}
	var b strings.Builder
	for _, line := range above {
		b.WriteString("<p><em>" + html.EscapeString(line) + "</em></p>\n")
	}
	whole := words.html
	if d.Lang != p.Lang() {
		whole = `<div lang="` + html.EscapeString(string(d.Lang)) + `">` + whole + "</div>"
	}
	b.WriteString(whole)
	if words.cut {
		b.WriteString(`<p><a href="` + html.EscapeString(p.at("/releases/"+d.Address.String())) + `">` + html.EscapeString(p.Text("feed.cut")) + "</a></p>\n")
	}
	return b.String()
}

// summary is how a text begins behind its head.
func summary(doc *prose.Doc) string {
	begins := line{most: feedSummary}
	for _, p := range doc.Paragraphs[doc.Head():] {
		if !begins.add(doc.Text[p.Body:p.End]) {
			break
		}
	}
	return begins.String()
}

// pageNumber reads ?page=; a number that is none is not found.
func pageNumber(r *http.Request) (int, error) {
	v := r.URL.Query().Get("page")
	if v == "" {
		return 1, nil
	}
	n, err := strconv.Atoi(v)
	if err != nil || n < 1 || n > 1_000_000 || strconv.Itoa(n) != v {
		return 0, readout.ErrNotFound
	}
	return n, nil
}
