package web

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/netip"
	"sync"
	"time"
)

// LogWriter gathers log lines and writes them on in one piece every 100 ms, or
// when 64 KiB are together, so that a line costs no system call.
type LogWriter struct {
	mu  sync.Mutex
	to  io.Writer
	buf []byte
	err error
}

const (
	logEvery = 100 * time.Millisecond
	logFull  = 64 << 10
)

// NewLogWriter writes on to w, which is used by one goroutine at a time.
func NewLogWriter(w io.Writer) *LogWriter { return &LogWriter{to: w} }

// Write takes one or more whole lines. It returns the error of an earlier
// attempt to write on, if there was one.
func (l *LogWriter) Write(p []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.buf = append(l.buf, p...)
	if len(l.buf) >= logFull {
		l.flush()
	}
	return len(p), l.err
}

// line lets f append one line to what is there.
func (l *LogWriter) line(f func([]byte) []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.buf = f(l.buf)
	if len(l.buf) >= logFull {
		l.flush()
	}
}

// Flush writes on what is there.
func (l *LogWriter) Flush() error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.flush()
	return l.err
}

func (l *LogWriter) flush() {
	if len(l.buf) == 0 {
		return
	}
	_, l.err = l.to.Write(l.buf)
	l.buf = l.buf[:0]
}

// Run flushes until ctx ends, and once more then.
func (l *LogWriter) Run(ctx context.Context) error {
	tick := time.NewTicker(logEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return l.Flush()
		case <-tick.C:
			// A log that cannot be written is seen in what Run returns at the
			// end; the readers are served all the same.
			_ = l.Flush()
		}
	}
}

// visitors names the clients of log lines so that repeated tries by one of them
// show (P5) while no address is written down: the name is a keyed hash of the
// address, under a key that lasts one UTC day.
type visitors struct {
	secret []byte
	mu     sync.Mutex
	day    int64 // days since 1970
	key    []byte
	known  map[netip.Addr]string
}

// mostKnown bounds the names kept at hand; hashing again gives the same.
const mostKnown = 4096

func (v *visitors) name(a netip.Addr, now time.Time) string {
	if len(v.secret) == 0 || !a.IsValid() {
		return ""
	}
	day := now.Unix() / 86400
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.key == nil || v.day != day {
		mac := hmac.New(sha256.New, v.secret)
		mac.Write([]byte("visitor of " + time.Unix(day*86400, 0).UTC().Format(time.DateOnly)))
		v.key, v.day, v.known = mac.Sum(nil), day, map[netip.Addr]string{}
	}
	if name, ok := v.known[a]; ok {
		return name
	}
	if len(v.known) >= mostKnown {
		clear(v.known)
	}
	mac := hmac.New(sha256.New, v.key)
	b := a.As16()
	mac.Write(b[:])
	name := hex.EncodeToString(mac.Sum(nil)[:8])
	v.known[a] = name
	return name
}
