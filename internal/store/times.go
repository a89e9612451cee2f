package store

import (
	"fmt"
	"time"
)

// Micros is how an instant is stored: microseconds UTC, null for the zero Time.
func Micros(t time.Time) any {
	if t.IsZero() {
		return nil
	}
	return t.UnixMicro()
}

// Instant scans what Micros stored, UTC.
type Instant struct{ To *time.Time }

// Scan implements sql.Scanner.
func (i Instant) Scan(src any) error {
	switch v := src.(type) {
	case nil:
		*i.To = time.Time{}
	case int64:
		*i.To = time.UnixMicro(v).UTC()
	default:
		return fmt.Errorf("an instant is stored as %T", src)
	}
	return nil
}
