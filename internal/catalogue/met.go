package catalogue

import (
	"context"

	"readout"
	"readout/internal/tally"
)

// Met returns every meeting that a public release tells of, the latest day first, as
// they are counted. The slice is shared and never changed.
func (c *Catalogue) Met(ctx context.Context) (meetings []tally.Meeting, err error) {
	err = c.read(ctx, func(x *index) error {
		c.views.Lock()
		defer c.views.Unlock()
		of := &c.met[bit(c.locked)]
		if *of == nil {
			accounts := []tally.Account{}
			for _, i := range x.all {
				if i.meeting != 0 && (i.ours || !c.locked) {
					accounts = append(accounts, i.told)
				}
			}
			*of = append([]tally.Meeting{}, tally.Meetings(accounts)...)
		}
		meetings = *of
		return nil
	})
	return meetings, err
}

// told is what an item tells of its meeting, for counting.
func (it Item) told() tally.Account {
	return tally.Account{Meeting: it.Meeting, Release: it.Release, Weight: it.Account.Weight(), Issued: it.At.UnixMicro(), Day: it.Day,
		Advance: it.Account == readout.AccountAdvance, Kind: it.Kind, Parties: it.Parties, Ranks: it.Ranks}
}
