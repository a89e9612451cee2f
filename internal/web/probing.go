package web

import (
	"context"
	"net/http"
	"time"
)

// What counts as probing: so many addresses that are not there, asked for by one
// visitor within a time.
const (
	probeTries = 30
	probeTime  = 10 * time.Minute
	probeMost  = 10_000 // visitors that are watched at a time
)

// Probe is one alarm: a visitor who tries addresses that are not there.
type Probe struct {
	Visitor string    // as the log names it
	Tries   int       // that raised the alarm
	Since   time.Time // the first of them
	Path    string    // the last of them
}

// Probing finds repeated tries at addresses that are not there in the request
// log, and never in the path of an answer: what it is shown waits in a queue,
// and what the queue cannot hold is left out (P2, P5). It raises one alarm for a
// visitor, and another only after a time without any try.
type Probing struct {
	seen  chan try
	alarm func(Probe)
}

type try struct {
	visitor, path string
	at            time.Time
}

// NewProbing finds probing once it runs.
func NewProbing(alarm func(Probe)) *Probing {
	return &Probing{seen: make(chan try, 1024), alarm: alarm}
}

// See takes the event of a request; it never waits.
func (p *Probing) See(a *Access) {
	// Where no route was found nobody guessed at a release.
	if a.Status != http.StatusNotFound || a.Kind == "" || a.Visitor == "" {
		return
	}
	select {
	case p.seen <- try{a.Visitor, a.Path, a.At}:
	default:
	}
}

// watched is a visitor with tries.
type watched struct {
	tries       int
	first, last time.Time
	told        bool
}

// Run looks at what is seen until ctx ends.
func (p *Probing) Run(ctx context.Context) error {
	visitors := map[string]*watched{}
	for {
		select {
		case <-ctx.Done():
			return nil
		case t := <-p.seen:
			w := visitors[t.visitor]
			if w == nil || t.at.Sub(w.last) > probeTime || !w.told && t.at.Sub(w.first) > probeTime {
				if w == nil && len(visitors) >= probeMost {
					forget(visitors, t.at)
				}
				w = &watched{first: t.at}
				visitors[t.visitor] = w
			}
			w.tries++
			w.last = t.at
			if w.tries >= probeTries && !w.told {
				w.told = true
				p.alarm(Probe{Visitor: t.visitor, Tries: w.tries, Since: w.first, Path: t.path})
			}
		}
	}
}

// forget makes room: those who were quiet for the time go, or all where that is
// nobody.
func forget(visitors map[string]*watched, now time.Time) {
	before := len(visitors)
	for name, w := range visitors {
		if now.Sub(w.last) > probeTime {
			delete(visitors, name)
		}
	}
	if len(visitors) == before {
		clear(visitors)
	}
}
