package sqlite_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/internal/files"
	"readout/internal/press"
)

var whiteHouse = readout.Publisher{
	Code: "us-wh", Names: map[readout.Lang]string{"en": "The White House"}, Zone: "America/New_York", Rights: readout.RightsFull,
	Boards: []readout.Board{{Code: "press-releases", Names: map[readout.Lang]string{"en": "Press Releases"}}},
}

// office opens an office with one held publisher.
func office(t testing.TB) *press.Office {
	t.Helper()
	o, db, _, err := officeIn(t.Context(), filepath.Join(t.TempDir(), "data"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return o
}

// releases makes n items of about 4 kB.
func releases(from, n int) []press.Incoming {
	batch := make([]press.Incoming, n)
	for i := range batch {
		at := from + i
		title := fmt.Sprintf("Readout of the Meeting Number %d", at)
		day := readout.Day("2021-01-20").AddDays(at % 900)
		text := title + "\n\n" + day.English() + "\n\n" + strings.Repeat(fmt.Sprintf("The two sides met for the %d time and had a good talk. ", at), 70)
		batch[i] = press.Incoming{
			Doc:      readout.Document{Source: fmt.Sprintf("archive!/%d.md", at), Format: readout.FormatMarkdown, Text: text, Original: readout.Original{SHA256: files.Sum([]byte(text)), Size: int64(len(text)), MediaType: "text/markdown"}},
			Facts:    readout.ReleaseFacts{Title: &title, Lang: "en", Date: &day},
			Original: []byte(text), Publisher: "us-wh", Board: "press-releases",
		}
	}
	return batch
}

func BenchmarkImport(b *testing.B) {
	for _, size := range []int{1, 100, 500, 5000} {
		b.Run(fmt.Sprint("batch=", size), func(b *testing.B) {
			o := office(b)
			at := 0
			for b.Loop() {
				b.StopTimer()
				batch := releases(at, size)
				at += size
				b.StartTimer()
				if _, err := o.Import(b.Context(), batch); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(at)/b.Elapsed().Seconds(), "releases/s")
		})
	}
	b.Run("again", func(b *testing.B) {
		o := office(b)
		batch := releases(0, 500)
		if _, err := o.Import(b.Context(), batch); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := o.Import(b.Context(), batch); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.N*len(batch))/b.Elapsed().Seconds(), "releases/s")
	})
}

func BenchmarkRead(b *testing.B) {
	const many = 80000
	o := office(b)
	for at := 0; at < many; at += 5000 {
		if _, err := o.Import(b.Context(), releases(at, 5000)); err != nil {
			b.Fatal(err)
		}
	}
	var last readout.Address
	for _, page := range []int{1, 1000, 4000} {
		b.Run(fmt.Sprint("page=", page), func(b *testing.B) {
			for b.Loop() {
				l, err := o.List(b.Context(), press.Filter{Publisher: "us-wh", Board: "press-releases"}, "en", page)
				if err != nil || l.Total != many {
					b.Fatal(l.Total, err)
				}
				last = l.Entries[0].Address
			}
		})
	}
	b.Run("edition", func(b *testing.B) {
		for b.Loop() {
			e, err := o.Edition(b.Context(), last, "ko", 0, press.Whole)
			if err != nil || e.Text == "" {
				b.Fatal(err)
			}
		}
	})
	b.Run("publishers", func(b *testing.B) {
		for b.Loop() {
			if _, err := o.Publishers(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("neighbours", func(b *testing.B) {
		e, err := o.Edition(b.Context(), last, "ko", 0, press.Whole)
		if err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, _, err := o.Neighbours(b.Context(), e.Entry, "en"); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("epoch", func(b *testing.B) {
		for b.Loop() {
			if _, err := o.Epoch(b.Context()); err != nil {
				b.Fatal(err)
			}
		}
	})
}
