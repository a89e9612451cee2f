package harvest

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/feeds"
	"readout/internal/press"
	"readout/internal/web"
)

// partSize is how many things a part of the sitemap is of, each with an address
// in every language: far fewer than the protocol's 50,000, so that a part is
// made while its reader waits.
const partSize = 2500

// newsAge is how old the articles of a news sitemap may be.
const newsAge = 48 * time.Hour

// Sitemaps are the addresses that robots.txt names; none where no origin is
// known by which others could ask.
func Sitemaps(origin string) []string {
	if origin == "" {
		return nil
	}
	return []string{origin + "/sitemap.xml", origin + "/sitemap-news.xml"}
}

// sitemap answers with the index of the sitemap's parts or with one of them.
func (h *Harvest) sitemap(w http.ResponseWriter, r *http.Request) error {
	part := r.URL.Query().Get("part")
	if part == "" {
		return h.sitemapIndex(r.Context(), w)
	}
	kind, number, _ := strings.Cut(part, "-")
	n, err := strconv.Atoi(number)
	if kind == "pages" && number == "" {
		n = 1
	} else if err != nil || n < 1 || strconv.Itoa(n) != number {
		return readout.ErrNotFound
	}
	makers := map[string]func(context.Context, int) ([]feeds.URL, error){"pages": h.pageMap, "releases": h.releaseMap}
	if h.Features.Public(readout.FeatureUnconfirmedDetails) {
		makers["meetings"] = h.meetingMap
	}
	if h.Features.Public(readout.FeaturePeople) {
		makers["people"] = h.peopleMap
	}
	if makers[kind] == nil {
		return readout.ErrNotFound
	}
	urls, err := makers[kind](r.Context(), (n-1)*partSize)
	if err != nil {
		return err
	}
	if len(urls) == 0 {
		return readout.ErrNotFound
	}
	body, err := feeds.Sitemap(urls)
	return send(w, "application/xml", body, err)
}

func (h *Harvest) sitemapIndex(ctx context.Context, w http.ResponseWriter) error {
	lines, err := h.Press.Publishers(ctx)
	if err != nil {
		return err
	}
	releases := 0
	for _, l := range lines {
		releases += l.Releases
	}
	parts := []string{h.Origin + "/sitemap.xml?part=pages"}
	add := func(kind string, things int) {
		for n := 1; (n-1)*partSize < things; n++ {
			parts = append(parts, h.Origin+"/sitemap.xml?part="+kind+"-"+strconv.Itoa(n))
		}
	}
	add("releases", releases)
	details, people := h.Features.Public(readout.FeatureUnconfirmedDetails), h.Features.Public(readout.FeaturePeople)
	if details || people {
		meetings, folk, err := h.Register.Sizes(ctx)
		if err != nil {
			return err
		}
		if details {
			add("meetings", meetings)
		}
		if people {
			add("people", folk)
		}
	}
	body, err := feeds.SitemapIndex(parts)
	return send(w, "application/xml", body, err)
}

// everywhere is a page that every language has.
func (h *Harvest) everywhere(path string) []feeds.URL {
	var alternates []feeds.Link
	for _, l := range web.Languages() {
		alternates = append(alternates, feeds.Link{Lang: l, Href: h.Origin + "/" + string(l) + path})
	}
	urls := make([]feeds.URL, len(alternates))
	for i, a := range alternates {
		urls[i] = feeds.URL{Loc: a.Href, Alternates: alternates}
	}
	return urls
}

// pageMap is of the pages that are no release, meeting or person. When a list
// changed last, nobody can tell once something was taken from it, so they have
// no date.
func (h *Harvest) pageMap(ctx context.Context, first int) ([]feeds.URL, error) {
	paths := []string{"/", "/releases", "/publishers", "/boards", "/about", "/accessibility"}
	lines, err := h.Press.Publishers(ctx)
	if err != nil || first > 0 {
		return nil, err
	}
	if h.Features.Public(readout.FeatureHits) {
		paths = append(paths, "/counting")
	}
	for _, l := range lines {
		paths = append(paths, "/publishers/"+l.Code)
		for _, b := range l.Boards {
			paths = append(paths, "/boards/"+l.Code+"/"+b.Code)
		}
	}
	if h.Features.Public(readout.FeatureUnconfirmedDetails) {
		series, err := h.Register.SeriesList(ctx)
		if err != nil {
			return nil, err
		}
		paths = append(paths, "/meetings", "/calendar", "/series")
		for _, s := range series {
			paths = append(paths, "/series/"+s.Slug)
		}
		for _, of := range []struct {
			facet catalogue.Facet
			path  string
		}{{catalogue.Country, "/countries"}, {catalogue.Organisation, "/organisations"}, {catalogue.Topic, "/topics"}} {
			options, err := h.Catalogue.Options(ctx, of.facet)
			if err != nil {
				return nil, err
			}
			paths = append(paths, of.path)
			for _, o := range options {
				paths = append(paths, of.path+"/"+o.Value)
			}
		}
	}
	if h.Features.Public(readout.FeaturePeople) {
		paths = append(paths, "/people")
	}
	paths = paths[:min(len(paths), feeds.MostURLs/len(web.Languages()))]
	var urls []feeds.URL
	for _, path := range paths {
		urls = append(urls, h.everywhere(path)...)
	}
	return urls, nil
}

