package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strconv"
	"strings"
	"time"

	"readout"
	"readout/internal/press"
	"readout/internal/store/postgres"
	"readout/internal/web"
)

// withdrawCommand leaves a release readable under a banner.
type withdrawCommand struct{ standing }

// holdCommand takes a release out of public sight for now.
type holdCommand struct{ standing }

// unholdCommand ends a hold.
type unholdCommand struct{ standing }

// Run withdraws.
func (c *withdrawCommand) Run(ctx context.Context, std streams) error {
	return c.change(ctx, std.out, "withdraw", (*press.Office).Withdraw)
}

// Run holds.
func (c *holdCommand) Run(ctx context.Context, std streams) error {
	return c.change(ctx, std.out, "hold", (*press.Office).Hold)
}

// Run ends a hold.
func (c *unholdCommand) Run(ctx context.Context, std streams) error {
	return c.change(ctx, std.out, "unhold", (*press.Office).Restore)
}

// standing is what changes how a release stands before the public. It takes two
// runs: the first shows the release and its base and does nothing, the second
// names the base and is refused where something happened in between.
type standing struct {
	Release string `arg:"" placeholder:"RELEASE" help:"The release: the address of its page, or YEAR/NAME."`
	Data    string `default:"data" placeholder:"DIR" help:"Data directory."`
	Actor   string `required:"" placeholder:"NAME" help:"Who does it; kept with the event."`
	Base    int64  `placeholder:"N" help:"The release as you saw it, a number that a run without --base prints. Nothing is done without it."`
	databaseFlag

	address readout.Address
}

// Validate reads the address.
func (c *standing) Validate() (err error) {
	if c.Actor = strings.TrimSpace(c.Actor); c.Actor == "" {
		return errors.New("--actor: say who does it")
	}
	if c.address, err = releaseAddress(c.Release); err != nil {
		return err
	}
	return c.databaseFlag.Validate()
}

// releaseAddress reads the address of a release's page, with or without its
// site, language and version.
func releaseAddress(s string) (readout.Address, error) {
	path := s
	if u, err := url.Parse(s); err == nil {
		path = u.Path
	}
	parts := strings.Split(strings.Trim(path, "/"), "/")
	for i, p := range parts {
		if p == "releases" {
			parts = parts[i+1:]
			break
		}
	}
	if len(parts) >= 2 {
		if year, err := strconv.Atoi(parts[0]); err == nil && len(parts[0]) == 4 && parts[1] != "" && len(parts) <= 3 {
			return readout.Address{Year: year, Slug: parts[1]}, nil
		}
	}
	return readout.Address{}, fmt.Errorf("%q is no release; give the address of its page, or YEAR/NAME", s)
}

// change shows the release, and changes it where base names it as it is.
func (c *standing) change(ctx context.Context, out io.Writer, verb string, do func(*press.Office, context.Context, readout.ReleaseID, int64, string) error) (err error) {
	r, err := openExisting(ctx, place{c.Data, c.Database})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.close()) }()
	release, err := r.office.ReleaseAt(ctx, c.address)
	if errors.Is(err, readout.ErrNotFound) {
		return readout.Invalid("no release stands at %s; look at its address again", c.address)
	}
	if err != nil {
		return err
	}
	if c.Base == 0 {
		fmt.Fprintf(out, "%s\n", describe(release))
		return readout.Invalid("nothing was done; to %s it, run this again with --base %d", verb, release.Changed)
	}
	done, err := r.settling()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, done()) }()
	if err := do(r.office, ctx, release.ID, c.Base, c.Actor); err != nil {
		return err
	}
	if release, err = r.office.ReleaseAt(ctx, c.address); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "%s\nby %s, in effect in every process that serves it\n", describe(release), c.Actor)
	return err
}

// describe is a release in one line: how it stands, its title, address and base.
func describe(r *readout.Release) string {
	title := ""
	if v, ok := r.Latest(r.Authoritative); ok {
		title = v.Title
	}
	return fmt.Sprintf("%s\t%s\t/releases/%s\tbase %d", r.State, title, r.Address, r.Changed)
}

// settling lets the office wait until other processes show what was changed
// here; done is called when it is used no more.
func (r *pressRoom) settling() (done func() error, err error) {
	if r.at.database == "" {
		// A server beside this one looks at the epoch at least as often.
		r.office.SettleWith(func(ctx context.Context, _ int64) error {
			wait := time.NewTimer(2 * web.EpochFresh)
			defer wait.Stop()
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-wait.C:
				return nil
			}
		})
		return func() error { return nil }, nil
	}
	leases, err := postgres.OpenLeases(r.at.database)
	if err != nil {
		return nil, err
	}
	r.office.SettleWith(leases.Settled)
	return leases.Close, nil
}
