package exchange

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/korean"

	"readout"
)

// walked returns what Walk gives, a line an item: the source and its bytes, or
// the source and the sentence.
func walked(t *testing.T, arg string, stdin io.Reader, limits Limits) []string {
	t.Helper()
	lines := []string{}
	err := Walk(t.Context(), arg, stdin, limits, func(i Item) error {
		if i.Err != nil {
			var problem *readout.Problem
			if !errors.As(i.Err, &problem) {
				t.Errorf("%s: %v is no sentence", i.Source, i.Err)
			}
			lines = append(lines, i.Source+" | "+i.Err.Error())
			return nil
		}
		lines = append(lines, i.Source+" = "+string(i.Data))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return lines
}

func write(t *testing.T, path, data string) string {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(data), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

type member struct {
	name, data string
	kind       byte
}

func tarOf(t testing.TB, members ...member) string {
	t.Helper()
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, m := range members {
		h := &tar.Header{Name: m.name, Mode: 0o644, Size: int64(len(m.data)), Typeflag: m.kind}
		if m.kind == 0 {
			h.Typeflag = tar.TypeReg
		} else {
			h.Size, h.Linkname = 0, m.data
		}
		if err := w.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		if m.kind == 0 {
			io.WriteString(w, m.data)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func gzipOf(s string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, s)
	w.Close()
	return b.String()
}

func zipOf(t testing.TB, members ...member) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, m := range members {
		h := &zip.FileHeader{Name: m.name, Method: zip.Deflate}
		if m.kind == tar.TypeSymlink {
			h.SetMode(os.ModeSymlink | 0o777)
		}
		f, err := w.CreateHeader(h)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(f, m.data)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func want(t *testing.T, got []string, lines ...string) {
	t.Helper()
	if lines == nil {
		lines = []string{}
	}
	if diff := cmp.Diff(lines, got); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
}

func TestDirectoryIsWalkedInByteOrderOfPath(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a/z.txt", "a.txt", "a/b/c.txt", ".hidden", ".git/config", "A.txt", "가.txt"} {
		write(t, filepath.Join(dir, name), name)
	}
	for _, link := range [][2]string{{"b.txt", "link.txt"}, {"a", "linked"}, {"nowhere", "broken"}} {
		if err := os.Symlink(link[0], filepath.Join(dir, link[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o644); err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, name := range []string{"A.txt", "a.txt", "a/b/c.txt", "a/z.txt", "b.txt", "", "가.txt"} {
		if name == "" {
			lines = append(lines, dir+"/pipe | is a device or a pipe, not a file; it was not read")
			continue
		}
		lines = append(lines, dir+"/"+name+" = "+name)
	}
	want(t, walked(t, dir, nil, Limits{}), lines...)
	want(t, walked(t, dir+"/", nil, Limits{}), lines...)

	t.Chdir(dir)
	want(t, walked(t, "a", nil, Limits{}), "a/b/c.txt = a/b/c.txt", "a/z.txt = a/z.txt")
	want(t, walked(t, "./a", nil, Limits{}), "./a/b/c.txt = a/b/c.txt", "./a/z.txt = a/z.txt")
	want(t, walked(t, "link.txt", nil, Limits{}), "link.txt = b.txt")
}

func TestStandardInputAndArchives(t *testing.T) {
	dir := t.TempDir()
	members := []member{{name: "b/", kind: tar.TypeDir}, {name: "./b/two.md", data: "2"}, {name: "a/one.txt", data: "1"}, {name: "a/.hidden", data: "h"}, {name: "__MACOSX/a", data: "m"}}
	archive := tarOf(t, members...)
	want(t, walked(t, "-", strings.NewReader("words"), Limits{}), "- = words")
	want(t, walked(t, "-", strings.NewReader(gzipOf(archive)), Limits{}), "-!/b/two.md = 2", "-!/a/one.txt = 1")
	for name, data := range map[string]string{"t.tar": archive, "t.tar.gz": gzipOf(archive), "looks.txt": gzipOf(archive), "z.zip": zipOf(t, members[1:]...)} {
		path := write(t, filepath.Join(dir, name), data)
		want(t, walked(t, path, nil, Limits{}), path+"!/b/two.md = 2", path+"!/a/one.txt = 1")
	}
	path := write(t, filepath.Join(dir, "one.txt.gz"), gzipOf("words"))
	want(t, walked(t, path, nil, Limits{}), path+" = words")
	empty := write(t, filepath.Join(dir, "empty"), "")
	want(t, walked(t, empty, nil, Limits{}), empty+" = ")
	korean, err := korean.EUCKR.NewEncoder().String("보도자료.txt")
	if err != nil {
		t.Fatal(err)
	}
	path = write(t, filepath.Join(dir, "k.zip"), zipOf(t, member{name: korean, data: "말"}))
	want(t, walked(t, path, nil, Limits{}), path+"!/보도자료.txt = 말")
}

func TestP27ArchiveTricksAreNamedAndTheRestGoesOn(t *testing.T) {
	dir := t.TempDir()
	const outside = " | has a path that leads outside its archive or is none; it was not read"
	const link = " | is a link, and links in archives are not followed"
	tricks := []member{
		{name: "../up.txt", data: "x"}, {name: "/etc/passwd", data: "x"}, {name: "a/../../up.txt", data: "x"}, {name: `..\up.txt`, data: "x"},
		{name: "C:/x.txt", data: "x"}, {name: "line\nend.txt", data: "x"}, {name: "link", data: "/etc/passwd", kind: tar.TypeSymlink},
		{name: "a/../fine.txt", data: "fine"},
	}
	expected := func(path string) []string {
		return []string{
			path + "!/../up.txt" + outside, path + "!//etc/passwd" + outside, path + "!/a/../../up.txt" + outside, path + `!/..\up.txt` + outside,
			path + "!/C:/x.txt" + outside, path + "!/line\uFFFDend.txt" + outside, path + "!/link" + link, path + "!/fine.txt = fine",
		}
	}
	path := write(t, filepath.Join(dir, "t.tar.gz"), gzipOf(tarOf(t, tricks...)))
	want(t, walked(t, path, nil, Limits{}), expected(path)...)
	path = write(t, filepath.Join(dir, "z.zip"), zipOf(t, tricks...))
	want(t, walked(t, path, nil, Limits{}), expected(path)...)
	path = write(t, filepath.Join(dir, "h.tar"), tarOf(t, member{name: "hard", data: "x", kind: tar.TypeLink}, member{name: "fifo", kind: tar.TypeFifo}))
	want(t, walked(t, path, nil, Limits{}), path+"!/hard"+link, path+"!/fifo | is a device or a pipe, not a file; it was not read")
	path = write(t, filepath.Join(dir, "d.docx"), zipOf(t, member{name: "[Content_Types].xml", data: "<x/>"}))
	want(t, walked(t, path, nil, Limits{}), path+" | is an office document, which is not read; save it as text or as a page")
}

func TestP27DamagedArchivesAreNamed(t *testing.T) {
	dir := t.TempDir()
	whole := tarOf(t, member{name: "one.txt", data: "1"}, member{name: "two.txt", data: strings.Repeat("2", 4000)})
	zipped := zipOf(t, member{name: "one.txt", data: "1"})
	for name, c := range map[string]struct {
		data string
		want []string
	}{
		"cut.tar":    {whole[:3*512+100], []string{"!/one.txt = 1", " | is cut in the middle; fetch it again"}},
		"cut.tar.gz": {gzipOf(whole)[:30], []string{" | is cut in the middle; fetch it again"}},
		"bad.gz":     {"\x1f\x8b\x00\x00\x00\x00\x00\x00\x00\x00\x00", []string{" | is damaged as an archive (gzip: invalid header); fetch it again"}},
		"cut.zip":    {zipped[:len(zipped)-30], []string{" | is a ZIP archive without its directory, so it is cut or damaged; fetch it again"}},
	} {
		path := write(t, filepath.Join(dir, name), c.data)
		var lines []string
		for _, l := range c.want {
			lines = append(lines, path+l)
		}
		want(t, walked(t, path, nil, Limits{}), lines...)
	}
}

func TestP27WhatIsNotThereIsNamed(t *testing.T) {
	path := filepath.Join(t.TempDir(), "nothing")
	want(t, walked(t, path, nil, Limits{}), path+" | is not there; check the path")
	want(t, walked(t, "a\x00b", nil, Limits{}), "a\x00b | cannot be read: invalid argument")
}

func TestP27NoPermissionIsNamed(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "a.txt"), "a")
	closed := write(t, filepath.Join(dir, "b.txt"), "b")
	inside := write(t, filepath.Join(dir, "c", "c.txt"), "c")
	if err := os.Chmod(closed, 0); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(filepath.Dir(inside), 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(filepath.Dir(inside), 0o755) })
	asNobody(t, filepath.Dir(dir))
	if _, err := os.ReadFile(closed); err == nil {
		t.Fatal("this test still may read every file")
	}
	const denied = " | cannot be read: permission denied; ask its owner, or leave it out"
	want(t, walked(t, dir, nil, Limits{}), dir+"/a.txt = a", dir+"/b.txt"+denied, dir+"/c"+denied)
}

// asNobody takes root's rights over files from the rest of the test, which
// then may enter dir. Other users keep the rights that they have.
func asNobody(t *testing.T, dir string) {
	t.Helper()
	if os.Getuid() != 0 {
		return
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	runtime.LockOSThread() // the right belongs to the thread
	if err := unix.Setfsuid(65534); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := unix.Setfsuid(0); err != nil {
			t.Fatal(err)
		}
		runtime.UnlockOSThread()
	})
}

func TestInterruptingEndsTheWalk(t *testing.T) {
	dir := t.TempDir()
	for i := range 5 {
		write(t, filepath.Join(dir, fmt.Sprint(i)), "x")
	}
	ctx, cancel := context.WithCancel(t.Context())
	items := 0
	err := Walk(ctx, dir, nil, Limits{}, func(Item) error {
		items++
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || items != 1 {
		t.Errorf("%d items, %v", items, err)
	}
	stop := errors.New("enough")
	if err := Walk(t.Context(), dir, nil, Limits{}, func(Item) error { return stop }); err != stop {
		t.Errorf("got %v, want what the callee said", err)
	}
}

func FuzzWalk(f *testing.F) {
	m := []member{{name: "a.txt", data: "one"}, {name: "../b", data: "two"}, {name: "c", data: "a.txt", kind: tar.TypeSymlink}}
	f.Add([]byte(tarOf(f, m...)))
	f.Add([]byte(gzipOf(tarOf(f, m...))))
	f.Add([]byte(zipOf(f, m...)))
	f.Add([]byte("PK\x05\x06"))
	f.Add([]byte("plain"))
	dir := f.TempDir()
	f.Fuzz(func(t *testing.T, data []byte) {
		path := filepath.Join(dir, "input")
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
		err := Walk(t.Context(), path, nil, Limits{Item: 1 << 20, Inflated: 8 << 20}, func(i Item) error {
			if !strings.HasPrefix(i.Source, path) || len(i.Data) > 1<<20 {
				t.Fatalf("%q with %d bytes", i.Source, len(i.Data))
			}
			if i.Err != nil && strings.Contains(i.Err.Error(), "\n") {
				t.Fatalf("more than one line: %q", i.Err)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	})
}
