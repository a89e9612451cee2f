package catalogue

import (
	"context"

	"readout"
)

// Among lists the values of facets among these releases, by value, each with the
// number of those that have it, and of too many the commonest. Releases that the
// public may not see count for nothing. meetings is which meeting each of the
// releases reports, where it reports one.
func (c *Catalogue) Among(ctx context.Context, ids []readout.ReleaseID, of []Facet, most int) (options map[Facet][]Option, meetings map[readout.ReleaseID]readout.MeetingID, err error) {
	err = c.read(ctx, func(x *index) error {
		c.views.Lock() // counting writes into the index
		defer c.views.Unlock()
		meetings = map[readout.ReleaseID]readout.MeetingID{}
		var items []uint32
		for _, id := range ids {
			i, there := x.byID[id]
			if !there || c.locked && !x.items[i].ours {
				continue
			}
			items = append(items, i)
			if m := x.items[i].meeting; m != 0 {
				meetings[id] = m
			}
		}
		var counted [facets]bool
		for _, f := range of {
			counted[f] = true
		}
		met := x.countTerms(items, &counted)
		counts := make(map[Facet][]Option, len(of))
		for _, f := range of {
			counts[f] = x.options(x.offered(met[f], Query{Options: most}, f), c.locked)
		}
		options = counts
		return nil
	})
	return options, meetings, err
}
