package exchange

import (
	"context"
	"fmt"
	"io"
	"path"
	"runtime"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"

	"readout"
	"readout/internal/attachment"
	"readout/internal/page"
	"readout/internal/press"
	"readout/internal/reading/head"
)

// Office takes texts in; *press.Office is one.
type Office interface {
	// Import keeps a batch whole before it returns nil. What one item is
	// refused for stands in its Imported.Err.
	Import(ctx context.Context, batch []press.Incoming) ([]press.Imported, error)
	// Keep keeps the bytes of an attachment, before a text that names it comes in.
	Keep(ctx context.Context, data []byte) error
}

// Importer makes releases of items: on all cores, in the order they come, in
// batches that the office keeps whole.
type Importer struct {
	Office     Office
	Publishers map[string]readout.Publisher // known ones, by code
	Publisher  string                       // code for every item; "" leaves it to what each states
	Demo       bool                         // written for the demonstration
	Limits     page.Limits
	// Attachments bound each file beside a text.
	Attachments attachment.Limits
	// Done is called for every item, in order, once it is kept or refused. What
	// it was told is acknowledged: no power cut takes it back. Of a file that is
	// no text and became an attachment it hears nothing; of one that did not, at
	// the end.
	Done func(Taken)

	attacher attacher
	unread   []Taken // files that are no text and may be attachments
}

// Taken is what became of one item.
type Taken struct {
	Source   string
	Title    string
	Imported press.Imported
	Notes    []string // what was mended, a sentence each
	Err      error    // why it was not taken; nil where it was
}

// How much is under way at once: bytes read ahead, and what goes into one
// transaction, which also never waits longer than batchWait for more.
const (
	importInFlight = 32 << 20
	weightPerByte  = 8 // a page is read into many times its size
	batchItems     = 200
	batchBytes     = 8 << 20
	batchWait      = 300 * time.Millisecond
)

// intake is one item on its way: in order through the queue, ready when it was
// read.
type intake struct {
	taken    Taken
	data     []byte
	beside   func(string) (io.ReadCloser, error)
	file     bool // no text, but something that may be attached to one
	weight   int64
	incoming press.Incoming
	ready    chan struct{}
}

// Import takes in all items that walk hands over. An error means that the walk
// or the office failed, or that ctx ended; a refused item is no error.
func (im *Importer) Import(ctx context.Context, walk func(ctx context.Context, each func(Item) error) error) error {
	watched, stop := context.WithCancel(ctx)
	defer stop()
	workers := runtime.GOMAXPROCS(0)
	queue := make(chan *intake, batchItems)
	work := make(chan *intake)
	room := semaphore.NewWeighted(importInFlight)
	var walked error
	var wg sync.WaitGroup
	wg.Go(func() {
		defer close(queue)
		defer close(work)
		walked = walk(watched, func(item Item) error {
			in := &intake{taken: Taken{Source: item.Source, Err: item.Err}, data: item.Data, beside: item.Beside, weight: min(weightPerByte*int64(len(item.Data))+1, importInFlight), ready: make(chan struct{})}
			if err := room.Acquire(watched, in.weight); err != nil {
				return err
			}
			select {
			case queue <- in:
				work <- in // the workers take all until it is closed
				return nil
			case <-watched.Done():
				room.Release(in.weight)
				return watched.Err()
			}
		})
	})
	for range workers {
		wg.Go(func() {
			for in := range work {
				im.read(watched, in)
				close(in.ready)
			}
		})
	}
	err := im.keep(watched, queue, room)
	stop()
	for in := range queue { // what is left after an error
		<-in.ready
		room.Release(in.weight)
	}
	wg.Wait()
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return err
	}
	im.leftOver()
	return walked
}

// keep gathers what was read into batches, in order, and hands them to the
// office.
func (im *Importer) keep(ctx context.Context, queue <-chan *intake, room *semaphore.Weighted) error {
	var batch []*intake
	var held int64
	flush := func() error {
		err := im.flush(ctx, batch)
		room.Release(held)
		batch, held = batch[:0], 0
		return err
	}
	timer := time.NewTimer(batchWait)
	defer timer.Stop()
	for {
		var in *intake
		var more bool
		select {
		case in, more = <-queue:
		case <-timer.C:
			timer.Reset(batchWait)
			if err := flush(); err != nil {
				return err
			}
			continue
		}
		if !more {
			return flush()
		}
		<-in.ready
		batch, held = append(batch, in), held+in.weight
		if len(batch) >= batchItems || held >= batchBytes {
			if err := flush(); err != nil {
				return err
			}
			timer.Reset(batchWait)
		}
	}
}

