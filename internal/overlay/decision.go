package overlay

import (
	"encoding/json"
	"time"

	"readout"
)

// Decision is an editor's word on one value of the record of an edition: what
// the value is, or that there is none. It holds for all versions and readings
// of the edition in which its anchor is found again.
type Decision struct {
	Number  int64 // in the order they were made, from 1
	Release readout.ReleaseID
	Lang    readout.Lang
	Field   string          // JSON Pointer into the record, e.g. /meeting/ordinal
	Anchor  Anchor          // of a field inside a list, words of the item that it is in
	Value   json.RawMessage // string, number or boolean; nil where the value is rejected
	By      string
	At      time.Time // UTC
}

// Fits returns why a decision cannot be applied to the record that it was made
// on, as readout.ErrInvalid with a sentence; nil where it can.
func (d Decision) Fits(rec readout.Record) error {
	o := overlaid{rec: rec}
	path, ok := o.relocate(d.Field, d.Anchor.Span)
	if !ok || path != d.Field {
		return readout.Invalid("%s is in a list: mark words of that item, so that it can be found again", d.Field)
	}
	if d.Value == nil && isItem(path) {
		return o.drop(path)
	}
	_, err := o.set(d, path, d.Anchor.Span)
	return err
}
