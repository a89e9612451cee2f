package web

import (
	"net/netip"
	"testing"
	"time"
)

// TestFormsAreBounded: one visitor, all of them, and the memory of them.
func TestFormsAreBounded(t *testing.T) {
	now := time.Date(2031, 3, 1, 0, 0, 0, 0, time.UTC)
	address := func(n int) netip.Addr { return netip.AddrFrom4([4]byte{10, byte(n >> 16), byte(n >> 8), byte(n)}) }
	var l limit
	taken := func(a netip.Addr, tries int) (n int) {
		for range tries {
			if l.take(a, now) {
				n++
			}
		}
		return n
	}
	if n := taken(address(1), 20); n != formsEach {
		t.Errorf("one visitor may send %d forms", n)
	}
	if n := taken(netip.MustParseAddr("2001:db8::1"), 3) + taken(netip.MustParseAddr("2001:db8::2"), 20); n != formsEach {
		t.Errorf("two addresses of one subscriber may send %d forms", n)
	}
	all := 2 * formsEach
	for i := 2; i < 200; i++ {
		all += taken(address(i), formsEach)
	}
	if all != formsAll {
		t.Errorf("all together may send %d forms", all)
	}
	for i := range 2 * mostCounts {
		taken(address(1000+i), 1)
	}
	if len(l.each) > mostCounts {
		t.Errorf("%d visitors are remembered", len(l.each))
	}
	now = now.Add(formsTime)
	if n := taken(address(1), 20); n != formsEach {
		t.Errorf("after the time one visitor may send %d forms", n)
	}
}
