package register

import (
	"context"

	"readout"
)

// MeetingMap returns a part of the addresses of all meetings with public
// accounts, the oldest rows first: size of them from the one at first, which
// counts from 0.
func (r *Registrar) MeetingMap(ctx context.Context, first, size int) (found []readout.Address, err error) {
	err = r.view(ctx, func(p Public) error {
		found, err = p.MeetingMap(ctx, size, first)
		return err
	})
	return found, err
}

// PeopleMap returns a part of the slugs of all people who have pages, as
// MeetingMap does.
func (r *Registrar) PeopleMap(ctx context.Context, first, size int) (found []string, err error) {
	err = r.view(ctx, func(p Public) error {
		found, err = p.PeopleMap(ctx, size, first)
		return err
	})
	return found, err
}

// Sizes returns how many meetings and people the public may see.
func (r *Registrar) Sizes(ctx context.Context) (meetings, people int, err error) {
	err = r.view(ctx, func(p Public) error {
		c, err := r.count(ctx, p)
		meetings, people = c.meetings, c.people
		return err
	})
	return meetings, people, err
}
