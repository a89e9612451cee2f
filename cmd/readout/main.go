// Command readout is the press room and the register: it reads releases into
// records, keeps them, and serves them.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"
)

// commands is the command line; one file per command.
type commands struct {
	Version kong.VersionFlag `help:"Print the version and exit."`

	Serve    serveCommand    `cmd:"" help:"Serve a data directory, or the demonstration."`
	Import   importCommand   `cmd:"" help:"Keep releases in a data directory."`
	Reindex  reindexCommand  `cmd:"" help:"Build the search index anew."`
	Migrate  migrateCommand  `cmd:"" help:"Bring a room's database to the newest schema."`
	Copy     copyCommand     `cmd:"" help:"Copy a room from a data directory to a PostgreSQL database, or back."`
	Withdraw withdrawCommand `cmd:"" help:"Leave a release readable under a banner that says it was withdrawn."`
	Hold     holdCommand     `cmd:"" help:"Take a release out of public sight for now."`
	Unhold   unholdCommand   `cmd:"" help:"End a hold: the public sees the release as before."`
	Confirm  confirmCommand  `cmd:"" help:"Confirm or reject what a release was read into, or list what waits for it."`
	Backup   backupCommand   `cmd:"" help:"Copy a room into a new directory while it is served."`
	Restore  restoreCommand  `cmd:"" help:"Bring a room back from a backup."`
	Doctor   doctorCommand   `cmd:"" help:"Look a data directory over and say what is wrong."`
	Register registerCommand `cmd:"" help:"Review what the register joined or may join, and read it again by changed rules."`
	Brief    briefCommand    `cmd:"" help:"Write the brief for the next round of a series."`
	Read     readCommand     `cmd:"" help:"Read releases into records and print them."`
	Pair     pairCommand     `cmd:"" help:"Say which releases tell of the same meeting."`
	Rules    rulesCommand    `cmd:"" help:"Test the rules that read."`
}

// streams are what a command reads from and writes to.
type streams struct {
	in       io.Reader
	out, err io.Writer
}

// version is set when a release is built; a plain build says "devel".
var version = "devel"

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := run(ctx, os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	stop()
	os.Exit(code)
}

// errReported ends a command with status 1 when every sentence was already
// printed.
var errReported = errors.New("reported")

// errUsage marks an error as one of usage: exit status 2.
type errUsage struct{ error }

// run parses the command line and runs one command. It returns the exit
// status: 0 done, 1 failed, 2 used wrongly.
func run(ctx context.Context, args []string, std streams) int {
	var cli commands
	exit := -1
	parser, err := kong.New(&cli,
		kong.Name("readout"),
		kong.Description("Reads official press releases into records, keeps them, and serves them."),
		kong.Writers(std.out, std.err),
		kong.Exit(func(code int) { exit = code }),
		kong.Vars{"version": version},
		kong.BindTo(ctx, (*context.Context)(nil)),
		kong.Bind(std),
	)
	if err != nil {
		fmt.Fprintf(std.err, "readout: %v\n", err)
		return 2
	}
	command, err := parser.Parse(args)
	if exit >= 0 {
		return exit // --help and --version have printed what was asked for
	}
	if err != nil {
		fmt.Fprintf(std.err, "readout: %v\n", err)
		return 2
	}
	err = command.Run()
	var usage errUsage
	switch {
	case err == nil:
		return 0
	case errors.Is(err, errReported):
		return 1
	case errors.As(err, &usage):
		fmt.Fprintf(std.err, "readout: %v\n", err)
		return 2
	}
	fmt.Fprintf(std.err, "readout: %v\n", err)
	return 1
}
