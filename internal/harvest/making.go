package harvest

import (
	"context"
	"encoding/binary"
	"sync"

	"readout"
)

// making are the lists whose feeds are being made. A list has a feed in three
// formats, and whoever follows links asks for them at once: the second waits until
// the first has read the texts and told of them, instead of doing all that too. It
// asks for itself what the public may see then.
type making struct {
	mu   sync.Mutex
	busy map[string]chan struct{} // closed when the first is done
}

// take returns at once where nobody makes a feed of these releases in this language,
// and otherwise once that is done; done is called by whoever is done.
func (m *making) take(ctx context.Context, lang string, ids []readout.ReleaseID) (done func(), err error) {
	key := []byte(lang)
	for _, id := range ids {
		key = binary.AppendVarint(key, int64(id))
	}
	m.mu.Lock()
	first, busy := m.busy[string(key)]
	if !busy {
		if m.busy == nil {
			m.busy = map[string]chan struct{}{}
		}
		first = make(chan struct{})
		m.busy[string(key)] = first
	}
	m.mu.Unlock()
	if !busy {
		return func() {
			m.mu.Lock()
			delete(m.busy, string(key))
			m.mu.Unlock()
			close(first)
		}, nil
	}
	select {
	case <-first:
		return func() {}, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
