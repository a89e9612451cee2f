package exchange_test

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/exchange"
	"readout/internal/press"
)

const (
	withFiles = "---\ntitle: \"%s\"\ndate: 2024-03-05\nattachments: [annex.pdf, t.files/notes.txt]\n---\n\n1. The two sides met.\n"
	withLinks = `<!doctype html><html lang="en"><head><title>Ferry talks</title></head><body><nav><a href="menu.pdf">Menu</a><img src="logo.gif" alt="Logo"></nav>
<h1>Ferry talks</h1><p>March 9, 2024</p><p>The two sides met in Alderhaven on the ninth of March and spoke of the ferry for a long time.</p>
<p><img src="a%20photo.gif" alt="Two people at a table"></p>
<p>They agreed to go on in June, as the <a href="annex.pdf">annex</a> says; <a href="other.html">another page</a>, <a href="gone.pdf">this</a>, <a href="../secret.pdf">that</a> and <a href="https://example.org/annex.pdf">those</a> are none of its files.</p></body></html>`
)

var beside = map[string]string{
	"talks.md": strings.Replace(withFiles, "%s", "River talks", 1), "ferry.html": withLinks, "annex.pdf": "%PDF-1.4\n", "a photo.gif": "GIF89a", "t.files/notes.txt": "Notes.\n",
	"other.html": "<!doctype html><title>Other</title><p>March 9, 2024</p><p>Another page that says something else of the ferry and its landing.</p>",
}

// filesOf imports a source as the command does and returns the files of each
// release by its title, and what was refused or noted.
func filesOf(t *testing.T, source string) (files map[string][]string, said []string) {
	t.Helper()
	office := newOffice(t)
	files = map[string][]string{}
	im := &exchange.Importer{Office: office, Publisher: "northmark", Publishers: map[string]readout.Publisher{"northmark": northmark}, Done: func(d exchange.Taken) {
		for _, n := range d.Notes {
			said = append(said, filepath.Base(d.Source)+" "+n)
		}
		if d.Err != nil {
			said = append(said, filepath.Base(d.Source)+" "+d.Err.Error())
			return
		}
		e, err := office.Edition(t.Context(), d.Imported.Address, "en", 0, press.Whole)
		if err != nil {
			t.Fatal(err)
		}
		files[e.Title] = nil
		for _, a := range e.Shown.Attachments {
			files[e.Title] = append(files[e.Title], a.Name+" "+a.Type+" "+a.Title+a.Alt)
		}
	}}
	err := im.Import(t.Context(), func(ctx context.Context, each func(exchange.Item) error) error {
		return exchange.Releases(ctx, source, nil, exchange.Limits{}, each)
	})
	if err != nil {
		t.Fatal(err)
	}
	return files, said
}

var wantFiles = map[string][]string{
	"River talks": {"annex.pdf application/pdf ", "notes.txt text/plain "},
	"Ferry talks": {"a-photo.gif image/gif Two people at a table", "annex.pdf application/pdf annex"},
	"Other":       nil,
}

func TestFilesBesideTextsComeWithThem(t *testing.T) {
	dir := t.TempDir()
	for name, data := range beside {
		path := filepath.Join(dir, "texts", name)
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "secret.pdf"), []byte("%PDF-1.4 secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(dir, "secret.pdf"), filepath.Join(dir, "texts", "gone.pdf")); err != nil {
		t.Fatal(err)
	}
	files, said := filesOf(t, filepath.Join(dir, "texts"))
	if diff := cmp.Diff(wantFiles, files); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, s := range said {
		if !strings.Contains(s, "words are not searched") && !strings.Contains(s, `links to "gone.pdf"`) {
			t.Errorf("said: %s", s)
		}
	}
}

