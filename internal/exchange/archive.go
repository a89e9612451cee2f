package exchange

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"path"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/korean"

	"readout"
)

// maxDirectory bounds the directory of a ZIP archive in bytes, because it is
// read before its members can be counted.
const maxDirectory = 32 << 20

func isZip(start []byte) bool {
	return bytes.HasPrefix(start, []byte("PK\x03\x04")) || bytes.HasPrefix(start, []byte("PK\x05\x06"))
}

func isTar(start []byte) bool { return len(start) >= 262 && string(start[257:262]) == "ustar" }

// gzip reads what is compressed: a tar archive, or one item.
func (w *walker) gzip(source string, r io.Reader, compressed *counted) error {
	z, err := gzip.NewReader(r)
	if err != nil {
		return w.fail(source, damaged(err))
	}
	m := &meter{limits: w.limits, read: func() int64 { return compressed.n }}
	inflated := bufio.NewReaderSize(metered{z, m}, 64<<10)
	start, err := inflated.Peek(512)
	if err != nil && err != io.EOF {
		return w.fail(source, damaged(err))
	}
	if isTar(start) {
		return w.tar(source, inflated, m)
	}
	data, err := readItem(inflated, -1, w.limits)
	if err != nil {
		return w.fail(source, damaged(err))
	}
	return w.item(source, data, nil)
}

// tar reads members until the archive ends or breaks; what stands before the
// break was handed over.
func (w *walker) tar(source string, r io.Reader, m *meter) error {
	archive := tar.NewReader(r)
	var files *tarMembers
	if w.path != "" { // nothing is asked for twice of a pipe
		files = &tarMembers{ctx: w.ctx, path: w.path, limits: w.limits}
	}
	for {
		header, err := archive.Next()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return w.fail(source, damaged(err))
		}
		if err := m.member(); err != nil {
			return w.fail(source, err)
		}
		member, err := memberName(header.Name, false)
		name := source + "!/" + member
		switch {
		case header.Typeflag == tar.TypeDir, header.Typeflag == tar.TypeXGlobalHeader:
			continue
		case err != nil:
			err = w.fail(name, err)
		case w.skips(member):
			continue
		case header.Typeflag == tar.TypeSymlink, header.Typeflag == tar.TypeLink:
			err = w.fail(name, readout.Invalid("is a link, and links in archives are not followed"))
		case header.Typeflag != tar.TypeReg:
			err = w.fail(name, readout.Invalid("is a device or a pipe, not a file; it was not read"))
		default:
			var data []byte
			if data, err = readItem(archive, header.Size, w.limits); err == nil {
				err = w.hand(Item{Source: name, Data: data, Beside: files.beside(member)})
			} else if errors.As(err, new(longItem)) {
				err = w.fail(name, err)
			} else {
				return w.fail(source, damaged(err))
			}
		}
		if err != nil {
			return err
		}
	}
}

