package harvest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"

	"readout"
	"readout/internal/press"
)

// noise is text that cannot be compressed to much less.
func noise(n int) string {
	r := rand.New(rand.NewPCG(uint64(n), 3))
	var b strings.Builder
	for b.Len() < n {
		b.WriteByte(byte(r.Uint32()))
	}
	return b.String()
}

func toldOf(n int) press.VersionKey {
	return press.VersionKey{Release: readout.ReleaseID(n), Lang: "en", Version: 1}
}

func TestToldKeepsWhatIsAskedForAndStaysBounded(t *testing.T) {
	var c toldCache
	page := noise(100_000) // two in a piece
	const most = toldMost / toldPiece * 2
	bytes := func() (n int) {
		for _, p := range c.pieces {
			n += cap(p)
		}
		return n
	}
	for n := range 3 * most {
		c.put(toldOf(n), told{html: page})
		if _, kept := c.get(toldOf(0)); !kept {
			t.Fatalf("what every list asks for was given up after %d", n)
		}
		if bytes() > toldMost {
			t.Fatalf("%d bytes are kept", bytes())
		}
	}
	kept := 0
	for n := range 3 * most {
		if c.find(toldOf(n)) != nil {
			kept++
		}
	}
	if kept > most || kept < most*3/4 {
		t.Errorf("%d texts of 100 kB are kept; the bound is %d MiB", kept, toldMost>>20)
	}
	if len(c.place) > most {
		t.Errorf("places of %d are kept", len(c.place))
	}
	if c.find(toldOf(1)) != nil {
		t.Error("what nobody asked for is still kept")
	}
}

// TestToldIsWhatWasTold: what is kept comes back as it was, by version and language,
// and what is too long is not kept.
func TestToldIsWhatWasTold(t *testing.T) {
	var c toldCache
	want := map[press.VersionKey]told{}
	for n := range 500 {
		k := press.VersionKey{Release: readout.ReleaseID(n / 5), Lang: []readout.Lang{"en", "ko", "fr"}[n%3], Version: 1 + n%5}
		want[k] = told{summary: strings.Repeat("ㄱ", n%40), html: strings.Repeat(fmt.Sprintf("<p>%d</p>", n), n*7%900), cut: n%2 == 0}
		c.put(k, want[k])
	}
	for k, w := range want {
		if got, kept := c.get(k); !kept || got != w {
			t.Errorf("%v: %t, %d bytes, want %d", k, kept, len(got.html), len(w.html))
		}
	}
	if _, kept := c.get(press.VersionKey{Release: 7, Lang: "ja", Version: 1}); kept {
		t.Error("a version that nothing was told of is kept")
	}
	c.put(toldOf(9000), told{html: noise(2 * toldPiece)})
	c.put(toldOf(9001), told{html: strings.Repeat("x", 8*toldPiece)})
	if c.find(toldOf(9000)) != nil || c.find(toldOf(9001)) != nil {
		t.Error("what is longer than a piece is kept")
	}
}

// TestToldIsWhatWasToldToEverybody: those who ask while others have more written, and
// the oldest is given up, get what was told of their version or nothing.
func TestToldIsWhatWasToldToEverybody(t *testing.T) {
	var c toldCache
	page := noise(60_000)
	of := func(n int) told { return told{summary: fmt.Sprint(n), html: page[n%1000:]} }
	var all sync.WaitGroup
	for g := range 4 {
		all.Go(func() {
			r := rand.New(rand.NewPCG(uint64(g), 1))
			for range 600 {
				n := int(r.ExpFloat64() * 400)
				got, kept := c.get(toldOf(n))
				if kept && got != of(n) {
					t.Errorf("of %d %q is told, %d bytes", n, got.summary, len(got.html))
				}
				if !kept {
					c.put(toldOf(n), of(n))
				}
			}
		})
	}
	all.Wait()
	if c.gone == 0 {
		t.Error("nothing was given up")
	}
}
