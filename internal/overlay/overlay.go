// Package overlay lays what editors decided over what was read: the record that
// is shown is the two together (P25).
//
// A decision hangs on words, not on a place in a list: its anchor is looked for
// in every further text and reading of the edition. Where it is not found it is
// neither applied nor dropped, and the value waits to be checked again. The
// package keeps nothing and knows no gate: register stores decisions and asks it
// what they make of a record.
package overlay

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout"
)

// Lay returns the record that is shown: the reading with an editor's
// decisions. text is the text that rec was read from and decisions are in the
// order they were made; of two on one field the later holds. What cannot be
// anchored in the text, or does not fit the record any more, is neither applied
// nor dropped: record.review says check_again.
func Lay(rec readout.Record, text string, decisions []Decision) readout.Record {
	return lay(rec, text, decisions).rec
}

// lay is Lay with what became of each decision, at its place in rec.
func lay(rec readout.Record, text string, decisions []Decision) *overlaid {
	latest := map[string]Decision{}
	for _, d := range decisions {
		latest[d.Field] = d
	}
	ruler := readout.NewRuler(text)
	sha := readout.TextSHA256(text)
	o := &overlaid{rec: rec}
	var items []located
	for _, d := range slices.SortedFunc(maps.Values(latest), func(a, b Decision) int { return cmp.Compare(a.Number, b.Number) }) {
		span, ok := d.Anchor.Find(ruler, sha)
		path := d.Field
		if ok {
			path, ok = o.relocate(d.Field, span)
		}
		switch {
		case !ok:
			o.review(d, d.Field, readout.CheckAgain)
		case d.Value == nil && isItem(path):
			items = append(items, located{d, path}) // last, because what follows moves up
		default:
			state, err := o.set(d, path, span)
			if err != nil {
				state = readout.CheckAgain
			}
			o.review(d, path, state)
		}
	}
	// from the end of each list to its beginning
	slices.SortStableFunc(items, func(a, b located) int { return cmp.Compare(itemIndex(b.path), itemIndex(a.path)) })
	for _, i := range items {
		state := readout.Rejected
		if err := o.drop(i.path); err != nil {
			state = readout.CheckAgain
		}
		o.review(i.Decision, i.path, state)
	}
	o.mendReferences()
	return o
}

type located struct {
	Decision
	path string
}

type overlaid struct {
	rec  readout.Record
	made []settled
}

// settled is what became of a decision.
type settled struct {
	Decision
	path  string // in the record as it was read
	state readout.ReviewState
}

func (o *overlaid) review(d Decision, path string, state readout.ReviewState) {
	o.made = append(o.made, settled{d, path, state})
	o.rec.Review = append(slices.Clip(o.rec.Review), readout.Review{Path: path, State: state, By: d.By, At: d.At.UTC().Format(time.RFC3339)})
}

// relocate finds a field of a list item again: in the item whose words overlap
// the anchor most, of several the one at the place that it had. Any other field
// stays where it is.
func (o *overlaid) relocate(field string, span readout.Span) (string, bool) {
	list, was, rest, ok := itemOf(field)
	if !ok {
		return field, true
	}
	best, most := -1, 0
	for _, e := range o.rec.Evidence {
		tail, in := strings.CutPrefix(e.Path, list+"/")
		if !in {
			continue
		}
		number, _, _ := strings.Cut(tail, "/")
		i, err := strconv.Atoi(number)
		if err != nil {
			continue
		}
		common := min(span.End, e.End) - max(span.Start, e.Start)
		if common > most || common == most && common > 0 && best != was && (i == was || i < best) {
			best, most = i, common
		}
	}
	if best < 0 {
		return "", false
	}
	return list + "/" + strconv.Itoa(best) + rest, true
}

// set gives a field its decided value, or null, and the decision's words as
// evidence.
func (o *overlaid) set(d Decision, path string, span readout.Span) (readout.ReviewState, error) {
	tree, err := treeOf(o.rec)
	if err != nil {
		return "", err
	}
	was, err := lookUp(tree, path)
	if err != nil {
		return "", err
	}
	var to any
	if d.Value != nil {
		if to, err = scalar(path, d.Value); err != nil {
			return "", err
		}
		switch was.(type) {
		case map[string]any, []any:
			return "", readout.Invalid("%s is no single value; decide on the values inside it", path)
		}
	}
	if d.Value != nil && was == to {
		return readout.Confirmed, nil
	}
	if err := put(tree, path, to); err != nil {
		return "", err
	}
	next, err := recordOf(tree)
	if err != nil {
		return "", readout.Invalid("%s cannot be %s", path, cmp.Or(string(d.Value), "empty"))
	}
	again, err := treeOf(next)
	if err != nil {
		return "", err
	}
	if got, err := lookUp(again, path); err != nil || !same(got, to) {
		return "", readout.Invalid("%s cannot be %s", path, cmp.Or(string(d.Value), "empty"))
	}
	next.Evidence = slices.DeleteFunc(slices.Clone(next.Evidence), func(e readout.Evidence) bool { return readout.Within(e.Path, path) })
	state := readout.Rejected
	if d.Value != nil {
		state = readout.Changed
		next.Evidence = append(next.Evidence, readout.Evidence{ID: "d" + strconv.FormatInt(d.Number, 10), Path: path,
			Start: span.Start, End: span.End, Exact: d.Anchor.Exact, Basis: readout.Stands, Rule: "editor"})
	}
	if next.Meeting != nil {
		field, inMeeting := strings.CutPrefix(path, "/meeting/")
		if inMeeting && d.Value == nil && !strings.Contains(field, "/") {
			if next.Meeting.Why == nil {
				next.Meeting.Why = map[string]readout.WhyAbsent{}
			}
			next.Meeting.Why[field] = readout.Unclear
		} else if inMeeting {
			delete(next.Meeting.Why, field)
		}
	}
	o.rec = next
	return state, nil
}

