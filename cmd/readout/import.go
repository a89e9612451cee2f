package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"time"

	"readout"
	"readout/internal/exchange"
	"readout/internal/files"
	"readout/internal/follow"
	"readout/internal/press"
)

// importCommand takes texts from outside into a data directory.
type importCommand struct {
	Data string `default:"data" placeholder:"DIR" help:"Data directory; made where it is missing."`
	databaseFlag
	Publisher string   `placeholder:"CODE" help:"Who published the texts, whatever they say themselves, e.g. us-wh; see readout.yaml in the data directory."`
	Format    string   `enum:"auto" default:"auto" help:"Form of the texts; auto tells text, HTML and Markdown apart by their content."`
	Each      bool     `help:"Print a line for every text that is kept: change, source and path, with tabs between."`
	Sources   []string `arg:"" name:"SOURCE" help:"File, directory or archive; - is standard input. Files that a text names in its front matter (attachments), or links to, come in with it; folders called NAME.files hold nothing else."`
}

// Validate checks the flags before anything is read.
func (c *importCommand) Validate() error {
	if err := c.databaseFlag.Validate(); err != nil {
		return err
	}
	if c.Publisher != "" && !publisherPattern.MatchString(c.Publisher) {
		return fmt.Errorf("--publisher: %q is no code; write lower-case letters, digits and hyphens, such as kr-mofa", c.Publisher)
	}
	return nil
}

// Run imports all sources, then has them read.
func (c *importCommand) Run(ctx context.Context, std streams) error {
	if err := refuseDemo(c.Data); err != nil {
		return err
	}
	boundMemory()
	r, err := openRoom(ctx, place{c.Data, c.Database})
	if err != nil {
		return roomFirst(c.Data, err)
	}
	err = c.run(ctx, std, r)
	return errors.Join(err, r.close())
}

func (c *importCommand) run(ctx context.Context, std streams, r *pressRoom) error {
	if err := c.addPreset(ctx, r); err != nil {
		return err
	}
	publishers, err := r.publishers(ctx)
	if err != nil {
		return err
	}
	reader, err := startReader(ctx, std, r)
	if err != nil {
		return err
	}
	tally := newTally(std, c.Each)
	im := &exchange.Importer{Office: r.office, Publishers: publishers, Publisher: c.Publisher, Done: tally.add}
	err = im.Import(ctx, func(ctx context.Context, each func(exchange.Item) error) error {
		for _, source := range c.Sources {
			if err := exchange.Releases(ctx, source, std.in, exchange.Limits{}, each); err != nil {
				return err
			}
		}
		return nil
	})
	tally.progress.clear()
	switch {
	case ctx.Err() != nil:
		err = fmt.Errorf("interrupted; %s kept, and the same command goes on from there", tally)
	case err != nil:
		err = fmt.Errorf("the import stopped (%s kept; the same command goes on from there): %w", tally, roomFirst(r.at.dir, err))
	}
	if err := errors.Join(err, reader.finish(ctx, err == nil)); err != nil {
		return err
	}
	fmt.Fprintf(std.err, "readout: %s\n", tally)
	switch {
	case tally.all() == 0:
		return errors.New("there is no file to import; hidden files and links are skipped")
	case tally.skipped > 0:
		return errReported
	}
	return nil
}

// addPreset makes a publisher known that needs no line in readout.yaml.
func (c *importCommand) addPreset(ctx context.Context, r *pressRoom) error {
	if c.Publisher == "" {
		return nil
	}
	for _, p := range r.config.Publishers {
		if p.Code == c.Publisher {
			return nil
		}
	}
	p, err := presetPublisher(c.Publisher)
	if errors.Is(err, readout.ErrNotFound) {
		return readout.Invalid("the publisher %s is not known; add it to %s/%s, where a comment shows how", c.Publisher, c.Data, configName)
	}
	if err != nil {
		return err
	}
	return r.office.SetPublisher(ctx, p)
}

// reader reads what is imported into the register while the import goes on.
type reader struct {
	runner    *follow.Runner
	registrar follow.Follower
	held      context.Context // ends when another process took the work over
	stop      func()
	stopped   chan error
	release   func() error
}

