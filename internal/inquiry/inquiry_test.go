package inquiry_test

import (
	"crypto/rand"
	"encoding/csv"
	"html"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/files"
	"readout/internal/follow"
	"readout/internal/inquiry"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/reading"
	"readout/internal/register"
	"readout/internal/roomtest"
	"readout/internal/search"
	"readout/internal/store/cataloguedb"
	"readout/internal/store/pgtest"
	"readout/internal/store/pressdb"
	"readout/internal/store/registerdb"
	"readout/internal/store/searchdb"
	"readout/internal/web"
)

func TestMain(m *testing.M) { os.Exit(roomtest.Main(m)) }

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// room is the demonstration with the face of the search before it.
type room struct {
	t      *testing.T
	office *press.Office
	runner *follow.Runner
	index  *search.Index
	web    http.Handler
}

func open(t *testing.T, house readout.House) *room {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	roomtest.Demo(t, dir, time.Now)
	db := pgtest.Room(t, dir)
	originals, err := files.Open(filepath.Join(dir, "files"))
	must(t, err)
	log := slog.New(slog.NewTextHandler(io.Discard, nil))
	r := &room{t: t, office: press.NewOffice(pressdb.New(db), originals, time.Now, rand.Reader), runner: follow.NewRunner(db, nil, log)}
	features, _ := house.Features()
	var editions search.Editions = r.office
	if features.Public(readout.FeatureUnconfirmedDetails) {
		editions = search.With(r.office, searchdb.New(db, features.Public(readout.FeaturePeople)))
	}
	r.index, err = search.Open(dir, editions, log)
	must(t, err)
	t.Cleanup(func() { must(t, r.index.Close()) })
	must(t, r.runner.CatchUp(t.Context(), r.index))
	common, err := layout.New(layout.Config{House: house, Features: features, Names: web.HouseNames()})
	must(t, err)
	registrar := register.New(registerdb.New(db), r.office, reading.Read, time.Now)
	face, err := inquiry.New(inquiry.Config{Layout: common, Press: r.office, Register: registrar, Catalogue: catalogue.New(cataloguedb.New(db)), Search: r.index})
	must(t, err)
	r.web, err = web.New(web.Config{Hosts: web.LoopbackHosts("80"), Languages: web.Languages(), Features: features, Epoch: web.NewEpoch(r.office.Epoch),
		ErrorPage: func(readout.Lang, int) []byte { return nil }, Assets: common.Assets(), Access: func(*web.Access) {}}, face.Routes())
	must(t, err)
	return r
}

// get answers a path below a language with a query.
func (r *room) get(path, q string, more ...string) (int, string) {
	r.t.Helper()
	v := url.Values{"q": {q}}
	for i := 0; i < len(more); i += 2 {
		v.Set(more[i], more[i+1])
	}
	req := httptest.NewRequest("GET", path+"?"+v.Encode(), nil)
	req.Host = "127.0.0.1"
	w := httptest.NewRecorder()
	r.web.ServeHTTP(w, req)
	return w.Code, w.Body.String()
}

func (r *room) says(what, body string, want ...string) {
	r.t.Helper()
	for _, w := range want {
		if !strings.Contains(body, w) {
			r.t.Errorf("%s lacks %q", what, w)
		}
	}
}

// TestArchive asks the demonstration as an archive shows it.
func TestArchive(t *testing.T) {
	r := open(t, readout.HouseArchive)
	for name, test := range map[string]func(*testing.T, *room){"PagesOfASearch": testPagesOfASearch, "FacetsCountWhatTheyFind": testFacetsCountWhatTheyFind, "ATableOfASearch": testATableOfASearch} {
		t.Run(name, func(t *testing.T) {
			of := *r
			of.t = t
			test(t, &of)
		})
	}
}

