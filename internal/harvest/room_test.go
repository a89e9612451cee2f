package harvest_test

import (
	"context"
	"crypto/rand"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"readout"
	"readout/internal/accounts"
	"readout/internal/catalogue"
	"readout/internal/download"
	"readout/internal/files"
	"readout/internal/follow"
	"readout/internal/harvest"
	"readout/internal/inquiry"
	"readout/internal/lists"
	"readout/internal/overlay"
	"readout/internal/page"
	"readout/internal/phrases"
	"readout/internal/preparing"
	"readout/internal/press"
	"readout/internal/reading"
	"readout/internal/reading/head"
	"readout/internal/register"
	"readout/internal/relations"
	"readout/internal/roomtest"
	"readout/internal/search"
	"readout/internal/site"
	"readout/internal/store/cataloguedb"
	"readout/internal/store/pgtest"
	"readout/internal/store/pressdb"
	"readout/internal/store/registerdb"
	"readout/internal/texts"
	"readout/internal/web"
)

func TestMain(m *testing.M) { os.Exit(roomtest.Main(m)) }

// origin is where the rooms of these tests stand.
const origin = "http://127.0.0.1"

// room is a house over real stores with both of its faces, and a clock that a
// test sets.
type room struct {
	t         testing.TB
	office    *press.Office
	registrar *register.Registrar
	runner    *follow.Runner
	index     *search.Index
	web       *web.Server
	epoch     *web.Epoch
	now       atomic.Pointer[time.Time]
	programs  *harvest.Harvest
	reads     *reads
}

var northmark = readout.Publisher{
	Code: "northmark", Ours: true, Names: map[readout.Lang]string{"en": "Northmark", "ko": "노스마크"}, Party: "QM", Zone: "Europe/Dublin",
	Rights: readout.RightsFull, Founded: "2100-01-01", Licence: "CC0 1.0",
	Boards: []readout.Board{{Code: "press-releases", Names: map[readout.Lang]string{"en": "Press Releases", "ko": "보도자료"}}},
}

// southmark's texts are held for their quotes alone.
var southmark = readout.Publisher{
	Code: "southmark", Names: map[readout.Lang]string{"en": "Southmark & <b>Office</b>"}, Party: "QN", Zone: "Asia/Seoul",
	Rights: readout.RightsQuotes, URL: "https://southmark.example/",
	Boards: []readout.Board{{Code: "news", Names: map[readout.Lang]string{"en": "News"}}},
}

// start is when the clock of a room begins.
var start = time.Date(2031, 4, 1, 9, 0, 0, 0, time.UTC)

func newRoom(t testing.TB, house readout.House, demo bool) *room {
	t.Helper()
	r := openRoom(t, filepath.Join(t.TempDir(), "data"), house, demo)
	for _, p := range []readout.Publisher{northmark, southmark} {
		must(t, r.office.SetPublisher(t.Context(), p))
	}
	return r
}

// demoRoom opens a house that holds the demonstration, the sealed release
// included; as says whether it says that it is one.
func demoRoom(t testing.TB, house readout.House, as bool) *room {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	roomtest.Demo(t, dir, func() time.Time { return start })
	return openRoom(t, dir, house, as)
}

func openRoom(t testing.TB, dir string, house readout.House, demo bool) *room {
	t.Helper()
	db := pgtest.Room(t, dir)
	originals, err := files.Open(filepath.Join(dir, "files"))
	must(t, err)
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	r := &room{t: t}
	r.set(start)
	clock := func() time.Time { return *r.now.Load() }
	r.office = press.NewOffice(pressdb.New(db), originals, clock, rand.Reader)
	r.registrar = register.New(registerdb.New(db), r.office, reading.Read, clock)
	r.runner = follow.NewRunner(db, db.Changed(), log)
	r.index, err = search.Open(dir, r.office, log)
	must(t, err)
	t.Cleanup(func() { _ = r.index.Close() })
	features, _ := house.Features()
	found := catalogue.New(cataloguedb.New(db))
	face, err := site.New(site.Config{Press: r.office, Register: r.registrar, Catalogue: found, House: house, Features: features, Names: web.HouseNames(), Origin: origin, Demo: demo})
	must(t, err)
	epoch := web.NewEpoch(r.office.Epoch)
	r.office.SettleWith(epoch.Acknowledge)
	r.epoch = epoch
	narrowed, err := lists.New(lists.Config{Layout: face.Layout(), Press: r.office, Register: r.registrar, Catalogue: found, Now: clock})
	must(t, err)
	asked, err := inquiry.New(inquiry.Config{Layout: face.Layout(), Press: r.office, Register: r.registrar, Catalogue: found, Search: r.index})
	must(t, err)
	r.reads = &reads{Reader: r.office}
	r.programs = harvest.New(harvest.Config{Press: r.reads, Register: r.registrar, Catalogue: found, Search: r.index, House: house, Features: features, Names: web.HouseNames(), Origin: origin, Demo: demo, Now: clock})
	passages, err := texts.New(face.Layout(), r.office)
	must(t, err)
	sayings, err := phrases.New(phrases.Config{Layout: face.Layout(), Press: r.office, Register: r.registrar, Search: r.index})
	must(t, err)
	beside, err := accounts.New(accounts.Config{Layout: face.Layout(), Catalogue: found, Press: r.office, Register: r.registrar, AsOf: func(ctx context.Context) (time.Time, error) {
		at, err := r.office.Epoch(ctx)
		if err != nil {
			return time.Time{}, err
		}
		return r.office.EpochAt(ctx, at)
	}})
	must(t, err)
	prepared, err := preparing.New(preparing.Config{Layout: face.Layout(), Press: r.office, Register: r.registrar})
	must(t, err)
	met, err := relations.New(relations.Config{Layout: face.Layout(), Press: r.office, Register: r.registrar, Catalogue: found})
	must(t, err)
	// no Assets: to compress them takes longer than most of what a test asks; the
	// browser tests of cmd/readout fetch them
	r.web, err = web.New(web.Config{
		Hosts: web.LoopbackHosts("80"), Languages: web.Languages(), Features: features, Epoch: epoch, Changed: r.office.EpochAt,
		ErrorPage: face.ErrorPage, Access: func(*web.Access) {}, NoIndex: demo, Sitemaps: harvest.Sitemaps(origin),
	}, slices.Concat(face.Routes(), narrowed.Routes(), asked.Routes(), r.programs.Routes(), download.New(r.office, features).Routes(), passages.Routes(), sayings.Routes(), beside.Routes(), prepared.Routes(), met.Routes()))
	must(t, err)
	return r
}

