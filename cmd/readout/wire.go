package main

import (
	"context"
	"crypto/rand"
	"errors"
	"time"

	"readout"
	"readout/internal/follow"
	"readout/internal/hits"
	"readout/internal/search"
	"readout/internal/site"
	"readout/internal/store/hitsdb"
	"readout/internal/store/sqlite"
	"readout/internal/web"
)

// wire joins the parts of a served room. The process must be closed.
func (c *serveCommand) wire(ctx context.Context, std streams, r *pressRoom) (_ *process, err error) {
	log, lines, access := c.logs(std)
	p := &process{dir: r.dir, log: log, lines: lines, db: r.db, due: r.office.ReleaseDue, shared: []follow.Follower{r.registrar}}
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
	index, err := search.Open(r.dir, r.office, log)
	if err != nil {
		return nil, err
	}
	p.closers = append(p.closers, index.Close)
	p.local = []follow.Follower{index}
	db, err := sqlite.OpenHits(ctx, r.dir)
	if err != nil {
		return nil, err
	}
	p.closers = append(p.closers, db.Close)
	counter, err := hits.New(ctx, hitsdb.New(db), time.Now, rand.Reader, log)
	if err != nil {
		return nil, err
	}
	p.others = append(p.others, counter.Run)
	face, err := site.New(site.Config{
		Press: r.office, Register: r.registrar, Search: index, House: house, Features: features, Names: web.HouseNames(), Origin: c.Origin, Demo: c.Demo, Accent: r.config.Accent,
	})
	if err != nil {
		return nil, err
	}
	p.server, err = web.New(web.Config{
		Hosts: c.hosts, HTTPS: https(c.Origin), Proxies: c.proxies, Languages: web.Languages(), Features: features,
		Epoch: web.NewEpoch(r.office.Epoch), ErrorPage: face.ErrorPage, Assets: face.Assets(),
		Count: func(v web.View) {
			counter.Count(hits.View{Release: v.Release, Address: v.Address, Agent: v.Agent, Prefetch: v.Prefetch})
		},
		Shown: func(id readout.ReleaseID) int64 { return counter.Shown(id)[id] },
		Ready: p.ready.Load, SecurityTxt: r.config.Security.text(c.Origin), NoIndex: c.Demo, Secret: r.secret, Access: access,
	}, face.Routes())
	if err != nil {
		return nil, err
	}
	return p, nil
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
