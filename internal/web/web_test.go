package web_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"readout"
	"readout/internal/web"
)

const host = "127.0.0.1:8080"

// face is a server under test with what it stands on.
type face struct {
	*web.Server
	cfg    web.Config
	epoch  atomic.Int64
	reads  atomic.Int64
	made   atomic.Int64 // pages rendered
	shown  atomic.Int64
	held   atomic.Bool
	broken atomic.Bool // the database cannot be read
	views  []web.View
	log    bytes.Buffer
	mu     sync.Mutex
}

func (f *face) Write(p []byte) (int, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.log.Write(p)
}

func html(body string) web.Handler {
	return func(w http.ResponseWriter, _ *http.Request) error {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, err := io.WriteString(w, body)
		return err
	}
}

func newFace(t testing.TB, change func(*web.Config), routes ...web.Route) *face {
	t.Helper()
	f := &face{}
	f.epoch.Store(1)
	archive, _ := readout.HouseArchive.Features()
	f.cfg = web.Config{
		Hosts: web.LoopbackHosts("8080"), Languages: []readout.Lang{"en", "ko"}, Features: archive,
		Epoch: web.NewEpoch(func(context.Context) (int64, error) {
			f.reads.Add(1)
			if f.broken.Load() {
				return 0, errors.New("disk gone")
			}
			return f.epoch.Load(), nil
		}),
		ErrorPage: func(lang readout.Lang, status int) []byte { return fmt.Appendf(nil, "<p lang=%s>%d", lang, status) },
		Count:     func(v web.View) { f.views = append(f.views, v) },
		Shown:     func(readout.ReleaseID) int64 { return f.shown.Load() },
		Secret:    []byte("a secret of the test"),
		Access:    func(a *web.Access) { web.ToLogger(slog.New(slog.NewJSONHandler(f, nil)))(a) },
	}
	if change != nil {
		change(&f.cfg)
	}
	release := web.Route{Pattern: "GET /{lang}/releases/{year}/{slug}", Kind: "release", Audience: readout.AudiencePublic,
		Handler: func(w http.ResponseWriter, r *http.Request) error {
			f.made.Add(1)
			if f.held.Load() || r.PathValue("slug") != "seed" {
				return readout.ErrNotFound
			}
			web.Counted(w, 7, 1200)
			return html(strings.Repeat("<p>round eleven</p>", 200)+"<b>"+web.ViewsSlot+"</b> and "+web.ViewsSlot)(w, r)
		}}
	s, err := web.New(f.cfg, append(routes, release))
	if err != nil {
		t.Fatal(err)
	}
	f.Server = s
	return f
}

const seed = "/en/releases/2018/seed"

// ask sends one request; header is name, value, name, value.
func (f *face) ask(method, target string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, "http://"+host+target, nil)
	for i := 0; i < len(header); i += 2 {
		r.Header.Add(header[i], header[i+1])
		if header[i] == "Host" {
			r.Host = header[i+1]
		}
	}
	w := httptest.NewRecorder()
	f.ServeHTTP(w, r)
	return w
}

func TestP01RoutesAreClosedByDefault(t *testing.T) {
	archive, _ := readout.HouseArchive.Features()
	for name, r := range map[string]web.Route{
		"no audience":      {Pattern: "GET /x", Kind: "x", Handler: html("x")},
		"unknown audience": {Pattern: "GET /x", Kind: "x", Audience: "everyone", Handler: html("x")},
		"unknown feature":  {Pattern: "GET /x", Kind: "x", Audience: readout.AudiencePublic, Feature: "gossip", Handler: html("x")},
		"no kind":          {Pattern: "GET /x", Audience: readout.AudiencePublic, Handler: html("x")},
		"no handler":       {Pattern: "GET /x", Kind: "x", Audience: readout.AudiencePublic},
		"any method":       {Pattern: "/x", Kind: "x", Audience: readout.AudiencePublic, Handler: html("x")},
		"twice":            {Pattern: "GET /healthz", Kind: "x", Audience: readout.AudiencePublic, Handler: html("x")},
	} {
		cfg := web.Config{Hosts: web.LoopbackHosts("1"), Languages: []readout.Lang{"en"}, Features: archive, Access: func(*web.Access) {},
			Epoch:     web.NewEpoch(func(context.Context) (int64, error) { return 1, nil }),
			ErrorPage: func(readout.Lang, int) []byte { return nil }}
		if _, err := web.New(cfg, []web.Route{r}); err == nil {
			t.Errorf("a route with %s was accepted", name)
		}
	}
}

