package register

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"sync"
	"time"

	"golang.org/x/sync/errgroup"

	"readout"
	"readout/internal/follow"
	"readout/internal/press"
)

// Texts gives the texts of released versions, gate or not: what is held is read
// too, and shown to nobody.
type Texts interface {
	Versions(ctx context.Context, keys []press.VersionKey) ([]press.VersionText, error)
}

// Registrar keeps the register: as a follower it reads released versions and
// attaches them; it takes editors' decisions; it answers what the public may
// see.
type Registrar struct {
	store Store
	texts Texts
	read  func(readout.Document) readout.Record
	now   func() time.Time

	mu     sync.Mutex
	counts counts
}

var _ follow.Follower = (*Registrar)(nil)

// New makes a registrar. read must give the same record for the same document
// everywhere and may be called from several goroutines at once.
func New(store Store, texts Texts, read func(readout.Document) readout.Record, now func() time.Time) *Registrar {
	return &Registrar{store: store, texts: texts, read: read, now: now}
}

// Name is "register".
func (r *Registrar) Name() string { return "register" }

// Cursor returns how far the register has come.
func (r *Registrar) Cursor(ctx context.Context) (readout.Cursor, error) { return r.store.Cursor(ctx) }

// Reset drops what was read and sets the cursor to (era, 0). Meetings, series
// and people keep their rows and addresses, to which the next readings attach.
func (r *Registrar) Reset(ctx context.Context, era string) error {
	err := r.store.Change(ctx, func(l Ledger) error {
		if err := l.Clear(ctx); err != nil {
			return err
		}
		return l.SetCursor(ctx, readout.Cursor{Era: era})
	})
	r.mu.Lock()
	defer r.mu.Unlock()
	r.counts = counts{}
	return err
}

// textsAtOnce bounds how many texts are in memory at a time.
const textsAtOnce = 16

// Take reads the versions that the events release, several at once and outside
// of the transaction, and then stores the records, attaches their releases and
// saves the cursor in one. A version whose record is there already, read from
// the same text by the same rules, changes nothing and makes no event.
func (r *Registrar) Take(ctx context.Context, era string, events []readout.Event) error {
	if len(events) == 0 {
		return nil
	}
	at, err := r.store.Cursor(ctx)
	if err != nil {
		return err
	}
	events, err = ahead(at, era, events)
	if err != nil || len(events) == 0 {
		return err
	}
	last := readout.Cursor{Era: era, Number: events[len(events)-1].Number}
	releasing := slices.DeleteFunc(events, func(e readout.Event) bool {
		return e.Kind != readout.EventImported && e.Kind != readout.EventReleased
	})
	var keys []press.VersionKey
	if len(releasing) > 0 {
		if keys, err = r.store.Released(ctx, releasing); err != nil {
			return err
		}
	}
	read, err := r.readings(ctx, keys)
	if err != nil {
		return err
	}
	return r.store.Change(ctx, func(l Ledger) error {
		at, err := l.Cursor(ctx)
		if err != nil {
			return err
		}
		if at.Era == era && at.Number >= last.Number {
			return nil // another process took them in the meantime
		}
		if err := r.enter(ctx, l, read, "reading"); err != nil {
			return err
		}
		return l.SetCursor(ctx, last)
	})
}

// ReadAgain reads once more at most so many versions whose records were made by
// other rules than the reader's, and returns how many it found; 0 means that
// all records are of these rules. Meetings keep their addresses, decisions
// hold, and the public sees each old record until the new one replaces it.
func (r *Registrar) ReadAgain(ctx context.Context, most int) (int, error) {
	keys, err := r.store.Outdated(ctx, r.rules(), most)
	if err != nil || len(keys) == 0 {
		return 0, err
	}
	read, err := r.readings(ctx, keys)
	if err != nil {
		return 0, err
	}
	return len(keys), r.store.Change(ctx, func(l Ledger) error { return r.enter(ctx, l, read, "reading") })
}

// rules names the reader's rules: every record carries it, also that of an
// empty document.
func (r *Registrar) rules() string { return r.read(readout.Document{}).Reading.RulesSHA256 }

// ahead returns a copy of the events that the cursor has not passed.
func ahead(at readout.Cursor, era string, events []readout.Event) ([]readout.Event, error) {
	if at.Era != "" && at.Era != era {
		return nil, fmt.Errorf("the register is of era %s and gets events of %s: reset it first", at.Era, era)
	}
	i := 0
	for i < len(events) && events[i].Number <= at.Number {
		i++
	}
	return slices.Clone(events[i:]), nil
}

// reading is a version with its record.
type reading struct {
	key       press.VersionKey
	publisher string
	record    readout.Record
	text      string // kept where decisions must find their words in it
	decided   int    // decisions that were there when the text was
}

