package scratch_test

import (
	"testing"

	"github.com/RoaringBitmap/roaring/v2"

	"readout/internal/search/scratch"
)

// TestListsOfARoomAreApart: no list lies in another's memory, however large it is, until
// it is given back.
func TestListsOfARoomAreApart(t *testing.T) {
	r := scratch.New()
	defer r.Free()
	var lists [][]uint32
	sizes := []int{3, 1 << 15, 1 << 15, 0, 1 << 17, 40, 1<<16 - 1}
	fill := func(n int) {
		for nth, size := range sizes {
			l := r.Take(size)
			if len(l) != size || cap(l) != size {
				t.Fatalf("a list of %d has %d, with room for %d", size, len(l), cap(l))
			}
			for i := range l {
				l[i] = uint32(n + nth)
			}
			lists = append(lists, l)
		}
	}
	fill(0)
	mark := r.Mark()
	fill(len(sizes))
	r.Back(mark)
	lists = lists[:len(sizes)]
	fill(len(sizes))
	for nth, l := range lists {
		for _, v := range l {
			if v != uint32(nth) {
				t.Fatalf("list %d holds what was written into list %d", nth, v)
			}
		}
	}
}

// TestANumberOfASetIsInItsList: the list of a set is the set, in order.
func TestANumberOfASetIsInItsList(t *testing.T) {
	r := scratch.New()
	defer r.Free()
	set := roaring.BitmapOf(7, 70_000, 3)
	set.AddRange(1<<20, 1<<20+100_000)
	list := r.Array(set)
	if len(list) != 100_003 || list[0] != 3 || list[1] != 7 || list[2] != 70_000 || list[100_002] != 1<<20+99_999 {
		t.Errorf("%d numbers, which begin with %v", len(list), list[:3])
	}
}