// answers are compared whole: status, headers, body.
type whole struct {
	Status int
	Header http.Header
	Body   string
}

func wholeOf(w *httptest.ResponseRecorder) whole { return whole{w.Code, w.Header(), w.Body.String()} }

// TestP02NotYetEqualsNever compares paths that a closed route, a missing page,
// a desk feature or nothing at all stands behind.
func TestP02NotYetEqualsNever(t *testing.T) {
	f := newFace(t, nil,
		web.Route{Pattern: "GET /{lang}/desk", Kind: "desk", Audience: readout.AudienceDesk, Handler: html("secret")},
		web.Route{Pattern: "GET /{lang}/map", Kind: "map", Audience: readout.AudiencePublic, Feature: readout.FeatureMap, Handler: html("secret")},
		web.Route{Pattern: "GET /{lang}/{$}", Kind: "home", Audience: readout.AudiencePublic, Handler: html("home")},
	)
	for _, header := range [][]string{nil, {"Range", "bytes=0-9"}, {"If-None-Match", "*"}, {"Accept-Encoding", "br"}, {"If-Modified-Since", "Mon, 02 Jan 2023 15:04:05 GMT"}} {
		for _, method := range []string{"GET", "HEAD", "POST", "OPTIONS", "PUT"} {
			never := wholeOf(f.ask(method, "/en/nothing/of/the/kind/was/ever/here", header...))
			if method == "GET" && (never.Status != 404 || never.Header.Get("Cache-Control") != "no-store") {
				t.Fatalf("a nonsense address: %+v", never)
			}
			for _, path := range []string{"/en/desk", "/en/map", "/en/releases/2099/sealed", "/en/releases/2099/sealed/v1", "/en/releases/2099", "/en/desk/", "/en//desk", "/en/../en/desk", "/en/x/%2e%2e/desk", "/en/releases/2099/%73ealed", "/en/?q=1#", "/en/assets/x.css"} {
				if path == "/en/?q=1#" {
					continue // a page; the others are not
				}
				if diff := cmp.Diff(never, wholeOf(f.ask(method, path, header...))); diff != "" {
					t.Errorf("%s %s %v differs from a nonsense address:\n%s", method, path, header, diff)
				}
			}
		}
	}
	for _, path := range []string{"/xx/", "/xx", "/zz/releases/2018/seed", "/favicon.ico", "/assets/none.css", "/assets/", "//", "/."} {
		got := f.ask("GET", path)
		if diff := cmp.Diff(wholeOf(f.ask("GET", "/nonsense")), wholeOf(got)); diff != "" {
			t.Errorf("%s differs from a nonsense address:\n%s", path, diff)
		}
	}
}

func TestErrorsBecomeAnswersInTheReadersLanguage(t *testing.T) {
	failing := map[string]error{"notfound": readout.ErrNotFound, "forbidden": fmt.Errorf("x: %w", readout.ErrForbidden), "invalid": readout.Invalid("no"),
		"unavailable": web.ErrUnavailable, "fault": errors.New("the disk is full"), "moved": web.Redirect("/ko/releases", http.StatusMovedPermanently)}
	f := newFace(t, nil, web.Route{Pattern: "GET /{lang}/fail/{how}", Kind: "fail", Audience: readout.AudiencePublic,
		Handler: func(_ http.ResponseWriter, r *http.Request) error {
			if r.PathValue("how") == "panic" {
				panic("rule broken")
			}
			return failing[r.PathValue("how")]
		}})
	for how, want := range map[string]int{"notfound": 404, "forbidden": 404, "invalid": 400, "unavailable": 503, "fault": 500, "panic": 500, "moved": 301} {
		w := f.ask("GET", "/ko/fail/"+how, "Accept-Language", "en")
		body := fmt.Sprintf("<p lang=ko>%d", want)
		if want == 301 {
			body = ""
			if got := w.Header().Get("Location"); got != "/ko/releases" {
				t.Errorf("moved to %q", got)
			}
		} else if got := w.Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: Cache-Control %q", how, got)
		}
		if w.Code != want || w.Body.String() != body {
			t.Errorf("%s: %d %q, want %d", how, w.Code, w.Body, want)
		}
	}
	if got := f.ask("GET", "/nothing", "Accept-Language", "fr, ko-KR;q=0.8, en;q=0.3").Body.String(); got != "<p lang=ko>404" {
		t.Errorf("a reader of Korean got %q", got)
	}
	for _, words := range []string{"the disk is full", "rule broken"} {
		if !strings.Contains(f.log.String(), words) {
			t.Errorf("the log does not say %q", words)
		}
	}
	if strings.Contains(f.ask("GET", "/en/fail/fault").Body.String(), "disk") {
		t.Error("the reader is told of the disk")
	}
}