// readings reads versions, several at once.
func (r *Registrar) readings(ctx context.Context, keys []press.VersionKey) ([]reading, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	decisions, err := r.store.Decisions(ctx, keys)
	if err != nil {
		return nil, err
	}
	decided := countByEdition(decisions)
	out := make([]reading, 0, len(keys))
	for some := range slices.Chunk(keys, textsAtOnce) {
		versions, err := r.texts.Versions(ctx, some)
		if err != nil {
			return nil, fmt.Errorf("texts to read: %w", err)
		}
		read := make([]reading, len(versions))
		group, ctx := errgroup.WithContext(ctx)
		group.SetLimit(runtime.GOMAXPROCS(0))
		for i, v := range versions {
			group.Go(func() error {
				if err := ctx.Err(); err != nil {
					return err
				}
				read[i] = reading{key: v.VersionKey, publisher: v.Publisher, record: r.record(v.Document)}
				if n := decided[edition(v.VersionKey)]; n > 0 {
					read[i].text, read[i].decided = v.Document.Text, n
				}
				return nil
			})
		}
		if err := group.Wait(); err != nil {
			return nil, err
		}
		out = append(out, read...)
	}
	return out, nil
}

// record reads a document. The text is the edition's and is not kept twice. A
// reader that breaks on a text has failed to read it, and the others go on.
func (r *Registrar) record(doc readout.Document) (rec readout.Record) {
	defer func() {
		if broken := recover(); broken != nil {
			rec = readout.Record{Format: readout.RecordFormat, Reading: readout.Reading{RulesSHA256: r.rules(), Status: readout.StatusFailed},
				Release: readout.ReleaseFacts{Source: doc.Source, Lang: doc.Stated.Lang, TextSHA256: readout.TextSHA256(doc.Text)}}
		}
	}()
	rec = r.read(doc)
	rec.Release.Text = ""
	return rec
}

// errDecided means that an editor decided while the text was being read.
var errDecided = errors.New("a decision was made in the meantime")

// enter stores readings that are new, attaches their releases and notes an
// event for each.
func (r *Registrar) enter(ctx context.Context, l Ledger, read []reading, actor string) error {
	if len(read) == 0 {
		return nil
	}
	keys := make([]press.VersionKey, len(read))
	for i := range read {
		keys[i] = read[i].key
	}
	stored, err := l.Entries(ctx, keys)
	if err != nil {
		return err
	}
	made, err := l.Decisions(ctx, keys)
	if err != nil {
		return err
	}
	byEdition := map[press.VersionKey][]Decision{}
	for _, d := range made {
		k := press.VersionKey{Release: d.Release, Lang: d.Lang}
		byEdition[k] = append(byEdition[k], d)
	}
	var entries []Entry
	var events []readout.Event
	touched := map[readout.ReleaseID]bool{}
	now := r.now()
	for _, v := range read {
		decisions := byEdition[edition(v.key)]
		if len(decisions) != v.decided {
			return errDecided
		}
		e, err := entry(v, decisions)
		if err != nil {
			return fmt.Errorf("release %d, %s version %d: %w", v.key.Release, v.key.Lang, v.key.Version, err)
		}
		if same, ok := stored[v.key]; ok && same.TextSHA256 == e.TextSHA256 && same.RulesSHA256 == e.RulesSHA256 && string(same.Shown) == string(e.Shown) {
			continue
		}
		entries = append(entries, e)
		touched[v.key.Release] = true
		events = append(events, readout.Event{At: now, Kind: readout.EventRead, Actor: actor, Release: v.key.Release,
			Publisher: v.publisher, Lang: v.key.Lang, Version: v.key.Version})
	}
	if len(entries) == 0 {
		return nil
	}
	if err := l.Save(ctx, entries); err != nil {
		return err
	}
	if err := attach(ctx, l, slices.Sorted(maps.Keys(touched)), now); err != nil {
		return err
	}
	return l.Append(ctx, events)
}

// entry is what is stored of a reading.
func entry(v reading, decisions []Decision) (Entry, error) {
	e := Entry{VersionKey: v.key, TextSHA256: v.record.Release.TextSHA256, RulesSHA256: v.record.Reading.RulesSHA256, Status: v.record.Reading.Status}
	var err error
	if e.Reading, err = json.Marshal(v.record); err != nil {
		return Entry{}, err
	}
	shown := v.record
	if len(decisions) > 0 {
		if shown, err = Overlay(v.record, v.text, decisions); err != nil {
			return Entry{}, err
		}
		if e.Shown, err = json.Marshal(shown); err != nil {
			return Entry{}, err
		}
	}
	e.Facts = FactsOf(shown)
	return e, nil
}

// edition is a version's key without the version.
func edition(k press.VersionKey) press.VersionKey {
	return press.VersionKey{Release: k.Release, Lang: k.Lang}
}

func countByEdition(decisions []Decision) map[press.VersionKey]int {
	n := map[press.VersionKey]int{}
	for _, d := range decisions {
		n[press.VersionKey{Release: d.Release, Lang: d.Lang}]++
	}
	return n
}
