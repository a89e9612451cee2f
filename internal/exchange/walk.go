package exchange

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"readout"
)

// Item is one input: its bytes, or why they cannot be had.
type Item struct {
	// Source is the argument as given; joined with "/" and the relative path
	// for a file below a directory; ARCHIVE!/path for a member; - for standard
	// input.
	Source string
	Data   []byte
	Err    error // a readout.Problem: one sentence about Source, whose name it does not repeat
	// Beside opens a file by its path below the folder that the item stands in,
	// and nothing else; nil where that cannot be had. It may be called at any
	// time, from several goroutines.
	Beside func(file string) (io.ReadCloser, error)
}

// Walk gives each the items of one argument in order: a file, the files below a
// directory in byte order of path (hidden files and links are skipped), the
// members of an archive as they stand in it, or standard input for "-". What
// cannot be read is an item with an error, and the rest goes on. One item's
// bytes are held at a time, and they are the callee's to keep.
//
// The error is the one that each returned, or the context's.
func Walk(ctx context.Context, arg string, stdin io.Reader, limits Limits, each func(Item) error) error {
	return (&walker{ctx: ctx, limits: limits.withDefaults(), each: each}).walk(arg, stdin)
}

// Releases is Walk without what stands in folders that are called NAME.files or
// NAME_files: they hold attachments, which are no texts of their own.
func Releases(ctx context.Context, arg string, stdin io.Reader, limits Limits, each func(Item) error) error {
	return (&walker{ctx: ctx, limits: limits.withDefaults(), each: each, releases: true}).walk(arg, stdin)
}

func (w *walker) walk(arg string, stdin io.Reader) error {
	if arg == "-" {
		return w.stream("-", stdin, nil, -1)
	}
	info, err := os.Stat(arg)
	if err != nil {
		return w.fail(arg, err)
	}
	if info.IsDir() {
		return w.dir(arg, strings.TrimSuffix(arg, "/"))
	}
	return w.file(arg, arg)
}

type walker struct {
	ctx      context.Context
	limits   Limits
	each     func(Item) error
	releases bool   // leave folders of attachments out
	path     string // of the file under way; "" where it is none
}

// item hands one over, unless the walk was interrupted.
func (w *walker) item(source string, data []byte, err error) error {
	return w.hand(Item{Source: source, Data: data, Err: err})
}

func (w *walker) hand(i Item) error {
	if stop := w.ctx.Err(); stop != nil {
		return stop
	}
	return w.each(i)
}

// skips reports a member of an archive that is none of its texts.
func (w *walker) skips(member string) bool {
	return hidden(member) || w.releases && ofAttachments(path.Dir(member))
}

// ofAttachments reports a folder that holds attachments, or stands in one that
// does. Browsers call the folder beside a saved page so.
func ofAttachments(folder string) bool {
	for part := range strings.SplitSeq(folder, "/") {
		if strings.HasSuffix(part, ".files") || strings.HasSuffix(part, "_files") {
			return true
		}
	}
	return false
}

// fail hands over an error of the machine as a sentence.
func (w *walker) fail(source string, err error) error {
	var problem *readout.Problem
	switch {
	case errors.As(err, &problem):
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, fs.ErrNotExist):
		err = readout.Invalid("is not there; check the path")
	case errors.Is(err, fs.ErrPermission):
		err = readout.Invalid("cannot be read: permission denied; ask its owner, or leave it out")
	default:
		var failed *fs.PathError
		if errors.As(err, &failed) {
			err = failed.Err
		}
		err = readout.Invalid("cannot be read: %v", err)
	}
	return w.item(source, nil, err)
}

// dir walks a directory; name is what its files' sources begin with.
func (w *walker) dir(folder, name string) error {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return w.fail(name, err)
	}
	// Byte order of the whole path: a directory counts with the slash behind it.
	key := func(e fs.DirEntry) string {
		if e.IsDir() {
			return e.Name() + "/"
		}
		return e.Name()
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(key(a), key(b)) })
	for _, e := range entries {
		if err := w.ctx.Err(); err != nil {
			return err
		}
		source, inside := name+"/"+e.Name(), filepath.Join(folder, e.Name())
		switch mode := e.Type(); {
		case strings.HasPrefix(e.Name(), "."), mode&fs.ModeSymlink != 0:
		case mode.IsDir() && w.releases && ofAttachments(e.Name()):
		case mode.IsDir():
			err = w.dir(inside, source)
		case mode.IsRegular():
			err = w.file(inside, source)
		default:
			err = w.item(source, nil, readout.Invalid("is a device or a pipe, not a file; it was not read"))
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *walker) file(at, source string) error {
	f, err := os.Open(at)
	if err != nil {
		return w.fail(source, err)
	}
	defer f.Close()
	w.path = at
	defer func() { w.path = "" }()
	info, err := f.Stat()
	if err != nil {
		return w.fail(source, err)
	}
	if !info.Mode().IsRegular() {
		return w.stream(source, f, nil, -1)
	}
	return w.stream(source, f, f, info.Size())
}

// stream reads one file or archive, told apart by its first bytes. file is nil
// where the bytes come once only; size is -1 where nobody knows it.
func (w *walker) stream(source string, r io.Reader, file *os.File, size int64) error {
	source = strings.ToValidUTF8(source, "\uFFFD")
	compressed := &counted{r: r}
	buffered := bufio.NewReaderSize(compressed, 64<<10)
	start, err := buffered.Peek(512)
	if err != nil && err != io.EOF {
		return w.fail(source, err)
	}
	switch {
	case isZip(start) && file != nil:
		return w.zip(source, file, size)
	case bytes.HasPrefix(start, []byte("\x1f\x8b")):
		return w.gzip(source, buffered, compressed)
	case isTar(start):
		m := &meter{limits: w.limits, read: func() int64 { return compressed.n }}
		return w.tar(source, metered{buffered, m}, m)
	}
	data, err := readItem(buffered, size, w.limits)
	if err != nil {
		return w.fail(source, err)
	}
	i := Item{Source: source, Data: data}
	if w.path != "" {
		i.Beside = besideFile(w.path)
	}
	return w.hand(i)
}