func TestHostHeaderMustBeOurs(t *testing.T) {
	_, hosts, err := web.ParseOrigin("https://Press.Example/")
	if err != nil {
		t.Fatal(err)
	}
	f := newFace(t, func(c *web.Config) { c.Hosts = hosts; c.HTTPS = true })
	for name, want := range map[string]int{"press.example": 200, "PRESS.example": 200, "press.example:443": 200, "evil.example": 421, "press.example:8080": 421, host: 421, "": 421} {
		w := f.ask("GET", seed, "Host", name)
		if w.Code != want {
			t.Errorf("Host %q: %d, want %d", name, w.Code, want)
		}
		if want == 421 && strings.Contains(w.Body.String()+fmt.Sprint(w.Header()), "evil") {
			t.Errorf("the answer repeats the host: %q", w.Body)
		}
	}
	if w := f.ask("GET", "/healthz", "Host", "10.0.0.7:8080"); w.Code != 200 {
		t.Errorf("a supervisor that asks by address got %d", w.Code)
	}
	if got := f.ask("GET", seed, "Host", "press.example").Header().Get("Strict-Transport-Security"); got == "" {
		t.Error("https is not held")
	}
}

func TestOriginsAreWrittenOneWay(t *testing.T) {
	for in, want := range map[string]string{"https://press.example": "https://press.example", "https://press.example:443/": "https://press.example", "http://localhost:8080": "http://localhost:8080"} {
		if got, _, err := web.ParseOrigin(in); err != nil || got != want {
			t.Errorf("ParseOrigin(%q) = %q, %v", in, got, err)
		}
	}
	for _, in := range []string{"", "press.example", "ftp://press.example", "https://", "https://user@press.example", "https://press.example/site", "https://press.example?x"} {
		if got, _, err := web.ParseOrigin(in); err == nil {
			t.Errorf("ParseOrigin(%q) = %q", in, got)
		}
	}
}

func TestClientIsBelievedFromTrustedProxiesOnly(t *testing.T) {
	proxies, err := web.ParseProxies([]string{"10.0.0.0/8", "192.0.2.1", "fd00::/8"})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		peer      string
		forwarded []string
		want      string
	}{
		{"203.0.113.9:1", []string{"1.2.3.4"}, "203.0.113.9"},
		{"10.1.1.1:1", []string{"1.2.3.4"}, "1.2.3.4"},
		{"10.1.1.1:1", []string{"6.6.6.6, 1.2.3.4, 10.2.2.2"}, "1.2.3.4"},
		{"10.1.1.1:1", []string{"6.6.6.6", "1.2.3.4"}, "1.2.3.4"},
		{"10.1.1.1:1", []string{"6.6.6.6, nonsense"}, "10.1.1.1"},
		{"10.1.1.1:1", nil, "10.1.1.1"},
		{"192.0.2.1:1", []string{"::ffff:1.2.3.4"}, "1.2.3.4"},
		{"[fd00::1]:1", []string{"2001:db8::5"}, "2001:db8::5"},
		{"nonsense", []string{"1.2.3.4"}, "invalid IP"},
	} {
		r := httptest.NewRequest("GET", "/", nil)
		r.RemoteAddr = c.peer
		r.Header["X-Forwarded-For"] = c.forwarded
		if got := proxies.Client(r).String(); got != c.want {
			t.Errorf("peer %s, forwarded %v: %s, want %s", c.peer, c.forwarded, got, c.want)
		}
	}
	if _, err := web.ParseProxies([]string{"everyone"}); err == nil {
		t.Error("everyone is a network")
	}
}

