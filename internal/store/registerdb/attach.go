package registerdb

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"readout"
	"readout/internal/register"
	"readout/internal/store"
)

// sight says who sees a release l of a publisher p, and whose release names a
// meeting, as register.Stand has them.
const sight = `case when l.visible = 0 or l.state = 'removed' or l.ours = 0 and coalesce(p.rights, '') = 'link' then 2 when l.ours = 1 then 0 else 1 end,
	case when l.ours = 1 then 0 when coalesce(p.rights, '') = 'link' then 2 else 1 end`

func (l *ledger) Standing(ctx context.Context, ids []readout.ReleaseID, days, rounds []string) ([]register.Stand, error) {
	seen := map[readout.ReleaseID]bool{}
	var found []register.Stand
	var meetings []int64
	collect := func(where string, some store.Many) error {
		rows, err := l.tx.Query(ctx, "select a.release, a.round_key, a.day_key, a.meeting, m.key, "+sight+` from accounts a
			join meetings m on m.id = a.meeting join releases l on l.id = a.release left join publishers p on p.code = l.publisher where `+where, some)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var s register.Stand
			var meeting int64
			if err := rows.Scan(&s.Release, &s.RoundKey, &s.DayKey, &meeting, &s.Key, &s.Sight, &s.Naming); err != nil {
				return err
			}
			if !seen[s.Release] {
				seen[s.Release] = true
				found = append(found, s)
				meetings = append(meetings, meeting)
			}
		}
		return rows.Err()
	}
	err := each(ids, func(some store.Many) error { return collect("a.release in ($1...)", some) })
	if err != nil {
		return nil, fmt.Errorf("where releases stand: %w", err)
	}
	days, rounds = slices.Clone(days), slices.Clone(rounds)
	for _, s := range found {
		days, rounds = append(days, s.DayKey), append(rounds, s.RoundKey)
	}
	err = errors.Join(
		each(distinct(meetings), func(some store.Many) error { return collect("a.meeting in ($1...)", some) }),
		each(distinct(days), func(some store.Many) error { return collect("a.day_key <> '' and a.day_key in ($1...)", some) }),
		each(distinct(rounds), func(some store.Many) error { return collect("a.round_key <> '' and a.round_key in ($1...)", some) }),
	)
	if err != nil {
		return nil, fmt.Errorf("who stands beside releases: %w", err)
	}
	return found, nil
}

// distinct sorts a list and leaves out what is twice in it, or nothing.
func distinct[T cmp.Ordered](list []T) []T {
	var nothing T
	list = slices.DeleteFunc(list, func(v T) bool { return v == nothing })
	slices.Sort(list)
	return slices.Compact(list)
}

func (l *ledger) Rows(ctx context.Context, keys []string, ids []readout.ReleaseID) ([]register.Row, error) {
	index := map[readout.MeetingID]int{}
	var found []register.Row
	const columns = "select m.id, m.key, coalesce(g.to_id, 0) from "
	const merged = " left join merges g on g.kind = 'meetings' and g.from_id = m.id "
	collect := func(query string, some store.Many) error {
		rows, err := l.tx.Query(ctx, query, some)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var r register.Row
			if err := rows.Scan(&r.ID, &r.Key, &r.Into); err != nil {
				return err
			}
			if _, ok := index[r.ID]; !ok {
				index[r.ID] = len(found)
				found = append(found, r)
			}
		}
		return rows.Err()
	}
	// pairs of a meeting and a release
	pairs := func(query string, some store.Many, add func(*register.Row, readout.ReleaseID)) error {
		rows, err := l.tx.Query(ctx, query, some)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var meeting readout.MeetingID
			var release readout.ReleaseID
			if err := rows.Scan(&meeting, &release); err != nil {
				return err
			}
			add(&found[index[meeting]], release)
		}
		return rows.Err()
	}
	err := errors.Join(
		each(keys, func(some store.Many) error {
			return collect(columns+"meetings m"+merged+"where m.key in ($1...)", some)
		}),
		each(ids, func(some store.Many) error {
			if err := collect(columns+"stood s join meetings m on m.id = s.meeting"+merged+"where s.release in ($1...)", some); err != nil {
				return err
			}
			return pairs("select meeting, release from stood where release in ($1...)", some, func(r *register.Row, id readout.ReleaseID) { r.Last = append(r.Last, id) })
		}),
	)
	var last []readout.MeetingID
	for _, r := range found {
		if len(r.Last) > 0 {
			last = append(last, r.ID)
		}
	}
	if err == nil {
		err = each(last, func(some store.Many) error {
			return pairs("select meeting, release from accounts where meeting in ($1...)", some, func(r *register.Row, id readout.ReleaseID) { r.Standing = append(r.Standing, id) })
		})
	}
	if err != nil {
		return nil, fmt.Errorf("rows of meetings: %w", err)
	}
	return found, nil
}

