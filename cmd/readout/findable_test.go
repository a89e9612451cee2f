package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// findableWithin is how soon what was released is found.
const findableWithin = time.Second

// TestReleasedIsFoundWithinASecond: what is sealed is found within a second of its
// time, and not before, and what another process imports within a second of its
// end; the quickest of three each, as the machine has other things to do.
func TestReleasedIsFoundWithinASecond(t *testing.T) {
	dir, texts := filepath.Join(t.TempDir(), "room"), t.TempDir()
	s := startServe(t, "--data", dir)
	words := []string{"zanzibarquartz", "quillportbasalt", "alderhavenslate"}
	sealed := time.Now().Add(3 * time.Second).UTC()
	var due []time.Time
	for i, word := range words {
		due = append(due, sealed.Add(time.Duration(i)*1200*time.Millisecond).Truncate(time.Millisecond))
		write(t, filepath.Join(texts, word+".md"), fmt.Sprintf("---\ntitle: \"Sealed talks %d\"\ndate: 2031-03-15\nlang: en\npublisher: us-wh\nsealed_until: %s\n---\n\nThe two sides spoke of %s.\n", i, due[i].Format(time.RFC3339Nano), word))
	}
	if _, stderr, status := command(t, "import", "--publisher", "us-wh", "--data", dir, texts); status != 0 {
		t.Fatalf("import: %s", stderr)
	}
	found := func(word string) time.Time {
		untilWithin(t, time.Minute, word+" is found", func() bool {
			return strings.Contains(s.get(t, "/en/search?q="+word).Body, "/en/releases/")
		})
		return time.Now()
	}
	least := time.Hour
	for i, word := range words {
		took := found(word).Sub(due[i])
		if took < 0 {
			t.Errorf("%s is found %s before its time", word, -took)
		}
		least = min(least, took)
	}
	if least > findableWithin {
		t.Errorf("what was sealed is found %s after its time at the soonest", least)
	}
	t.Logf("sealed: found %s after its time", least)
	least = time.Hour
	for i, word := range []string{"eastwaterflint", "fennickmarble", "taromeregranite"} {
		beside := t.TempDir()
		write(t, filepath.Join(beside, word+".md"), fmt.Sprintf("---\ntitle: \"Open talks %d\"\ndate: 2031-03-16\nlang: en\npublisher: us-wh\n---\n\nThe two sides spoke of %s.\n", i, word))
		if _, stderr, status := command(t, "import", "--publisher", "us-wh", "--data", dir, beside); status != 0 {
			t.Fatalf("import: %s", stderr)
		}
		ended := time.Now()
		least = min(least, found(word).Sub(ended))
	}
	if least > findableWithin {
		t.Errorf("what was imported is found %s after it", least)
	}
	t.Logf("imported: found %s after it", least)
}
