//go:build !race

package main

import (
	"fmt"
	"net/http"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/accounts"
	"readout/internal/catalogue"
	"readout/internal/download"
	"readout/internal/harvest"
	"readout/internal/lists"
	"readout/internal/phrases"
	"readout/internal/preparing"
	"readout/internal/register"
	"readout/internal/relations"
	"readout/internal/roomtest"
	"readout/internal/site"
	"readout/internal/texts"
)

var (
	titleLine = regexp.MustCompile(`(?m)^title: "(.*)"$`)
	pathValue = regexp.MustCompile(`\{([a-z]+)(\.\.\.)?\}`)
	localLink = regexp.MustCompile(`(?:href|src|action)="(/[^"#]*)`)
)

// sealedTitle is the title of the demonstration's sealed release.
func sealedTitle(t *testing.T) string {
	t.Helper()
	data, err := demoFiles.ReadFile("demo/northmark/sealed.qm.en.md")
	if err != nil {
		t.Fatal(err)
	}
	return string(titleLine.FindSubmatch(data)[1])
}

// TestP02TheGateOnEveryRoute asks at every route of the table for the sealed
// release by all the names that it may get, and compares each answer whole with
// that of a nonsense name at the same route.
func TestP02TheGateOnEveryRoute(t *testing.T) { onEngines(t, testP02TheGateOnEveryRoute) }

func testP02TheGateOnEveryRoute(t *testing.T, e engine) {
	s := serve(t, e.demo(t)...)
	title := sealedTitle(t)
	slugs := readout.SlugChoices(readout.Slug(title), "northmark", "2099-01-01", title)
	if want := "/en/releases/2099/" + slugs[0]; e == sqliteEngine && !strings.Contains(s.said.String(), want) {
		t.Errorf("the server does not print the path of the sealed release, %s: %s", want, s.said)
	}
	found, registrar := catalogue.New(nil), register.New(nil, nil, nil, nil) // for the routes alone
	face, err := site.New(site.Config{Catalogue: found, Register: registrar})
	if err != nil {
		t.Fatal(err)
	}
	headers := [][]string{nil, {"Range", "bytes=0-99"}, {"If-None-Match", "*"}, {"Accept-Encoding", "br"}}
	if e == postgresEngine {
		headers = headers[:1] // what is done with them is no engine's
	}
	asked := 0
	var forms []string
	nonsense := map[string]answer{} // by method and path
	narrowed, err := lists.New(lists.Config{Layout: face.Layout(), Catalogue: found, Register: registrar})
	if err != nil {
		t.Fatal(err)
	}
	passages, err := texts.New(face.Layout(), nil)
	if err != nil {
		t.Fatal(err)
	}
	beside, err := accounts.New(accounts.Config{Layout: face.Layout(), Register: registrar})
	if err != nil {
		t.Fatal(err)
	}
	sayings, err := phrases.New(phrases.Config{Layout: face.Layout(), Register: registrar})
	if err != nil {
		t.Fatal(err)
	}
	prepared, err := preparing.New(preparing.Config{Layout: face.Layout(), Register: registrar})
	if err != nil {
		t.Fatal(err)
	}
	met, err := relations.New(relations.Config{Layout: face.Layout(), Catalogue: found, Register: registrar})
	if err != nil {
		t.Fatal(err)
	}
	for _, route := range slices.Concat(face.Routes(), narrowed.Routes(), harvest.New(harvest.Config{Catalogue: found, Register: registrar}).Routes(), download.New(nil, readout.Features{}).Routes(), passages.Routes(), sayings.Routes(), beside.Routes(), prepared.Routes(), met.Routes()) {
		method, pattern, _ := strings.Cut(route.Pattern, " ")
		if method != "GET" {
			forms = append(forms, pattern)
			continue
		}
		if !pathValue.MatchString(strings.Replace(pattern, "{lang}", "", 1)) {
			continue // a page of its own; the next test reads it
		}
		years, endings := []string{"2099", "2026"}, []string{"", ".json", ".txt", ".ics", ".bib", ".ris"}
		if !strings.Contains(pattern, "{year}") {
			years = years[:1]
		}
		if !strings.HasSuffix(pattern, "}") {
			endings = endings[:1] // the route has its own
		}
		for _, lang := range []string{"en", "ko"} {
			for _, year := range years {
				for _, slug := range slugs {
					for _, ending := range endings {
						fill := func(name string) string {
							return pathValue.ReplaceAllStringFunc(pattern, func(v string) string {
								switch strings.Trim(v, "{}.$") {
								case "lang":
									return lang
								case "year":
									return year
								case "version":
									return "v1"
								case "":
									return ""
								}
								return name + ending
							})
						}
						for _, header := range headers {
							for _, method := range []string{"GET", "HEAD"} {
								about := fmt.Sprint(method, fill("the-quick-brown-fox-that-never-was"), header)
								never, known := nonsense[about]
								if !known {
									never = s.send(t, method, fill("the-quick-brown-fox-that-never-was"), header...)
									nonsense[about] = never
								}
								got := s.send(t, method, fill(slug), header...)
								asked++
								if !reflect.DeepEqual(never, got) || got.Status != http.StatusNotFound || got.Header.Get("Cache-Control") != "no-store" {
									t.Errorf("%s %s %v: status %d, against a nonsense address:\n%s", method, fill(slug), header, got.Status, cmp.Diff(never, got))
								}
							}
						}
					}
				}
			}
		}
	}
	for _, pattern := range forms {
		fill := func(slug string) string {
			return strings.NewReplacer("{lang}", "en", "{year}", "2099", "{slug}", slug).Replace(pattern)
		}
		never := s.post(t, fill("the-quick-brown-fox-that-never-was"), "edition=en&version=1&words=w")
		for _, slug := range slugs[:2] { // as many as one visitor may send
			got := s.post(t, fill(slug), "edition=en&version=1&words=w")
			asked++
			if diff := cmp.Diff(never, got); diff != "" || got.Status != http.StatusNotFound {
				t.Errorf("a form to %s: status %d, against a nonsense address:\n%s", fill(slug), got.Status, diff)
			}
		}
	}
	if len(forms) == 0 {
		t.Error("no form was sent")
	}
	t.Logf("%d answers compared", asked)
	if asked < 200 {
		t.Errorf("only %d answers were compared", asked)
	}
}

