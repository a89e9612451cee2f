// Package storetest is the one suite that every engine runs: what the stores
// and the office over them promise, whatever keeps the rows. It is for tests
// only.
package storetest

import (
	"bytes"
	"context"
	"crypto/rand"
	"fmt"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"readout"
	"readout/internal/files"
	"readout/internal/press"
	"readout/internal/store"
	"readout/internal/store/pressdb"
)

// Open opens the database that belongs to a folder of the test, making it the
// first time, and closes it when the test ends. Opening one twice is what a
// second process does.
type Open func(t testing.TB, dir string) *store.DB

// Run runs the suite.
func Run(t *testing.T, open Open) {
	for _, part := range []struct {
		name string
		test func(*testing.T, Open)
	}{
		{"PlacesAreBoundByNumber", testPlaces},
		{"InsertsAreWhole", testInsert},
		{"TestP26EventsHaveNoGaps", testEvents},
		{"TestP26FailedTransactionLeavesNothing", testFailures},
		{"TestP26CutTransactionsLeaveNoLock", testCut},
		{"EraAndCursorsAreKept", testCursors},
		{"TestP04LeasesTellWhoIsBehind", testLeases},
		{"TestP03OneSecretForADatabase", testSecret},
		{"TestP26EditsLeaveNoGaps", testEdits},
		{"TestP01ViewEqualsRule", testGate},
		{"TestP02SealedIsNowhere", testSealed},
		{"TestP09ReleasedOnceForGood", testClock},
		{"TestP09OneFailureHoldsUpNoOther", testOneFails},
		{"TestP04HoldTakesOut", testHold},
		{"ImportTwiceChangesNothing", testImportTwice},
		{"TestP14ChangedTextIsANewVersion", testVersions},
		{"TestP14CorrectionsHaveTheirReason", testCorrections},
		{"TestDatesToComeFileARelease", testDatesToCome},
		{"TestP22FilesBelongToVersions", testAttachments},
		{"TestP01FilesPassTheGate", testAttachmentsAtTheGate},
		{"EditionsJoinOneRelease", testEditions},
		{"ImportRefusesWithASentence", testRefusals},
		{"AddressesAreForEver", testAddresses},
		{"ListsAndCounts", testLists},
		{"TestP04KeptHeadsFollowTheGate", testHeads},
		{"RightsWithholdTexts", testRights},
		{"TestP01CatalogueHoldsWhatIsPublic", testCatalogue},
		{"TestP26ReportsAreKept", testReports},
		{"DispatchesTellWhatChanged", testDispatches},
		{"MapHoldsAllOnce", testMap},
		{"PublishersChange", testPublishers},
		{"FollowersRebuildInANewEra", testEra},
	} {
		t.Run(part.name, func(t *testing.T) { part.test(t, open) })
	}
}

// clock is a time that a test sets.
type clock struct {
	mu sync.Mutex
	at time.Time
}

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

func (c *clock) set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = at
}

var today = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

// room is an office over a fresh database, with two publishers.
type room struct {
	*press.Office
	t     testing.TB
	db    *store.DB
	clock *clock
}

// newRoom opens an office over a fresh database.
func newRoom(t testing.TB, open Open) *room {
	t.Helper()
	return roomIn(t, open, t.TempDir())
}

// roomIn opens an office over the database of a folder.
func roomIn(t testing.TB, open Open, dir string) *room {
	t.Helper()
	originals, err := files.Open(filepath.Join(dir, "files"))
	if err != nil {
		t.Fatal(err)
	}
	r := &room{t: t, db: open(t, dir), clock: &clock{at: today}}
	r.Office = press.NewOffice(pressdb.New(r.db), originals, r.clock.now, rand.Reader)
	for _, p := range []readout.Publisher{ours, held} {
		r.must(r.SetPublisher(t.Context(), p))
	}
	return r
}

var ours = readout.Publisher{
	Code: "northmark", Ours: true, Names: map[readout.Lang]string{"en": "Northmark", "ko": "노스마크"}, Zone: "Asia/Seoul", Rights: readout.RightsFull, Founded: "2100-01-01",
	Boards: []readout.Board{{Code: "press-releases", Names: map[readout.Lang]string{"en": "Press Releases"}}, {Code: "statements", Names: map[readout.Lang]string{"en": "Statements"}}},
}

