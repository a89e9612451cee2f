package register

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"readout"
)

// placing is which rows the groups of releases get.
type placing struct {
	groups map[string][]readout.ReleaseID // key → releases, the one that names the meeting first
	placed []Placed
	merged []Merge
}

// place finds a row for each group of keys among rows. Releases that are in
// leaving and in no group stand nowhere from now on. Of a group those of the
// lowest naming name the meeting: a row whose address came from another's text is
// not taken over for one of ours, whose page must not tell of that text.
func place(keys map[readout.ReleaseID]string, leaving map[readout.ReleaseID]bool, naming map[readout.ReleaseID]int, rows []Row) *placing {
	p := &placing{groups: map[string][]readout.ReleaseID{}}
	first := func(a, b readout.ReleaseID) int { return cmp.Or(cmp.Compare(naming[a], naming[b]), cmp.Compare(a, b)) }
	for _, id := range slices.SortedFunc(maps.Keys(keys), first) {
		p.groups[keys[id]] = append(p.groups[keys[id]], id)
	}
	byKey := map[string]Row{}
	lastAt := map[readout.ReleaseID]Row{}
	for _, r := range rows {
		byKey[r.Key] = r
		for _, id := range r.Last {
			lastAt[id] = r
		}
	}
	// the group with the oldest release chooses first
	order := slices.SortedFunc(maps.Keys(p.groups), func(a, b string) int {
		return first(p.groups[a][0], p.groups[b][0])
	})
	used := map[readout.MeetingID]bool{}
	for _, key := range order {
		if r, ok := byKey[key]; ok {
			used[r.ID] = true
		}
	}
	for _, key := range order {
		next := Placed{Key: key}
		if r, ok := byKey[key]; ok {
			next.ID, next.Revive = r.ID, r.Into != 0
			p.placed = append(p.placed, next)
			continue
		}
		for _, id := range p.groups[key] {
			r, ok := lastAt[id]
			if naming[id] == naming[p.groups[key][0]] && ok && !used[r.ID] && r.Into == 0 && allLeave(r, keys, leaving) {
				next.ID, next.Rekey = r.ID, true
				used[r.ID] = true
				break
			}
		}
		p.placed = append(p.placed, next)
	}
	for _, r := range rows {
		if len(r.Last) == 0 || r.Into != 0 || used[r.ID] || !allLeave(r, keys, leaving) {
			continue
		}
		// of several meetings that its releases went to, the oldest release's
		ours := slices.ContainsFunc(r.Last, func(id readout.ReleaseID) bool { return naming[id] == namedByUs })
		for _, id := range slices.Sorted(slices.Values(r.Last)) {
			if into, ok := keys[id]; ok {
				p.merged = append(p.merged, Merge{From: r.ID, Into: into, Ours: ours})
				break
			}
		}
	}
	return p
}

// allLeave reports whether every release that stands on the row is being placed
// anew or stands nowhere from now on.
func allLeave(r Row, keys map[readout.ReleaseID]string, leaving map[readout.ReleaseID]bool) bool {
	for _, id := range r.Standing {
		if _, ok := keys[id]; !ok && !leaving[id] {
			return false
		}
	}
	return true
}

// name gives addresses to new rows and series to new and rekeyed ones, from the
// release of each group that names it, the series from the first that is of one.
// giving holds the releases being read; others are asked of the ledger.
func (p *placing) name(ctx context.Context, l Ledger, giving map[readout.ReleaseID]Edition) error {
	var unknown []readout.ReleaseID
	for _, next := range p.placed {
		if next.ID != 0 && !next.Rekey {
			continue
		}
		for _, id := range p.groups[next.Key] {
			if _, ok := giving[id]; !ok {
				unknown = append(unknown, id)
			}
		}
	}
	if len(unknown) > 0 {
		editions, err := l.Editions(ctx, unknown)
		if err != nil {
			return err
		}
		for id, e := range givers(editions) {
			giving[id] = e
		}
	}
	for i := range p.placed {
		next := &p.placed[i]
		if next.ID != 0 && !next.Rekey {
			continue
		}
		var all []Edition
		for _, id := range p.groups[next.Key] {
			e, ok := giving[id]
			if !ok {
				return fmt.Errorf("release %d stands on a meeting and has no record of one", id)
			}
			all = append(all, e)
		}
		next.facts = all[0].Facts
		if i := slices.IndexFunc(all, func(e Edition) bool { return e.Facts.SeriesKey != "" }); i >= 0 {
			next.facts = all[i].Facts
		}
		next.SeriesKey = next.facts.SeriesKey
		if next.ID == 0 {
			next.Year, next.Slugs = meetingAddress(all[0])
		}
	}
	return nil
}