// startReader begins to read, unless a server beside us does.
func startReader(ctx context.Context, std streams, r *pressRoom) (*reader, error) {
	log := slog.New(slog.NewTextHandler(std.err, &slog.HandlerOptions{Level: slog.LevelWarn}))
	followers, done, err := r.turn(log)
	if err != nil {
		return nil, err
	}
	held, giveBack, free, err := followers.take(ctx)
	if err != nil || !free {
		return &reader{}, errors.Join(err, done())
	}
	running, stop := context.WithCancel(held)
	d := &reader{
		runner: follow.NewRunner(r.db, r.db.Changed(), log), registrar: r.registrar, held: held, stop: stop, stopped: make(chan error, 1),
		release: func() error { return errors.Join(giveBack(), done()) },
	}
	d.runner.Excuse(func() error { return files.Room(r.at.dir) })
	d.runner.Follow(r.registrar)
	go func() { d.stopped <- d.runner.Run(running) }()
	return d, nil
}

// finish ends the reading; where all is true, once everything is read.
func (d *reader) finish(ctx context.Context, all bool) error {
	if d.runner == nil {
		return nil
	}
	var err error
	if all {
		// before the stop, which would cut a transaction short
		err = d.runner.CatchUp(d.held, d.registrar)
		if ctx.Err() == nil && d.held.Err() != nil {
			err = nil // the process that took over reads the rest
		}
	}
	d.stop()
	err = errors.Join(err, <-d.stopped)
	if ctx.Err() != nil && all {
		err = errors.New("interrupted while reading; everything is kept, and serve reads the rest")
	}
	return errors.Join(err, d.release())
}

// tally counts what an import did, and tells of it.
type tally struct {
	std      streams
	each     bool
	progress *progress
	began    time.Time
	kept     map[press.Change]int
	skipped  int
}

func newTally(std streams, each bool) *tally {
	t := &tally{std: std, each: each, progress: &progress{}, began: time.Now(), kept: map[press.Change]int{}}
	if isTerminal(std.err) {
		t.progress = &progress{w: std.err, next: time.Now().Add(time.Second)}
	}
	return t
}

// add tells of one item that is kept or refused.
func (t *tally) add(d exchange.Taken) {
	for _, note := range d.Notes {
		t.progress.clear()
		fmt.Fprintf(t.std.err, "readout: note: %s %s\n", d.Source, note)
	}
	if d.Err != nil {
		t.skipped++
		t.progress.clear()
		fmt.Fprintf(t.std.err, "readout: %s %v\n", d.Source, d.Err)
		return
	}
	t.kept[d.Imported.Change]++
	if t.each {
		t.progress.clear()
		path := ""
		if !d.Imported.Address.IsZero() {
			path = "/releases/" + d.Imported.Address.String()
		}
		line := fmt.Sprintf("%s\t%s\t%s\n", d.Imported.Change, oneField.Replace(d.Source), path)
		if _, err := io.WriteString(t.std.out, line); err != nil {
			t.each = false // nobody listens; the texts are kept all the same
		}
	}
	n := t.all()
	t.progress.say(fmt.Sprintf("%d taken in, %d skipped, %.0f a second", n-t.skipped, t.skipped, float64(n)/time.Since(t.began).Seconds()))
}

// oneField keeps a source in its field of a line.
var oneField = strings.NewReplacer("\t", " ", "\n", " ", "\r", " ")

func (t *tally) all() int {
	n := t.skipped
	for _, k := range t.kept {
		n += k
	}
	return n
}

func (t *tally) String() string {
	parts := []string{fmt.Sprintf("%d added", t.kept[press.Added])}
	for _, p := range []struct {
		n    int
		word string
	}{
		{t.kept[press.NewEdition], "new editions"}, {t.kept[press.NewVersion], "new versions"}, {t.kept[press.Same], "the same as before"}, {t.skipped, "skipped"},
	} {
		if p.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", p.n, p.word))
		}
	}
	return strings.Join(parts, ", ")
}
