//go:build shots

package main

import (
	"bytes"
	"fmt"
	"html/template"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"readout/internal/needs"
)

// TestScreenshots takes pictures of every kind of page and every state, at
// three widths, in both languages, light and dark, and a contact sheet of them:
// `make screenshots`. It shows; it judges nothing.
//
//	SHOTS_ONLY   a regular expression for the names of pages
//	SHOTS_LOOKS  a regular expression for looks, e.g. 360-light
//	SHOTS_MANY   how many releases the full archive holds, 10000 if not told
//
// With -short it takes the demonstration's alone.
func TestScreenshots(t *testing.T) {
	began := time.Now()
	out := filepath.Join(needs.Root(), "build", "screenshots")
	must(t, os.MkdirAll(out, 0o755))
	only, looks := regexp.MustCompile(os.Getenv("SHOTS_ONLY")), regexp.MustCompile(os.Getenv("SHOTS_LOOKS"))
	many := 10_000
	if told := os.Getenv("SHOTS_MANY"); told != "" {
		n, err := strconv.Atoi(told)
		must(t, err)
		many = n
	}
	if testing.Short() {
		many = 0
	}
	demo := demoServer(t)
	list := slices.DeleteFunc(states(t, demo, demo.crawl(t, mostPages), many), func(s state) bool { return !only.MatchString(s.name) })
	tab := browserFor(t, 20*time.Minute)
	sheet := contactSheet{}
	for _, l := range allLooks() {
		if !looks.MatchString(l.name) {
			continue
		}
		l.put(t, tab)
		for _, s := range list {
			if !l.shows(s) {
				continue
			}
			must(t, chromedp.Do(tab, chromedp.Navigate(s.url)))
			name := s.name + "." + l.name + ".png"
			must(t, os.WriteFile(filepath.Join(out, name), picture(t, tab, l.width), 0o644))
			sheet.add(s.name, l.name, name)
		}
	}
	var b bytes.Buffer
	must(t, sheetPage.Execute(&b, sheet.rows))
	must(t, os.WriteFile(filepath.Join(out, "index.html"), b.Bytes(), 0o644))
	t.Logf("%d pictures in %s; the contact sheet is build/screenshots/index.html", sheet.pictures, time.Since(began).Round(time.Second))
}

// shotLook is how a page is looked at.
type shotLook struct {
	name, scheme, forced, media string
	width                       int64
}

func allLooks() []shotLook {
	var out []shotLook
	for _, width := range []int64{360, 768, 1280} {
		for _, scheme := range []string{"light", "dark"} {
			out = append(out, shotLook{fmt.Sprintf("%d-%s", width, scheme), scheme, "none", "screen", width})
		}
	}
	return append(out, shotLook{"1280-forced", "dark", "active", "screen", 1280}, shotLook{"700-print", "light", "none", "print", 700}, shotLook{"320-zoomed", "light", "none", "screen", 320})
}

func (l shotLook) put(t *testing.T, tab tabContext) {
	t.Helper()
	must(t, chromedp.Do(tab, chromedp.EmulateViewport(l.width, 900)))
	_, err := chromedp.Call(tab, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: l.media, Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: l.scheme}, {Name: "forced-colors", Value: l.forced}, {Name: "prefers-reduced-motion", Value: "reduce"}}})
	must(t, err)
}

// shows reports whether a look shows something that others do not: of paper,
// 320 px (1280 at 400 %) and forced colours the English pages are enough.
func (l shotLook) shows(s state) bool {
	return strings.HasSuffix(s.name, ".en") || l.forced == "none" && l.media == "screen" && l.width > 320
}

// tallest is how much of a page a picture shows, in CSS pixels.
const tallest = 4500

func picture(t *testing.T, tab tabContext, width int64) []byte {
	t.Helper()
	height := js[int](t, tab, `document.documentElement.scrollHeight`)
	beyond := true
	shot, err := chromedp.Call(tab, page.CaptureScreenshot, page.CaptureScreenshotParams{
		Format: page.CaptureScreenshotFormatPng, CaptureBeyondViewport: &beyond,
		Clip: &page.Viewport{Width: float64(width), Height: float64(min(height, tallest)), Scale: 1},
	})
	must(t, err)
	return shot.Data
}

// contactSheet is a row for each page, a picture for each look.
type contactSheet struct {
	rows     []*sheetRow
	pictures int
}

type sheetRow struct {
	Name  string
	Shots []sheetShot
}

type sheetShot struct{ Look, File string }

func (c *contactSheet) add(name, look, file string) {
	c.pictures++
	at := slices.IndexFunc(c.rows, func(r *sheetRow) bool { return r.Name == name })
	if at < 0 {
		at = len(c.rows)
		c.rows = append(c.rows, &sheetRow{Name: name})
	}
	c.rows[at].Shots = append(c.rows[at].Shots, sheetShot{look, file})
}

var sheetPage = template.Must(template.New("sheet").Parse(`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Contact sheet</title>
<style>
body { font: 14px sans-serif; margin: 1rem; background: #777; color: #fff; }
div { display: flex; gap: 12px; align-items: flex-start; overflow-x: auto; padding-bottom: 12px; }
figure { margin: 0; flex: none; } img { height: 420px; object-fit: cover; object-position: top; max-width: 420px; border: 1px solid #333; background: #fff; }
h2 { margin: 16px 0 6px; font-size: 15px; } figcaption { font-size: 11px; }
</style></head><body>
{{range .}}<h2>{{.Name}}</h2><div>{{range .Shots}}<figure><a href="{{.File}}"><img loading="lazy" alt="" src="{{.File}}"></a><figcaption>{{.Look}}</figcaption></figure>{{end}}</div>
{{end}}</body></html>
`))
