package register

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"runtime"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"readout"
	"readout/internal/facts"
	"readout/internal/overlay"
	"readout/internal/pairing"
	"readout/internal/parties"
	"readout/internal/press"
)

// textsAtOnce is how many texts are in memory at a time, unless they are long.
const textsAtOnce = 16

// reading is a version that was read, ready to be stored.
type reading struct {
	Entry
	publisher string
	decided   int            // decisions that there were when it was read
	text      string         // kept for the decisions to find their words in it
	record    readout.Record // likewise
}

// readings reads versions, so many at once. Versions without a released text
// are left out.
func (r *Registrar) readings(ctx context.Context, keys []press.VersionKey, atOnce int) ([]reading, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	made, err := r.store.Decisions(ctx, keys)
	if err != nil {
		return nil, err
	}
	decided := byEdition(made)
	out := make([]reading, 0, len(keys))
	for some := range slices.Chunk(keys, atOnce) {
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
				rec := r.record(v.Document)
				body, err := json.Marshal(rec)
				if err != nil {
					return fmt.Errorf("record of release %d: %w", v.Release, err)
				}
				read[i] = reading{publisher: v.Publisher, Entry: Entry{VersionKey: v.VersionKey, TextSHA256: rec.Release.TextSHA256,
					RulesSHA256: stamp(rec.Reading.RulesSHA256), Status: rec.Reading.Status, Facts: facts.Of(rec), Reading: body}}
				if read[i].Sketch, err = sketch(rec, v.Publisher, v.Document.Text); err != nil {
					return fmt.Errorf("sketch of release %d: %w", v.Release, err)
				}
				if n := len(decided[edition(v.VersionKey)]); n > 0 {
					read[i].decided, read[i].text, read[i].record = n, v.Document.Text, rec
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

// overlay lays decisions over the record that was read.
func (v *reading) overlay(decisions []overlay.Decision) error {
	if len(decisions) != v.decided {
		return errDecided
	}
	if v.decided == 0 {
		return nil
	}
	shown := overlay.Lay(v.record, v.text, decisions)
	v.Facts = facts.Of(shown)
	var err error
	if v.Shown, err = json.Marshal(shown); err != nil {
		return err
	}
	v.Sketch, err = sketch(shown, v.publisher, v.text)
	return err
}

// sketch is what pairing keeps of a shown record, nil where it has no meeting.
func sketch(rec readout.Record, publisher, text string) ([]byte, error) {
	rec.Release.Text, rec.Release.Publisher = text, &publisher
	rec.Release.Source = publisher + " " + rec.Release.TextSHA256
	s, ok := pairing.SketchOf(facts.Trim(rec))
	if !ok {
		return nil, nil
	}
	return s.MarshalBinary()
}

// stamp names all that a stored record comes of: the reader's rules, and those of
// the register itself. Where one of them changes, the record is to be made anew.
func stamp(rules string) string {
	sum := sha256.Sum256([]byte(rules + "\n" + facts.Rules + "\n" + pairing.Rules + "\n" + parties.SeriesTable()))
	return hex.EncodeToString(sum[:])
}

// enter stores readings that are new, attaches their releases and notes an
// event of this kind for each.
func (r *Registrar) enter(ctx context.Context, l Ledger, read []reading, kind readout.EventKind, actor string) error {
	if len(read) == 0 {
		return nil
	}
	keys := make([]press.VersionKey, len(read))
	for i := range read {
		keys[i] = read[i].VersionKey
	}
	stored, err := l.Entries(ctx, keys)
	if err != nil {
		return err
	}
	made, err := l.Decisions(ctx, keys)
	if err != nil {
		return err
	}
	decisions := byEdition(made)
	var entries []Entry
	var events []readout.Event
	touched := map[readout.ReleaseID]bool{}
	now := r.now()
	for _, v := range read {
		if err := v.overlay(decisions[edition(v.VersionKey)]); err != nil {
			return fmt.Errorf("release %d, %s version %d: %w", v.Release, v.Lang, v.Version, err)
		}
		if is, ok := stored[v.VersionKey]; ok && is.TextSHA256 == v.TextSHA256 && is.RulesSHA256 == v.RulesSHA256 && string(is.Shown) == string(v.Shown) {
			continue
		}
		entries = append(entries, v.Entry)
		touched[v.Release] = true
		events = append(events, readout.Event{At: now, Kind: kind, Actor: actor, Release: v.Release,
			Publisher: v.publisher, Lang: v.Lang, Version: v.Version})
	}
	if len(entries) == 0 {
		return nil
	}
	if err := l.Save(ctx, entries); err != nil {
		return err
	}
	return r.settle(ctx, l, slices.Sorted(maps.Keys(touched)), events, now)
}

// settle attaches releases and notes the events, and one for each other release
// that moved with those.
func (r *Registrar) settle(ctx context.Context, l Ledger, releases []readout.ReleaseID, events []readout.Event, now time.Time) error {
	moved, err := attach(ctx, l, releases, now)
	if err != nil {
		return err
	}
	for _, id := range moved {
		events = append(events, readout.Event{At: now, Kind: readout.EventRead, Actor: "reading", Release: id})
	}
	if len(events) == 0 {
		return nil
	}
	return l.Append(ctx, events)
}

// edition is a version's key without the version.
func edition(k press.VersionKey) press.VersionKey {
	return press.VersionKey{Release: k.Release, Lang: k.Lang}
}

// byEdition sorts decisions by what they are about.
func byEdition(decisions []overlay.Decision) map[press.VersionKey][]overlay.Decision {
	of := map[press.VersionKey][]overlay.Decision{}
	for _, d := range decisions {
		k := press.VersionKey{Release: d.Release, Lang: d.Lang}
		of[k] = append(of[k], d)
	}
	return of
}
