package main

import (
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"sync"
	"testing"
)

// TestP18TenThousandReadsCountOnce: ten thousand readers at the same time count as
// ten thousand, and with them nobody else: no HEAD, no known bot, no prefetch, no
// refused read, no reader who comes again. No byte, tag or date of the record
// changes but the number.
func TestP18TenThousandReadsCountOnce(t *testing.T) {
	const readers, others = 10_000, 500
	flags := []string{"--demo", "--data", filepath.Join(t.TempDir(), "demo"), "--house", "publisher"}
	const path = "/en/releases/2023/statement-on-the-floods-in-the-lower-valley"
	views := regexp.MustCompile(`<dt>Views</dt><dd>([\d,]+)</dd>`)
	s := startServe(t, flags...)
	type state struct{ page, text, data answer }
	look := func(s *server) state {
		t.Helper()
		as := []string{"User-Agent", "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", "Accept-Encoding", "identity"}
		return state{s.get(t, path, as...), s.get(t, path+".txt", as...), s.get(t, path+".json", as...)}
	}
	until(t, "pages say when they changed", func() bool { return look(s).page.Header.Get("Last-Modified") != "" })
	before := look(s)
	shown := views.FindStringSubmatch(before.page.Body)
	if shown == nil || shown[1] != "0" {
		t.Fatalf("the page shows %v before anybody has read it", shown)
	}
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: 64, DisableCompression: true}}
	ask := func(method, path string, want int, header ...string) error {
		r, err := http.NewRequestWithContext(t.Context(), method, s.url+path, nil)
		if err != nil {
			return err
		}
		for i := 0; i < len(header); i += 2 {
			r.Header.Set(header[i], header[i+1])
		}
		res, err := client.Do(r)
		if err != nil {
			return err
		}
		defer res.Body.Close()
		if _, err := io.Copy(io.Discard, res.Body); err != nil {
			return err
		}
		if res.StatusCode != want {
			return fmt.Errorf("%s %s answers %d, want %d", method, path, res.StatusCode, want)
		}
		return nil
	}
	reader := func(n int) string { return fmt.Sprintf("Mozilla/5.0 (X11; Linux x86_64) Reader/%d", n) }
	work := make(chan func() error)
	var wg sync.WaitGroup
	for range 64 {
		wg.Go(func() {
			for do := range work {
				if err := do(); err != nil {
					t.Error(err)
				}
			}
		})
	}
	every := readers / others
	for n := range readers {
		work <- func() error {
			if n%7 == 0 { // one who has the page already reads it too
				return ask("GET", path, http.StatusNotModified, "User-Agent", reader(n), "If-None-Match", before.page.Header.Get("Etag"))
			}
			return ask("GET", path, http.StatusOK, "User-Agent", reader(n))
		}
		if n%every != 0 {
			continue
		}
		never := reader(readers + n)
		for _, do := range []func() error{
			func() error { return ask("HEAD", path, http.StatusOK, "User-Agent", never) },
			func() error { return ask("GET", path, http.StatusOK, "User-Agent", never, "Sec-Purpose", "prefetch") },
			func() error {
				return ask("GET", path, http.StatusOK, "User-Agent", fmt.Sprintf("Mozilla/5.0 (compatible; bingbot/2.%d)", n))
			},
			func() error { return ask("GET", path+"-not", http.StatusNotFound, "User-Agent", never) },
			func() error { return ask("POST", path, http.StatusMethodNotAllowed, "User-Agent", never) },
			func() error { return ask("GET", path+".txt", http.StatusOK, "User-Agent", never) },
			func() error { return ask("GET", path, http.StatusOK, "User-Agent", reader(0)) },
		} {
			work <- do
		}
	}
	close(work)
	wg.Wait()
	client.CloseIdleConnections()
	after := look(s)
	number := func(body string) string { return views.ReplaceAllString(body, "") }
	for what, pair := range map[string][2]answer{"page": {before.page, after.page}, "text": {before.text, after.text}, "data": {before.data, after.data}} {
		if number(pair[0].Body) != number(pair[1].Body) {
			t.Errorf("counting changed the %s", what)
		}
		for _, head := range []string{"Etag", "Last-Modified"} {
			if pair[0].Header.Get(head) != pair[1].Header.Get(head) || pair[0].Header.Get(head) == "" {
				t.Errorf("counting changed %s of the %s from %q to %q", head, what, pair[0].Header.Get(head), pair[1].Header.Get(head))
			}
		}
	}
	if code := s.stop(); code != 0 {
		t.Fatalf("ended with %d: %s", code, s.said)
	}
	// another start prints the number that was written down
	if got := views.FindStringSubmatch(look(startServe(t, flags...)).page.Body); got == nil || got[1] != "10,000" {
		t.Errorf("%d readers are counted as %v", readers, got)
	}
}
