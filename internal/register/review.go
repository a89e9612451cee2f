package register

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout"
)

// Review returns pairs in these states, the latest first, at most so many from
// behind some on. It knows no gate: it is for those who run the house.
func (r *Registrar) Review(ctx context.Context, states []JoinState, most, after int) ([]Reviewed, error) {
	return r.store.Review(ctx, states, most, after)
}

// ParseJoinID reads what Reviewed.ID writes.
func ParseJoinID(id string) (kind string, a, b int64, err error) {
	first, second, ok := strings.Cut(strings.ToLower(strings.TrimSpace(id)), "-")
	kind = KindMeetings
	if x, is := strings.CutPrefix(first, "p"); is {
		y, both := strings.CutPrefix(second, "p")
		kind, first, second, ok = KindPeople, x, y, ok && both
	}
	a, errA := strconv.ParseInt(first, 10, 64)
	b, errB := strconv.ParseInt(second, 10, 64)
	if !ok || errA != nil || errB != nil || a < 1 || b < 1 || a == b {
		return "", 0, 0, readout.Invalid("%q names no pair; give one as the list does, like 12-57 or p3-p9", id)
	}
	return kind, min(a, b), max(a, b), nil
}

// Accept records a person's word that two releases tell of one meeting, or that
// two spellings are of one person, and joins them. Where they cannot come
// together, because somebody said of two of theirs that they are two, it is
// readout.ErrInvalid with a sentence, and nothing is recorded.
func (r *Registrar) Accept(ctx context.Context, kind string, a, b int64, by string) error {
	return r.say(ctx, kind, a, b, by, func(s *said) error {
		if s.word != nil && s.word.One {
			return readout.Invalid("%s was accepted already, by %s", s.id, s.word.By)
		}
		if s.word != nil { // what was said at once is taken back at once
			if err := s.takeBack(); err != nil {
				return err
			}
		}
		if err := s.record(SaysOne, [][2]int64{{a, b}}); err != nil {
			return err
		}
		if one, err := s.together(); err != nil || one {
			return err
		}
		return readout.Invalid("%s cannot be joined: of what stands with them, two were said to be two; undo that first", s.id)
	})
}

// Refuse records a person's word that two are two: an offer that is made no more,
// or a join that is parted, with all that stood on either side of it.
func (r *Registrar) Refuse(ctx context.Context, kind string, a, b int64, by string) error {
	return r.say(ctx, kind, a, b, by, func(s *said) error {
		if s.word != nil && !s.word.One {
			return readout.Invalid("%s was refused already, by %s", s.id, s.word.By)
		}
		return s.part()
	})
}

// Undo takes back the last thing that was done to a pair: a person's word, after
// which the rules say again what becomes of it; else a join that the rules made,
// which is parted as Refuse does.
func (r *Registrar) Undo(ctx context.Context, kind string, a, b int64, by string) error {
	return r.say(ctx, kind, a, b, by, func(s *said) error {
		if s.word == nil {
			if s.row.State != JoinMade && s.row.State != JoinBeside {
				return readout.Invalid("nothing was done to %s that could be undone", s.id)
			}
			return s.part()
		}
		return s.takeBack()
	})
}

// takeBack takes back the word on the pair, with all that was said at once.
func (s *said) takeBack() error {
	var pairs [][2]int64
	for pending, asked := []int64{s.a, s.b}, map[int64]bool{}; len(pending) > 0; {
		words, err := s.l.Words(s.ctx, s.kind, pending)
		if err != nil {
			return err
		}
		for _, id := range pending {
			asked[id] = true
		}
		pending = nil
		for _, w := range words {
			if p := [2]int64{w.A, w.B}; w.Number == s.word.Number && !slices.Contains(pairs, p) {
				pairs = append(pairs, p)
				for _, id := range p {
					if !asked[id] && !slices.Contains(pending, id) {
						pending = append(pending, id)
					}
				}
			}
		}
	}
	return s.record(SaysNone, pairs)
}

// said is a person's word that is being taken.
type said struct {
	ctx  context.Context
	r    *Registrar
	l    Ledger
	kind string
	a, b int64
	by   string
	id   string
	word *Word  // that holds on the pair; nil for none
	row  Joined // the zero Joined where the pair has none
}

// say takes a person's word on a pair that both are there.
func (r *Registrar) say(ctx context.Context, kind string, a, b int64, by string, do func(*said) error) error {
	if by == "" {
		return readout.Invalid("a word on a pair names who gives it")
	}
	return r.store.Change(ctx, func(l Ledger) error {
		s := &said{ctx: ctx, r: r, l: l, kind: kind, a: a, b: b, by: by, id: JoinID(kind, a, b)}
		there, err := l.There(ctx, kind, []int64{a, b})
		if err != nil {
			return err
		}
		if there != 2 {
			return readout.Invalid("%s names nothing that stands in the register; look at the list again", s.id)
		}
		rows, err := l.Joined(ctx, kind, []int64{a})
		if err != nil {
			return err
		}
		words, err := l.Words(ctx, kind, []int64{a})
		if err != nil {
			return err
		}
		for _, row := range rows {
			if row.A == a && row.B == b {
				s.row = row
			}
		}
		for _, w := range words {
			if w.A == a && w.B == b {
				s.word = &w
			}
		}
		return do(s)
	})
}

