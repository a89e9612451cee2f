package search

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"readout"
)

// TestQueriesFindWhatTextsHold asks texts of few words, which are very common ones
// and others, for phrases, for words and for what lacks a word, and looks through
// the texts itself; some releases were rewritten, so segments hold what is gone.
func TestQueriesFindWhatTextsHold(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 11))
	vocabulary := []string{"the", "of", "two", "state", "ferry", "harbor", "united", "barge"}
	some := func(n int) []string {
		out := make([]string, n)
		for i := range out {
			out[i] = vocabulary[r.IntN(len(vocabulary))]
		}
		return out
	}
	s := newShelf()
	x := open(t, t.TempDir(), s)
	closing(t, x)
	texts := map[readout.ReleaseID][]string{}
	for range 4 {
		for range 60 {
			id := readout.ReleaseID(1 + r.IntN(150))
			texts[id] = some(1 + r.IntN(12))
			s.put(id, "en", 1+int(id)%28, "Release", strings.Join(texts[id], " "))
		}
		catchUp(t, x, s)
	}
	holds := func(text, words []string) bool {
		for i := range text {
			if i+len(words) <= len(text) && slices.Equal(text[i:i+len(words)], words) {
				return true
			}
		}
		return false
	}
	for n := range 200 {
		a, b := some(1+r.IntN(4)), some(1+r.IntN(3))
		query, want := `"`+strings.Join(a, " ")+`"`, func(text []string) bool { return holds(text, a) }
		switch n % 3 {
		case 1:
			query += ` "` + strings.Join(b, " ") + `"`
			want = func(text []string) bool { return holds(text, a) && holds(text, b) }
		case 2:
			if slices.Equal(a, b) {
				continue
			}
			query += ` -"` + strings.Join(b, " ") + `"`
			want = func(text []string) bool { return holds(text, a) && !holds(text, b) }
		}
		var found []readout.ReleaseID
		for page, pages := 1, 1; page <= pages; page++ {
			res, err := x.Search(t.Context(), Query{Words: query, Lang: "en", Page: page})
			must(t, err)
			pages = res.Pages
			for _, h := range res.Hits {
				found = append(found, h.Release)
			}
		}
		slices.Sort(found)
		var all []readout.ReleaseID
		for id, text := range texts {
			if want(text) {
				all = append(all, id)
			}
		}
		slices.Sort(all)
		if !slices.Equal(found, all) {
			t.Fatalf("%s finds %v, want %v", query, found, all)
		}
	}
}

// TestKoreanRunsStandAsTheyMay asks for runs of syllables that stand in texts whole
// or divided: they may be divided anywhere but before the last.
func TestKoreanRunsStandAsTheyMay(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 6))
	syllables := []rune("갹냑댝략")
	run := func(n int, divided bool) string {
		var b strings.Builder
		for i := range n {
			if divided && i > 0 && r.IntN(4) == 0 {
				b.WriteByte(' ')
			}
			b.WriteRune(syllables[r.IntN(len(syllables))])
		}
		return b.String()
	}
	s := newShelf()
	texts := map[readout.ReleaseID]string{}
	for id := readout.ReleaseID(1); id <= 300; id++ {
		texts[id] = run(4+r.IntN(24), true)
		s.put(id, "ko", 1+int(id)%28, "Release", texts[id])
	}
	x := open(t, t.TempDir(), s)
	closing(t, x)
	catchUp(t, x, s)
	some := 0
	for range 200 {
		query := run(2+r.IntN(5), false)
		c := strings.Split(query, "")
		pattern := regexp.MustCompile(strings.Join(c[:len(c)-1], " ?") + c[len(c)-1])
		var want, found []readout.ReleaseID
		for id, text := range texts {
			if pattern.MatchString(text) {
				want = append(want, id)
			}
		}
		slices.Sort(want)
		some += len(want)
		for page, pages := 1, 1; page <= pages; page++ {
			res, err := x.Search(t.Context(), Query{Words: query, Lang: "ko", Page: page})
			must(t, err)
			pages = res.Pages
			for _, h := range res.Hits {
				if !h.Some {
					found = append(found, h.Release)
				}
			}
		}
		if slices.Sort(found); !slices.Equal(found, want) {
			t.Fatalf("%s finds %v, want %v", query, found, want)
		}
	}
	if some < 500 {
		t.Errorf("%d finds in all", some)
	}
}