func TestEveryAnswerHasTheSameSecurityHeaders(t *testing.T) {
	f := newFace(t, func(c *web.Config) { c.NoIndex = true })
	for _, target := range []string{seed, "/en/nothing", "/healthz", "/robots.txt"} {
		h := f.ask("GET", target).Header()
		for name, want := range map[string]string{"Content-Security-Policy": "script-src 'none'", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "origin",
			"X-Robots-Tag": "noindex"} {
			if !strings.Contains(h.Get(name), want) {
				t.Errorf("%s: %s is %q", target, name, h.Get(name))
			}
		}
	}
}

func TestOnlyGetAndHeadWithoutBody(t *testing.T) {
	f := newFace(t, nil)
	get, head := f.ask("GET", seed), f.ask("HEAD", seed)
	if head.Body.Len() != 0 || head.Code != 200 {
		t.Errorf("HEAD: %d with %d bytes", head.Code, head.Body.Len())
	}
	if diff := cmp.Diff(get.Header(), head.Header()); diff != "" {
		t.Errorf("HEAD has other headers:\n%s", diff)
	}
	if w := f.ask("POST", seed); w.Code != 405 || w.Header().Get("Allow") != "GET, HEAD" {
		t.Errorf("POST: %d, Allow %q", w.Code, w.Header().Get("Allow"))
	}
	if w := f.ask("POST", seed, "Sec-Fetch-Site", "cross-site"); w.Code != 403 {
		t.Errorf("POST from another site: %d", w.Code)
	}
	r := httptest.NewRequest("GET", "http://"+host+seed, strings.NewReader("body"))
	w := httptest.NewRecorder()
	f.ServeHTTP(w, r)
	if w.Code != 413 {
		t.Errorf("GET with a body: %d", w.Code)
	}
}

func TestPagesAreSentInTheBestCodingWithATagOfItsOwn(t *testing.T) {
	f := newFace(t, nil)
	plain := f.ask("GET", seed).Body.String()
	tags := map[string]bool{}
	for accept, coding := range map[string]string{"": "", "gzip, deflate, br, zstd": "br", "gzip, zstd": "zstd", "gzip": "gzip", "br;q=0.1, gzip;q=0.9": "gzip", "br;q=0": "", "identity": "", "BR": "br"} {
		w := f.ask("GET", seed, "Accept-Encoding", accept)
		if got := w.Header().Get("Content-Encoding"); got != coding {
			t.Errorf("Accept-Encoding %q: coding %q, want %q", accept, got, coding)
			continue
		}
		var r io.Reader = w.Body
		switch coding {
		case "br":
			r = brotli.NewReader(r)
		case "gzip":
			g, err := gzip.NewReader(r)
			if err != nil {
				t.Fatal(err)
			}
			r = g
		case "zstd":
			z, err := zstd.NewReader(r)
			if err != nil {
				t.Fatal(err)
			}
			defer z.Close()
			r = z
		}
		body, err := io.ReadAll(r)
		if err != nil || string(body) != plain {
			t.Errorf("%s: %v, %d bytes, want %d", coding, err, len(body), len(plain))
		}
		tag := w.Header().Get("Etag")
		tags[tag] = true
		if !strings.HasPrefix(tag, `"`) || w.Header().Get("Vary") != "Accept-Encoding" || w.Header().Get("Cache-Control") != "public, no-cache" {
			t.Errorf("%s: headers %v", coding, w.Header())
		}
		if w := f.ask("GET", seed, "Accept-Encoding", accept, "If-None-Match", `"x", W/`+tag); w.Code != 304 || w.Body.Len() != 0 || w.Header().Get("Etag") != tag {
			t.Errorf("%s: held page answered %d with %d bytes", coding, w.Code, w.Body.Len())
		}
	}
	if len(tags) != 4 {
		t.Errorf("%d tags for four codings", len(tags))
	}
}

