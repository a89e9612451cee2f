package main

import (
	"context"
	"crypto/rand"
	"errors"
	"slices"
	"sync"
	"time"

	"readout"
	"readout/internal/accounts"
	"readout/internal/catalogue"
	"readout/internal/download"
	"readout/internal/follow"
	"readout/internal/harvest"
	"readout/internal/hits"
	"readout/internal/inquiry"
	"readout/internal/lists"
	"readout/internal/phrases"
	"readout/internal/preparing"
	"readout/internal/press"
	"readout/internal/reading"
	"readout/internal/register"
	"readout/internal/relations"
	"readout/internal/reports"
	"readout/internal/search"
	"readout/internal/site"
	"readout/internal/store/cataloguedb"
	"readout/internal/store/hitsdb"
	"readout/internal/store/postgres"
	"readout/internal/store/pressdb"
	"readout/internal/store/registerdb"
	"readout/internal/store/reportsdb"
	"readout/internal/texts"
	"readout/internal/web"
)

// wire joins the parts of a served room. The process must be closed.
func (c *serveCommand) wire(ctx context.Context, std streams, r *pressRoom) (_ *process, err error) {
	log, lines, access := c.logs(std)
	p := &process{dir: r.at.dir, log: log, lines: lines, db: r.db, due: r.office.ReleaseDue, shared: []follow.Follower{r.registrar}}
	defer func() {
		if err != nil {
			err = errors.Join(err, p.close())
		}
	}()
	house := c.house(r.config)
	features, err := r.config.features(house)
	if err != nil {
		return nil, err
	}
	index, err := search.Open(r.at.dir, r.findable(features), log)
	if err != nil {
		return nil, err
	}
	p.closers = append(p.closers, index.Close)
	p.local = []follow.Follower{index}
	// One long text at a time, whoever takes it in: each may need a third of the
	// memory that a server may have.
	var large sync.Mutex
	index.Large, r.registrar.Large = &large, &large
	db, err := r.at.openHits(ctx)
	if err != nil {
		return nil, err
	}
	p.closers = append(p.closers, db.Close)
	counter, err := hits.New(ctx, hitsdb.New(db), time.Now, rand.Reader, log)
	if err != nil {
		return nil, err
	}
	p.others = append(p.others, counter.Run)
	probing := web.NewProbing(func(a web.Probe) {
		log.Warn("probing: a visitor tries addresses that are not there", "visitor", a.Visitor, "tries", a.Tries, "since", a.Since, "path", a.Path)
	})
	p.others = append(p.others, probing.Run)
	epoch := web.NewEpoch(r.office.Epoch)
	live, err := p.join(r, epoch)
	if err != nil {
		return nil, err
	}
	office, registrar, err := c.readers(ctx, p, r, epoch)
	if err != nil {
		return nil, err
	}
	office.KeepUnder(epoch.Current)
	masthead, err := masthead(ctx, office, house)
	if err != nil {
		return nil, err
	}
	names := web.HouseNames()
	names.Confirm(r.config.Names)
	// It reads the main database always: what it is asked for must be as new as
	// the epoch.
	found := catalogue.New(cataloguedb.New(r.db))
	found.Under(epoch.Current)
	asOf := func(ctx context.Context) (time.Time, error) {
		at, err := epoch.Current(ctx)
		if err != nil {
			return time.Time{}, err
		}
		return r.office.EpochAt(ctx, at)
	}
	face, err := site.New(site.Config{
		Press: office, Register: registrar, Catalogue: found, Reports: reports.New(reportsdb.New(r.db), time.Now, log), House: house, Features: features, Names: names, Origin: c.Origin, Demo: c.Demo, Accent: r.config.Accent, Masthead: masthead, Now: time.Now, AsOf: asOf,
	})
	if err != nil {
		return nil, err
	}
	narrowed, err := lists.New(lists.Config{Layout: face.Layout(), Press: office, Register: registrar, Catalogue: found, Now: time.Now})
	if err != nil {
		return nil, err
	}
	passages, err := texts.New(face.Layout(), office)
	if err != nil {
		return nil, err
	}
	sayings, err := phrases.New(phrases.Config{Layout: face.Layout(), Press: office, Register: registrar, Search: index})
	if err != nil {
		return nil, err
	}
	asked, err := inquiry.New(inquiry.Config{Layout: face.Layout(), Press: office, Register: registrar, Catalogue: found, Search: index})
	if err != nil {
		return nil, err
	}
	beside, err := accounts.New(accounts.Config{Layout: face.Layout(), Catalogue: found, Press: office, Register: registrar, AsOf: asOf})
	if err != nil {
		return nil, err
	}
	prepared, err := preparing.New(preparing.Config{Layout: face.Layout(), Press: office, Register: registrar, Now: time.Now})
	if err != nil {
		return nil, err
	}
	met, err := relations.New(relations.Config{Layout: face.Layout(), Press: office, Register: registrar, Catalogue: found})
	if err != nil {
		return nil, err
	}
	programs := harvest.New(harvest.Config{
		Press: office, Register: registrar, Catalogue: found, Search: index, House: house, Features: features, Names: names, Origin: c.at, Demo: c.Demo, Now: time.Now,
	})
	p.warmWith(found.Warm, office.WarmHeads, programs.Warm)
	p.server, err = web.New(web.Config{
		Hosts: c.hosts, HTTPS: https(c.Origin), Proxies: c.proxies, Languages: web.Languages(), Features: features,
		Epoch: epoch, Live: live, ErrorPage: face.ErrorPage, Assets: face.Assets(),
		Count: func(v web.View) {
			counter.Count(hits.View{Release: v.Release, Address: v.Address, Agent: v.Agent, Prefetch: v.Prefetch})
		},
		Shown:   func(id readout.ReleaseID) int64 { return counter.Shown(id)[id] },
		Changed: r.office.EpochAt, Began: time.Now(),
		Ready: p.ready.Load, Sitemaps: harvest.Sitemaps(c.Origin), SecurityTxt: r.config.Security.text(c.Origin), NoIndex: c.Demo, Secret: r.secret, Access: func(a *web.Access) {
			access(a)
			probing.See(a)
		},
	}, slices.Concat(face.Routes(), narrowed.Routes(), asked.Routes(), programs.Routes(), download.New(office, features).Routes(), passages.Routes(), sayings.Routes(), beside.Routes(), prepared.Routes(), met.Routes()))
	if err != nil {
		return nil, err
	}
	return p, nil
}

