package site_test

import (
	"bytes"
	"compress/gzip"
	"maps"
	"net/http"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"golang.org/x/net/html"

	"readout"
	"readout/internal/roomtest"
)

// crawl follows the links from the home pages, few of each narrowed list, and
// returns each page by path.
func (r *room) crawl() map[string][]byte {
	r.t.Helper()
	found := map[string][]byte{}
	queue := []string{"/en/", "/ko/"}
	from := map[string]string{}
	sample := roomtest.Sample{}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		if _, done := found[path]; done {
			continue
		}
		w := r.get(path)
		found[path] = w.Body.Bytes()
		if w.Code != http.StatusOK {
			r.t.Errorf("%s, linked from %s, answers %d", path, from[path], w.Code)
			continue
		}
		if !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(found[path]))
		must(r.t, err)
		for _, a := range all(doc, tag("a")) {
			href, _, _ := strings.Cut(attr(a, "href"), "#")
			if strings.HasPrefix(href, "/") {
				if _, seen := from[href]; !seen {
					from[href] = path
					if sample.Take(href) {
						queue = append(queue, href)
					}
				}
			}
		}
	}
	return found
}

// archivePages are the pages of the demonstration as an archive shows it. They
// are the same in every room of it and walked once.
var archivePages struct {
	once  sync.Once
	pages map[string][]byte
}

// demoPages is crawl for a room of the demonstration as an archive.
func (r *room) demoPages() map[string][]byte {
	r.t.Helper()
	archivePages.once.Do(func() { archivePages.pages = r.crawl() })
	return maps.Clone(archivePages.pages)
}

// noPage reports whether what stands at an address is for programs.
func noPage(address string) bool {
	path, _, _ := strings.Cut(address, "?")
	return strings.HasPrefix(path, "/files/") || slices.Contains([]string{".txt", ".json", ".bib", ".ris", ".atom", ".rss", ".ics", ".md", ".docx", ".csv"}, filepath.Ext(path))
}

// saysWhatItIs is an element that runs nothing: data for programs.
func saysWhatItIs(n *html.Node) bool {
	return n.Data == "script" && attr(n, "type") == "application/ld+json" && n.Parent != nil && n.Parent.Data == "head"
}

// problems are what a page lacks.
func problems(doc *html.Node, lang string) []string {
	var out []string
	if got := attr(all(doc, tag("html"))[0], "lang"); got != lang {
		out = append(out, "its language is "+got)
	}
	if n := len(all(doc, tag("h1"))); n != 1 {
		out = append(out, "it has not one h1")
	}
	for _, name := range []string{"main", "header", "footer", "title"} {
		if len(all(doc, tag(name))) == 0 {
			out = append(out, "it has no "+name)
		}
	}
	for _, name := range []string{"script", "style", "iframe", "font"} {
		if len(all(doc, func(n *html.Node) bool { return n.Data == name && !saysWhatItIs(n) })) > 0 {
			out = append(out, "it has a "+name)
		}
	}
	ids := map[string]int{}
	level := 0
	for n := range doc.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, a := range n.Attr {
			switch {
			case a.Key == "id":
				ids[a.Val]++
			case strings.HasPrefix(a.Key, "on") || a.Key == "style":
				out = append(out, n.Data+" has the attribute "+a.Key)
			}
		}
		if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
			if now := int(n.Data[1] - '0'); now > level+1 {
				out = append(out, "the heading "+words(n)+" skips a level")
			} else {
				level = now
			}
		}
		if n.Data == "ul" || n.Data == "ol" {
			for c := range n.ChildNodes() {
				if c.Type == html.ElementNode && c.Data != "li" {
					out = append(out, "a list holds a "+c.Data)
				}
			}
		}
	}
	for id, n := range ids {
		if n > 1 {
			out = append(out, "the id "+id+" stands twice")
		}
	}
	links := all(doc, tag("a"))
	for i, want := range []string{"#content", "#menu", "#search"} {
		if len(links) < 3 || attr(links[i], "href") != want {
			out = append(out, "the skip menu is not first")
			break
		}
	}
	for _, a := range links {
		if to, ok := strings.CutPrefix(attr(a, "href"), "#"); ok && ids[to] == 0 {
			out = append(out, "the link "+words(a)+" leads to no #"+to)
		}
		if words(a) == "" && attr(a, "aria-label") == "" {
			out = append(out, "the link to "+attr(a, "href")+" has no name")
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func gzipped(t *testing.T, body []byte) int {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, err := w.Write(body)
	must(t, err)
	must(t, w.Close())
	return b.Len()
}

// TestErrorPages are pages like all others, in both languages, and say nothing
// of the address.
func TestErrorPages(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	for _, lang := range []string{"en", "ko"} {
		one, two := r.get("/"+lang+"/releases/2031/one"), r.get("/"+lang+"/no/such/place")
		if one.Code != http.StatusNotFound || one.Body.String() != two.Body.String() {
			t.Errorf("%s: two addresses that never were answer differently (P2)", lang)
		}
		doc, err := html.Parse(bytes.NewReader(one.Body.Bytes()))
		must(t, err)
		for _, problem := range problems(doc, lang) {
			t.Errorf("%s: %s", lang, problem)
		}
	}
}
