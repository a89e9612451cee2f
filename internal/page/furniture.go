package page

import (
	_ "embed"
	"maps"
	"net/url"
	"slices"
	"strings"
	"sync"

	"go.yaml.in/yaml/v3"
	"golang.org/x/net/html"
)

//go:embed furniture.yaml
var furnitureFile []byte

//go:embed sites.yaml
var sitesFile []byte

// furnishing is what furniture.yaml and sites.yaml say.
type furnishing struct {
	tags, roles, classes, sure, lines, boards map[string]bool
	elsewhere, notes                          []string
	labels                                    map[string][]string
	openings                                  map[byte][]label // the labels by their first byte, long ones first
	sites                                     []site
}

// site is where a known site keeps the parts of a release.
type site struct {
	hosts                             []string
	board, title, date, content, drop []selector
}

// furniture reads the embedded data once.
var furniture = sync.OnceValue(func() *furnishing {
	var raw struct {
		Tags, Roles, Classes, Sure, Lines, Boards, Elsewhere, Notes string
		Labels                                                      map[string]string
	}
	if err := yaml.Unmarshal(furnitureFile, &raw); err != nil {
		panic("furniture.yaml: " + err.Error())
	}
	var sites []struct {
		Hosts, Board, Title, Date, Content, Drop []string
	}
	if err := yaml.Unmarshal(sitesFile, &sites); err != nil {
		panic("sites.yaml: " + err.Error())
	}
	f := &furnishing{
		tags: setOf(raw.Tags), roles: setOf(raw.Roles), classes: setOf(raw.Classes), sure: setOf(raw.Sure), lines: lineSet(raw.Lines), boards: lineSet(raw.Boards),
		elsewhere: bars(raw.Elsewhere), notes: bars(raw.Notes), labels: map[string][]string{},
	}
	for kind, words := range raw.Labels {
		f.labels[kind] = bars(words)
	}
	f.openings = openings(f.labels)
	for _, s := range sites {
		f.sites = append(f.sites, site{
			hosts: s.Hosts, board: selectors(s.Board), title: selectors(s.Title), date: selectors(s.Date),
			content: selectors(s.Content), drop: selectors(s.Drop),
		})
	}
	return f
})

// label is a word that stands before a value of the release.
type label struct{ kind, words string }

func openings(labels map[string][]string) map[byte][]label {
	by := map[byte][]label{}
	for _, kind := range slices.Sorted(maps.Keys(labels)) {
		for _, words := range labels[kind] {
			by[words[0]] = append(by[words[0]], label{kind, words})
		}
	}
	for _, same := range by {
		slices.SortStableFunc(same, func(a, b label) int { return len(b.words) - len(a.words) })
	}
	return by
}

func bars(s string) []string {
	var out []string
	for w := range strings.SplitSeq(s, "|") {
		if w = strings.ToLower(strings.TrimSpace(w)); w != "" {
			out = append(out, w)
		}
	}
	return out
}

func lineSet(s string) map[string]bool {
	set := map[string]bool{}
	for _, l := range bars(s) {
		set[l] = true
	}
	return set
}

func selectors(list []string) []selector {
	var out []selector
	for _, s := range list {
		out = append(out, parseSelector(s))
	}
	return out
}

// siteOf returns what is known of the site at an address, nil where nothing is.
func (f *furnishing) siteOf(u *url.URL) *site {
	if u == nil {
		return nil
	}
	host := strings.ToLower(u.Hostname())
	for i := range f.sites {
		for _, h := range f.sites[i].hosts {
			if host == h || strings.HasSuffix(host, "."+h) {
				return &f.sites[i]
			}
		}
	}
	return nil
}

// isFurniture reports an element that holds no words of the release, by its
// tag, role or class, unless the part of the page's words that stands in it
// speaks against that. held and total are bytes by the page's gauge; a total of
// nothing speaks against no furniture.
func (f *furnishing) isFurniture(n *html.Node, held, total int) bool {
	switch n.Data {
	case "html", "body", "main", "article", "table", "tbody", "tr", "h1":
		return false
	}
	unless := func(parts, whole int) bool { return total == 0 || held*whole < total*parts }
	sure := f.tags[n.Data] || f.roles[attr(n, "role")] || (n.Data == "footer" || n.Data == "header") && !within(n, "article", "main")
	if sure || unless(4, 5) && classWords(n, func(w string) bool { return f.sure[w] }) {
		return unless(4, 5)
	}
	return unless(1, 3) && (attr(n, "aria-hidden") == "true" || classWords(n, func(w string) bool { return f.classes[w] }))
}

// unreadable are elements whose text no reader sees, however much it is.
var unreadable = setOf("script style noscript template iframe object embed svg math select textarea")

// isHidden reports an element that no reader sees.
func isHidden(n *html.Node) bool {
	if unreadable[n.Data] || hasAttr(n, "hidden") {
		return true
	}
	style := attr(n, "style")
	if style == "" || len(style) > 500 || n.Data == "body" {
		return false
	}
	style = strings.ToLower(strings.ReplaceAll(style, " ", ""))
	return strings.Contains(style, "display:none") || strings.Contains(style, "visibility:hidden")
}

// within reports whether n stands in an element of one of the tags.
func within(n *html.Node, tags ...string) bool {
	for n = n.Parent; n != nil; n = n.Parent {
		for _, t := range tags {
			if n.Data == t && n.Type == html.ElementNode {
				return true
			}
		}
	}
	return false
}

// bareLine is a line in small letters with single spaces and without the marks
// around it.
func bareLine(s string) string {
	s = strings.Trim(oneLine(strings.ReplaceAll(s, "\u00a0", " ")), "*()（）[]［］※<>＜＞「」【】·•|│:：-–—#☞→▶»« .,0123456789")
	return strings.ToLower(strings.TrimSpace(s))
}

// isLine reports a line that is furniture by its words: a menu's, a button's.
func (f *furnishing) isLine(s string) bool {
	if len(s) > 60 {
		return false
	}
	bare := bareLine(s)
	return bare == "" && !strings.ContainsAny(s, "0123456789") || f.lines[bare]
}

// leadsElsewhere reports a line that begins like a link to another release.
func (f *furnishing) leadsElsewhere(s string) bool {
	bare := bareLine(s)
	for _, w := range f.elsewhere {
		if bare == w || strings.HasPrefix(bare, w) && !letterAt(bare, len(w)) {
			return true
		}
	}
	return false
}

func (f *furnishing) isNote(s string) bool {
	if len(s) > 80 {
		return false
	}
	bare := bareLine(s)
	for _, w := range f.notes {
		if bare == w {
			return true
		}
	}
	return false
}
