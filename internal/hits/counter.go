package hits

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"hash"
	"io"
	"log/slog"
	"net/netip"
	"sync"
	"time"

	"readout"
)

// Window is how long further views by one visitor do not count.
const Window = 30 * time.Minute

// flushEvery is how long a count may wait in memory.
const flushEvery = time.Second

// mostRecent bounds the visitors remembered in half a window; beyond it the
// oldest are forgotten early, and may count again.
const mostRecent = 1 << 18

// agentBytes is how much of a program's name tells visitors apart.
const agentBytes = 256

// Store keeps the counts. The counters of several processes may write to it.
type Store interface {
	// Counts returns all counts.
	Counts(ctx context.Context) (map[readout.ReleaseID]int64, error)
	// Add adds to counts, all or none, and returns what they are then.
	Add(ctx context.Context, more map[readout.ReleaseID]int64) (map[readout.ReleaseID]int64, error)
}

// View is one view of a release page, answered 200 or 304 to a GET.
type View struct {
	Release  readout.ReleaseID
	Address  netip.Addr
	Agent    string // as the reader's program calls itself
	Prefetch bool   // asked for before anybody wants to look
}

// Counter counts.
type Counter struct {
	store  Store
	now    func() time.Time
	random io.Reader
	log    *slog.Logger

	mu      sync.Mutex
	day     int64     // days since 1970 that the key is of
	key     hash.Hash // nil before the first view
	old     hash.Hash // yesterday's, while its visitors are within the window
	recent  visits    // of this half window
	earlier visits    // of the halves before
	older   visits
	turned  time.Time // when recent began
	counts  map[readout.ReleaseID]int64
	pending map[readout.ReleaseID]int64
}

// visitor is a view's keyed hash.
type visitor [16]byte

// visits are visitors with the time of the view that counted.
type visits map[visitor]time.Time

// New makes a counter that goes on from what the store holds. random gives the
// daily keys.
func New(ctx context.Context, store Store, now func() time.Time, random io.Reader, log *slog.Logger) (*Counter, error) {
	counts, err := store.Counts(ctx)
	if err != nil {
		return nil, fmt.Errorf("views so far: %w", err)
	}
	return &Counter{
		store: store, now: now, random: random, log: log, turned: now(),
		recent: visits{}, earlier: visits{}, older: visits{}, counts: counts, pending: map[readout.ReleaseID]int64{},
	}, nil
}

// Count counts a view, or not, and says whether it did.
func (c *Counter) Count(v View) bool {
	if v.Prefetch || !v.Address.IsValid() || program(v.Agent) {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.now()
	if err := c.turn(now); err != nil {
		c.log.Error("a view was not counted", "error", err)
		return false
	}
	who := c.visitor(c.key, v)
	if c.seen(who, now) || c.old != nil && c.seen(c.visitor(c.old, v), now) {
		return false
	}
	c.recent[who] = now
	c.counts[v.Release]++
	c.pending[v.Release]++
	return true
}

// turn begins a new day's key and a new half window when it is time.
func (c *Counter) turn(now time.Time) error {
	if day := now.Unix() / 86400; c.key == nil || day != c.day {
		var key [32]byte
		if _, err := io.ReadFull(c.random, key[:]); err != nil {
			return fmt.Errorf("key of the day: %w", err)
		}
		c.old, c.key, c.day = c.key, hmac.New(sha256.New, key[:]), day
	}
	passed := now.Sub(c.turned)
	if passed >= Window/2 || passed < 0 || len(c.recent) >= mostRecent {
		c.older, c.earlier, c.recent, c.turned = c.earlier, c.recent, visits{}, now
	}
	if c.old != nil && now.Unix()%86400 >= int64(Window/time.Second) {
		c.old = nil
	}
	return nil
}

func (c *Counter) seen(who visitor, now time.Time) bool {
	for _, visits := range [...]visits{c.recent, c.earlier, c.older} {
		if at, ok := visits[who]; ok && now.Sub(at) < Window {
			return true
		}
	}
	return false
}

// visitor hashes who looks at what. Of an IPv6 address the network part counts:
// machines change the rest many times a day.
func (c *Counter) visitor(key hash.Hash, v View) visitor {
	key.Reset()
	address := v.Address.Unmap()
	if address.Is6() {
		if p, err := address.WithZone("").Prefix(64); err == nil {
			address = p.Addr()
		}
	}
	var buf [24 + agentBytes]byte
	a16 := address.As16()
	b := append(buf[:0], a16[:]...)
	b = binary.BigEndian.AppendUint64(b, uint64(v.Release))
	b = append(b, v.Agent[:min(len(v.Agent), agentBytes)]...)
	key.Write(b)
	var sum [sha256.Size]byte
	return visitor(key.Sum(sum[:0])[:16])
}

// Shown returns our own count of each release; what a source counted is not in
// it.
func (c *Counter) Shown(ids ...readout.ReleaseID) map[readout.ReleaseID]int64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	out := make(map[readout.ReleaseID]int64, len(ids))
	for _, id := range ids {
		out[id] = c.counts[id]
	}
	return out
}

// Run writes the counts each second until ctx ends, and once more then. A
// failure is logged and tried again with what came since.
func (c *Counter) Run(ctx context.Context) error {
	tick := time.NewTicker(flushEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return c.Flush(context.WithoutCancel(ctx))
		case <-tick.C:
			if err := c.Flush(ctx); err != nil && ctx.Err() == nil {
				c.log.Error("views wait to be written", "error", err)
			}
		}
	}
}

// Flush writes what was counted since the last time.
func (c *Counter) Flush(ctx context.Context) error {
	c.mu.Lock()
	more := c.pending
	c.pending = map[readout.ReleaseID]int64{}
	c.mu.Unlock()
	if len(more) == 0 {
		return nil
	}
	totals, err := c.store.Add(ctx, more)
	c.mu.Lock()
	defer c.mu.Unlock()
	if err == nil {
		for id, n := range totals { // with what other processes have counted
			c.counts[id] = n + c.pending[id]
		}
		return nil
	}
	for id, n := range more {
		c.pending[id] += n
	}
	return fmt.Errorf("writing views: %w", err)
}
