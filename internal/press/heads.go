package press

import (
	"context"
	"encoding/binary"
	"fmt"
	"sync"
	"time"

	"readout"
)

// heads keep what lists and feeds show of releases, but their texts: the rows of
// Shelf.Heads and what Shelf.Standing tells. They are as old as a public epoch, and
// before every answer what events since are about is given up. So they hold what
// the public may see, as a page does that is kept under the epoch.
//
// A hundred thousand are kept as bytes without pointers, which the collector does
// not look at.
type heads struct {
	epoch func(context.Context) (int64, error) // nil where nothing is kept

	mu     sync.Mutex
	at     int64 // the epoch that all of them are of, or later
	place  map[readout.ReleaseID]uint32
	chunks [][]byte
	bytes  int
	dead   int // bytes of those that were given up
	words  []string
	number map[string]uint64 // of words
}

// Sizes in bytes: what is kept in all, what is kept in one piece, and what of one
// release is worth keeping.
const (
	mostHeads = 48 << 20
	headChunk = 1 << headBits
	headBits  = 18
	longHead  = 8 << 10
)

// manyEvents is how many events are looked at one by one; behind more of them
// everything is read anew.
const manyEvents = 4096

// head is what is kept of one release.
type head struct {
	editions []Edition // the newest ones
	standing Standing
	stands   bool // Standing has told of it
}

// headsOf returns what lists and feeds show of releases; what the public may not see
// is left out.
func (o *Office) headsOf(ctx context.Context, ids []readout.ReleaseID) (map[readout.ReleaseID]head, error) {
	found := make(map[readout.ReleaseID]head, len(ids))
	missing, at, err := o.heads.find(ctx, o.store.Events, ids, found)
	if err != nil || len(missing) == 0 {
		return found, err
	}
	rows, err := o.store.Heads(ctx, missing)
	if err != nil {
		return nil, fmt.Errorf("heads: %w", err)
	}
	standing, err := o.store.Standing(ctx, missing)
	if err != nil {
		return nil, fmt.Errorf("standing of releases: %w", err)
	}
	read := map[readout.ReleaseID]head{}
	for id, editions := range byRelease(rows) {
		is, stands := standing[id]
		read[id] = head{editions, is, stands}
		found[id] = read[id]
	}
	o.heads.keep(at, read)
	return found, nil
}

// WarmHeads reads what lists and feeds show of the releases that there are, the
// newest first, so that no reader waits for it.
func (o *Office) WarmHeads(ctx context.Context) error {
	if o.heads.epoch == nil {
		return nil
	}
	var end readout.ReleaseID
	err := o.store.View(ctx, func(tx Tx) (err error) { end, err = tx.NextID(ctx); return err })
	for err == nil && end > 1 && o.heads.roomy() {
		begin := max(1, end-warmed)
		var ids []readout.ReleaseID
		for id := begin; id < end; id++ {
			ids = append(ids, id)
		}
		_, err = o.headsOf(ctx, ids)
		end = begin
	}
	if err != nil {
		return fmt.Errorf("reading heads: %w", err)
	}
	return nil
}

// warmed is how many releases are read at once.
const warmed = 500

// find puts what is kept of releases into found and returns those that nothing is
// kept of, and the epoch of what is.
func (h *heads) find(ctx context.Context, events func(context.Context, int64, int) ([]readout.Event, error), ids []readout.ReleaseID, found map[readout.ReleaseID]head) (missing []readout.ReleaseID, at int64, err error) {
	if h.epoch == nil {
		return ids, 0, nil
	}
	epoch, err := h.epoch(ctx)
	if err != nil {
		return nil, 0, err
	}
	kept := make([][]byte, len(ids))
	words, at, err := h.lookUp(ctx, events, epoch, ids, kept)
	if err != nil {
		return nil, 0, err
	}
	for n, id := range ids {
		if kept[n] == nil {
			missing = append(missing, id)
		} else {
			found[id] = readHead(id, kept[n], words)
		}
	}
	return missing, at, nil
}

func (h *heads) lookUp(ctx context.Context, events func(context.Context, int64, int) ([]readout.Event, error), epoch int64, ids []readout.ReleaseID, kept [][]byte) (words []string, at int64, err error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if err := h.catchUp(ctx, events, epoch); err != nil {
		return nil, 0, err
	}
	for n, id := range ids {
		if at, there := h.place[id]; there {
			kept[n] = h.chunks[at>>headBits][at&(headChunk-1):]
		}
	}
	return h.words, h.at, nil
}

// catchUp gives up what events up to an epoch are about.
func (h *heads) catchUp(ctx context.Context, events func(context.Context, int64, int) ([]readout.Event, error), epoch int64) error {
	if epoch == h.at {
		return nil
	}
	// An earlier epoch is that of a backup that was put back, or of a reader who
	// was held up: what was read is given up for both.
	if epoch < h.at || len(h.place) == 0 || epoch-h.at > manyEvents {
		h.clear()
		h.at = epoch
		return nil
	}
	// a reader who gives up must not leave the work undone for all others
	since, err := events(context.WithoutCancel(ctx), h.at, int(epoch-h.at))
	if err != nil {
		return fmt.Errorf("what happened to releases: %w", err)
	}
	for _, e := range since {
		switch {
		case !e.Kind.ChangesPublic():
		case e.Release == 0:
			h.clear()
		default:
			h.drop(e.Release)
		}
	}
	h.at = epoch
	return nil
}

func (h *heads) clear() { h.place, h.chunks, h.bytes, h.dead = nil, nil, 0, 0 }

