package storetest

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/press"
	"readout/internal/store/cataloguedb"
)

// testCatalogue holds a catalogue to what the office says of each release, after
// random holds, withdrawals and imports: every page of random filters in both
// orders, and every count.
func testCatalogue(t *testing.T, open Open) {
	r := newRoom(t, open)
	found := catalogue.New(cataloguedb.New(r.db))
	if page, err := found.Page(t.Context(), catalogue.Query{}); err != nil || page.Total != 0 || page.Pages != 1 || page.Next != nil {
		t.Fatalf("an empty house: %+v, %v", page, err)
	}
	known := map[readout.ReleaseID][]readout.Lang{} // languages
	bring := func(n, from int) []readout.ReleaseID {
		var batch []press.Incoming
		for i := from; i < from+n; i++ {
			publisher, board := "us-wh", "press-releases"
			if i%3 == 0 {
				publisher = "northmark"
				if i%2 == 0 {
					board = "statements"
				}
			}
			day, _ := readout.NewDay(2000+i%4, 1, 1+i%3) // many of one day
			in := item(publisher, fmt.Sprint(i), "en", fmt.Sprintf("Release %d", i), day, fmt.Sprintf("text %d", i))
			in.Board = board
			batch = append(batch, in)
			if i%5 == 0 {
				ko := item(publisher, fmt.Sprint(i), "ko", fmt.Sprintf("보도자료 %d", i), day, fmt.Sprintf("본문 %d", i))
				ko.Board = board
				batch = append(batch, ko)
			}
		}
		var ids []readout.ReleaseID
		for i, d := range r.bring(batch...) {
			known[d.Release] = append(known[d.Release], batch[i].Facts.Lang)
			ids = append(ids, d.Release)
		}
		slices.Sort(ids)
		return slices.Compact(ids)
	}
	all := bring(70, 0)
	values := map[catalogue.Facet][]string{
		catalogue.Publisher: {"", "us-wh", "northmark", catalogue.AllPublishers}, catalogue.Board: {"", "northmark/statements", "us-wh/press-releases"},
		catalogue.Year: {"", "2000", "2003", "1999"}, catalogue.Language: {"", "ko", "en"},
	}
	facets := []catalogue.Facet{catalogue.Publisher, catalogue.Board, catalogue.Year, catalogue.Language}
	rapid.Check(t, func(rt *rapid.T) {
		for range 3 {
			id := all[rapid.IntRange(0, len(all)-1).Draw(rt, "release")]
			rel, err := r.Release(t.Context(), id)
			r.must(err)
			switch {
			case rel.State == readout.Held:
				r.must(r.Restore(t.Context(), id, rel.Changed, "test"))
			case rel.State == readout.Public && rapid.Bool().Draw(rt, "withdraw"):
				r.must(r.Withdraw(t.Context(), id, rel.Changed, "test"))
			default:
				r.must(r.Hold(t.Context(), id, rel.Changed, "test"))
			}
		}
		if len(all) < 90 && rapid.Bool().Draw(rt, "more") {
			all = append(all, bring(2, len(all))...)
		}
		var f catalogue.Filter
		if rapid.Bool().Draw(rt, "ours") {
			f = f.OursOnly()
		}
		q := map[string][]string{}
		for _, facet := range facets {
			if v := rapid.SampledFrom(values[facet]).Draw(rt, facet.Param()); v != "" {
				q[facet.Param()] = []string{v}
			}
		}
		of, house := found, ""
		if rapid.Bool().Draw(rt, "house") {
			of, house = found.OursOnly(), "ours"
		}
		checkCatalogue(rt, r, of, house, f, f.Parse(q, facets), rapid.Bool().Draw(rt, "oldest"), all, known)
	})
}