func TestP18CountingChangesNothing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFace(t, nil)
		first := f.ask("GET", seed)
		if !strings.Contains(first.Body.String(), "<b>1,200</b> and "+web.ViewsSlot) {
			t.Fatalf("the page ends with %q", first.Body.String()[3800:])
		}
		f.shown.Store(5)
		time.Sleep(9 * time.Second)
		if got := f.ask("GET", seed).Body.String(); !strings.Contains(got, "<b>1,200</b>") {
			t.Error("the number changed within 10 s")
		}
		time.Sleep(2 * time.Second)
		later := f.ask("GET", seed)
		if got := later.Body.String(); !strings.Contains(got, "<b>1,205</b>") {
			t.Error("the number did not change after 10 s")
		}
		if first.Header().Get("Etag") != later.Header().Get("Etag") || f.made.Load() != 1 {
			t.Errorf("counting made the page %d times, tags %s and %s", f.made.Load(), first.Header().Get("Etag"), later.Header().Get("Etag"))
		}
		f.views = nil
		f.ask("GET", seed, "If-None-Match", later.Header().Get("Etag"), "User-Agent", "reader", "Sec-Purpose", "prefetch")
		f.ask("HEAD", seed)
		f.ask("GET", "/en/releases/2018/other")
		f.ask("POST", seed)
		f.ask("GET", "/robots.txt")
		want := []web.View{{Release: 7, Address: netip.MustParseAddr("192.0.2.1"), Agent: "reader", Prefetch: true}}
		if diff := cmp.Diff(want, f.views, cmp.Comparer(func(a, b netip.Addr) bool { return a == b })); diff != "" {
			t.Errorf("views:\n%s", diff)
		}
	})
}

// TestP04WithdrawalEmptiesTheCache: after the epoch moved, by this process or
// another, nothing older is served.
func TestP04WithdrawalEmptiesTheCache(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFace(t, nil)
		for range 3 {
			f.ask("GET", seed)
		}
		if f.made.Load() != 1 || f.reads.Load() != 1 {
			t.Errorf("three requests made %d pages and read the epoch %d times", f.made.Load(), f.reads.Load())
		}
		f.held.Store(true)
		f.epoch.Store(2)
		if err := f.cfg.Epoch.Acknowledge(context.Background(), 2); err != nil {
			t.Fatal(err)
		}
		if w := f.ask("GET", seed); w.Code != 404 {
			t.Errorf("withdrawn and acknowledged, still answered %d", w.Code)
		}
		f.held.Store(false)
		f.epoch.Store(3)
		time.Sleep(6 * time.Millisecond) // another process's commit, which nobody tells us of
		if w := f.ask("GET", seed); w.Code != 200 {
			t.Errorf("restored, answered %d", w.Code)
		}
		if err := f.cfg.Epoch.Acknowledge(context.Background(), 4); err == nil {
			t.Error("an epoch that the database does not know was acknowledged")
		}
	})
}

func TestP04WithoutTheEpochNothingIsServed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		f := newFace(t, nil)
		f.ask("GET", seed)
		f.broken.Store(true)
		time.Sleep(6 * time.Millisecond)
		if w := f.ask("GET", seed); w.Code != 503 || w.Header().Get("Retry-After") == "" {
			t.Errorf("answered %d", w.Code)
		}
		reads := f.reads.Load()
		if w := f.ask("GET", "/healthz"); w.Code != 200 {
			t.Errorf("the process is alive and says %d", w.Code)
		}
		if f.reads.Load() != reads {
			t.Error("that it is alive was asked of the database, which may not answer")
		}
	})
}

func TestConcurrentMissesMakeAPageOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var made atomic.Int64
		f := newFace(t, nil, web.Route{Pattern: "GET /slow", Kind: "slow", Audience: readout.AudiencePublic, Handler: func(w http.ResponseWriter, r *http.Request) error {
			made.Add(1)
			time.Sleep(time.Second)
			return html("slow")(w, r)
		}})
		var wg sync.WaitGroup
		for range 50 {
			wg.Go(func() {
				if w := f.ask("GET", "/slow"); w.Body.String() != "slow" {
					t.Errorf("got %d %q", w.Code, w.Body)
				}
			})
		}
		wg.Wait()
		if made.Load() != 1 {
			t.Errorf("made %d times", made.Load())
		}
	})
}

func TestPagesSeeOnlyWhatTheCacheKnows(t *testing.T) {
	seen := func(w http.ResponseWriter, r *http.Request) error {
		return html(fmt.Sprintf("%s|%s|%d", r.URL.RawQuery, r.Header.Get("Accept-Language"), len(r.Header)))(w, r)
	}
	f := newFace(t, nil,
		web.Route{Pattern: "GET /list", Kind: "list", Audience: readout.AudiencePublic, Query: []string{"page"}, Handler: seen},
		web.Route{Pattern: "GET /search", Kind: "search", Audience: readout.AudiencePublic, Query: []string{"q", "page"}, Uncached: true, Handler: seen})
	for target, want := range map[string]string{
		"/list": "||0", "/list?page=2": "page=2||0", "/list?utm_source=x&page=2&page=3": "page=2||0", "/list?x=%zz": "||0",
		"/search?q=a+b&x=1": "q=a+b|ko|1",
	} {
		if got := f.ask("GET", target, "Accept-Language", "ko").Body.String(); got != want {
			t.Errorf("%s: %q, want %q", target, got, want)
		}
	}
}

