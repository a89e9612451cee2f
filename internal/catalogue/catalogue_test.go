package catalogue_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"readout"
	"readout/internal/catalogue"
)

// kept is a store in memory.
type kept struct {
	items  []catalogue.Item
	events []readout.Event
}

func (k *kept) End(context.Context) (readout.Cursor, error) {
	return readout.Cursor{Era: "one", Number: int64(len(k.events))}, nil
}

func (k *kept) Events(_ context.Context, after int64, limit int) ([]readout.Event, error) {
	return k.events[after:min(len(k.events), int(after)+limit)], nil
}

func (k *kept) All(context.Context) ([]catalogue.Item, error) { return k.items, nil }

func (k *kept) Some(_ context.Context, ids []readout.ReleaseID) ([]catalogue.Item, error) {
	var out []catalogue.Item
	for _, it := range k.items {
		if slices.Contains(ids, it.Release) {
			out = append(out, it)
		}
	}
	return out, nil
}

// bring adds a release of a publisher, n minutes into 2031.
func (k *kept) bring(n int, publisher string, parties ...readout.PartyCode) {
	id := readout.ReleaseID(n)
	it := catalogue.Item{Release: id, Address: readout.Address{Year: 2031, Slug: fmt.Sprintf("talks-%d", n)},
		At: time.Date(2031, 1, 1, 0, n, 0, 0, time.UTC), Publisher: publisher, Ours: publisher == "own", Langs: []readout.Lang{"en"}}
	if len(parties) > 0 {
		it.Meeting, it.Day, it.Parties = readout.MeetingID(n), "2031-01-01", parties
	}
	k.items = append(k.items, it)
	k.events = append(k.events, readout.Event{Number: int64(len(k.events) + 1), Kind: readout.EventReleased, Release: id})
}

// TestPagesStandStillWhileReleasesArrive: the page behind a place has the releases
// that it had before newer ones came, and a total that knows of them.
func TestPagesStandStillWhileReleasesArrive(t *testing.T) {
	store := &kept{}
	for n := 1; n <= 2*catalogue.PerPage+5; n++ {
		store.bring(n, "own")
	}
	c := catalogue.New(store)
	ask := func(q catalogue.Query) catalogue.Page {
		t.Helper()
		p, err := c.Page(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	first := ask(catalogue.Query{})
	if first.Total != 45 || len(first.Releases) != catalogue.PerPage || first.Releases[0] != 45 || first.Next == nil {
		t.Fatalf("the first page: %+v", first)
	}
	second := ask(catalogue.Query{Place: first.Next})
	store.bring(46, "own")
	store.bring(47, "own")
	later := ask(catalogue.Query{Place: first.Next})
	if !slices.Equal(later.Releases, second.Releases) || later.Total != 47 || later.First != second.First+2 {
		t.Errorf("two came, and the second page went from %+v to %+v", second, later)
	}
	if newest := ask(catalogue.Query{}); newest.Releases[0] != 47 {
		t.Errorf("the first page begins with %d", newest.Releases[0])
	}
	place, err := catalogue.ParsePlace(first.Next.String(), false)
	if err != nil || place != *first.Next {
		t.Errorf("%s is read as %v, %v", first.Next, place, err)
	}
}

// TestTheEpochTellsOfChanges: under an epoch the catalogue looks once for each, and
// misses nothing that moved it, nor a history that begins anew.
func TestTheEpochTellsOfChanges(t *testing.T) {
	store := &looked{}
	c := catalogue.New(store)
	epoch := int64(0)
	c.Under(func(context.Context) (int64, error) { return epoch, nil })
	total := func(want, looks int) {
		t.Helper()
		for range 3 {
			p, err := c.Page(t.Context(), catalogue.Query{})
			if err != nil || p.Total != want {
				t.Errorf("%d releases, %v, want %d", p.Total, err, want)
			}
		}
		if store.looks != looks {
			t.Errorf("looked %d times, want %d", store.looks, looks)
		}
	}
	total(0, 1)
	store.bring(1, "own")
	epoch = 1
	total(1, 2)
	store.bring(2, "own")
	store.bring(3, "own")
	epoch = 3
	total(3, 3)
	store.kept, store.era, epoch = kept{}, "two", 0
	store.bring(1, "own")
	epoch = 1
	total(1, 4)
}

// looked is a store that counts who looks how far it goes.
type looked struct {
	kept
	looks int
	era   string
}

func (l *looked) End(ctx context.Context) (readout.Cursor, error) {
	l.looks++
	c, err := l.kept.End(ctx)
	c.Era += l.era
	return c, err
}

// TestListsAreNarrowedAndCounted: each choice says what it leads to, and a house
// that keeps others' texts knows of none.
func TestListsAreNarrowedAndCounted(t *testing.T) {
	store := &kept{}
	store.bring(1, "own", "KR", "JP")
	store.bring(2, "own", "KR", "CN")
	store.bring(3, "other", "KR", "FR")
	c := catalogue.New(store)
	korea := (catalogue.Filter{}).With(catalogue.Country, "kr")
	for _, of := range []struct {
		name string
		c    *catalogue.Catalogue
		want map[string]int
	}{{"all", c, map[string]int{"kr": 3, "jp": 1, "cn": 1, "fr": 1}}, {"ours", c.OursOnly(), map[string]int{"kr": 2, "jp": 1, "cn": 1}}} {
		p, err := of.c.Page(t.Context(), catalogue.Query{Filter: korea, Count: []catalogue.Facet{catalogue.Country}})
		if err != nil || p.Total != of.want["kr"] {
			t.Errorf("%s: %d of Korea, %v", of.name, p.Total, err)
		}
		got := map[string]int{}
		for _, o := range p.Options[catalogue.Country] {
			got[o.Value] = o.Count
			narrowed, err := of.c.Page(t.Context(), catalogue.Query{Filter: korea.With(catalogue.Country, o.Value)})
			if err != nil || narrowed.Total != o.Count {
				t.Errorf("%s: the choice %s promises %d and leads to %d, %v", of.name, o.Value, o.Count, narrowed.Total, err)
			}
		}
		for value, n := range of.want {
			if got[value] != n || len(got) != len(of.want) {
				t.Errorf("%s: the choices are %v, want %v", of.name, got, of.want)
				break
			}
		}
	}
	if err := c.OursOnly().Known(t.Context(), (catalogue.Filter{}).With(catalogue.Country, "fr")); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("a country of another's text alone: %v", err)
	}
}