func (l *ledger) Apply(ctx context.Context, c register.Changes) error {
	series, err := l.addSeries(ctx, c.Series)
	if err != nil {
		return fmt.Errorf("series: %w", err)
	}
	people, err := l.addPeople(ctx, c.People)
	if err != nil {
		return fmt.Errorf("people: %w", err)
	}
	meetings, err := l.placeMeetings(ctx, c.Meetings, series)
	if err != nil {
		return fmt.Errorf("meetings: %w", err)
	}
	if err := l.dropAccounts(ctx, c); err != nil {
		return fmt.Errorf("accounts of before: %w", err)
	}
	if err := l.putAccounts(ctx, c.Accounts, meetings); err != nil {
		return fmt.Errorf("accounts: %w", err)
	}
	if err := l.putDetails(ctx, c.Accounts, people); err != nil {
		return fmt.Errorf("details of accounts: %w", err)
	}
	if err := l.move(ctx, c.Moved, meetings); err != nil {
		return fmt.Errorf("accounts that moved: %w", err)
	}
	for _, m := range c.Merged {
		if err := l.merge(ctx, m, meetings[m.Into], store.Micros(c.At)); err != nil {
			return fmt.Errorf("merging meeting %d: %w", m.From, err)
		}
	}
	return nil
}

// addSeries returns the numbers of the series by key, adding those that are
// new.
func (l *ledger) addSeries(ctx context.Context, series []register.NewSeries) (map[string]int64, error) {
	want := make([]wanted, len(series))
	for i, s := range series {
		want[i] = wanted{s.Key, 0, s.Slugs}
	}
	return l.add(ctx, want, queries{
		"select coalesce(max(id), 0) from series", "select id, key from series where key in ($1...)", "select 0, slug from series where slug in ($1...)",
		"insert into series (id, slug, key, name)",
	}, func(i int, id int64, slug string) []any { return []any{id, slug, series[i].Key, series[i].Name} })
}

// addPeople returns the numbers of the spellings by key, adding those that are
// new, and notes their sounds.
func (l *ledger) addPeople(ctx context.Context, people []register.NewPerson) (map[string]int64, error) {
	want := make([]wanted, len(people))
	for i, p := range people {
		want[i] = wanted{p.Key, 0, p.Slugs}
	}
	ids, err := l.add(ctx, want, queries{
		"select coalesce(max(id), 0) from people", "select id, key from people where key in ($1...)", "select 0, slug from people where slug in ($1...)",
		"insert into people (id, slug, key, name, party)",
	}, func(i int, id int64, slug string) []any {
		return []any{id, slug, people[i].Key, people[i].Name, string(people[i].Party)}
	})
	if err != nil {
		return nil, err
	}
	sounds := l.tx.Insert("insert into sounds (sound, person)", "on conflict (sound, person) do nothing")
	noted := map[string]bool{}
	for _, p := range people {
		if noted[p.Key] {
			continue
		}
		noted[p.Key] = true
		for _, sound := range register.Sounds(p.Name, p.Party) {
			if err := sounds.Row(ctx, sound, ids[p.Key]); err != nil {
				return nil, err
			}
		}
	}
	return ids, sounds.Done(ctx)
}

