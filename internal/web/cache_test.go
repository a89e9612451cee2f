package web

import (
	"fmt"
	"testing"
)

func TestCacheIsBoundedAndKeepsWhatIsAskedFor(t *testing.T) {
	one := newPage("text/html", make([]byte, 1000))
	c := newPageCache(shards * 10 * (one.weight() + 10))
	c.put("popular", 1, one)
	for i := range 2000 {
		c.put(fmt.Sprint(i), 1, one)
		if c.get("popular", 1) == nil {
			t.Fatalf("the page that everybody asks for was given up after %d others", i)
		}
	}
	var total int64
	pages := 0
	for i := range c.shard {
		s := &c.shard[i]
		total += s.bytes
		pages += len(s.pages)
		if len(s.ring) != len(s.pages) || s.bytes > s.most {
			t.Errorf("shard %d: ring %d, pages %d, %d of %d bytes", i, len(s.ring), len(s.pages), s.bytes, s.most)
		}
		for place, k := range s.ring {
			if k.place != place {
				t.Errorf("shard %d: %q thinks it is at %d, not %d", i, k.key, k.place, place)
			}
		}
	}
	if pages < 100 {
		t.Errorf("only %d pages are kept", pages)
	}
	c.put("big", 1, newPage("text/html", make([]byte, 1<<20)))
	if c.get("big", 1) != nil {
		t.Error("a page larger than a shard was kept")
	}
}

func TestCacheServesNoOtherEpoch(t *testing.T) {
	c := newPageCache(1 << 20)
	old, now := newPage("text/html", []byte("old")), newPage("text/html", []byte("new"))
	c.put("k", 1, old)
	if c.get("k", 2) != nil {
		t.Error("a page of epoch 1 was served in epoch 2")
	}
	c.put("k", 2, now)
	c.put("k", 1, old) // made slowly, before the change
	if c.get("k", 2) != now {
		t.Error("a late page of the earlier epoch took the place of the newer one")
	}
}
