package files_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"readout"
	"readout/internal/files"
)

func read(t *testing.T, s *files.Store, name string) []byte {
	t.Helper()
	f, err := s.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestP22FilesAreAddressedByContent writes the same and different bytes from
// several writers at once.
func TestP22FilesAreAddressedByContent(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "files")
	var blobs [][]byte
	for i := range 100 {
		blobs = append(blobs, fmt.Appendf(nil, "file %d", i%60))
	}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			s, err := files.Open(dir)
			if err == nil {
				err = s.Put(t.Context(), blobs...)
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	s, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range blobs {
		if got := read(t, s, files.Sum(want)); !bytes.Equal(got, want) {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if left, err := os.ReadDir(filepath.Join(dir, "tmp")); err != nil || len(left) != 0 {
		t.Errorf("left over: %v, %v", left, err)
	}
	err = filepath.Walk(dir, func(path string, info os.FileInfo, err error) error {
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s has mode %o", path, info.Mode().Perm())
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestNamesThatAreNoHashAreNotFound(t *testing.T) {
	dir := t.TempDir()
	s, err := files.Open(filepath.Join(dir, "files"))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "secret"), []byte("x"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Put(t.Context(), []byte("x")); err != nil {
		t.Fatal(err)
	}
	sum := files.Sum([]byte("x"))
	for _, name := range []string{"", "..", "../secret", "secret", sum[:63], sum + "0", "A" + sum[1:], files.Sum([]byte("y"))} {
		if f, err := s.Open(name); !errors.Is(err, readout.ErrNotFound) {
			t.Errorf("Open(%q) = %v, %v", name, f, err)
		}
	}
}

// TestP26TornFilesAreMended: a file of another size than its bytes, as a disk
// that lied leaves it, is written again; what interrupted writers left goes.
func TestP26TornFilesAreMended(t *testing.T) {
	dir := t.TempDir()
	want := []byte("the whole file")
	sum := files.Sum(want)
	torn := filepath.Join(dir, sum[:2], sum)
	old, young := filepath.Join(dir, "tmp", "old"), filepath.Join(dir, "tmp", "young")
	for path, data := range map[string][]byte{torn: want[:3], old: nil, young: nil} {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	past := time.Now().Add(-48 * time.Hour)
	if err := os.Chtimes(old, past, past); err != nil {
		t.Fatal(err)
	}
	s, err := files.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Put(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	if got := read(t, s, sum); !bytes.Equal(got, want) {
		t.Errorf("got %q", got)
	}
	if _, err := os.Stat(old); !os.IsNotExist(err) {
		t.Errorf("the old leftover: %v", err)
	}
	if _, err := os.Stat(young); err != nil {
		t.Errorf("a file that may be at work: %v", err)
	}
}
