package sqlite

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sys/unix"

	"readout"
)

// CheckDir makes a data directory where it is missing (mode 0700) and refuses
// one that anyone but its owner may read, enter or write (P3), or a database
// file in it that others may.
func CheckDir(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return readout.Invalid("the data directory %s cannot be made: %v", dir, bare(err))
	}
	for _, path := range []string{dir, filepath.Join(dir, "readout.db"), filepath.Join(dir, "hits.db")} {
		info, err := os.Stat(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return fmt.Errorf("data directory: %w", err)
		}
		if path == dir && !info.IsDir() {
			return readout.Invalid("%s is no directory; name one for --data", dir)
		}
		if info.Mode().Perm()&0o077 != 0 {
			return readout.Invalid("others may read %s (mode %04o), which would let unreleased texts out; run: chmod go-rwx %s", path, info.Mode().Perm(), path)
		}
	}
	return nil
}

// Lock takes a data directory for one `serve`; a second one gets a sentence.
// The operating system frees it when the process ends, however it ends.
func Lock(dir string) (release func() error, err error) {
	f, err := lockFile(filepath.Join(dir, "serve.lock"))
	if err != nil {
		return nil, err
	}
	switch err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB); {
	case errors.Is(err, unix.EWOULDBLOCK):
		return nil, errors.Join(readout.Invalid("another readout serves %s already; stop it first or use another --data", dir), f.Close())
	case err != nil:
		return nil, errors.Join(fmt.Errorf("locking %s: %w", dir, err), f.Close())
	}
	return f.Close, nil
}

// waitForLock takes a lock that is held for moments.
func waitForLock(ctx context.Context, path string) (release func() error, err error) {
	f, err := lockFile(path)
	if err != nil {
		return nil, err
	}
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
		if err == nil {
			return f.Close, nil
		}
		if !errors.Is(err, unix.EWOULDBLOCK) && !errors.Is(err, unix.EINTR) {
			return nil, errors.Join(fmt.Errorf("locking %s: %w", path, err), f.Close())
		}
		select {
		case <-ctx.Done():
			return nil, errors.Join(fmt.Errorf("waiting for %s: %w", path, ctx.Err()), f.Close())
		case <-tick.C:
		}
	}
}

func lockFile(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, fmt.Errorf("lock file: %w", err)
	}
	return f, nil
}

// bare takes the path out of an error that is shown beside it.
func bare(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
