//go:build !race

package main

import (
	"encoding/json"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"readout/internal/needs"
)

// readSite has programs that others wrote read a site: one finds its pages by the
// sitemap, one takes the text of a release out of its page, as the reading views of
// browsers do, and one asks how to embed it, knowing nothing but its address.
const readSite = `
(async () => {
  const [dir, base] = process.argv.slice(1);
  const at = path => import("file://" + dir + "/node_modules/" + path);
  const Sitemapper = (await at("sitemapper/lib/assets/sitemapper.js")).default;
  const {parseHTML} = await at("linkedom/esm/index.js");
  const {Readability} = (await at("@mozilla/readability/index.js")).default;
  const {extract} = await at("@extractus/oembed-extractor/esm/mod.js");
  const {sites, errors} = await new Sitemapper({url: base + "/sitemap.xml", timeout: 60000}).fetch();
  const releases = [];
  for (const url of sites.filter(s => /\/releases\/\d+\/[^/]+$/.test(s))) {
    const {document} = parseHTML(await (await fetch(url)).text());
    const {title, lang, textContent} = new Readability(document).parse();
    releases.push({url, title, lang, text: textContent, plain: await (await fetch(url + ".txt")).text(), embed: await extract(url)});
  }
  console.log(JSON.stringify({sites, errors, releases}));
})().catch(e => { console.error(e); process.exit(1); });
`

// TestOthersReadThePages: the sitemap leads a program to every page, a reading view
// holds all of a release and no sign of the page around it, and whoever embeds a release
// gets its title and issuer.
func TestOthersReadThePages(t *testing.T) {
	node := needs.Tool(t, "node")
	for _, module := range []string{"sitemapper", "linkedom", "@mozilla/readability", "@extractus/oembed-extractor"} {
		needs.File(t, "build", "npm", "node_modules", module)
	}
	s := demoServer(t)
	out, err := exec.Command(node, "-e", readSite, filepath.Join(needs.Root(), "build", "npm"), s.url).Output()
	if err != nil {
		var said []byte
		if failed, ok := err.(*exec.ExitError); ok {
			said = failed.Stderr
		}
		t.Fatalf("%v: %s", err, said)
	}
	var site struct {
		Sites    []string
		Errors   []any
		Releases []struct {
			URL, Title, Lang, Text, Plain string
			Embed                         struct {
				Type, Title, HTML, Method string
				Author                    string `json:"author_name"`
			}
		}
	}
	must(t, json.Unmarshal(out, &site))
	if len(site.Errors) > 0 || len(site.Sites) < 400 || len(site.Releases) < 80 {
		t.Fatalf("%d pages, %d of releases, errors %v", len(site.Sites), len(site.Releases), site.Errors)
	}
	for _, r := range site.Releases {
		text := strings.Join(strings.Fields(r.Text), " ")
		if strings.ContainsAny(text, "↩¶") {
			t.Errorf("%s: a reading view shows signs of the page", r.URL)
		}
		title, lines := plainLines(t, r.Plain)
		for _, line := range lines {
			if !strings.Contains(text, line) {
				t.Errorf("%s: a reading view lacks %q", r.URL, line)
			}
		}
		if r.Title != title || !strings.Contains(r.URL, "/"+r.Lang+"/") {
			t.Errorf("%s: a reading view says %q in %q, the text %q", r.URL, r.Title, r.Lang, title)
		}
		if e := r.Embed; e.Type != "rich" || !strings.HasSuffix(e.Title, title) || e.Author == "" || !strings.Contains(e.HTML, r.URL) || e.Method != "auto-discovery" {
			t.Errorf("%s: it is embedded as %+v", r.URL, e)
		}
	}
}

var (
	day   = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)
	marks = regexp.MustCompile(`^[^\p{L}\p{N}“"(\[]+`)
)

// plainLines are the title of a release in plain text and the lines of its body, without
// the marks before points, which a page may show otherwise.
func plainLines(t *testing.T, plain string) (title string, lines []string) {
	t.Helper()
	title, rest, _ := strings.Cut(plain, "\n")
	head := true
	for line := range strings.Lines(rest) {
		line = strings.Join(strings.Fields(line), " ")
		switch {
		case head:
			head = !day.MatchString(line)
		case line == "" || strings.HasPrefix(line, "translation: "):
		default:
			lines = append(lines, marks.ReplaceAllString(line, ""))
		}
	}
	if len(lines) == 0 {
		t.Fatalf("no body in %q", plain)
	}
	return title, lines
}
