package exchange_test

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/exchange"
	"readout/internal/files"
	"readout/internal/press"
	"readout/internal/store/pgtest"
	"readout/internal/store/pressdb"
)

var northmark = readout.Publisher{Code: "northmark", Names: map[readout.Lang]string{"en": "Northmark"}, Zone: "Europe/Dublin", Rights: readout.RightsFull,
	Boards: []readout.Board{{Code: "press-releases", Names: map[readout.Lang]string{"en": "Press Releases", "ko": "보도자료"}}}}

func newOffice(t *testing.T) *press.Office {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "room")
	db := pgtest.Room(t, dir)
	originals, err := files.Open(filepath.Join(dir, "files"))
	if err != nil {
		t.Fatal(err)
	}
	office := press.NewOffice(pressdb.New(db), originals, time.Now, rand.Reader)
	if err := office.SetPublisher(t.Context(), northmark); err != nil {
		t.Fatal(err)
	}
	return office
}

// importAll imports items and returns "source change address" or "source:
// sentence" for each, in order.
func importAll(t *testing.T, im *exchange.Importer, items ...exchange.Item) []string {
	t.Helper()
	var got []string
	im.Publishers = map[string]readout.Publisher{"northmark": northmark}
	im.Done = func(d exchange.Taken) {
		if d.Err != nil {
			got = append(got, d.Source+": "+d.Err.Error())
			return
		}
		got = append(got, fmt.Sprintf("%s %s %s", d.Source, d.Imported.Change, d.Imported.Address))
	}
	err := im.Import(t.Context(), func(_ context.Context, each func(exchange.Item) error) error {
		for _, item := range items {
			if err := each(item); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func release(source, title, rest string) exchange.Item {
	return exchange.Item{Source: source, Data: fmt.Appendf(nil, "---\ntitle: %q\ndate: 2024-03-05\n%s---\n\n1. The two sides met.\n", title, rest)}
}

func TestP27BadItemsAreNamedAndTheRestGoesOn(t *testing.T) {
	im := &exchange.Importer{Office: newOffice(t), Publisher: "northmark"}
	got := importAll(t, im,
		release("a.md", "River talks", "board: 보도자료\n"),
		exchange.Item{Source: "b.bin", Data: []byte{0, 1, 2, 3, 0}},
		exchange.Item{Source: "c.txt", Err: readout.Invalid("cannot be read")},
		exchange.Item{Source: "d.txt"},
		release("e.md", "Ferry talks", "kind: gossip\n"),
		release("f.md", "Ferry talks", ""),
	)
	want := []string{"a.md added 2024/river-talks", "b.bin: ", "c.txt: cannot be read", "d.txt: ", "e.md: ", "f.md added 2024/ferry-talks"}
	if len(got) != len(want) {
		t.Fatalf("got %q", got)
	}
	for i := range want {
		if !strings.HasPrefix(got[i], want[i]) || strings.HasSuffix(got[i], ": ") {
			t.Errorf("got %q, want %q", got[i], want[i])
		}
	}
	list, err := im.Office.(*press.Office).List(t.Context(), press.Filter{Publisher: "northmark", Board: "press-releases"}, "en", 1)
	if err != nil || list.Total != 1 {
		t.Errorf("on the board: %d, %v", list.Total, err)
	}
}

func TestImportingAgainChangesNothing(t *testing.T) {
	im := &exchange.Importer{Office: newOffice(t), Publisher: "northmark"}
	moved := "source_url: https://northmark.example/1\n"
	first := importAll(t, im, release("a.md", "River talks", ""), release("old/b.md", "Ferry talks", moved))
	again := importAll(t, im, release("a.md", "River talks", ""), release("new/b.md", "Ferry talks", moved))
	changed := importAll(t, im, release("a.md", "River talks, corrected", ""))
	want := []string{"a.md same 2024/river-talks", "new/b.md same 2024/ferry-talks", "a.md new_version 2024/river-talks"}
	if diff := cmp.Diff(want, append(again, changed...)); diff != "" {
		t.Errorf("after %q:\n%s", first, diff)
	}
}

func TestManyItemsKeepTheirOrder(t *testing.T) {
	im := &exchange.Importer{Office: newOffice(t), Publisher: "northmark"}
	var items []exchange.Item
	for i := range 450 {
		items = append(items, release(fmt.Sprintf("%03d.md", i), fmt.Sprintf("Talks number %d", i), ""))
	}
	got := importAll(t, im, items...)
	for i := range items {
		if want := fmt.Sprintf("%03d.md added 2024/talks-number-%d", i, i); got[i] != want {
			t.Fatalf("item %d: %q, want %q", i, got[i], want)
		}
	}
}

func TestWhoPublishedItMustBeKnown(t *testing.T) {
	im := &exchange.Importer{Office: newOffice(t)}
	got := importAll(t, im, release("a.md", "One", ""), release("b.md", "Two", "publisher: southmark\n"), release("c.md", "Three", "publisher: northmark\n"))
	if !strings.Contains(got[0], "--publisher CODE") || !strings.Contains(got[1], `"southmark"`) || got[2] != "c.md added 2024/three" {
		t.Errorf("got %q", got)
	}
}

// failing refuses the second batch, as a full disk would.
type failing struct {
	exchange.Office
	batches int
}

var errFull = errors.New("disk full")

func (f *failing) Import(ctx context.Context, batch []press.Incoming) ([]press.Imported, error) {
	if f.batches++; f.batches > 1 {
		return nil, errFull
	}
	return f.Office.Import(ctx, batch)
}

func TestP26NothingIsAcknowledgedThatWasNotKept(t *testing.T) {
	office := newOffice(t)
	im := &exchange.Importer{Office: &failing{Office: office}, Publisher: "northmark", Publishers: map[string]readout.Publisher{"northmark": northmark}}
	acknowledged := 0
	im.Done = func(d exchange.Taken) {
		if d.Err == nil {
			acknowledged++
		}
	}
	err := im.Import(t.Context(), func(_ context.Context, each func(exchange.Item) error) error {
		for i := range 1000 {
			if err := each(release(fmt.Sprint(i), fmt.Sprintf("Talks number %d", i), "")); err != nil {
				return err
			}
		}
		return nil
	})
	if !errors.Is(err, errFull) {
		t.Fatalf("error %v", err)
	}
	list, err := office.List(t.Context(), press.Filter{}, "en", 1)
	if err != nil || list.Total != acknowledged || acknowledged == 0 || acknowledged == 1000 {
		t.Errorf("%d acknowledged, %d kept, %v", acknowledged, list.Total, err)
	}
}
