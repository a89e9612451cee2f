package catalogue

import (
	"hash/maphash"
	"strings"
)

// texts are strings by number, each once, in one piece of memory. 0 is "". They stay
// for good: what comes back, as after a correction, is there.
type texts struct {
	all   strings.Builder
	ends  []int             // of each in all
	first map[uint64]uint32 // by hash
	next  []uint32          // another of the same hash, 0 for none
	seed  maphash.Seed
}

func newTexts() texts {
	return texts{ends: []int{0}, next: []uint32{0}, first: map[uint64]uint32{}, seed: maphash.MakeSeed()}
}

// find returns the number of a string, and whether it has one.
func (x *texts) find(s string) (n uint32, there bool) {
	if s == "" {
		return 0, true
	}
	for n = x.first[maphash.String(x.seed, s)]; n != 0; n = x.next[n] {
		if x.text(n) == s {
			return n, true
		}
	}
	return 0, false
}

// number returns the number of a string, which it gets if it has none.
func (x *texts) number(s string) uint32 {
	n, there := x.find(s)
	if there {
		return n
	}
	n = uint32(len(x.ends))
	x.all.WriteString(s)
	x.ends = append(x.ends, x.all.Len())
	hash := maphash.String(x.seed, s)
	x.next = append(x.next, x.first[hash])
	x.first[hash] = n
	return n
}

// text is a string by its number; it shares the memory of all.
func (x *texts) text(n uint32) string {
	if n == 0 {
		return ""
	}
	return x.all.String()[x.ends[n-1]:x.ends[n]]
}

// compare compares two strings.
func (x *texts) compare(a, b uint32) int {
	if a == b {
		return 0
	}
	return strings.Compare(x.text(a), x.text(b))
}
