package catalogue_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	difference "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/levels"
	"readout/internal/tally"
)

// model is what a catalogue is asked, answered by walking over everything.
type model struct {
	items  map[readout.ReleaseID]catalogue.Item
	events []readout.Event
}

func (m *model) End(context.Context) (readout.Cursor, error) {
	return readout.Cursor{Era: "one", Number: int64(len(m.events))}, nil
}

func (m *model) Events(_ context.Context, after int64, limit int) ([]readout.Event, error) {
	return m.events[after:min(len(m.events), int(after)+limit)], nil
}

func (m *model) All(context.Context) ([]catalogue.Item, error) {
	return slices.Collect(maps.Values(m.items)), nil
}

func (m *model) Some(_ context.Context, ids []readout.ReleaseID) (out []catalogue.Item, err error) {
	for _, id := range ids {
		if it, there := m.items[id]; there {
			out = append(out, it)
		}
	}
	return out, nil
}

func (m *model) happens(kind readout.EventKind, id readout.ReleaseID) {
	m.events = append(m.events, readout.Event{Number: int64(len(m.events) + 1), Kind: kind, Release: id})
}

// The words of the model's topics, and what each is as a label.
var modelTopics = map[string]string{"the joint survey": "joint survey", "Joint Survey": "Joint Survey", "joint survey": "joint survey", "harbours": "harbours", "a canal": "canal"}

var modelBodies = []catalogue.Body{{Name: "Ministry of Canals", Side: "NL"}, {Name: "Ministry of canals", Side: "NL"}, {Name: "Ministry of Canals"}, {Name: "Harbour Board", Side: "JP"}}

// terms are what an item is found by, each with its words.
func terms(it catalogue.Item) map[catalogue.Value]string {
	out := map[catalogue.Value]string{}
	add := func(v catalogue.Value, words string) {
		if _, there := out[v]; !there && v.Value != "" {
			out[v] = words
		}
	}
	add(catalogue.Value{Facet: catalogue.Publisher, Value: it.Publisher}, "")
	if it.Board != "" {
		add(catalogue.Value{Facet: catalogue.Board, Value: it.Publisher + "/" + it.Board}, "")
	}
	add(catalogue.Value{Facet: catalogue.Year, Value: fmt.Sprint(it.Address.Year)}, "")
	for _, l := range it.Langs {
		add(catalogue.Value{Facet: catalogue.Language, Value: string(l)}, "")
	}
	if it.Meeting == 0 {
		return out
	}
	for _, p := range it.Parties {
		add(catalogue.CountryOf(p), "")
	}
	add(catalogue.Value{Facet: catalogue.Series, Value: it.Series}, it.Name)
	for _, t := range it.Topics {
		add(catalogue.TopicOf(t), modelTopics[t])
	}
	add(catalogue.Value{Facet: catalogue.Account, Value: string(it.Account)}, "")
	for _, b := range it.Bodies {
		add(catalogue.OrganisationOf(b.Name, b.Side), b.Name)
	}
	if len(it.Start) == 10 {
		add(catalogue.Value{Facet: catalogue.Month, Value: string(it.Start[:7])}, "")
	}
	return out
}

// narrowing is a filter as the model knows it.
type narrowing struct {
	values map[catalogue.Facet]string
	ours   bool // until a publisher is chosen
}

func (n narrowing) filter() (f catalogue.Filter) {
	if n.ours {
		f = f.OursOnly()
	}
	for facet, v := range n.values {
		f = f.With(facet, v)
	}
	return f
}

func (n narrowing) without(of catalogue.Facet) narrowing {
	n.values = maps.Clone(n.values)
	delete(n.values, of)
	if of == catalogue.Publisher {
		delete(n.values, catalogue.Board)
		n.ours = false
	}
	return n
}

func (n narrowing) fits(it catalogue.Item, locked bool) bool {
	has := terms(it)
	for facet, v := range n.values {
		if _, there := has[catalogue.Value{Facet: facet, Value: v}]; !there && v != catalogue.AllPublishers {
			return false
		}
	}
	return it.Ours || !locked && !n.ours
}