// placeMeetings returns the numbers of the meetings by key, after giving rows
// their keys and adding those that are new.
func (l *ledger) placeMeetings(ctx context.Context, placed []register.Placed, series map[string]int64) (map[string]int64, error) {
	seriesOf := func(p register.Placed) any {
		if id, ok := series[p.SeriesKey]; ok {
			return id
		}
		return nil
	}
	ids := make(map[string]int64, len(placed))
	var fresh []register.Placed
	var want []wanted
	for _, p := range placed {
		if p.ID == 0 {
			fresh = append(fresh, p)
			want = append(want, wanted{p.Key, p.Year, p.Slugs})
			continue
		}
		ids[p.Key] = int64(p.ID)
		if p.Rekey {
			if _, err := l.tx.Exec(ctx, "update meetings set key = $2, series = $3 where id = $1", int64(p.ID), p.Key, seriesOf(p)); err != nil {
				return nil, err
			}
		}
		if p.Revive {
			if _, err := l.tx.Exec(ctx, "delete from merges where kind = 'meetings' and from_id = $1", int64(p.ID)); err != nil {
				return nil, err
			}
		}
	}
	added, err := l.add(ctx, want, queries{
		"select coalesce(max(id), 0) from meetings", "select id, key from meetings where key in ($1...)", "select year, slug from meetings where slug in ($1...)",
		"insert into meetings (id, key, series, year, slug)",
	}, func(i int, id int64, slug string) []any {
		return []any{id, fresh[i].Key, seriesOf(fresh[i]), fresh[i].Year, slug}
	})
	if err != nil {
		return nil, err
	}
	for key, id := range added {
		ids[key] = id
	}
	return ids, nil
}

// wanted is something that has a row by its key, or gets one at the first of
// its slugs that is free in the year (0 where addresses have no year).
type wanted struct {
	key   string
	year  int
	slugs []string
}

// address is a slug in a year.
type address struct {
	year int
	slug string
}

// queries are how add finds and adds rows of one kind: the highest number, the
// rows that have keys, the addresses that are given away, and the head of the
// insert.
type queries struct{ last, byKey, taken, insert string }

// add returns the numbers of what is wanted by key. values are those of the row
// of want[i], under a number and at a slug. Numbers are worked out here, which
// the lock that every writing transaction begins with lets nobody disturb.
func (l *ledger) add(ctx context.Context, want []wanted, q queries, values func(i int, id int64, slug string) []any) (map[string]int64, error) {
	ids := make(map[string]int64, len(want))
	var keys []string
	for _, w := range want {
		keys = append(keys, w.key)
	}
	slices.Sort(keys)
	err := each(slices.Compact(keys), func(some store.Many) error {
		return l.pairs(ctx, q.byKey, some, func(id int64, key string) { ids[key] = id })
	})
	if err != nil {
		return nil, err
	}
	var slugs []string
	for _, w := range want {
		if _, ok := ids[w.key]; !ok {
			slugs = append(slugs, w.slugs...)
		}
	}
	if len(slugs) == 0 {
		return ids, nil
	}
	slices.Sort(slugs)
	gone := map[address]bool{}
	err = each(slices.Compact(slugs), func(some store.Many) error {
		return l.pairs(ctx, q.taken, some, func(year int64, slug string) { gone[address{int(year), slug}] = true })
	})
	if err != nil {
		return nil, err
	}
	var last int64
	if err := l.tx.Row(ctx, q.last).Scan(&last); err != nil {
		return nil, err
	}
	rows := l.tx.Insert(q.insert, "")
	for i, w := range want {
		if _, ok := ids[w.key]; ok {
			continue
		}
		at := slices.IndexFunc(w.slugs, func(slug string) bool { return !gone[address{w.year, slug}] })
		if at < 0 {
			return nil, fmt.Errorf("all addresses that %q may have are given away: %s", w.key, strings.Join(w.slugs, ", "))
		}
		gone[address{w.year, w.slugs[at]}] = true
		last++
		if err := rows.Row(ctx, values(i, last, w.slugs[at])...); err != nil {
			return nil, err
		}
		ids[w.key] = last
	}
	return ids, rows.Done(ctx)
}

// pairs runs a query for rows of a number and a word.
func (l *ledger) pairs(ctx context.Context, query string, some store.Many, f func(int64, string)) error {
	rows, err := l.tx.Query(ctx, query, some)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var number int64
		var word string
		if err := rows.Scan(&number, &word); err != nil {
			return err
		}
		f(number, word)
	}
	return rows.Err()
}

// dropAccounts takes away the accounts of releases that report no meeting any
// more, and the details of all accounts that are written anew.
func (l *ledger) dropAccounts(ctx context.Context, c register.Changes) error {
	all := slices.Clone(c.Gone)
	for _, a := range c.Accounts {
		all = append(all, a.Release)
	}
	drop := func(statement string, ids []readout.ReleaseID) error {
		return each(ids, func(some store.Many) error {
			_, err := l.tx.Exec(ctx, statement, some)
			return err
		})
	}
	return errors.Join(
		drop("delete from accounts where release in ($1...)", c.Gone),
		drop("delete from mentions where release in ($1...)", all),
		drop("delete from appearances where release in ($1...)", all),
	)
}

