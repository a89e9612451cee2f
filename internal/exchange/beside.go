package exchange

import (
	"archive/zip"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"readout"
)

// besideFile opens files in the folder of one, and below it. Links that lead out
// of the folder are not followed.
func besideFile(file string) func(string) (io.ReadCloser, error) {
	return func(name string) (io.ReadCloser, error) {
		root, err := os.OpenRoot(filepath.Dir(file))
		if err != nil {
			return nil, err
		}
		defer root.Close()
		name = filepath.FromSlash(name)
		if info, err := root.Stat(name); err != nil || !info.Mode().IsRegular() { // a pipe would wait for its writer
			return nil, errors.Join(err, fs.ErrNotExist)
		}
		return root.Open(name)
	}
}

// besideMember opens members of a ZIP archive in the folder of one, and below it.
// The archive is opened for each: the walk has closed it by then.
func besideMember(archive, member string, limits Limits) func(string) (io.ReadCloser, error) {
	return func(name string) (io.ReadCloser, error) {
		f, err := os.Open(archive)
		if err != nil {
			return nil, err
		}
		m, err := memberBeside(f, path.Join(path.Dir(member), name), limits)
		if err != nil {
			return nil, errors.Join(err, f.Close())
		}
		return m, nil
	}
}

// openMember closes the archive with its member.
type openMember struct {
	io.Reader
	member io.Closer
	file   *os.File
}

func (m openMember) Close() error { return errors.Join(m.member.Close(), m.file.Close()) }

func memberBeside(f *os.File, name string, limits Limits) (io.ReadCloser, error) {
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if err := zipDirectory(f, info.Size(), limits); err != nil {
		return nil, err
	}
	archive, err := zip.NewReader(f, info.Size())
	if err != nil {
		return nil, damaged(err)
	}
	for _, m := range archive.File {
		member, err := memberName(m.Name, m.NonUTF8)
		if err != nil || member != name || !m.Mode().IsRegular() {
			continue
		}
		r, err := m.Open()
		if err != nil {
			return nil, damaged(err)
		}
		most := limits.Ratio * max(int64(m.CompressedSize64), 1024)
		return openMember{&bombless{r, most}, r, f}, nil
	}
	return nil, fs.ErrNotExist
}

// bombless reads what inflates no more than the limits of archives let it.
type bombless struct {
	r    io.Reader
	left int64
}

func (b *bombless) Read(p []byte) (int, error) {
	n, err := b.r.Read(p)
	if b.left -= int64(n); b.left < 0 {
		return 0, readout.Invalid("inflates to far more than it is packed in")
	}
	return n, err
}