func TestHomeOfALanguageEndsWithASlash(t *testing.T) {
	f := newFace(t, nil, web.Route{Pattern: "GET /{lang}/{$}", Kind: "home", Audience: readout.AudiencePublic, Handler: html("home")})
	if w := f.ask("GET", "/ko"); w.Code != 301 || w.Header().Get("Location") != "/ko/" {
		t.Errorf("/ko: %d %q", w.Code, w.Header().Get("Location"))
	}
	if w := f.ask("GET", "/ko/"); w.Body.String() != "home" {
		t.Errorf("/ko/: %d", w.Code)
	}
}

// TestASlashTooMany: an address that has a route but for the slash behind it leads
// there, whether or not anything stands there; nothing else leads anywhere.
func TestASlashTooMany(t *testing.T) {
	asked := 0
	f := newFace(t, nil, web.Route{Pattern: "GET /{lang}/list/{name}", Kind: "list", Audience: readout.AudiencePublic, Handler: func(http.ResponseWriter, *http.Request) error {
		asked++
		return readout.ErrNotFound
	}})
	for target, want := range map[string]string{
		"/ko/list/a%20b/": "/ko/list/a%20b", "/ko/list/nothing/?page=2": "/ko/list/nothing?page=2", "/ko/list/a": "", "/ko/list/": "", "//ko/list/a/": "", "/ko/list/a//": "", "/ko/other/": "",
	} {
		w := f.ask("GET", target)
		if got := w.Header().Get("Location"); got != want || (w.Code == 301) != (want != "") {
			t.Errorf("%s: %d to %q, want %q", target, w.Code, got, want)
		}
	}
	if asked != 1 {
		t.Errorf("what stands there was asked %d times, want once", asked)
	}
}

func TestAssetsNeverChange(t *testing.T) {
	css := bytes.Repeat([]byte("p { margin: 0 }\n"), 100)
	f := newFace(t, func(c *web.Config) {
		c.Assets = map[string]web.AssetFile{"site.css": {Type: "text/css; charset=utf-8", Body: css}}
	})
	w := f.ask("GET", web.AssetPath("site.css", css), "Accept-Encoding", "br, gzip")
	if w.Code != 200 || w.Header().Get("Content-Encoding") != "br" || !strings.Contains(w.Header().Get("Cache-Control"), "immutable") || w.Header().Get("Content-Type") != "text/css; charset=utf-8" {
		t.Errorf("%d %v", w.Code, w.Header())
	}
}

func TestReadyOnceCaughtUp(t *testing.T) {
	var ready atomic.Bool
	f := newFace(t, func(c *web.Config) { c.Ready = ready.Load })
	if w := f.ask("GET", "/ready"); w.Code != 503 {
		t.Errorf("not ready: %d", w.Code)
	}
	ready.Store(true)
	if w := f.ask("GET", "/ready"); w.Code != 200 || w.Header().Get("Cache-Control") != "no-store" {
		t.Errorf("ready: %d %v", w.Code, w.Header())
	}
}

func TestOneLogLineForARequest(t *testing.T) {
	f := newFace(t, nil)
	f.ask("GET", seed+"?q=private", "User-Agent", "reader")
	f.ask("GET", "/en/releases/2099/guess")
	var got []map[string]any
	dec := json.NewDecoder(&f.log)
	for {
		line := map[string]any{}
		if err := dec.Decode(&line); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		got = append(got, line)
	}
	if len(got) != 2 || got[0]["path"] != seed || got[0]["kind"] != "release" || got[0]["cache"] != "miss" || got[1]["status"] != 404.0 {
		t.Fatalf("lines: %v", got)
	}
	if got[0]["visitor"] == "" || got[0]["visitor"] != got[1]["visitor"] {
		t.Errorf("two tries by one client are not seen as one's: %v", got)
	}
	if all := fmt.Sprint(got); strings.Contains(all, "192.0.2.1") || strings.Contains(all, "private") {
		t.Errorf("the log knows the address or the search: %v", all)
	}
}