// fits reports whether the office's release is one of a filter's.
func fits(rel *readout.Release, langs []readout.Lang, house string, ours bool, f catalogue.Filter) bool {
	publisher := f.Of(catalogue.Publisher)
	return rel.State != readout.Held && (house == "" || rel.Publisher == "northmark") &&
		(publisher != "" || !ours || rel.Publisher == "northmark") && (publisher == "" || publisher == catalogue.AllPublishers || publisher == rel.Publisher) &&
		(f.Of(catalogue.Board) == "" || f.Of(catalogue.Board) == rel.Publisher+"/"+rel.Board) &&
		(f.Of(catalogue.Year) == "" || f.Of(catalogue.Year) == strconv.Itoa(rel.Address.Year)) &&
		(f.Of(catalogue.Language) == "" || slices.Contains(langs, readout.Lang(f.Of(catalogue.Language))))
}

func checkCatalogue(t *rapid.T, r *room, c *catalogue.Catalogue, house string, base, f catalogue.Filter, oldest bool, all []readout.ReleaseID, known map[readout.ReleaseID][]readout.Lang) {
	ctx := r.t.Context()
	var rels []*readout.Release
	for _, id := range all {
		rel, err := r.Release(ctx, id)
		r.must(err)
		rels = append(rels, rel)
	}
	ours := base == base.OursOnly()
	slices.SortFunc(rels, func(a, b *readout.Release) int {
		c := b.FirstReleased.Compare(a.FirstReleased)
		if c == 0 {
			c = int(b.ID - a.ID)
		}
		if oldest {
			c = -c
		}
		return c
	})
	var want []readout.ReleaseID
	years, langs := map[string]int{}, map[string]int{}
	for _, rel := range rels {
		if fits(rel, known[rel.ID], house, ours, f) {
			want = append(want, rel.ID)
		}
		if fits(rel, known[rel.ID], house, ours, f.With(catalogue.Year, "")) {
			years[strconv.Itoa(rel.Address.Year)]++
		}
		if fits(rel, known[rel.ID], house, ours, f.With(catalogue.Language, "")) {
			for _, l := range known[rel.ID] {
				langs[string(l)]++
			}
		}
	}
	q := catalogue.Query{Filter: f, Oldest: oldest, Count: []catalogue.Facet{catalogue.Year, catalogue.Language}}
	var got []readout.ReleaseID
	var pages []catalogue.Page
	for {
		page, err := c.Page(ctx, q)
		r.must(err)
		if page.Total != len(want) || len(page.Releases) > 0 && page.First != len(got)+1 {
			t.Fatalf("%+v: page at %d of %d, want %d", f, page.First, page.Total, len(want))
		}
		for facet, counts := range map[catalogue.Facet]map[string]int{catalogue.Year: years, catalogue.Language: langs} {
			told := map[string]int{}
			for _, o := range page.Options[facet] {
				told[o.Value] = o.Count
			}
			if diff := cmp.Diff(counts, told); diff != "" {
				t.Fatalf("%+v: counts of %s (-want +got):\n%s", f, facet.Param(), diff)
			}
		}
		got, pages = append(got, page.Releases...), append(pages, page)
		if page.Next == nil {
			break
		}
		next, err := catalogue.ParsePlace(page.Next.String(), false)
		r.must(err)
		q.Place = &next
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatalf("%+v oldest %v (-want +got):\n%s", f, oldest, diff)
	}
	for i := len(pages) - 1; i > 0; i-- { // and back
		q.Place = pages[i].Previous
		back, err := c.Page(ctx, q)
		r.must(err)
		if diff := cmp.Diff(pages[i-1].Releases, back.Releases); diff != "" {
			t.Fatalf("%+v: back from page %d (-want +got):\n%s", f, i+1, diff)
		}
		q.Place, q.Page = nil, i+1
		by, err := c.Page(ctx, q)
		r.must(err)
		if diff := cmp.Diff(pages[i].Releases, by.Releases); diff != "" {
			t.Fatalf("%+v: page %d by number (-want +got):\n%s", f, i+1, diff)
		}
	}
	q.Place, q.Page = nil, len(pages)+1
	if _, err := c.Page(ctx, q); !errors.Is(err, readout.ErrNotFound) {
		t.Fatalf("a page beyond the end: %v", err)
	}
}
