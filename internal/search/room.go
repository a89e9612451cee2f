package search

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
)

// room is where a query makes its lists; the next uses it again. What a common word
// needs is some megabytes, which else were garbage at once.
type room struct {
	blocks [][]uint32
	block  int // the one at hand
	used   int // of it
}

const (
	blockSize = 1 << 16
	mostRoom  = 1 << 22 // numbers that are kept from one query to the next
)

var rooms = sync.Pool{New: func() any { return new(room) }}

// take makes a list of so many numbers, which hold anything.
func (r *room) take(n int) []uint32 {
	for ; r.block < len(r.blocks); r.block, r.used = r.block+1, 0 {
		if b := r.blocks[r.block]; r.used+n <= len(b) {
			r.used += n
			return b[r.used-n : r.used : r.used]
		}
	}
	r.blocks = append(r.blocks, make([]uint32, max(n, blockSize)))
	r.used = n
	return r.blocks[r.block][:n:n]
}

// array is the numbers of a set.
func (r *room) array(set *roaring.Bitmap) []uint32 {
	out := r.take(int(set.GetCardinality()))
	return *set.ToExistingArray(&out)
}

// mark is how much is taken, for back.
func (r *room) mark() room { return room{block: r.block, used: r.used} }

// back gives back what was taken since a mark.
func (r *room) back(mark room) { r.block, r.used = mark.block, mark.used }

// free gives all back.
func (r *room) free() {
	all := 0
	for i, b := range r.blocks {
		if all += len(b); all > mostRoom {
			clear(r.blocks[i:])
			r.blocks = r.blocks[:i]
			break
		}
	}
	r.block, r.used = 0, 0
	rooms.Put(r)
}