func testPagesOfASearch(t *testing.T, r *room) {
	_, page := r.get("/en/search", "consultation")
	r.says("a search", page, "Search: consultation", "Best matches first", "Newest first</a>", "Narrow the results", "by%3Ademo-jp", "year%3A2018", "country%3Ajp", "series%3Arok-japan-security-policy-consultation",
		"Group by meeting", `/en/search.csv?q=consultation`, `/en/search.atom?q=consultation`, "#p1\">Go to this point", `<datalist id="offers">`, `<option value="Japan">`, "<mark>Consultation</mark>", "Pages with this name")
	_, page = r.get("/ko/search", "협의회 기관:일본")
	r.says("a narrowed search", page, "발표 기관: 일본측(시연용 글)", "해제")
	_, page = r.get("/en/search", "said:JP policy")
	r.says("what a side said", page, "Said by: Japan", "releases found")
	_, page = r.get("/en/search", "what did the Japanese side say about policy?")
	r.says("a question", page, "Said by: Japan", "releases found")
	_, page = r.get("/en/search", "country:KR")
	r.says("a field alone", page, "there is no word to rank by")
	_, page = r.get("/en/search", "consultation", "order", "newest")
	r.says("the newest", page, "Newest first, as chosen", "Best matches first</a>")
	_, page = r.get("/en/search", "consultation", "group", "meeting")
	r.says("by meeting", page, "Texts about one meeting", "Do not group", `class="inner"`)
	_, page = r.get("/en/search", `colour:red "security policy`)
	r.says("wrong syntax", page, "“colour:” is no field here", "does not end")
	_, page = r.get("/en/search", "consultation zzzzqqq")
	r.says("a word that is nowhere", page, "Nothing found", "With fewer words:", "Texts with some of the words")
	_, page = r.get("/en/search", "Tarrowmeer")
	r.says("a misspelt word", page, "Did you mean:", "tarrowmere</a>")
	_, page = r.get("/ko/search", "안보정첵협의회")
	r.says("a misspelt word", page, "이렇게 찾으시겠습니까?", "안보정책협의회</a>")
	_, page = r.get("/en/search", "")
	r.says("the beginning", page, "Type words from a title", "<details class=\"how\" open>", "said:JP policy", "person:")
	if code, _ := r.get("/en/search", "consultation", "page", "99"); code != http.StatusNotFound {
		t.Errorf("a page beyond answers %d", code)
	}
}

// testFacetsCountWhatTheyFind: each value of a facet finds as many as it says.
func testFacetsCountWhatTheyFind(t *testing.T, r *room) {
	_, page := r.get("/en/search", "consultation")
	value := regexp.MustCompile(`<li><a href="/en/search\?q=([^"&]+)"[^>]*>[^<]*</a> <span class="count">(\d+)</span></li>`)
	found := regexp.MustCompile(`role="status">(\d+) releases? found`)
	all := value.FindAllStringSubmatch(html.UnescapeString(page), -1)
	if len(all) < 15 {
		t.Fatalf("%d values", len(all))
	}
	for _, v := range all {
		q, err := url.QueryUnescape(v[1])
		must(t, err)
		_, narrowed := r.get("/en/search", q)
		if m := found.FindStringSubmatch(narrowed); m == nil || m[1] != v[2] {
			t.Errorf("%s says %s and finds %v", q, v[2], m)
		}
	}
}

func testATableOfASearch(t *testing.T, r *room) {
	code, body := r.get("/en/search.csv", "by:demo-jp consultation")
	rows, err := csv.NewReader(strings.NewReader(body)).ReadAll()
	if err != nil || code != http.StatusOK || len(rows) < 2 || rows[0][0] != "address" || !strings.HasPrefix(rows[1][0], "/en/releases/") || rows[1][4] != "demo-jp" {
		t.Errorf("%d, %v: %v", code, err, rows)
	}
	if code, _ := r.get("/en/search.csv", ""); code != http.StatusNotFound {
		t.Errorf("no query answers %d", code)
	}
}

// TestP29AHouseThatKeepsDetailsHasNoFieldsOfThem: neither facets nor fields nor
// names of what was read of meetings, and nothing of others' texts.
func TestP29AHouseThatKeepsDetailsHasNoFieldsOfThem(t *testing.T) {
	r := open(t, readout.HousePublisher)
	for _, q := range []string{"", "consultation", "country:KR consultation", "said:JP policy"} {
		_, page := r.get("/en/search", q, "group", "meeting")
		for _, never := range []string{"Said by", "Country or region", "Consultation series", "series%3A", "country%3A", "topic%3A", "demo-jp", "Group by meeting", "Texts about one meeting", "person:", "Japanese side (demonstration text)"} {
			if strings.Contains(page, never) && !strings.Contains(url.QueryEscape(q), never) { // a page repeats what was typed
				t.Errorf("%q shows %q", q, never)
			}
		}
	}
	if _, body := r.get("/en/search.csv", "consultation"); strings.Contains(body, "demo-") {
		t.Errorf("the table tells of others: %s", body)
	}
}
