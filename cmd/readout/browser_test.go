package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"readout/internal/needs"
)

// browser starts Debian's chromium, which talks to nobody but the page's own
// server, and returns a context for one tab.
func browser(t testing.TB) tabContext { return browserFor(t, 4*time.Minute) }

// tabContext is a context that means one tab of a browser.
type tabContext = context.Context

// browserFor is browser with a time after which the tab is given up.
func browserFor(t testing.TB, most time.Duration) tabContext {
	t.Helper()
	path := needs.Tool(t, "chromium")
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-quic", true),
		chromedp.Flag("no-first-run", true),
	)
	allocated, cancel := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(cancel)
	tab, cancelTab := chromedp.NewContext(allocated)
	t.Cleanup(cancelTab)
	limited, cancelTime := context.WithTimeout(tab, most)
	t.Cleanup(cancelTime)
	if err := chromedp.Do(limited, chromedp.Navigate("about:blank")); err != nil {
		t.Fatalf("start of chromium: %v", err)
	}
	return limited
}

// look sets the width of the tab, in CSS pixels, the colour scheme and more.
func look(t testing.TB, tab tabContext, width int64, scheme string, more ...*emulation.MediaFeature) {
	t.Helper()
	must(t, chromedp.Do(tab, chromedp.EmulateViewport(width, 900)))
	_, err := chromedp.Call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: append([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}, more...)})
	must(t, err)
}

