package lists

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/web"
)

// listPage is a page of a list: releases of ours, of a publisher, of a board.
type listPage struct {
	layout.Frame
	Name           string // of the list before it is narrowed
	Order          string // said where it is not the usual one
	Count          string // how many releases the list has
	Entries        []layout.Entry
	Filter         form
	Where          string // which of them the page shows; "" where it shows all
	Previous, Next string // addresses; "" at the ends
	Boards         []layout.Link
	Source         string // the publisher's own site
	Terms          string
}

// shelf is what a list is of by itself.
type shelf struct {
	path       string // without language
	base       catalogue.Filter
	facets     []catalogue.Facet // that it may be narrowed by
	publishers []press.PublisherLine
}

// asked is what a request asks of a shelf.
type asked struct {
	catalogue.Query
	words url.Values // the parameters in their one form, without those of the page
	page  url.Values // those of the page
}

// ask reads the parameters. One that says nothing is left out.
func (s shelf) ask(r *http.Request) (asked, error) {
	q := r.URL.Query()
	a := asked{page: url.Values{}}
	a.Filter = s.base.Parse(q, s.facets)
	a.words = a.Filter.Values(s.base)
	if q.Get("order") == "oldest" {
		a.Oldest = true
		a.words.Set("order", "oldest")
	}
	for _, name := range []string{"after", "before"} {
		if v := q.Get(name); v != "" && a.Place == nil {
			place, err := catalogue.ParsePlace(v, name == "before")
			if err != nil {
				return a, err
			}
			a.Place = &place
			a.page.Set(name, v)
		}
	}
	number, err := layout.PageNumber(r)
	if a.Place == nil {
		if a.Page = number; number > 1 {
			a.page.Set("page", strconv.Itoa(number))
		}
	}
	return a, err
}

// path is an address of the list with parameters, without its language.
func (s shelf) at(of ...url.Values) string {
	all := url.Values{}
	for _, q := range of {
		for name, v := range q {
			all[name] = v
		}
	}
	if len(all) == 0 {
		return s.path
	}
	return s.path + "?" + all.Encode()
}

// mostOptions is how many options a choice offers: the commonest, and what is
// chosen.
const mostOptions = 60

// list answers with a page of a shelf. name gives the page its heading and its
// place among the others, once its frame is there.
func (l *Lists) list(w http.ResponseWriter, r *http.Request, s shelf, name func(*listPage)) error {
	a, err := s.ask(r)
	if err != nil {
		return err
	}
	path := s.at(a.words, a.page)
	if one := s.at(r.URL.Query()); one != path {
		return web.Redirect("/"+string(langOf(r))+path, http.StatusMovedPermanently)
	}
	if err := l.Catalogue.Known(r.Context(), (catalogue.Filter{}).Parse(a.words, s.facets)); err != nil {
		return err
	}
	a.Count, a.Options = l.counted(s, a.Filter), mostOptions
	found, err := l.Catalogue.Page(r.Context(), a.Query)
	if err != nil {
		return err
	}
	p := &listPage{Frame: l.Layout.Frame(langOf(r), path, "")}
	name(p)
	p.Count = p.Frame.Count("releases", found.Total)
	if p.Entries, err = l.entries(r.Context(), p.Frame, found.Releases, s.shownFor(a.Filter)); err != nil {
		return err
	}
	if p.Filter, err = l.form(r.Context(), p.Frame, s, a, found); err != nil {
		return err
	}
	p.places(s, a, found)
	p.titled(a)
	if filter := a.Filter.Values(s.base); len(filter) > 0 {
		p.FeedQuery = "?" + filter.Encode()
	}
	if a.Chosen() > s.base.Chosen()+1 || a.Oldest || a.Place != nil {
		p.Unlisted, p.Alternates = true, nil
	}
	return l.render(w, "list", p)
}

// counted are the facets whose options are to be counted: those of the form,
// and what the address chose besides.
func (l *Lists) counted(s shelf, f catalogue.Filter) []catalogue.Facet {
	return slices.DeleteFunc(slices.Clone(s.facets), func(facet catalogue.Facet) bool {
		return facet == catalogue.Organisation && f.Of(facet) == ""
	})
}

// shownFor are the publishers whose releases a list may hold.
func (s shelf) shownFor(f catalogue.Filter) layout.Shelves {
	chosen := f.Of(catalogue.Publisher)
	return layout.ShelvesOf(slices.DeleteFunc(slices.Clone(s.publishers), func(p press.PublisherLine) bool {
		return chosen == "" && !p.Ours || chosen != "" && chosen != catalogue.AllPublishers && p.Code != chosen
	}))
}

