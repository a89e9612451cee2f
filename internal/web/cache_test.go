package web

import (
	"bytes"
	"fmt"
	"net/http"
	"testing"
	"time"
)

func TestCacheIsBoundedAndKeepsWhatIsAskedFor(t *testing.T) {
	one := newPage("text/html", make([]byte, 1000))
	c := newPageCache(shards * 10 * (one.weight() + 10))
	c.put("popular", 1, one)
	for i := range 2000 {
		c.put(fmt.Sprint(i), 1, one)
		if c.get("popular", 1, time.Time{}) == nil {
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
	if c.get("big", 1, time.Time{}) != nil {
		t.Error("a page larger than a shard was kept")
	}
}

func TestCacheServesNoOtherEpoch(t *testing.T) {
	c := newPageCache(1 << 20)
	old, now := newPage("text/html", []byte("old")), newPage("text/html", []byte("new"))
	c.put("k", 1, old)
	if c.get("k", 2, time.Time{}) != nil {
		t.Error("a page of epoch 1 was served in epoch 2")
	}
	c.put("k", 2, now)
	c.put("k", 1, old) // made slowly, before the change
	if c.get("k", 2, time.Time{}) != now {
		t.Error("a late page of the earlier epoch took the place of the newer one")
	}
}

// TestCacheGivesUpWhatDaysChange: a page that holds until a time is served
// before it and made anew from then on.
func TestCacheGivesUpWhatDaysChange(t *testing.T) {
	midnight := time.Date(2031, 3, 16, 0, 0, 0, 0, time.UTC)
	d := &draft{header: http.Header{"Content-Type": {"text/html"}}, body: new(bytes.Buffer)}
	Until(d, midnight)
	p, err := d.page()
	if err != nil {
		t.Fatal(err)
	}
	c := newPageCache(1 << 20)
	c.put("k", 1, p)
	if c.get("k", 1, midnight.Add(-time.Second)) != p {
		t.Error("a page that still holds is not served")
	}
	if c.get("k", 1, midnight) != nil {
		t.Error("yesterday's page is served today")
	}
	next := newPage("text/html", []byte("today"))
	c.put("k", 1, next)
	if c.get("k", 1, midnight) != next {
		t.Error("today's page does not take the place of yesterday's")
	}
}
