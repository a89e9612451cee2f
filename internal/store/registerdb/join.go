package registerdb

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"time"

	"readout"
	"readout/internal/joining"
	"readout/internal/pairing"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/store"
)

// saveSketches stores what pairing keeps of records, each in place of the one of
// the same version.
func (l *ledger) saveSketches(ctx context.Context, entries []register.Entry) error {
	var without []press.VersionKey
	for _, e := range entries {
		if e.Sketch == nil {
			without = append(without, e.VersionKey)
		}
	}
	had := map[press.VersionKey]bool{}
	err := each(releases(without), func(some store.Many) error {
		rows, err := l.tx.Query(ctx, "select release, lang, version from sketches where release in ($1...)", some)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var k press.VersionKey
			if err := rows.Scan(&k.Release, &k.Lang, &k.Version); err != nil {
				return err
			}
			had[k] = true
		}
		return rows.Err()
	})
	if err != nil {
		return fmt.Errorf("sketches of before: %w", err)
	}
	rows := l.tx.Insert("insert into sketches (release, lang, version, sketch)", "on conflict (release, lang, version) do update set sketch = excluded.sketch")
	for _, e := range entries {
		var err error
		switch {
		case e.Sketch == nil && !had[e.VersionKey]:
		case e.Sketch == nil:
			_, err = l.tx.Exec(ctx, "delete from sketches where release = $1 and lang = $2 and version = $3", int64(e.Release), string(e.Lang), e.Version)
		default:
			err = rows.Row(ctx, int64(e.Release), string(e.Lang), e.Version, string(e.Sketch))
		}
		if err != nil {
			return fmt.Errorf("sketch of release %d: %w", e.Release, err)
		}
	}
	return rows.Done(ctx)
}

func (l *ledger) Sketches(ctx context.Context, versions []press.VersionKey, standing []readout.ReleaseID) (map[readout.ReleaseID]pairing.Sketch, error) {
	asked := make(map[press.VersionKey]bool, len(versions))
	for _, k := range versions {
		asked[k] = true
	}
	found := map[readout.ReleaseID]pairing.Sketch{}
	collect := func(query string, some store.Many, all bool) error {
		rows, err := l.tx.Query(ctx, query, some)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var k press.VersionKey
			var sketch []byte
			if err := rows.Scan(&k.Release, &k.Lang, &k.Version, &sketch); err != nil {
				return err
			}
			if !all && !asked[k] {
				continue
			}
			if found[k.Release], err = pairing.ReadSketch(sketch); err != nil {
				return fmt.Errorf("release %d: %w", k.Release, err)
			}
		}
		return rows.Err()
	}
	err := errors.Join(
		each(releases(versions), func(some store.Many) error {
			return collect("select release, lang, version, sketch from sketches where release in ($1...)", some, false)
		}),
		each(standing, func(some store.Many) error {
			return collect(`select s.release, s.lang, s.version, s.sketch from accounts a
				join sketches s on s.release = a.release and s.lang = a.lang and s.version = a.version where a.release in ($1...)`, some, true)
		}),
	)
	if err != nil {
		return nil, fmt.Errorf("sketches: %w", err)
	}
	return found, nil
}

