package storetest

import (
	"maps"
	"sync"
	"testing"

	"readout"
	"readout/internal/store/hitsdb"
)

// Hits holds the counter's store to what it promises: what several processes
// add to the same counts at once is all there.
func Hits(t *testing.T, open Open) {
	dir := t.TempDir()
	stores := []hitsdb.Store{hitsdb.New(open(t, dir)), hitsdb.New(open(t, dir))}
	if counts, err := stores[0].Counts(t.Context()); err != nil || len(counts) != 0 {
		t.Fatalf("counts of a new database: %v, %v", counts, err)
	}
	const each, releases = 20, 30
	var wg sync.WaitGroup
	for _, s := range []hitsdb.Store{stores[0], stores[1], stores[0], stores[1]} {
		wg.Go(func() {
			for n := range each {
				more := map[readout.ReleaseID]int64{}
				for id := range releases {
					more[readout.ReleaseID(id+1)] = int64(n + id)
				}
				totals, err := s.Add(t.Context(), more)
				if err != nil || totals[1] < more[1] || len(totals) != releases {
					t.Errorf("totals %v, %v", totals, err)
				}
			}
		})
	}
	wg.Wait()
	want := map[readout.ReleaseID]int64{}
	for id := range releases {
		want[readout.ReleaseID(id+1)] = 4 * int64(each*(each-1)/2+each*id)
	}
	got, err := stores[1].Counts(t.Context())
	if err != nil || !maps.Equal(got, want) {
		t.Errorf("counts %v, want %v; %v", got, want, err)
	}
}
