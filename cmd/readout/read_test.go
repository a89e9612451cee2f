package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/korean"

	"readout"
	"readout/internal/exchange"
	"readout/internal/needs"
	"readout/internal/page"
	"readout/internal/page/shapes"
	"readout/internal/printout"
	"readout/internal/reading"
)

// recordOf reads bytes as the command does.
func recordOf(t testing.TB, source string, data []byte) readout.Record {
	t.Helper()
	p, err := page.Open(source, data, page.Limits{})
	if err != nil {
		t.Fatalf("%s: %v", source, err)
	}
	return reading.Read(p.Document)
}

func seedText(t testing.TB) []byte {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(needs.Shared(t, "seed"), "*.txt"))
	if err != nil || len(files) != 1 {
		t.Fatalf("%d seeds, %v", len(files), err)
	}
	data, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestTheSeedReadsTheSameInAnyWrapping: the meeting of a record depends on the
// words of the release and on nothing that stands around them.
func TestTheSeedReadsTheSameInAnyWrapping(t *testing.T) {
	text := seedText(t)
	plain := recordOf(t, "seed", text)
	if plain.Meeting == nil || len(plain.Meeting.Statements) == 0 || len(plain.Meeting.Participants) == 0 {
		t.Fatalf("the seed itself has no meeting: %+v", plain.Meeting)
	}
	seed, err := shapes.Cut(string(text))
	if err != nil {
		t.Fatal(err)
	}
	wrappings, err := shapes.Pages(seed)
	if err != nil {
		t.Fatal(err)
	}
	front := fmt.Sprintf("---\ntitle: %q\ndate: %s\n---\n\n", seed.Title, seed.Date)
	body := strings.Join(seed.Paragraphs, "\n\n") + "\n\n" + seed.Note + "\n"
	wrappings["markdown"] = []byte(front + body)
	wrappings["markdown with CRLF"] = []byte(strings.ReplaceAll(front+body, "\n", "\r\n"))
	wrappings["markdown with everything in front"] = []byte(fmt.Sprintf(
		"---\nlang: en\npublisher: kr-mofa\nboard: Press Releases\nhits: %s\ntranslation: unofficial\ntitle: %q\ndate: '%s'\n---\n%s", seed.Hits, seed.Title, seed.Date, body))
	wrappings["markdown, wrapped"] = []byte(front + wrapAt(body, 72))
	wrappings["bare text"] = []byte(seed.Title + "\n\n" + seed.Date + "\n\n" + body)
	wrappings["text with a mark and CRLF"] = []byte("\ufeff" + strings.ReplaceAll(string(text), "\n", "\r\n"))
	legacy, err := encoding.ReplaceUnsupported(korean.EUCKR.NewEncoder()).Bytes(bytes.ReplaceAll(text, []byte("\u00a0"), []byte(" ")))
	if err != nil {
		t.Fatal(err)
	}
	wrappings["text in EUC-KR"] = legacy
	for name, data := range wrappings {
		t.Run(name, func(t *testing.T) {
			record := recordOf(t, name, data)
			if diff := cmp.Diff(plain.Meeting, record.Meeting); diff != "" {
				t.Errorf("plain text -, this +\n%s", diff)
			}
			if diff := cmp.Diff([]any{plain.Release.Title, plain.Release.Date, plain.Release.Lang, plain.Release.Translation},
				[]any{record.Release.Title, record.Release.Date, record.Release.Lang, record.Release.Translation}); diff != "" {
				t.Errorf("release: plain text -, this +\n%s", diff)
			}
			if len(record.Claims) != len(plain.Claims) || len(record.Mentions) != len(plain.Mentions) {
				t.Errorf("%d claims and %d mentions, in the plain text %d and %d", len(record.Claims), len(record.Mentions), len(plain.Claims), len(plain.Mentions))
			}
		})
	}
}