// TestP01TheSealedReleaseIsNowhere follows the links of the demonstration, asks
// the search for its words, and counts.
func TestP01TheSealedReleaseIsNowhere(t *testing.T) { onEngines(t, testP01TheSealedReleaseIsNowhere) }

func testP01TheSealedReleaseIsNowhere(t *testing.T, e engine) {
	s := serve(t, e.demo(t)...)
	title := sealedTitle(t)
	queue := []string{"/", "/en/", "/ko/", "/robots.txt", "/sitemap.xml", "/en/search?q=ferry", "/en/search?q=lower+ferry+agreement", "/en/search?q=alderhaven", "/ko/search?q=2099"}
	seen := map[string]bool{}
	sample := roomtest.Sample{}
	releases := map[string]bool{}
	for _, path := range queue {
		seen[path] = true
	}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		r := s.get(t, path)
		if all := fmt.Sprint(r.Header) + r.Body; strings.Contains(all, title) || strings.Contains(all, readout.Slug(title)) || strings.Contains(all, "2099-01-01") {
			t.Errorf("%s knows the sealed release", path)
		}
		if strings.HasPrefix(path, "/en/releases/20") && strings.Count(path, "/") == 4 && !strings.Contains(path, ".") {
			releases[path] = true
		}
		for _, m := range localLink.FindAllStringSubmatch(r.Body, -1) {
			link := strings.ReplaceAll(m[1], "&amp;", "&")
			if !seen[link] {
				seen[link] = true
				if e == postgresEngine && strings.HasPrefix(link, "/ko/") {
					continue // a page's other language is no engine's
				}
				if sample.Take(link) {
					queue = append(queue, link)
				}
			}
		}
	}
	t.Logf("%d pages, %d releases", len(seen), len(releases))
	if len(releases) != publicDemoReleases(t) {
		t.Errorf("%d releases are linked, %d texts are public", len(releases), publicDemoReleases(t))
	}
}

// publicDemoReleases counts the releases of the demonstration by their sources.
func publicDemoReleases(t *testing.T) int {
	t.Helper()
	names, err := demoTexts()
	if err != nil {
		t.Fatal(err)
	}
	sources := map[string]bool{}
	for _, name := range names {
		data, err := demoFiles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, rest, found := strings.Cut(string(data), "\nsource: ")
		if found && !strings.Contains(rest, "sealed_until:") {
			source, _, _ := strings.Cut(rest, "\n")
			sources[source] = true
		}
	}
	return len(sources)
}