// releaseMap is of the releases' pages in the languages that they have editions
// in; one without an edition in a language of the pages stands under the first.
func (h *Harvest) releaseMap(ctx context.Context, first int) ([]feeds.URL, error) {
	releases, err := h.Press.Mapped(ctx, false, first, partSize)
	if err != nil {
		return nil, err
	}
	var urls []feeds.URL
	for _, m := range releases {
		if m.State == readout.Removed {
			continue // there are no words left to find
		}
		urls = append(urls, h.mapped(m)...)
	}
	return urls, nil
}

func (h *Harvest) mapped(m press.Mapped) []feeds.URL {
	path := "/releases/" + m.Address.String()
	var urls []feeds.URL
	var alternates []feeds.Link
	for _, e := range m.Editions {
		if _, spoken := web.MessagesFor(e.Lang); spoken {
			at := h.Origin + "/" + string(e.Lang) + path
			alternates = append(alternates, feeds.Link{Lang: e.Lang, Href: at})
			urls = append(urls, feeds.URL{Loc: at, Modified: e.Changed})
		}
	}
	if len(urls) == 0 {
		at := slices.IndexFunc(m.Editions, func(e press.MappedEdition) bool { return e.Lang == m.Authoritative })
		return []feeds.URL{{Loc: h.Origin + "/" + string(web.Languages()[0]) + path, Modified: m.Editions[max(at, 0)].Changed}}
	}
	if len(urls) > 1 {
		for i := range urls {
			urls[i].Alternates = alternates
		}
	}
	return urls
}

func (h *Harvest) meetingMap(ctx context.Context, first int) ([]feeds.URL, error) {
	meetings, err := h.Register.MeetingMap(ctx, first, partSize)
	if err != nil {
		return nil, err
	}
	var urls []feeds.URL
	for _, a := range meetings {
		urls = append(urls, h.everywhere("/meetings/"+a.String())...)
	}
	return urls, nil
}

func (h *Harvest) peopleMap(ctx context.Context, first int) ([]feeds.URL, error) {
	people, err := h.Register.PeopleMap(ctx, first, partSize)
	if err != nil {
		return nil, err
	}
	var urls []feeds.URL
	for _, slug := range people {
		urls = append(urls, h.everywhere("/people/"+slug)...)
	}
	return urls, nil
}

// news answers with the news sitemap: what we ourselves released in the last two
// days, in the languages that it has. It is made for each request, because it
// gets shorter with time; the clock takes entries out and lets none in.
func (h *Harvest) news(w http.ResponseWriter, r *http.Request) error {
	since := h.Now().Add(-newsAge)
	var urls []feeds.URL
	for _, lang := range web.Languages() {
		m, _ := web.MessagesFor(lang)
		for number, pages := 1, 1; number <= pages && len(urls) < feeds.MostNews; number++ {
			l, err := h.Press.List(r.Context(), press.Filter{OursOnly: true}, lang, number)
			if err != nil {
				return err
			}
			for _, e := range l.Entries {
				if e.FirstReleased.Before(since) {
					pages = 0
					break
				}
				pages = l.Pages
				if e.Lang == lang && e.State == readout.Public {
					urls = append(urls, feeds.URL{Loc: h.Origin + "/" + string(lang) + "/releases/" + e.Address.String(),
						News: &feeds.News{Publication: m.Text("site.name"), Lang: lang, Title: e.Title, Published: e.FirstReleased}})
				}
			}
		}
	}
	body, err := feeds.NewsSitemap(urls[:min(len(urls), feeds.MostNews)])
	return send(w, "application/xml", body, err)
}
