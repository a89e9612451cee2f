package lists

import (
	"fmt"
	"testing"

	"readout"
)

// TestP27ListsThatOfferNothingTakeBoundedMemory keeps the empty options of more
// lists than there is room for.
func TestP27ListsThatOfferNothingTakeBoundedMemory(t *testing.T) {
	var w writtenOptions
	const most = mostWritten / writtenEntry
	for i := range 3 * most {
		w.put(1, written{lang: readout.Lang(fmt.Sprint(i))}, offered{})
		if len(w.of) > most {
			t.Fatalf("%d entries are kept", len(w.of))
		}
	}
	if _, there := w.get(1, written{lang: readout.Lang(fmt.Sprint(3*most - 1))}); !there {
		t.Error("the latest is not kept")
	}
}
