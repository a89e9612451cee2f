package storetest

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"readout/internal/store"
)

// cuts is how many transactions testCut cuts short or tries to, rowsOfOne how
// many rows each inserts.
const (
	cuts      = 200
	rowsOfOne = 20
)

// testCut cuts transactions short at random moments, also while they begin: the
// next one never finds the database locked, and every transaction is there whole
// if it was acknowledged and else not at all.
func testCut(t *testing.T, open Open) {
	db := open(t, t.TempDir())
	want := map[string]int{}
	insert := func(ctx context.Context, name string) error {
		err := db.Update(ctx, func(tx *store.Tx) error {
			for i := range rowsOfOne {
				if _, err := tx.Exec(ctx, "insert into texts (text_sha256, text) values ($1, $2)", fmt.Sprint(name, i), name); err != nil {
					return err
				}
			}
			return nil
		})
		if err == nil {
			want[name] = rowsOfOne
		}
		return err
	}
	var usual time.Duration
	for _, name := range []string{"the first connects", "the second tells how long one takes"} {
		began := time.Now()
		if err := insert(t.Context(), name); err != nil {
			t.Fatal(err)
		}
		usual = time.Since(began)
	}
	for n := range cuts {
		ctx, cut := context.WithCancel(t.Context())
		timer := time.AfterFunc(rand.N(usual*5/4), cut)
		_ = insert(ctx, fmt.Sprint("round ", n)) // want knows whether it was kept
		timer.Stop()
		cut()
		began := time.Now()
		if err := db.Update(t.Context(), func(*store.Tx) error { return nil }); err != nil || time.Since(began) > 5*time.Second {
			t.Fatalf("after a cut: %v in %v", err, time.Since(began))
		}
	}
	if kept := len(want) - 2; kept == cuts {
		t.Errorf("none of %d was cut short within %v", cuts, usual)
	} else {
		t.Logf("%d of %d cut short within %v", cuts-kept, cuts, usual)
	}
	got := map[string]int{}
	err := db.View(t.Context(), func(tx *store.Tx) error {
		rows, err := tx.Query(t.Context(), "select text, count(*) from texts group by text")
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var name string
			var n int
			if err := rows.Scan(&name, &n); err != nil {
				return err
			}
			got[name] = n
		}
		return rows.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