// drop takes an item out of its list, with its evidence and what was said of its
// values; those behind it move up with theirs.
func (o *overlaid) drop(path string) error {
	list, at, _, _ := itemOf(path)
	tree, err := treeOf(o.rec)
	if err != nil {
		return err
	}
	items, err := lookUp(tree, list)
	if err != nil {
		return err
	}
	all, ok := items.([]any)
	if !ok || at >= len(all) {
		return readout.Invalid("there is no %s", path)
	}
	if err := put(tree, list, slices.Delete(slices.Clone(all), at, at+1)); err != nil {
		return err
	}
	next, err := recordOf(tree)
	if err != nil {
		return err
	}
	var kept []readout.Evidence
	for _, e := range next.Evidence {
		l, i, rest, in := itemOf(e.Path)
		switch {
		case !in || l != list:
		case i == at:
			continue
		case i > at:
			e.Path = list + "/" + strconv.Itoa(i-1) + rest
		}
		kept = append(kept, e)
	}
	next.Evidence = kept
	reviews := make([]readout.Review, 0, len(next.Review))
	for _, r := range next.Review {
		l, i, rest, in := itemOf(r.Path)
		switch {
		case !in || l != list || rest == "" && r.State == readout.Rejected:
		case i == at:
			continue
		case i > at:
			r.Path = list + "/" + strconv.Itoa(i-1) + rest
		}
		reviews = append(reviews, r)
	}
	next.Review = reviews
	o.rec = next
	return nil
}

// mendReferences takes the ids of evidence that is gone out of what refers to
// it.
func (o *overlaid) mendReferences() {
	there := make(map[string]bool, len(o.rec.Evidence))
	for _, e := range o.rec.Evidence {
		there[e.ID] = true
	}
	gone := func(id string) bool { return !there[id] }
	mend := func(ids []string) []string {
		if !slices.ContainsFunc(ids, gone) {
			return ids
		}
		return slices.DeleteFunc(slices.Clone(ids), gone)
	}
	for i := range o.rec.Evidence {
		o.rec.Evidence[i].From = mend(o.rec.Evidence[i].From)
	}
	for i := range o.rec.Mentions {
		o.rec.Mentions[i].Evidence = mend(o.rec.Mentions[i].Evidence)
	}
	for i := range o.rec.Claims {
		o.rec.Claims[i].Evidence = mend(o.rec.Claims[i].Evidence)
	}
}

// itemOf cuts the path of a list item, or of a field in one, at the index:
// /meeting/participants/2/post is the list /meeting/participants, 2 and /post.
func itemOf(path string) (list string, index int, rest string, ok bool) {
	parts := strings.Split(path, "/")
	for i, part := range parts {
		if n, err := strconv.Atoi(part); err == nil && i > 1 && n >= 0 {
			tail := strings.Join(parts[i+1:], "/")
			if tail != "" {
				tail = "/" + tail
			}
			return strings.Join(parts[:i], "/"), n, tail, true
		}
	}
	return "", 0, "", false
}

func isItem(path string) bool {
	_, _, rest, ok := itemOf(path)
	return ok && rest == ""
}

func itemIndex(path string) int {
	_, n, _, _ := itemOf(path)
	return n
}

// scalar decodes a decided value and checks it against the closed sets of the
// record's format.
func scalar(path string, raw json.RawMessage) (any, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil || dec.More() {
		return nil, readout.Invalid("%s: the value is no JSON", path)
	}
	switch v.(type) {
	case string, bool, json.Number:
	default:
		return nil, readout.Invalid("%s: the value must be a text, a number, true or false", path)
	}
	s, _ := v.(string)
	ok := true
	switch path[strings.LastIndexByte(path, '/')+1:] {
	case "kind":
		ok = slices.Contains([]readout.MeetingKind{readout.KindConsultation, readout.KindDialogue, readout.KindMinisterial, readout.KindSummit,
			readout.KindCourtesyCall, readout.KindPhoneCall, readout.KindVisit, readout.KindJointCommittee, readout.KindWorkingGroup, readout.KindOther}, readout.MeetingKind(s))
	case "format":
		ok = slices.Contains([]readout.MeetingFormat{readout.InPerson, readout.ByPhone, readout.ByVideo}, readout.MeetingFormat(s))
	case "role":
		ok = slices.Contains([]readout.Role{readout.RoleHead, readout.RoleDeputyHead, readout.RoleMember}, readout.Role(s))
	case "account":
		ok = slices.Contains([]readout.AccountKind{readout.AccountAdvance, readout.AccountOutcome, readout.AccountJointText,
			readout.AccountBriefing, readout.AccountExplanation, readout.AccountCorrection}, readout.AccountKind(s))
	case "start_date", "end_date":
		_, err := readout.ParseDay(s)
		ok = err == nil
	case "ordinal":
		n, err := strconv.Atoi(fmt.Sprint(v))
		ok = err == nil && n >= 1
	case "country", "side":
		ok = readout.PartyCode(s).Valid() || readout.PartyCode(s) == readout.BothSides
	}
	if !ok {
		return nil, readout.Invalid("%s cannot be %s", path, raw)
	}
	return v, nil
}