// list is what a filter lets through, newest first.
func (m *model) list(n narrowing, locked bool) (out []catalogue.Item) {
	for _, it := range m.items {
		if n.fits(it, locked) {
			out = append(out, it)
		}
	}
	slices.SortFunc(out, func(a, b catalogue.Item) int { return cmp.Or(b.At.Compare(a.At), cmp.Compare(b.Release, a.Release)) })
	return out
}

// words is the commonest wording of a value.
func (m *model) words(v catalogue.Value, locked bool) (best string) {
	n := map[string]int{}
	for _, it := range m.items {
		if w := terms(it)[v]; w != "" && (it.Ours || !locked) {
			n[w]++
		}
	}
	for w := range n {
		if best == "" || n[w] > n[best] || n[w] == n[best] && w < best {
			best = w
		}
	}
	return best
}

// options counts the values of a facet among items; of too many the commonest stay.
func (m *model) options(items []catalogue.Item, f catalogue.Facet, chosen string, most int, locked bool) (out []catalogue.Option) {
	n := map[string]int{}
	for _, it := range items {
		for v := range terms(it) {
			if v.Facet == f {
				n[v.Value]++
			}
		}
	}
	for v, count := range n {
		out = append(out, catalogue.Option{Value: v, Words: m.words(catalogue.Value{Facet: f, Value: v}, locked), Count: count})
	}
	if most > 0 {
		slices.SortFunc(out, func(a, b catalogue.Option) int {
			if (a.Value == chosen) != (b.Value == chosen) {
				return map[bool]int{true: -1, false: 1}[a.Value == chosen]
			}
			return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Value, b.Value))
		})
		out = out[:min(most, len(out))]
	}
	slices.SortFunc(out, func(a, b catalogue.Option) int { return cmp.Compare(a.Value, b.Value) })
	return out
}

// change makes something happen to a release, or to everything.
func (m *model) change(t *rapid.T) {
	id := readout.ReleaseID(rapid.IntRange(1, 60).Draw(t, "release"))
	switch rapid.IntRange(0, 9).Draw(t, "what happens") {
	case 0:
		delete(m.items, id)
		m.happens(readout.EventHeld, id)
	case 1:
		m.happens(readout.EventPublisherChanged, 0)
	default:
		several := func(name string, of ...string) []string {
			return rapid.SliceOfN(rapid.SampledFrom(of), 0, 3).Draw(t, name)
		}
		one := func(name string, of ...string) string { return rapid.SampledFrom(of).Draw(t, name) }
		it := catalogue.Item{
			Release: id, Address: readout.Address{Year: rapid.IntRange(2029, 2031).Draw(t, "year"), Slug: fmt.Sprintf("talks-%d", id)},
			At:        time.Date(2031, 1, 1, 0, rapid.IntRange(0, 8).Draw(t, "minute"), 0, 0, time.UTC),
			Publisher: one("publisher", "own", "other", "third"), Board: one("board", "", "news"), Gone: rapid.Bool().Draw(t, "gone"),
		}
		it.Ours = it.Publisher == "own"
		for _, l := range several("languages", "en", "ko") {
			it.Langs = append(it.Langs, readout.Lang(l))
		}
		if rapid.Bool().Draw(t, "of a meeting") {
			it.Meeting = readout.MeetingID(rapid.IntRange(1, 8).Draw(t, "meeting"))
			it.Account = readout.AccountKind(one("account", "outcome", "advance"))
			it.Day = readout.Day(one("day", "2031-01-01", "2031-02-03"))
			it.Start = readout.Day(one("start", "", string(it.Day)))
			if it.Series = one("series", "", "canal-talks"); it.Series != "" {
				it.Name = one("name", "Canal Talks", "canal talks")
			}
			for _, p := range several("parties", "KR", "JP", "NL") {
				it.Parties = append(it.Parties, readout.PartyCode(p))
			}
			it.Topics = several("topics", slices.Sorted(maps.Keys(modelTopics))...)
			it.Bodies = rapid.SliceOfN(rapid.SampledFrom(modelBodies), 0, 3).Draw(t, "bodies")
			it.Kind = readout.MeetingKind(one("kind", "", "summit", "consultation"))
			for _, p := range slices.Compact(slices.Sorted(slices.Values(it.Parties))) {
				it.Ranks = append(it.Ranks, levels.Rank{Side: p, Level: rapid.SampledFrom(levels.All()).Draw(t, "level")})
			}
		}
		m.items[id] = it
		m.happens(readout.EventReleased, id)
	}
}

