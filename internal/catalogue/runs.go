package catalogue

import "slices"

// runs are many lists of numbers, most of them short, in one piece of memory. A list
// that outgrows its room moves to the end; where half of the memory lies idle, all
// move together.
type runs struct {
	numbers []uint32
	lists   []run
	idle    int // numbers of which nobody has the room any more
}

// run is where a list stands.
type run struct {
	at      int
	n, room uint32
}

// list is the i-th list. It is valid until something is put.
func (r *runs) list(i uint32) []uint32 {
	l := r.lists[i]
	return r.numbers[l.at : l.at+int(l.n) : l.at+int(l.n)]
}

// grow makes lists up to the i-th, empty ones.
func (r *runs) grow(i uint32) {
	for uint32(len(r.lists)) <= i {
		r.lists = append(r.lists, run{})
	}
}

// set makes a list of these numbers.
func (r *runs) set(i uint32, numbers ...uint32) {
	r.grow(i)
	n := uint32(len(numbers))
	if n > r.lists[i].room {
		r.move(i, n)
	}
	r.lists[i].n = n
	copy(r.list(i), numbers)
}

// insert puts numbers into a list.
func (r *runs) insert(i uint32, at int, numbers ...uint32) {
	r.grow(i)
	was := r.lists[i].n
	n := was + uint32(len(numbers))
	if n > r.lists[i].room {
		r.move(i, n+n/2)
	}
	r.lists[i].n = n
	list := r.list(i)
	copy(list[at+len(numbers):], list[at:was])
	copy(list[at:], numbers)
}

// remove takes so many numbers out of a list.
func (r *runs) remove(i uint32, at, count int) {
	list := r.list(i)
	copy(list[at:], list[at+count:])
	r.lists[i].n -= uint32(count)
}

// move gives a list more room.
func (r *runs) move(i, room uint32) {
	l := &r.lists[i]
	if r.idle > len(r.numbers)/2 {
		r.pack()
	}
	r.idle += int(l.room)
	at := len(r.numbers)
	r.numbers = slices.Grow(r.numbers, int(room))[:at+int(room)]
	copy(r.numbers[at:], r.numbers[l.at:l.at+int(l.n)])
	l.at, l.room = at, room
}

// pack leaves no list more room than it needs.
func (r *runs) pack() {
	size := 0
	for _, l := range r.lists {
		size += int(l.n)
	}
	packed := make([]uint32, 0, size)
	for i := range r.lists {
		l := &r.lists[i]
		at := len(packed)
		packed = append(packed, r.numbers[l.at:l.at+int(l.n)]...)
		l.at, l.room = at, l.n
	}
	r.numbers, r.idle = packed, 0
}
