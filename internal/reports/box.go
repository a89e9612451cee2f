package reports

import (
	"context"
	"fmt"
	"log/slog"
	"strings"
	"time"
	"unicode/utf8"

	"readout"
)

// Bounds of a report, in code points.
const (
	MostPoint = 40
	MostWords = 4000
)

// Report is what a reader says is wrong in one version of an edition.
type Report struct {
	At      time.Time // UTC
	Release readout.ReleaseID
	Address readout.Address // of the release when it was reported; not kept
	Lang    readout.Lang
	Version int
	Point   string // as the reader names it; "" for the whole text
	Words   string
}

// Store keeps reports.
type Store interface {
	// Add keeps a report; it is durable when Add returns nil.
	Add(ctx context.Context, r Report) error
	// List returns at most limit reports, without their addresses, beyond the
	// first so many, the oldest first.
	List(ctx context.Context, beyond, limit int) ([]Report, error)
}

// Box takes reports.
type Box struct {
	store Store
	now   func() time.Time
	log   *slog.Logger
}

// New makes a box.
func New(store Store, now func() time.Time, log *slog.Logger) *Box { return &Box{store, now, log} }

// Take keeps a report and tells the log. One without words, and one that is
// longer than a report may be, is readout.ErrInvalid.
func (b *Box) Take(ctx context.Context, r Report) error {
	r.Point, r.Words = plain(r.Point), plain(r.Words)
	switch {
	case r.Words == "":
		return readout.Invalid("a report needs words")
	case utf8.RuneCountInString(r.Words) > MostWords || utf8.RuneCountInString(r.Point) > MostPoint:
		return readout.Invalid("a report has at most %d characters, and %d to name a point", MostWords, MostPoint)
	}
	r.At = b.now().UTC().Truncate(time.Microsecond)
	if err := b.store.Add(ctx, r); err != nil {
		return fmt.Errorf("report on %s: %w", r.Address, err)
	}
	b.log.Warn("a reader reports an error", "release", r.Address.String(), "lang", string(r.Lang), "version", r.Version, "point", r.Point, "words", r.Words)
	return nil
}

// plain is words as they can be kept and shown: valid, without the signs that
// steer a terminal, and without the space around them.
func plain(s string) string {
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, s))
}
