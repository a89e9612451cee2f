package registertest

import (
	"crypto/rand"
	"errors"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"readout"
	"readout/internal/files"
	"readout/internal/follow"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/store"
	"readout/internal/store/pressdb"
	"readout/internal/store/registerdb"
)

// followsTheOffice: what the office takes in, releases at its time, holds and
// restores is what the register shows.
func followsTheOffice(t *testing.T, open Open) {
	office := newOffice(t, open)
	read := func(doc readout.Document) readout.Record {
		rec := met(series(consultation, 11), on("2018-03-15"))
		rec.Reading = readout.Reading{RulesSHA256: "rules", Status: readout.StatusRead}
		rec.Release = readout.ReleaseFacts{Lang: "en", Text: doc.Text, TextSHA256: readout.TextSHA256(doc.Text)}
		return rec
	}
	r := register.New(registerdb.New(office.db), office.Office, read, func() time.Time { return office.now })
	runner := follow.NewRunner(office.db, office.db.Changed(), slog.New(slog.DiscardHandler))
	accounts := func() int {
		t.Helper()
		office.must(runner.CatchUp(ctx, r))
		sheet, err := r.Meeting(ctx, readout.Address{Year: 2018, Slug: "11th-rok-japan-security-policy-consultation"}, "en")
		if err != nil && !errors.Is(err, readout.ErrNotFound) {
			t.Fatal(err)
		}
		return len(sheet.Accounts)
	}
	sealed := item("northmark", "sealed", "The Other Account", "the other words")
	sealed.SealedUntil = t0.Add(time.Hour)
	id := office.bring(item("us-wh", "one", "The Account", "the words"), sealed)[0].Release
	if got := accounts(); got != 1 {
		t.Errorf("%d accounts while one is sealed", got)
	}
	office.now = t0.Add(2 * time.Hour)
	if n, err := office.ReleaseDue(ctx); n != 1 || err != nil {
		t.Fatalf("released %d, %v", n, err)
	}
	if got := accounts(); got != 2 {
		t.Errorf("%d accounts after the release", got)
	}
	office.must(office.Hold(ctx, id, office.base(id), "ann"))
	list, err := r.Meetings(ctx, 1) // at once, before the follower comes
	office.must(err)
	if list.Total != 1 || list.Lines[0].Accounts != 1 {
		t.Errorf("held: %+v", list)
	}
	office.must(office.Restore(ctx, id, office.base(id), "ann"))
	office.bring(item("us-wh", "one", "The Account", "other words"))
	if got := accounts(); got != 2 {
		t.Errorf("%d accounts after a new version", got)
	}
	if rec, err := r.Record(ctx, id, "en", 2); err != nil || rec.Release.TextSHA256 != readout.TextSHA256("other words") {
		t.Errorf("record of the new version: %+v, %v", rec.Release, err)
	}
}

// office is an office over a fresh database, with a publisher of ours and one
// whose texts are held.
type office struct {
	*press.Office
	t   testing.TB
	db  *store.DB
	now time.Time
}

func newOffice(t testing.TB, open Open) *office {
	dir := t.TempDir()
	originals, err := files.Open(filepath.Join(dir, "files"))
	if err != nil {
		t.Fatal(err)
	}
	o := &office{t: t, db: open(t, dir), now: t0}
	o.Office = press.NewOffice(pressdb.New(o.db), originals, func() time.Time { return o.now }, rand.Reader)
	for _, p := range []readout.Publisher{{Code: "northmark", Ours: true, Founded: "2100-01-01"}, {Code: "us-wh"}} {
		p.Names, p.Zone, p.Rights = map[readout.Lang]string{"en": "A Body"}, "UTC", readout.RightsFull
		p.Boards = []readout.Board{{Code: "press-releases", Names: map[readout.Lang]string{"en": "Press Releases"}}}
		o.must(o.SetPublisher(t.Context(), p))
	}
	return o
}

func (o *office) must(err error) {
	o.t.Helper()
	if err != nil {
		o.t.Fatal(err)
	}
}

// bring imports items that must all be taken.
func (o *office) bring(batch ...press.Incoming) []press.Imported {
	o.t.Helper()
	done, err := o.Import(o.t.Context(), batch)
	o.must(err)
	for i, d := range done {
		if d.Err != nil {
			o.t.Fatalf("item %d: %v", i, d.Err)
		}
	}
	return done
}

// base returns what an edit of a release has to name.
func (o *office) base(id readout.ReleaseID) int64 {
	o.t.Helper()
	release, err := o.Release(o.t.Context(), id)
	o.must(err)
	return release.Changed
}

// item makes an Incoming of a few words.
func item(publisher, key, title, text string) press.Incoming {
	day := readout.Day("2018-03-15")
	return press.Incoming{
		Doc:       readout.Document{Source: key, Format: readout.FormatText, Text: text, Original: readout.Original{SHA256: files.Sum([]byte(text)), Size: int64(len(text)), MediaType: "text/plain"}},
		Facts:     readout.ReleaseFacts{Title: &title, Lang: "en", Date: &day},
		Original:  []byte(text),
		Publisher: publisher, Board: "press-releases", Key: key,
	}
}