// reads is a reader that counts the texts which it has read for feeds.
type reads struct {
	press.Reader
	texts atomic.Int64
}

func (r *reads) Dispatches(ctx context.Context, ids []readout.ReleaseID, lang readout.Lang, most int, known func(press.VersionKey) bool) ([]press.Dispatch, error) {
	all, err := r.Reader.Dispatches(ctx, ids, lang, most, known)
	for _, d := range all {
		if d.Text != "" {
			r.texts.Add(1)
		}
	}
	return all, err
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (r *room) set(now time.Time) { r.now.Store(&now) }

// bring imports one text as `readout import` would and lets the followers take
// it in.
func (r *room) bring(source, publisher, text string) press.Imported {
	r.t.Helper()
	p, err := page.Open(source, []byte(text), page.Limits{})
	must(r.t, err)
	facts, _ := head.Read(p.Document)
	board := map[string]string{"northmark": "press-releases", "southmark": "news"}[publisher]
	key, _, _ := strings.Cut(source, ".")
	done, err := r.office.Import(r.t.Context(), []press.Incoming{{Doc: p.Document, Facts: facts, Original: []byte(text), Publisher: publisher, Board: board, Key: key}})
	must(r.t, err)
	must(r.t, done[0].Err)
	r.catchUp()
	return done[0]
}

func (r *room) catchUp() {
	r.t.Helper()
	ctx, cancel := context.WithTimeout(r.t.Context(), time.Minute)
	defer cancel()
	must(r.t, r.runner.CatchUp(ctx, r.registrar))
	must(r.t, r.runner.CatchUp(ctx, r.index))
}

// check confirms every value of the first English version of a release.
func (r *room) check(path string) {
	r.t.Helper()
	year, slug, _ := strings.Cut(strings.TrimPrefix(path, "/releases/"), "/")
	n, err := strconv.Atoi(year)
	must(r.t, err)
	release, err := r.office.ReleaseAt(r.t.Context(), readout.Address{Year: n, Slug: slug})
	must(r.t, err)
	key := press.VersionKey{Release: release.ID, Lang: "en", Version: 1}
	list, err := r.registrar.Checklist(r.t.Context(), key)
	must(r.t, err)
	var verdicts []overlay.Verdict
	for _, v := range list.Values {
		verdicts = append(verdicts, overlay.Verdict{Field: v.Field})
	}
	_, err = r.registrar.Check(r.t.Context(), key, list.Base, "an editor", verdicts)
	must(r.t, err)
}

// base is the number that a change of a release names.
func (r *room) base(id readout.ReleaseID) int64 {
	r.t.Helper()
	rel, err := r.office.Release(r.t.Context(), id)
	must(r.t, err)
	return rel.Changed
}

// get asks for a path; header is name, value, name, value.
func (r *room) get(path string, header ...string) *httptest.ResponseRecorder {
	r.t.Helper()
	must(r.t, r.epoch.Acknowledge(r.t.Context(), 0)) // what was just done is seen
	req := httptest.NewRequest(http.MethodGet, origin+path, nil)
	for i := 0; i < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	r.web.ServeHTTP(w, req)
	return w
}

// body asks for what must be there.
func (r *room) body(path string) []byte {
	r.t.Helper()
	w := r.get(path)
	if w.Code != http.StatusOK {
		r.t.Fatalf("%s answers %d: %.300s", path, w.Code, w.Body)
	}
	return w.Body.Bytes()
}