// part says that two are two, and so is whatever stood on one side of the join
// from whatever stood on the other.
func (s *said) part() error {
	one, err := s.together()
	if err != nil {
		return err
	}
	if !one {
		return s.record(SaysTwo, [][2]int64{{s.a, s.b}})
	}
	if s.row.State != JoinMade {
		return readout.Invalid("%s stand together by other joins; undo one of those, which the list of joins shows", s.id)
	}
	left, err := s.side(s.a, s.b)
	if err != nil {
		return err
	}
	right, err := s.side(s.b, s.a)
	if err != nil {
		return err
	}
	const most = 2000
	if len(left)*len(right) > most {
		return readout.Invalid("%s holds together %d and %d releases, too many to part at once; undo joins nearer to the ends first", s.id, len(left), len(right))
	}
	var pairs [][2]int64
	for _, x := range left {
		for _, y := range right {
			pairs = append(pairs, [2]int64{min(x, y), max(x, y)})
		}
	}
	slices.SortFunc(pairs, func(x, y [2]int64) int { return slices.Compare(x[:], y[:]) })
	return s.record(SaysTwo, pairs)
}

// side returns what is held together with one end of a join without the join.
func (s *said) side(from, without int64) ([]int64, error) {
	found := []int64{from}
	for i := 0; i < len(found); i++ {
		rows, err := s.l.Joined(s.ctx, s.kind, found[i:i+1])
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			if row.State != JoinMade || row.A == min(from, without) && row.B == max(from, without) {
				continue
			}
			for _, id := range []int64{row.A, row.B} {
				if !slices.Contains(found, id) {
					found = append(found, id)
				}
			}
		}
	}
	return found, nil
}

// record notes words and lets them take effect.
func (s *said) record(says Says, pairs [][2]int64) error {
	now := s.r.now()
	if _, err := s.l.Say(s.ctx, s.kind, says, s.by, now, pairs); err != nil {
		return err
	}
	if s.kind == KindPeople {
		return s.recordPeople(pairs, now)
	}
	var ids []readout.ReleaseID
	for _, p := range pairs {
		ids = append(ids, readout.ReleaseID(p[0]), readout.ReleaseID(p[1]))
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	editions, err := s.l.Editions(s.ctx, ids)
	if err != nil {
		return err
	}
	var events []readout.Event
	for _, e := range editions {
		events = append(events, readout.Event{At: now, Kind: readout.EventReviewed, Actor: s.by, Release: e.Release, Publisher: e.Publisher, Lang: e.Lang, Version: e.Version})
	}
	return s.r.settle(s.ctx, s.l, ids, events, now)
}

// recordPeople lets words on spellings take effect.
func (s *said) recordPeople(pairs [][2]int64, now time.Time) error {
	var ids []readout.PersonID
	for _, p := range pairs {
		ids = append(ids, readout.PersonID(p[0]), readout.PersonID(p[1]))
	}
	slices.Sort(ids)
	told, err := identify(s.ctx, s.l, slices.Compact(ids), now)
	if err != nil || len(told) == 0 {
		return err
	}
	var events []readout.Event
	for _, id := range told {
		events = append(events, readout.Event{At: now, Kind: readout.EventReviewed, Actor: s.by, Release: id})
	}
	return s.l.Append(s.ctx, events)
}

// together reports whether the two stand as one.
func (s *said) together() (bool, error) {
	if s.kind == KindPeople {
		rows, err := s.l.Spellings(s.ctx, []readout.PersonID{readout.PersonID(s.a), readout.PersonID(s.b)})
		return err == nil && len(rows) == 2 && rows[0].Head == rows[1].Head, err
	}
	stands, err := s.l.Standing(s.ctx, []readout.ReleaseID{readout.ReleaseID(s.a), readout.ReleaseID(s.b)}, nil, nil)
	if err != nil {
		return false, err
	}
	keys := map[readout.ReleaseID]string{}
	for _, x := range stands {
		keys[x.Release] = x.Key
	}
	a, b := keys[readout.ReleaseID(s.a)], keys[readout.ReleaseID(s.b)]
	return a != "" && a == b, nil
}

// Outdate marks all records as of other rules, so that ReadAgain reads them all.
func (r *Registrar) Outdate(ctx context.Context) error {
	return r.store.Change(ctx, func(l Ledger) error { return l.Outdate(ctx) })
}

// Outdated returns how many records were made by other rules than those of this
// program.
func (r *Registrar) Outdated(ctx context.Context) (int, error) {
	return r.store.CountOutdated(ctx, stamp(r.rules()))
}

// readingAgain is how often a version is read again where an editor decides in
// the meantime.
const readingAgain = 3

// ReadAgain reads once more at most so many versions whose records were made by
// other rules than this program's, the reader's or the register's own, and
// returns how many it found; 0 means that all records are of these rules.
// Meetings keep their addresses, decisions and people's words hold, and the
// public sees each old record until the new one replaces it.
func (r *Registrar) ReadAgain(ctx context.Context, most int) (int, error) {
	keys, err := r.store.Outdated(ctx, stamp(r.rules()), most)
	if err != nil || len(keys) == 0 {
		return 0, err
	}
	for try := 1; ; try++ {
		read, err := r.readings(ctx, keys, 1) // however long they are
		if err != nil {
			return 0, err
		}
		err = r.store.Change(ctx, func(l Ledger) error { return r.enter(ctx, l, read, readout.EventRead, "reading") })
		if !errors.Is(err, errDecided) || try == readingAgain {
			if err != nil {
				return 0, fmt.Errorf("reading again: %w", err)
			}
			return len(keys), nil
		}
	}
}
