package search

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/press"
)

// shelf is a source of editions and events that a test fills.
type shelf struct {
	editions map[readout.ReleaseID][]press.Edition
	attached map[readout.ReleaseID][]string
	events   []readout.Event
	fail     func(ids []readout.ReleaseID) error
	asked    int
}

func newShelf() *shelf { return &shelf{editions: map[readout.ReleaseID][]press.Edition{}} }

func (s *shelf) Current(_ context.Context, ids []readout.ReleaseID, most int) (map[readout.ReleaseID][]press.Edition, error) {
	s.asked += len(ids)
	if s.fail != nil {
		if err := s.fail(ids); err != nil {
			return nil, err
		}
	}
	out := map[readout.ReleaseID][]press.Edition{}
	for _, id := range ids {
		if e, ok := s.editions[id]; ok {
			for _, one := range e {
				if points := []rune(one.Text); len(points) > most {
					one.Text, one.Cut = string(points[:most]), true
				}
				out[id] = append(out[id], one)
			}
		}
	}
	return out, nil
}

func (s *shelf) Attached(_ context.Context, ids []readout.ReleaseID, most int) (map[readout.ReleaseID][]string, error) {
	out := map[readout.ReleaseID][]string{}
	for _, id := range ids {
		for _, words := range s.attached[id] {
			out[id] = append(out[id], words[:min(most, len(words))])
		}
	}
	return out, nil
}

func (s *shelf) Era(context.Context) (string, error) { return "era", nil }

func (s *shelf) Events(_ context.Context, after int64, limit int) ([]readout.Event, error) {
	rest := s.events[min(int(after), len(s.events)):]
	return rest[:min(limit, len(rest))], nil
}

// put publishes an edition in place of the one in its language.
func (s *shelf) put(id readout.ReleaseID, lang readout.Lang, day int, title, text string) {
	e := press.Edition{Entry: press.Entry{Release: id, Lang: lang, Title: title, FirstReleased: time.Date(2018, 1, day, 0, 0, 0, 0, time.UTC)}, Text: text}
	s.editions[id] = append(slices.DeleteFunc(s.editions[id], func(o press.Edition) bool { return o.Lang == lang }), e)
	s.happened(readout.EventReleased, id)
}

func (s *shelf) happened(kind readout.EventKind, id readout.ReleaseID) {
	s.events = append(s.events, readout.Event{Number: int64(len(s.events) + 1), Kind: kind, Release: id})
}

var quiet = slog.New(slog.DiscardHandler)

