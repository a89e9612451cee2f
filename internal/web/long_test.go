package web

import (
	"errors"
	"testing"
)

// TestLongPagesAreSharedAndBounded: readers of one page share it, and pages
// beyond the bound wait until others have been read.
func TestLongPagesAreSharedAndBounded(t *testing.T) {
	made := func() *page { return &page{body: make([]byte, longMost/2+1)} }
	var l longPages
	first, leave, err := l.enter("/a", 7, made())
	if err != nil {
		t.Fatal(err)
	}
	again, leaveAgain := l.join("/a", 7)
	if again != first {
		t.Error("a second reader got another page")
	}
	if third, leaveThird, err := l.enter("/a", 7, made()); third != first || err != nil {
		t.Errorf("a page made twice at once is sent twice: %v", err)
	} else {
		leaveThird()
	}
	if p, _ := l.join("/a", 8); p != nil {
		t.Error("a page of an older epoch was sent")
	}
	if _, _, err := l.enter("/b", 7, made()); !errors.Is(err, ErrUnavailable) {
		t.Errorf("beyond the bound: %v", err)
	}
	leave()
	if _, _, err := l.enter("/b", 7, made()); !errors.Is(err, ErrUnavailable) {
		t.Errorf("while one still reads: %v", err)
	}
	leaveAgain()
	if _, leave, err = l.enter("/b", 7, made()); err != nil {
		t.Errorf("after all have read: %v", err)
	} else {
		leave()
	}
	if l.bytes != 0 || len(l.pages) != 0 {
		t.Errorf("%d bytes of %d pages are left", l.bytes, len(l.pages))
	}
}
