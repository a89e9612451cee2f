package search

import (
	"archive/tar"
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/internal/lexicon"
	"readout/internal/needs"
)

// whiteHouse is a shelf of n real releases: the shared archive, repeated with
// other titles where it is too small.
func whiteHouse(b *testing.B, n int) *shelf {
	b.Helper()
	f, err := os.Open(needs.Shared(b, "data", "whitehouse-2021-2023.tar.gz"))
	must(b, err)
	defer f.Close()
	z, err := gzip.NewReader(f)
	must(b, err)
	var texts []string
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			break
		}
		must(b, err)
		if h.Typeflag == tar.TypeReg && strings.HasSuffix(h.Name, ".md") {
			body, err := io.ReadAll(r)
			must(b, err)
			texts = append(texts, string(body))
		}
	}
	if len(texts) == 0 {
		b.Fatal("the archive holds no text")
	}
	s := newShelf()
	for i := range n {
		s.put(readout.ReleaseID(i+1), "en", i%28, fmt.Sprintf("Release of the day %d", i), texts[i%len(texts)])
	}
	return s
}

// BenchmarkTake indexes 5,000 real releases.
func BenchmarkTake(b *testing.B) {
	s := whiteHouse(b, 5000)
	for b.Loop() {
		x := open(b, b.TempDir(), s)
		catchUp(b, x, s)
		must(b, x.Close())
	}
	b.ReportMetric(float64(5000*b.N)/b.Elapsed().Seconds(), "docs/s")
}

// BenchmarkGrow indexes 80,000 releases and tells what the index and the
// process weigh then. It runs where READOUT_LONG is set.
func BenchmarkGrow(b *testing.B) {
	if os.Getenv("READOUT_LONG") == "" {
		b.Skip("takes a minute: set READOUT_LONG")
	}
	s := whiteHouse(b, 80_000)
	runtime.GC()
	var before runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		dir := b.TempDir()
		x := open(b, dir, s)
		catchUp(b, x, s)
		var size int64
		must(b, filepath.Walk(dir, func(_ string, info os.FileInfo, err error) error {
			if err == nil {
				size += info.Size()
			}
			return err
		}))
		b.ReportMetric(float64(size)/(1<<20), "MiB-disk")
		must(b, x.Close())
	}
	var after runtime.MemStats
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.Sys-before.Sys)/(1<<20), "MiB-more")
	b.ReportMetric(float64(80_000*b.N)/b.Elapsed().Seconds(), "docs/s")
}

// BenchmarkSearch asks 5,000 real releases; p99 of each kind of question.
func BenchmarkSearch(b *testing.B) {
	s := whiteHouse(b, 5000)
	x := open(b, b.TempDir(), s)
	closing(b, x)
	catchUp(b, x, s)
	for _, c := range []struct{ name, words string }{
		{"common", "president"},
		{"rare", "lithuania"},
		{"three", "readout call minister"},
		{"phrase", `"the united states of america"`},
		{"very common", "the"},
		{"hostile", strings.Repeat("the of and to in a on for with that by as is at from ", 10) + `"the of and to in" "of the" "in the"`},
	} {
		b.Run(c.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				began := time.Now()
				_, err := x.Search(b.Context(), Query{Words: c.words, Lang: "en"})
				must(b, err)
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
		})
	}
}

func BenchmarkAnalyse(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"English", strings.Repeat("The two sides held the 11th consultations at the Ministry of Defense. ", 50)},
		{"Korean", strings.Repeat("한·일 양국은 제11차 안보정책협의회를 개최하고 북한 문제를 협의하였다. ", 50)},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			st := lexicon.NewStemmer()
			for b.Loop() {
				lexicon.Terms(c.text, st.Stem, func([]byte, int) {}, nil)
			}
		})
	}
}

func BenchmarkSnippet(b *testing.B) {
	text := strings.Repeat("The two sides held the 11th consultations at the Ministry of Defense. ", 50)
	for b.Loop() {
		Snippet(text, "ministry defense zebra")
	}
}
