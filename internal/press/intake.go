package press

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"time"

	"readout"
)

// intake is one batch on its way in.
type intake struct {
	o          *Office
	tx         Tx
	now        time.Time
	publishers map[string]source
	english    map[key]string // English titles in the batch, for addresses
	releases   map[key]*readout.Release
	before     map[key]*readout.Release
	changed    []key // in the order of their first change
	taken      map[readout.Address]bool
	texts      map[string]string
	words      map[string]string // of attachments, by the hash of the file
	events     []readout.Event
	about      []key // of each event
	nextID     readout.ReleaseID
	out        []Imported
}

// source is a publisher with its zone at hand, which is read from a file.
type source struct {
	readout.Publisher
	zone *time.Location
}

// key names a release of one source.
type key struct{ publisher, source string }

// load reads the publishers and the releases that are there.
func (w *intake) load(ctx context.Context, batch []Incoming) error {
	keys := map[string][]string{}
	for i, in := range batch {
		if w.out[i].Err == nil {
			keys[in.Publisher] = append(keys[in.Publisher], in.Key)
		}
	}
	for code, of := range keys {
		p, err := w.tx.Publisher(ctx, code)
		if errors.Is(err, readout.ErrNotFound) {
			continue // each of its items says so
		}
		if err != nil {
			return err
		}
		w.publishers[code] = source{p, p.Location()}
		slices.Sort(of)
		have, err := w.tx.BySource(ctx, code, slices.Compact(of))
		if err != nil {
			return err
		}
		for _, r := range have {
			w.releases[key{code, r.Source}] = r
		}
	}
	var err error
	w.nextID, err = w.tx.NextID(ctx)
	return err
}

// lookUpAddresses reads which addresses new releases may not have: first of
// their first choices, which most get, then of all choices of those that
// collide.
func (w *intake) lookUpAddresses(ctx context.Context, batch []Incoming) error {
	var all []choices
	wanted := map[readout.Address]int{}
	var slugs []string
	for i, in := range batch {
		k := key{in.Publisher, in.Key}
		p, ok := w.publishers[in.Publisher]
		if r := w.releases[k]; w.out[i].Err != nil || !ok || r != nil && !r.Address.IsZero() {
			continue
		}
		c := w.choices(w.fresh(in, p), in, p)
		all, slugs = append(all, c), append(slugs, c.slugs[0])
		wanted[c.first()]++
	}
	if err := w.lookUp(ctx, slugs); err != nil {
		return err
	}
	slugs = nil
	for _, c := range all {
		if w.taken[c.first()] || wanted[c.first()] > 1 {
			slugs = append(slugs, c.slugs[1:]...)
		}
	}
	return w.lookUp(ctx, slugs)
}

func (w *intake) lookUp(ctx context.Context, slugs []string) error {
	slices.Sort(slugs)
	taken, err := w.tx.Taken(ctx, slices.Compact(slugs))
	for _, a := range taken {
		w.taken[a] = true
	}
	return err
}

// choices are the addresses that a release may get from an item.
func (w *intake) choices(r *readout.Release, in Incoming, p source) choices {
	return slugChoices(r, text(in), w.english[key{in.Publisher, in.Key}], p.zone)
}

// fresh is the release that an item would be the first edition of.
func (w *intake) fresh(in Incoming, p source) *readout.Release {
	r := &readout.Release{
		Publisher: in.Publisher, Board: in.Board, Kind: in.Kind, Source: in.Key, State: readout.NotPublic,
		Authoritative: in.Facts.Lang, Demo: in.Demo, FirstReleased: w.firstReleased(in, p),
	}
	if in.Facts.Hits != nil {
		r.ImportedHits = max(0, *in.Facts.Hits)
	}
	return r
}

// firstReleased is the instant that the source states, else its date at
// midnight in the publisher's zone, else now; that of a sealed item is when its
// seal ends. A date to come is taken as it stands: it seals nothing, and an
// address must not depend on the day of the import.
func (w *intake) firstReleased(in Incoming, p source) time.Time {
	if in.SealedUntil.After(w.now) {
		return in.SealedUntil.UTC().Truncate(time.Microsecond)
	}
	at := in.Doc.Stated.Published
	if in.Facts.Date != nil && at.IsZero() {
		if day, ok := in.Facts.Date.Time(); ok {
			at = time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, p.zone)
		}
	}
	if at.IsZero() {
		at = w.now
	}
	return at.UTC().Truncate(time.Microsecond)
}

