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