// flush has the office keep a batch and tells of each item.
func (im *Importer) flush(ctx context.Context, batch []*intake) error {
	if err := ctx.Err(); err != nil || len(batch) == 0 {
		return err
	}
	incoming := make([]press.Incoming, 0, len(batch))
	for _, in := range batch {
		if in.taken.Err == nil {
			incoming = append(incoming, in.incoming)
		}
	}
	var kept []press.Imported
	if len(incoming) > 0 {
		var err error
		if kept, err = im.Office.Import(ctx, incoming); err != nil {
			return err
		}
	}
	for _, in := range batch {
		if in.taken.Err == nil {
			in.taken.Imported, kept = kept[0], kept[1:]
			in.taken.Err = in.taken.Imported.Err
		}
		switch {
		case in.file:
			im.unread = append(im.unread, in.taken)
		case im.Done != nil:
			im.Done(in.taken)
		}
	}
	return nil
}

// leftOver tells of the files that are no text and became no attachment.
func (im *Importer) leftOver() {
	for _, t := range im.unread {
		if im.Done != nil && !im.attacher.attached(path.Clean(t.Source)) {
			im.Done(t)
		}
	}
	im.unread = nil
}

// read makes the office's item of one input's bytes. A fault of this program in
// one item must not take the others with it.
func (im *Importer) read(ctx context.Context, in *intake) {
	defer func() {
		if fault := recover(); fault != nil {
			in.taken.Err = fmt.Errorf("met a fault of this program (%v); please report it with the file", fault)
		}
	}()
	if in.taken.Err != nil {
		return
	}
	p, err := page.Open(in.taken.Source, in.data, im.Limits)
	if err != nil {
		in.taken.Err = err
		is, err := attachment.Type(in.data)
		in.file = err == nil && !written(is)
		return
	}
	in.taken.Notes = p.Notes
	if im.Publisher != "" {
		p.Stated.Publisher = im.Publisher
	}
	publisher, ok := im.Publishers[p.Stated.Publisher]
	switch {
	case p.Stated.Publisher == "":
		in.taken.Err = readout.Invalid("does not say who published it; give --publisher CODE, or publisher: CODE in its front matter")
		return
	case !ok:
		in.taken.Err = readout.Invalid("is by the publisher %q, which is not known here; add it to readout.yaml", p.Stated.Publisher)
		return
	}
	facts, _ := head.Read(p.Document)
	if facts.Title != nil {
		in.taken.Title = *facts.Title
	}
	in.incoming = press.Incoming{
		Doc: p.Document, Facts: facts, Original: in.data, Publisher: publisher.Code, Board: board(publisher, facts, p.Stated),
		Kind: p.Import.Kind, Key: key(p), SealedUntil: p.Import.SealedUntil, Demo: im.Demo,
		Version: p.Import.Version, Note: p.Import.Correction,
	}
	var notes []string
	in.incoming.Attached, notes, in.taken.Err = im.attach(ctx, in, p.Import.Attached)
	in.taken.Notes = append(in.taken.Notes, notes...)
}

// key is what a release is known by at its source: what front matter calls it,
// else its address there, else where it was found. The first two stay when an
// archive is moved.
func key(p page.Page) string {
	switch {
	case p.Import.Key != "":
		return p.Import.Key
	case p.Stated.URL != "":
		return p.Stated.URL
	}
	return p.Source
}

// board finds the publisher's board that a text names: by its name in any
// language, or by its code, in the text's board line or among its tags.
func board(p readout.Publisher, facts readout.ReleaseFacts, stated readout.Stated) string {
	worded := append([]string{stated.Board}, stated.Tags...)
	if facts.Board != nil {
		worded = append([]string{*facts.Board}, worded...)
	}
	for _, w := range worded {
		for _, b := range p.Boards {
			if strings.EqualFold(w, b.Code) {
				return b.Code
			}
			for _, name := range b.Names {
				if strings.EqualFold(w, name) {
					return b.Code
				}
			}
		}
	}
	return ""
}
