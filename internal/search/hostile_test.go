package search

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/sys/unix"

	"readout"
)

// worked is what a processor worked for f, which starts no goroutine: what else a
// machine does changes it little.
func worked(f func()) time.Duration {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	used := func() time.Duration {
		var u unix.Rusage
		if err := unix.Getrusage(unix.RUSAGE_THREAD, &u); err != nil {
			panic(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	before := used()
	f()
	return used() - before
}

// TestP27HostileQueriesGetAClearAnswer: whatever is typed has an answer for 50 ms of
// a processor's work, the best of three; eight times that where the race detector
// watches.
func TestP27HostileQueriesGetAClearAnswer(t *testing.T) {
	const most = slower * 50 * time.Millisecond
	s := newShelf()
	for i := range 600 {
		s.put(readout.ReleaseID(i+1), "en", 1+i%28, fmt.Sprintf("Release %d of the ministers", i), strings.Repeat(fmt.Sprintf("the of and to in a on w%d for 협의회를 개최하였다 한·일 ", i), 40))
	}
	x := open(t, t.TempDir(), s)
	closing(t, x)
	catchUp(t, x, s)
	var terms, fields strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&terms, "wx%d ", i)
		fmt.Fprintf(&fields, "by:x%d ", i)
	}
	for name, words := range map[string]string{
		"10 MB of one word": strings.Repeat("a", 10<<20), "10 MB of words": strings.Repeat("the of ", 10<<20/7), "10 MB of Hangul": strings.Repeat("협의", 10<<20/6), "10 MB of signs": strings.Repeat("\"-:*", 10<<20/4),
		"10,000 terms": terms.String(), "10,000 fields": fields.String(), "wildcards": strings.Repeat("* ? a* *a ?b ~ ^ [a-z]* ", 200), "control signs": strings.Repeat("\x00\x01\x1b[2J\u202e\u200b", 500),
		"misspelt words": "minsters relese ministrs releese mnisters rlease ministres raelease minsiters releas ministets", "bad bytes": strings.Repeat("\xff\xfe\x80", 3000), "quotations": strings.Repeat(`"the of" `, 500), "left out": strings.Repeat("-the ", 500),
		"years": "after:0001 before:9999 the", "a question": "what did " + strings.Repeat("the ", 1000) + "say about", "Han": strings.Repeat("韓日", 200), "syllables": strings.Repeat("kim yong kil ", 100), "slashes": strings.Repeat("../", 2000) + "'; drop table events; --",
	} {
		took := time.Hour
		for range 3 {
			var err error
			took = min(took, worked(func() { _, err = x.Search(t.Context(), Query{Words: words, Lang: "en"}) }))
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
		if took > most {
			t.Errorf("%s took %s", name, took)
		}
		took = time.Hour
		for range 3 {
			var err error
			took = min(took, worked(func() { _, err = x.Near(t.Context(), Query{Words: words, Lang: "en"}) }))
			if err != nil {
				t.Errorf("near %s: %v", name, err)
			}
		}
		if took > most {
			t.Errorf("what is near %s took %s", name, took)
		}
	}
}
