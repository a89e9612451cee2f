package main

import (
	"os/exec"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"readout/internal/needs"
)

// checkEvidence goes from a detail to its passage and back with scripts
// switched off: the place is lit, and the way back can be seen and reached.
func checkEvidence(t *testing.T, url string) {
	tab := browser(t)
	look(t, tab, 1280, "light")
	_, err := chromedp.Call(tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
	must(t, err)
	type lit struct{ Ground, Plain, Back, Shown string }
	at := func(fragment string) lit {
		must(t, chromedp.Do(tab, chromedp.Navigate("about:blank"), chromedp.Navigate(url+fragment)))
		return js[lit](t, tab, `(() => { const e = document.querySelector(":target"), b = e.nextElementSibling;
			return {Ground: getComputedStyle(e).backgroundColor, Plain: getComputedStyle(document.querySelector(".head")).backgroundColor,
				Back: b && b.matches("a.back") ? b.getAttribute("href") : "", Shown: b ? getComputedStyle(b).display : ""}; })()`)
	}
	passage := at("#e1")
	if passage.Ground == passage.Plain {
		t.Errorf("%s#e1 is not lit: %s", url, passage.Ground)
	}
	if !strings.HasPrefix(passage.Back, "#d") || passage.Shown == "none" {
		t.Errorf("the way back from the passage is %q, shown as %q", passage.Back, passage.Shown)
	}
	if detail := at(passage.Back); detail.Ground == detail.Plain {
		t.Errorf("%s%s is not lit: %s", url, passage.Back, detail.Ground)
	}
	if sheet := js[string](t, tab, `Array.from(document.styleSheets, s => Array.from(s.cssRules, r => r.cssText).join("\n")).join("\n")`); len(sheet) < 5000 || strings.Contains(sheet, ":has(") {
		t.Errorf("the style sheet of %d bytes needs :has, or is not there", len(sheet))
	}
}

// checkWire counts what a reader's browser asks for to show a release.
func checkWire(t *testing.T, url string) {
	tab := browser(t)
	look(t, tab, 1280, "light")
	must(t, chromedp.Do(tab, chromedp.Navigate(url)))
	type traffic struct {
		Requests, Bytes, Fonts int
		Names                  []string
	}
	got := js[traffic](t, tab, `(() => { const all = performance.getEntriesByType("navigation").concat(performance.getEntriesByType("resource"));
		return {Requests: all.length, Bytes: all.reduce((n, e) => n + e.transferSize, 0), Names: all.map(e => e.name),
			Fonts: document.fonts.size}; })()`)
	if got.Requests > 3 || got.Bytes > 40<<10 || got.Bytes == 0 || got.Fonts > 0 {
		t.Errorf("%s: %d requests, %d bytes, %d web fonts: %v", url, got.Requests, got.Bytes, got.Fonts, got.Names)
	}
	t.Logf("%d requests, %d bytes on the wire", got.Requests, got.Bytes)
}

// checkTextBrowsers reads a release in lynx and w3m: its parts follow each
// other as PAGES plans them, and no value stands without its passage.
func checkTextBrowsers(t *testing.T, url string) {
	for name, args := range map[string][]string{"lynx": {"-dump", "-nolist", "-width=100", "-assume_charset=utf-8", "-display_charset=utf-8"}, "w3m": {"-dump", "-cols", "100", "-O", "UTF-8"}} {
		out, err := exec.Command(needs.Tool(t, name), append(args, url)...).Output()
		must(t, err)
		text := string(out)
		at := 0
		for _, part := range []string{"Skip to content", "Skip to main menu", "Open search", "Press releases", "Publishers", "Written for this demonstration from public facts",
			"Date", "Version", "1.", "2.", "Terms of use", "Cite this release", "Plain text", "Version history",
			"Meeting details", "Compiled from the text; not part of the release.", "When", "Source passage: ", "Where", "Other releases on this board"} {
			next := strings.Index(text[at:], part)
			if next < 0 {
				t.Errorf("%s: %q does not follow in\n%s", name, part, text)
				break
			}
			at += next + len(part)
		}
	}
}
