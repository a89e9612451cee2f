package pairing_test

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/internal/page"
	"readout/internal/pairing"
	"readout/internal/reading"
)

// read reads files as the command line does.
func read(t *testing.T, pattern string) []readout.Record {
	t.Helper()
	files, err := filepath.Glob(pattern)
	if err != nil || len(files) == 0 {
		t.Fatalf("%s: %v, %d files", pattern, err, len(files))
	}
	var records []readout.Record
	for _, f := range files {
		data, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		d, err := page.Read(filepath.Base(f), data, page.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		records = append(records, reading.Read(d))
	}
	return records
}

// TestRoundsOfTheDemonstration: notice and both sides' outcomes of a round
// come together under its two names, with the Korean texts of each release, and the directors-general who met on the
// day of the thirteenth round have a meeting of their own.
func TestRoundsOfTheDemonstration(t *testing.T) {
	records := read(t, "../../cmd/readout/demo/security/*.md")
	got := lines(pairing.Group(records))
	want := []string{
		"rok-japan-10-notice.kr.en.md rok-japan-10-notice.kr.ko.md rok-japan-10.jp.en.md rok-japan-10.kr.en.md rok-japan-10.kr.ko.md",
		"rok-japan-11-notice.kr.en.md rok-japan-11-notice.kr.ko.md rok-japan-11.jp.en.md rok-japan-11.kr.en.md rok-japan-11.kr.ko.md",
		"rok-japan-12-notice.kr.en.md rok-japan-12-notice.kr.ko.md rok-japan-12.jp.en.md rok-japan-12.kr.en.md rok-japan-12.kr.ko.md",
		"dg-consultation-2024.jp.en.md dg-consultation-2024.kr.en.md dg-consultation-2024.kr.ko.md",
		"rok-japan-13.jp.en.md rok-japan-13.kr.en.md rok-japan-13.kr.ko.md",
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestOrderChangesNothing: the groups are those of the set of records.
func TestOrderChangesNothing(t *testing.T) {
	records := slices.Concat(read(t, "../../cmd/readout/demo/security/*.md"), read(t, "../../cmd/readout/demo/strategic/*.md"), read(t, "../../cmd/readout/demo/river/*.md"))
	want := pairing.Group(records)
	shuffle := rand.New(rand.NewPCG(1, 2))
	for range 5 {
		shuffle.Shuffle(len(records), func(i, j int) { records[i], records[j] = records[j], records[i] })
		if got := pairing.Group(records); !reflect.DeepEqual(got, want) {
			t.Fatalf("another order gives\n%s\nnot\n%s", strings.Join(lines(got), "\n"), strings.Join(lines(want), "\n"))
		}
	}
}

func lines(meetings []pairing.Meeting) []string {
	var all []string
	for _, m := range meetings {
		all = append(all, strings.Join(m.Accounts, " "))
	}
	return all
}
