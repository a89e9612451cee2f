package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"readout"
	"readout/internal/files"
	"readout/internal/follow"
	"readout/internal/store/postgres"
	"readout/internal/store/sqlite"
	"readout/internal/web"
)

// serveCommand serves a data directory.
type serveCommand struct {
	Demo       bool   `help:"Serve the demonstration, from a directory of its own."`
	DemoPublic bool   `help:"Let the demonstration be reached from other machines."`
	Data       string `placeholder:"DIR" help:"Data directory; made where it is missing (data, or demo-data with --demo)."`
	databaseFlag
	Replica        string   `placeholder:"URL" help:"A copy that follows the server of --database; readers are answered from it while it is not behind."`
	Listen         string   `default:"127.0.0.1:8080" placeholder:"HOST:PORT" help:"Address to listen on (${default})."`
	Origin         string   `placeholder:"URL" help:"Where readers find the site, e.g. https://press.example; needed beyond this machine."`
	TrustedProxies []string `placeholder:"CIDR,…" help:"Networks of the proxies whose X-Forwarded-For is believed."`
	House          string   `enum:",publisher,archive" default:"" help:"What features are public: publisher or archive, whatever readout.yaml says."`
	Log            string   `enum:"auto,text,json,off" default:"auto" help:"Form of the log on standard error: text, json or off; auto is text on a terminal, else json."`

	hosts   web.Hosts
	proxies web.Proxies
	at      string // where readers find the site: the origin, else the address on this machine
}

// Validate refuses what would break a promise before anything is opened.
func (c *serveCommand) Validate() error {
	if err := c.databaseFlag.Validate(); err != nil {
		return err
	}
	if _, _, err := net.SplitHostPort(c.Listen); err != nil {
		return fmt.Errorf("--listen: %q is not HOST:PORT", c.Listen)
	}
	local := web.Loopback(c.Listen)
	switch {
	case !local && c.Origin == "":
		return fmt.Errorf("--listen %s is reached from other machines; give --origin, the address that readers use", c.Listen)
	case c.Demo && !c.DemoPublic && (!local || c.Origin != ""):
		return errors.New("the demonstration stays on this machine unless --demo-public is given")
	case c.Demo && c.Database != "":
		return errors.New("the demonstration has a directory of its own; --database does not go with --demo")
	case c.Replica != "" && c.Database == "":
		return errors.New("--replica goes with --database")
	case c.Replica != "" && !postgres.Is(c.Replica):
		return errors.New("--replica: name it as postgres://USER@HOST/NAME")
	case c.DemoPublic && !c.Demo:
		return errors.New("--demo-public goes with --demo")
	}
	var err error
	if c.Origin != "" {
		if c.Origin, c.hosts, err = web.ParseOrigin(c.Origin); err != nil {
			return fmt.Errorf("--origin: %w", err)
		}
	}
	if c.proxies, err = web.ParseProxies(c.TrustedProxies); err != nil {
		return fmt.Errorf("--trusted-proxies: %w", err)
	}
	if c.Data == "" {
		c.Data = "data"
		if c.Demo {
			c.Data = "demo-data"
		}
	}
	return nil
}

// The collector may let garbage grow to four times what is in use, which a
// server of small pages gains a tenth of its speed by, up to a memory where it
// works as usual.
const (
	garbagePercent = 400
	garbageMemory  = 232 << 20
)

// ownCollector reports whether the collector's bounds are ours to set.
func ownCollector() bool { return os.Getenv("GOGC") == "" && os.Getenv("GOMEMLIMIT") == "" }

// makeRoom raises the memory up to which garbage may grow where a large room takes
// much of it from the start: of 104,639 releases 130 MiB are always in use, and the
// collector ran 27 times for 2,160 lists and feeds; now 18 times. It is done once the
// lines of lists are at hand, before readers and long texts come.
func makeRoom() {
	if !ownCollector() {
		return
	}
	runtime.GC() // so that what is in use is known
	use := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(use)
	debug.SetMemoryLimit(roomFor(int64(use[0].Value.Uint64())))
}

// roomFor is the memory up to which garbage may grow beside so many bytes in use:
// as much again as is in use, and no less than a small room has.
func roomFor(inUse int64) int64 { return max(garbageMemory, garbageMemory/2+2*inUse) }

// Run serves until it is interrupted.
func (c *serveCommand) Run(ctx context.Context, std streams) (err error) {
	if ownCollector() {
		debug.SetGCPercent(garbagePercent)
		debug.SetMemoryLimit(garbageMemory)
	}
	if c.Demo {
		err = prepareDemo(c.Data)
	} else {
		err = refuseDemo(c.Data)
	}
	if err != nil {
		return err
	}
	at := place{c.Data, c.Database}
	if err := at.check(); err != nil {
		return err
	}
	defer func() { err = roomFirst(c.Data, err) }()
	unlock, err := sqlite.Lock(c.Data)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, unlock()) }()
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return readout.Invalid("cannot listen on %s: %v", c.Listen, err)
	}
	defer listener.Close()
	c.at = c.Origin
	if c.Origin == "" {
		c.at = "http://" + listener.Addr().String()
		_, port, err := net.SplitHostPort(listener.Addr().String())
		if err != nil {
			return err
		}
		c.hosts = web.LoopbackHosts(port)
	}
	r, p, err := c.open(ctx, std, at)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, p.close(), r.close()) }()
	if err := c.greet(ctx, std, r); err != nil {
		return err
	}
	return p.run(ctx, listener)
}

