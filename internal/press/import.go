package press

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"readout"
	"readout/internal/files"
)

// Incoming is one text from outside, to be kept as an edition of a release.
type Incoming struct {
	Doc         readout.Document
	Facts       readout.ReleaseFacts // what the head of the text says: title and language at least
	Original    []byte               // the bytes that Doc was made of
	Attached    []Attached           // files beside it, whose bytes Keep has kept
	Publisher   string               // code
	Board       string               // code, "" for none
	Kind        readout.ReleaseKind  // "" is PressRelease
	Key         string               // what the source calls the release, the same for its editions; "" is Doc.Source
	SealedUntil time.Time            // later than now: kept from the public until then
	Demo        bool
	Version     int    // the source's number of this text; 0 where it gives none
	Note        string // why it differs from the version before, as readers see it; "" says that it changed at its source
}

// Attached is a file of an incoming text with the words that were found in it.
type Attached struct {
	readout.Attachment
	Words string // for the search; "" where there are none
}

// Change says what an import did.
type Change string

// The ends of an import.
const (
	Added      Change = "added"       // a release that was not there
	NewEdition Change = "new_edition" // another language of one that was
	NewVersion Change = "new_version" // a text that changed at its source
	Same       Change = "same"        // nothing: it is there as it came
)

// Imported is what became of one Incoming.
type Imported struct {
	Release  readout.ReleaseID
	Address  readout.Address // zero while sealed
	Expected readout.Address // of a sealed one: what it would get now
	Lang     readout.Lang
	Version  int // 0 while sealed
	Change   Change
	Err      error // why this one was not taken; the others were
}

