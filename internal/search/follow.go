package search

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/blevesearch/bleve/v2"
	index "github.com/blevesearch/bleve_index_api"
	"golang.org/x/sync/errgroup"

	"readout"
	"readout/internal/press"
)

// Bounds of what is in memory while events are taken in.
const (
	together = 64       // releases asked of the office at a time
	usual    = 32 << 10 // code points of each of their texts; longer ones are asked for alone
	load     = 6 << 20  // bytes of words, after which a batch is written
	abreast  = 2        // batches that are written at a time

	mostEvents = 4096 // taken at a time
)

// Name is the follower's name.
func (x *Index) Name() string { return "search" }

// Most is how many events the index takes at a time: many, because each time
// ends with a wait for the disk.
func (x *Index) Most() int { return mostEvents }

// Cursor returns how far the index has come. An index that failed while it was
// read says that it has nothing, and so is built anew.
func (x *Index) Cursor(context.Context) (readout.Cursor, error) {
	if x.broken.Load() {
		return readout.Cursor{}, nil
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	return readCursor(x.b, x.layout)
}

// Reset empties the index. Searches find nothing until it has filled again.
func (x *Index) Reset(_ context.Context, era string) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.shut(); err != nil {
		x.log.Warn("search index did not close", "error", err)
	}
	b, err := makeIndex(x.path, x.layout)
	if err != nil {
		return err
	}
	x.b = b
	x.known.forget()
	x.broken.Store(false)
	return x.b.SetInternal(cursorKey, writeCursor(readout.Cursor{Era: era}, x.layout))
}

// Take brings the releases of events to what the public may read now. The
// cursor moves with the last write; a crash before it repeats the events, which
// changes nothing.
func (x *Index) Take(ctx context.Context, era string, events []readout.Event) error {
	if len(events) == 0 {
		return nil
	}
	err := x.take(ctx, era, events)
	if errors.Is(err, errNotWritten) {
		// After a write that failed, on a full disk for one, the search library
		// answers and writes wrongly until the index is opened again.
		x.reopen()
	}
	x.prepare()
	return err
}

// reopen goes on from what is on the disk. Where that is not whole, the index is
// built anew.
func (x *Index) reopen() {
	x.mu.Lock()
	defer x.mu.Unlock()
	if err := x.shut(); err != nil {
		x.log.Warn("search index did not close", "error", err)
	}
	b, err := openExisting(x.path, x.layout)
	if err != nil {
		x.log.Warn("search index is built anew", "error", err)
		x.broken.Store(true)
		return
	}
	x.b = b
	x.known.forget()
}

// shut closes the index, whatever state the search library is in.
func (x *Index) shut() (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v", p)
		}
	}()
	return x.b.Close()
}

// take writes the texts of events in batches, some of them at a time, and when
// all others are on the disk the last one, with the cursor in it.
func (x *Index) take(ctx context.Context, era string, events []readout.Event) error {
	x.mu.RLock()
	defer x.mu.RUnlock()
	last := readout.Cursor{Era: era, Number: events[len(events)-1].Number}
	f := filling{Index: x, batch: x.b.NewBatch()}
	f.writing.SetLimit(abreast)
	ids, read := concerned(events)
	told, err := x.toldAnew(ctx, read)
	if err != nil {
		return err
	}
	if err := errors.Join(f.fill(ctx, append(ids, told...)), f.writing.Wait()); err != nil {
		return err
	}
	f.batch.SetInternal(cursorKey, writeCursor(last, x.layout))
	return write(x.b, f.batch)
}

// filling is a batch that is filled, and those before it that are written.
type filling struct {
	*Index
	batch   *bleve.Batch
	size    int // bytes of words in it
	writing errgroup.Group
}

// fill reads the texts of releases; what does not fill a batch is left in it.
func (f *filling) fill(ctx context.Context, ids []readout.ReleaseID) error {
	for some := range slices.Chunk(ids, together) {
		current, err := f.editions.Current(ctx, some, usual)
		if err != nil {
			return fmt.Errorf("texts to index: %w", err)
		}
		attached, err := f.editions.Attached(ctx, some, usual)
		if err != nil {
			return fmt.Errorf("attachments to index: %w", err)
		}
		details, err := f.details(ctx, some)
		if err != nil {
			return err
		}
		for _, id := range some {
			editions := findable(current[id])
			if slices.ContainsFunc(editions, func(e press.Edition) bool { return e.Cut }) {
				f.flush() // what is long is written alone
				if err := f.writing.Wait(); err != nil {
					return err
				}
				if err := f.long(ctx, id); err != nil {
					return err
				}
				continue
			}
			if len(editions) == 0 {
				f.batch.Delete(key(id))
				continue
			}
			doc, bytes := entry(id, editions, attached[id], details[id].Detail, details[id].digest)
			if err := f.batch.IndexAdvanced(doc); err != nil {
				return fmt.Errorf("indexing release %d: %w", id, err)
			}
			if f.size += bytes; f.size >= load {
				f.flush()
			}
		}
	}
	return nil
}

