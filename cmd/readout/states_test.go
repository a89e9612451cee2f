package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"

	"readout"
	"readout/internal/site"
	"readout/internal/web"
)

// state is a page to look at: its name, with the language at the end, and
// where it is.
type state struct{ name, url string }

// states are every kind of page and every state that a reader may meet: of the
// demonstration, of the same as a publisher's house, of an archive with much in
// it and of one with nothing, and the pages of errors.
//
// pages are those of demo. many is how many releases the full archive holds; 0
// leaves out all but the demonstration.
func states(t testing.TB, demo *server, pages map[string]string, many int) []state {
	t.Helper()
	var house, full, bare *server
	own := map[string]string{}
	if many > 0 {
		house, full, bare = demoServer(t, "--house", "publisher"), fullServer(t, many), serve(t, "--data", filepath.Join(t.TempDir(), "bare"))
		own = house.crawl(t, mostPages)
	}
	var out []state
	for _, lang := range []string{"en", "ko"} {
		add := func(s *server, name, path string) {
			if path != "" && s != nil {
				out = append(out, state{name + "." + lang, s.url + path})
			}
		}
		at := "/" + lang
		for _, p := range []struct{ name, path string }{
			{"home", "/"}, {"releases", "/releases"}, {"meetings", "/meetings"}, {"series-list", "/series"}, {"people", "/people"}, {"publishers", "/publishers"},
			{"boards", "/boards"}, {"about", "/about"}, {"accessibility", "/accessibility"}, {"counting", "/counting"}, {"search-start", "/search"}, {"search", "/search?q=consultation"}, {"search-none", "/search?q=zzzzqqq"}, {"search-fields", "/search?q=ferry+by:northmark+after:2019"}, {"search-misread", "/search?q=consultation+after:soon"}, {"search-near", "/search?q=consultaton"}, {"phrases-start", "/phrases"}, {"phrases", "/phrases?q=joint+survey"}, {"phrases-none", "/phrases?q=zzzz+qqq"}, {"error-404", "/nothing"},
			{"releases-narrowed", "/releases?country=kr&publisher=all&year=2018"}, {"releases-none", "/releases?country=cn&publisher=all&year=2018"}, {"releases-oldest", "/releases?order=oldest&publisher=all"},
			{"calendar", "/calendar"}, {"calendar-month", "/calendar?month=2018-03"}, {"countries", "/countries"}, {"country", "/countries/kr"}, {"country-met", "/countries/jp/meetings"}, {"network", "/network"}, {"organisations", "/organisations"}, {"topics", "/topics"},
		} {
			add(demo, p.name, at+p.path)
		}
		m, _ := web.MessagesFor(readout.Lang(lang))
		for _, p := range []struct{ name, under, with, without string }{
			{"release", "/releases/", `id="d20"`, "state grave"},
			{"release-corrected", "/releases/", `class="state grave">`, "/v"},
			{"release-attachments", "/releases/", `class="attachments"`, "/v"},
			{"release-older", "/releases/", `class="state grave">`, ""},
			{"release-plain", "/releases/", `class="points"`, `class="details`},
			{"release-beside", "/beside/", `class="pairs"`, ""},
			{"release-passages", "/releases/", `class="copy"`, ""},
			{"release-result", "/releases/", m.Text("release.result"), "/v"},
			{"release-changes", "/releases/", `class="differences"`, ""},
			{"release-only", "/releases/", `class="points" lang`, ""},
			{"meeting", "/meetings/", `voices several`, ""},
			{"meeting-texts", "/meetings/", `class="aligned"`, ""},
			{"series-wording", "/series/", `class="changes wordings"`, ""},
			{"meeting-wording", "/meetings/", `class="changes wordings"`, ""},
			{"series-brief", "/series/", `class="brief"`, ""},
			{"meeting-texts-one", "/meetings/", `class="accounts"`, `class="aligned"`},
			{"meeting-one", "/meetings/", `class="voices"`, "voices several"},
			{"series", "/series/", `class="stub"`, ""},
			{"series-one", "/series/", `class="figures"`, "<svg role"},
			{"person", "/people/", `people-table`, ""},
			{"publisher", "/publishers/", `class="boards"`, ""},
			{"board", "/boards/", `class="entries`, ""},
			{"organisation", "/organisations/", `class="heads"`, ""},
			{"topic", "/topics/", `class="entries dated"`, ""},
		} {
			add(demo, p.name, largest(pages, at+p.under, p.with, p.without))
		}
		if release := largest(pages, at+"/releases/", `class="points"`, ""); release != "" {
			add(demo, "report", release+"/report")
			add(demo, "report-sent", release+"/report?sent=1")
		}
		add(demo, "release-withdrawn", largest(pages, at+"/releases/", m.Text("release.withdrawn"), ""))
		add(house, "house-home", at+"/")
		add(house, "house-releases", at+"/releases")
		add(house, "house-release", largest(own, at+"/releases/", `class="points"`, ""))
		for _, p := range []struct{ name, path string }{
			{"many-home", "/"}, {"many-releases", fmt.Sprintf("/releases?page=%d", many/40)}, {"many-narrowed", "/releases?year=1990&language=en"}, {"many-oldest", "/releases?order=oldest"}, {"many-meetings", "/meetings"}, {"many-search", "/search?q=ferry&page=3"},
			{"many-publishers", "/publishers"}, {"one-item", "/publishers/single"}, {"no-items", "/publishers/silent"}, {"empty-board", "/boards/silent/news"},
		} {
			add(full, p.name, at+p.path)
		}
		if full != nil { // the newest two are those with something about them
			newest := regexp.MustCompile(`href="(`+at+`/releases/2024/[^"]+)"`).FindAllStringSubmatch(full.get(t, at+"/releases").Body, 2)
			if len(newest) < 2 {
				t.Fatalf("the newest two releases of the full archive are not on its list")
			}
			add(full, "other-language", newest[0][1])
			add(full, "long-title", newest[1][1])
		}
		for _, p := range []struct{ name, path string }{{"empty-home", "/"}, {"empty-releases", "/releases"}, {"empty-meetings", "/meetings"}, {"empty-people", "/people"},
			{"empty-series", "/series"}, {"empty-publishers", "/publishers"}, {"empty-calendar", "/calendar"}, {"empty-countries", "/countries"}, {"empty-organisations", "/organisations"}, {"empty-topics", "/topics"}} {
			add(bare, p.name, at+p.path)
		}
	}
	return append(out, errorStates(t)...)
}

