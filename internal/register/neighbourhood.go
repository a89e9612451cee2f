package register

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"time"

	"readout"
	"readout/internal/facts"
	"readout/internal/joining"
	"readout/internal/pairing"
	"readout/internal/press"
)

// node names the sure keys of a release whose record has these facts.
func node(release readout.ReleaseID, f *facts.Facts) joining.Node {
	n := joining.Node{Release: release}
	if f.SeriesKey == "" {
		return n
	}
	if f.Ordinal > 0 {
		n.RoundKey = "round/" + f.SeriesKey + "#" + strconv.Itoa(f.Ordinal)
	}
	if f.Start != "" {
		n.DayKey = "day/" + f.SeriesKey + "/" + facts.Joined(f.Parties) + "/" + string(f.Kind) + "/" + string(f.Start)
	}
	return n
}

// maxNear is how many accounts that stand near a release it is weighed against.
// One in a greater crowd is joined by the sure keys alone: beyond it, every
// release of a day would cost as much as all before it together.
const maxNear = 100

// neighbourhood is all that has a part in where some releases stand: those that share a
// key, a certain link, a person's word or a meeting with one of them, and so on
// from there.
type neighbourhood struct {
	own      map[readout.ReleaseID]bool // that are being attached
	releases map[readout.ReleaseID]joining.Release
	stands   map[readout.ReleaseID]Stand // where those that are not being attached stand now
	links    []joining.Link[readout.ReleaseID]
	words    []joining.Word[readout.ReleaseID]
	before   []Joined // rows that the new ones replace
}

// surroundings gathers what has a part in where releases stand. giving holds
// their editions that report a meeting.
func surroundings(ctx context.Context, l Ledger, releases []readout.ReleaseID, giving map[readout.ReleaseID]Edition) (*neighbourhood, error) {
	n := &neighbourhood{own: map[readout.ReleaseID]bool{}, releases: map[readout.ReleaseID]joining.Release{}, stands: map[readout.ReleaseID]Stand{}}
	for _, id := range releases {
		n.own[id] = true
	}
	var days, rounds []string
	var versions []press.VersionKey
	for id, e := range giving {
		r := joining.Release{Node: node(id, e.Facts), Sight: e.Sight, Naming: e.Naming}
		n.releases[id] = r
		days, rounds, versions = append(days, r.DayKey), append(rounds, r.RoundKey), append(versions, e.VersionKey)
	}
	sketches, err := l.Sketches(ctx, versions, nil)
	if err != nil {
		return nil, err
	}
	near, err := n.weigh(ctx, l, sketches)
	if err != nil {
		return nil, err
	}
	asked := map[readout.ReleaseID]bool{}
	met := map[[2]readout.ReleaseID]bool{}
	for pending := append(slices.Clone(releases), near...); len(pending) > 0; {
		for _, id := range pending {
			asked[id] = true
		}
		stands, err := l.Standing(ctx, pending, days, rounds)
		if err != nil {
			return nil, err
		}
		rows, err := l.Joined(ctx, KindMeetings, numbers(pending))
		if err != nil {
			return nil, err
		}
		words, err := l.Words(ctx, KindMeetings, numbers(pending))
		if err != nil {
			return nil, err
		}
		days, rounds = nil, nil
		var next []readout.ReleaseID
		for _, s := range stands {
			if _, known := n.stands[s.Release]; known || n.own[s.Release] {
				continue
			}
			n.stands[s.Release] = s
			n.releases[s.Release] = joining.Release{Node: s.Node, Sight: s.Sight, Naming: s.Naming}
			next = append(next, s.Release)
		}
		for _, row := range rows {
			a, b := readout.ReleaseID(row.A), readout.ReleaseID(row.B)
			if met[[2]readout.ReleaseID{a, b}] {
				continue
			}
			met[[2]readout.ReleaseID{a, b}] = true
			n.before = append(n.before, row)
			if n.own[a] || n.own[b] || row.Score == 0 {
				continue // weighed anew, or not by pairing
			}
			reasons := slices.DeleteFunc(row.Reasons, func(r pairing.Reason) bool { return r.What == apartAllTheSame })
			n.links = append(n.links, joining.Link[readout.ReleaseID]{A: a, B: b, Score: row.Score, Certain: row.Certain, Reasons: reasons})
			if row.Certain {
				next = append(next, a, b)
			}
		}
		for _, w := range words {
			a, b := readout.ReleaseID(w.A), readout.ReleaseID(w.B)
			n.words = append(n.words, joining.Word[readout.ReleaseID]{Number: w.Number, A: a, B: b, One: w.One, By: w.By, At: w.At})
			if w.One {
				next = append(next, a, b)
			}
		}
		slices.Sort(next)
		pending = slices.DeleteFunc(slices.Compact(next), func(id readout.ReleaseID) bool { return asked[id] })
	}
	return n, n.sketch(ctx, l, sketches)
}