// A server waits this long for a database that does not answer when it starts,
// as where both were started together.
const databaseWait = 30 * time.Second

// open opens the room and wires all that serves it. While the database does not
// answer it tries again.
func (c *serveCommand) open(ctx context.Context, std streams, at place) (*pressRoom, *process, error) {
	said := false
	for began := time.Now(); ; {
		r, p, err := c.prepare(ctx, std, at)
		if err == nil || at.database == "" || !postgres.Away(err) || time.Since(began) > databaseWait {
			return r, p, err
		}
		if !said {
			fmt.Fprintf(std.err, "readout: %v; trying again for %s\n", err, databaseWait)
			said = true
		}
		select {
		case <-ctx.Done():
			return nil, nil, err
		case <-time.After(500 * time.Millisecond):
		}
	}
}

// prepare opens the room once; of a failure nothing stays open.
func (c *serveCommand) prepare(ctx context.Context, std streams, at place) (_ *pressRoom, _ *process, err error) {
	r, err := openRoom(ctx, at)
	if err != nil {
		return nil, nil, err
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, r.close())
		}
	}()
	if c.Demo {
		if err := r.loadDemo(ctx, std); err != nil {
			return nil, nil, err
		}
	}
	if left := r.config.unconfirmed(); c.Origin != "" && !c.Demo && len(left) > 0 {
		return nil, nil, readout.Invalid("%d sensitive names are not confirmed (%s and more); readout doctor --public lists them, with what to write", len(left), left[0])
	}
	p, err := c.wire(ctx, std, r)
	if err != nil {
		return nil, nil, err
	}
	return r, p, nil
}

// greet says where the site is and, of a demonstration, what is sealed in it.
func (c *serveCommand) greet(ctx context.Context, std streams, r *pressRoom) error {
	fmt.Fprintf(std.err, "readout: serving %s at %s/\n", c.Data, c.at)
	if !c.Demo {
		return nil
	}
	sealed, err := r.office.Scheduled(ctx)
	if err != nil {
		return err
	}
	for _, s := range sealed {
		fmt.Fprintf(std.err, "readout: sealed until %s, so try to get at it: /en/releases/%s\n", s.ReleaseAt.Format(time.DateOnly), s.Expected)
	}
	return nil
}

// logs are the log as the flags say: its events, its lines on their way to
// standard error, and what requests are told to.
func (c *serveCommand) logs(std streams) (*slog.Logger, *web.LogWriter, func(*web.Access)) {
	w := web.NewLogWriter(std.err)
	switch {
	case c.Log == "off":
		return slog.New(slog.DiscardHandler), w, func(*web.Access) {}
	case c.Log == "text" || c.Log == "auto" && isTerminal(std.err):
		log := slog.New(slog.NewTextHandler(w, nil))
		return log, w, web.ToLogger(log)
	}
	return slog.New(slog.NewJSONHandler(w, nil)), w, web.JSONLines(w)
}

func https(origin string) bool { return strings.HasPrefix(origin, "https:") }

// process is everything that runs while a room is served. Each part is waited
// for; the pages stop first, what writes stops last.
type process struct {
	dir     string
	log     *slog.Logger
	lines   *web.LogWriter
	server  *web.Server
	db      source
	turn    turn                               // at the shared followers
	due     func(context.Context) (int, error) // releases what is due
	local   []follow.Follower                  // built by every process for itself
	shared  []follow.Follower                  // built by the one that holds the lease
	others  []func(context.Context) error      // run until their context ends
	warm    func(context.Context) error        // takes in what pages wait for otherwise
	ready   atomic.Bool
	closers []func() error // in the order they were opened
}

// close closes what the process opened, the last first.
func (p *process) close() error {
	var errs []error
	for _, f := range slices.Backward(p.closers) {
		errs = append(errs, f())
	}
	return errors.Join(errs...)
}

// source is what followers follow, and what wakes them.
type source interface {
	follow.Source
	Changed() <-chan struct{}
	Last(ctx context.Context) (int64, error)
}

