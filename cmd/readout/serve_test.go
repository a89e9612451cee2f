package main

import (
	"bytes"
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// command runs a command to its end and returns what it printed and its exit
// status.
func command(t *testing.T, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	var out, errs bytes.Buffer
	status = run(context.Background(), args, streams{strings.NewReader(""), &out, &errs})
	return out.String(), errs.String(), status
}

// talks writes a release of the White House's, which needs no configuration.
func talks(t *testing.T, name, words string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name+".md")
	body := fmt.Sprintf("---\ntitle: \"River talks %s\"\ndate: 2021-03-05\nsource: %s\n---\n\n1. The two sides met. %s\n", name, name, words)
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// TestImportBesideServe: what another process commits is shown, found, and
// replaced in the cache, while the server runs.
func TestImportBesideServe(t *testing.T) {
	data := filepath.Join(t.TempDir(), "room")
	s := startServe(t, "--data", data)
	const path = "/en/releases/2021/river-talks-quokka"
	never := s.get(t, path)
	for _, words := range []string{"Alderhaven.", "Millbrook."} {
		if _, stderr, status := command(t, "import", "--data", data, "--publisher", "us-wh", talks(t, "quokka", words)); status != 0 {
			t.Fatalf("import: %d %s", status, stderr)
		}
		until(t, "the server shows "+words, func() bool { return strings.Contains(s.get(t, path).Body, words) })
		until(t, "the search finds "+words, func() bool {
			return strings.Contains(s.get(t, "/en/search?q="+strings.TrimSuffix(words, ".")).Body, path)
		})
	}
	if never.Status != http.StatusNotFound {
		t.Errorf("before the import: %d", never.Status)
	}
	first := s.get(t, path)
	if again := s.get(t, path, "If-None-Match", first.Header.Get("Etag")); again.Status != http.StatusNotModified {
		t.Errorf("an unchanged page: %d", again.Status)
	}
}

func TestOneServerForADirectory(t *testing.T) {
	data := filepath.Join(t.TempDir(), "room")
	s := startServe(t, "--data", data)
	_, stderr, status := command(t, "serve", "--data", data, "--listen", "127.0.0.1:0")
	if status != 1 || !strings.Contains(stderr, "another readout serves") {
		t.Errorf("a second server: %d %s", status, stderr)
	}
	if code := s.stop(); code != 0 {
		t.Errorf("the first ended with %d: %s", code, s.said)
	}
	startServe(t, "--data", data) // free again
}

// TestP18ViewsStayOverAStart views a release, starts again, and reads the
// number.
func TestP18ViewsStayOverAStart(t *testing.T) { onEngines(t, testP18ViewsStayOverAStart) }

func testP18ViewsStayOverAStart(t *testing.T, e engine) {
	flags := append(e.demo(t), "--house", "publisher")
	const path = "/en/releases/2023/statement-on-the-floods-in-the-lower-valley"
	reader := []string{"User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"}
	s := startServe(t, flags...)
	first := s.get(t, path, reader...)
	s.get(t, path, reader...)
	s.send(t, "HEAD", path, "User-Agent", "Mozilla/5.0 other reader")
	if code := s.stop(); code != 0 {
		t.Fatalf("ended with %d: %s", code, s.said)
	}
	s = startServe(t, flags...)
	then := s.get(t, path, reader...)
	if first.Header.Get("Etag") != then.Header.Get("Etag") {
		t.Error("a view changed the page's tag")
	}
	if strings.Count(first.Body, "0") == strings.Count(then.Body, "0") || first.Body == then.Body {
		t.Errorf("the number of views is not printed, or did not grow")
	}
}

// TestP04AHoldIsInEffectWhenItSaysSo: once the command has answered, a server
// beside it shows the release no more, and shows it again after its restoring.
func TestP04AHoldIsInEffectWhenItSaysSo(t *testing.T) {
	onEngines(t, testP04AHoldIsInEffectWhenItSaysSo)
}

func testP04AHoldIsInEffectWhenItSaysSo(t *testing.T, e engine) {
	flags := e.place(t, filepath.Join(t.TempDir(), "room")).flags()
	with := func(name string, args ...string) (stdout, stderr string, status int) {
		return command(t, slices.Concat([]string{name}, flags, args)...)
	}
	s := startServe(t, flags...)
	const path = "/en/releases/2021/river-talks-quokka"
	if _, stderr, status := with("import", "--publisher", "us-wh", talks(t, "quokka", "Alderhaven.")); status != 0 {
		t.Fatalf("import: %d %s", status, stderr)
	}
	until(t, "the release is shown", func() bool { return s.get(t, path).Status == http.StatusOK })
	for _, c := range []struct {
		verb   string
		status int
	}{{"hold", http.StatusNotFound}, {"unhold", http.StatusOK}, {"hold", http.StatusNotFound}, {"withdraw", http.StatusOK}} {
		out, _, _ := with(c.verb, "--actor", "Ann", path)
		_, base, _ := strings.Cut(strings.TrimSpace(out), "\tbase ")
		if _, stderr, status := with(c.verb, "--actor", "Ann", "--base", base, path); status != 0 {
			t.Fatalf("%s: %d %s", c.verb, status, stderr)
		}
		if got := s.get(t, path); got.Status != c.status {
			t.Errorf("after %s the page answers %d, want %d", c.verb, got.Status, c.status)
		}
	}
	if got := s.get(t, path).Body; !strings.Contains(strings.ToLower(got), "withdrawn") {
		t.Error("the page does not say that it was withdrawn")
	}
}
