//go:build !race

package main

import (
	"maps"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"readout"
	"readout/internal/web"
)

// TestP28PagesOfTheDemonstration crawls the whole demonstration once and holds
// its pages to what a checker, an accessibility engine and a keyboard say.
func TestP28PagesOfTheDemonstration(t *testing.T) {
	s := demoServer(t)
	pages := s.crawl(t, mostPages)
	if len(pages) < 40 {
		t.Fatalf("the crawl found %d pages only", len(pages))
	}
	kinds := onePerKind(pages)
	all := states(t, s, pages, 300)
	if len(all) < 80 {
		t.Errorf("%d states only", len(all))
	}
	for _, p := range statePages {
		all = append(all, state{p, s.url + p})
	}
	t.Run("HTML checker", func(t *testing.T) { checkHTML(t, s, maps.Clone(pages), all) })
	t.Run("axe", func(t *testing.T) { checkAxe(t, all) })
	t.Run("skip menu", func(t *testing.T) { checkSkipMenu(t, s, kinds) })
	t.Run("evidence", func(t *testing.T) { checkEvidence(t, s.url+largest(pages, "/en/releases/", `id="e1"`, "")) })
	t.Run("wire", func(t *testing.T) { checkWire(t, s.url+largest(pages, "/en/releases/", `class="points"`, "")) })
	t.Run("text browsers", func(t *testing.T) { checkTextBrowsers(t, s.url+largest(pages, "/en/releases/", `id="d20"`, "")) })
}

// TestP28FourTasksByEar does by keyboard what people come for: find the last
// round of a series, read about it in the other language, check the words behind
// a value, cite it.
func TestP28FourTasksByEar(t *testing.T) {
	s := demoServer(t)
	tab := browser(t)
	look(t, tab, 1280, "light")
	const series = "Northmark-Southmark Consultation on River Trade"
	for _, c := range []struct{ lang, round, release, other, date string }{
		{"en", "7th round", "Outcome of the Seventh " + series, "ko", "14 May 2024"},
		{"ko", "제7차", "제7차 노스마크-사우스마크 하천교역협의회 결과", "en", "2024. 5. 14."},
	} {
		t.Run(c.lang, func(t *testing.T) {
			m, _ := web.MessagesFor(readout.Lang(c.lang))
			l := &listener{t, tab, m}
			must(t, chromedp.Do(tab, chromedp.Navigate(s.url+"/"+c.lang+"/")))

			l.skip("skip.menu")
			l.follow(m.Text("menu.series"))
			l.skip("skip.content")
			l.follow(series)
			l.hears("heading", series)
			l.hears("columnheader", m.Text("series.round"))
			l.skip("skip.content")
			l.follow(c.round) // the rounds begin with the last
			l.hears("heading", c.round)
			l.hears("StaticText", c.date)

			l.skip("skip.content")
			l.follow(c.release)
			l.hears("heading", c.release)
			l.skip("skip.content")
			l.follow(m.Text("lang.mark." + c.other))
			if got := js[string](t, tab, `document.documentElement.lang`); got != c.other {
				t.Errorf("the page in the other language says that it is in %q", got)
			}
			if heading := l.hears("heading", ""); heading.name == c.release {
				t.Errorf("the other language has the same title, %s", heading)
			}

			l.m, _ = web.MessagesFor(readout.Lang(c.other))
			if c.other == "en" { // the language that the reader reads
				l.skip("skip.content")
				l.follow("point 1, sentence 1")
				words := js[[]string](t, tab, `(e => [e.textContent, e.closest("li, p").textContent])(document.querySelector(":target"))`)
				if words[0] != "May 14" || !strings.Contains(words[1], "held in Tarrowmere on May 14") {
					t.Errorf("the source passage is %q", words)
				}
				value := l.at()
				l.press(kb.Tab)
				back := l.here()
				if back.role != "link" {
					t.Errorf("behind the passage stands %s, no way back", back)
				}
				l.press(kb.Enter)
				if now := l.at(); now == value || !strings.Contains(now, "#") {
					t.Errorf("the way back leads to %s", now)
				}
			}

			must(t, chromedp.Do(tab, chromedp.Navigate(s.url+strings.SplitN(l.at(), "#", 2)[0])))
			l.to("DisclosureTriangle", "BibTeX")
			l.press(kb.Enter)
			l.hears("StaticText", "(2024, ")
			if at := l.to("link", "BibTeX"); at.role != "link" {
				t.Errorf("the citation cannot be taken along: %s", at)
			}
		})
	}
}