var modelFacets = []catalogue.Facet{
	catalogue.Publisher, catalogue.Board, catalogue.Year, catalogue.Country, catalogue.Series, catalogue.Topic, catalogue.Language, catalogue.Account,
	catalogue.Organisation, catalogue.Month,
}

// TestTheCatalogueIsAsAWalk: whatever happened in whatever order, the catalogue's
// answers are those of a walk over everything that is public now.
func TestTheCatalogueIsAsAWalk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := &model{items: map[readout.ReleaseID]catalogue.Item{}}
		all := catalogue.New(m)
		for range rapid.IntRange(1, 12).Draw(t, "times") {
			for range rapid.IntRange(0, 30).Draw(t, "changes") {
				m.change(t)
			}
			for range 3 {
				locked := rapid.Bool().Draw(t, "ours only")
				c := all
				if locked {
					c = all.OursOnly()
				}
				m.ask(t, c, locked)
			}
		}
	})
}

// ask compares answers.
func (m *model) ask(t *rapid.T, c *catalogue.Catalogue, locked bool) {
	same := func(what string, want, got any, err error) {
		t.Helper()
		if d := difference.Diff(want, got, cmpopts.EquateEmpty()); err != nil || d != "" {
			t.Fatalf("%s: %v\n%s", what, err, d)
		}
	}
	ctx := context.Background()
	n := narrowing{values: map[catalogue.Facet]string{}, ours: rapid.Bool().Draw(t, "of ours")}
	everything := m.list(narrowing{}, false)
	for _, f := range rapid.SliceOfNDistinct(rapid.SampledFrom(modelFacets), 0, 3, rapid.ID).Draw(t, "facets") {
		values := m.options(everything, f, "", 0, false)
		if f == catalogue.Publisher {
			values = append(values, catalogue.Option{Value: catalogue.AllPublishers})
		}
		if len(values) > 0 {
			n.values[f] = rapid.SampledFrom(values).Draw(t, "value").Value
		}
	}
	items := m.list(n, locked)
	q := catalogue.Query{Filter: n.filter(), Oldest: rapid.Bool().Draw(t, "oldest"), Count: modelFacets, Options: rapid.IntRange(0, 3).Draw(t, "options")}
	listed := slices.Clone(items)
	if q.Oldest {
		slices.Reverse(listed)
	}
	for first := 0; ; first += catalogue.PerPage { // by places, from the first page on
		p, err := c.Page(ctx, q)
		var ids []readout.ReleaseID
		for _, it := range listed[first:min(first+catalogue.PerPage, len(listed))] {
			ids = append(ids, it.Release)
		}
		same("a page", ids, p.Releases, err)
		same("the total", len(items), p.Total, err)
		for _, f := range modelFacets {
			same("options of "+f.Param(), m.options(m.list(n.without(f), locked), f, n.values[f], q.Options, locked), p.Options[f], err)
		}
		if q.Place = p.Next; p.Next == nil {
			break
		}
	}
	known := true
	for f, v := range n.values {
		of := catalogue.Value{Facet: f, Value: v}
		only := narrowing{values: map[catalogue.Facet]string{f: v}}
		there := len(m.list(only, locked)) > 0
		if v == catalogue.AllPublishers {
			known = known && !locked
			continue
		}
		known = known && there
		held, err := c.Holds(ctx, []catalogue.Value{of})
		same("whether it is held", there, held[of], err)
		words, err := c.Words(ctx, f, v)
		if !there && errors.Is(err, readout.ErrNotFound) {
			err = nil
		}
		if want := m.words(of, locked); there {
			same("words", want, words, err)
		}
	}
	if err := c.Known(ctx, (narrowing{values: n.values}).filter()); (err == nil) != known {
		t.Fatalf("known: %v, want %t", err, known)
	}
	f := rapid.SampledFrom(modelFacets).Draw(t, "facet")
	var standing []catalogue.Item
	for _, it := range m.list(narrowing{}, locked) {
		if !it.Gone {
			standing = append(standing, it)
		}
	}
	found, err := c.Found(ctx, f, q.Options)
	same("what a search may offer", m.options(standing, f, "", q.Options, locked), found, err)
	m.askMeetings(t, c, n, f, locked, same)
}

