package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/accessibility"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"readout"
	"readout/internal/web"
)

// listener uses pages by keyboard and knows of them what the accessibility tree
// tells, as somebody with a screen reader does.
type listener struct {
	t   *testing.T
	tab tabContext
	m   *web.Messages // the words of the pages
}

// node is one node of the tree as it is spoken.
type node struct {
	role, name string
	focused    bool
}

func (n node) String() string { return fmt.Sprintf("%s %q", n.role, n.name) }

// tree is what can be heard on the page, in order.
func (l *listener) tree() []node {
	l.t.Helper()
	whole, err := chromedp.Call(l.tab, accessibility.GetFullAXTree, accessibility.GetFullAXTreeParams{})
	must(l.t, err)
	said := func(v *accessibility.Value) string {
		var s string
		if v != nil {
			_ = json.Unmarshal(v.Value, &s) // what is no string says nothing
		}
		return s
	}
	var all []node
	for _, n := range whole.Nodes {
		if n.Ignored {
			continue
		}
		one := node{role: said(n.Role), name: said(n.Name)}
		for _, p := range n.Properties {
			if p.Name == "focused" && p.Value != nil && string(p.Value.Value) == "true" {
				one.focused = true
			}
		}
		all = append(all, one)
	}
	return all
}

// hears is the first node of a role whose name holds some words.
func (l *listener) hears(role, words string) node {
	l.t.Helper()
	all := l.tree()
	for _, n := range all {
		if n.role == role && strings.Contains(n.name, words) {
			return n
		}
	}
	l.t.Fatalf("at %s no %s says %q among %d nodes", l.at(), role, words, len(all))
	return node{}
}

// at is where the listener is.
func (l *listener) at() string {
	l.t.Helper()
	return js[string](l.t, l.tab, `location.pathname + location.hash`)
}

// here is what has the focus; the page where nothing has.
func (l *listener) here() node {
	l.t.Helper()
	var at node
	for _, n := range l.tree() {
		if n.focused {
			at = n // what holds it stands before it
		}
	}
	return at
}

func (l *listener) press(key string) {
	l.t.Helper()
	must(l.t, chromedp.Do(l.tab, chromedp.KeyEvent(key)))
}

// to presses Tab until something of a role that is called so has the focus.
func (l *listener) to(role, words string) node {
	l.t.Helper()
	const patience = 60
	var passed []string
	for range patience {
		l.press(kb.Tab)
		// the tree is asked where the words stand at all: it takes its time
		if text := js[string](l.t, l.tab, `document.activeElement.textContent`); !strings.Contains(text, words) {
			passed = append(passed, fmt.Sprintf("%.40q", text))
			continue
		}
		at := l.here()
		if at.role == role && strings.Contains(at.name, words) {
			return at
		}
		passed = append(passed, at.String())
	}
	l.t.Fatalf("at %s no %s called %q within %d stops: %s", l.at(), role, words, patience, strings.Join(passed, ", "))
	return node{}
}

// follow goes to a link and opens it.
func (l *listener) follow(words string) {
	l.t.Helper()
	from := l.to("link", words)
	before := js[string](l.t, l.tab, `location.href`)
	l.press(kb.Enter)
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if js[bool](l.t, l.tab, `location.href !== `+string(mustJSON(l.t, before))+` && document.readyState === "complete"`) {
			return
		}
	}
	l.t.Fatalf("%s leads nowhere from %s", from, before)
}

// skip takes the skip menu's way.
func (l *listener) skip(key string) {
	l.t.Helper()
	l.follow(l.m.Text(key))
}

func mustJSON(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	must(t, err)
	return b
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
				if words[0] != "May 14" || !strings.Contains(strings.ReplaceAll(words[1], "↩", ""), "held in Tarrowmere on May 14") { // each passage ends with its way back
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
