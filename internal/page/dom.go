package page

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
)

// attr returns an attribute's value, "" where there is none.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name && a.Namespace == "" {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
}

func hasClass(n *html.Node, class string) bool {
	for c := range strings.FieldsSeq(attr(n, "class")) {
		if c == class {
			return true
		}
	}
	return false
}

// inside reports whether n is root or stands in it.
func inside(n, root *html.Node) bool {
	for ; n != nil; n = n.Parent {
		if n == root {
			return true
		}
	}
	return false
}

// classWords returns the words of an element's class and id: of "quickMenu
// skip-nav", quick, menu, quickmenu, skip, nav.
func classWords(n *html.Node, each func(string) bool) bool {
	for _, s := range []string{attr(n, "class"), attr(n, "id")} {
		for name := range strings.FieldsSeq(s) {
			if len(name) > 60 {
				continue
			}
			if each(strings.ToLower(name)) {
				return true
			}
			from := 0
			for i, r := range name {
				boundary := r == '-' || r == '_' || r == ':' || r == '.'
				camel := i > from && unicode.IsUpper(r)
				if !boundary && !camel {
					continue
				}
				if i > from && each(strings.ToLower(name[from:i])) {
					return true
				}
				from = i
				if boundary {
					from = i + 1
				}
			}
			if from > 0 && from < len(name) && each(strings.ToLower(name[from:])) {
				return true
			}
		}
	}
	return false
}

// selector is a row of simple selectors, each inside the one before.
type selector []simple

// simple is a tag, classes, an id and attributes that one element must have.
type simple struct {
	tag, id string
	classes []string
	attrs   [][2]string
}

// parseSelector reads what sites.yaml writes.
func parseSelector(s string) selector {
	var sel selector
	for part := range strings.FieldsSeq(s) {
		var one simple
		for part != "" {
			end := strings.IndexAny(part[1:], ".#[") + 1
			if end == 0 {
				end = len(part)
			}
			switch word := part[:end]; word[0] {
			case '.':
				one.classes = append(one.classes, word[1:])
			case '#':
				one.id = word[1:]
			case '[':
				key, value, _ := strings.Cut(strings.TrimSuffix(word[1:], "]"), "=")
				one.attrs = append(one.attrs, [2]string{key, value})
			default:
				one.tag = word
			}
			part = part[end:]
		}
		sel = append(sel, one)
	}
	return sel
}

func (s simple) matches(n *html.Node) bool {
	if n.Type != html.ElementNode || s.tag != "" && n.Data != s.tag || s.id != "" && attr(n, "id") != s.id {
		return false
	}
	for _, c := range s.classes {
		if !hasClass(n, c) {
			return false
		}
	}
	for _, a := range s.attrs {
		if attr(n, a[0]) != a[1] {
			return false
		}
	}
	return true
}

func (sel selector) matches(n *html.Node) bool {
	last := len(sel) - 1
	if last < 0 || !sel[last].matches(n) {
		return false
	}
	for n, last = n.Parent, last-1; last >= 0 && n != nil; n = n.Parent {
		if sel[last].matches(n) {
			last--
		}
	}
	return last < 0
}

// find returns the first element below root, in document order, that the
// selector matches and that has words.
func (sel selector) find(root *html.Node) *html.Node {
	for n := range root.Descendants() {
		if sel.matches(n) && hasWords(n) {
			return n
		}
	}
	return nil
}

func hasWords(n *html.Node) bool {
	if n.Type == html.TextNode {
		return strings.TrimSpace(n.Data) != ""
	}
	for d := range n.Descendants() {
		if d.Type == html.TextNode && strings.TrimSpace(d.Data) != "" {
			return true
		}
	}
	return false
}
