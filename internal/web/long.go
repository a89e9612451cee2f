package web

import (
	"fmt"
	"sync"
)

// longBody is the length of a page, in bytes, from which it is too long for the
// cache and is shared by those who read it at the same time instead.
const longBody = 1 << 20

// longMost bounds the bytes of all long pages that are on their way to readers,
// however slow these are.
const longMost = 96 << 20

// errCrowded answers 503.
var errCrowded = fmt.Errorf("too many long pages are being sent: %w", ErrUnavailable)

// longPages are the long pages on their way.
type longPages struct {
	mu    sync.Mutex
	bytes int64
	pages map[string]*longPage
}

type longPage struct {
	page    *page
	epoch   int64
	readers int
}

// join returns a page of this epoch that somebody reads now, nil where nobody
// does. Whoever got one leaves it.
func (l *longPages) join(key string, epoch int64) (*page, func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	is := l.pages[key]
	if is == nil || is.epoch != epoch {
		return nil, nil
	}
	return is.page, l.another(key, is)
}

// enter adds a reader of a long page that was made, or errCrowded. A page that
// is there already in this epoch is the one to send.
func (l *longPages) enter(key string, epoch int64, made *page) (*page, func(), error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if is := l.pages[key]; is != nil {
		if is.epoch == epoch {
			return is.page, l.another(key, is), nil
		}
		return nil, nil, errCrowded // of another epoch: this one has its turn when that has been read
	}
	weight := int64(len(made.body))
	if l.bytes > 0 && l.bytes+weight > longMost {
		return nil, nil, errCrowded
	}
	if l.pages == nil {
		l.pages = map[string]*longPage{}
	}
	is := &longPage{page: made, epoch: epoch}
	l.pages[key] = is
	l.bytes += weight
	return made, l.another(key, is), nil
}

// another counts a reader; what it returns takes it away.
func (l *longPages) another(key string, is *longPage) func() {
	is.readers++
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		if is.readers--; is.readers == 0 {
			delete(l.pages, key)
			l.bytes -= int64(len(is.page.body))
		}
	}
}
