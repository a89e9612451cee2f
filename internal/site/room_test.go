package site_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/html"

	"readout"
	"readout/internal/accounts"
	"readout/internal/catalogue"
	"readout/internal/download"
	"readout/internal/files"
	"readout/internal/follow"
	"readout/internal/harvest"
	"readout/internal/inquiry"
	"readout/internal/lists"
	"readout/internal/page"
	"readout/internal/phrases"
	"readout/internal/preparing"
	"readout/internal/press"
	"readout/internal/reading"
	"readout/internal/reading/head"
	"readout/internal/register"
	"readout/internal/relations"
	"readout/internal/reports"
	"readout/internal/roomtest"
	"readout/internal/search"
	"readout/internal/site"
	"readout/internal/store/cataloguedb"
	"readout/internal/store/pgtest"
	"readout/internal/store/pressdb"
	"readout/internal/store/registerdb"
	"readout/internal/store/reportsdb"
	"readout/internal/texts"
	"readout/internal/web"
)

// room is the whole house over real stores in a folder of the test's, and its
// face behind the real web server.
type room struct {
	t         testing.TB
	office    *press.Office
	registrar *register.Registrar
	runner    *follow.Runner
	index     *search.Index
	reports   reportsdb.Store
	said      bytes.Buffer // of reports, as the operator's log has it
	web       *web.Server
	settle    func(context.Context, int64) error
}

var northmark = readout.Publisher{
	Code: "northmark", Ours: true, Names: map[readout.Lang]string{"en": "Northmark", "ko": "노스마크"}, Party: "QM", Zone: "Europe/Dublin",
	Rights: readout.RightsFull, Founded: "2100-01-01", Licence: "CC0 1.0",
	Boards: []readout.Board{{Code: "press-releases", Names: map[readout.Lang]string{"en": "Press Releases", "ko": "보도자료"}}},
}

var southmark = readout.Publisher{
	Code: "southmark", Names: map[readout.Lang]string{"en": "Southmark <b>Office</b>"}, Party: "QN", Zone: "Asia/Seoul",
	Rights: readout.RightsFull, URL: "https://southmark.example/",
	Boards: []readout.Board{{Code: "news", Names: map[readout.Lang]string{"en": "News"}}},
}

// newRoom opens an empty house of a kind with an office of our own and one of
// others, and lets change alter the face's configuration.
func newRoom(t testing.TB, house readout.House, change func(*site.Config)) *room {
	t.Helper()
	r := openRoom(t, filepath.Join(t.TempDir(), "data"), house, change)
	for _, p := range []readout.Publisher{northmark, southmark} {
		must(t, r.office.SetPublisher(t.Context(), p))
	}
	return r
}

// demoRoom opens a house of a kind that holds the demonstration, and lets
// changes alter the face's configuration.
func demoRoom(t testing.TB, house readout.House, changes ...func(*site.Config)) *room {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	roomtest.Demo(t, dir, time.Now)
	return openRoom(t, dir, house, func(c *site.Config) {
		c.Demo = true
		for _, change := range changes {
			change(c)
		}
	})
}

