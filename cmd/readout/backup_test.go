package main

import (
	"fmt"
	"path/filepath"
	"sync/atomic"
	"testing"

	"readout/internal/press"
)

// TestP19BackupBesideServe makes a backup while a process serves and releases
// come in: what was acknowledged before it began is in the room that comes back,
// which is of a new era.
func TestP19BackupBesideServe(t *testing.T) { onEngines(t, testP19BackupBesideServe) }

func testP19BackupBesideServe(t *testing.T, e engine) {
	at := e.place(t, filepath.Join(t.TempDir(), "room"))
	startServe(t, at.flags()...)
	r, err := openRoom(t.Context(), at)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := r.close(); err != nil {
			t.Error(err)
		}
	})
	p, err := presetPublisher("us-wh")
	if err != nil {
		t.Fatal(err)
	}
	if err := r.office.SetPublisher(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	var acknowledged atomic.Int64
	stop, ended := make(chan struct{}), make(chan error, 1)
	go func() {
		for n := 0; ; n++ {
			select {
			case <-stop:
				ended <- nil
				return
			default:
			}
			done, err := r.office.Import(t.Context(), []press.Incoming{incoming(fmt.Sprint("River talks ", n))})
			if err != nil || done[0].Err != nil {
				ended <- fmt.Errorf("import: %v %v", done, err)
				return
			}
			acknowledged.Add(1)
		}
	}()
	until(t, "some have come in", func() bool { return acknowledged.Load() > 20 })
	before := acknowledged.Load()
	kept := filepath.Join(t.TempDir(), "kept")
	if _, stderr, status := command(t, append([]string{"backup", kept}, at.flags()...)...); status != 0 {
		t.Fatalf("backup: %s", stderr)
	}
	close(stop)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	home := filepath.Join(t.TempDir(), "home")
	if _, stderr, status := command(t, "restore", "--data", home, kept); status != 0 {
		t.Fatalf("restore: %s", stderr)
	}
	back, err := openRoom(t.Context(), place{dir: home})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := back.close(); err != nil {
			t.Error(err)
		}
	})
	for n := range before {
		done, err := back.office.Import(t.Context(), []press.Incoming{incoming(fmt.Sprint("River talks ", n))})
		if err != nil || done[0].Change != press.Same {
			t.Fatalf("release %d of %d that were acknowledged: %+v, %v", n, before, done, err)
		}
	}
	was, err := r.db.Era(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if now, err := back.db.Era(t.Context()); err != nil || now == was {
		t.Errorf("the room that came back is of era %s, %v", now, err)
	}
	startServe(t, "--data", home)
}