// weigh weighs the releases being attached against all that stand near, and
// returns those of these that are certain to be of one meeting.
func (n *neighbourhood) weigh(ctx context.Context, l Ledger, sketches map[readout.ReleaseID]pairing.Sketch) ([]readout.ReleaseID, error) {
	reaches := map[readout.ReleaseID]pairing.Reach{}
	for id := range n.own {
		if s, ok := sketches[id]; ok {
			reaches[id] = s.Reach()
		}
	}
	if err := l.Stand(ctx, n.own, reaches); err != nil {
		return nil, err
	}
	near := map[readout.ReleaseID][]readout.ReleaseID{}
	var others []readout.ReleaseID
	for id, reach := range reaches {
		found, err := l.Near(ctx, reach, maxNear+2)
		if err != nil {
			return nil, err
		}
		if len(found) > maxNear+1 {
			continue // itself stands there too
		}
		for _, node := range found {
			other := node.Release
			if n.own[other] {
				node = n.releases[other].Node
			}
			if other == id || sameKey(n.releases[id].Node, node) || slices.Contains(near[other], id) {
				continue
			}
			near[id] = append(near[id], other)
			if !n.own[other] {
				others = append(others, other)
			}
		}
	}
	slices.Sort(others)
	more, err := l.Sketches(ctx, nil, slices.Compact(others))
	if err != nil {
		return nil, err
	}
	var certain []readout.ReleaseID
	for id, of := range near {
		for _, other := range of {
			s, ok := more[other]
			if n.own[other] {
				s, ok = sketches[other]
			}
			if !ok {
				continue
			}
			if w := pairing.Weigh(sketches[id], s); w.Offered {
				n.links = append(n.links, joining.Link[readout.ReleaseID]{A: min(id, other), B: max(id, other), Score: w.Score, Certain: w.Certain, Reasons: w.Reasons})
				if w.Certain && !n.own[other] {
					certain = append(certain, other)
				}
			}
		}
	}
	return certain, nil
}

// sameKey reports whether two releases are joined by a sure key already, so that
// nobody need ask pairing.
func sameKey(a, b joining.Node) bool {
	return a.RoundKey != "" && a.RoundKey == b.RoundKey || a.RoundKey == "" && b.RoundKey == "" && a.DayKey != "" && a.DayKey == b.DayKey
}

// sketch gives the releases their sketches, where pairing has a say.
func (n *neighbourhood) sketch(ctx context.Context, l Ledger, own map[readout.ReleaseID]pairing.Sketch) error {
	if !slices.ContainsFunc(n.links, func(l joining.Link[readout.ReleaseID]) bool { return l.Certain }) {
		return nil
	}
	var others []readout.ReleaseID
	for id := range n.stands {
		others = append(others, id)
	}
	more, err := l.Sketches(ctx, nil, others)
	if err != nil {
		return err
	}
	for id, r := range n.releases {
		if s, ok := own[id]; ok && n.own[id] {
			r.Sketch = s
		} else {
			r.Sketch = more[id]
		}
		n.releases[id] = r
	}
	return nil
}

