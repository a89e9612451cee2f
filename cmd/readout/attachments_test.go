//go:build !race

package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// hostile are files that would do something in a browser that shows them.
var hostile = map[string]string{
	"drawing.svg":  `<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>`,
	"page.html":    `<!doctype html><script>alert(1)</script>`,
	"notes.txt":    "Notes\n\n<script>alert(1)</script>\n",
	"picture.gif":  "GIF89a/*<script>alert(1)</script>*/=1;",
	"paper.pdf":    "%PDF-1.4\n<script>alert(1)</script>",
	"mixed.png":    "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR<svg onload=alert(1)>",
	"\u202efdp.md": "plain words\n",
}

func sum(data string) string {
	s := sha256.Sum256([]byte(data))
	return hex.EncodeToString(s[:])
}

// TestP01HostileFilesAreInert serves files that would run in a browser: each comes
// as it is, to be saved and not to be shown; none where its release is not public.
func TestP01HostileFilesAreInert(t *testing.T) { onEngines(t, testP01HostileFilesAreInert) }

func testP01HostileFilesAreInert(t *testing.T, e engine) {
	at := e.place(t, filepath.Join(t.TempDir(), "room"))
	texts := t.TempDir()
	front := "---\ntitle: \"Talks with files\"\ndate: 2031-03-15\nlang: en\npublisher: us-wh\n%sattachments:\n"
	for name, data := range hostile {
		write(t, filepath.Join(texts, "talks.files", name), data)
		front += fmt.Sprintf("  - file: %q\n", "talks.files/"+name)
	}
	write(t, filepath.Join(texts, "talks.md"), fmt.Sprintf(front, "")+"---\n\nThe two sides met.\n")
	write(t, filepath.Join(texts, "secret.md"), "---\ntitle: \"Sealed talks\"\ndate: 2031-03-15\nlang: en\npublisher: us-wh\nsealed_until: 2099-01-01T00:00:00Z\nattachments: [secret.files/annex.txt]\n---\n\nNobody reads this.\n")
	write(t, filepath.Join(texts, "secret.files", "annex.txt"), "Zanzibarquartz annex\n")
	_, stderr, status := command(t, append([]string{"import", "--publisher", "us-wh", texts}, at.flags()...)...)
	if status != 0 || !strings.Contains(stderr, "2 added") {
		t.Fatalf("import: %d %s", status, stderr)
	}
	s := startServe(t, at.flags()...)
	page := s.get(t, "/en/releases/2031/talks-with-files").Body
	links := regexp.MustCompile(`href="(/files/[^"]+)"`).FindAllStringSubmatch(page, -1)
	if len(links) != len(hostile) {
		t.Fatalf("%d files are linked, of %d: %s", len(links), len(hostile), page)
	}
	of := map[string]string{}
	for _, data := range hostile {
		of[sum(data)] = data
	}
	for _, link := range links {
		r := s.get(t, link[1])
		parts := strings.Split(link[1], "/")
		data := of[parts[2]]
		name, err := url.PathUnescape(parts[3])
		must(t, err)
		if r.Status != http.StatusOK || r.Body != data {
			t.Errorf("%s answers %d with %q", link[1], r.Status, r.Body)
		}
		if h := r.Header; !strings.HasPrefix(h.Get("Content-Disposition"), "attachment") || h.Get("X-Content-Type-Options") != "nosniff" ||
			!strings.HasPrefix(h.Get("Content-Security-Policy"), "sandbox; default-src 'none'") || h.Get("Etag") != `"`+parts[2]+`"` || h.Get("Content-Encoding") != "" || h.Get("Cache-Control") != "public, no-cache" {
			t.Errorf("%s has the headers %v", name, h)
		}
		switch is := r.Header.Get("Content-Type"); is {
		case "application/octet-stream":
		case "image/gif", "image/png", "application/pdf":
			if !strings.HasSuffix(name, strings.TrimPrefix(filepath.Base(is), "x-")) {
				t.Errorf("%s is sent as %s", name, is)
			}
		default:
			t.Errorf("%s is sent as %s", name, is)
		}
		if head := s.send(t, "HEAD", link[1]); head.Status != http.StatusOK || head.Body != "" || head.Header.Get("Content-Length") != fmt.Sprint(len(data)) {
			t.Errorf("HEAD of %s: %d %v", name, head.Status, head.Header)
		}
		if some := s.get(t, link[1], "Range", "bytes=2-5"); some.Status != http.StatusPartialContent || some.Body != data[2:6] || !strings.HasPrefix(some.Header.Get("Content-Security-Policy"), "sandbox") {
			t.Errorf("a range of %s: %d %q", name, some.Status, some.Body)
		}
		if none := s.get(t, link[1], "Range", "bytes=9000-"); none.Status != http.StatusRequestedRangeNotSatisfiable {
			t.Errorf("a range beyond %s: %d", name, none.Status)
		}
		if held := s.get(t, link[1], "If-None-Match", `"`+parts[2]+`"`); held.Status != http.StatusNotModified || held.Body != "" {
			t.Errorf("%s, which the reader holds: %d", name, held.Status)
		}
	}
	if strings.Contains(page, "fdp.md") && strings.Contains(page, "\u202e") {
		t.Error("a name turns the writing round")
	}
	// as nonsense: what is sealed, what is another's name, the originals
	never := s.get(t, "/files/"+sum("nothing")+"/nothing.txt")
	for what, path := range map[string]string{
		"sealed":        "/files/" + sum("Zanzibarquartz annex\n") + "/annex.txt",
		"another name":  "/files/" + sum(hostile["page.html"]) + "/page.txt",
		"no hash":       "/files/x/page.html",
		"the path":      "/files/..%2f..%2freadout.db/x",
		"the directory": "/files/",
	} {
		if diff := cmp.Diff(never, s.get(t, path)); diff != "" {
			t.Errorf("%s, against a nonsense address:\n%s", what, diff)
		}
	}
	if r := s.get(t, "/en/search?q=zanzibarquartz"); strings.Contains(r.Body, "Sealed talks") {
		t.Error("the search finds a sealed file")
	}
	// withdrawn: the words stay, the files are gone
	base := regexp.MustCompile(`base (\d+)`)
	out, _, _ := command(t, append([]string{"withdraw", "2031/talks-with-files", "--actor", "Ann"}, at.flags()...)...)
	_, stderr, status = command(t, append([]string{"withdraw", "2031/talks-with-files", "--actor", "Ann", "--base", base.FindStringSubmatch(out)[1]}, at.flags()...)...)
	if status != 0 {
		t.Fatalf("withdraw: %s", stderr)
	}
	for _, link := range links {
		if diff := cmp.Diff(never, s.get(t, link[1])); diff != "" {
			t.Errorf("withdrawn, against a nonsense address:\n%s", diff)
		}
	}
	if page := s.get(t, "/en/releases/2031/talks-with-files").Body; strings.Contains(page, "/files/") || !strings.Contains(page, "The two sides met.") {
		t.Error("the page of a withdrawn release leads to its files, or lost its words")
	}
}
