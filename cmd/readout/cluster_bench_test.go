package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"
	"time"

	"readout/internal/needs"
)

// benchReleases is how many releases the benchmarks of engines work with; the
// environment may say another number.
func benchReleases(b *testing.B) int {
	said := os.Getenv("READOUT_BENCH_RELEASES")
	if said == "" {
		return 5000
	}
	n, err := strconv.Atoi(said)
	if err != nil {
		b.Fatalf("READOUT_BENCH_RELEASES: %v", err)
	}
	return n
}

// benchFolder is a folder of n releases.
func benchFolder(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir()
	for i := range n {
		keptFile(b, dir, 3000000+i)
	}
	return dir
}

// benchRoom imports a folder into a new room of an engine and says how long it
// took.
func benchRoom(b *testing.B, e engine, folder string) (flags []string, took time.Duration) {
	b.Helper()
	flags = e.place(b, room(b)).flags()
	began := time.Now()
	if _, stderr, status := runProgram(b, append([]string{"import", "--publisher", "northmark", folder}, flags...)...); status != 0 {
		b.Fatalf("import: %s", stderr)
	}
	return flags, time.Since(began)
}

// BenchmarkImportOfEngines imports the same releases into a new room of each
// engine, read into the register and all.
func BenchmarkImportOfEngines(b *testing.B) {
	n := benchReleases(b)
	folder := benchFolder(b, n)
	for _, e := range engines {
		b.Run(string(e), func(b *testing.B) {
			for b.Loop() {
				_, took := benchRoom(b, e, folder)
				b.ReportMetric(float64(n)/took.Seconds(), "releases/s")
			}
		})
	}
}

// BenchmarkPagesOfEngines loads a release page, a list and a search of one
// process on SQLite, one and two on PostgreSQL, over the same releases. Two
// processes are loaded side by side, by a client each, on the same cores.
func BenchmarkPagesOfEngines(b *testing.B) {
	wrk := needs.Tool(b, "wrk")
	folder := benchFolder(b, benchReleases(b))
	for _, e := range engines {
		flags, _ := benchRoom(b, e, folder)
		for processes := 1; processes <= 2; processes++ {
			if processes > 1 && e == sqliteEngine {
				continue // one process serves a directory
			}
			b.Run(string(e)+"/processes="+strconv.Itoa(processes), func(b *testing.B) {
				var all []*server
				for i := range processes {
					mine := slices.Clone(flags) // --data DIR is first
					if i > 0 {
						mine[1] = sibling(b, flags[1])
					}
					all = append(all, serve(b, append(mine, "--house", "archive")...))
				}
				for b.Loop() {
					for what, path := range map[string]string{
						"release": aRelease(b, all[0], "/en/publishers/northmark"), "list": "/en/publishers/northmark", "search": "/en/search?q=river+talks",
					} {
						b.ReportMetric(loadAll(b, wrk, all, path), what+"/s")
					}
				}
			})
		}
	}
}

// sibling makes a data directory for one more process on the database of
// another.
func sibling(b *testing.B, of string) string {
	b.Helper()
	dir := filepath.Join(b.TempDir(), "data")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		b.Fatal(err)
	}
	for _, name := range []string{"secret", configName} {
		data, err := os.ReadFile(filepath.Join(of, name))
		if err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			b.Fatal(err)
		}
	}
	return dir
}

// loadAll loads a path of several processes at once and returns the answers a
// second of all.
func loadAll(b *testing.B, wrk string, all []*server, path string) float64 {
	b.Helper()
	rates := make([]float64, len(all))
	var wg sync.WaitGroup
	for i, s := range all {
		if err := exec.Command(wrk, "-t1", "-c8", "-d1s", s.url+path).Run(); err != nil { // warm
			b.Fatal(err)
		}
		wg.Go(func() { rates[i] = load(b, wrk, s.url+path, "3s") })
	}
	wg.Wait()
	sum := 0.0
	for _, r := range rates {
		sum += r
	}
	return sum
}