// packed are archives of the files of beside, in forms that are told apart by
// their ending.
func packed(t *testing.T, form string) []byte {
	t.Helper()
	var out bytes.Buffer
	zipped, tarred, squeezed := zip.NewWriter(&out), tar.NewWriter(&out), gzip.NewWriter(&out)
	if form == "tar.gz" {
		tarred = tar.NewWriter(squeezed)
	}
	for _, name := range []string{"talks.md", "annex.pdf", "t.files/notes.txt", "ferry.html", "a photo.gif", "other.html"} {
		data := []byte(beside[name])
		w, err := io.Writer(tarred), error(nil)
		if form == "zip" {
			w, err = zipped.Create("2024/" + name)
		} else {
			err = tarred.WriteHeader(&tar.Header{Name: "./2024/" + name, Mode: 0o600, Size: int64(len(data))})
		}
		if err == nil {
			_, err = w.Write(data)
		}
		must(t, err)
	}
	switch form {
	case "zip":
		must(t, zipped.Close())
	case "tar":
		must(t, tarred.Close())
	case "tar.gz":
		must(t, errors.Join(tarred.Close(), squeezed.Close()))
	}
	return out.Bytes()
}

func TestFilesInArchivesComeWithTheirTexts(t *testing.T) {
	for _, form := range []string{"zip", "tar", "tar.gz"} {
		path := filepath.Join(t.TempDir(), "texts."+form)
		must(t, os.WriteFile(path, packed(t, form), 0o600))
		files, said := filesOf(t, path)
		if diff := cmp.Diff(wantFiles, files); diff != "" {
			t.Errorf("%s (-want +got):\n%s\n%s", form, diff, said)
		}
	}
}

// TestFilesOfBrokenArchives: a text whose file is behind the break is refused with
// a sentence; of two files with one name the later is meant; a trap springs nothing.
func TestFilesOfBrokenArchives(t *testing.T) {
	archive := func(members ...string) []byte {
		var out bytes.Buffer
		w := tar.NewWriter(&out)
		for i := 0; i < len(members); i += 2 {
			must(t, w.WriteHeader(&tar.Header{Name: members[i], Mode: 0o600, Size: int64(len(members[i+1]))}))
			_, err := io.WriteString(w, members[i+1])
			must(t, err)
		}
		must(t, w.Close())
		return out.Bytes()
	}
	squeezed := func(data []byte) []byte {
		var out bytes.Buffer
		w := gzip.NewWriter(&out)
		_, err := w.Write(data)
		must(t, errors.Join(err, w.Close()))
		return out.Bytes()
	}
	text := func(file string) string {
		return "---\ntitle: River talks\ndate: 2024-03-05\nattachments: [\"" + file + "\"]\n---\n\n1. The two sides met.\n"
	}
	whole := archive("a/t.md", text("annex.pdf"), "a/annex.pdf", "%PDF-1.4\n"+strings.Repeat(" ", 5000))
	for name, c := range map[string]struct {
		data []byte
		want string // of what is said
		file bool
	}{
		"cut.tar":      {whole[:len(whole)-5000], `names the attachment "annex.pdf", which is not beside it`, false},
		"cut.tar.gz":   {squeezed(whole)[:150], "cut in the middle", false},
		"twice.tar":    {archive("a/t.md", text("n.txt"), "a/n.txt", "\x7fELF", "a/n.txt", "Notes.\n"), "", true},
		"trap.tar.gz":  {squeezed(archive("a/t.md", text("annex.pdf"), "a/annex.pdf", strings.Repeat("\x00", 40<<20))), "trap", false},
		"folder.tar":   {archive("a/t.md", text("b"), "a/b/c.txt", "c"), "which is not beside it", false},
		"together.tar": {whole, "words are not searched", true},
	} {
		path := filepath.Join(t.TempDir(), name)
		must(t, os.WriteFile(path, c.data, 0o600))
		files, said := filesOf(t, path)
		if all := strings.Join(said, "\n"); !strings.Contains(all, c.want) || len(files["River talks"]) > 0 != c.file {
			t.Errorf("%s: files %v, said %s", name, files, all)
		}
	}
}

func TestFilesThatCannotBeLookedForAreNamed(t *testing.T) {
	im := &exchange.Importer{Office: newOffice(t), Publisher: "northmark"}
	got := importAll(t, im, exchange.Item{Source: "-", Data: []byte(beside["talks.md"])})
	if want := []string{`-: names the attachment "annex.pdf", which cannot be looked for: attachments stand beside texts in folders and archives, not in what comes through a pipe`}; !cmp.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
