package exchange

import (
	"fmt"
	"io"

	"readout"
)

// Limits bound what one argument may hold. The zero value of a field means its
// default.
type Limits struct {
	Members  int   // of one archive, 100,000
	Inflated int64 // bytes of all members of one archive, 10 GiB
	Ratio    int64 // of an archive's inflated bytes to its own, 200
	Item     int64 // bytes of one item, 32 MiB: the longest text in UTF-16
}

func (l Limits) withDefaults() Limits {
	if l.Members <= 0 {
		l.Members = 100_000
	}
	if l.Inflated <= 0 {
		l.Inflated = 10 << 30
	}
	if l.Ratio <= 0 {
		l.Ratio = 200
	}
	if l.Item <= 0 {
		l.Item = 32<<20 + 2 // with its mark
	}
	return l
}

// ratioFloor is how much an archive may always inflate to: below it the ratio
// says nothing, because a short text of one repeated word compresses well.
const ratioFloor = 32 << 20

// meter counts what an archive inflates to and stops it at the limits.
type meter struct {
	limits   Limits
	read     func() int64 // bytes of the archive read so far
	inflated int64
	members  int
}

func (m *meter) member() error {
	if m.members++; m.members > m.limits.Members {
		return readout.Invalid("has more than %d members; the rest were not read, so split it", m.limits.Members)
	}
	return nil
}

func (m *meter) add(n int) error {
	m.inflated += int64(n)
	return m.over()
}

// over says why the archive must not be read on; nil where it may.
func (m *meter) over() error {
	if m.inflated > m.limits.Inflated {
		return readout.Invalid("inflates to more than %s; the rest was not read, so split it", sizeText(m.limits.Inflated))
	}
	if m.inflated > ratioFloor && m.inflated/m.limits.Ratio > m.read() {
		return readout.Invalid("inflates to more than %d times its size, as only a trap does; the rest was not read", m.limits.Ratio)
	}
	return nil
}

// metered is a reader whose bytes a meter counts.
type metered struct {
	r io.Reader
	m *meter
}

func (r metered) Read(p []byte) (int, error) {
	n, err := r.r.Read(p)
	if over := r.m.add(n); over != nil {
		return 0, over
	}
	return n, err
}

// counted counts the bytes read through it.
type counted struct {
	r io.Reader
	n int64
}

func (c *counted) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// readItem reads one item whole, or refuses it where it is longer than an item
// may be. size is what its header says, -1 where nothing does.
func readItem(r io.Reader, size int64, limits Limits) ([]byte, error) {
	if size > limits.Item {
		return nil, errItemTooLarge(size, limits)
	}
	// The header is believed only up to a megabyte before the bytes are there.
	data := make([]byte, 0, min(max(size, 512), 1<<20)+1)
	for {
		if len(data) == cap(data) {
			data = append(data, 0)[:len(data)]
		}
		n, err := r.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if int64(len(data)) > limits.Item {
			return nil, errItemTooLarge(-1, limits)
		}
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return nil, err
		}
	}
}

// longItem is the refusal of one item, after which its archive goes on.
type longItem struct{ error }

func (e longItem) Unwrap() error { return e.error }

func errItemTooLarge(size int64, limits Limits) error {
	if size < 0 {
		return longItem{readout.Invalid("is more than %s long; no more is read of one item, so split it", sizeText(limits.Item))}
	}
	return longItem{readout.Invalid("is %s long; at most %s are read of one item, so split it", sizeText(size), sizeText(limits.Item))}
}

func sizeText(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GiB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
	}
	return fmt.Sprintf("%d bytes", n)
}
