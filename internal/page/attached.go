package page

import (
	"cmp"
	"net/url"
	"path"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
	"golang.org/x/net/html"

	"readout"
)

// maxAttached bounds the files of one text.
const maxAttached = 50

// frontAttached reads the list of files in front matter: names alone, or maps
// with file, title, alt, caption, credit and licence.
func frontAttached(n *yaml.Node) ([]Attached, error) {
	if n.Kind != yaml.SequenceNode {
		return nil, readout.Invalid("has attachments in its front matter that are no list; write one a line, such as - file: statement.pdf")
	}
	if len(n.Content) > maxAttached {
		return nil, readout.Invalid("has %d attachments; at most %d are kept", len(n.Content), maxAttached)
	}
	var out []Attached
	for _, item := range n.Content {
		a := Attached{Stated: true}
		switch item.Kind {
		case yaml.ScalarNode:
			a.File = item.Value
		case yaml.MappingNode:
			for i := 0; i+1 < len(item.Content); i += 2 {
				key, value := item.Content[i].Value, item.Content[i+1]
				if value.Kind != yaml.ScalarNode {
					return nil, readout.Invalid("has a list or a map for %q of an attachment in its front matter; write one value", key)
				}
				if err := a.set(key, oneLine(value.Value)); err != nil {
					return nil, err
				}
			}
		default:
			return nil, readout.Invalid("has an attachment in its front matter that is no file; write it as - file: statement.pdf")
		}
		file, ok := beside(a.File)
		if !ok {
			return nil, badValue("file", a.File, "name a file beside the text, or in a folder beside it")
		}
		if a.File = file; slices.ContainsFunc(out, func(b Attached) bool { return b.File == file }) {
			return nil, readout.Invalid("names the attachment %q twice in its front matter; keep one", file)
		}
		out = append(out, a)
	}
	return out, nil
}

func (a *Attached) set(key, value string) error {
	switch key {
	case "file":
		a.File = value
	case "title":
		a.Title = value
	case "alt":
		a.Alt = value
	case "caption":
		a.Caption = value
	case "credit":
		a.Credit = value
	case "licence":
		if a.Licence = readout.Licence(value); value != "" {
			if _, ok := a.Licence.Terms(); !ok {
				return badValue("licence", value, "write a code such as KOGL-1, CC-BY-4.0, OGL-3.0 or PD")
			}
		}
	}
	return nil
}

// beside cleans the path of a file below the folder of a text; false where it
// leads elsewhere.
func beside(file string) (string, bool) {
	if file == "" || len(file) > 1000 || strings.ContainsAny(file, "\\\x00\n\r") || path.IsAbs(file) {
		return "", false
	}
	file = path.Clean(file)
	for part := range strings.SplitSeq(file, "/") {
		if part == ".." || strings.HasPrefix(part, ".") {
			return "", false
		}
	}
	return file, true
}

// attached lists the files that a page links to, or shows in its content, and
// that may stand beside it: relative addresses without query, each once. What is
// in its furniture is none of the release's.
func (x *extraction) attached(from, to int) []Attached {
	var content *html.Node
	for i := from; i < to; i++ {
		if !x.used[i] {
			content = common(content, x.blocks[i].node)
		}
	}
	var out []Attached
	at := map[string]int{}
	var visit func(n *html.Node, in bool)
	visit = func(n *html.Node, in bool) {
		in = in || n == content
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if c.Type != html.ElementNode || x.dropped[c] {
				continue
			}
			switch {
			case c.Data == "a":
				out = link(out, at, attr(c, "href"), Attached{Title: oneLine(textOf(c))})
			case c.Data == "img" && in:
				out = link(out, at, attr(c, "src"), Attached{Alt: oneLine(attr(c, "alt"))})
			}
			visit(c, in)
		}
	}
	visit(x.body, x.body == content)
	return out
}

// link adds what is said of a file to a list.
func link(out []Attached, at map[string]int, address string, a Attached) []Attached {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "" || u.Host != "" || u.RawQuery != "" {
		return out
	}
	file, ok := beside(u.Path)
	if !ok {
		return out
	}
	i, again := at[file]
	switch {
	case again:
		out[i].Title, out[i].Alt = cmp.Or(out[i].Title, a.Title), cmp.Or(out[i].Alt, a.Alt)
	case len(out) < maxAttached:
		a.File = file
		at[file] = len(out)
		out = append(out, a)
	}
	return out
}

// common is the nearest element around both; of nil and another the other.
func common(a, b *html.Node) *html.Node {
	if a == nil {
		return b
	}
	above := map[*html.Node]bool{}
	for n := a; n != nil; n = n.Parent {
		above[n] = true
	}
	for n := b; n != nil; n = n.Parent {
		if above[n] {
			return n
		}
	}
	return a
}
