package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/site"
)

// serving is `readout serve` running inside the test.
type serving struct {
	url  string
	said *said
	stop func() int // ends it and returns its exit status
}

// said is what a command prints, read while it runs.
type said struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.Write(p)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.String()
}

var servingAt = regexp.MustCompile(`serving \S+ at (http://\S+)/\n`)

// startServe serves on a free port and returns once it is ready.
func startServe(t *testing.T, args ...string) *serving {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	s := &serving{said: &said{}}
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, append([]string{"serve", "--listen", "127.0.0.1:0"}, args...), streams{strings.NewReader(""), io.Discard, s.said})
	}()
	s.stop = sync.OnceValue(func() int { cancel(); return <-ended })
	t.Cleanup(func() { s.stop() })
	until(t, "the server is ready", func() bool {
		m := servingAt.FindStringSubmatch(s.said.String())
		if m == nil {
			select {
			case code := <-ended:
				ended <- code
				t.Fatalf("the server ended with %d: %s", code, s.said)
			default:
			}
			return false
		}
		s.url = m[1]
		return s.ask(t, "GET", "/ready").Status == http.StatusOK
	})
	return s
}

// until asks again and again whether something has come to be.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	untilWithin(t, 30*time.Second, what, is)
}

func untilWithin(t testing.TB, most time.Duration, what string, is func() bool) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	end := time.NewTimer(most)
	defer end.Stop()
	for !is() {
		select {
		case <-tick.C:
		case <-end.C:
			t.Fatalf("waited %s until %s", most, what)
		}
	}
}

// reply is an answer whole, but for its Date.
type reply struct {
	Status int
	Header http.Header
	Body   string
}

func (s *serving) ask(t *testing.T, method, path string, header ...string) reply {
	t.Helper()
	req, err := http.NewRequest(method, s.url+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	res, err := http.DefaultTransport.RoundTrip(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	res.Header.Del("Date")
	return reply{res.StatusCode, res.Header, string(body)}
}

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
func TestP02TheGateOnEveryRoute(t *testing.T) {
	s := startServe(t, "--demo", "--data", filepath.Join(t.TempDir(), "demo"))
	title := sealedTitle(t)
	slugs := readout.SlugChoices(readout.Slug(title), "northmark", "2099-01-01", title)
	if want := "/en/releases/2099/" + slugs[0]; !strings.Contains(s.said.String(), want) {
		t.Errorf("the server does not print the path of the sealed release, %s: %s", want, s.said)
	}
	face, err := site.New(site.Config{})
	if err != nil {
		t.Fatal(err)
	}
	asked := 0
	for _, route := range face.Routes() {
		method, pattern, _ := strings.Cut(route.Pattern, " ")
		if method != "GET" {
			t.Errorf("route %s is not covered here", route.Pattern)
		}
		if !pathValue.MatchString(strings.Replace(pattern, "{lang}", "", 1)) {
			continue // a page of its own; the next test reads it
		}
		for _, lang := range []string{"en", "ko"} {
			for _, year := range []string{"2099", "2026"} {
				for _, slug := range slugs {
					for _, ending := range []string{"", ".json", ".txt", ".ics"} {
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
						for _, header := range [][]string{nil, {"Range", "bytes=0-99"}, {"If-None-Match", "*"}, {"Accept-Encoding", "br"}} {
							for _, method := range []string{"GET", "HEAD"} {
								never := s.ask(t, method, fill("the-quick-brown-fox-that-never-was"), header...)
								got := s.ask(t, method, fill(slug), header...)
								asked++
								if diff := cmp.Diff(never, got); diff != "" || got.Status != http.StatusNotFound || got.Header.Get("Cache-Control") != "no-store" {
									t.Errorf("%s %s %v: status %d, against a nonsense address:\n%s", method, fill(slug), header, got.Status, diff)
								}
							}
						}
					}
				}
			}
		}
	}
	t.Logf("%d answers compared", asked)
	if asked < 200 {
		t.Errorf("only %d answers were compared", asked)
	}
}

// TestP01TheSealedReleaseIsNowhere follows every link of the demonstration, asks
// the search for its words, and counts.
func TestP01TheSealedReleaseIsNowhere(t *testing.T) {
	s := startServe(t, "--demo", "--data", filepath.Join(t.TempDir(), "demo"))
	title := sealedTitle(t)
	queue := []string{"/", "/en/", "/ko/", "/robots.txt", "/sitemap.xml", "/en/search?q=ferry", "/en/search?q=lower+ferry+agreement", "/en/search?q=alderhaven", "/ko/search?q=2099"}
	seen := map[string]bool{}
	releases := map[string]bool{}
	for _, path := range queue {
		seen[path] = true
	}
	for len(queue) > 0 {
		path := queue[0]
		queue = queue[1:]
		r := s.ask(t, "GET", path)
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
				queue = append(queue, link)
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