// translates reports whether an item says that it is a translation.
func translates(in Incoming) bool { return in.Facts.Translation != nil && *in.Facts.Translation != "" }

// order is in which order the items of a batch are taken, by index: as they come,
// but a translation that comes before what it translates waits for it, so that
// it can say which version it follows.
func (w *intake) order(batch []Incoming) []int {
	originals := map[key]int{} // the first in the batch of each release that has none
	for i, in := range batch {
		k := key{in.Publisher, in.Key}
		if _, seen := originals[k]; seen || w.out[i].Err != nil || translates(in) {
			continue
		}
		originals[k] = i
		if r := w.releases[k]; r != nil {
			if have, ok := r.Latest(r.Authoritative); ok && have.Translation == "" {
				originals[k] = -1
			}
		}
	}
	order, waiting := make([]int, 0, len(batch)), map[int][]int{}
	for i, in := range batch {
		if at := originals[key{in.Publisher, in.Key}]; at > i && translates(in) {
			waiting[at] = append(waiting[at], i)
			continue
		}
		order = append(append(order, i), waiting[i]...)
	}
	return order
}

// one takes one item into its release.
func (w *intake) one(in Incoming) (Imported, error) {
	p, ok := w.publishers[in.Publisher]
	if !ok {
		return Imported{}, readout.Invalid("no publisher is called %q; add it to readout.yaml first", in.Publisher)
	}
	if in.Board != "" && !slices.ContainsFunc(p.Boards, func(b readout.Board) bool { return b.Code == in.Board }) {
		return Imported{}, readout.Invalid("%s has no board %q; add it to readout.yaml or leave the board out", p.Code, in.Board)
	}
	k, e := key{in.Publisher, in.Key}, text(in)
	r := w.releases[k]
	if r == nil {
		if p.Ours {
			if day := readout.DayIn(w.firstReleased(in, p), p.zone); p.Founded == "" || day >= p.Founded {
				return Imported{}, readout.Invalid("%s is ours, so only releases from before its founding day may be imported, and this one is of %s; set founded in readout.yaml or write it at the desk", p.Code, day)
			}
		}
		r = w.fresh(in, p)
	}
	if r.State == readout.Removed {
		return Imported{}, readout.Invalid("%s was removed and takes no new text", name(r))
	}
	if same, done := w.same(r, e, in.Version); same {
		return done, nil
	}
	return w.change(k, r, in, p, e)
}

// same finds the edition as it came among what is there: as the newest version,
// as the version of the number that it states, or waiting for its time.
func (w *intake) same(r *readout.Release, e readout.EditionText, stated int) (bool, Imported) {
	done := Imported{Release: r.ID, Address: r.Address, Lang: e.Lang, Change: Same}
	for _, u := range r.Units {
		if u.State == readout.Scheduled && slices.ContainsFunc(u.Editions, func(have readout.EditionText) bool { return equal(have, e) }) {
			return true, done
		}
	}
	for _, v := range r.Versions {
		if v.Number == stated && equal(v.EditionText, e) {
			done.Version = v.Number
			return true, done
		}
	}
	v, ok := r.Latest(e.Lang)
	done.Version = v.Number
	return ok && equal(v.EditionText, e), done
}

// equal compares what makes a text another version.
func equal(a, b readout.EditionText) bool {
	return a.Lang == b.Lang && a.TextSHA256 == b.TextSHA256 && a.Title == b.Title && a.Date == b.Date && slices.Equal(a.Marks, b.Marks) &&
		slices.EqualFunc(a.Attachments, b.Attachments, readout.Attachment.Same)
}

