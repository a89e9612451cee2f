package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"readout/internal/needs"
)

// The benchmarks here run the built program as a whole; `make bench` prints
// them as a table. Machines are noisy, so each compares with a baseline that
// runs in turn with it.

const archive = "whitehouse-2021-2023.tar.gz"

// BenchmarkPageAgainstNginx loads a release page, counted, with all headers
// and a log line a request, and in turn a file of the same size behind nginx
// with its access log on: the median of the ratios of five pairs.
func BenchmarkPageAgainstNginx(b *testing.B) {
	s := demoServer(b)
	path := aRelease(b, s, "/en/releases")
	againstNginx(b, s, path)
}

// againstNginx runs the benchmark of one page.
func againstNginx(b *testing.B, s *server, path string) {
	b.Helper()
	wrk := needs.Tool(b, "wrk")
	page := s.get(b, path)
	other := nginxWith(b, page.Body)
	for b.Loop() {
		var ratios, ours []float64
		load(b, wrk, s.url+path, "1s") // warm
		load(b, wrk, other, "1s")
		for range 5 {
			a, n := load(b, wrk, s.url+path, "3s"), load(b, wrk, other, "3s")
			ratios, ours = append(ratios, a/n), append(ours, a)
		}
		slices.Sort(ratios)
		slices.Sort(ours)
		b.ReportMetric(ratios[2], "of-nginx")
		b.ReportMetric(ours[2], "pages/s")
		b.ReportMetric(float64(len(page.Body)), "bytes/page")
	}
}

// nginxWith starts nginx with its access log on and returns the address of a file
// with this body.
func nginxWith(b *testing.B, body string) string {
	b.Helper()
	nginx := needs.Tool(b, "nginx")
	dir := b.TempDir()
	if err := os.Chmod(dir, 0o755); err != nil {
		b.Fatal(err)
	}
	for _, sub := range []string{"www", "logs"} {
		if err := os.Mkdir(filepath.Join(dir, sub), 0o755); err != nil {
			b.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "www", "page.html"), []byte(body), 0o644); err != nil {
		b.Fatal(err)
	}
	port := freePort(b)
	config := fmt.Sprintf(`daemon off; worker_processes 2; pid %[1]s/nginx.pid; error_log %[1]s/logs/error.log;
events { worker_connections 512; }
http { types { text/html html; } access_log %[1]s/logs/access.log; sendfile on; tcp_nopush on; keepalive_requests 1000000;
  server { listen 127.0.0.1:%[2]d; root %[1]s/www; } }
`, dir, port)
	if err := os.WriteFile(filepath.Join(dir, "nginx.conf"), []byte(config), 0o600); err != nil {
		b.Fatal(err)
	}
	cmd := exec.Command(nginx, "-e", filepath.Join(dir, "logs", "error.log"), "-c", filepath.Join(dir, "nginx.conf"))
	if os.Getuid() == 0 {
		if err := os.Chmod(filepath.Dir(dir), 0o755); err != nil {
			b.Fatal(err)
		}
		cmd.Args = append(cmd.Args, "-g", "user root;")
	}
	if err := cmd.Start(); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = cmd.Process.Signal(syscall.SIGTERM); _ = cmd.Wait() }) // which ends its workers too
	url := fmt.Sprintf("http://127.0.0.1:%d/page.html", port)
	answers(b, url)
	return url
}

var perSecond = regexp.MustCompile(`Requests/sec:\s+([\d.]+)`)

// load runs wrk on one core with 32 connections and returns requests a second;
// an answer other than 2xx or 3xx fails the benchmark.
func load(b *testing.B, wrk, url, time string) float64 {
	b.Helper()
	out, err := exec.Command(wrk, "-t1", "-c32", "-d"+time, url).CombinedOutput()
	if err != nil {
		b.Fatalf("wrk: %v: %s", err, out)
	}
	if bytes.Contains(out, []byte("Non-2xx")) {
		b.Fatalf("wrk met refusals: %s", out)
	}
	m := perSecond.FindSubmatch(out)
	if m == nil {
		b.Fatalf("wrk printed no rate: %s", out)
	}
	rate, err := strconv.ParseFloat(string(m[1]), 64)
	if err != nil {
		b.Fatal(err)
	}
	return rate
}