// run serves until ctx ends or a part fails.
func (p *process) run(ctx context.Context, l net.Listener) error {
	logging, stopLog := context.WithCancel(context.WithoutCancel(ctx))
	var logs errgroup.Group
	logs.Go(func() error { return p.lines.Run(logging) })

	behind, stopBehind := context.WithCancel(context.WithoutCancel(ctx))
	defer stopBehind()
	parts, failed := errgroup.WithContext(behind)
	wakeLocal, wakeShared := make(chan struct{}, 1), make(chan struct{}, 1)
	local, shared := follow.NewRunner(p.db, wakeLocal, p.log), follow.NewRunner(p.db, wakeShared, p.log)
	room := func() error { return files.Room(p.dir) }
	local.Excuse(room)
	shared.Excuse(room)
	var names []string
	for _, f := range p.local {
		local.Follow(f)
	}
	for _, f := range p.shared {
		shared.Follow(f)
		names = append(names, f.Name())
	}
	parts.Go(func() error { return wake(failed, p.db.Changed(), wakeLocal, wakeShared) })
	parts.Go(func() error { return local.Run(failed) })
	parts.Go(func() error { return p.lease(failed, shared) })
	parts.Go(func() error { return p.schedule(failed) })
	parts.Go(func() error { return p.watch(failed, local, shared, names) })
	for _, other := range p.others {
		parts.Go(func() error { return other(failed) })
	}

	serving, stopServing := context.WithCancel(ctx)
	stop := context.AfterFunc(failed, stopServing)
	err := web.Serve(serving, l, p.server, p.log)
	stop()
	stopServing()
	stopBehind()
	if failure := parts.Wait(); failure != nil && !errors.Is(failure, context.Canceled) {
		err = errors.Join(err, failure)
	}
	stopLog()
	return errors.Join(err, logs.Wait())
}

// wake hands each sign of new events to all runners.
func wake(ctx context.Context, from <-chan struct{}, to ...chan<- struct{}) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-from:
		}
		for _, c := range to {
			select {
			case c <- struct{}{}:
			default: // it is awake
			}
		}
	}
}

// every calls f now and at each tick until ctx ends or f is done.
func every(ctx context.Context, d time.Duration, f func() (done bool)) {
	tick := time.NewTicker(d)
	defer tick.Stop()
	for !f() {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// lease runs the shared followers while no other process does.
func (p *process) lease(ctx context.Context, shared *follow.Runner) error {
	for ctx.Err() == nil {
		var held context.Context
		var giveBack func() error
		every(ctx, 200*time.Millisecond, func() (free bool) {
			var err error
			held, giveBack, free, err = p.turn.take(ctx)
			if err != nil && ctx.Err() == nil {
				p.log.Error("lease of the followers", "error", err)
			}
			return free
		})
		if giveBack == nil {
			return nil
		}
		if err := errors.Join(shared.Run(held), giveBack()); err != nil && ctx.Err() == nil {
			p.log.Error("the shared followers stopped", "error", err)
		}
	}
	return nil
}

// schedule releases what is due. It looks often enough for that to be found within a
// second of its time.
func (p *process) schedule(ctx context.Context) error {
	every(ctx, 250*time.Millisecond, func() bool {
		n, err := p.due(ctx)
		switch {
		case ctx.Err() != nil:
		case err != nil:
			p.log.Error("release of what is due", "error", err)
		case n > 0:
			p.log.Info("released what was due", "units", n)
		}
		return false
	})
	return nil
}

// warmWith has the process take in the catalogue of lists and then the lines of
// lists and feeds and the words of the newest entries of feeds, beginning at once, and has
// ready wait for all. Lines and words that cannot be read hold nothing up, for what is
// missing is read when asked for.
func (p *process) warmWith(catalogue, lines, words func(context.Context) error) {
	done := make(chan struct{}) // closed when all is at hand
	p.others = append(p.others, func(ctx context.Context) error {
		defer close(done)
		_ = catalogue(ctx) // watch reports what goes wrong
		for _, read := range []func(context.Context) error{lines, words} {
			if err := read(ctx); err != nil && ctx.Err() == nil {
				p.log.Warn("lists and feeds are slower at first", "error", err)
			}
		}
		return nil
	})
	p.warm = func(ctx context.Context) error {
		select {
		case <-done:
			return catalogue(ctx)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// watch says ready once every follower has taken what stood when the process
// began, and lists know it too; that stays so. What comes in meanwhile is not waited for, or a busy
// room would never be ready.
func (p *process) watch(ctx context.Context, local, shared *follow.Runner, names []string) error {
	last := int64(-1) // not known yet
	reached := func(r *follow.Runner, name string) bool {
		ok, err := r.Reached(ctx, name, last)
		if err != nil && ctx.Err() == nil {
			p.log.Error("how far a follower is", "follower", name, "error", err)
		}
		return ok && err == nil
	}
	every(ctx, 100*time.Millisecond, func() bool {
		if last < 0 {
			n, err := p.db.Last(ctx)
			if err != nil {
				if ctx.Err() == nil {
					p.log.Error("where the history ends", "error", err)
				}
				return false
			}
			last = n
		}
		for _, name := range names {
			if !reached(shared, name) {
				return false
			}
		}
		for _, f := range p.local {
			if !reached(local, f.Name()) {
				return false
			}
		}
		if err := p.warm(ctx); err != nil {
			if ctx.Err() == nil {
				p.log.Warn("the catalogue of lists is not filled yet", "error", err)
			}
			return false
		}
		makeRoom()
		p.ready.Store(true)
		p.log.Info("ready")
		return true
	})
	return nil
}
