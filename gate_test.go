package readout_test

import (
	"testing"
	"time"

	"readout"
)

// TestP01VisibleIsACommittedFact walks every state of release and unit: only a
// released unit of a release that is public, withdrawn or removed is seen, and
// nothing about the time decides but whether it was released at all.
func TestP01VisibleIsACommittedFact(t *testing.T) {
	states := []readout.PublicState{"", readout.NotPublic, readout.Public, readout.Held, readout.Withdrawn, readout.Removed, "unknown"}
	units := []readout.UnitState{"", readout.Draft, readout.InReview, readout.Approved, readout.Scheduled, readout.Released, readout.Abandoned}
	times := []time.Time{{}, time.Unix(0, 0), time.Date(2099, 1, 1, 0, 0, 0, 0, time.UTC)}
	seen := 0
	for _, s := range states {
		for _, u := range units {
			for _, at := range times {
				want := u == readout.Released && !at.IsZero() && (s == readout.Public || s == readout.Withdrawn || s == readout.Removed)
				if got := readout.Visible(s, u, at); got != want {
					t.Errorf("Visible(%q, %q, %v) = %v", s, u, at, got)
				}
				if want {
					seen++
				}
			}
		}
	}
	if seen != 6 {
		t.Errorf("%d of the combinations were visible, want 6", seen)
	}
}

func TestUnitMovesAreTheWorkflow(t *testing.T) {
	for _, c := range []struct {
		from, to readout.UnitState
		want     bool
	}{
		{readout.Draft, readout.InReview, true},
		{readout.Draft, readout.Released, false},
		{readout.InReview, readout.Released, false},
		{readout.Approved, readout.Scheduled, true},
		{readout.Scheduled, readout.Released, true},
		{readout.Released, readout.Draft, false},
		{readout.Released, readout.Abandoned, false},
		{readout.Abandoned, readout.Draft, false},
	} {
		if got := c.from.MayBecome(c.to); got != c.want {
			t.Errorf("%s may become %s: %v", c.from, c.to, got)
		}
	}
}

// TestP13ApprovalBindsToBytes changes each thing that an approval covers.
func TestP13ApprovalBindsToBytes(t *testing.T) {
	base := readout.Unit{Number: 1, Editions: []readout.EditionText{
		{Lang: "ko", Title: "제목", TextSHA256: "aa"}, {Lang: "en", Title: "Title", TextSHA256: "bb", Translation: readout.TranslationUnofficial},
	}}
	hash := base.ContentHash("press-releases", readout.PressRelease)
	swapped := readout.Unit{Number: 1, Editions: []readout.EditionText{base.Editions[1], base.Editions[0]}}
	if got := swapped.ContentHash("press-releases", readout.PressRelease); got != hash {
		t.Error("the order in which editions were added changed the hash")
	}
	later := base
	later.ReleaseAt = time.Now()
	if got := later.ContentHash("press-releases", readout.PressRelease); got != hash {
		t.Error("the time of release changed the hash")
	}
	for name, change := range map[string]func(*readout.EditionText){
		"title": func(e *readout.EditionText) { e.Title += "." },
		"text":  func(e *readout.EditionText) { e.TextSHA256 = "cc" },
		"mark": func(e *readout.EditionText) {
			e.Marks = []readout.Mark{{Kind: readout.MarkLink, Start: 0, End: 1, Href: "https://example.org/"}}
		},
		"translation": func(e *readout.EditionText) { e.Translation = "" },
		"date":        func(e *readout.EditionText) { e.Date = "2018-03-15" },
		"contact":     func(e *readout.EditionText) { e.Contact = "Desk" },
	} {
		u := readout.Unit{Number: 1, Editions: []readout.EditionText{base.Editions[0], base.Editions[1]}}
		change(&u.Editions[1])
		if u.ContentHash("press-releases", readout.PressRelease) == hash {
			t.Errorf("changing the %s kept the hash", name)
		}
	}
	if base.ContentHash("statements", readout.PressRelease) == hash || base.ContentHash("press-releases", readout.Briefing) == hash {
		t.Error("changing board or kind kept the hash")
	}
}
