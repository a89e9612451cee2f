package sqlite_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"readout"
	"readout/internal/store"
)

// TestP04ACopyThatIsBehindIsNotUsed: which of two databases a public read goes
// to. They differ in the name of a publisher.
func TestP04ACopyThatIsBehindIsNotUsed(t *testing.T) {
	ctx := t.Context()
	original, _ := open(t)
	copied, _ := open(t)
	fill := func(db *store.DB, name string, events int) {
		t.Helper()
		err := db.Update(ctx, func(tx *store.Tx) error {
			if _, err := tx.Exec(ctx, `insert into publishers (code, ours, names, party, zone, rights, founded, url, licence, boards, changed)
				values ('p', 0, $1, '', 'UTC', 'full', '', '', '', '[]', 0) on conflict (code) do nothing`, name); err != nil {
				return err
			}
			for range events {
				if _, err := tx.Append(ctx, readout.Event{At: time.Unix(1, 0), Kind: readout.EventHeld}); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	fill(original, "original", 2)
	fill(copied, "copy", 1)
	for _, db := range []*store.DB{original, copied} {
		if err := db.BeginEra(ctx, "era"); err != nil {
			t.Fatal(err)
		}
	}
	unknown := errors.New("the epoch is not known")
	var fails error
	epoch := func(ctx context.Context) (int64, error) {
		n, err := original.Epoch(ctx)
		return n, errors.Join(err, fails)
	}
	public := original.Public().WithReplica(copied, "era", epoch)
	query := store.Public("select names from public_publisher")
	expect := func(when, want string, kind error) {
		t.Helper()
		name := ""
		err := public.View(ctx, func(tx *store.PublicTx) error { return tx.Row(ctx, query).Scan(&name) })
		if name != want || !errors.Is(err, kind) {
			t.Errorf("%s: read from %q, %v; want %q", when, name, err, want)
		}
	}
	expect("behind", "original", nil)
	fill(copied, "", 1)
	// a copy that was behind is left alone for moments
	for name, end := "", time.Now().Add(10*time.Second); name != "copy" && time.Now().Before(end); {
		if err := public.View(ctx, func(tx *store.PublicTx) error { return tx.Row(ctx, query).Scan(&name) }); err != nil {
			t.Fatal(err)
		}
	}
	expect("level", "copy", nil)
	fails = unknown
	expect("with an epoch that cannot be read", "", unknown)
	fails = nil
	fill(original, "", 1)
	expect("behind again", "original", nil)
	other := original.Public().WithReplica(copied, "another era", func(context.Context) (int64, error) { return 0, nil })
	public = other
	expect("of another era", "original", nil)
}
