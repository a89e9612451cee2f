package search

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"readout/internal/search/scratch"
)

// enoughWork is how many entries a query may hold, as far as its terms tell, from which
// on another goroutine is worth it: what one looks through in some milliseconds, where
// waking the other may take a whole one.
const enoughWork = 1 << 14

// mostWorkers bounds what one query takes of the processors.
const mostWorkers = 4

// workers is how many goroutines share a query's segments.
func (m *moment) workers(n node) int {
	work := uint64(0)
	for seg := range m.segments {
		work += n.most(seg)
	}
	if work < enoughWork {
		return 1
	}
	return max(1, min(runtime.GOMAXPROCS(0), mostWorkers, len(m.segments)))
}

// each calls f for every segment, by so many workers at once, the largest segments
// first. While a worker has a segment, the room of that is the worker's own. A panic of
// any is the caller's.
func (m *moment) each(workers int, f func(worker, seg int) error) error {
	if workers == 1 {
		for seg := range m.segments {
			if err := m.enough(); err != nil {
				return err
			}
			if err := f(0, seg); err != nil {
				return err
			}
		}
		return nil
	}
	order := make([]int, len(m.segments))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return len(m.segments[b].ids) - len(m.segments[a].ids) })
	var next atomic.Int64
	failed := make([]error, workers)
	panics := make([]any, workers)
	work := func(worker int, own *scratch.Room) {
		defer func() {
			if panics[worker] = recover(); panics[worker] != nil {
				next.Store(int64(len(order))) // the others end too
			}
		}()
		for {
			i := next.Add(1) - 1
			if i >= int64(len(order)) {
				return
			}
			seg := order[i]
			usual := m.rooms[seg]
			if own != nil {
				m.rooms[seg] = own
			}
			failed[worker] = m.enough()
			if failed[worker] == nil {
				failed[worker] = f(worker, seg)
			}
			m.rooms[seg] = usual
			if failed[worker] != nil {
				next.Store(int64(len(order)))
				return
			}
		}
	}
	var others sync.WaitGroup
	for worker := 1; worker < workers; worker++ {
		others.Go(func() {
			own := scratch.New()
			defer own.Free()
			work(worker, own)
		})
	}
	work(0, nil)
	others.Wait()
	for i := range workers {
		if panics[i] != nil {
			panic(panics[i])
		}
		if failed[i] != nil {
			return failed[i]
		}
	}
	return nil
}
