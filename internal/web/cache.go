package web

import (
	"hash/maphash"
	"sync"
	"sync/atomic"
	"time"
)

// shards divide the cache so that readers do not wait for each other.
const shards = 16

// pageCache keeps finished pages under address and epoch. It holds at most a
// given number of bytes and gives up what was not asked for lately (the clock
// algorithm: a page asked for since the hand last passed gets another round).
type pageCache struct {
	seed  maphash.Seed
	shard [shards]shard
}

type shard struct {
	mu    sync.RWMutex
	most  int64
	bytes int64
	pages map[string]*kept
	ring  []*kept
	hand  int
}

// kept is one page in the cache. Its place in the ring is guarded by the
// shard's lock.
type kept struct {
	key   string
	epoch int64
	page  *page
	place int
	used  atomic.Bool
}

func newPageCache(most int64) *pageCache {
	c := &pageCache{seed: maphash.MakeSeed()}
	for i := range c.shard {
		c.shard[i].most = most / shards
		c.shard[i].pages = map[string]*kept{}
	}
	return c
}

func (c *pageCache) of(key string) *shard {
	return &c.shard[maphash.String(c.seed, key)%shards]
}

// get returns the page kept for key in this epoch, or nil where there is none
// that still holds now.
func (c *pageCache) get(key string, epoch int64, now time.Time) *page {
	s := c.of(key)
	s.mu.RLock()
	k := s.pages[key]
	s.mu.RUnlock()
	if k == nil || k.epoch != epoch || k.page.stale(now) {
		return nil
	}
	if !k.used.Load() {
		k.used.Store(true)
	}
	return k.page
}

// put keeps a page that was made from what stood in epoch or later. A page of
// an earlier epoch never takes the place of a later one.
func (c *pageCache) put(key string, epoch int64, p *page) {
	weight := p.weight() + int64(len(key))
	s := c.of(key)
	s.mu.Lock()
	defer s.mu.Unlock()
	if weight > s.most {
		return
	}
	if old := s.pages[key]; old != nil {
		if old.epoch > epoch {
			return
		}
		s.drop(old)
	}
	for s.bytes+weight > s.most {
		k := s.ring[s.hand%len(s.ring)]
		if k.epoch >= epoch && k.used.Swap(false) {
			s.hand++
			continue
		}
		s.drop(k)
	}
	k := &kept{key: key, epoch: epoch, page: p, place: len(s.ring)}
	s.pages[key] = k
	s.ring = append(s.ring, k)
	s.bytes += weight
}

// drop takes a page out; the last of the ring takes its place.
func (s *shard) drop(k *kept) {
	delete(s.pages, k.key)
	last := len(s.ring) - 1
	s.ring[k.place] = s.ring[last]
	s.ring[k.place].place = k.place
	s.ring[last] = nil
	s.ring = s.ring[:last]
	s.bytes -= k.page.weight() + int64(len(k.key))
}
