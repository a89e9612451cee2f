//go:build !race

package exchange

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
)

func TestP27Limits(t *testing.T) {
	dir := t.TempDir()
	two := []member{{name: "1", data: "one"}, {name: "2", data: strings.Repeat("x", 2000)}, {name: "3", data: "three"}}
	for name, data := range map[string]string{"t.tar": tarOf(t, two...), "z.zip": zipOf(t, two...)} {
		path := write(t, filepath.Join(dir, name), data)
		want(t, walked(t, path, nil, Limits{Item: 1000}), path+"!/1 = one",
			path+"!/2 | is 2000 bytes long; at most 1000 bytes are read of one item, so split it", path+"!/3 = three")
	}
	path := filepath.Join(dir, "t.tar")
	want(t, walked(t, path, nil, Limits{Members: 1}), path+"!/1 = one", path+" | has more than 1 members; the rest were not read, so split it")
	path = filepath.Join(dir, "z.zip")
	want(t, walked(t, path, nil, Limits{Members: 2}), path+" | has 3 members; at most 2 are read, so split it")
	want(t, walked(t, path, nil, Limits{Inflated: 1000}), path+"!/1 = one", path+" | inflates to more than 1000 bytes; the rest was not read, so split it")

	// 192 MiB of zeros: refused before it is there.
	bomb := func() string {
		var b bytes.Buffer
		z := gzip.NewWriter(&b)
		w := tar.NewWriter(z)
		zeros := make([]byte, 1<<20)
		for i := range 12 {
			if err := w.WriteHeader(&tar.Header{Name: fmt.Sprintf("%d.txt", i), Mode: 0o644, Size: 16 << 20, Typeflag: tar.TypeReg}); err != nil {
				t.Fatal(err)
			}
			for range 16 {
				w.Write(zeros)
			}
		}
		w.Close()
		z.Close()
		return b.String()
	}()
	path = write(t, filepath.Join(dir, "bomb.tar.gz"), bomb)
	var last string
	items := 0
	if err := Walk(t.Context(), path, nil, Limits{}, func(i Item) error {
		items++
		if i.Err != nil {
			last = i.Source + " | " + i.Err.Error()
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if w := path + " | inflates to more than 200 times its size, as only a trap does; the rest was not read"; last != w || items > 6 {
		t.Errorf("%d items, the last %q", items, last)
	}
}
