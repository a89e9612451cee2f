package register

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	"readout"
	"readout/internal/press"
)

// Value is one value of a record as an editor decides on it.
type Value struct {
	Field string          // JSON Pointer into the record as it was read
	Is    json.RawMessage // what pages show; of a rejected one what was read
	Words string          // that it rests on
	State string          // "" while nobody decided, else confirmed, changed, rejected or check_again
	By    string          // who decided last
	span  readout.Span
}

// Waits reports whether an editor is still to decide on the value.
func (v Value) Waits() bool { return v.State == "" || v.State == checkAgain }

// Checklist is the record of a version as an editor goes through it.
type Checklist struct {
	press.VersionKey
	Base   string // names this list; a decision on another one is refused
	Values []Value
	made   []Decision
}

// Waiting counts the values that wait for an editor.
func (c Checklist) Waiting() (n int) {
	for _, v := range c.Values {
		if v.Waits() {
			n++
		}
	}
	return n
}

// Verdict is an editor's word on one value of a checklist: it is right, or it is
// not there.
type Verdict struct {
	Field  string // of a value, of an item of a list such as /meeting/topics/2, or /meeting itself
	Reject bool
}

// Checklist returns the values of a version's record with what editors decided
// on each. It is readout.ErrNotFound where the version was not read. It knows no
// gate: it is for the desk.
func (r *Registrar) Checklist(ctx context.Context, key press.VersionKey) (Checklist, error) {
	text, err := r.versionsOf(ctx, key)
	if err != nil {
		return Checklist{}, err
	}
	entries, err := r.store.Entries(ctx, []press.VersionKey{key})
	if err != nil {
		return Checklist{}, err
	}
	made, err := r.store.Decisions(ctx, []press.VersionKey{key})
	if err != nil {
		return Checklist{}, err
	}
	looked, ok := text[key]
	e, read := entries[key]
	if !ok || !read {
		return Checklist{}, readout.ErrNotFound
	}
	return checklist(e, looked.Document.Text, made)
}

// Check decides on values of a checklist, on all of them or, where one cannot be
// decided on, on none, and returns how many. Where the list is not the one that
// base names any more it is a *readout.Conflict.
func (r *Registrar) Check(ctx context.Context, key press.VersionKey, base, by string, verdicts []Verdict) (n int, err error) {
	if by == "" || len(verdicts) == 0 {
		return 0, readout.Invalid("a decision names values and who made it")
	}
	err = r.decide(ctx, key, by, func(e Entry, text string, made []Decision) ([]Decision, error) {
		list, err := checklist(e, text, made)
		if err != nil {
			return nil, err
		}
		if list.Base != base {
			c := &readout.Conflict{What: "the record", By: "the reading", Did: string(readout.EventRead)}
			if len(made) > 0 {
				c.By, c.Did = made[len(made)-1].By, string(readout.EventReviewed)
			}
			return nil, c
		}
		var rec readout.Record
		if err := json.Unmarshal(e.Reading, &rec); err != nil {
			return nil, fmt.Errorf("record of release %d: %w", e.Release, err)
		}
		decisions := make([]Decision, 0, len(verdicts))
		for _, v := range verdicts {
			d, err := list.decision(rec, text, v)
			if err != nil {
				return nil, err
			}
			decisions = append(decisions, d)
		}
		n = len(decisions)
		return decisions, nil
	})
	return n, err
}

// checklist lists the values that a record was read to have, in the order of the
// record's evidence, and behind them those that editors alone gave.
func checklist(e Entry, text string, made []Decision) (Checklist, error) {
	c := Checklist{VersionKey: e.VersionKey, made: made}
	sum := sha256.Sum256(append(strconv.AppendInt(nil, int64(len(made)), 10), e.Reading...))
	c.Base = hex.EncodeToString(sum[:6])
	var rec readout.Record
	if err := json.Unmarshal(e.Reading, &rec); err != nil {
		return c, fmt.Errorf("record of release %d: %w", e.Release, err)
	}
	if rec.Meeting == nil || rec.Reading.Status != readout.StatusRead {
		return c, nil
	}
	tree, err := treeOf(rec)
	if err != nil {
		return c, err
	}
	at := map[string]int{}
	for _, ev := range rec.Evidence {
		if _, again := at[ev.Path]; again || !within(ev.Path, "/meeting") {
			continue
		}
		is, err := lookUp(tree, ev.Path)
		if err != nil {
			continue // evidence of nothing
		}
		b, err := json.Marshal(is)
		if err != nil {
			return c, fmt.Errorf("record of release %d: %w", e.Release, err)
		}
		at[ev.Path] = len(c.Values)
		c.Values = append(c.Values, Value{Field: ev.Path, Is: b, Words: ev.Exact, span: readout.Span{Start: ev.Start, End: ev.End}})
	}
	laid := lay(rec, text, made).made
	slices.SortStableFunc(laid, func(a, b settled) int { return cmp.Compare(a.Number, b.Number) })
	for _, d := range laid {
		i, read := at[d.path]
		if !read && d.Value != nil {
			i = len(c.Values)
			at[d.path] = i
			c.Values = append(c.Values, Value{Field: d.path, Words: d.Anchor.Exact, span: d.Anchor.Span})
			read = true
		}
		if read {
			v := &c.Values[i]
			if v.State, v.By = d.state, d.By; d.Value != nil {
				v.Is = d.Value
			}
			continue
		}
		for i, v := range c.Values { // a whole item, or the meeting
			if within(v.Field, d.path) {
				c.Values[i].State, c.Values[i].By = d.state, d.By
			}
		}
	}
	return c, nil
}

