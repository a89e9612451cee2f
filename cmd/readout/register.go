package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"readout"
	"readout/internal/register"
)

// registerCommand is the work on the register that a person does.
type registerCommand struct {
	Review registerReviewCommand `cmd:"" help:"List what may be one meeting or one person, with the reasons, or what was joined."`
	Accept registerAcceptCommand `cmd:"" help:"Join pairs: two releases tell of one meeting, two spellings are of one person."`
	Refuse registerRefuseCommand `cmd:"" help:"Keep pairs apart for good; one that was joined is parted."`
	Undo   registerUndoCommand   `cmd:"" help:"Take back the last thing that was done to pairs; a join that the rules made is parted."`
	Reread registerRereadCommand `cmd:"" help:"Read releases again whose records were made by other rules or another table of series."`
}

// registerFlags say which room it is.
type registerFlags struct {
	Data string `default:"data" placeholder:"DIR" help:"Data directory."`
	databaseFlag
}

// open opens the room, which must be there.
func (f registerFlags) open(ctx context.Context) (*pressRoom, error) {
	return openExisting(ctx, place{f.Data, f.Database})
}

// registerReviewCommand lists pairs.
type registerReviewCommand struct {
	Made    bool `help:"List what was joined, by whom and why, instead of what is offered."`
	Refused bool `help:"List what a person keeps apart."`
	Most    int  `default:"50" placeholder:"N" help:"How many pairs, the latest first."`
	Skip    int  `placeholder:"N" help:"How many to leave out before them."`
	registerFlags
}

// Validate refuses a list of two kinds, and of nothing.
func (c *registerReviewCommand) Validate() error {
	switch {
	case c.Made && c.Refused:
		return errors.New("--made and --refused: say one of them")
	case c.Most < 1 || c.Skip < 0:
		return errors.New("--most is 1 or more, --skip 0 or more")
	}
	return c.databaseFlag.Validate()
}

// Run lists.
func (c *registerReviewCommand) Run(ctx context.Context, std streams) (err error) {
	r, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.close()) }()
	states, none := []register.JoinState{register.JoinOffered}, "nothing waits for a review"
	switch {
	case c.Made:
		states, none = []register.JoinState{register.JoinMade}, "nothing was joined"
	case c.Refused:
		states, none = []register.JoinState{register.JoinRefused}, "nobody keeps anything apart"
	}
	found, err := r.registrar.Review(ctx, states, c.Most, c.Skip)
	if err != nil {
		return err
	}
	if len(found) == 0 {
		fmt.Fprintf(std.err, "readout: %s\n", none)
	}
	for _, pair := range found {
		if err := printPair(std.out, pair); err != nil {
			return err
		}
	}
	return nil
}

// printPair prints a pair: a line of its own with its id, how it stands, by what
// or by whom and when; then its two ends and the reasons, a line each behind a
// tab.
func printPair(w io.Writer, pair register.Reviewed) error {
	var b strings.Builder
	by := "by " + string(pair.Rule)
	if pair.By != "" {
		by = "by " + pair.By
	}
	fmt.Fprintf(&b, "%s\t%s\t%s\t%s", pair.ID(), pair.State, by, pair.At.Format("2006-01-02T15:04:05Z"))
	if pair.Score != 0 {
		fmt.Fprintf(&b, "\t%.2f", pair.Score)
	}
	b.WriteString("\n")
	for _, e := range pair.Ends {
		at := "/people/" + e.Slug
		if e.Slug == "" {
			at = "/releases/" + e.Address.String()
		}
		line := []string{e.Publisher, string(e.Date), at, strings.Join(strings.Fields(e.Title), " ")}
		fmt.Fprintf(&b, "\t%s\n", strings.Join(line, "\t"))
	}
	for _, reason := range pair.Reasons {
		fmt.Fprintf(&b, "\t%+.2f\t%s\n", reason.Score, reason.What)
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// registerWord is a person's word on pairs.
type registerWord struct {
	Pairs []string `arg:"" name:"ID" help:"Pairs, as the list names them: 12-57 of releases, p3-p9 of people."`
	Actor string   `required:"" placeholder:"NAME" help:"Who does it; kept with the word."`
	registerFlags
}

type registerAcceptCommand struct{ registerWord }

type registerRefuseCommand struct{ registerWord }

type registerUndoCommand struct{ registerWord }

// Validate reads the ids before anything is done.
func (c *registerWord) Validate() error {
	if c.Actor = strings.TrimSpace(c.Actor); c.Actor == "" {
		return errors.New("--actor: say who does it")
	}
	for _, id := range c.Pairs {
		if _, _, _, err := register.ParseJoinID(id); err != nil {
			return err
		}
	}
	return c.databaseFlag.Validate()
}

// Run joins.
func (c *registerAcceptCommand) Run(ctx context.Context, std streams) error {
	return c.say(ctx, std, "accepted", (*register.Registrar).Accept)
}

// Run keeps apart.
func (c *registerRefuseCommand) Run(ctx context.Context, std streams) error {
	return c.say(ctx, std, "refused", (*register.Registrar).Refuse)
}

// Run takes back.
func (c *registerUndoCommand) Run(ctx context.Context, std streams) error {
	return c.say(ctx, std, "undone", (*register.Registrar).Undo)
}

// say gives a word on each pair in turn. One that cannot be taken does not keep
// the others from theirs; the exit status tells of it.
func (c *registerWord) say(ctx context.Context, std streams, verb string, do func(*register.Registrar, context.Context, string, int64, int64, string) error) (err error) {
	r, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.close()) }()
	failed := false
	for _, id := range c.Pairs {
		kind, a, b, err := register.ParseJoinID(id)
		if err != nil {
			return err
		}
		switch err := do(r.registrar, ctx, kind, a, b, c.Actor); {
		case errors.Is(err, readout.ErrInvalid):
			fmt.Fprintf(std.err, "readout: %v\n", err)
			failed = true
		case err != nil:
			return err
		default:
			if _, err := fmt.Fprintf(std.out, "%s\t%s by %s\n", register.JoinID(kind, a, b), verb, c.Actor); err != nil {
				return err
			}
		}
	}
	if failed {
		return errReported
	}
	return nil
}

// registerRereadCommand brings the records of a room to the rules of this
// program.
type registerRereadCommand struct {
	All bool `help:"Read every release again, also those that were read by the rules of this program."`
	registerFlags
}

// rereadAtOnce is how many versions are read again in one step.
const rereadAtOnce = 100

// Run reads again, step by step: stopped in between, it goes on where it was.
func (c *registerRereadCommand) Run(ctx context.Context, std streams) (err error) {
	r, err := c.open(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.close()) }()
	if c.All {
		if err := r.registrar.Outdate(ctx); err != nil {
			return err
		}
	}
	total, err := r.registrar.Outdated(ctx)
	if err != nil {
		return err
	}
	done := 0
	for {
		n, err := r.registrar.ReadAgain(ctx, rereadAtOnce)
		if ctx.Err() != nil {
			return readout.Invalid("interrupted after %d of %d; run it again to go on", done, total)
		}
		if err != nil {
			return err
		}
		if n == 0 {
			break
		}
		done += n
		if isTerminal(std.err) {
			fmt.Fprintf(std.err, "\rreadout: %d of %d read again", done, max(done, total))
		}
	}
	if isTerminal(std.err) && done > 0 {
		fmt.Fprintln(std.err)
	}
	if done == 0 {
		fmt.Fprintln(std.err, "readout: every release was read by the rules of this program")
		return nil
	}
	_, err = fmt.Fprintf(std.out, "%d read again\n", done)
	return err
}
