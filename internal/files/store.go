// Package files keeps bytes under their SHA-256 in a directory, so that a name
// says what it holds and a replaced file is a new one beside the old (P22).
//
// Put returns when the bytes, their names and the folders of the names are on
// the disk, so that a row that names a file may be committed after it and never
// points at nothing, whatever ends the process or the machine (P26).
package files

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"readout"
)

// atOnce is how many files are synced at a time: a disk takes many syncs
// together in hardly more time than one.
const atOnce = 16

// open is how many files are written before they are synced.
const open = 256

// leftover is the age from which a temporary file has no writer any more.
const leftover = 24 * time.Hour

// Store is one directory of files. Several processes may use it.
type Store struct{ dir string }

// Open opens, and makes where it is missing, a directory (mode 0700), and
// removes what interrupted writers left in it.
func Open(dir string) (*Store, error) {
	s := &Store{dir}
	if err := os.MkdirAll(s.temporary(), 0o700); err != nil {
		return nil, fmt.Errorf("files: %w", err)
	}
	entries, err := os.ReadDir(s.temporary())
	if err != nil {
		return nil, fmt.Errorf("files: %w", err)
	}
	for _, e := range entries {
		info, err := e.Info()
		if err != nil || time.Since(info.ModTime()) < leftover {
			continue // its writer may have just finished, or be at work
		}
		if err := os.Remove(filepath.Join(s.temporary(), e.Name())); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("files: %w", err)
		}
	}
	return s, nil
}

// Sum is the name of some bytes: their SHA-256 in hex.
func Sum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Put keeps each of the blobs. All of them are durable when it returns nil;
// where it fails some may be kept, which harms nothing.
func (s *Store) Put(ctx context.Context, blobs ...[]byte) error {
	if len(blobs) == 0 {
		return nil
	}
	names := make([]string, len(blobs))
	first := map[string]int{}
	folders := map[string]bool{}
	for i, b := range blobs {
		names[i] = Sum(b)
		if _, again := first[names[i]]; !again {
			first[names[i]] = i
		}
		folders[filepath.Dir(s.path(names[i]))] = true
	}
	for folder := range folders {
		if err := os.Mkdir(folder, 0o700); err != nil && !errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("files: %w", err)
		}
	}
	for some := range slices.Chunk(slices.Collect(maps.Values(first)), open) {
		if err := s.put(ctx, names, blobs, some); err != nil {
			return fmt.Errorf("files: %w", err)
		}
	}
	// A folder is synced even where its file was there already: another process
	// may have renamed it a moment ago and not have come to its sync.
	var group errgroup.Group
	group.SetLimit(atOnce)
	for folder := range folders {
		group.Go(func() error { return syncFolder(folder) })
	}
	group.Go(func() error { return syncFolder(s.dir) })
	if err := group.Wait(); err != nil {
		return fmt.Errorf("files: %w", err)
	}
	return nil
}

// put writes some of the blobs under temporary names, syncs them together, and
// renames them. Only the syncs run side by side: makers of files in one folder
// wait for each other on the processor (measured: half the imports a second).
func (s *Store) put(ctx context.Context, names []string, blobs [][]byte, some []int) (err error) {
	written := make(map[string]*os.File, len(some)) // by name to be
	defer func() {
		for _, f := range written { // what was not renamed
			err = errors.Join(err, f.Close(), os.Remove(f.Name()))
		}
	}()
	for _, i := range some {
		if err := ctx.Err(); err != nil {
			return err
		}
		if info, err := os.Stat(s.path(names[i])); err == nil && info.Size() == int64(len(blobs[i])) {
			continue
		}
		f, err := os.CreateTemp(s.temporary(), names[i][:8]+"-*")
		if err != nil {
			return err
		}
		written[names[i]] = f
		if _, err := f.Write(blobs[i]); err != nil {
			return err
		}
	}
	var group errgroup.Group
	group.SetLimit(atOnce)
	for _, f := range written {
		group.Go(f.Sync)
	}
	if err := group.Wait(); err != nil {
		return err
	}
	for name, f := range written {
		if err := os.Rename(f.Name(), s.path(name)); err != nil {
			return err
		}
		delete(written, name)
		if err := f.Close(); err != nil {
			return err
		}
	}
	return nil
}

// Open opens a file for reading; readout.ErrNotFound where there is none or the
// name is no hash.
func (s *Store) Open(sha256 string) (*os.File, error) {
	if raw, err := hex.DecodeString(sha256); err != nil || len(raw) != 32 || hex.EncodeToString(raw) != sha256 {
		return nil, fmt.Errorf("file %.80q: %w", sha256, readout.ErrNotFound)
	}
	f, err := os.Open(s.path(sha256))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("file %s: %w", sha256, readout.ErrNotFound)
	}
	if err != nil {
		return nil, fmt.Errorf("file %s: %w", sha256, err)
	}
	return f, nil
}

// Names lists all files, in byte order.
func (s *Store) Names() ([]string, error) {
	folders, err := os.ReadDir(s.dir)
	if err != nil {
		return nil, fmt.Errorf("files: %w", err)
	}
	var names []string
	for _, folder := range folders {
		if len(folder.Name()) != 2 || !folder.IsDir() {
			continue // the temporary ones
		}
		entries, err := os.ReadDir(filepath.Join(s.dir, folder.Name()))
		if err != nil {
			return nil, fmt.Errorf("files: %w", err)
		}
		for _, e := range entries {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// path spreads files over 256 folders.
func (s *Store) path(name string) string { return filepath.Join(s.dir, name[:2], name) }

func (s *Store) temporary() string { return filepath.Join(s.dir, "tmp") }

func syncFolder(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
