package registerdb

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"readout"
	"readout/internal/joining"
	"readout/internal/register"
	"readout/internal/store"
)

// heads returns the spellings that stand for others, by those.
func (l *ledger) heads(ctx context.Context, ids []int64) (map[int64]int64, error) {
	heads := map[int64]int64{}
	err := each(ids, func(some store.Many) error {
		rows, err := l.tx.Query(ctx, "select from_id, to_id from merges where kind = 'people' and from_id in ($1...)", some)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var from, to int64
			if err := rows.Scan(&from, &to); err != nil {
				return err
			}
			heads[from] = to
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("whose spellings: %w", err)
	}
	return heads, nil
}

func (l *ledger) Spellings(ctx context.Context, ids []readout.PersonID) ([]register.Spelled, error) {
	ids = distinct(slices.Clone(ids))
	var found []register.Spelled
	err := each(ids, func(some store.Many) error {
		rows, err := l.tx.Query(ctx, `select h.id, h.name, h.party, coalesce(g.to_id, h.id) from people h
			left join merges g on g.kind = 'people' and g.from_id = h.id where h.id in ($1...)`, some)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var s register.Spelled
			if err := rows.Scan(&s.ID, &s.Name, &s.Party, &s.Head); err != nil {
				return err
			}
			found = append(found, s)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("spellings: %w", err)
	}
	return found, nil
}

func (l *ledger) Seen(ctx context.Context, ids []readout.PersonID) (map[readout.PersonID]joining.Sight, error) {
	found := map[readout.PersonID]joining.Sight{}
	err := each(ids, func(some store.Many) error {
		rows, err := l.tx.Query(ctx, `select h.id, case
			when exists (select 1 from appearances w join releases l on l.id = w.release where w.spelling = h.id and l.visible = 1 and l.state <> 'removed' and l.ours = 1) then 0
			when exists (select 1 from appearances w join releases l on l.id = w.release join publishers p on p.code = l.publisher
				where w.spelling = h.id and l.visible = 1 and l.state <> 'removed' and p.rights <> 'link') then 1
			else 2 end from people h where h.id in ($1...)`, some)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id readout.PersonID
			var sight joining.Sight
			if err := rows.Scan(&id, &sight); err != nil {
				return err
			}
			found[id] = sight
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("who sees spellings: %w", err)
	}
	return found, nil
}

// persons runs a query for ids of people.
func (l *ledger) persons(ctx context.Context, query string, some store.Many) (found []readout.PersonID, err error) {
	rows, err := l.tx.Query(ctx, query, some)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var id readout.PersonID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		found = append(found, id)
	}
	return found, rows.Err()
}

func (l *ledger) Named(ctx context.Context, releases []readout.ReleaseID) ([]readout.PersonID, error) {
	var found []readout.PersonID
	err := each(releases, func(some store.Many) error {
		more, err := l.persons(ctx, "select spelling from appearances where release in ($1...)", some)
		found = append(found, more...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("who is named: %w", err)
	}
	return found, nil
}

func (l *ledger) SoundAlike(ctx context.Context, ids []readout.PersonID) ([][2]readout.PersonID, error) {
	var found [][2]readout.PersonID
	err := each(ids, func(some store.Many) error {
		rows, err := l.tx.Query(ctx, `select distinct x.person, y.person from sounds x join sounds y on y.sound = x.sound and y.person <> x.person
			where x.person in ($1...)`, some)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var pair [2]readout.PersonID
			if err := rows.Scan(&pair[0], &pair[1]); err != nil {
				return err
			}
			found = append(found, pair)
		}
		return rows.Err()
	})
	if err != nil {
		return nil, fmt.Errorf("names that sound alike: %w", err)
	}
	return found, nil
}

// encounters runs a query for encounters.
func (l *ledger) encounters(ctx context.Context, query string, some store.Many) (found []register.Encounter, err error) {
	rows, err := l.tx.Query(ctx, query, some)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var e register.Encounter
		if err := rows.Scan(&e.A, &e.B, &e.Release, &e.Other); err != nil {
			return nil, err
		}
		found = append(found, e)
	}
	return found, rows.Err()
}

func (l *ledger) Encounters(ctx context.Context, ids []readout.PersonID) ([]register.Encounter, error) {
	// what nobody may see says nothing of who is who
	const query = `select e.a, e.b, e.release, e.other from encounters e
		join releases x on x.id = e.release join publishers p on p.code = x.publisher
		join releases y on y.id = e.other join publishers q on q.code = y.publisher
		where (e.release = e.other or x.visible = 1 and x.state <> 'removed' and (x.ours = 1 or p.rights <> 'link')
			and y.visible = 1 and y.state <> 'removed' and (y.ours = 1 or q.rights <> 'link')) and `
	var found []register.Encounter
	err := each(ids, func(some store.Many) error {
		a, err := l.encounters(ctx, query+"e.a in ($1...)", some)
		if err != nil {
			return err
		}
		b, err := l.encounters(ctx, query+"e.b in ($1...)", some)
		found = append(append(found, a...), b...)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("encounters: %w", err)
	}
	return found, nil
}

func (l *ledger) Seats(ctx context.Context, releases []readout.ReleaseID) ([]register.Seat, error) {
	var meetings []int64
	err := each(releases, func(some store.Many) error {
		rows, err := l.tx.Query(ctx, "select meeting from accounts where release in ($1...)", some)
		if err != nil {
			return err
		}
		defer rows.Close()
		for rows.Next() {
			var id int64
			if err := rows.Scan(&id); err != nil {
				return err
			}
			meetings = append(meetings, id)
		}
		return rows.Err()
	})
	var found []register.Seat
	if err == nil {
		err = each(distinct(meetings), func(some store.Many) error {
			rows, err := l.tx.Query(ctx, `select a.meeting, a.release, w.spelling, h.party, w.participant from accounts a
				join appearances w on w.release = a.release join people h on h.id = w.spelling
				where a.meeting in ($1...) order by a.meeting, a.release, w.spelling`, some)
			if err != nil {
				return err
			}
			defer rows.Close()
			for rows.Next() {
				var s register.Seat
				var participant []byte
				if err := rows.Scan(&s.Meeting, &s.Release, &s.Spelling, &s.Party, &participant); err != nil {
					return err
				}
				if err := json.Unmarshal(participant, &s.Participant); err != nil {
					return fmt.Errorf("release %d: %w", s.Release, err)
				}
				found = append(found, s)
			}
			return rows.Err()
		})
	}
	if err != nil {
		return nil, fmt.Errorf("seats: %w", err)
	}
	return found, nil
}

func (l *ledger) Meet(ctx context.Context, releases []readout.ReleaseID, found []register.Encounter) ([]readout.PersonID, error) {
	var touched []readout.PersonID
	err := each(releases, func(some store.Many) error {
		for _, end := range []string{"release", "other"} {
			old, err := l.encounters(ctx, "select a, b, release, other from encounters where "+end+" in ($1...)", some)
			if err != nil {
				return err
			}
			for _, e := range old {
				touched = append(touched, e.A, e.B)
			}
			if len(old) == 0 {
				continue
			}
			if _, err := l.tx.Exec(ctx, "delete from encounters where "+end+" in ($1...)", some); err != nil {
				return err
			}
		}
		return nil
	})
	rows := l.tx.Insert("insert into encounters (a, b, release, other)", "")
	for _, e := range found {
		touched = append(touched, e.A, e.B)
		if err == nil {
			err = rows.Row(ctx, int64(e.A), int64(e.B), int64(e.Release), int64(e.Other))
		}
	}
	if err == nil {
		err = rows.Done(ctx)
	}
	if err != nil {
		return nil, fmt.Errorf("encounters: %w", err)
	}
	return touched, nil
}

func (l *ledger) Unite(ctx context.Context, heads map[readout.PersonID]readout.PersonID, at time.Time) ([]readout.ReleaseID, error) {
	var changed []readout.ReleaseID
	for id, head := range heads {
		_, err := l.tx.Exec(ctx, "delete from merges where kind = 'people' and from_id = $1", int64(id))
		if err == nil && id != head {
			_, err = l.tx.Exec(ctx, "insert into merges (kind, from_id, to_id, actor, at, ours) values ('people', $1, $2, 'reading', $3, 1)", int64(id), int64(head), store.Micros(at))
		}
		if err != nil {
			return nil, fmt.Errorf("the person of spelling %d: %w", id, err)
		}
		rows, err := l.tx.Query(ctx, "select release from appearances where spelling = $1 and person <> $2", int64(id), int64(head))
		if err != nil {
			return nil, fmt.Errorf("where spelling %d appears: %w", id, err)
		}
		for rows.Next() {
			var release readout.ReleaseID
			if err := rows.Scan(&release); err != nil {
				return nil, errors.Join(err, rows.Close())
			}
			changed = append(changed, release)
		}
		if err := errors.Join(rows.Err(), rows.Close()); err != nil {
			return nil, err
		}
		if _, err := l.tx.Exec(ctx, "update appearances set person = $2 where spelling = $1 and person <> $2", int64(id), int64(head)); err != nil {
			return nil, fmt.Errorf("who appears as spelling %d: %w", id, err)
		}
	}
	return distinct(changed), nil
}
