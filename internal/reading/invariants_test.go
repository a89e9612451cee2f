package reading

import (
	"archive/tar"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"pgregory.net/rapid"

	"readout"
	"readout/internal/needs"
	"readout/internal/reading/check"
)

// archive returns texts of the shared archive, about most bytes of them, with
// front matter left out and soft wraps joined as the stored text has them.
func archive(t testing.TB, most int) []string {
	t.Helper()
	f, err := os.Open(needs.Shared(t, "data", "whitehouse-2021-2023.tar.gz"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	total := 0
	for tr := tar.NewReader(z); total < most; {
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if h.Typeflag != tar.TypeReg {
			continue
		}
		data, err := io.ReadAll(tr)
		if err != nil {
			t.Fatal(err)
		}
		_, body, _ := strings.Cut(strings.TrimPrefix(string(data), "---"), "\n---")
		body = strings.NewReplacer("\n\n", "\n\n", "\n-", "\n-", "\n", " ").Replace(body)
		out = append(out, body)
		total += len(body)
	}
	return out
}

// P23: no value without words, over a large archive.
func TestP23NoValueWithoutWordsInTheArchive(t *testing.T) {
	for i, text := range archive(t, 8<<20) {
		record := Read(readout.Document{Text: text, Stated: readout.Stated{Date: "2022-05-01"}})
		if err := check.Record(record); err != nil {
			t.Errorf("text %d: %v", i, err)
		}
	}
}

// No edit of a text, however random, breaks a promise of its record.
func TestP23HoldsUnderAnyEdit(t *testing.T) {
	words := []string{"first", "Minister", "met with", "(", ")", "’s", "“", "on March 5", ", and", "of the", "Japan", "11th", "-", "\n\n", "\n° ", "1. ", "dialogue", "was held", "since April 2015", "co-chaired by", "Mr.", "한국", "\u0301"}
	rapid.Check(t, func(t *rapid.T) {
		runes := []rune(exampleRelease)
		for range rapid.IntRange(1, 12).Draw(t, "edits") {
			from := rapid.IntRange(0, len(runes)).Draw(t, "from")
			to := min(len(runes), from+rapid.IntRange(0, 20).Draw(t, "cut"))
			put := []rune(rapid.SampledFrom(words).Draw(t, "put"))
			runes = append(append(append([]rune{}, runes[:from]...), put...), runes[to:]...)
		}
		record := Read(readout.Document{Text: string(runes), Stated: readout.Stated{Date: "2018-03-15", Lang: "en"}})
		if err := check.Record(record); err != nil {
			t.Fatalf("%v in\n%s", err, string(runes))
		}
	})
}

func FuzzRead(f *testing.F) {
	f.Add(exampleRelease, "2018-03-15")
	f.Add("Readout\n\nPresident Roe spoke today with Prime Minister Doe of Chile. They agreed.", "2021-02-03")
	f.Add("The first talks in about three years since April 2015 took place at the latter country's Ministry of Defense of the Ministry of the Ministry", "")
	f.Fuzz(func(t *testing.T, text, date string) {
		if !utf8.ValidString(text) {
			t.Skip()
		}
		day, err := readout.ParseDay(date)
		if err != nil {
			day = ""
		}
		doc := readout.Document{Text: text, Stated: readout.Stated{Date: day, Lang: "en"}}
		record := Read(doc)
		if err := check.Record(record); err != nil {
			t.Fatal(err)
		}
		one, err := json.Marshal(record)
		if err != nil {
			t.Fatal(err)
		}
		two, err := json.Marshal(Read(doc))
		if err != nil {
			t.Fatal(err)
		}
		if string(one) != string(two) {
			t.Fatal("two readings of one text differ")
		}
	})
}

// Hostile texts of twice the length take about twice the time.
func TestReadingIsLinear(t *testing.T) {
	for name, part := range map[string]string{
		"one endless sentence": "the Minister of Foreign Affairs of the Republic of Korea met with the Director-General for Trade, ",
		"names":                "Mr. Kim Yong-kil, Ms. Claire Bouchard, ",
		"bullets":              "• Noted that all is well.\n",
		"brackets":             "(the Ministry (of ",
		"ministers":            "Minister of Minister of ",
		"organisations":        "Office of the Department of the Bureau of ",
		"and":                  "Minister and Secretary and ",
		"dates":                "on March 5 and 6, 2018, ",
		"dialogues":            "second strategic dialogue of the first meeting of the ",
		"quotes":               "“He said, ",
		"single quotes":        "with ‘fish of ministers’ and ‘",
		"sides":                "on the Dutch side by Mr. Roe, Head of Division for Chile, Peru, ",
		"verbs":                "Norway hailed the talks, expressed hope, ",
		"met there":            "in Oslo she met Minister Roe, as well as Foreign Minister Doe and ",
	} {
		t.Run(name, func(t *testing.T) {
			lead := "Talks with Japan\n\nThe Minister held talks with Foreign Minister Doe of Japan on March 5 "
			measure := func(n int) time.Duration {
				best := time.Hour
				for range 3 {
					start := time.Now()
					Read(readout.Document{Text: lead + strings.Repeat(part, n/len(part)), Stated: readout.Stated{Date: "2018-03-15", Lang: "en"}})
					best = min(best, time.Since(start))
				}
				return best
			}
			small, large := measure(30_000), measure(240_000)
			most := 24*small + 150*time.Millisecond
			for range 5 { // a busy machine is slow for a while, a slow reader always
				if large > most {
					large = min(large, measure(240_000))
				}
			}
			if large > most {
				t.Errorf("eight times the text took %.0f times as long (%v, %v)", float64(large)/float64(small), small, large)
			}
		})
	}
}

func BenchmarkRead(b *testing.B) {
	texts := archive(b, 4<<20)
	total := 0
	for _, t := range texts {
		total += len(t)
	}
	b.SetBytes(int64(total))
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			Read(readout.Document{Text: text, Stated: readout.Stated{Date: "2022-05-01"}})
		}
	}
}
