package register

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"readout"
	"readout/internal/joining"
	"readout/internal/names"
)

// Spelled is a name as accounts write it: a row of its own, which a person who is
// written in several ways has several of.
type Spelled struct {
	ID    readout.PersonID
	Name  string
	Party readout.PartyCode
	Head  readout.PersonID // the spelling that stands for the person; its own where that is it
}

// Seat is a spelling in one account.
type Seat struct {
	Meeting     readout.MeetingID
	Release     readout.ReleaseID
	Spelling    readout.PersonID
	Party       readout.PartyCode
	Participant readout.Participant
}

// Encounter is two spellings that may be of one name in accounts of one meeting:
// for one seat, or both in one account.
type Encounter struct {
	A, B           readout.PersonID // the lower first
	Release, Other readout.ReleaseID
}

// Bounds of what is compared when a release comes: spellings that sound alike, and
// people of one side at one meeting.
const (
	maxSpellings = 60
	maxSeats     = 200
)

// Sounds are the keys under which other spellings of a party's person are found.
func Sounds(name string, party readout.PartyCode) []string {
	var out []string
	for _, s := range names.Sounds(name) {
		out = append(out, string(party)+"|"+s)
	}
	return out
}

// meet works out who may be whom at the meetings of releases, and returns the
// spellings of which that says anything new or no more.
func meet(ctx context.Context, l Ledger, releases []readout.ReleaseID) ([]readout.PersonID, error) {
	seats, err := l.Seats(ctx, releases)
	if err != nil {
		return nil, err
	}
	of := map[string][]Seat{}
	all := slices.Clone(releases)
	for _, s := range seats {
		at := fmt.Sprint(s.Meeting, " ", s.Party)
		of[at] = append(of[at], s)
		all = append(all, s.Release)
	}
	parsed := map[string]names.Name{}
	name := func(s Seat) names.Name {
		n, ok := parsed[s.Participant.Name]
		if !ok {
			n = names.Parse(s.Participant.Name)
			parsed[s.Participant.Name] = n
		}
		return n
	}
	found := map[Encounter]bool{}
	for _, side := range of {
		if len(side) > maxSeats {
			continue
		}
		for i, x := range side {
			for _, y := range side[i+1:] {
				if x.Spelling == y.Spelling || x.Release != y.Release && !oneSeat(x.Participant, y.Participant) || name(x).Compare(name(y)).Same == names.No {
					continue
				}
				found[Encounter{min(x.Spelling, y.Spelling), max(x.Spelling, y.Spelling), min(x.Release, y.Release), max(x.Release, y.Release)}] = true
			}
		}
	}
	slices.Sort(all)
	return l.Meet(ctx, slices.Compact(all), slices.Collect(maps.Keys(found)))
}

// oneSeat reports whether two people of one side at one meeting led it, or held
// one post.
func oneSeat(a, b readout.Participant) bool {
	post := func(p readout.Participant) string {
		return strings.ToLower(strings.Join(strings.Fields(readout.Value(p.Post)), " "))
	}
	return readout.Value(a.Role) == readout.RoleHead && readout.Value(b.Role) == readout.RoleHead || post(a) != "" && post(a) == post(b)
}