func open(t testing.TB, dir string, s *shelf) *Index {
	t.Helper()
	x, err := Open(dir, s, quiet)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// catchUp brings an index up to date, as a runner does.
func catchUp(t testing.TB, x *Index, s *shelf) {
	t.Helper()
	c, err := x.Cursor(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if c.Era != "era" {
		if err := x.Reset(t.Context(), "era"); err != nil {
			t.Fatal(err)
		}
	}
	for {
		c, err := x.Cursor(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		events, _ := s.Events(t.Context(), c.Number, x.Most())
		if len(events) == 0 {
			return
		}
		if err := x.Take(t.Context(), "era", events); err != nil {
			t.Fatal(err)
		}
	}
}

func hitsOf(t testing.TB, x *Index, words string) []readout.ReleaseID {
	t.Helper()
	r, err := x.Search(t.Context(), Query{Words: words, Lang: "en"})
	if err != nil {
		t.Fatalf("search for %.40q: %v", words, err)
	}
	var ids []readout.ReleaseID
	for _, h := range r.Hits {
		if !h.Some {
			ids = append(ids, h.Release)
		}
	}
	return ids
}

// closing closes an index at the end of a test.
func closing(t testing.TB, x *Index) {
	t.Cleanup(func() {
		if err := x.Close(); err != nil {
			t.Errorf("closing: %v", err)
		}
	})
}

func TestWhatIsFound(t *testing.T) {
	s := newShelf()
	s.put(1, "en", 1, "Outcome of the 11th ROK-Japan Security Policy Consultation", "1. The two sides held the consultations at the Ministry of Defense of Japan. An MOU was signed.")
	s.put(1, "ko", 1, "제11차 한·일 안보정책협의회 개최", "한·일 양국은 안보정책협의회를 개최하였다. MOU체결을 협의하고 피지에서의 회담을 평가하였다.")
	s.put(2, "en", 2, "U.S. Secretary visits Türkiye", "The Secretary's visit to Turkey. 2+2 talks on the Indo-Pacific, F-35 and 1,000 visas.")
	s.put(3, "ko", 3, "외교장관회담 결과", "외교장관회담에서 독도 문제를 논의하였다. 한-피지 정책 협의회는 12월 3일 열린다.")
	s.put(4, "ja", 4, "日韓安保政策協議会", "日韓安保政策協議会が東京で開催された。バイデン大統領。")
	x := open(t, t.TempDir(), s)
	closing(t, x)
	catchUp(t, x, s)
	for _, c := range []struct {
		words string
		want  []readout.ReleaseID // in any order
	}{
		{"consultation", ids(1)},
		{"CONSULTATIONS", ids(1)},
		{"ｃｏｎｓｕｌｔｉｎｇ", ids(1)},
		{"consul", nil},
		{"signing mou", ids(1)},
		{"rok japan", ids(1, 4)},
		{"ROK-Japan", ids(1, 4)},
		{"Japan ROK", ids(1, 4)},
		{`"Japan ROK"`, nil},
		{`"security policy"`, ids(1)},
		{"us", ids(2)},
		{"U.S.", ids(2)},
		{"turkiye", ids(2)},
		{"secretary", ids(2)},
		{"2+2", ids(2)},
		{"F35 visas", ids(2)},
		{"1000", ids(2)},
		{"indo pacific", ids(2)},
		{"11", ids(1)},
		{"회담", ids(1, 3)},
		{"독도", ids(3)},
		{"피지", ids(1, 3)},
		{"정책협의회", ids(1, 3)},
		{"정책 협의회", ids(1, 3)},
		{"안보정책협의회", ids(1)},
		{"협의회는", ids(3)},
		{"외교장관회담", ids(3)},
		{"장관", ids(3)},
		{"관장", nil},
		{"한일", ids(1, 4)},
		{"한·일", ids(1, 4)},
		{"한-일", ids(1, 4)},
		{"한피지", ids(3)},
		{"한-피지", ids(3)},
		{"한ㆍ피지", ids(3)},
		{"제11차", ids(1)},
		{"11차", ids(1)},
		{"제1차", nil},
		{"MOU체결", ids(1)},
		{"mou 체결", ids(1)},
		{"체결", ids(1)},
		{"독", ids(3)},
		{"차", ids(1)},
		{"12월", ids(3)},
		{"2월", nil},
		{"안보", ids(1)}, // decomposed
		{"consultation 회담", ids(1)},
		{"政策", ids(1, 3, 4)},
		{`"政策"`, ids(4)},
		{"日韓", ids(1, 4)},
		{"バイデン", ids(4)},
		{"ﾊﾞｲﾃﾞﾝ", ids(4)},
		{"회담 -피지", nil},
		{"피지 -독도", ids(1)},
		{"the -turkey", ids(1)},
		{"eleventh consultation", ids(1)},
		{"11th", ids(1)},
		{`"11th"`, ids(1)},
		{"제11차회의", nil},
		{"ROK", ids(1)},
		{"Republic of Korea", ids(1)},
		{"United States", ids(2)},
		{"미국", ids(2)},
		{"양해각서", ids(1)},
		{"zebra", nil},
		{"", nil},
		{`"" - * ( [ \ ~ ^ : +`, nil},
		{"title:secretary", nil},
		{"w:secretary", nil},
	} {
		got := hitsOf(t, x, c.words)
		slices.Sort(got)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", c.words, diff)
		}
	}
}

func ids(n ...readout.ReleaseID) []readout.ReleaseID { return n }

func TestBestFirst(t *testing.T) {
	s := newShelf()
	filler := strings.Repeat(" and other matters of the day", 10)
	s.put(1, "en", 5, "A meeting", "About the treaty once"+filler)
	s.put(2, "en", 1, "The treaty", "Signed"+filler)
	s.put(3, "en", 2, "Same words", "An accord here")
	s.put(4, "en", 9, "Same words", "An accord here")
	s.put(5, "en", 4, "Same words", "An accord here")
	x := open(t, t.TempDir(), s)
	closing(t, x)
	catchUp(t, x, s)
	if diff := cmp.Diff(ids(2, 1), hitsOf(t, x, "treaty")); diff != "" {
		t.Errorf("a title beats a text (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(ids(4, 5, 3), hitsOf(t, x, "accord")); diff != "" {
		t.Errorf("of equals the newer first (-want +got):\n%s", diff)
	}
}

func TestHitNamesTheEditionThatHoldsTheWords(t *testing.T) {
	s := newShelf()
	s.put(1, "en", 1, "Consultation", "held in Tokyo, MOU")
	s.put(1, "ko", 1, "협의회", "도쿄 개최, MOU")
	s.put(2, "en", 1, "Other", "words of Tokyo")
	x := open(t, t.TempDir(), s)
	closing(t, x)
	catchUp(t, x, s)
	for _, c := range []struct {
		words string
		asked readout.Lang
		want  []readout.Lang
	}{
		{"mou", "en", []readout.Lang{"en"}},
		{"mou", "ko", []readout.Lang{"ko"}},
		{"개최", "en", []readout.Lang{"ko"}},
		{"consultation", "ko", []readout.Lang{"en"}},
		{"consultation 개최", "ko", []readout.Lang{"ko"}}, // together only
		{"words", "ko", []readout.Lang{"en"}},
	} {
		r, err := x.Search(t.Context(), Query{Words: c.words, Lang: c.asked})
		if err != nil {
			t.Fatal(err)
		}
		var got []readout.Lang
		for _, h := range r.Hits {
			got = append(got, h.Lang)
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%q asked in %s (-want +got):\n%s", c.words, c.asked, diff)
		}
	}
}

func TestP07OnlyWhatIsPublicIsFound(t *testing.T) {
	s := newShelf()
	s.put(1, "en", 1, "First", "the old words")
	s.put(2, "en", 1, "Second", "the old words")
	x := open(t, t.TempDir(), s)
	closing(t, x)
	catchUp(t, x, s)
	s.put(1, "en", 1, "First", "the new words")
	delete(s.editions, 2)
	s.happened(readout.EventHeld, 2)
	catchUp(t, x, s)
	if got := hitsOf(t, x, "old"); got != nil {
		t.Errorf("old words are found in %v", got)
	}
	if diff := cmp.Diff(ids(1), hitsOf(t, x, "words")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	asked := s.asked
	s.happened(readout.EventRead, 1)
	s.happened(readout.EventScheduled, 1)
	catchUp(t, x, s)
	if s.asked != asked {
		t.Errorf("events that change no public words made the index ask for %d releases", s.asked-asked)
	}
	if c, err := x.Cursor(t.Context()); err != nil || c.Number != int64(len(s.events)) {
		t.Errorf("cursor %+v, %v after %d events", c, err, len(s.events))
	}
}

func TestPages(t *testing.T) {
	s := newShelf()
	for i := range readout.ReleaseID(45) {
		s.put(i+1, "en", 1, fmt.Sprintf("Release %d", i), "the same words")
	}
	x := open(t, t.TempDir(), s)
	closing(t, x)
	catchUp(t, x, s)
	seen := map[readout.ReleaseID]bool{}
	for page, want := range []int{20, 20, 5} {
		r, err := x.Search(t.Context(), Query{Words: "words", Page: page + 1})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Hits) != want || r.Total != 45 || r.Pages != 3 || r.Page != page+1 {
			t.Errorf("page %d: %d hits of %d, page %d of %d", page+1, len(r.Hits), r.Total, r.Page, r.Pages)
		}
		for _, h := range r.Hits {
			seen[h.Release] = true
		}
	}
	if len(seen) != 45 {
		t.Errorf("%d releases on all pages", len(seen))
	}
	for _, page := range []int{4, Deepest/PerPage + 1, 1 << 40} {
		if _, err := x.Search(t.Context(), Query{Words: "words", Page: page}); !errors.Is(err, readout.ErrNotFound) {
			t.Errorf("page %d: %v", page, err)
		}
	}
	if r, err := x.Search(t.Context(), Query{Words: "words", Page: -1}); err != nil || r.Page != 1 {
		t.Errorf("page -1: %+v, %v", r, err)
	}
	if r, err := x.Search(t.Context(), Query{}); err != nil || r.Total != 0 || r.Pages != 1 {
		t.Errorf("no words: %+v, %v", r, err)
	}
}

func TestKilledInTheMiddleResumes(t *testing.T) {
	s := newShelf()
	big := strings.Repeat("many words about nothing ", load/25/4) // 2 MiB
	for i := range readout.ReleaseID(2 * together) {
		s.put(i+1, "en", 1, fmt.Sprintf("Number%d", i+1), "text")
	}
	for i := range readout.ReleaseID(8) { // two writes before the cursor's
		s.put(i+1, "en", 1, fmt.Sprintf("Number%d", i+1), big)
	}
	dir := t.TempDir()
	x := open(t, dir, s)
	if err := x.Reset(t.Context(), "era"); err != nil {
		t.Fatal(err)
	}
	fault := errors.New("power went off")
	s.fail = func(some []readout.ReleaseID) error {
		if slices.Contains(some, 2*together) {
			return fault
		}
		return nil
	}
	if err := x.Take(t.Context(), "era", s.events); !errors.Is(err, fault) {
		t.Fatalf("got %v", err)
	}
	if c, _ := x.Cursor(t.Context()); c.Number != 0 {
		t.Errorf("the cursor moved to %d", c.Number)
	}
	if err := x.Close(); err != nil {
		t.Fatal(err)
	}
	s.fail = nil
	x = open(t, dir, s)
	closing(t, x)
	catchUp(t, x, s)
	r, err := x.Search(t.Context(), Query{Words: "number1"})
	if err != nil || r.Total != 1 {
		t.Errorf("found %d, %v", r.Total, err)
	}
	if n, err := x.b.DocCount(); err != nil || n != 2*together {
		t.Errorf("%d entries, %v", n, err)
	}
}

func TestBrokenIndexHeals(t *testing.T) {
	damage := map[string]func(t *testing.T, path string){
		"missing":     func(t *testing.T, path string) { must(t, os.RemoveAll(path)) },
		"no settings": func(t *testing.T, path string) { must(t, os.Remove(filepath.Join(path, "index_meta.json"))) },
		"bad settings": func(t *testing.T, path string) {
			must(t, os.WriteFile(filepath.Join(path, "index_meta.json"), []byte("{"), 0o600))
		},
		"no root": func(t *testing.T, path string) { must(t, os.Remove(filepath.Join(path, "store", "root.bolt"))) },
		"bad root": func(t *testing.T, path string) {
			must(t, os.WriteFile(filepath.Join(path, "store", "root.bolt"), []byte(strings.Repeat("x", 70_000)), 0o600))
		},
		"file, no index": func(t *testing.T, path string) { must(t, os.RemoveAll(path)); must(t, os.WriteFile(path, nil, 0o600)) },
		"no segment":     func(t *testing.T, path string) { must(t, os.Remove(segmentFile(t, path))) },
		"short segment":  func(t *testing.T, path string) { must(t, os.Truncate(segmentFile(t, path), 3)) },
		"flipped bit": func(t *testing.T, path string) {
			name := segmentFile(t, path)
			body, err := os.ReadFile(name)
			must(t, err)
			body[len(body)/2] ^= 4
			must(t, os.WriteFile(name, body, 0o600))
		},
	}
	for name, breaks := range damage {
		t.Run(name, func(t *testing.T) {
			s := newShelf()
			for i := range readout.ReleaseID(30) {
				s.put(i+1, "en", 1, fmt.Sprintf("Release %d", i), "words of the treaty")
			}
			dir := t.TempDir()
			x := open(t, dir, s)
			catchUp(t, x, s)
			must(t, x.Close())
			breaks(t, place(dir))
			x = open(t, dir, s)
			closing(t, x)
			if c, err := x.Cursor(t.Context()); err != nil || c.Number != 0 {
				t.Fatalf("cursor %+v, %v", c, err)
			}
			catchUp(t, x, s)
			if r, err := x.Search(t.Context(), Query{Words: "treaty"}); err != nil || r.Total != 30 {
				t.Errorf("found %d, %v", r.Total, err)
			}
		})
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func segmentFile(t *testing.T, path string) string {
	names, err := filepath.Glob(filepath.Join(path, "store", "*.zap"))
	if err != nil || len(names) == 0 {
		t.Fatalf("segments %v, %v", names, err)
	}
	return names[len(names)-1]
}

func TestWholeIndexIsKept(t *testing.T) {
	s := newShelf()
	s.put(1, "en", 1, "Title", "words")
	dir := t.TempDir()
	x := open(t, dir, s)
	catchUp(t, x, s)
	want, err := x.Cursor(t.Context())
	must(t, err)
	must(t, x.Close())
	x = open(t, dir, s)
	closing(t, x)
	got, err := x.Cursor(t.Context())
	must(t, err)
	if got != want || got.Number != 1 {
		t.Errorf("cursor %+v, want %+v", got, want)
	}
}

func TestFailedWriteOpensAgain(t *testing.T) {
	s := newShelf()
	s.put(1, "en", 1, "Title", "words of the treaty")
	x := open(t, t.TempDir(), s)
	closing(t, x)
	catchUp(t, x, s)
	must(t, x.b.Close()) // the library now fails every write, as after a full disk
	s.put(2, "en", 1, "Title", "words of the protocol")
	if err := x.Take(t.Context(), "era", s.events[1:]); err == nil {
		t.Fatal("a write to a closed index succeeded")
	}
	catchUp(t, x, s)
	for words, want := range map[string][]readout.ReleaseID{"treaty": ids(1), "protocol": ids(2)} {
		if diff := cmp.Diff(want, hitsOf(t, x, words)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", words, diff)
		}
	}
}

// TestP27LongTextSizesNothing looks at what a short text takes after a long one;
// the search library keeps the long one's size for the next entry.
func TestP27LongTextSizesNothing(t *testing.T) {
	const most = 128 << 20 // bytes; it was 260 MB, and the library works beside
	s := newShelf()
	x := open(t, t.TempDir(), s)
	closing(t, x)
	var words strings.Builder
	for i := range 50_000 {
		fmt.Fprintf(&words, "w%d ", i)
	}
	for i := range 6 { // the library reuses what it kept now and then
		s.put(readout.ReleaseID(2*i+1), "en", 1, "Long", words.String())
		catchUp(t, x, s)
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		s.put(readout.ReleaseID(2*i+2), "en", 1, "Short", "a few words")
		catchUp(t, x, s)
		runtime.ReadMemStats(&after)
		if got := after.TotalAlloc - before.TotalAlloc; got > most {
			t.Errorf("a short text took %d bytes after a long one, more than %d", got, most)
		}
	}
}

func TestSecondOpenIsRefused(t *testing.T) {
	dir := t.TempDir()
	closing(t, open(t, dir, newShelf()))
	_, err := Open(dir, newShelf(), quiet)
	if !errors.Is(err, readout.ErrConflict) || !strings.Contains(err.Error(), "another process") {
		t.Errorf("got %v", err)
	}
}

func (s *shelf) Park(context.Context, string, readout.Event, error) error {
	return nil
}

func TestReindexSwapsWhenWhole(t *testing.T) {
	s := newShelf()
	s.put(1, "en", 1, "Title", "old words")
	dir := t.TempDir()
	x := open(t, dir, s)
	catchUp(t, x, s)
	if _, err := Reindex(t.Context(), dir, s, s, quiet); !errors.Is(err, readout.ErrConflict) {
		t.Errorf("beside an open index: %v", err)
	}
	must(t, x.Close())

	s.put(2, "en", 1, "Title", "new words")
	s.fail = func([]readout.ReleaseID) error { return errors.New("disk is gone") }
	if _, err := Reindex(t.Context(), dir, s, s, quiet); err == nil {
		t.Error("a reindex without texts succeeded")
	}
	s.fail = nil
	x = open(t, dir, s)
	if diff := cmp.Diff(ids(1), hitsOf(t, x, "words")); diff != "" {
		t.Errorf("after a failed reindex (-want +got):\n%s", diff)
	}
	must(t, x.Close())

	n, err := Reindex(t.Context(), dir, s, s, quiet)
	if err != nil || n != 2 {
		t.Fatalf("%d releases, %v", n, err)
	}
	x = open(t, dir, s)
	closing(t, x)
	if c, err := x.Cursor(t.Context()); err != nil || c != (readout.Cursor{Era: "era", Number: 2}) {
		t.Errorf("cursor %+v, %v", c, err)
	}
	if diff := cmp.Diff(ids(2), hitsOf(t, x, "new")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := os.Stat(unfinished(dir)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("what was built beside is still there: %v", err)
	}
}