// FuzzJSONLines: the quick writer of log lines says what slog says.
func FuzzJSONLines(f *testing.F) {
	f.Add("/en/releases/2018/seed", "Mozilla/5.0", "")
	f.Add("/en/\"quoted\\", "한국어 \xff\x00\u2028", "line one\nline two")
	f.Fuzz(func(t *testing.T, path, agent, failure string) {
		a := web.Access{Method: "GET", Path: path, Status: 200, Bytes: 12, Took: time.Millisecond, Kind: "release", Cache: "hit", Coding: "br", Visitor: "0123", Agent: agent}
		if failure != "" {
			a.Status, a.Err = 500, errors.New(failure)
		}
		var quick, slow bytes.Buffer
		l := web.NewLogWriter(&quick)
		web.JSONLines(l)(&a)
		if err := l.Flush(); err != nil {
			t.Fatal(err)
		}
		web.ToLogger(slog.New(slog.NewJSONHandler(&slow, nil)))(&a)
		var got, want map[string]any
		if err := json.Unmarshal(quick.Bytes(), &got); err != nil {
			t.Fatalf("%q: %v", quick.Bytes(), err)
		}
		if err := json.Unmarshal(slow.Bytes(), &want); err != nil {
			t.Fatal(err)
		}
		if got["time"] == "" || bytes.Count(quick.Bytes(), []byte("\n")) != 1 {
			t.Errorf("line %q", quick.Bytes())
		}
		delete(got, "time")
		delete(want, "time")
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

// lockedBuffer is written and read by different goroutines.
type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

func TestLogLinesArriveWithin100Milliseconds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var out lockedBuffer
		l := web.NewLogWriter(&out)
		ctx, cancel := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- l.Run(ctx) }()
		fmt.Fprintln(l, "one")
		if out.String() != "" {
			t.Error("written at once")
		}
		time.Sleep(101 * time.Millisecond)
		synctest.Wait()
		if out.String() != "one\n" {
			t.Errorf("after 100 ms: %q", out.String())
		}
		fmt.Fprintln(l, "two")
		cancel()
		if err := <-ended; err != nil || out.String() != "one\ntwo\n" {
			t.Errorf("at the end: %q, %v", out.String(), err)
		}
	})
}

func TestPreferredLanguage(t *testing.T) {
	among := []readout.Lang{"en", "ko"}
	for accept, want := range map[string]readout.Lang{"": "en", "ko": "ko", "ko-KR,ko;q=0.9,en-US;q=0.8": "ko", "en;q=0.5, KO;q=0.6": "ko", "fr": "en", "ko;q=0": "en", "kok": "en", "ko;q=nan": "en", "*": "en"} {
		if got := web.PreferredLanguage(accept, among); got != want {
			t.Errorf("%q: %s, want %s", accept, got, want)
		}
	}
}

func FuzzPreferredLanguage(f *testing.F) {
	f.Add("ko-KR,ko;q=0.9,en-US;q=0.8")
	among := []readout.Lang{"en", "ko"}
	f.Fuzz(func(t *testing.T, accept string) {
		if got := web.PreferredLanguage(accept, among); !slices.Contains(among, got) {
			t.Errorf("%q: %q", accept, got)
		}
	})
}

// FuzzRequest: whatever path, query and headers come, the answer is one of few.
func FuzzRequest(f *testing.F) {
	f.Add(seed, "page=1", "gzip;q=1", `"x"`, "1.2.3.4")
	f.Add("/en/%2e%2e//x", "&&=;", "br;q=,*", "W/*", "::1, ,")
	face := newFace(f, func(c *web.Config) { c.Count = nil })
	f.Fuzz(func(t *testing.T, path, query, accept, held, forwarded string) {
		r := httptest.NewRequest("GET", "http://"+host+"/", nil)
		r.URL.Path, r.URL.RawQuery = path, query
		r.Header.Set("Accept-Encoding", accept)
		r.Header.Set("If-None-Match", held)
		r.Header.Set("X-Forwarded-For", forwarded)
		w := httptest.NewRecorder()
		face.ServeHTTP(w, r)
		switch w.Code {
		case 200, 301, 304, 404:
		default:
			t.Errorf("%q answered %d", path, w.Code)
		}
	})
}
