package main

import "testing"

// TestARoomInUseLeavesItsCollectorRoom: a small room has the memory that small
// rooms always had, a large one as much again as is in use.
func TestARoomInUseLeavesItsCollectorRoom(t *testing.T) {
	for inUse, want := range map[int64]int64{0: 232 << 20, 40 << 20: 232 << 20, 58 << 20: 232 << 20, 130 << 20: 376 << 20} {
		if got := roomFor(inUse); got != want {
			t.Errorf("beside %d MiB: %d MiB, want %d", inUse>>20, got>>20, want>>20)
		}
	}
}
