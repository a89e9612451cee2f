package timeline

import (
	"fmt"
	"testing"

	"pgregory.net/rapid"
)

// TestDrawnToScale: every round is on the line once, in the order of time, as
// far from the next as their years are apart.
func TestDrawnToScale(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var rounds []Round
		for i := range rapid.IntRange(2, 40).Draw(t, "n") {
			at := 1990 + float64(rapid.IntRange(0, 400).Draw(t, "months"))/12
			rounds = append(rounds, Round{At: at, Name: fmt.Sprint(i), Since: "a while"})
		}
		d := Draw(rounds)
		if len(d.Marks) != len(rounds) {
			t.Fatalf("%d rounds, %d marks", len(rounds), len(d.Marks))
		}
		first, last := d.Marks[0], d.Marks[len(d.Marks)-1]
		if first.Y != d.Axis.From || last.Y != d.Axis.To || d.Height < d.Axis.To {
			t.Fatalf("the line is %+v, the rounds stand from %d to %d, the drawing ends at %d", d.Axis, first.Y, last.Y, d.Height)
		}
		years := max(first.At-last.At, 1e-9) // of one moment, every round stands at 0
		for _, m := range d.Marks {
			want := float64(d.Axis.To-d.Axis.From) * (first.At - m.At) / years
			if got := float64(m.Y - d.Axis.From); got < want-2 || got > want+2 {
				t.Fatalf("round of %.2f stands at %.0f of the line, not at %.1f", m.At, got, want)
			}
		}
		for _, g := range d.Gaps {
			if float64(g.To-g.From+2*clear) < longInterval*float64(d.Axis.To-d.Axis.From)/years-2 {
				t.Fatalf("an interval of %d pixels is written out", g.To-g.From)
			}
		}
	})
}

// TestTooFewOrTooMany are not drawn, and a long line about a person is cut at a
// word.
func TestTooFewOrTooMany(t *testing.T) {
	many := make([]Round, mostRounds+1)
	for i := range many {
		many[i].At = float64(i)
	}
	if Draw(many[:1]) != nil || Draw(many) != nil || Draw(many[:2]) == nil {
		t.Error("one round, or too many, are drawn, or two are not")
	}
	long := "Director-General for the Affairs of Rivers, Lakes, Canals, Harbours, Ferries, Bridges and Locks of the North"
	if got, want := shortened(long), "Director-General for the Affairs of Rivers, Lakes, Canals, Harbours, Ferries, Bridges…"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestLabelsStandApart: whatever the rounds, no label covers another, none
// leaves the drawing at the top, and they keep their order.
func TestLabelsStandApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var labels []label
		at := 0
		for range rapid.IntRange(1, 40).Draw(t, "n") {
			at += rapid.IntRange(0, 90).Draw(t, "further")
			labels = append(labels, label{middle: at, height: lineHeight * rapid.IntRange(1, 4).Draw(t, "lines")})
		}
		below := 0
		for i, l := range apart(labels) {
			if l.top < below {
				t.Fatalf("label %d begins at %d, the one before it ends at %d", i, l.top, below)
			}
			below = l.top + l.height
		}
	})
	alone := apart([]label{{middle: 100, height: lineHeight}, {middle: 300, height: lineHeight}})
	if alone[0].top != 100-lineHeight/2 || alone[1].top != 300-lineHeight/2 {
		t.Errorf("labels that have room stand at %d and %d", alone[0].top, alone[1].top)
	}
}
