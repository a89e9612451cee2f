package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/netip"
	"path"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/singleflight"

	"readout"
)

// Config is what a Server stands on. Hosts, Languages, Features, Epoch,
// ErrorPage and Access are needed; the zero value of the others is no such thing.
type Config struct {
	Hosts       Hosts
	HTTPS       bool // readers come over https, if only to a proxy: browsers are told to stay there
	Proxies     Proxies
	Languages   []readout.Lang // the first is that of readers who like none of them
	Features    readout.Features
	Epoch       *Epoch
	ErrorPage   func(lang readout.Lang, status int) []byte                // HTML; asked once for each pair, so it must not depend on more
	Assets      map[string]AssetFile                                      // by name, e.g. site.css
	Count       func(View)                                                // called for each view of a counted page
	Shown       func(readout.ReleaseID) int64                             // our own number of views
	Changed     func(ctx context.Context, epoch int64) (time.Time, error) // when the event of a public epoch was committed; no page says Last-Modified where nil
	Began       time.Time                                                 // of the process: its pages may differ from those of the one before
	Ready       func() bool
	Live        func() bool // whether this process may serve; nil is always. While it may not everything is answered 503
	SecurityTxt string
	Sitemaps    []string // named by robots.txt, absolute
	NoIndex     bool     // every answer tells search engines to stay away
	Secret      []byte   // names visitors in the log without their addresses; no names where empty
	Access      func(*Access)
	CacheBytes  int64 // of finished pages; 64 MiB where 0
}

// View is one view of a counted page, as a counter needs it: answered 200 or
// 304 to a GET.
type View struct {
	Release  readout.ReleaseID
	Address  netip.Addr
	Agent    string
	Prefetch bool
}

// renderTime and renderMost bound what one page may take and how many are made
// at once; a request that would have to wait longer is answered 503.
const (
	renderTime = 10 * time.Second
	renderMost = 64
)

// longest is the length of an address, in bytes, up to which its page is kept.
const longest = 512

// Server answers every request of a face.
type Server struct {
	cfg       Config
	table     table
	assets    map[string]*page
	cache     *pageCache
	long      longPages
	flight    singleflight.Group
	rendering chan struct{}
	cross     *http.CrossOriginProtection
	limit     limit
	visitors  visitors
	errors    sync.Map // errorKey → *page
	moment    atomic.Pointer[moment]
	fixed     http.Header
}

type errorKey struct {
	lang   readout.Lang
	status int
}

// New checks the whole table of routes and returns the server; it fails on the
// first route that does not say who may see it.
func New(cfg Config, routes []Route) (*Server, error) {
	if len(cfg.Hosts) == 0 || len(cfg.Languages) == 0 || cfg.Epoch == nil || cfg.ErrorPage == nil || cfg.Access == nil || cfg.Features == nil {
		return nil, errors.New("web: hosts, languages, features, epoch, error page and access log are needed")
	}
	if cfg.CacheBytes == 0 {
		cfg.CacheBytes = 64 << 20
	}
	s := &Server{
		cfg:       cfg,
		cache:     newPageCache(cfg.CacheBytes),
		rendering: make(chan struct{}, renderMost),
		cross:     http.NewCrossOriginProtection(),
		visitors:  visitors{secret: cfg.Secret},
		fixed:     fixedHeaders(cfg),
	}
	var err error
	if s.assets, err = assetPages(cfg.Assets); err != nil {
		return nil, fmt.Errorf("web: assets: %w", err)
	}
	all := append(s.plain(), routes...)
	for _, r := range routes {
		if r.Pattern == "GET /{lang}/{$}" {
			all = append(all, Route{Pattern: "GET /{lang}", Kind: r.Kind, Audience: r.Audience, Feature: r.Feature, Uncached: true,
				Handler: func(_ http.ResponseWriter, r *http.Request) error {
					return Redirect("/"+r.PathValue("lang")+"/", http.StatusMovedPermanently)
				}})
		}
	}
	if s.table, err = newTable(all, cfg.Features); err != nil {
		return nil, fmt.Errorf("web: %w", err)
	}
	return s, nil
}

// answer is what a request gets.
type answer struct {
	status   int
	page     *page  // nil where the body is empty
	kind     string // of the route, "" where none was found
	cached   string // hit or miss; "" where nothing is kept
	location string
	vary     []string
	err      error  // for the log, where the status does not say it all
	leave    func() // after a long page was sent; nil for others
}

