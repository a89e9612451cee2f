package accounts

import (
	"errors"
	"testing"

	"readout"
	"readout/internal/aligning"
)

func told(slug, publisher string, about readout.AccountKind, text string) account {
	a := account{about: about}
	a.Address, a.Text, a.publisher.Code = readout.Address{Year: 2031, Slug: slug}, text, publisher
	return a
}

// TestTheTwoMostWorthComparing: what came of a meeting goes before what announced
// it, two publishers before one, and a text that may not be shown is never chosen.
func TestTheTwoMostWorthComparing(t *testing.T) {
	notice, outcome := told("notice", "kr", readout.AccountAdvance, "a"), told("outcome", "kr", readout.AccountOutcome, "b")
	theirs, sealed := told("theirs", "jp", readout.AccountOutcome, "c"), told("sealed", "cn", readout.AccountOutcome, "")
	sealed.Rights = readout.RightsLink
	for _, c := range []struct {
		of          []account
		left, right string // slugs in the address
		want        [2]int
	}{
		{of: []account{notice, outcome, theirs, sealed}, want: [2]int{1, 2}},
		{of: []account{notice, outcome, sealed}, want: [2]int{0, 1}},
		{of: []account{outcome, sealed}, want: [2]int{-1, -1}},
		{of: []account{notice, outcome, theirs}, left: "theirs", right: "notice", want: [2]int{2, 0}},
	} {
		got := compared{accounts: c.of}
		if err := got.choose(c.left, c.right); err != nil || [2]int{got.left, got.right} != c.want {
			t.Errorf("of %d texts and %q, %q: %d and %d, %v; want %v", len(c.of), c.left, c.right, got.left, got.right, err, c.want)
		}
	}
	for _, asked := range [][2]string{{"outcome", "outcome"}, {"outcome", "sealed"}, {"nobody", "outcome"}} {
		c := compared{accounts: []account{outcome, theirs, sealed}}
		if err := c.choose(asked[0], asked[1]); !errors.Is(err, readout.ErrNotFound) {
			t.Errorf("%v: %v", asked, err)
		}
	}
}

// TestPiecesKeepEveryWord: what differs is cut out of a quote, and together the
// pieces are the quote.
func TestPiecesKeepEveryWord(t *testing.T) {
	q := aligning.Quote{Start: 100, End: 112, Exact: "동북아 담당 국장 3명"}
	got := pieces(q, []aligning.Quote{{Start: 90, End: 95}, {Start: 104, End: 106}, {Start: 110, End: 113}})
	want := []piece{{"동북아 ", false}, {"담당", true}, {" 국장 3명", false}}
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("piece %d is %+v, want %+v", i, got[i], want[i])
		}
	}
}
