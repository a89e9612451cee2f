package catalogue

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestRunsAreLists: whatever is put and taken, in whatever order, each list is what it
// would be by itself, and no more than a half of the memory lies idle for long.
func TestRunsAreLists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		const many = 8
		var r runs
		var plain [many][]uint32
		r.grow(many - 1)
		for range rapid.IntRange(1, 200).Draw(t, "times") {
			i := rapid.IntRange(0, many-1).Draw(t, "list")
			list := plain[i]
			at := rapid.IntRange(0, len(list)).Draw(t, "at")
			numbers := rapid.SliceOfN(rapid.Uint32(), 0, 5).Draw(t, "numbers")
			switch rapid.IntRange(0, 4).Draw(t, "what") {
			case 0:
				plain[i] = numbers
				r.set(uint32(i), numbers...)
			case 1:
				n := rapid.IntRange(0, len(list)-at).Draw(t, "count")
				plain[i] = slices.Delete(slices.Clone(list), at, at+n)
				r.remove(uint32(i), at, n)
			case 2:
				r.pack()
			default:
				plain[i] = slices.Insert(slices.Clone(list), at, numbers...)
				r.insert(uint32(i), at, numbers...)
			}
			room := 0
			for i := range plain {
				if got := r.list(uint32(i)); !slices.Equal(got, plain[i]) {
					t.Fatalf("list %d is %v, want %v", i, got, plain[i])
				}
				room += int(r.lists[i].room)
			}
			if room+r.idle != len(r.numbers) {
				t.Fatalf("%d numbers have room, %d lie idle, and there are %d", room, r.idle, len(r.numbers))
			}
		}
	})
}