// ServeHTTP implements http.Handler.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	began := time.Now()
	client := s.cfg.Proxies.Client(r)
	a := s.answer(r, client, began)
	if a.leave != nil {
		defer a.leave()
	}
	if a.page != nil && a.page.file != nil {
		defer a.page.file.Body.Close()
	}
	if s.lapsed(r) && a.status < http.StatusInternalServerError {
		a = s.fail(r, a.kind, ErrUnavailable) // it was stopped while it made the page
	}
	sent, coding := s.send(w, r, &a, began)
	if a.page != nil && a.page.counted && r.Method == http.MethodGet && s.cfg.Count != nil &&
		(a.status == http.StatusOK || a.status == http.StatusNotModified) {
		s.cfg.Count(View{Release: a.page.release, Address: client, Agent: r.UserAgent(), Prefetch: prefetch(r.Header)})
	}
	s.cfg.Access(&Access{
		At: began, Method: r.Method, Path: r.URL.Path, Status: a.status, Bytes: sent, Took: time.Since(began),
		Kind: a.kind, Cache: a.cached, Coding: names[coding], Visitor: s.visitors.name(client, began), Agent: r.UserAgent(), Err: a.err,
	})
}

// answer finds out what a request gets; it writes nothing to the reader.
func (s *Server) answer(r *http.Request, client netip.Addr, now time.Time) answer {
	health := r.URL.Path == "/healthz" || r.URL.Path == "/ready" // asked by supervisors, under any name
	switch {
	case !s.cfg.Hosts.has(r.Host) && !health:
		return answer{status: http.StatusMisdirectedRequest}
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		return s.post(r, client, now)
	case r.ContentLength != 0:
		return answer{status: http.StatusRequestEntityTooLarge}
	case s.lapsed(r):
		return s.fail(r, "", ErrUnavailable)
	}
	if strings.HasPrefix(r.URL.Path, "/assets/") {
		if p := s.assets[r.URL.Path]; p != nil {
			return answer{status: http.StatusOK, page: p, kind: "asset", vary: varyEncoding}
		}
		return s.fail(r, "", readout.ErrNotFound)
	}
	if !clean(r.URL.Path) {
		return s.fail(r, "", readout.ErrNotFound)
	}
	if r.URL.RawQuery == "" && !health { // a page that is there needs no route; health needs no database
		if epoch, err := s.cfg.Epoch.Current(r.Context()); err == nil {
			if p := s.cache.get(r.URL.EscapedPath(), epoch, time.Now()); p != nil {
				return answer{status: http.StatusOK, page: p, kind: p.kind, cached: "hit", vary: varyEncoding}
			}
		}
	}
	f := s.table.match(r)
	if f == nil && s.slashed(r) {
		return s.fail(r, "", Redirect(strings.TrimSuffix(r.URL.EscapedPath(), "/")+query(r), http.StatusMovedPermanently))
	}
	if f == nil || f.lang && !s.speaks(r.PathValue("lang")) {
		return s.fail(r, "", readout.ErrNotFound)
	}
	f.canonical(r)
	if f.route.Uncached {
		p, err := s.render(r, f)
		if err != nil {
			return s.fail(r, f.route.Kind, err)
		}
		return answer{status: http.StatusOK, page: p, kind: f.route.Kind, vary: varyEncoding}
	}
	a := answer{status: http.StatusOK, kind: f.route.Kind, vary: varyEncoding}
	if err := s.keptPage(r, f, &a); err != nil {
		return s.fail(r, f.route.Kind, err)
	}
	return a
}

// slashed reports an address that has a route but for the slash at its end. What stands
// there is not asked: whoever asks learns no more than from the other address.
func (s *Server) slashed(r *http.Request) bool {
	p, ends := strings.CutSuffix(r.URL.Path, "/")
	if !ends || p == "" {
		return false
	}
	without := r.Clone(r.Context())
	without.URL.Path, without.URL.RawPath = p, strings.TrimSuffix(r.URL.RawPath, "/")
	return s.table.match(without) != nil
}

// query is a request's query as it stands behind an address.
func query(r *http.Request) string {
	if r.URL.RawQuery == "" {
		return ""
	}
	return "?" + r.URL.RawQuery
}

// lapsed reports whether the process may serve no page just now: it cannot know
// what was withdrawn. That it runs may be asked always.
func (s *Server) lapsed(r *http.Request) bool {
	return s.cfg.Live != nil && r.URL.Path != "/healthz" && !s.cfg.Live()
}

// keptPage answers with a page of the current epoch, from the cache or made
// now. Of several requests for one page that is not there, one makes it.
func (s *Server) keptPage(r *http.Request, f *found, a *answer) error {
	epoch, err := s.cfg.Epoch.Current(r.Context())
	if err != nil {
		return err
	}
	key := r.URL.EscapedPath()
	if r.URL.RawQuery != "" {
		key += "?" + r.URL.RawQuery
	}
	if a.page = s.cache.get(key, epoch, time.Now()); a.page != nil {
		a.cached = "hit"
		return nil
	}
	if a.page, a.leave = s.long.join(key, epoch); a.page != nil {
		a.cached = "hit"
		return nil
	}
	a.cached = "miss"
	made, err, _ := s.flight.Do(strconv.FormatInt(epoch, 36)+" "+key, func() (any, error) {
		since, err := s.changed(r.Context(), epoch)
		if err != nil {
			return nil, err
		}
		p, err := s.render(r, f)
		if err == nil {
			p.since(since)
		}
		if err == nil && len(key) <= longest {
			s.cache.put(key, epoch, p)
		}
		return p, err
	})
	if err != nil {
		return err
	}
	a.page = made.(*page)
	if len(a.page.body) > longBody {
		a.page, a.leave, err = s.long.enter(key, epoch, a.page)
	}
	return err
}