func (w *walker) zip(source string, file *os.File, size int64) error {
	if err := zipDirectory(file, size, w.limits); err != nil {
		return w.fail(source, err)
	}
	archive, err := zip.NewReader(file, size)
	if err != nil {
		return w.fail(source, damaged(err))
	}
	if len(archive.File) > 0 {
		if first := archive.File[0].Name; first == "mimetype" || first == "[Content_Types].xml" {
			return w.fail(source, readout.Invalid("is an office document, which is not read; save it as text or as a page"))
		}
	}
	m := &meter{limits: w.limits, read: func() int64 { return size }}
	for _, f := range archive.File {
		if err := m.member(); err != nil {
			return w.fail(source, err)
		}
		member, err := memberName(f.Name, f.NonUTF8)
		name := source + "!/" + member
		mode := f.Mode()
		switch {
		case strings.HasSuffix(f.Name, "/"):
			continue
		case err != nil:
			err = w.fail(name, err)
		case w.skips(member):
			continue
		case mode&os.ModeSymlink != 0:
			err = w.fail(name, readout.Invalid("is a link, and links in archives are not followed"))
		case mode&os.ModeType != 0:
			err = w.fail(name, readout.Invalid("is a device or a pipe, not a file; it was not read"))
		case f.Flags&1 != 0:
			err = w.fail(name, readout.Invalid("is encrypted; unpack it first"))
		default:
			var data []byte
			data, err = readMember(f, m, w.limits)
			switch {
			case err == nil:
				err = w.hand(Item{Source: name, Data: data, Beside: besideMember(w.path, member, w.limits)})
			case m.over() != nil:
				return w.fail(source, err)
			default:
				err = w.fail(name, damaged(err))
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func readMember(f *zip.File, m *meter, limits Limits) ([]byte, error) {
	size := int64(-1)
	if f.UncompressedSize64 <= 1<<62 {
		size = int64(f.UncompressedSize64)
	}
	if size > limits.Item {
		return nil, errItemTooLarge(size, limits)
	}
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return readItem(metered{r, m}, size, limits)
}

// zipDirectory refuses a directory that would take too much memory to read. It
// looks for the end record itself, because the count in it may lie and the
// library reads on while entries follow.
func zipDirectory(r io.ReaderAt, size int64, limits Limits) error {
	const record = 22
	tail := make([]byte, min(size, record+65535))
	if _, err := r.ReadAt(tail, size-int64(len(tail))); err != nil && err != io.EOF {
		return err
	}
	at := bytes.LastIndex(tail, []byte("PK\x05\x06"))
	if at < 0 || len(tail)-at < record {
		return readout.Invalid("is a ZIP archive without its directory, so it is cut or damaged; fetch it again")
	}
	end := tail[at:]
	members, offset := uint64(binary.LittleEndian.Uint16(end[10:])), uint64(binary.LittleEndian.Uint32(end[16:]))
	if locator := size - int64(len(tail)) + int64(at) - 20; locator >= 0 && (members == 0xffff || offset == 0xffffffff) {
		big := make([]byte, 56)
		if _, err := r.ReadAt(big[:20], locator); err == nil && string(big[:4]) == "PK\x06\x07" {
			where := binary.LittleEndian.Uint64(big[8:])
			if where < uint64(size) {
				if _, err := r.ReadAt(big, int64(where)); err == nil && string(big[:4]) == "PK\x06\x06" {
					members, offset = binary.LittleEndian.Uint64(big[32:]), binary.LittleEndian.Uint64(big[48:])
				}
			}
		}
	}
	if members > uint64(limits.Members) {
		return readout.Invalid("has %d members; at most %d are read, so split it", members, limits.Members)
	}
	if offset < uint64(size) && uint64(size)-offset > maxDirectory {
		return readout.Invalid("has a directory of %s; at most %s are read, so split it", sizeText(size-int64(offset)), sizeText(maxDirectory))
	}
	return nil
}

// memberName returns a member's path as its source shows it, and an error where
// it leads outside the archive or is no path.
func memberName(name string, legacy bool) (string, error) {
	if legacy || !utf8.ValidString(name) {
		// Archives of Korean offices have names in CP949 and no word about it.
		if decoded, err := korean.EUCKR.NewDecoder().String(name); err == nil && !strings.ContainsRune(decoded, utf8.RuneError) {
			name = decoded
		}
	}
	name = strings.ToValidUTF8(name, "\uFFFD")
	clean := path.Clean(strings.TrimPrefix(name, "./"))
	drive := len(name) > 1 && name[1] == ':'
	if name == "" || strings.HasPrefix(name, "/") || drive || clean == ".." || strings.HasPrefix(clean, "../") ||
		strings.ContainsAny(name, "\\\x00\n\r") {
		return strings.Map(printable, name), readout.Invalid("has a path that leads outside its archive or is none; it was not read")
	}
	return clean, nil
}

func printable(r rune) rune {
	if r < 0x20 || r == 0x7f {
		return '\uFFFD'
	}
	return r
}

// hidden reports a member that, or whose folder, begins with a full stop.
func hidden(name string) bool {
	return strings.HasPrefix(name, ".") || strings.Contains(name, "/.") || strings.HasPrefix(name, "__MACOSX/")
}

// damaged makes a sentence of what an archive's library says; a refusal stays.
func damaged(err error) error {
	var problem *readout.Problem
	switch {
	case errors.As(err, &problem):
		return err
	case errors.Is(err, zip.ErrAlgorithm):
		return readout.Invalid("is compressed in a way that is not known here; pack it again as a plain ZIP or tar.gz")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return readout.Invalid("is cut in the middle; fetch it again")
	case errors.Is(err, tar.ErrHeader), errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum),
		errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum):
		return readout.Invalid("is damaged as an archive (%v); fetch it again", err)
	}
	return err
}
