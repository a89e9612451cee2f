//go:build !race

package main

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// TestP27BadInput gives the command every kind of broken and hostile input: one
// sentence each, bounded memory, and the rest goes on.
func TestP27BadInput(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	put := func(name, data string) {
		if err := os.WriteFile(path(name), []byte(data), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	bomb := func() string { // a ZIP of one member that inflates to 64 MiB
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		w, err := z.Create("bomb.txt")
		if err != nil {
			t.Fatal(err)
		}
		zeros := make([]byte, 1<<20)
		for range 64 {
			w.Write(zeros)
		}
		if w, err = z.Create("../outside.txt"); err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, "x")
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	gzipped := func(n int) string {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		zeros := make([]byte, 1<<20)
		for range n {
			z.Write(zeros)
		}
		z.Close()
		return b.String()
	}
	put("binary", strings.Repeat("\x00\x01\x02\xff", 1000))
	put("empty", "")
	put("broken", "words \x81\x8d words \x90\x9d words \x8f")
	put("alias.md", "---\na: &a [x,x]\nb: [*a,*a]\n---\nwords")
	put("yaml.md", "---\ntitle: [x\n---\nwords")
	put("bomb.zip", bomb())
	put("bomb.gz", gzipped(200))
	put("cut.zip", bomb()[:500])
	put("pdf", "%PDF-1.7\n")
	put("long", "")
	if err := os.Truncate(path("long"), 200<<20); err != nil {
		t.Fatal(err)
	}
	writeBig(t, path("p.html"), "<html><body>", "<p>", 5_000_000)
	writeBig(t, path("nested.html"), "<html><body>", "<div>", 10_000)
	writeBig(t, path("open.html"), "<html><p><b a><b c><b d><b e>", "<p>x", 400_000)
	put("good.txt", goodText)
	want := map[string]string{
		"binary": "is binary", "empty": "is empty", "broken": "is not UTF-8", "alias.md": "anchors or aliases", "yaml.md": "no YAML",
		"bomb.zip!/bomb.txt": "at most 32.0 MiB are read of one item", "bomb.zip!/../outside.txt": "outside its archive", "bomb.gz": "more than 200 times its size",
		"cut.zip": "without its directory", "pdf": "is a PDF", "long": "is 200.0 MiB long", "p.html": "at most 4 MiB", "nested.html": "more than 512 deep",
		"open.html": "so many tags open", "nothing": "is not there",
	}

	inputs := []string{dir, path("nothing"), path("good.txt")}
	r := measured(t, nil, append([]string{"read", "--format", "jsonl"}, inputs...)...)
	if r.status != 1 || strings.Count(r.out, "\n") != 2 || strings.Count(r.out, `{"format":`) != 2 {
		t.Errorf("status %d, records %q", r.status, r.out)
	}
	if got := strings.Count(r.err, "\n"); got != len(want) {
		t.Errorf("%d sentences for %d bad inputs:\n%s", got, len(want), r.err)
	}
	for name, sentence := range want {
		if !regexp.MustCompile(`(?m)^readout: ` + regexp.QuoteMeta(path("")+"/"+name) + ` .*` + regexp.QuoteMeta(sentence)).MatchString(r.err) {
			t.Errorf("no sentence %q for %s in\n%s", sentence, name, r.err)
		}
	}
	if r.peak > 512<<10 {
		t.Errorf("peak memory %d KiB", r.peak)
	}
	t.Logf("all bad inputs: peak %d MiB", r.peak>>10)
}

// TestP27LargestInputs reads the largest inputs of each kind that are accepted,
// or end at the deadline, within the promised memory, and all of them at once.
func TestP27LargestInputs(t *testing.T) {
	dir := t.TempDir()
	path := func(name string) string { return filepath.Join(dir, name) }
	writeBig(t, path("text.txt"), "Talks\n\n", "words of a long text, and words.\n", 16<<20/33-10)
	writeBig(t, path("hangul.txt"), "", "말과 글이 아주 길다.\n", 16<<20/29-10)
	writeBig(t, path("marked.md"), "---\ntitle: Talks\n---\n\n", "**a** [b](http://c.example/d) *e* and `f`\n\n", 16<<20/45)
	writeBig(t, path("page.html"), "<html><body>", "<p>The talks were <b>held</b> in the town of <a href=http://x.example/>Alder</a> today.</p>\n", 4<<20/94)
	writeBig(t, path("cells.html"), "<html><body><table>", "<tr><td>x<td>y", 160_000)
	writeBig(t, path("items.html"), "<html><body><ol>", "<li>z", 480_000)
	r := measured(t, nil, "read", "--format", "jsonl", dir)
	if records, refused := strings.Count(r.out, "\n"), strings.Count(r.err, "\n"); records+refused != 6 || records < 2 {
		t.Errorf("%d records, %s", records, r.err)
	}
	if r.peak > 512<<10 {
		t.Errorf("peak memory %d KiB", r.peak)
	}
	t.Logf("peak %d MiB; %s", r.peak>>10, r.err)
}

// TestP27NoPermission runs with the rights of nobody where the test has root's.
func TestP27NoPermission(t *testing.T) {
	dir := t.TempDir()
	for d := dir; d != os.TempDir() && d != "/"; d = filepath.Dir(d) {
		if err := os.Chmod(d, 0o755); err != nil {
			break // the folder of all temporary files is another's
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(goodText), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "b.txt"), []byte(goodText), 0); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "c"), 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(filepath.Join(dir, "c"), 0o755) })
	uid := os.Getuid()
	if uid == 0 {
		uid = 65534
	}
	r := measured(t, []string{asUser + "=" + strconv.Itoa(uid)}, "read", "--format", "jsonl", dir)
	const denied = " cannot be read: permission denied; ask its owner, or leave it out\n"
	if want := "readout: " + dir + "/b.txt" + denied + "readout: " + dir + "/c" + denied; !strings.HasPrefix(r.err, want) || r.status != 1 || strings.Count(r.out, "\n") != 1 {
		t.Errorf("status %d, %d records, %s", r.status, strings.Count(r.out, "\n"), r.err)
	}
}