// join makes the process one of those that serve the room, and says whether it
// may serve; nil is always. What is withdrawn is then waited for.
func (p *process) join(r *pressRoom, epoch *web.Epoch) (live func() bool, err error) {
	if r.at.database == "" {
		p.turn = lockedTurn{r.at.dir}
		r.office.SettleWith(epoch.Acknowledge)
		return nil, nil
	}
	leases, err := postgres.OpenLeases(r.at.database)
	if err != nil {
		return nil, err
	}
	p.closers = append(p.closers, leases.Close)
	m := newMember(leases, epoch, p.log)
	p.others = append(p.others, m.run)
	p.turn = leasedTurn{leases, m.name, p.log}
	r.office.SettleWith(leases.Settled)
	return m.live, nil
}

// readers are the office and the registrar that pages read from: through the
// replica where there is one.
func (c *serveCommand) readers(ctx context.Context, p *process, r *pressRoom, epoch *web.Epoch) (*press.Office, *register.Registrar, error) {
	if c.Replica == "" {
		return r.office, r.registrar, nil
	}
	copied, err := postgres.OpenReplica(ctx, c.Replica)
	if err != nil {
		return nil, nil, err
	}
	p.closers = append(p.closers, copied.Close)
	era, err := r.db.Era(ctx)
	if err != nil {
		return nil, nil, err
	}
	public := r.db.Public().WithReplica(copied, era, epoch.Current)
	office := press.NewOffice(pressdb.New(r.db).From(public), r.originals, time.Now, rand.Reader)
	return office, register.New(registerdb.New(r.db).From(public), office, reading.Read, time.Now), nil
}

// house is the preset of features: the flag's, else the configuration's, else
// the one that suits what is served.
func (c *serveCommand) house(config configuration) readout.House {
	switch {
	case c.House != "":
		return readout.House(c.House)
	case config.House != "":
		return config.House
	case !c.Demo:
		for _, p := range config.Publishers {
			if p.Ours {
				return readout.HousePublisher
			}
		}
	}
	return readout.HouseArchive
}

// masthead is the name of the one publisher that a publisher's own site speaks
// for; nil where there are several, or none.
func masthead(ctx context.Context, office *press.Office, house readout.House) (map[readout.Lang]string, error) {
	if house != readout.HousePublisher {
		return nil, nil
	}
	lines, err := office.Publishers(ctx)
	if err != nil {
		return nil, err
	}
	ours := slices.DeleteFunc(lines, func(p press.PublisherLine) bool { return !p.Ours })
	if len(ours) != 1 {
		return nil, nil
	}
	return ours[0].Names, nil
}