// answers waits until url answers.
func answers(b *testing.B, url string) {
	b.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for range 500 {
		if res, err := http.Get(url); err == nil {
			res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return
			}
		}
		<-tick.C
	}
	b.Fatalf("%s does not answer", url)
}

var releaseLink = regexp.MustCompile(`href="(/en/releases/\d{4}/[^"/#?]+)"`)

// aRelease returns the first release that a list links to.
func aRelease(b *testing.B, s *server, list string) string {
	b.Helper()
	m := releaseLink.FindStringSubmatch(s.get(b, list).Body)
	if m == nil {
		b.Fatalf("%s lists no release", list)
	}
	return m[1]
}

// BenchmarkImport imports the White House archive once, four and sixteen times
// over (copies with changed words), reads and indexes it, and reports releases
// a second until the last one is found, and the peak memory of both programs.
func BenchmarkImport(b *testing.B) {
	source := needs.Shared(b, "data", archive)
	path := program(b)
	for _, times := range []int{1, 4, 16} {
		b.Run(fmt.Sprintf("%dx", times), func(b *testing.B) {
			input := []string{source}
			if times > 1 {
				input = multiply(b, source, times)
			}
			for b.Loop() {
				data := filepath.Join(b.TempDir(), "room")
				began := time.Now()
				cmd := exec.Command(path, append([]string{"import", "--data", data, "--publisher", "us-wh"}, input...)...)
				var said bytes.Buffer
				cmd.Stderr = &said
				if err := cmd.Run(); err != nil {
					b.Fatalf("import: %v: %s", err, said.String())
				}
				imported := time.Since(began)
				memory := peak(cmd)
				s := begin(b, "--data", data, "--house", "archive")
				s.untilReady(b, 20*time.Minute)
				took := time.Since(began)
				n := float64(4983 * times)
				b.ReportMetric(n/imported.Seconds(), "imported+read/s")
				b.ReportMetric(n/took.Seconds(), "found/s")
				b.ReportMetric(memory, "import-MB")
				b.ReportMetric(peakOf(b, s.cmd.Process.Pid), "serve-MB")
				s.kill()
			}
		})
	}
}

// mostCopies is how many copies of the source an archive takes: it may have
// 100,000 members.
const mostCopies = 20

// multiply writes archives that hold the source's members n times, every copy
// under its own folder and address, every ninth word changed.
func multiply(b *testing.B, source string, n int) (archives []string) {
	b.Helper()
	dir := b.TempDir()
	for from := 0; from < n; from += mostCopies {
		out := filepath.Join(dir, fmt.Sprintf("copies-%02d.tar.gz", from))
		copies(b, source, out, from, min(from+mostCopies, n))
		archives = append(archives, out)
	}
	return archives
}

// copies writes an archive of those from one on, up to another.
func copies(b *testing.B, source, out string, from, to int) {
	b.Helper()
	f, err := os.Create(out)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	pressed, _ := gzip.NewWriterLevel(f, gzip.BestSpeed)
	w := tar.NewWriter(pressed)
	for copied := from; copied < to; copied++ {
		in, err := os.Open(source)
		if err != nil {
			b.Fatal(err)
		}
		zipped, err := gzip.NewReader(in)
		if err != nil {
			b.Fatal(err)
		}
		r := tar.NewReader(zipped)
		for {
			h, err := r.Next()
			if err == io.EOF {
				break
			}
			if err != nil {
				b.Fatal(err)
			}
			if h.Typeflag != tar.TypeReg {
				continue
			}
			body, err := io.ReadAll(r)
			if err != nil {
				b.Fatal(err)
			}
			body = changedWords(body, copied)
			h = &tar.Header{Name: fmt.Sprintf("copy-%02d/%s", copied, strings.TrimPrefix(h.Name, "./")), Mode: 0o600, Size: int64(len(body)), Typeflag: tar.TypeReg}
			if err := w.WriteHeader(h); err != nil {
				b.Fatal(err)
			}
			if _, err := w.Write(body); err != nil {
				b.Fatal(err)
			}
		}
		in.Close()
	}
	if err := w.Close(); err != nil {
		b.Fatal(err)
	}
	if err := pressed.Close(); err != nil {
		b.Fatal(err)
	}
}