// entries are the lines of releases, in their order.
func (l *Lists) entries(ctx context.Context, f layout.Frame, ids []readout.ReleaseID, of layout.Shelves) ([]layout.Entry, error) {
	found, err := l.Press.Entries(ctx, ids, f.Lang())
	if err != nil {
		return nil, err
	}
	lines := make([]press.Entry, 0, len(ids))
	for _, id := range ids {
		if e, there := found[id]; there {
			lines = append(lines, e)
		}
	}
	return f.ReleaseRows(lines, of), nil
}

// titled gives the page a title of its own: the list's name, what it is narrowed
// to, its order and which part of it stands there.
func (p *listPage) titled(a asked) {
	p.Name = p.Heading
	words := []string{p.Name}
	for _, c := range p.Filter.Chosen {
		words = append(words, c.Said)
	}
	if a.Oldest {
		p.Order = p.T("narrowed.oldest")
		words = append(words, p.Order)
	}
	if len(a.page) > 0 {
		words = append(words, p.Where)
	}
	p.Heading = strings.Join(words, ", ")
}

// places leads to the pages beside.
func (p *listPage) places(s shelf, a asked, found catalogue.Page) {
	if n := len(found.Releases); n < found.Total && n > 0 {
		p.Where = p.T("pages.range", layout.Thousands(found.First), layout.Thousands(found.First+n-1), layout.Thousands(found.Total))
	}
	if place := found.Previous; place != nil {
		p.Previous = p.To(s.at(a.words, url.Values{"before": {place.String()}}))
		if found.First <= catalogue.PerPage+1 {
			p.Previous = p.To(s.at(a.words))
		}
	}
	if place := found.Next; place != nil {
		p.Next = p.To(s.at(a.words, url.Values{"after": {place.String()}}))
	}
}

// without are the facets that a list may be narrowed by but those of its own.
func (l *Lists) without(own ...catalogue.Facet) []catalogue.Facet {
	return slices.DeleteFunc(slices.Clone(l.facets), func(f catalogue.Facet) bool { return slices.Contains(own, f) })
}

func (l *Lists) releases(w http.ResponseWriter, r *http.Request) error {
	publishers, err := l.Press.Publishers(r.Context())
	if err != nil {
		return err
	}
	s := shelf{path: "/releases", base: (catalogue.Filter{}).OursOnly(), facets: l.without(), publishers: publishers}
	return l.list(w, r, s, func(p *listPage) {
		p.Heading = p.T("release.title")
		p.Trail = append(p.Trail, layout.Link{Text: p.Heading})
	})
}

func (l *Lists) publisher(w http.ResponseWriter, r *http.Request) error {
	line, err := l.Press.Publisher(r.Context(), r.PathValue("code"))
	if err != nil {
		return err
	}
	s := shelf{
		path: "/publishers/" + line.Code, base: (catalogue.Filter{}).With(catalogue.Publisher, line.Code),
		facets: l.without(catalogue.Publisher), publishers: []press.PublisherLine{line},
	}
	return l.list(w, r, s, func(p *listPage) {
		p.Trail = append(p.Trail, layout.Link{Href: p.To("/publishers"), Text: p.T("publisher.list")})
		p.named(line.Name)
		p.Source, p.Terms = line.URL, line.Licence
		for _, b := range line.Boards {
			text, lang := b.Name(p.Lang())
			p.Boards = append(p.Boards, layout.Link{Href: p.To("/boards/" + line.Code + "/" + b.Code), Text: text, Lang: p.Foreign(lang)})
		}
	})
}

func (l *Lists) board(w http.ResponseWriter, r *http.Request) error {
	line, err := l.Press.Publisher(r.Context(), r.PathValue("publisher"))
	if err != nil {
		return err
	}
	at := slices.IndexFunc(line.Boards, func(b press.BoardLine) bool { return b.Code == r.PathValue("code") })
	if at < 0 {
		return readout.ErrNotFound
	}
	board := line.Boards[at]
	s := shelf{
		path:   "/boards/" + line.Code + "/" + board.Code,
		base:   (catalogue.Filter{}).With(catalogue.Publisher, line.Code).With(catalogue.Board, line.Code+"/"+board.Code),
		facets: l.without(catalogue.Publisher, catalogue.Board), publishers: []press.PublisherLine{line},
	}
	return l.list(w, r, s, func(p *listPage) {
		text, lang := line.Name(p.Lang())
		p.Trail = append(p.Trail, layout.Link{Href: p.To("/boards"), Text: p.T("board.list")},
			layout.Link{Href: p.To("/publishers/" + line.Code), Text: text, Lang: p.Foreign(lang)})
		p.named(board.Name)
		p.Terms = line.Licence
	})
}

// named makes a name the page's heading and last step.
func (p *listPage) named(name func(readout.Lang) (string, readout.Lang)) {
	text, lang := name(p.Lang())
	p.Heading, p.HeadingLang = text, p.Foreign(lang)
	p.Trail = append(p.Trail, layout.Link{Text: text, Lang: p.HeadingLang})
}