// decision is what a verdict says of the list.
func (c Checklist) decision(rec readout.Record, text string, v Verdict) (Decision, error) {
	d := Decision{Field: v.Field}
	i := slices.IndexFunc(c.Values, func(is Value) bool { return is.Field == v.Field })
	switch {
	case i >= 0 && v.Reject:
	case i >= 0 && c.Values[i].State == rejected && !c.rejectedItself(v.Field):
		return d, readout.Invalid("%s was rejected with all that it belongs to", v.Field)
	case i >= 0:
		d.Value = c.Values[i].Is
	case !v.Reject:
		return d, readout.Invalid("the record has no value %q; the list shows those that it has", v.Field)
	}
	spans := c.spans(v.Field)
	if len(spans) == 0 || !within(v.Field, "/meeting") {
		return d, readout.Invalid("the record has no value %q; the list shows those that it has", v.Field)
	}
	o := overlaid{rec: rec}
	for _, span := range spans {
		span.End = min(span.End, span.Start+maxAnchor)
		if path, ok := o.relocate(v.Field, span); !ok || path != v.Field {
			continue // words of several items
		}
		var err error
		d.Anchor, err = NewAnchor(text, span)
		return d, err
	}
	return d, readout.Invalid("%s rests on no words of its own, so a decision on it could not be found again", v.Field)
}

// rejectedItself reports whether the newest decision on a field is its own
// rejection, and not that of what it belongs to.
func (c Checklist) rejectedItself(field string) bool {
	own := false
	for _, d := range c.made {
		if d.Field == field {
			own = d.Value == nil
		}
	}
	return own
}

// spans are the words that a field may be fastened to: its own first, then those
// of the item or the meeting that it is in.
func (c Checklist) spans(field string) []readout.Span {
	var own, near []readout.Span
	item := field
	if list, n, _, ok := itemOf(field); ok {
		item = list + "/" + strconv.Itoa(n)
	}
	for _, v := range c.Values {
		switch {
		case v.span.Empty():
		case v.Field == field:
			own = append(own, v.span)
		case within(v.Field, item):
			near = append(near, v.span)
		}
	}
	return append(own, near...)
}

// Unchecked is the newest version of an edition in whose record values wait for
// an editor.
type Unchecked struct {
	press.VersionKey
	Title          string
	Address        readout.Address
	Waiting, Total int // values
}

// Unchecked calls each for every newest version in whose record something waits
// for an editor, in the order in which the releases came. It knows no gate: it
// is for the desk.
func (r *Registrar) Unchecked(ctx context.Context, each func(Unchecked) error) error {
	const atOnce = 200
	after := press.VersionKey{}
	for {
		some, err := r.store.Newest(ctx, after, atOnce)
		if err != nil || len(some) == 0 {
			return err
		}
		for _, n := range some {
			after = n.VersionKey
			var rec readout.Record
			if err := json.Unmarshal(n.Record, &rec); err != nil {
				return fmt.Errorf("record of release %d: %w", n.Release, err)
			}
			u := Unchecked{VersionKey: n.VersionKey, Title: n.Title, Address: n.Address}
			u.Waiting, u.Total = waiting(rec)
			if u.Waiting == 0 {
				continue
			}
			if err := each(u); err != nil {
				return err
			}
		}
	}
}

// waiting counts the values of a record that wait for an editor, and all.
func waiting(rec readout.Record) (waits, all int) {
	checked := checkedIn(rec)
	seen := map[string]bool{}
	for _, e := range rec.Evidence {
		if within(e.Path, "/meeting") && !seen[e.Path] {
			seen[e.Path] = true
			all++
			if !checked[e.Path] {
				waits++
			}
		}
	}
	return waits, all
}