// wrapAt breaks the lines of a text at spaces, as a Markdown file is kept.
func wrapAt(text string, columns int) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		used := 0
		for i, word := range strings.Split(strings.TrimSuffix(line, "\n"), " ") {
			switch {
			case i == 0:
			case used+len(word) > columns:
				b.WriteByte('\n')
				used = 0
			default:
				b.WriteByte(' ')
			}
			b.WriteString(word)
			used += len(word) + 1
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func recordSchema(t testing.TB) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(needs.Shared(t, "record", "record.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// checkRecord holds a printed record against the public format and against its
// own words: positions, and evidence for every value.
func checkRecord(schema *jsonschema.Schema, printed []byte) error {
	tree, err := jsonschema.UnmarshalJSON(bytes.NewReader(printed))
	if err != nil {
		return err
	}
	if err := schema.Validate(tree); err != nil {
		return err
	}
	var record readout.Record
	if err := json.Unmarshal(printed, &record); err != nil {
		return err
	}
	text := []rune(record.Release.Text)
	if readout.TextSHA256(record.Release.Text) != record.Release.TextSHA256 {
		return fmt.Errorf("text_sha256 is of another text")
	}
	ids := map[string]bool{}
	proved := map[string]bool{}
	for _, e := range record.Evidence {
		if e.Start < 0 || e.End > len(text) || e.Start >= e.End || string(text[e.Start:e.End]) != e.Exact {
			return fmt.Errorf("evidence %s of %s: text[%d:%d] is not %q", e.ID, e.Path, e.Start, e.End, e.Exact)
		}
		if ids[e.ID] {
			return fmt.Errorf("two pieces of evidence are called %s", e.ID)
		}
		ids[e.ID] = true
		if printout.ValueAt(tree, e.Path) == "nothing" || printout.ValueAt(tree, e.Path) == "null" {
			return fmt.Errorf("evidence %s is for %s, which has no value", e.ID, e.Path)
		}
		for path := e.Path; path != ""; path = path[:strings.LastIndexByte(path, '/')] {
			proved[path] = true
		}
	}
	for _, e := range record.Evidence {
		for _, from := range e.From {
			if !ids[from] {
				return fmt.Errorf("evidence %s comes from %s, which is not there", e.ID, from)
			}
		}
	}
	for _, p := range record.Release.Points {
		if p.Start < 0 || p.End > len(text) || p.Start >= p.End {
			return fmt.Errorf("point %+v of a text of %d code points", p, len(text))
		}
	}
	release := tree.(map[string]any)["release"].(map[string]any)
	for _, key := range []string{"title", "date", "hits", "translation"} {
		if release[key] != nil && !proved["/release/"+key] {
			return fmt.Errorf("/release/%s has no evidence", key)
		}
	}
	meeting, _ := tree.(map[string]any)["meeting"].(map[string]any)
	for key, value := range meeting {
		list, isList := value.([]any)
		switch {
		case key == "why" || value == nil:
		case isList:
			for i := range list {
				if path := fmt.Sprintf("/meeting/%s/%d", key, i); !proved[path] {
					return fmt.Errorf("%s has no evidence", path)
				}
			}
		case !proved["/meeting/"+key]:
			return fmt.Errorf("/meeting/%s has no evidence", key)
		}
	}
	return nil
}

// TestP23EveryRecordHoldsItsFormatAndItsWords reads the seed, every text of
// record/dev and all releases of the shared archive.
func TestP23EveryRecordHoldsItsFormatAndItsWords(t *testing.T) {
	schema := recordSchema(t)
	inputs := []string{
		needs.Shared(t, "seed"), needs.Shared(t, "record", "dev", "texts"), needs.Shared(t, "data", "whitehouse-2021-2023.tar.gz"),
	}
	items := make(chan exchange.Item)
	var wait sync.WaitGroup
	var lock sync.Mutex
	read, meetings := 0, 0
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for item := range items {
				p, err := page.Open(item.Source, item.Data, page.Limits{})
				if err != nil {
					t.Errorf("%s: %v", item.Source, err)
					continue
				}
				record := reading.Read(p.Document)
				printed, err := jsonOutput(record, false)
				if err == nil {
					err = checkRecord(schema, printed)
				}
				if err != nil {
					t.Errorf("%s: %v", item.Source, err)
				}
				lock.Lock()
				read++
				if record.Meeting != nil {
					meetings++
				}
				lock.Unlock()
			}
		})
	}
	every := 1
	if raceDetector {
		every = 10 // it makes each reading as many times slower
	}
	walked := 0
	for _, input := range inputs {
		err := exchange.Walk(t.Context(), input, nil, exchange.Limits{}, func(item exchange.Item) error {
			if item.Err != nil {
				t.Errorf("%s: %v", item.Source, item.Err)
				return nil
			}
			if walked++; walked%every == 0 {
				items <- item
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
	close(items)
	wait.Wait()
	if walked < 5000 || read < walked/every || meetings < 100/every {
		t.Errorf("%d of %d read, %d with a meeting", read, walked, meetings)
	}
}

func BenchmarkRead(b *testing.B) {
	var items [][]byte
	var size int64
	err := exchange.Walk(b.Context(), needs.Shared(b, "data", "whitehouse-2021-2023.tar.gz"), nil, exchange.Limits{}, func(item exchange.Item) error {
		if len(items) < 500 {
			items = append(items, item.Data)
			size += int64(len(item.Data))
		}
		return item.Err
	})
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(size)
	for b.Loop() {
		for _, data := range items {
			recordOf(b, "x", data)
		}
	}
}
