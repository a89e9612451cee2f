package web

import (
	"bytes"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/netip"
	"sync"
	"time"

	"readout"
)

// post answers what is no reading. A form is taken where a route takes one:
// from a page of this site, in the usual encoding, bounded, and not too often
// from one visitor or from all. Every other address is told that it can only be
// read, whether anything is there or not.
func (s *Server) post(r *http.Request, client netip.Addr, now time.Time) answer {
	if err := s.cross.Check(r); err != nil {
		return answer{status: http.StatusForbidden, err: err}
	}
	readOnly := answer{status: http.StatusMethodNotAllowed}
	if r.Method != http.MethodPost || !clean(r.URL.Path) {
		return readOnly
	}
	f := s.table.match(r)
	if f == nil || f.lang && !s.speaks(r.PathValue("lang")) {
		return readOnly
	}
	kind, most := f.route.Kind, f.route.Takes
	if s.lapsed(r) {
		return s.fail(r, kind, ErrUnavailable)
	}
	if media, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || media != "application/x-www-form-urlencoded" {
		return s.fail(r, kind, readout.Invalid("a form in another encoding: %q", r.Header.Get("Content-Type")))
	}
	if r.ContentLength > most {
		return answer{status: http.StatusRequestEntityTooLarge, kind: kind}
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, most+1))
	if err != nil {
		return s.fail(r, kind, readout.Invalid("reading a form: %v", err))
	}
	if int64(len(body)) > most {
		return answer{status: http.StatusRequestEntityTooLarge, kind: kind}
	}
	if !s.limit.take(client, now) {
		return s.fail(r, kind, fmt.Errorf("a form at %s: %w", r.URL.Path, errTooMany))
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	f.canonical(r)
	p, err := s.render(r, f)
	if err != nil {
		return s.fail(r, kind, err)
	}
	p.cacheControl, p.etags = noStore, [encodings][]string{}
	return answer{status: http.StatusOK, page: p, kind: kind, vary: varyEncoding}
}

// How many forms are taken within a time, from one visitor and from all: more
// than people send, far less than a machine could.
const (
	formsEach  = 5
	formsAll   = 300
	formsTime  = 10 * time.Minute
	mostCounts = 10_000 // visitors that are counted at a time; beyond them nobody new is heard
)

// limit counts forms. It forgets a visitor with the time.
type limit struct {
	mu   sync.Mutex
	each map[netip.Addr]count
	all  count
}

type count struct {
	n     int
	since time.Time
}

// more counts one more and reports whether it is within most.
func (c *count) more(now time.Time, most int) bool {
	if now.Sub(c.since) >= formsTime {
		*c = count{since: now}
	}
	if c.n >= most {
		return false
	}
	c.n++
	return true
}

// take reports whether a form of a visitor may be taken. Addresses of IPv6 that
// one subscriber has are one visitor.
func (l *limit) take(client netip.Addr, now time.Time) bool {
	if client.Is6() {
		if p, err := client.Prefix(64); err == nil {
			client = p.Addr()
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.each == nil {
		l.each = map[netip.Addr]count{}
	}
	c, known := l.each[client]
	if !known && len(l.each) >= mostCounts {
		for a, old := range l.each {
			if now.Sub(old.since) >= formsTime {
				delete(l.each, a)
			}
		}
		if len(l.each) >= mostCounts {
			return false
		}
	}
	ok := c.more(now, formsEach) && l.all.more(now, formsAll)
	l.each[client] = c
	return ok
}