// changed is since when nothing that a page of this epoch shows can have been
// otherwise; the zero Time where nobody tells.
func (s *Server) changed(ctx context.Context, epoch int64) (time.Time, error) {
	if s.cfg.Changed == nil {
		return time.Time{}, nil
	}
	if m := s.moment.Load(); m != nil && m.epoch == epoch {
		return m.at, nil
	}
	at, err := s.cfg.Changed(context.WithoutCancel(ctx), epoch)
	if err != nil {
		return time.Time{}, err
	}
	if s.cfg.Began.After(at) {
		at = s.cfg.Began
	}
	s.moment.Store(&moment{epoch, at})
	return at, nil
}

// moment is when the event of an epoch was committed.
type moment struct {
	epoch int64
	at    time.Time
}

// render lets a handler write its page. A panic in it becomes an error.
func (s *Server) render(r *http.Request, f *found) (p *page, err error) {
	ctx := r.Context()
	if !f.route.Uncached {
		// Others wait for this page; it does not end with the first reader.
		ctx = context.WithoutCancel(ctx)
	}
	ctx, cancel := context.WithTimeout(ctx, renderTime)
	defer cancel()
	select {
	case s.rendering <- struct{}{}:
		defer func() { <-s.rendering }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() {
		if v := recover(); v != nil {
			p, err = nil, fmt.Errorf("panic: %v\n%s", v, debug.Stack())
		}
	}()
	asked := r.WithContext(ctx)
	if !f.route.Uncached {
		asked.Header = http.Header{}
	}
	d := &draft{header: http.Header{}, body: sheets.Get().(*bytes.Buffer)}
	defer d.giveBack()
	if err := f.route.Handler(d, asked); err != nil {
		return nil, err
	}
	if p, err = d.page(); p != nil {
		p.kind = f.route.Kind
	}
	return p, err
}

// fail turns an error into an answer: the one place that does.
func (s *Server) fail(r *http.Request, kind string, err error) answer {
	status := statusOf(err)
	a := answer{status: status, kind: kind, vary: varyBoth}
	var m *moved
	if errors.As(err, &m) {
		a.location = m.to
		return a
	}
	if status >= http.StatusInternalServerError {
		a.err = err
	}
	key := errorKey{s.language(r), status}
	if p, ok := s.errors.Load(key); ok {
		a.page = p.(*page)
		return a
	}
	p := newPage("text/html; charset=utf-8", s.cfg.ErrorPage(key.lang, status))
	p.etags = [encodings][]string{}
	s.errors.Store(key, p)
	a.page = p
	return a
}

// language of an error page: that of the address where it has one, else what
// the reader likes best.
func (s *Server) language(r *http.Request) readout.Lang {
	first, _, _ := strings.Cut(strings.TrimPrefix(r.URL.Path, "/"), "/")
	if s.speaks(first) {
		return readout.Lang(first)
	}
	return PreferredLanguage(strings.Join(r.Header["Accept-Language"], ","), s.cfg.Languages)
}

func (s *Server) speaks(lang string) bool {
	for _, l := range s.cfg.Languages {
		if string(l) == lang {
			return true
		}
	}
	return false
}

// clean reports whether a path is one that an address can have: rooted, no
// empty, "." or ".." parts. ServeMux would answer others with a redirect that
// repeats them.
func clean(p string) bool {
	if p == "/" {
		return true
	}
	return strings.HasPrefix(p, "/") && path.Clean(p) == strings.TrimSuffix(p, "/")
}

// prefetch reports whether a browser asks before anybody wants to look.
func prefetch(h http.Header) bool {
	for _, name := range [...]string{"Sec-Purpose", "Purpose", "X-Moz", "X-Purpose"} {
		for _, v := range h[name] {
			v = strings.ToLower(v)
			if strings.Contains(v, "prefetch") || strings.Contains(v, "prerender") || strings.Contains(v, "preview") {
				return true
			}
		}
	}
	return false
}

var errorText = map[int][]byte{
	http.StatusMisdirectedRequest:    []byte("This server does not answer to that name.\n"),
	http.StatusForbidden:             []byte("This request comes from another site and is refused.\n"),
	http.StatusMethodNotAllowed:      []byte("Only GET and HEAD are answered here.\n"),
	http.StatusRequestEntityTooLarge: []byte("A request with a body is not accepted here.\n"),
}

// plainPage is the body of an answer that is given before anything is known of
// the reader.
func plainPage(status int) *page {
	p := newPage("text/plain; charset=utf-8", bytes.Clone(errorText[status]))
	p.etags = [encodings][]string{}
	return p
}