func (l *ledger) Stand(ctx context.Context, own map[readout.ReleaseID]bool, at map[readout.ReleaseID]pairing.Reach) error {
	var ids []readout.ReleaseID
	for id := range own {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	err := each(ids, func(some store.Many) error {
		_, err := l.tx.Exec(ctx, "delete from blocks where release in ($1...)", some)
		return err
	})
	rows := l.tx.Insert("insert into blocks (block, first, release, last, lower, upper)", "")
	for _, id := range ids {
		reach := at[id]
		for _, block := range reach.Stands {
			if err == nil {
				err = rows.Row(ctx, block, reach.First, int64(id), reach.Last, reach.From, reach.To)
			}
		}
	}
	if err == nil {
		err = rows.Done(ctx)
	}
	if err != nil {
		return fmt.Errorf("where pairing finds releases: %w", err)
	}
	return nil
}

func (l *ledger) Near(ctx context.Context, reach pairing.Reach, most int) ([]joining.Node, error) {
	var found []joining.Node
	seen := map[readout.ReleaseID]bool{}
	look := func(blocks []string, from, to int, meets bool) error {
		return each(blocks, func(some store.Many) error {
			rows, err := l.tx.Query(ctx, `select b.release, b.first, b.last, b.lower, b.upper, coalesce(a.round_key, ''), coalesce(a.day_key, '')
				from blocks b left join accounts a on a.release = b.release
				where b.block in ($3...) and b.first >= $1 and b.first <= $2`, from, to, some)
			if err != nil {
				return err
			}
			defer rows.Close()
			for len(found) < most && rows.Next() {
				var n joining.Node
				var other pairing.Reach
				if err := rows.Scan(&n.Release, &other.First, &other.Last, &other.From, &other.To, &n.RoundKey, &n.DayKey); err != nil {
					return err
				}
				if (!meets || reach.Meets(other)) && !seen[n.Release] {
					seen[n.Release] = true
					found = append(found, n)
				}
			}
			return rows.Err()
		})
	}
	from, to := reach.Window()
	first, last := reach.RoundWindow()
	if err := errors.Join(look(reach.Looks, from, to, true), look(reach.Rounds, first, last, false)); err != nil {
		return nil, fmt.Errorf("what stands near: %w", err)
	}
	return found, nil
}

const joinColumns = "j.a, j.b, j.state, j.rule, j.score, j.certain, j.reasons, j.actor, j.at"

// scanJoin reads joinColumns, and more behind them.
func scanJoin(scan func(...any) error, j *register.Joined, more ...any) error {
	var score, certain int64
	var reasons string
	into := []any{&j.A, &j.B, &j.State, &j.Rule, &score, &certain, &reasons, &j.By, store.Instant{To: &j.At}}
	if err := scan(append(into, more...)...); err != nil {
		return err
	}
	j.Score, j.Certain = float64(score)/100, certain != 0
	if reasons == "" {
		return nil
	}
	if err := json.Unmarshal([]byte(reasons), &j.Reasons); err != nil {
		return fmt.Errorf("reasons of %d and %d: %w", j.A, j.B, err)
	}
	return nil
}

func (l *ledger) Joined(ctx context.Context, kind string, ids []int64) ([]register.Joined, error) {
	var found []register.Joined
	seen := map[[2]int64]bool{}
	collect := func(query string, some store.Many) error {
		rows, err := l.tx.Query(ctx, query, kind, some)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var j register.Joined
			if err := scanJoin(rows.Scan, &j); err != nil {
				return err
			}
			if pair := [2]int64{j.A, j.B}; !seen[pair] {
				seen[pair] = true
				found = append(found, j)
			}
		}
		return rows.Err()
	}
	const query = "select " + joinColumns + " from joins j where j.kind = $1 and "
	err := each(ids, func(some store.Many) error {
		return errors.Join(collect(query+"j.a in ($2...)", some), collect(query+"j.b in ($2...)", some))
	})
	if err != nil {
		return nil, fmt.Errorf("joins: %w", err)
	}
	return found, nil
}

func (l *ledger) Join(ctx context.Context, j register.Joins) error {
	err := each(j.Of, func(some store.Many) error {
		_, a := l.tx.Exec(ctx, "delete from joins where kind = $1 and a in ($2...)", j.Kind, some)
		_, b := l.tx.Exec(ctx, "delete from joins where kind = $1 and b in ($2...)", j.Kind, some)
		return errors.Join(a, b)
	})
	// pairs of two long lists are named one by one
	standing, own := map[int64]bool{}, map[int64]bool{}
	for _, id := range j.Within {
		standing[id] = true
	}
	for _, id := range j.Of {
		own[id] = true
	}
	var within []int64
	for _, id := range j.Within {
		if !own[id] {
			within = append(within, id)
		}
	}
	if err == nil && len(within) > 1 {
		var old []register.Joined
		if old, err = l.Joined(ctx, j.Kind, within); err == nil {
			for _, row := range old {
				if err == nil && standing[row.A] && standing[row.B] {
					_, err = l.tx.Exec(ctx, "delete from joins where kind = $1 and a = $2 and b = $3", j.Kind, row.A, row.B)
				}
			}
		}
	}
	rows := l.tx.Insert("insert into joins (kind, a, b, state, rule, score, certain, reasons, actor, at)", "")
	for _, row := range j.Rows {
		if err != nil {
			break
		}
		reasons := ""
		if len(row.Reasons) > 0 {
			b, e := json.Marshal(row.Reasons)
			reasons, err = string(b), e
		}
		certain := 0
		if row.Certain {
			certain = 1
		}
		if err == nil {
			err = rows.Row(ctx, j.Kind, row.A, row.B, string(row.State), string(row.Rule), int64(math.Round(row.Score*100)), certain, reasons, row.By, store.Micros(row.At))
		}
	}
	if err == nil {
		err = rows.Done(ctx)
	}
	if err != nil {
		return fmt.Errorf("joins: %w", err)
	}
	return nil
}

func (l *ledger) Words(ctx context.Context, kind string, ids []int64) ([]register.Word, error) {
	type pair [2]int64
	last := map[pair]register.Word{}
	says := map[pair]string{}
	collect := func(query string, some store.Many) error {
		rows, err := l.tx.Query(ctx, query, kind, some)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var w register.Word
			var said string
			if err := rows.Scan(&w.Number, &w.A, &w.B, &said, &w.By, store.Instant{To: &w.At}); err != nil {
				return err
			}
			if at := (pair{w.A, w.B}); w.Number >= last[at].Number {
				w.One = said == string(register.SaysOne)
				last[at], says[at] = w, said
			}
		}
		return rows.Err()
	}
	const query = "select number, a, b, says, actor, at from rulings where kind = $1 and "
	err := each(ids, func(some store.Many) error {
		return errors.Join(collect(query+"a in ($2...)", some), collect(query+"b in ($2...)", some))
	})
	if err != nil {
		return nil, fmt.Errorf("words on joins: %w", err)
	}
	var found []register.Word
	for at, w := range last {
		if says[at] != string(register.SaysNone) {
			found = append(found, w)
		}
	}
	slices.SortFunc(found, func(x, y register.Word) int {
		return slices.Compare([]int64{x.Number, x.A, x.B}, []int64{y.Number, y.A, y.B})
	})
	return found, nil
}

