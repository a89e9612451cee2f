package postgres

import (
	"errors"
	"net"
	"os"
	"testing"
	"testing/synctest"
	"time"
)

// TestSilenceEnds: a network that swallows everything ends in an error, and a
// caller's shorter deadline stays the caller's.
func TestSilenceEnds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		near, far := net.Pipe()
		defer near.Close()
		defer far.Close()
		b := &bounded{Conn: near, silence: usual.silence}
		for _, c := range []struct {
			by   time.Duration
			want time.Duration
		}{{0, usual.silence}, {time.Second, time.Second}, {time.Hour, usual.silence}} {
			for what, f := range map[string]func([]byte) (int, error){"read": b.Read, "write": b.Write} {
				var by time.Time
				began := time.Now()
				if c.by > 0 {
					by = began.Add(c.by)
				}
				if err := b.SetDeadline(by); err != nil {
					t.Fatal(err)
				}
				_, err := f(make([]byte, 1))
				if took := time.Since(began); !errors.Is(err, os.ErrDeadlineExceeded) || took != c.want {
					t.Errorf("a %s with %v left ended after %v: %v", what, c.by, took, err)
				}
			}
		}
	})
}
