package judged

import (
	"archive/tar"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"

	"readout"
	"readout/internal/needs"
	"readout/internal/page"
	"readout/internal/press"
	"readout/internal/search"
)

// corpus is the public releases that are searched. A release's number is its
// place from 1.
type corpus struct {
	names    []string
	editions [][]press.Edition // of each release, the first edition first
}

// add puts an edition into the release of a name.
func (c *corpus) add(name string, p page.Page) {
	at := slices.Index(c.names[max(0, len(c.names)-40):], name) // editions stand close together
	if at < 0 {
		c.names = append(c.names, name)
		c.editions = append(c.editions, nil)
		at = len(c.names) - 1
	} else {
		at += max(0, len(c.names)-40)
	}
	day, _ := time.Parse(time.DateOnly, string(p.Stated.Date))
	e := press.Edition{
		Entry: press.Entry{Release: readout.ReleaseID(at + 1), Lang: p.Stated.Lang, Title: p.Stated.Title, Date: p.Stated.Date, FirstReleased: day, Publisher: p.Stated.Publisher},
		Text:  p.Text,
	}
	if e.Lang == "" {
		e.Lang = "en"
	}
	c.editions[at] = append(slices.DeleteFunc(c.editions[at], func(o press.Edition) bool { return o.Lang == e.Lang }), e)
}

// demonstration adds what the public may read of the demonstration. A release is
// named by its file without language and version: river/7.qm.
func (c *corpus) demonstration(t testing.TB) {
	t.Helper()
	dir := filepath.Join(needs.Root(), "cmd", "readout", "demo")
	var withdrawn []string
	data, err := os.ReadFile(filepath.Join(dir, "withdrawn.yaml"))
	must(t, err)
	must(t, yaml.Unmarshal(data, &withdrawn))
	must(t, filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".md") {
			return err
		}
		rel, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		rel = filepath.ToSlash(rel)
		if slices.Contains(withdrawn, rel) {
			return nil
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		p, err := page.Open(rel, data, page.Limits{})
		if err != nil {
			return err
		}
		if p.Import.SealedUntil.IsZero() {
			parts := strings.Split(path.Base(rel), ".") // name[.vN].publisher.lang.md
			c.add(path.Dir(rel)+"/"+parts[0]+"."+parts[len(parts)-3], p)
		}
		return nil
	}))
}

// whiteHouse adds the releases of the shared archive, each named by its file,
// which begins with the day, that are wanted; nil wants all. It returns the names
// of all.
func (c *corpus) whiteHouse(t testing.TB, wanted func(name string) bool) (all []string) {
	t.Helper()
	f, err := os.Open(needs.Shared(t, "data", "whitehouse-2021-2023.tar.gz"))
	must(t, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	must(t, err)
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		must(t, err)
		if h.Typeflag != tar.TypeReg || !strings.HasSuffix(h.Name, ".md") {
			continue
		}
		name := strings.TrimSuffix(path.Base(h.Name), ".md")
		all = append(all, name)
		if wanted != nil && !wanted(name) {
			continue
		}
		data, err := io.ReadAll(r)
		must(t, err)
		p, err := page.Open(h.Name, data, page.Limits{})
		must(t, err)
		c.add(name, p)
	}
	if len(all) < 4900 {
		t.Fatalf("the archive holds %d releases", len(all))
	}
	return all
}

// Current is what an index asks of the press office.
func (c *corpus) Current(_ context.Context, ids []readout.ReleaseID, most int) (map[readout.ReleaseID][]press.Edition, error) {
	out := map[readout.ReleaseID][]press.Edition{}
	for _, id := range ids {
		for _, e := range c.editions[id-1] {
			if points := []rune(e.Text); len(points) > most {
				e.Text, e.Cut = string(points[:most]), true
			}
			out[id] = append(out[id], e)
		}
	}
	return out, nil
}

// Attached is what an index asks of the press office; nothing is.
func (c *corpus) Attached(context.Context, []readout.ReleaseID, int) (map[readout.ReleaseID][]string, error) {
	return nil, nil
}

// index is the product's index of the corpus.
func (c *corpus) index(t testing.TB) *search.Index {
	t.Helper()
	x, err := search.Open(t.TempDir(), c, slog.New(slog.DiscardHandler))
	must(t, err)
	t.Cleanup(func() { must(t, x.Close()) })
	c.follow(t, x)
	return x
}

// follow brings an index to the whole corpus, as a runner does.
func (c *corpus) follow(t testing.TB, x *search.Index) {
	t.Helper()
	must(t, x.Reset(t.Context(), "era"))
	events := make([]readout.Event, len(c.names))
	for i := range events {
		events[i] = readout.Event{Number: int64(i + 1), Kind: readout.EventReleased, Release: readout.ReleaseID(i + 1)}
	}
	for some := range slices.Chunk(events, x.Most()) {
		must(t, x.Take(t.Context(), "era", some))
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