// findable are the editions of a release that may be found: none of one that was withdrawn
// or removed, which stays at its address alone.
func findable(editions []press.Edition) []press.Edition {
	if len(editions) > 0 && !Findable(editions[0].Entry) {
		return nil
	}
	return editions
}

// Findable reports whether a release that the public may see is among those that are
// searched: not when it was withdrawn or removed. The index is a moment behind, so a face
// asks this of what was found.
func Findable(e press.Entry) bool {
	return e.State != readout.Withdrawn && e.State != readout.Removed
}

// flush begins to write the batch and begins another.
func (f *filling) flush() {
	b, full := f.b, f.batch
	f.writing.Go(func() error { return write(b, full) })
	f.batch, f.size = b.NewBatch(), 0
}

// long indexes a release with a text that is longer than usual.
func (x *Index) long(ctx context.Context, id readout.ReleaseID) error {
	if x.Large != nil {
		x.Large.Lock()
		defer x.Large.Unlock()
	}
	current, err := x.editions.Current(ctx, []readout.ReleaseID{id}, most)
	if err != nil {
		return fmt.Errorf("text to index: %w", err)
	}
	attached, err := x.editions.Attached(ctx, []readout.ReleaseID{id}, usual)
	if err != nil {
		return fmt.Errorf("attachments to index: %w", err)
	}
	batch := x.b.NewBatch()
	if editions := findable(current[id]); len(editions) > 0 {
		details, err := x.details(ctx, []readout.ReleaseID{id})
		if err != nil {
			return err
		}
		doc, _ := entry(id, editions, attached[id], details[id].Detail, details[id].digest)
		if err := batch.IndexAdvanced(doc); err != nil {
			return fmt.Errorf("indexing release %d: %w", id, err)
		}
	} else {
		batch.Delete(key(id))
	}
	return write(x.b, batch)
}

// write writes a batch, which may not be used again: a goroutine of the search
// library can read it for a moment longer.
func write(b bleve.Index, batch *bleve.Batch) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w: panic: %v", errNotWritten, p)
		}
	}()
	if err := b.Batch(batch); err != nil {
		return fmt.Errorf("%w: %w", errNotWritten, err)
	}
	return nil
}

var errNotWritten = errors.New("the search index was not written")

// concerned lists the releases whose public words events may have changed, and
// those of which no more than what the register tells may have, each once.
func concerned(events []readout.Event) (ids, read []readout.ReleaseID) {
	seen := map[readout.ReleaseID]bool{}
	for _, e := range events {
		if e.Release == 0 || seen[e.Release] || !e.Kind.ChangesPublic() || e.Kind == readout.EventRead || e.Kind == readout.EventReviewed {
			continue
		}
		seen[e.Release] = true
		ids = append(ids, e.Release)
	}
	for _, e := range events {
		if e.Release != 0 && !seen[e.Release] && (e.Kind == readout.EventRead || e.Kind == readout.EventReviewed) {
			seen[e.Release] = true
			read = append(read, e.Release)
		}
	}
	return ids, read
}

// toldDetail is a Detail with its digest.
type toldDetail struct {
	Detail
	digest string
}

// details are what the register tells of releases; nothing where the house keeps
// that for its desk.
func (x *Index) details(ctx context.Context, ids []readout.ReleaseID) (map[readout.ReleaseID]toldDetail, error) {
	d, _ := told(x.editions)
	if d == nil {
		return nil, nil
	}
	found, err := d.Details(ctx, ids)
	if err != nil {
		return nil, fmt.Errorf("details to index: %w", err)
	}
	out := make(map[readout.ReleaseID]toldDetail, len(found))
	for id, detail := range found {
		out[id] = toldDetail{detail, detail.digest()}
	}
	return out, nil
}

// toldAnew are those of the releases of which the register tells otherwise than
// the index has it. Each reading is an event of its own behind that of the text,
// and where the register was quick, or the index is built anew, there is nothing
// to do for it.
func (x *Index) toldAnew(ctx context.Context, ids []readout.ReleaseID) (out []readout.ReleaseID, err error) {
	for some := range slices.Chunk(ids, together) {
		details, err := x.details(ctx, some)
		if err != nil {
			return nil, err
		}
		if details == nil {
			return nil, nil
		}
		for _, id := range some {
			there, digest, err := x.stored(id)
			if err != nil {
				return nil, err
			}
			if there && digest != details[id].digest {
				out = append(out, id)
			}
		}
	}
	return out, nil
}

// stored is the digest that an entry has.
func (x *Index) stored(id readout.ReleaseID) (there bool, digest string, err error) {
	doc, err := x.b.Document(key(id))
	if err != nil || doc == nil {
		return false, "", err
	}
	doc.VisitFields(func(f index.Field) {
		if f.Name() == fieldTold {
			digest = string(f.Value())
		}
	})
	return true, digest, nil
}