func (h *heads) drop(id readout.ReleaseID) {
	if at, there := h.place[id]; there {
		size, n := binary.Uvarint(h.chunks[at>>headBits][at&(headChunk-1):])
		h.dead += int(size) + n
		delete(h.place, id)
	}
}

// roomy reports whether more may be kept for no reason but that it may be asked for.
func (h *heads) roomy() bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.bytes < mostHeads*7/8
}

// keep keeps what was read when everything kept was of an epoch; what is kept may be
// of a later one by now, and then what was read may be older.
func (h *heads) keep(at int64, read map[readout.ReleaseID]head) {
	if h.epoch == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.at != at {
		return
	}
	if h.bytes > mostHeads && h.dead > mostHeads/4 {
		h.clear()
	}
	if h.place == nil {
		h.place = map[readout.ReleaseID]uint32{}
	}
	for id, r := range read {
		if _, there := h.place[id]; !there && h.bytes <= mostHeads {
			h.add(id, r)
		}
	}
}

func (h *heads) add(id readout.ReleaseID, r head) {
	record := h.record(r)
	b := append(binary.AppendUvarint(make([]byte, 0, len(record)+binary.MaxVarintLen64), uint64(len(record))), record...)
	if len(b) > longHead {
		return
	}
	if n := len(h.chunks); n == 0 || len(h.chunks[n-1])+len(b) > headChunk {
		h.chunks = append(h.chunks, make([]byte, 0, headChunk))
		h.bytes += headChunk
	}
	last := len(h.chunks) - 1
	h.place[id] = uint32(last)<<headBits | uint32(len(h.chunks[last]))
	h.chunks[last] = append(h.chunks[last], b...)
}

// word is the number of one of the few words that many releases have.
func (h *heads) word(w string) uint64 {
	n, known := h.number[w]
	if !known {
		if h.number == nil {
			h.number = map[string]uint64{}
		}
		n = uint64(len(h.words))
		h.words = append(h.words[:n:n], w) // those who read hold the list as it was
		h.number[w] = n
	}
	return n
}

// record writes a head as readHead reads it.
func (h *heads) record(r head) []byte {
	var b []byte
	number := func(n int64) { b = binary.AppendVarint(b, n) }
	text := func(s string) { b = append(binary.AppendUvarint(b, uint64(len(s))), s...) }
	word := func(s string) { b = binary.AppendUvarint(b, h.word(s)) }
	flag := func(on bool) {
		if on {
			b = append(b, 1)
		} else {
			b = append(b, 0)
		}
	}
	instant := func(t time.Time) {
		flag(!t.IsZero())
		if !t.IsZero() {
			number(t.UnixMicro())
		}
	}
	number(int64(len(r.editions)))
	for _, e := range r.editions {
		word(e.Publisher)
		word(e.Board)
		word(string(e.Kind))
		word(string(e.State))
		word(string(e.Rights))
		word(string(e.Authoritative))
		word(string(e.Shown.Lang))
		flag(e.Demo)
		number(int64(e.Address.Year))
		text(e.Address.Slug)
		instant(e.FirstReleased)
		number(int64(e.Latest))
		text(e.SourceURL)
		text(e.Shown.Title)
		text(string(e.Shown.Date))
		number(int64(e.Shown.Number))
		number(int64(e.Shown.Unit))
		instant(e.Shown.Released)
	}
	flag(r.stands)
	instant(r.standing.Since)
	number(int64(r.standing.First.Year))
	same := len(r.editions) > 0 && r.standing.First.Slug == r.editions[0].Address.Slug
	flag(same)
	if !same {
		text(r.standing.First.Slug)
	}
	return b
}

// readHead reads what record wrote behind its length.
func readHead(id readout.ReleaseID, kept []byte, words []string) head {
	size, n := binary.Uvarint(kept)
	whole := string(kept[n : n+int(size)]) // one piece of memory for all its words
	b := kept[n : n+int(size)]
	number := func() int {
		v, n := binary.Varint(b)
		b = b[n:]
		return int(v)
	}
	unsigned := func() int {
		v, n := binary.Uvarint(b)
		b = b[n:]
		return int(v)
	}
	text := func() string {
		n := unsigned()
		at := len(whole) - len(b)
		b = b[n:]
		return whole[at : at+n]
	}
	word := func() string { return words[unsigned()] }
	flag := func() bool {
		on := b[0] == 1
		b = b[1:]
		return on
	}
	instant := func() time.Time {
		if !flag() {
			return time.Time{}
		}
		return time.UnixMicro(int64(number())).UTC()
	}
	r := head{editions: make([]Edition, number())}
	for i := range r.editions {
		e := &r.editions[i]
		e.Release = id
		e.Publisher, e.Board, e.Kind, e.State = word(), word(), readout.ReleaseKind(word()), readout.PublicState(word())
		e.Rights, e.Authoritative, e.Shown.Lang = readout.Rights(word()), readout.Lang(word()), readout.Lang(word())
		e.Demo = flag()
		e.Address = readout.Address{Year: number(), Slug: text()}
		e.FirstReleased, e.Latest, e.SourceURL = instant(), number(), text()
		e.Shown.Title, e.Shown.Date = text(), readout.Day(text())
		e.Shown.Number, e.Shown.Unit, e.Shown.Released = number(), number(), instant()
		e.Title, e.Lang, e.Date, e.Version, e.Corrected = e.Shown.Title, e.Shown.Lang, e.Shown.Date, e.Latest, e.Latest > 1
	}
	r.stands = flag()
	r.standing.Since = instant()
	r.standing.First.Year = number()
	if flag() {
		r.standing.First.Slug = r.editions[0].Address.Slug
	} else {
		r.standing.First.Slug = text()
	}
	return r
}