func changedWords(body []byte, copied int) []byte {
	if copied == 0 {
		return body
	}
	head, text, _ := strings.Cut(string(body), "\n---\n")
	lines := strings.Split(head, "\n")
	for i, l := range lines {
		if strings.HasPrefix(l, "source_url:") {
			lines[i] = strings.TrimRight(l, "/ ") + fmt.Sprintf("-%d/", copied)
		}
	}
	words := strings.SplitAfter(text, " ")
	for i := 8; i < len(words); i += 9 {
		words[i] = fmt.Sprintf("word%d ", (i*copied)%997)
	}
	return []byte(strings.Join(lines, "\n") + "\n---\n" + strings.Join(words, ""))
}

// BenchmarkColdPages asks for lists, feeds and searches that no cache holds, at
// 200 requests a second, over the White House archive: the 99th percentile.
func BenchmarkColdPages(b *testing.B) {
	data := filepath.Join(b.TempDir(), "room")
	if _, stderr, status := runProgram(b, "import", "--data", data, "--publisher", "us-wh", needs.Shared(b, "data", archive)); status != 0 {
		b.Fatalf("import: %s", stderr)
	}
	s := serve(b, "--data", data, "--house", "archive")
	coldPages(b, s, 248)
}

// coldPages runs the benchmarks of cold pages; pages is how many lists have to
// have from the second on, which is the first with a number in its address.
func coldPages(b *testing.B, s *server, pages int) {
	words := []string{"climate", "president", "readout", "ukraine", "korea", "infrastructure", "vaccine", "economy", "security", "nominations", "japan", "fact sheet", "statement", "health", "jobs"}
	narrowed := narrowedLists(b, s)
	for _, c := range []struct {
		name  string
		total int // as many as there are different addresses of the kind, at most
		rate  int // a second
		path  func(n int) string
	}{
		{"list", 2 * min(pages, 500), 200, func(n int) string {
			return fmt.Sprintf("/%s/publishers/us-wh?page=%d", []string{"en", "ko"}[n%2], 2+n/2)
		}},
		{"late", 2 * min(pages-248, 500), 200, func(n int) string { // page 500 and those around it
			return fmt.Sprintf("/%s/publishers/us-wh?page=%d", []string{"en", "ko"}[n%2], 502+n/2)
		}},
		{"narrowed", min(len(narrowed), 1000), 200, func(n int) string { return narrowed[n] }},
		{"feed", 3 * min(pages, 300), 200, func(n int) string {
			return fmt.Sprintf("/en/publishers/us-wh.%s?page=%d", []string{"atom", "rss", "json"}[n%3], 2+n/3)
		}},
		{"search", 400, 20, func(n int) string {
			return "/en/search?q=" + strings.ReplaceAll(words[n%15]+" "+words[n/15%15]+" "+words[n/225%15], " ", "+")
		}},
	} {
		if c.total <= 0 {
			continue
		}
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				took := atRate(b, s, c.rate, c.total, c.path)
				b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
				b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
			}
		})
	}
}

var (
	countryChoice = regexp.MustCompile(`(?s)<select id="filter-country".*?</select>`)
	choiceValue   = regexp.MustCompile(`<option value="([^"]+)"`)
)