func openRoom(t testing.TB, dir string, house readout.House, change func(*site.Config)) *room {
	t.Helper()
	db := pgtest.Room(t, dir)
	originals, err := files.Open(filepath.Join(dir, "files"))
	must(t, err)
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	r := &room{t: t, office: press.NewOffice(pressdb.New(db), originals, time.Now, rand.Reader)}
	r.registrar = register.New(registerdb.New(db), r.office, reading.Read, time.Now)
	r.reports = reportsdb.New(db)
	r.runner = follow.NewRunner(db, db.Changed(), log)
	r.index, err = search.Open(dir, r.office, log)
	must(t, err)
	t.Cleanup(func() { _ = r.index.Close() })
	features, _ := house.Features()
	found := catalogue.New(cataloguedb.New(db))
	cfg := site.Config{Press: r.office, Register: r.registrar, Catalogue: found, Reports: reports.New(r.reports, time.Now, slog.New(slog.NewTextHandler(&r.said, nil))), House: house, Features: features, Names: web.HouseNames()}
	cfg.AsOf = func(ctx context.Context) (time.Time, error) {
		at, err := r.office.Epoch(ctx)
		if err != nil {
			return time.Time{}, err
		}
		return r.office.EpochAt(ctx, at)
	}
	if change != nil {
		change(&cfg)
	}
	face, err := site.New(cfg)
	must(t, err)
	narrowed, err := lists.New(lists.Config{Layout: face.Layout(), Press: r.office, Register: r.registrar, Catalogue: found, Now: cfg.Now})
	must(t, err)
	asked, err := inquiry.New(inquiry.Config{Layout: face.Layout(), Press: r.office, Register: r.registrar, Catalogue: found, Search: r.index})
	must(t, err)
	programs := harvest.New(harvest.Config{Press: r.office, Register: r.registrar, Catalogue: found, Search: r.index, House: house, Features: cfg.Features, Names: web.HouseNames(), Origin: "http://127.0.0.1", Demo: cfg.Demo, Now: time.Now})
	epoch := web.NewEpoch(r.office.Epoch)
	r.settle = epoch.Acknowledge
	passages, err := texts.New(face.Layout(), r.office)
	must(t, err)
	sayings, err := phrases.New(phrases.Config{Layout: face.Layout(), Press: r.office, Register: r.registrar, Search: r.index})
	must(t, err)
	beside, err := accounts.New(accounts.Config{Layout: face.Layout(), Catalogue: found, Press: r.office, Register: r.registrar, AsOf: cfg.AsOf})
	must(t, err)
	prepared, err := preparing.New(preparing.Config{Layout: face.Layout(), Press: r.office, Register: r.registrar})
	must(t, err)
	met, err := relations.New(relations.Config{Layout: face.Layout(), Press: r.office, Register: r.registrar, Catalogue: found})
	must(t, err)
	// no Assets: to compress them takes longer than most of what a test asks; the
	// browser tests of cmd/readout fetch them
	r.web, err = web.New(web.Config{
		Hosts: web.LoopbackHosts("80"), Languages: web.Languages(), Features: cfg.Features, Epoch: epoch,
		ErrorPage: face.ErrorPage, Access: func(*web.Access) {},
		Shown: func(readout.ReleaseID) int64 { return 7 },
	}, slices.Concat(face.Routes(), narrowed.Routes(), asked.Routes(), programs.Routes(), download.New(r.office, cfg.Features).Routes(), passages.Routes(), sayings.Routes(), beside.Routes(), prepared.Routes(), met.Routes()))
	must(t, err)
	return r
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// bring imports one text as `readout import` would and lets the followers take
// it in. It returns the release's path without a language.
func (r *room) bring(source, publisher, text string) string {
	r.t.Helper()
	p, err := page.Open(source, []byte(text), page.Limits{})
	must(r.t, err)
	facts, _ := head.Read(p.Document)
	board := "press-releases"
	if publisher == southmark.Code {
		board = "news"
	}
	key, _, _ := strings.Cut(source, ".")
	done, err := r.office.Import(r.t.Context(), []press.Incoming{{Doc: p.Document, Facts: facts, Original: []byte(text), Publisher: publisher, Board: board, Key: key}})
	must(r.t, err)
	must(r.t, done[0].Err)
	r.catchUp()
	return "/releases/" + done[0].Address.String()
}

func (r *room) catchUp() {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), time.Minute)
	defer cancel()
	must(r.t, r.runner.CatchUp(ctx, r.registrar))
	must(r.t, r.runner.CatchUp(ctx, r.index))
	if r.settle != nil { // pages are made anew, however soon they are asked for
		must(r.t, r.settle(ctx, 0))
	}
}

// get asks the face for a path.
func (r *room) get(path string) *httptest.ResponseRecorder {
	r.t.Helper()
	req := httptest.NewRequest(http.MethodGet, "http://127.0.0.1"+path, nil)
	w := httptest.NewRecorder()
	r.web.ServeHTTP(w, req)
	return w
}

// page asks for a page that must be there.
func (r *room) page(path string) *html.Node {
	r.t.Helper()
	w := r.get(path)
	if w.Code != http.StatusOK {
		r.t.Fatalf("%s answers %d: %.300s", path, w.Code, w.Body)
	}
	doc, err := html.Parse(w.Body)
	must(r.t, err)
	return doc
}

// all returns the elements that a test accepts, in order.
func all(n *html.Node, test func(*html.Node) bool) []*html.Node {
	var out []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && test(d) {
			out = append(out, d)
		}
	}
	return out
}

func tag(name string) func(*html.Node) bool {
	return func(n *html.Node) bool { return n.Data == name }
}

func class(name string) func(*html.Node) bool {
	return func(n *html.Node) bool { return strings.Contains(" "+attr(n, "class")+" ", " "+name+" ") }
}

func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// words is the text of an element, white space folded.
func words(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
			b.WriteByte(' ')
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}