// largest is the longest page below a path that holds some words and not
// others, "" where there is none.
func largest(pages map[string]string, under, with, without string) string {
	best := ""
	paths := make([]string, 0, len(pages))
	for p := range pages {
		paths = append(paths, p)
	}
	sort.Strings(paths)
	for _, p := range paths {
		body := pages[p]
		if !strings.HasPrefix(p, under) || !strings.Contains(body, with) || len(body) <= len(pages[best]) {
			continue
		}
		if without != "" && (strings.Contains(body, without) || strings.Contains(p, without)) {
			continue
		}
		best = p
	}
	return best
}

// errorStates are the pages of errors that a server gives without being asked
// for them.
func errorStates(t testing.TB) []state {
	t.Helper()
	features, _ := readout.HouseArchive.Features()
	face, err := site.New(site.Config{House: readout.HouseArchive, Features: features, Names: web.HouseNames()})
	must(t, err)
	assets := map[string]web.AssetFile{}
	for name, f := range face.Assets() {
		assets[web.AssetPath(name, f.Body)] = f
	}
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if f, ok := assets[r.URL.Path]; ok {
			w.Header().Set("Content-Type", f.Type)
			_, _ = w.Write(f.Body)
			return
		}
		lang, status, _ := strings.Cut(strings.Trim(r.URL.Path, "/"), "/")
		n, _ := strconv.Atoi(status)
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, _ = w.Write(face.ErrorPage(readout.Lang(lang), n))
	}))
	t.Cleanup(s.Close)
	var out []state
	for _, lang := range []string{"en", "ko"} {
		for _, status := range []int{400, 405, 409, 421, 500, 503} {
			out = append(out, state{fmt.Sprintf("error-%d.%s", status, lang), fmt.Sprintf("%s/%s/%d", s.URL, lang, status)})
		}
	}
	return out
}

const longTitle = "Joint Press Statement on the Outcome of the Second Extraordinary Session of the Northmark-Southmark Commission for the Lower Ferry, the Upper Ferry and the Bridges Between Them, with an Annex on Fares"

// mostPages bounds a crawl.
const mostPages = 2000

// fullServer serves an archive with many releases, a publisher with one and one
// with none.
func fullServer(t testing.TB, many int) *server {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "full")
	must(t, os.MkdirAll(dir, 0o700))
	config := `house: archive
publishers:
  - {code: northmark, ours: true, names: {en: Northmark, ko: 노스마크}, party: QM, zone: UTC, rights: full, founded: 2100-01-01, licence: CC0 1.0, boards: [{code: press-releases, names: {en: Press Releases, ko: 보도자료}}]}
  - {code: single, names: {en: A Publisher With One Release}, party: QN, zone: UTC, rights: full, boards: [{code: news, names: {en: News}}]}
  - {code: silent, names: {en: A Publisher Without Any Release Yet}, party: QP, zone: UTC, rights: full, boards: [{code: news, names: {en: News}}]}
`
	must(t, os.WriteFile(filepath.Join(dir, "readout.yaml"), []byte(config), 0o600))
	texts := t.TempDir()
	write := func(name, body string) { must(t, os.WriteFile(filepath.Join(texts, name), []byte(body), 0o600)) }
	for i := range many - 2 {
		day := readout.Day("1990-01-01").AddDays(i)
		write(fmt.Sprintf("f%05d.en.md", i), fmt.Sprintf("---\ntitle: \"Notice %d on the Northmark-Southmark Ferry\"\ndate: %s\nlang: en\n---\n\n1. The ferry sails %d times a day.\n", i+1, day, i%9+1))
	}
	write("long.en.md", "---\ntitle: \""+longTitle+"\"\ndate: 2024-03-16\nlang: en\n---\n\n1. The Second Northmark-Southmark Ferry Consultation was held in Alderhaven on March 15. The two sides exchanged views on fares.\n")
	write("french.fr.md", "---\ntitle: \"Deuxièmes pourparlers sur le fleuve\"\ndate: 2024-03-17\nlang: fr\n---\n\nLes deux parties se sont réunies le 15 mars à Alderhaven et ont échangé leurs vues sur les tarifs du bac.\n")
	one := t.TempDir()
	must(t, os.WriteFile(filepath.Join(one, "one.en.md"), []byte("---\ntitle: \"One Release\"\ndate: 2024-03-16\nlang: en\n---\n\nThis office has one release.\n"), 0o600))
	for publisher, from := range map[string]string{"northmark": texts, "single": one} {
		if _, stderr, status := runProgram(t, "import", "--data", dir, "--publisher", publisher, from); status != 0 {
			t.Fatalf("import: %s", stderr)
		}
	}
	return serve(t, "--data", dir, "--house", "archive")
}
