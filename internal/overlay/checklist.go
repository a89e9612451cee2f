package overlay

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"strconv"

	"readout"
)

// Value is one value of a record as an editor decides on it.
type Value struct {
	Field string              // JSON Pointer into the record as it was read
	Is    json.RawMessage     // what pages show; of a rejected one what was read
	Words string              // that it rests on
	State readout.ReviewState // "" while nobody decided, else confirmed, changed, rejected or check_again
	By    string              // who decided last
	span  readout.Span
}

// Waits reports whether an editor is still to decide on the value.
func (v Value) Waits() bool { return v.State == "" || v.State == readout.CheckAgain }

// Checklist is the record of a version as an editor goes through it: the values
// that it was read to have, in the order of its evidence, and behind them those
// that editors alone gave.
type Checklist struct {
	Base   string // names this list; a decision on another one is refused
	Values []Value

	rec  readout.Record // as read
	text string
	made []Decision
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

// ListOf makes the checklist of a record as it was stored when read from text,
// with the decisions made on it, oldest first. A record without a meeting has no
// values.
func ListOf(read json.RawMessage, text string, made []Decision) (Checklist, error) {
	c := Checklist{text: text, made: made}
	sum := sha256.Sum256(append(strconv.AppendInt(nil, int64(len(made)), 10), read...))
	c.Base = hex.EncodeToString(sum[:6])
	if err := json.Unmarshal(read, &c.rec); err != nil {
		return c, err
	}
	rec := c.rec
	if rec.Meeting == nil || rec.Reading.Status != readout.StatusRead {
		return c, nil
	}
	tree, err := treeOf(rec)
	if err != nil {
		return c, err
	}
	at := map[string]int{}
	for _, ev := range rec.Evidence {
		if _, again := at[ev.Path]; again || !readout.Within(ev.Path, "/meeting") {
			continue
		}
		is, err := lookUp(tree, ev.Path)
		if err != nil {
			continue // evidence of nothing
		}
		b, err := json.Marshal(is)
		if err != nil {
			return c, err
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
			if readout.Within(v.Field, d.path) {
				c.Values[i].State, c.Values[i].By = d.state, d.By
			}
		}
	}
	return c, nil
}

// Decision is what a verdict says of the list: Field, Anchor and Value are
// filled in. It is readout.ErrInvalid with a sentence where the list has no such
// value, or none of its own words to hold on to.
func (c Checklist) Decision(v Verdict) (Decision, error) {
	d := Decision{Field: v.Field}
	i := slices.IndexFunc(c.Values, func(is Value) bool { return is.Field == v.Field })
	switch {
	case i >= 0 && v.Reject:
	case i >= 0 && c.Values[i].State == readout.Rejected && !c.rejectedItself(v.Field):
		return d, readout.Invalid("%s was rejected with all that it belongs to", v.Field)
	case i >= 0:
		d.Value = c.Values[i].Is
	case !v.Reject:
		return d, readout.Invalid("the record has no value %q; the list shows those that it has", v.Field)
	}
	spans := c.spans(v.Field)
	if len(spans) == 0 || !readout.Within(v.Field, "/meeting") {
		return d, readout.Invalid("the record has no value %q; the list shows those that it has", v.Field)
	}
	o := overlaid{rec: c.rec}
	for _, span := range spans {
		span.End = min(span.End, span.Start+maxAnchor)
		if path, ok := o.relocate(v.Field, span); !ok || path != v.Field {
			continue // words of several items
		}
		var err error
		d.Anchor, err = NewAnchor(c.text, span)
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
		case readout.Within(v.Field, item):
			near = append(near, v.span)
		}
	}
	return append(own, near...)
}