// putAccounts writes accounts, each in place of the one that its release had,
// and where the releases stand.
func (l *ledger) putAccounts(ctx context.Context, accounts []register.Account, meetings map[string]int64) error {
	rows := l.tx.Insert("insert into accounts (release, lang, version, meeting, round_key, day_key, day, account, series, parties, facts)",
		`on conflict (release) do update set lang = excluded.lang, version = excluded.version, meeting = excluded.meeting,
			round_key = excluded.round_key, day_key = excluded.day_key, day = excluded.day, account = excluded.account,
			series = excluded.series, parties = excluded.parties, facts = excluded.facts`)
	stood := l.stand()
	for _, a := range accounts {
		facts, err := jsonOf(a.Facts)
		if err != nil {
			return fmt.Errorf("release %d: %w", a.Release, err)
		}
		var parties []string
		for _, p := range a.Facts.Parties {
			parties = append(parties, string(p))
		}
		meeting := meetings[a.MeetingKey]
		err = rows.Row(ctx, int64(a.Release), string(a.Lang), a.Version, meeting, a.RoundKey, a.DayKey, string(a.Day), string(a.Facts.Account),
			a.Facts.Series, strings.Join(parties, "+"), facts)
		if err == nil {
			err = stood.Row(ctx, int64(a.Release), meeting)
		}
		if err != nil {
			return fmt.Errorf("to release %d: %w", a.Release, err)
		}
	}
	return errors.Join(rows.Done(ctx), stood.Done(ctx))
}

// putDetails writes what accounts mention and who appears in them.
func (l *ledger) putDetails(ctx context.Context, accounts []register.Account, people map[string]int64) error {
	mentions := l.tx.Insert("insert into mentions (release, number, series_key, named)", "")
	heads, err := l.heads(ctx, slices.Collect(maps.Values(people)))
	if err != nil {
		return err
	}
	appearances := l.tx.Insert("insert into appearances (release, person, participant, spelling)", "")
	for _, a := range accounts {
		for i, n := range a.Facts.Named {
			b, err := json.Marshal(n)
			if err == nil {
				err = mentions.Row(ctx, int64(a.Release), i+1, n.SeriesKey, string(b))
			}
			if err != nil {
				return fmt.Errorf("mentions to release %d: %w", a.Release, err)
			}
		}
		for _, p := range a.Facts.Leaders {
			b, err := json.Marshal(p.Participant)
			if err == nil {
				err = appearances.Row(ctx, int64(a.Release), cmp.Or(heads[people[p.Key]], people[p.Key]), string(b), people[p.Key])
			}
			if err != nil {
				return fmt.Errorf("appearances to release %d: %w", a.Release, err)
			}
		}
	}
	return errors.Join(mentions.Done(ctx), appearances.Done(ctx))
}

// move gives releases another meeting and nothing else.
func (l *ledger) move(ctx context.Context, moved []register.Stand, meetings map[string]int64) error {
	stood := l.stand()
	to := map[int64][]readout.ReleaseID{}
	for _, m := range moved {
		meeting := meetings[m.Key]
		to[meeting] = append(to[meeting], m.Release)
		if err := stood.Row(ctx, int64(m.Release), meeting); err != nil {
			return err
		}
	}
	if err := stood.Done(ctx); err != nil {
		return err
	}
	for meeting, ids := range to {
		err := each(ids, func(some store.Many) error {
			_, err := l.tx.Exec(ctx, "update accounts set meeting = $1 where release in ($2...)", meeting, some)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// stand begins to note where releases stand, for readings to come.
func (l *ledger) stand() *store.Insert {
	return l.tx.Insert("insert into stood (release, meeting)", "on conflict (release) do update set meeting = excluded.meeting")
}

// merge leads from a meeting to another, and with it whatever led to the first.
func (l *ledger) merge(ctx context.Context, m register.Merge, to int64, at any) error {
	if _, err := l.tx.Exec(ctx, "update merges set to_id = $2 where kind = 'meetings' and to_id = $1", int64(m.From), to); err != nil {
		return err
	}
	ours := 0
	if m.Ours {
		ours = 1
	}
	_, err := l.tx.Exec(ctx, `insert into merges (kind, from_id, to_id, actor, at, ours) values ('meetings', $1, $2, 'reading', $3, $4)
		on conflict (kind, from_id) do update set to_id = excluded.to_id, actor = excluded.actor, at = excluded.at, ours = excluded.ours`, int64(m.From), to, at, ours)
	return err
}
