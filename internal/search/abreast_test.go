package search

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/lexicon"
)

// TestSegmentsAbreast: however many goroutines share the segments, a query finds the same
// in the same order, each segment is looked at once, and what goes wrong in one of them
// is told by all.
func TestSegmentsAbreast(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	words := strings.Fields("외교 장관 회담 외교장관회담 안보 정책 안보정책협의회 the of consultation security 11th")
	s := newShelf()
	x := open(t, t.TempDir(), s)
	closing(t, x)
	for n := range 400 {
		var b strings.Builder
		for range 3 + r.IntN(9) {
			fmt.Fprint(&b, words[r.IntN(len(words))], " ")
		}
		s.put(readout.ReleaseID(n+1), "ko", n%28, fmt.Sprintf("%s %d", words[n%len(words)], n), b.String())
		if n%40 == 39 {
			catchUp(t, x, s) // a segment of its own
		}
	}
	for n := 400; ; n++ { // the library may have merged all
		many := 0
		must(t, x.at(t.Context(), func(m *moment) error { many = len(m.segments); return nil }))
		if many > 1 || n == 450 {
			break
		}
		s.put(readout.ReleaseID(n+1), "ko", n%28, "외교장관회담", words[n%len(words)])
		catchUp(t, x, s)
	}
	must(t, x.at(t.Context(), func(m *moment) error {
		if len(m.segments) < 2 {
			t.Fatalf("the index has %d segments", len(m.segments))
		}
		for _, q := range []string{"외교장관회담", "안보정책협의회", "the consultation", `"security of"`, "안보 -the", "consultations 회담 11차", "정책"} {
			_, parts := lexicon.Understand(q, nil)
			c := build(parts, narrowing{})
			for _, most := range []int{3, 1000} {
				alone, err := c.bind(m)
				must(t, err)
				want, total, err := m.bestBy(alone, most, 1)
				must(t, err)
				if total == 0 {
					t.Errorf("%q finds nothing", q)
				}
				shared, err := c.bind(m)
				must(t, err)
				got, of, err := m.bestBy(shared, most, 3)
				must(t, err)
				if diff := cmp.Diff(want, got, cmp.AllowUnexported(matched{})); diff != "" || of != total {
					t.Errorf("%q: by three %d, by one %d (-one +three):\n%s", q, of, total, diff)
				}
			}
		}
		own := slices.Clone(m.rooms)
		looked := make([]atomic.Int32, len(m.segments))
		must(t, m.each(3, func(_, seg int) error { looked[seg].Add(1); return nil }))
		for seg := range looked {
			if n := looked[seg].Load(); n != 1 {
				t.Errorf("segment %d was looked at %d times", seg, n)
			}
		}
		wrong := errors.New("wrong")
		if err := m.each(3, func(_, seg int) error {
			if seg == 1 {
				return wrong
			}
			return nil
		}); !errors.Is(err, wrong) {
			t.Errorf("an error is told as %v", err)
		}
		if !slices.Equal(own, m.rooms) {
			t.Error("rooms of others are left behind")
		}
		return nil
	}))
	err := x.at(t.Context(), func(m *moment) error {
		return m.each(2, func(_, seg int) error { panic(fmt.Sprint("segment ", seg)) })
	})
	if err == nil || !x.broken.Load() {
		t.Errorf("a panic beside is told as %v, broken %v", err, x.broken.Load())
	}
	x.broken.Store(false)
}