func (l *ledger) Say(ctx context.Context, kind string, says register.Says, by string, at time.Time, pairs [][2]int64) (int64, error) {
	var number int64
	if err := l.tx.Row(ctx, "select coalesce(max(number), 0) + 1 from rulings").Scan(&number); err != nil {
		return 0, fmt.Errorf("words on joins: %w", err)
	}
	rows := l.tx.Insert("insert into rulings (number, kind, a, b, says, actor, at)", "")
	for _, p := range pairs {
		if err := rows.Row(ctx, number, kind, p[0], p[1], string(says), by, store.Micros(at)); err != nil {
			return 0, fmt.Errorf("words on joins: %w", err)
		}
	}
	return number, rows.Done(ctx)
}

func (l *ledger) There(ctx context.Context, kind string, ids []int64) (n int, err error) {
	query := "select count(*) from accounts where release in ($1...)"
	if kind == register.KindPeople {
		query = "select count(*) from people where id in ($1...)"
	}
	err = each(ids, func(some store.Many) error {
		var more int
		err := l.tx.Row(ctx, query, some).Scan(&more)
		n += more
		return err
	})
	if err != nil {
		return 0, fmt.Errorf("what a pair is of: %w", err)
	}
	return n, nil
}

func (l *ledger) Outdate(ctx context.Context) error {
	if _, err := l.tx.Exec(ctx, "update records set rules_sha256 = ''"); err != nil {
		return fmt.Errorf("marking all records: %w", err)
	}
	return nil
}

// CountOutdated implements register.Store.
func (s *Store) CountOutdated(ctx context.Context, rulesSHA256 string) (n int, err error) {
	err = s.db.View(ctx, func(tx *store.Tx) error {
		return tx.Row(ctx, "select count(*) from records where rules_sha256 <> $1", rulesSHA256).Scan(&n)
	})
	if err != nil {
		return 0, fmt.Errorf("records of other rules: %w", err)
	}
	return n, nil
}

// Review implements register.Store.
func (s *Store) Review(ctx context.Context, states []register.JoinState, most, after int) ([]register.Reviewed, error) {
	var found []register.Reviewed
	err := s.db.View(ctx, func(tx *store.Tx) error {
		found = nil
		return each(states, func(some store.Many) error {
			rows, err := tx.Query(ctx, "select j.kind, "+joinColumns+` from joins j where j.state in ($3...)
				order by j.at desc, j.kind, j.a, j.b limit $1 offset $2`, most, after, some)
			if err != nil {
				return err
			}
			for rows.Next() {
				var r register.Reviewed
				err := scanJoin(func(into ...any) error { return rows.Scan(append([]any{&r.Kind}, into...)...) }, &r.Joined)
				if err != nil {
					return errors.Join(err, rows.Close())
				}
				found = append(found, r)
			}
			if err := errors.Join(rows.Err(), rows.Close()); err != nil {
				return err
			}
			return ends(ctx, tx, found)
		})
	})
	if err != nil {
		return nil, fmt.Errorf("joins to review: %w", err)
	}
	return found, nil
}

// ends tells of both ends of pairs what a person knows them by.
func ends(ctx context.Context, tx *store.Tx, found []register.Reviewed) error {
	of := map[string]map[int64]*register.End{register.KindMeetings: {}, register.KindPeople: {}}
	for _, r := range found {
		of[r.Kind][r.A], of[r.Kind][r.B] = &register.End{}, &register.End{}
	}
	collect := func(kind, query string) error {
		var ids []int64
		for id := range of[kind] {
			ids = append(ids, id)
		}
		return each(ids, func(some store.Many) error {
			rows, err := tx.Query(ctx, query, some)
			if err != nil {
				return err
			}
			defer rows.Close()
			for rows.Next() {
				var id int64
				var e register.End
				if err := rows.Scan(&id, &e.Title, &e.Address.Year, &e.Address.Slug, &e.Slug, &e.Publisher, &e.Date); err != nil {
					return err
				}
				*of[kind][id] = e
			}
			return rows.Err()
		})
	}
	err := errors.Join(
		collect(register.KindMeetings, `select a.release, v.title, l.year, l.slug, '', l.publisher, v.date from accounts a
			join releases l on l.id = a.release join versions v on v.release = a.release and v.lang = a.lang and v.number = a.version where a.release in ($1...)`),
		collect(register.KindPeople, "select id, name, 0, '', slug, party, '' from people where id in ($1...)"),
	)
	for i, r := range found {
		found[i].Ends = [2]register.End{*of[r.Kind][r.A], *of[r.Kind][r.B]}
	}
	return err
}