// askMeetings compares answers about meetings.
func (m *model) askMeetings(t *rapid.T, c *catalogue.Catalogue, n narrowing, f catalogue.Facet, locked bool, same func(string, any, any, error)) {
	ctx := context.Background()
	days, beside := map[readout.MeetingID]readout.Day{}, map[string]map[readout.MeetingID]bool{}
	for _, it := range m.list(n, locked) {
		if it.Meeting == 0 {
			continue
		}
		days[it.Meeting] = max(days[it.Meeting], it.Day)
		for v := range terms(it) {
			if v.Facet == f && v.Value != n.values[f] {
				if beside[v.Value] == nil {
					beside[v.Value] = map[readout.MeetingID]bool{}
				}
				beside[v.Value][it.Meeting] = true
			}
		}
	}
	want := slices.SortedFunc(maps.Keys(days), func(a, b readout.MeetingID) int {
		return cmp.Or(strings.Compare(string(days[b]), string(days[a])), cmp.Compare(b, a))
	})
	ids, total, err := c.Meetings(ctx, n.filter(), 1, 3)
	same("meetings", want[min(1, len(want)):min(4, len(want))], ids, err)
	same("how many meetings", len(want), total, err)
	var options []catalogue.Option
	for _, v := range slices.Sorted(maps.Keys(beside)) {
		options = append(options, catalogue.Option{Value: v, Words: m.words(catalogue.Value{Facet: f, Value: v}, locked), Count: len(beside[v])})
	}
	got, err := c.Beside(ctx, n.filter(), f)
	same("what stands beside", options, got, err)

	chosen := rapid.SliceOfN(rapid.Map(rapid.IntRange(1, 62), func(n int) readout.ReleaseID { return readout.ReleaseID(n) }), 0, 20).Draw(t, "among")
	slices.Sort(chosen)
	chosen = slices.Compact(chosen)
	var among []catalogue.Item
	meetings := map[readout.ReleaseID]readout.MeetingID{}
	for _, id := range chosen {
		if it, there := m.items[id]; there && (it.Ours || !locked) {
			if among = append(among, it); it.Meeting != 0 {
				meetings[id] = it.Meeting
			}
		}
	}
	counts, reported, err := c.Among(ctx, chosen, []catalogue.Facet{f}, 2)
	same("among", m.options(among, f, "", 2, locked), counts[f], err)
	same("what they report", meetings, reported, err)

	var accounts []tally.Account
	for _, it := range m.list(narrowing{}, locked) {
		if it.Meeting != 0 {
			accounts = append(accounts, tally.Account{
				Meeting: it.Meeting, Release: it.Release, Weight: it.Account.Weight(), Issued: it.At.UnixMicro(), Day: it.Day,
				Advance: it.Account == readout.AccountAdvance, Kind: it.Kind, Parties: it.Parties, Ranks: it.Ranks,
			})
		}
	}
	met, err := c.Met(ctx)
	same("who met", tally.Meetings(accounts), met, err)
}
