package harvest

import (
	"strings"
	"testing"

	"readout"
	"readout/internal/press"
)

func TestToldKeepsWhatIsAskedForAndStaysBounded(t *testing.T) {
	var c toldCache
	key := func(n int) press.VersionKey {
		return press.VersionKey{Release: readout.ReleaseID(n), Lang: "en", Version: 1}
	}
	page := strings.Repeat("x", 1<<20)
	for n := range 100 {
		c.put(key(n), told{html: page})
		if _, kept := c.get(key(0)); !kept {
			t.Fatalf("what every list asks for was given up after %d", n)
		}
	}
	kept := 0
	for n := range 100 {
		if _, has := c.young[key(n)]; has {
			kept++
		}
		if _, has := c.old[key(n)]; has {
			kept++
		}
	}
	if kept > toldMost>>20+1 || kept < toldMost>>21 {
		t.Errorf("%d texts of 1 MiB are kept; the bound is %d MiB", kept, toldMost>>20)
	}
	if _, has := c.get(key(1)); has {
		t.Error("what nobody asked for is still kept")
	}
}
