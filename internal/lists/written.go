package lists

import (
	"sync"

	"readout"
	"readout/internal/catalogue"
)

// written names the options of a choice: everything that they depend on beside
// the state of the catalogue.
type written struct {
	lang   readout.Lang
	facet  catalogue.Facet
	filter catalogue.Filter
}

// mostWritten bounds the bytes of options that are kept; each entry counts for
// writtenEntry more, as readers may ask for any number of lists that offer
// nothing.
const (
	mostWritten  = 4 << 20
	writtenEntry = 512
)

// writtenOptions keeps the options of choices while the catalogue stays as it
// is.
type writtenOptions struct {
	mu         sync.Mutex
	generation int64
	of         map[written]offered
	bytes      int
}

func (w *writtenOptions) get(generation int64, k written) (offered, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.generation != generation {
		return offered{}, false
	}
	o, there := w.of[k]
	return o, there
}

func (w *writtenOptions) put(generation int64, k written, o offered) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if generation < w.generation {
		return
	}
	size := len(o.options) + writtenEntry
	if w.bytes += size; generation > w.generation || w.of == nil || w.bytes > mostWritten {
		w.generation, w.of, w.bytes = generation, map[written]offered{}, size
	}
	w.of[k] = o
}