// narrowedLists are lists by each country alone and with each year, in both
// orders and languages, in an order that puts no two of a country together.
func narrowedLists(b *testing.B, s *server) []string {
	b.Helper()
	var out []string
	for _, more := range []string{"", "&year=2021", "&year=2022", "&year=2023"} {
		for _, order := range []string{"", "&order=oldest"} {
			for _, lang := range []string{"en", "ko"} {
				for _, c := range choiceValue.FindAllStringSubmatch(countryChoice.FindString(s.get(b, "/en/publishers/us-wh").Body), -1) {
					q := "country=" + c[1] + order
					if more != "" {
						q += more
					}
					out = append(out, "/"+lang+"/publishers/us-wh?"+q)
				}
			}
		}
	}
	if len(out) == 0 {
		b.Fatal("the list offers no country")
	}
	return out
}

// BenchmarkLarge serves a hundred thousand releases: the White House archive, so
// many times over with changed words. It runs where READOUT_LARGE says how many
// times, as scripts/bench.sh Large does. The room takes most of its time: it is
// kept for later runs in the directory READOUT_LARGE_ROOM, where that is named.
func BenchmarkLarge(b *testing.B) {
	times, err := strconv.Atoi(os.Getenv("READOUT_LARGE"))
	if err != nil {
		b.Skip("set READOUT_LARGE, to 21 for 104,643 releases")
	}
	s := begin(b, "--data", largeRoom(b, times), "--house", "archive")
	s.untilReady(b, 30*time.Minute)
	coldPages(b, s, 4983*times/20-1)
	const list = "/en/publishers/us-wh"
	b.Run("release-of-nginx", func(b *testing.B) { againstNginx(b, s, aRelease(b, s, list)) })
	b.Run("cached-list-of-nginx", func(b *testing.B) { againstNginx(b, s, list) })
	b.Run("memory", func(b *testing.B) {
		for b.Loop() {
			b.ReportMetric(peakOf(b, s.cmd.Process.Pid), "serve-MB")
		}
	})
}

// largeRoom imports the copies, unless READOUT_LARGE_ROOM names a room that holds
// them: it is there whole or not at all.
func largeRoom(b *testing.B, times int) string {
	b.Helper()
	data := os.Getenv("READOUT_LARGE_ROOM")
	if data == "" {
		data = filepath.Join(b.TempDir(), "room")
	} else if _, err := os.Stat(data); err == nil {
		return data
	}
	made := data + ".part"
	if err := os.RemoveAll(made); err != nil {
		b.Fatal(err)
	}
	args := append([]string{"import", "--data", made, "--publisher", "us-wh"}, multiply(b, needs.Shared(b, "data", archive), times)...)
	if _, stderr, status := runProgram(b, args...); status != 0 {
		b.Fatalf("import: %s", stderr)
	}
	if err := os.Rename(made, data); err != nil {
		b.Fatal(err)
	}
	return data
}

// atRate asks total times at a steady rate, whether or not the answers keep up,
// and returns the times from when each was due, sorted.
func atRate(b *testing.B, s *server, rate, total int, path func(int) string) []time.Duration {
	b.Helper()
	took := make([]time.Duration, total)
	var wg sync.WaitGroup
	tick := time.NewTicker(time.Second / time.Duration(rate))
	defer tick.Stop()
	for n := range total {
		due := <-tick.C
		wg.Go(func() {
			a, err := s.ask(http.MethodGet, path(n))
			if err != nil || a.Status != http.StatusOK {
				b.Errorf("%s: %v %v", path(n), a.Status, err)
			}
			took[n] = time.Since(due)
		})
	}
	wg.Wait()
	slices.Sort(took)
	return took
}

// peakOf is the peak resident memory of a running process in MB.
func peakOf(b testing.TB, pid int) float64 {
	b.Helper()
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		b.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	kb, err := strconv.ParseFloat(strings.Fields(rest)[0], 64)
	if err != nil {
		b.Fatal(err)
	}
	return kb / 1024
}

// peak is the peak resident memory of an ended process in MB.
func peak(cmd *exec.Cmd) float64 {
	return float64(cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss) / 1024
}