// js runs a script in the tab and returns its value, a promise's once kept.
func js[T any](t testing.TB, tab context.Context, script string) T {
	t.Helper()
	v, err := chromedp.Run(tab, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
	must(t, err)
	return v
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// demoServer serves the demonstration from a fresh directory.
func demoServer(t testing.TB, args ...string) *server {
	t.Helper()
	return serve(t, append([]string{"--demo", "--data", filepath.Join(t.TempDir(), "demo")}, args...)...)
}

// onePerKind picks the first page of each kind in byte order of path.
func onePerKind(pages map[string]string) []string {
	paths := make([]string, 0, len(pages))
	for p := range pages {
		paths = append(paths, p)
	}
	sort.Strings(paths)
	seen := map[string]bool{}
	var out []string
	for _, p := range paths {
		if k := pageKind(p); !seen[k] {
			seen[k] = true
			out = append(out, p)
		}
	}
	return out
}

// statePages are pages that no link leads to: what a reader gets when
// something is not as it should be.
var statePages = []string{
	"/en/no-such-page", "/ko/no-such-page", "/en/search?q=zzzzqqq", "/ko/search?q=zzzzqqq",
	"/en/search?q=consultation", "/ko/search?q=협의회", "/en/search", "/ko/search", "/en/search?q=" + "%22%3Cscript%3E",
}

// checkHTML runs pages through the Nu HTML checker in one go: no error.
func checkHTML(t *testing.T, s *server, pages map[string]string, states []state) {
	java := needs.Tool(t, "java")
	jar := needs.File(t, "build", "npm", "node_modules", "vnu-jar", "build", "dist", "vnu.jar")
	for _, at := range states {
		res, err := s.client.Get(at.url)
		must(t, err)
		body, err := io.ReadAll(res.Body)
		must(t, errors.Join(err, res.Body.Close()))
		pages[at.name] = string(body)
	}
	dir := t.TempDir()
	names := map[string]string{}
	for path, body := range pages {
		name := fmt.Sprintf("%04d.html", len(names))
		names[name] = path
		if err := os.WriteFile(filepath.Join(dir, name), []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(java, "-Xss4m", "-jar", jar, "--format", "json", "--exit-zero-always", dir)
	var said strings.Builder
	cmd.Stderr = &said
	if err := cmd.Run(); err != nil {
		t.Fatalf("vnu: %v: %s", err, said.String())
	}
	var report struct {
		Messages []struct {
			Type, URL, Message, Extract string
			LastLine                    int
		}
	}
	if err := json.Unmarshal([]byte(said.String()), &report); err != nil {
		t.Fatalf("vnu said something else than JSON: %v: %.400s", err, said.String())
	}
	shown := 0
	for _, m := range report.Messages {
		if m.Type != "error" {
			continue
		}
		if shown++; shown > 20 {
			break
		}
		t.Errorf("%s line %d: %s: %s", names[filepath.Base(m.URL)], m.LastLine, m.Message, m.Extract)
	}
	t.Logf("%d pages checked", len(pages))
}

// What axe-core asks of a page: everything once, and in other colours what looks
// alone decide.
const (
	everyRule = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`
	looksOnly = `{type: "rule", values: ["color-contrast", "link-in-text-block", "scrollable-region-focusable", "target-size"]}`
)

// checkAxe runs axe-core on pages at 320 px in dark mode, which is also a
// desktop at 400 %, at desktop width in light mode and in forced colours: no
// violation, nothing wider than the window. The two languages have one structure
// and one set of colours, so the rules run over the Korean pages on the phone and
// over the English ones on the desktop, and every page is measured in both; with
// READOUT_AXE=all (make axe) every rule runs over every page in every view.
//
// A page is loaded once and looked at in one view after the other: it has no
// script that could tell, and no colour that changes slowly.
func checkAxe(t *testing.T, states []state) {
	script, err := os.ReadFile(needs.File(t, "build", "npm", "node_modules", "axe-core", "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	everything := os.Getenv("READOUT_AXE") == "all"
	var pages, runs atomic.Int64
	t.Run("views", func(t *testing.T) {
		for n := range browsers {
			t.Run(fmt.Sprint("browser ", n+1), func(t *testing.T) {
				t.Parallel()
				tab := browserFor(t, 20*time.Minute)
				_, err := chromedp.Call(tab, page.SetBypassCSP, page.SetBypassCSPParams{Enabled: true})
				must(t, err)
				for i := n; i < len(states); i += browsers {
					pages.Add(1)
					runs.Add(axeIn(t, tab, string(script), states[i], everything))
				}
			})
		}
	})
	t.Logf("%d states are loaded, the rules run %d times", pages.Load(), runs.Load())
	if pages.Load() != int64(len(states)) || runs.Load() < int64(len(states)) {
		t.Errorf("%d of %d states are loaded, the rules run %d times", pages.Load(), len(states), runs.Load())
	}
}

// browsers is how many look at pages beside each other.
const browsers = 2

// axeIn loads a page, looks at it in each view, and returns how often rules ran.
func axeIn(t *testing.T, tab tabContext, script string, at state, everything bool) (runs int64) {
	t.Helper()
	must(t, chromedp.Do(tab, chromedp.Navigate(at.url)))
	for _, view := range []struct {
		name           string
		width          int64
		scheme, forced string
		leaves         string // the language whose pages are measured only
		rules          string
	}{
		{"phone, dark", 320, "dark", "none", ".en", everyRule},
		{"desktop, light", 1280, "light", "none", ".ko", everyRule},
		{"desktop, forced colours", 1280, "dark", "active", ".ko", looksOnly},
	} {
		leave := !everything && strings.HasSuffix(at.name, view.leaves)
		if leave && view.forced == "active" {
			continue // as wide as without
		}
		look(t, tab, view.width, view.scheme, &emulation.MediaFeature{Name: "forced-colors", Value: view.forced})
		seen := js[shown](t, tab, `({Over: document.documentElement.scrollWidth - document.documentElement.clientWidth, Width: innerWidth,
			Dark: matchMedia("(prefers-color-scheme: dark)").matches, Forced: matchMedia("(forced-colors: active)").matches, Axe: !!window.axe})`)
		if seen.Width != view.width || seen.Dark != (view.scheme == "dark") || seen.Forced != (view.forced == "active") {
			t.Errorf("%s (%s): the browser shows %+v", at.name, view.name, seen)
		}
		if seen.Over > 0 {
			t.Errorf("%s (%s): the page is %d px wider than the window", at.name, view.name, seen.Over)
		}
		if leave {
			continue
		}
		if !seen.Axe {
			js[bool](t, tab, script+";true")
		}
		rules := view.rules
		if everything {
			rules = everyRule
		}
		violations := js[[]string](t, tab, `axe.run(document, {resultTypes: ["violations"], runOnly: `+rules+`})
			.then(r => r.violations.map(v => v.id + ": " + v.help + ": " + v.nodes.slice(0, 3).map(n => n.html).join(" | ")))`)
		for _, v := range violations {
			t.Errorf("%s (%s): %s", at.name, view.name, v)
		}
		runs++
	}
	return runs
}

// shown is how a browser has a page: how much wider it is than the window, in CSS
// pixels, and in what view.
type shown struct {
	Over, Width       int64
	Dark, Forced, Axe bool
}

// checkSkipMenu walks by keyboard: the first Tab is the skip menu in the
// seed's order, and after Enter the next Tab is inside main.
func checkSkipMenu(t *testing.T, s *server, paths []string) {
	tab := browser(t)
	look(t, tab, 1280, "light")
	type focused struct {
		Tag, Href    string
		InMain, Seen bool
	}
	focus := func() focused {
		return js[focused](t, tab, `(() => { const e = document.activeElement, box = e.getBoundingClientRect();
			return {Tag: e.tagName, Href: e.getAttribute("href") || "", InMain: !!e.closest("main"), Seen: box.width > 1 && box.top >= 0}; })()`)
	}
	press := func(key string) focused {
		must(t, chromedp.Do(tab, chromedp.KeyEvent(key)))
		return focus()
	}
	for _, path := range paths {
		must(t, chromedp.Do(tab, chromedp.Navigate(s.url+path)))
		first, second, third := press(kb.Tab), press(kb.Tab), press(kb.Tab)
		for range 2 { // back to the first
			must(t, chromedp.Do(tab, chromedp.KeyEvent(kb.Tab, chromedp.KeyModifiers(chromedp.ModifierShift))))
		}
		if again := focus(); again != first {
			t.Errorf("%s: the way back from the third stop leads to %+v", path, again)
		}
		press(kb.Enter)
		inside := press(kb.Tab)
		if first.Href != "#content" || second.Href != "#menu" || third.Href != "#search" {
			t.Errorf("%s: the first three stops are %q, %q, %q; want the skip menu: content, main menu, search", path, first.Href, second.Href, third.Href)
		}
		if !first.Seen {
			t.Errorf("%s: the skip link has the focus and cannot be seen", path)
		}
		if !inside.InMain {
			t.Errorf("%s: after the skip link the next Tab is at %+v, outside main", path, inside)
		}
	}
}
