package catalogue

import (
	"context"

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
				if it := &x.items[i]; it.meeting != 0 && (it.ours || !c.locked) {
					accounts = append(accounts, x.account(i))
				}
			}
			*of = append([]tally.Meeting{}, tally.Meetings(accounts)...)
		}
		meetings = *of
		return nil
	})
	return meetings, err
}
