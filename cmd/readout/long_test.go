//go:build !race

package main

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// longTexts are 16 MiB each, of what takes the most memory: points, and lines of
// ever new words.
var longTexts = map[string]string{
	"points": "%d. The two sides met.\n",
	"lines":  "a%d\n",
}

// TestP27LongTextsAreServed imports texts of 16 MiB beside a server, which reads
// and indexes them, and gives each form of their pages to eight readers at once:
// all get the same, and the server's memory stays below its bound.
func TestP27LongTextsAreServed(t *testing.T) {
	if testing.Short() {
		t.Skip("16 MiB texts take half a minute")
	}
	const size, bound = 16<<20 - 4096, 512 // bytes, MB
	data, in := filepath.Join(t.TempDir(), "room"), t.TempDir()
	s := serve(t, "--data", data, "--house", "archive", "--log", "off")
	s.client.Timeout = 5 * time.Minute // on a machine that does other things
	for name, unit := range longTexts {
		var b strings.Builder
		fmt.Fprintf(&b, "Long text of %s\n\nMarch 5, 2021\n\n", name)
		for i := 1; b.Len() < size-100; i++ {
			fmt.Fprintf(&b, unit, i)
		}
		if err := os.WriteFile(filepath.Join(in, name+".txt"), []byte(b.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, stderr, status := runProgram(t, "import", "--data", data, "--publisher", "us-wh", in); status != 0 {
		t.Fatalf("import: %d %s", status, stderr)
	}
	const under = "/en/releases/2021/long-text-of-"
	for name := range longTexts { // all first: the page of one names the next
		untilWithin(t, 5*time.Minute, "the search finds "+name, func() bool {
			return strings.Contains(s.get(t, "/en/search?q=long+"+name).Body, under+name)
		})
	}
	for name := range longTexts {
		path := under + name
		for _, form := range []struct{ ending, coding string }{{"", "br"}, {".txt", "identity"}, {".txt", "br"}, {".json", "zstd"}} {
			got := make([]answer, 8)
			var readers sync.WaitGroup
			for i := range got {
				readers.Go(func() {
					var err error
					if got[i], err = s.ask(http.MethodGet, path+form.ending, "Accept-Encoding", form.coding); err != nil {
						t.Error(err)
					}
				})
			}
			readers.Wait()
			for _, a := range got {
				if a.Status != http.StatusOK || a.Body != got[0].Body || a.Body == "" {
					t.Fatalf("%s%s in %s: %v", path, form.ending, form.coding, a.Status)
				}
			}
			if n := len(got[0].Body); form.ending == ".txt" && form.coding == "identity" && n < size-200 {
				t.Errorf("%s.txt has %d bytes", path, n)
			}
		}
		page := s.get(t, path).Body
		if n := len(page); n > 8<<20 || n < 50_000 || !strings.Contains(page, path+".txt") {
			t.Errorf("the page of %s has %d bytes", name, n)
		}
	}
	if got := peakOf(t, s.cmd.Process.Pid); got >= bound {
		t.Errorf("serving took %.0f MB, the bound is %d", got, bound)
	} else {
		t.Logf("peak %.0f MB", got)
	}
}
