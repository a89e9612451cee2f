package harvest

import (
	"sync"

	"readout/internal/press"
)

// told is what a feed says of the words of one version: they never change, so it
// is made once and kept, and lists share it.
type told struct {
	summary string
	html    string // of the text, or its beginning, without what stands around it
	cut     bool   // html is of the beginning only
}

// toldMost bounds the bytes that are kept.
const toldMost = 32 << 20

// toldCache keeps what was told. Whether the public may read it is asked for each
// answer before. What nobody asked for since half of the space was written anew
// is given up.
type toldCache struct {
	mu         sync.Mutex
	young, old map[press.VersionKey]told
	bytes      int // of young
}

func (c *toldCache) get(k press.VersionKey) (told, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if t, kept := c.young[k]; kept {
		return t, true
	}
	t, kept := c.old[k]
	if kept {
		c.keep(k, t)
	}
	return t, kept
}

func (c *toldCache) put(k press.VersionKey, t told) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.keep(k, t)
}

// keep is put with the lock held.
func (c *toldCache) keep(k press.VersionKey, t told) {
	if _, kept := c.young[k]; kept {
		return
	}
	const about = 200 // bytes of a key, its place in the map and the rest of a value
	size := len(t.summary) + len(t.html) + about
	if c.young == nil || c.bytes+size > toldMost/2 {
		c.young, c.old, c.bytes = map[press.VersionKey]told{}, c.young, 0
	}
	c.young[k] = t
	c.bytes += size
}
