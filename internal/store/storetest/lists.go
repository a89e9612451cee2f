package storetest

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout"
	"readout/internal/press"
	"readout/internal/store"
	"readout/internal/store/pressdb"
)

// testLists walks every page of every filter and compares with a plain sort of
// what was imported; the counts are compared with the gate after random holds.
func testLists(t *testing.T, open Open) {
	r := newRoom(t, open)
	var batch []press.Incoming
	for i := range 130 {
		publisher, board := "us-wh", "press-releases"
		if i%3 == 0 {
			publisher = "northmark"
			if i%2 == 0 {
				board = "statements"
			}
		}
		day, _ := readout.NewDay(1968+(i*7)%9, 1, 1)
		in := item(publisher, fmt.Sprint(i), "en", fmt.Sprintf("Release %d", i), day.AddDays(i*5), fmt.Sprintf("text %d", i))
		in.Board = board
		batch = append(batch, in)
	}
	done := r.bring(batch...)
	kept := press.NewOffice(pressdb.New(r.db), nil, time.Now, nil)
	kept.KeepUnder(r.Epoch)
	ids := []readout.ReleaseID{9999}
	for _, d := range done {
		ids = append(ids, d.Release)
	}
	r.must(kept.WarmHeads(t.Context()))
	check := func(t *testing.T) {
		t.Helper()
		if diff := cmp.Diff(gateCounts(t, r), keptCounts(t, r)); diff != "" {
			t.Errorf("counts differ from the gate (-gate +counts):\n%s", diff)
		}
		for _, f := range []press.Filter{{}, {OursOnly: true}, {Publisher: "us-wh"}, {Publisher: "northmark", Board: "statements"}, {Publisher: "northmark", Year: 1970}, {Year: 1969}, {OursOnly: true, Board: "press-releases", Year: 1972}, {Publisher: "nobody"}} {
			checkList(t, r, f)
		}
	}
	check(t)
	rapid.Check(t, func(rt *rapid.T) {
		some := ids[:5:5]
		for range 3 {
			d := done[rapid.IntRange(0, len(done)-1).Draw(rt, "release")]
			some = append(some, d.Release)
			rel, err := r.Release(t.Context(), d.Release)
			r.must(err)
			switch rel.State {
			case readout.Public:
				if rapid.Bool().Draw(rt, "withdraw") {
					r.must(r.Withdraw(t.Context(), d.Release, rel.Changed, "test"))
				} else {
					r.must(r.Hold(t.Context(), d.Release, rel.Changed, "test"))
				}
			case readout.Withdrawn:
				r.must(r.Hold(t.Context(), d.Release, rel.Changed, "test"))
			case readout.Held:
				r.must(r.Restore(t.Context(), d.Release, rel.Changed, "test"))
			}
		}
		if diff := cmp.Diff(gateCounts(t, r), keptCounts(t, r)); diff != "" {
			rt.Fatalf("counts differ from the gate (-gate +counts):\n%s", diff)
		}
		if diff := unlikeKept(t, r, kept, some, "en"); diff != "" {
			rt.Fatalf("releases are not what they were a moment ago (-read +kept):\n%s", diff)
		}
		for range 2 { // as it is read, and as it is kept
			want, err := r.Publishers(t.Context())
			r.must(err)
			got, err := kept.Publishers(t.Context())
			r.must(err)
			if diff := cmp.Diff(want, got); diff != "" {
				rt.Fatalf("publishers are not what they were a moment ago (-read +kept):\n%s", diff)
			}
			one, err := kept.Publisher(t.Context(), got[0].Code)
			r.must(err)
			if diff := cmp.Diff(want[0], one); diff != "" {
				rt.Fatal(diff)
			}
			clear(got) // the caller's own
		}
	})
	check(t)
	if _, err := r.List(t.Context(), press.Filter{}, "en", 0); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("page 0: %v", err)
	}
}