// identify says of spellings which are of one person, and returns the releases of
// which another person is told than before.
func identify(ctx context.Context, l Ledger, touched []readout.PersonID, at time.Time) ([]readout.ReleaseID, error) {
	known := map[readout.PersonID]Spelled{}
	parsed := map[readout.PersonID]names.Name{}
	inside := map[readout.PersonID]bool{} // whose person is worked out; the others are only offered
	offers := map[[2]readout.PersonID]bool{}
	before := map[[2]int64]Joined{}
	met := map[[2]readout.PersonID]joining.Encounter{}
	var words []joining.Word[readout.PersonID]
	said := map[[2]readout.PersonID]bool{}
	load := func(ids []readout.PersonID) error {
		rows, err := l.Spellings(ctx, ids)
		for _, s := range rows {
			known[s.ID], parsed[s.ID] = s, names.Parse(s.Name)
		}
		return err
	}
	for pending := touched; len(pending) > 0; {
		for _, id := range pending {
			inside[id] = true
		}
		near, err := l.SoundAlike(ctx, pending)
		if err != nil {
			return nil, err
		}
		encounters, err := l.Encounters(ctx, pending)
		if err != nil {
			return nil, err
		}
		rows, err := l.Joined(ctx, KindPeople, numbers(pending))
		if err != nil {
			return nil, err
		}
		said1, err := l.Words(ctx, KindPeople, numbers(pending))
		if err != nil {
			return nil, err
		}
		var next []readout.PersonID
		ask := slices.Clone(pending)
		for _, e := range encounters {
			pair := [2]readout.PersonID{e.A, e.B}
			how := joining.SamePost
			if e.Release == e.Other {
				how = joining.SameTable
			}
			met[pair] = max(met[pair], how)
			near, ask = append(near, pair), append(ask, e.A, e.B)
		}
		for _, row := range rows {
			before[[2]int64{row.A, row.B}] = row
			if row.State == JoinMade || row.State == JoinBeside {
				next = append(next, readout.PersonID(row.A), readout.PersonID(row.B))
			}
		}
		for _, w := range said1 {
			pair := [2]readout.PersonID{readout.PersonID(w.A), readout.PersonID(w.B)}
			if !said[pair] {
				said[pair] = true
				words = append(words, joining.Word[readout.PersonID]{Number: w.Number, A: pair[0], B: pair[1], One: w.One, By: w.By, At: w.At})
			}
			if w.One {
				next = append(next, pair[0], pair[1])
			}
		}
		for _, pair := range near {
			ask = append(ask, pair[0], pair[1])
		}
		if err := load(ask); err != nil {
			return nil, err
		}
		for _, pair := range near {
			pair = [2]readout.PersonID{min(pair[0], pair[1]), max(pair[0], pair[1])}
			a := joining.Alike{A: pair[0], B: pair[1], Answer: parsed[pair[0]].Compare(parsed[pair[1]]), Met: met[pair]}
			if a.Answer.Same == names.No || known[pair[0]].Party != known[pair[1]].Party {
				continue
			}
			offers[pair] = true
			if a.Certain() {
				next = append(next, pair[0], pair[1])
			}
		}
		slices.Sort(next)
		pending = slices.DeleteFunc(slices.Compact(next), func(id readout.PersonID) bool { return inside[id] || len(inside) > maxSpellings+len(touched) })
	}
	if err := load(slices.Collect(maps.Keys(inside))); err != nil {
		return nil, err
	}
	ids := slices.Sorted(maps.Keys(inside))
	var spellings []joining.Spelling
	var pairs []joining.Alike
	for i, id := range ids {
		spellings = append(spellings, joining.Spelling{ID: id, Name: parsed[id]})
		for _, other := range ids[i+1:] {
			if known[id].Party == known[other].Party && parsed[id].Compare(parsed[other]).Same > names.No {
				offers[[2]readout.PersonID{id, other}] = true
			}
		}
	}
	for pair := range offers {
		pairs = append(pairs, joining.Alike{A: pair[0], B: pair[1], Answer: parsed[pair[0]].Compare(parsed[pair[1]]), Met: met[pair]})
	}
	people := joining.Identify(spellings, pairs, words)
	var several []readout.PersonID
	for _, group := range people.Groups {
		if len(group) > 1 {
			several = append(several, group...)
		}
	}
	// the address of a person comes of what the public sees, where anything does
	seen, err := l.Seen(ctx, several)
	if err != nil {
		return nil, err
	}
	heads := map[readout.PersonID]readout.PersonID{}
	for _, group := range people.Groups {
		head := slices.MinFunc(group, func(a, b readout.PersonID) int {
			return cmp.Or(cmp.Compare(seen[a], seen[b]), cmp.Compare(a, b))
		})
		for _, id := range group {
			if known[id].Head != head {
				heads[id] = head
			}
		}
	}
	out := Joins{Kind: KindPeople, Of: numbers(ids), Within: numbers(ids)}
	made := map[[2]readout.PersonID]bool{}
	add := func(j joining.Link[readout.PersonID], state JoinState, rule joining.Rule, by string) {
		row := Joined{A: int64(j.A), B: int64(j.B), State: state, Rule: rule, Score: j.Score, Certain: j.Certain, Reasons: j.Reasons, By: by, At: at}
		if old, ok := before[[2]int64{row.A, row.B}]; ok && old.State == state && old.Rule == rule {
			row.At = old.At
		}
		out.Rows = append(out.Rows, row)
		made[[2]readout.PersonID{j.A, j.B}] = true
	}
	for _, j := range people.Joins {
		add(j.Link, JoinMade, j.Rule, j.By)
	}
	for _, o := range people.Offers {
		add(o, JoinOffered, joining.ByName, "")
	}
	for _, w := range words {
		if pair := [2]readout.PersonID{w.A, w.B}; !w.One && !made[pair] && (inside[w.A] || inside[w.B]) {
			add(joining.Link[readout.PersonID]{A: w.A, B: w.B}, JoinRefused, joining.ByPerson, w.By)
		}
	}
	if err := l.Join(ctx, out); err != nil {
		return nil, err
	}
	return l.Unite(ctx, heads, at)
}
