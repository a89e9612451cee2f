package sqlite_test

import (
	"context"
	"math/rand/v2"
	"path/filepath"
	"testing"
	"time"

	"readout/internal/store"
	"readout/internal/store/sqlite"
)

// TestCutTransactionsLeaveNoLock (P26) cuts transactions short at random moments; the
// next one must not find the database locked.
func TestCutTransactionsLeaveNoLock(t *testing.T) {
	db, err := sqlite.Open(t.Context(), filepath.Join(t.TempDir(), "room"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for range 400 {
		ctx, stop := context.WithCancel(t.Context())
		time.AfterFunc(time.Duration(rand.IntN(600))*time.Microsecond, stop)
		_ = db.Update(ctx, func(tx *store.Tx) error {
			for i := range 20 {
				if _, err := tx.Exec(ctx, "insert into texts (text_sha256, text) values ($1, $2) on conflict do nothing", []byte{byte(i), byte(rand.IntN(256)), byte(rand.IntN(256))}, "words"); err != nil {
					return err
				}
			}
			return nil
		})
		stop()
		began := time.Now()
		if err := db.Update(t.Context(), func(*store.Tx) error { return nil }); err != nil || time.Since(began) > 5*time.Second {
			t.Fatalf("after a cut: %v in %v", err, time.Since(began))
		}
	}
}
