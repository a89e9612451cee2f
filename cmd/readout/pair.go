package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"

	"golang.org/x/term"

	"readout"
	"readout/internal/pairing"
)

// pairCommand reads releases and prints one meeting a line with the releases
// that tell of it.
type pairCommand struct {
	Format    string   `enum:"jsonl" default:"jsonl" help:"How to print: jsonl, one meeting a line."`
	Lang      string   `placeholder:"TAG" help:"Language of the texts, whatever they say themselves, e.g. en."`
	Date      string   `placeholder:"YYYY-MM-DD" help:"Date of the releases, whatever they say themselves."`
	Publisher string   `placeholder:"CODE" help:"Code of the body that issued them, e.g. kr-mofa."`
	Explain   bool     `help:"Add to each meeting why its releases were joined: what spoke for it and against it."`
	Align     bool     `help:"Add to each meeting its accounts side by side, two at a time: what both say, what stands in one only, what figures and dates differ."`
	Inputs    []string `arg:"" optional:"" name:"INPUT" help:"Text, HTML page, Markdown with front matter, directory or archive of these; - is standard input."`
}

// Validate checks the flags before anything is read.
func (c *pairCommand) Validate() error { return c.reader().Validate() }

// reader reads the inputs as readout read does.
func (c *pairCommand) reader() *readCommand {
	return &readCommand{Format: "jsonl", Lang: c.Lang, Date: c.Date, Publisher: c.Publisher, Inputs: c.Inputs}
}

// pairLine is a meeting as printed.
type pairLine struct {
	Meeting  pairing.Facts  `json:"meeting"`
	Accounts []string       `json:"accounts"`
	Certain  bool           `json:"certain"`
	Joins    []pairing.Join `json:"joins,omitempty"`
	Aligned  *[]alignedPair `json:"aligned,omitempty"` // nil where nobody asked
}

// Run reads every input and prints the meetings when all are read. An input
// that could not be read does not keep the others from their line; the exit
// status tells of it.
func (c *pairCommand) Run(ctx context.Context, std streams) error {
	if f, ok := std.in.(*os.File); len(c.Inputs) == 0 && ok && term.IsTerminal(int(f.Fd())) {
		return errUsage{errors.New("pair needs files, directories, archives, or - for standard input; see readout pair --help")}
	}
	var sorter pairing.Sorter
	reader := c.reader()
	reader.keep = sorter.Add
	var texts aligner
	if c.Align {
		reader.keep = func(r readout.Record) {
			texts.add(r)
			sorter.Add(r)
		}
	}
	failed := reader.Run(ctx, std)
	if failed != nil && !errors.Is(failed, errReported) {
		return failed
	}
	out := bufio.NewWriter(std.out)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for _, m := range sorter.Meetings() {
		line := pairLine{Meeting: m.Facts, Accounts: m.Accounts, Certain: m.Certain}
		if c.Explain {
			line.Joins = m.Joins
		}
		if c.Align {
			aligned := texts.pairs(m.Accounts)
			line.Aligned = &aligned
		}
		if err := enc.Encode(line); err != nil {
			return fmt.Errorf("the meetings cannot be written: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("the meetings cannot be written: %w", err)
	}
	return failed
}