// linksWithin are the links between releases that are there; an offer to one that
// is not has no part in where they stand.
func (n *neighbourhood) linksWithin() []joining.Link[readout.ReleaseID] {
	var out []joining.Link[readout.ReleaseID]
	for _, l := range n.links {
		_, a := n.releases[l.A]
		_, b := n.releases[l.B]
		if a && b {
			out = append(out, l)
		}
	}
	return out
}

// joins are the rows that say why releases stand together, or may. A row that
// says what one said before keeps its time.
func (n *neighbourhood) joins(met joining.Meetings, at time.Time) Joins {
	out := Joins{Kind: KindMeetings}
	for id := range n.releases {
		out.Within = append(out.Within, int64(id))
	}
	for id := range n.own {
		out.Of = append(out.Of, int64(id))
	}
	slices.Sort(out.Within)
	slices.Sort(out.Of)
	made := map[[2]readout.ReleaseID]int{}
	for i, j := range met.Joins {
		made[[2]readout.ReleaseID{j.A, j.B}] = i
		out.Rows = append(out.Rows, Joined{A: int64(min(j.A, j.B)), B: int64(max(j.A, j.B)), State: JoinMade, Rule: j.Rule, Score: j.Score, Certain: j.Certain, Reasons: j.Reasons, By: j.By})
	}
	apart := map[[2]readout.ReleaseID]bool{}
	for _, w := range n.words {
		apart[[2]readout.ReleaseID{w.A, w.B}] = !w.One
	}
	for _, l := range n.links {
		pair := [2]readout.ReleaseID{l.A, l.B}
		_, a := n.releases[l.A]
		_, b := n.releases[l.B]
		if !n.own[l.A] && !n.own[l.B] && !(a && b) {
			continue // an offer to a release that is not looked at stays as it is
		}
		row := Joined{A: int64(l.A), B: int64(l.B), State: JoinOffered, Rule: joining.ByText, Score: l.Score, Certain: l.Certain, Reasons: l.Reasons}
		if i, ok := made[pair]; ok {
			// joined by a key or a person, it may be by the texts too
			out.Rows[i].Score, out.Rows[i].Certain, out.Rows[i].Reasons = l.Score, l.Certain, l.Reasons
			continue
		}
		switch {
		case apart[pair]:
			row.State = JoinRefused
		case a && b && met.Beside(l.A, l.B):
			row.State = JoinBeside
		case l.Certain:
			row.Reasons = append(slices.Clone(row.Reasons), pairing.Reason{What: apartAllTheSame})
		}
		out.Rows = append(out.Rows, row)
	}
	before := map[[2]int64]Joined{}
	for _, old := range n.before {
		before[[2]int64{old.A, old.B}] = old
	}
	for i := range out.Rows {
		row := &out.Rows[i]
		row.At = at
		if old, ok := before[[2]int64{row.A, row.B}]; ok && old.State == row.State && old.Rule == row.Rule {
			row.At = old.At
		}
	}
	slices.SortFunc(out.Rows, func(x, y Joined) int { return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B)) })
	return out
}

// apartAllTheSame is why two that are certain to be one by themselves are offered
// and not joined.
const apartAllTheSame = "but what stands with one of them speaks against it"

// numbers writes ids as numbers.
func numbers[ID ~int64](ids []ID) []int64 {
	out := make([]int64, len(ids))
	for i, id := range ids {
		out[i] = int64(id)
	}
	return out
}

// JoinID is how a person names a pair: "12-57" of releases, "p12-p57" of people.
func JoinID(kind string, a, b int64) string {
	if kind == KindPeople {
		return fmt.Sprintf("p%d-p%d", a, b)
	}
	return fmt.Sprintf("%d-%d", a, b)
}