var held = readout.Publisher{
	Code: "us-wh", Names: map[readout.Lang]string{"en": "The White House"}, Zone: "America/New_York", Rights: readout.RightsFull, Licence: "public domain",
	Boards: []readout.Board{{Code: "press-releases", Names: map[readout.Lang]string{"en": "Press Releases"}}},
}

func (r *room) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

// item makes an Incoming of a few words.
func item(publisher, key string, lang readout.Lang, title string, date readout.Day, text string) press.Incoming {
	in := press.Incoming{
		Doc:       readout.Document{Source: key, Format: readout.FormatText, Text: text, Original: readout.Original{SHA256: files.Sum([]byte(text)), Size: int64(len(text)), MediaType: "text/plain"}},
		Facts:     readout.ReleaseFacts{Title: &title, Lang: lang},
		Original:  []byte(text),
		Publisher: publisher, Board: "press-releases", Key: key,
	}
	if date != "" {
		in.Facts.Date = &date
	}
	return in
}

// bring imports items that must all be taken.
func (r *room) bring(batch ...press.Incoming) []press.Imported {
	r.t.Helper()
	done, err := r.Import(r.t.Context(), batch)
	r.must(err)
	for i, d := range done {
		if d.Err != nil {
			r.t.Fatalf("item %d (%s): %v", i, batch[i].Key, d.Err)
		}
	}
	return done
}

// events returns all events after a number.
func (r *room) events(after int64) []readout.Event {
	r.t.Helper()
	events, err := r.db.Events(r.t.Context(), after, 1<<20)
	r.must(err)
	return events
}

// base returns what an edit of a release has to name.
func (r *room) base(id readout.ReleaseID) int64 {
	r.t.Helper()
	rel, err := r.Release(r.t.Context(), id)
	r.must(err)
	return rel.Changed
}

// publicBytes is all that the public can get to know by every public read, as
// one text.
func (r *room) publicBytes(ids []readout.ReleaseID, addresses []readout.Address) string {
	r.t.Helper()
	ctx := r.t.Context()
	var b bytes.Buffer
	say := func(what string, v any, err error) { fmt.Fprintf(&b, "%s: %+v %v\n", what, v, err) }
	filters := []press.Filter{{}, {OursOnly: true}}
	publishers, err := r.Publishers(ctx)
	say("publishers", publishers, err)
	for _, p := range publishers {
		one, err := r.Publisher(ctx, p.Code)
		say("publisher", one, err)
		filters = append(filters, press.Filter{Publisher: p.Code}, press.Filter{Publisher: p.Code, Board: "press-releases"})
	}
	revised, err := r.Revisions(ctx, false, "en", 100)
	say("revisions", revised, err)
	for _, f := range filters {
		years, err := r.Years(ctx, f)
		say("years", years, err)
		for _, year := range append(years, 0, 2099) {
			f.Year = year
			for page := 1; ; page++ {
				l, err := r.List(ctx, f, "en", page)
				say("list", l, err)
				if err != nil {
					break
				}
				for _, e := range l.Entries {
					previous, next, err := r.Neighbours(ctx, e, "en")
					say("previous", previous, err)
					say("next", next, err)
				}
			}
		}
	}
	entries, err := r.Entries(ctx, ids, "en")
	say("entries", entries, err)
	current, err := r.Current(ctx, ids, press.Whole)
	say("current", current, err)
	for _, a := range addresses {
		for version := range 3 {
			e, err := r.Edition(ctx, a, "en", version, press.Whole)
			say("edition", e, err)
		}
		to, err := r.Moved(ctx, press.KindReleases, a)
		say("moved", to, err)
	}
	return b.String()
}

// update runs a transaction of the store itself.
func (r *room) update(f func(context.Context, *store.Tx) error) {
	r.t.Helper()
	ctx := r.t.Context()
	r.must(r.db.Update(ctx, func(tx *store.Tx) error { return f(ctx, tx) }))
}