// checkList compares all pages of a list with the desk's own view.
func checkList(t *testing.T, r *room, f press.Filter) {
	t.Helper()
	var want []readout.ReleaseID
	var rels []*readout.Release
	for id := readout.ReleaseID(1); ; id++ {
		rel, err := r.Release(t.Context(), id)
		if errors.Is(err, readout.ErrNotFound) {
			break
		}
		r.must(err)
		if rel.State == readout.Held || f.OursOnly && rel.Publisher != "northmark" || f.Publisher != "" && rel.Publisher != f.Publisher ||
			f.Board != "" && rel.Board != f.Board || f.Year != 0 && rel.Address.Year != f.Year {
			continue
		}
		rels = append(rels, rel)
	}
	slices.SortFunc(rels, func(a, b *readout.Release) int {
		if c := b.FirstReleased.Compare(a.FirstReleased); c != 0 {
			return c
		}
		return int(b.ID - a.ID)
	})
	for _, rel := range rels {
		want = append(want, rel.ID)
	}
	var got []readout.ReleaseID
	for page := 1; ; page++ {
		l, err := r.List(t.Context(), f, "en", page)
		if errors.Is(err, readout.ErrNotFound) && page > 1 {
			break
		}
		r.must(err)
		if l.Total != len(want) || l.Page != page || l.Pages != max(1, (len(want)+19)/20) {
			t.Fatalf("%+v page %d: total %d of %d, pages %d", f, page, l.Total, len(want), l.Pages)
		}
		for i, e := range l.Entries {
			got = append(got, e.Release)
			at := len(got) - 1
			if i == 0 || i == len(l.Entries)-1 {
				checkNeighbours(t, r, e, rels[at])
			}
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%+v (-want +got):\n%s", f, diff)
	}
}

func checkNeighbours(t *testing.T, r *room, e press.Entry, rel *readout.Release) {
	t.Helper()
	previous, next, err := r.Neighbours(t.Context(), e, "en")
	r.must(err)
	for _, n := range []*press.Entry{previous, next} {
		if n == nil {
			continue
		}
		back := func(p, q *press.Entry) *press.Entry {
			if n == previous {
				return q
			}
			return p
		}
		p, q, err := r.Neighbours(t.Context(), *n, "en")
		r.must(err)
		if got := back(p, q); n.Publisher != rel.Publisher || n.Board != rel.Board || got == nil || got.Release != e.Release {
			t.Fatalf("neighbour %s of %s does not lead back", n.Address, e.Address)
		}
	}
}

type countRow struct {
	Publisher, Board string
	Year, Releases   int
}

func gateCounts(t testing.TB, r *room) []countRow {
	return counts(t, r, `select publisher, board, year, count(*) from public_edition where latest = 1 and lang = authoritative group by publisher, board, year order by publisher, board, year`)
}

func keptCounts(t testing.TB, r *room) []countRow {
	return counts(t, r, `select publisher, board, year, sum(releases) from public_count where releases > 0 group by publisher, board, year order by publisher, board, year`)
}

func counts(t testing.TB, r *room, query string) []countRow {
	t.Helper()
	var out []countRow
	r.must(r.db.View(t.Context(), func(tx *store.Tx) error {
		rows, err := tx.Query(t.Context(), query)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var c countRow
			if err := rows.Scan(&c.Publisher, &c.Board, &c.Year, &c.Releases); err != nil {
				return err
			}
			out = append(out, c)
		}
		return rows.Err()
	}))
	return out
}

// testRights: of a held publisher's text the public gets what its rights allow.
func testRights(t *testing.T, open Open) {
	r := newRoom(t, open)
	a := r.bring(item("us-wh", "one", "en", "A Title", "2022-01-02", "held words"))[0]
	for _, c := range []struct {
		rights readout.Rights
		want   string
	}{{readout.RightsFull, "held words"}, {readout.RightsQuotes, ""}, {readout.RightsLink, ""}} {
		p := held
		p.Rights = c.rights
		r.must(r.SetPublisher(t.Context(), p))
		e, err := r.Edition(t.Context(), a.Address, "en", 0, press.Whole)
		r.must(err)
		if e.Text != c.want || e.Rights != c.rights {
			t.Errorf("%s: text %q, rights %s", c.rights, e.Text, e.Rights)
		}
		current, err := r.Current(t.Context(), []readout.ReleaseID{a.Release}, press.Whole)
		r.must(err)
		if got := current[a.Release]; len(got) != 1 || got[0].Text != c.want || got[0].Title != "A Title" {
			t.Errorf("%s: current %+v", c.rights, got)
		}
		versions, err := r.Versions(t.Context(), []press.VersionKey{{Release: a.Release, Lang: "en", Version: 1}})
		r.must(err)
		if len(versions) != 1 || versions[0].Document.Text != "held words" {
			t.Errorf("%s: versions for reading %+v", c.rights, versions)
		}
	}
}

// testPublishers: a change is one event, no change is none, and what becomes
// ours is listed so.
func testPublishers(t *testing.T, open Open) {
	r := newRoom(t, open)
	r.bring(item("us-wh", "one", "en", "A Title", "2022-01-02", "words"))
	last := int64(len(r.events(0)))
	r.must(r.SetPublisher(t.Context(), held))
	if got := r.events(last); len(got) != 0 {
		t.Errorf("the same again is %v", got)
	}
	p := held
	p.Ours = true
	r.must(r.SetPublisher(t.Context(), p))
	if got := r.events(last); len(got) != 1 || got[0].Kind != readout.EventPublisherChanged || got[0].Publisher != "us-wh" {
		t.Errorf("a change is %v", got)
	}
	l, err := r.List(t.Context(), press.Filter{OursOnly: true}, "en", 1)
	r.must(err)
	if len(l.Entries) != 1 {
		t.Fatalf("ours: %+v", l)
	}
	if e, err := r.Edition(t.Context(), l.Entries[0].Address, "en", 0, press.Whole); err != nil || e.SourceURL != "" {
		t.Errorf("ours came from elsewhere: %q, %v", e.SourceURL, err)
	}
	lines, err := r.Publishers(t.Context())
	r.must(err)
	got := map[string]int{}
	for _, line := range lines {
		got[line.Code] = line.Releases
		if line.Releases > 0 && (len(line.Boards) != 1 || line.Boards[0].Releases != 1 || line.Latest.IsZero()) {
			t.Errorf("%+v", line)
		}
	}
	if diff := cmp.Diff(map[string]int{"us-wh": 1, "northmark": 0}, got); diff != "" {
		t.Error(diff)
	}
	if _, err := r.Publisher(t.Context(), "nobody"); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("nobody: %v", err)
	}
	if err := r.SetPublisher(t.Context(), readout.Publisher{Code: "No"}); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("a wrong one: %v", err)
	}
}
