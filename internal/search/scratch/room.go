// Package scratch is memory for the lists that a query makes and throws away.
package scratch

import (
	"sync"

	"github.com/RoaringBitmap/roaring/v2"
)

// Room is where a query makes its lists; the next uses it again. What a common word
// needs is some megabytes, which else were garbage at once. It is of one goroutine at
// a time.
type Room struct {
	blocks [][]uint32
	block  int // the one at hand
	used   int // of it
}

const (
	blockSize = 1 << 16
	mostRoom  = 1 << 22 // numbers that are kept from one query to the next
)

var rooms = sync.Pool{New: func() any { return new(Room) }}

// New is an empty room, which may have been another's: whoever has it frees it.
func New() *Room { return rooms.Get().(*Room) }

// Mark is how much of a room is taken.
type Mark struct{ block, used int }

// Take makes a list of so many numbers, which hold anything, until it is given back.
func (r *Room) Take(n int) []uint32 {
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

// Array is the numbers of a set, in order, until it is given back.
func (r *Room) Array(set *roaring.Bitmap) []uint32 {
	out := r.Take(int(set.GetCardinality()))
	return *set.ToExistingArray(&out)
}

// Mark is how much is taken, for Back.
func (r *Room) Mark() Mark { return Mark{r.block, r.used} }

// Back gives back what was taken since a mark.
func (r *Room) Back(mark Mark) { r.block, r.used = mark.block, mark.used }

// Free gives all back, and the room to whoever asks next.
func (r *Room) Free() {
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
