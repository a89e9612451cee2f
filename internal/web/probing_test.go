package web

import (
	"context"
	"fmt"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestP05ProbingRaisesOneAlarm: many tries of one visitor raise one alarm, and
// another after a rest; readers, other visitors and slow tries raise none.
func TestP05ProbingRaisesOneAlarm(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var got []Probe
		p := NewProbing(func(a Probe) { got = append(got, a) })
		ctx, stop := context.WithCancel(t.Context())
		ended := make(chan error, 1)
		go func() { ended <- p.Run(ctx) }()
		ask := func(visitor, kind string, status, n int, pause time.Duration) time.Time {
			began := time.Now()
			for i := range n {
				p.See(&Access{At: time.Now(), Visitor: visitor, Kind: kind, Status: status, Path: fmt.Sprintf("/en/releases/2099/guess-%d", i)})
				synctest.Wait()
				time.Sleep(pause)
			}
			return began
		}
		ask("reader", "release", http.StatusOK, 500, 0)
		ask("lost", "", http.StatusNotFound, 500, 0) // where no page could be
		ask("slow", "release", http.StatusNotFound, 200, time.Minute)
		first := ask("prober", "release", http.StatusNotFound, 200, time.Second)
		ask("other", "release", http.StatusNotFound, probeTries-1, 0)
		time.Sleep(probeTime + time.Second)
		again := ask("prober", "release", http.StatusNotFound, 200, time.Second)
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
		path := fmt.Sprintf("/en/releases/2099/guess-%d", probeTries-1)
		want := []Probe{{"prober", probeTries, first, path}, {"prober", probeTries, again, path}}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	})
}

// TestP05ManyVisitorsTakeNoMemory: more visitors than can be watched are
// forgotten, and the queue never holds an answer up.
func TestP05ManyVisitorsTakeNoMemory(t *testing.T) {
	p := NewProbing(func(Probe) { t.Error("an alarm for visitors who tried once") })
	for i := range 2 * cap(p.seen) { // nobody runs: See must not wait
		p.See(&Access{At: time.Unix(0, 0), Visitor: fmt.Sprint(i), Kind: "release", Status: http.StatusNotFound})
	}
	visitors := map[string]*watched{}
	for i := range probeMost {
		visitors[fmt.Sprint(i)] = &watched{last: time.Unix(int64(i), 0)}
	}
	forget(visitors, time.Unix(probeMost, 0))
	if len(visitors) > int(probeTime/time.Second)+1 || len(visitors) == 0 {
		t.Errorf("%d visitors are left of those of the last %s", len(visitors), probeTime)
	}
}
