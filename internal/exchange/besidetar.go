package exchange

import (
	"archive/tar"
	"bufio"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"
	"sync"

	"readout"
)

// tarMembers opens members of a tar archive. Such an archive has no directory, so
// the first request makes one; of a compressed archive, which cannot be read from
// the middle, it makes a copy besides. The copy has no name in the file system and
// is gone with the last who holds it.
type tarMembers struct {
	ctx    context.Context
	path   string
	limits Limits

	once sync.Once
	file *os.File // the archive, or its copy
	at   map[string]stretch
	err  error // why no member can be had
}

// stretch is where the bytes of a member stand.
type stretch struct{ start, size int64 }

// beside opens members in the folder of one, and below it; nil of no archive.
func (t *tarMembers) beside(member string) func(string) (io.ReadCloser, error) {
	if t == nil {
		return nil
	}
	return func(name string) (io.ReadCloser, error) {
		t.once.Do(func() {
			if t.file, t.err = t.open(); t.err == nil {
				t.at, t.err = t.list()
			}
		})
		if t.err != nil {
			return nil, t.err
		}
		at, ok := t.at[path.Join(path.Dir(member), name)]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return io.NopCloser(io.NewSectionReader(t.file, at.start, at.size)), nil
	}
}

// open opens the archive, or a copy of it that is not compressed.
func (t *tarMembers) open() (*os.File, error) {
	f, err := os.Open(t.path)
	if err != nil {
		return nil, err
	}
	compressed := &counted{r: f}
	buffered := bufio.NewReaderSize(compressed, 64<<10)
	if start, err := buffered.Peek(2); err != nil || string(start) != "\x1f\x8b" {
		_, err = f.Seek(0, io.SeekStart)
		return f, err
	}
	defer f.Close()
	z, err := gzip.NewReader(buffered)
	if err != nil {
		return nil, damaged(err)
	}
	whole, err := os.CreateTemp("", "readout-archive-")
	if err != nil {
		return nil, err
	}
	m := &meter{limits: t.limits, read: func() int64 { return compressed.n }}
	_, err = io.Copy(whole, attentive{t.ctx, metered{z, m}})
	if cut := errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, gzip.ErrChecksum); cut {
		err = nil // the walk says so; what stands before the break is there
	}
	if err == nil {
		_, err = whole.Seek(0, io.SeekStart)
	}
	if err = errors.Join(err, os.Remove(whole.Name())); err != nil {
		return nil, errors.Join(err, whole.Close())
	}
	return whole, nil
}

// list finds where the members stand, up to where the archive ends or breaks. Of
// two with one name the later is meant.
func (t *tarMembers) list() (map[string]stretch, error) {
	whole, err := t.file.Stat()
	if err != nil {
		return nil, err
	}
	m := &meter{limits: t.limits}
	at := map[string]stretch{}
	names := 0
	archive := tar.NewReader(t.file)
	for {
		header, err := archive.Next()
		if err != nil || m.member() != nil {
			return at, t.ctx.Err()
		}
		name, err := memberName(header.Name, false)
		if err != nil || header.Typeflag != tar.TypeReg || sparse(header) {
			continue
		}
		if names += len(name); names > maxDirectory {
			return nil, readout.Invalid("stands in an archive with names of more than %s, so split that", sizeText(maxDirectory))
		}
		start, err := t.file.Seek(0, io.SeekCurrent)
		if err != nil {
			return nil, err
		}
		if start+header.Size > whole.Size() {
			return at, nil // cut in the middle of it
		}
		at[name] = stretch{start, header.Size}
	}
}

// sparse reports a member whose holes are not in the archive, so that its bytes
// do not stand there one after the other.
func sparse(h *tar.Header) bool {
	for key := range h.PAXRecords {
		if strings.HasPrefix(key, "GNU.sparse.") {
			return true
		}
	}
	return false
}

// attentive ends a long copy with its context.
type attentive struct {
	ctx context.Context
	r   io.Reader
}

func (a attentive) Read(p []byte) (int, error) {
	if err := a.ctx.Err(); err != nil {
		return 0, err
	}
	return a.r.Read(p)
}
