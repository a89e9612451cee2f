package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"readout/internal/cases"
	"readout/internal/reading"
)

// rulesCommand holds what a linguist does with the rules.
type rulesCommand struct {
	Test rulesTestCommand `cmd:"" help:"Run every rule's examples for and against, and the cases of a corpus."`
}

// rulesTestCommand runs the rules' examples and holds the reader to cases.
type rulesTestCommand struct {
	Files []string `arg:"" optional:"" name:"FILE" help:"A file of cases, or a directory of such files; a gaps.list beside them names what is known to fail."`
}

// Run prints what does not hold. It fails where an example does, or a case
// other than its gaps say.
func (c *rulesTestCommand) Run(_ context.Context, std streams) error {
	examples := 0
	for _, r := range reading.Rules() {
		examples += len(r.For) + len(r.Against)
	}
	faults := reading.TryRules()
	for _, f := range faults {
		fmt.Fprintln(std.out, f)
	}
	fmt.Fprintf(std.out, "%d rules, %d examples: %s\n", len(reading.Rules()), examples, holds(len(faults)))
	bad := len(faults)
	if len(c.Files) > 0 {
		n, err := c.cases(std.out)
		if err != nil {
			return err
		}
		bad += n
	}
	if bad > 0 {
		return errReported
	}
	return nil
}

func holds(faults int) string {
	if faults == 0 {
		return "all hold"
	}
	return fmt.Sprintf("%d do not hold", faults)
}

// cases reads the corpus files and prints the fields that differ and a table.
// It returns the number of fields that differ and are no known gap, and of gaps
// that closed.
func (c *rulesTestCommand) cases(w io.Writer) (bad int, err error) {
	files, err := caseFiles(c.Files)
	if err != nil {
		return 0, err
	}
	var score cases.Score
	known, read := 0, 0
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return bad, err
		}
		all, err := cases.Parse(string(text))
		if err != nil {
			return bad, fmt.Errorf("%s: %w", file, err)
		}
		gaps, err := gapsBeside(file)
		if err != nil {
			return bad, err
		}
		for _, one := range all {
			got, err := one.Read()
			if err != nil {
				return bad, fmt.Errorf("%s: case %s: %w", file, one.Name, err)
			}
			read++
			score.Add(one.Want, got)
			news, closed := gaps.Judge(one.Name, cases.Compare(one.Want, got))
			known += len(gaps[one.Name]) - len(closed)
			bad += len(news) + len(closed)
			for _, d := range news {
				fmt.Fprintf(w, "%s: %s\n  expected  %s\n  read      %s\n", one.Name, d.Field, lines(d.Want), lines(d.Got))
			}
			if len(closed) > 0 {
				fmt.Fprintf(w, "%s: %s: read as expected now; take it out of gaps.list\n", one.Name, strings.Join(closed, " "))
			}
		}
	}
	fmt.Fprintf(w, "%d cases: %s; %d known gaps\n", read, holds(bad), known)
	return bad, score.Write(w)
}

// lines puts each line of a value below the first.
func lines(s string) string {
	if s == "" {
		return "-"
	}
	return strings.ReplaceAll(s, "\n", "\n            ")
}

// caseFiles lists the files that are named, and those of directories that end
// in .txt.
func caseFiles(args []string) ([]string, error) {
	var out []string
	for _, arg := range args {
		info, err := os.Stat(arg)
		if err != nil {
			return nil, err
		}
		if !info.IsDir() {
			out = append(out, arg)
			continue
		}
		found, err := filepath.Glob(filepath.Join(arg, "*.txt"))
		if err != nil {
			return nil, err
		}
		slices.Sort(found)
		out = append(out, found...)
	}
	if len(out) == 0 {
		return nil, errors.New("there is no file of cases; they end in .txt")
	}
	return out, nil
}

// gapsBeside reads the gaps.list of a file's folder; none is no gap.
func gapsBeside(file string) (cases.Gaps, error) {
	name := filepath.Join(filepath.Dir(file), "gaps.list")
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return cases.Gaps{}, nil
	}
	if err != nil {
		return nil, err
	}
	gaps, err := cases.ParseGaps(string(text))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return gaps, nil
}