// Import takes a batch of texts in, in one transaction: when it returns nil
// they are kept, whatever happens to the machine. An item that cannot be taken
// has its sentence in Imported.Err, a problem of kind ErrInvalid, and the rest
// goes on.
//
// Import is a transition of its own: no approval, actor "import", for held
// publishers, or for ours before their founding day. (publisher, key, language)
// names an edition: the same text, title, date and marks again change nothing,
// another text is a new version with a note. Editions of one key are one
// release, which gets its address from the first. A text that states its number
// and stands here under it changes nothing either, however many came after it.
func (o *Office) Import(ctx context.Context, batch []Incoming) ([]Imported, error) {
	var out []Imported
	wants := false
	err := o.store.View(ctx, func(tx Tx) error {
		w, err := o.take(ctx, tx, batch, false)
		if err != nil {
			return err
		}
		out, wants = w.out, len(w.changed) > 0
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("importing: %w", err)
	}
	if !wants {
		return out, nil
	}
	kept := make([]bool, len(batch))
	if err := o.keepOriginals(ctx, batch, out, kept); err != nil {
		return nil, fmt.Errorf("importing: %w", err)
	}
	err = o.store.Update(ctx, func(tx Tx) error {
		w, err := o.take(ctx, tx, batch, true)
		if err != nil {
			return err
		}
		// where another process came in between, what was there as it came may
		// be so no more
		if err := o.keepOriginals(ctx, batch, w.out, kept); err != nil {
			return err
		}
		out = w.out
		return w.save(ctx)
	})
	if err != nil {
		return nil, fmt.Errorf("importing: %w", err)
	}
	return out, nil
}

// Keep keeps the bytes of an attachment under their hash, before a text that
// names it comes in.
func (o *Office) Keep(ctx context.Context, data []byte) error { return o.originals.Put(ctx, data) }

// keepOriginals keeps the bytes of what changes, before the rows that name them.
func (o *Office) keepOriginals(ctx context.Context, batch []Incoming, out []Imported, kept []bool) error {
	var originals [][]byte
	for i, in := range batch {
		if !kept[i] && out[i].Err == nil && out[i].Change != Same && len(in.Original) > 0 {
			originals = append(originals, in.Original)
			kept[i] = true
		}
	}
	return o.originals.Put(ctx, originals...)
}

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

// take works out what a batch changes, without changing anything yet. Addresses
// are right only where it was asked to look which are free.
func (o *Office) take(ctx context.Context, tx Tx, batch []Incoming, addresses bool) (*intake, error) {
	w := &intake{
		o: o, tx: tx, now: o.now().UTC().Truncate(time.Microsecond), publishers: map[string]source{}, english: map[key]string{},
		releases: map[key]*readout.Release{}, before: map[key]*readout.Release{}, taken: map[readout.Address]bool{}, texts: map[string]string{}, words: map[string]string{},
		out: make([]Imported, len(batch)),
	}
	batch = slices.Clone(batch)
	for i := range batch {
		in := &batch[i]
		if in.Key == "" {
			in.Key = in.Doc.Source
		}
		if in.Kind == "" {
			in.Kind = readout.PressRelease
		}
		if in.Facts.Lang == "" {
			in.Facts.Lang = "und"
		}
		if err := checkIncoming(*in); err != nil {
			w.out[i].Err = err
		} else if in.Facts.Lang == "en" {
			w.english[key{in.Publisher, in.Key}] = *in.Facts.Title
		}
	}
	if err := w.load(ctx, batch); err != nil {
		return nil, err
	}
	if addresses {
		if err := w.lookUpAddresses(ctx, batch); err != nil {
			return nil, err
		}
	}
	for i, in := range batch {
		if w.out[i].Err != nil {
			continue
		}
		done, err := w.one(in)
		var problem *readout.Problem
		switch {
		case errors.As(err, &problem):
			w.out[i].Err = problem
		case err != nil:
			return nil, err
		default:
			w.out[i] = done
		}
	}
	return w, nil
}

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

// text is the edition that an item brings.
func text(in Incoming) readout.EditionText {
	e := readout.EditionText{
		Lang: in.Facts.Lang, Title: *in.Facts.Title, TextSHA256: readout.TextSHA256(in.Doc.Text), Marks: in.Doc.Marks,
		Original:  readout.Original{MediaType: in.Doc.Original.MediaType},
		SourceURL: in.Doc.Stated.URL,
	}
	if len(in.Original) > 0 { // a row names no bytes that are not kept
		e.Original.SHA256, e.Original.Size = files.Sum(in.Original), int64(len(in.Original))
	}
	if in.Facts.Date != nil {
		e.Date = *in.Facts.Date
	}
	if in.Facts.Translation != nil {
		e.Translation = *in.Facts.Translation
	}
	if in.Facts.Contact != nil {
		e.Contact = *in.Facts.Contact
	}
	if in.Facts.ReportingTime != nil {
		e.ReportingTime = *in.Facts.ReportingTime
	}
	if in.Facts.URL != nil {
		e.SourceURL = *in.Facts.URL
	}
	for _, a := range in.Attached {
		e.Attachments = append(e.Attachments, a.Attachment)
	}
	return e
}

var langTag = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]{1,8})*$`)

// checkIncoming reports the first thing that an item cannot be taken for.
func checkIncoming(in Incoming) error {
	switch {
	case in.Key == "":
		return readout.Invalid("a text needs a source to be known by")
	case in.Facts.Title == nil || *in.Facts.Title == "":
		return readout.Invalid("no title was found; give it in front matter (title: …)")
	case in.Doc.Text == "":
		return readout.Invalid("there is no text")
	case !storable(in.Doc.Text, *in.Facts.Title):
		return readout.Invalid("the text is no valid UTF-8")
	case !storable(in.Key, in.Doc.Source):
		return readout.Invalid("the name of the source is no valid UTF-8; rename it")
	case !storable(in.Board, in.Doc.Stated.URL, in.Doc.Stated.Contact, in.Doc.Stated.ReportingTime, in.Doc.Original.MediaType):
		return readout.Invalid("what the text says of itself is no valid UTF-8")
	case !langTag.MatchString(string(in.Facts.Lang)):
		return readout.Invalid("%q is no language tag such as en or ko", in.Facts.Lang)
	case !slices.Contains([]readout.ReleaseKind{readout.PressRelease, readout.Briefing, readout.Announcement, readout.JointText}, in.Kind):
		return readout.Invalid("%q is no kind of release", in.Kind)
	}
	for _, a := range in.Attached {
		switch {
		case !storable(a.Name, a.Title, a.Alt, a.Caption, a.Credit, a.Words):
			return readout.Invalid("what it says of the attachment %q is no valid UTF-8", a.Name)
		case a.Name == "" || a.Form() == "" || a.Name != readout.FileName(a.Name, a.Type):
			return readout.Invalid("%q is no name of a file of the type %s", a.Name, a.Type)
		}
	}
	return nil
}

// storable reports whether every engine can keep the words as they are: UTF-8
// without NUL.
func storable(words ...string) bool {
	for _, w := range words {
		if !utf8.ValidString(w) || strings.ContainsRune(w, 0) {
			return false
		}
	}
	return true
}