// change adds a text to its release.
func (w *intake) change(k key, r *readout.Release, in Incoming, p source, e readout.EditionText) (Imported, error) {
	before := clone(r)
	done := Imported{Lang: e.Lang, Change: Added}
	if r.ID == 0 {
		r.ID = w.nextID
		before = nil
	} else if done.Change = NewEdition; hasText(r, e.Lang) {
		done.Change = NewVersion
	}
	authority, ok := r.Latest(r.Authoritative)
	switch {
	case e.Translation != "" && e.Lang != r.Authoritative && ok:
		e.Follows = authority.Number
	case e.Translation == "" && ok && authority.Translation != "":
		r.Authoritative = e.Lang // what was there only translates this
	}

	kind := readout.EventImported
	if waiting := sealedUnit(r, e.Lang, in.SealedUntil, w.now); waiting != nil {
		// its time stands: an import never lets out what is sealed (P8)
		put(waiting, e)
		kind = readout.EventScheduled
		if in.SealedUntil.After(w.now) {
			waiting.ReleaseAt = in.SealedUntil.UTC().Truncate(time.Microsecond)
		}
		if r.Address.IsZero() {
			r.FirstReleased = time.Time{}
			would := clone(r)
			would.FirstReleased = waiting.ReleaseAt
			done.Expected = w.choices(would, in, p).first()
		}
	} else {
		if r.State == readout.NotPublic {
			r.FirstReleased = w.firstReleased(in, p)
		}
		r.Units = append(r.Units, readout.Unit{Number: len(r.Units) + 1, State: readout.Approved, Editions: []readout.EditionText{e}})
		note := cmp.Or(in.Note, ChangedAtSource+", seen on "+readout.DayIn(w.now, p.zone).String())
		made, err := w.o.release(r, &r.Units[len(r.Units)-1], w.now, note)
		if err != nil {
			return Imported{}, err
		}
		if r.Address.IsZero() {
			if r.Address, err = w.choices(r, in, p).pick(func(a readout.Address) bool { return w.taken[a] }); err != nil {
				return Imported{}, err
			}
			w.taken[r.Address] = true
		}
		done.Version = made[0].Number
	}

	if before == nil {
		w.nextID++
	}
	if _, again := w.before[k]; !again {
		w.before[k] = before
		w.changed = append(w.changed, k)
	}
	w.releases[k] = r
	w.texts[e.TextSHA256] = in.Doc.Text
	for _, a := range in.Attached {
		if a.Words != "" {
			w.words[a.SHA256] = a.Words
		}
	}
	w.events = append(w.events, readout.Event{At: w.now, Kind: kind, Actor: actorImport, Release: r.ID, Publisher: r.Publisher, Lang: e.Lang, Version: done.Version})
	w.about = append(w.about, k)
	done.Release, done.Address = r.ID, r.Address
	return done, nil
}

// save stores what take worked out.
func (w *intake) save(ctx context.Context) error {
	if len(w.changed) == 0 {
		return nil
	}
	events, err := w.tx.Append(ctx, w.events...)
	if err != nil {
		return err
	}
	for i, k := range w.about {
		w.releases[k].Changed = events[i].Number
	}
	saved := make([]Saved, len(w.changed))
	for i, k := range w.changed {
		saved[i] = Saved{w.before[k], w.releases[k]}
	}
	if err := w.tx.AddTexts(ctx, w.texts); err != nil {
		return err
	}
	if err := w.tx.AddWords(ctx, w.words); err != nil {
		return err
	}
	return w.tx.Save(ctx, saved)
}

// sealedUnit returns the unit that a sealed text belongs to: the one where that
// language waits already, else, for an item sealed beyond now, one that waits
// for the same time, else a new one. It is nil for a text that may go out.
func sealedUnit(r *readout.Release, lang readout.Lang, until, now time.Time) *readout.Unit {
	for i := range r.Units {
		u := &r.Units[i]
		if u.State == readout.Scheduled && slices.ContainsFunc(u.Editions, func(e readout.EditionText) bool { return e.Lang == lang }) {
			return u
		}
	}
	if !until.After(now) {
		return nil
	}
	until = until.UTC().Truncate(time.Microsecond)
	for i := range r.Units {
		if u := &r.Units[i]; u.State == readout.Scheduled && u.ReleaseAt.Equal(until) {
			return u
		}
	}
	r.Units = append(r.Units, readout.Unit{Number: len(r.Units) + 1, State: readout.Scheduled, ReleaseAt: until})
	return &r.Units[len(r.Units)-1]
}

// put sets a unit's text in its language.
func put(u *readout.Unit, e readout.EditionText) {
	i := slices.IndexFunc(u.Editions, func(have readout.EditionText) bool { return have.Lang == e.Lang })
	if i < 0 {
		u.Editions = append(u.Editions, e)
		return
	}
	u.Editions[i] = e
}

// hasText reports whether a release has, or is to have, an edition.
func hasText(r *readout.Release, lang readout.Lang) bool {
	if _, ok := r.Latest(lang); ok {
		return true
	}
	return slices.ContainsFunc(r.Units, func(u readout.Unit) bool {
		return u.State == readout.Scheduled && slices.ContainsFunc(u.Editions, func(e readout.EditionText) bool { return e.Lang == lang })
	})
}
