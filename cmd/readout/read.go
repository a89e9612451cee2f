package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"golang.org/x/sync/semaphore"
	"golang.org/x/term"

	"readout"
	"readout/internal/exchange"
	"readout/internal/page"
	"readout/internal/printout"
	"readout/internal/reading"
)

// readCommand prints the record of each input.
type readCommand struct {
	Format    string   `enum:"text,json,jsonl" default:"text" help:"How to print: text for a person, json for one input, jsonl for one record a line."`
	Lang      string   `placeholder:"TAG" help:"Language of the texts, whatever they say themselves, e.g. en."`
	Date      string   `placeholder:"YYYY-MM-DD" help:"Date of the releases, whatever they say themselves."`
	Publisher string   `placeholder:"CODE" help:"Code of the body that issued them, e.g. kr-mofa."`
	Explain   bool     `help:"In text output, show for each value the rule that found it, its words and where they stand; for a missing value, which rules came close and why they failed."`
	Inputs    []string `arg:"" optional:"" name:"INPUT" help:"Text, HTML page, Markdown with front matter, directory or archive of these; - is standard input."`

	// keep takes each record in place of printing it, from several goroutines
	// at a time, in any order.
	keep func(readout.Record) `kong:"-"`
}

var (
	publisherPattern = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)
	langPattern      = regexp.MustCompile(`^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$`)
)

// Validate checks the flags before anything is read.
func (c *readCommand) Validate() error {
	if c.Date != "" {
		if _, err := readout.ParseDay(c.Date); err != nil {
			return fmt.Errorf("--date: %w", err)
		}
	}
	if c.Lang != "" && !langPattern.MatchString(c.Lang) {
		return fmt.Errorf("--lang: %q is no language tag; write one such as en or ko", c.Lang)
	}
	if c.Publisher != "" && !publisherPattern.MatchString(c.Publisher) {
		return fmt.Errorf("--publisher: %q is no code; write lower-case letters, digits and hyphens, such as kr-mofa", c.Publisher)
	}
	if c.Format == "json" && len(c.Inputs) > 1 {
		return errors.New("--format json takes one input; use --format jsonl for several")
	}
	return nil
}

// These bound the inputs that are read at the same time. A page takes
// seventy times its bytes to read, so one of the longest is read alone, and any
// number of ordinary ones together.
const (
	bytesInFlight = 32 << 20
	weightPerByte = 8
)

// memoryAim is where the collector begins to work harder: any input is read
// below 512 MiB.
const memoryAim = 320 << 20

// boundMemory sets the aim, unless the environment says otherwise.
func boundMemory() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryAim)
	}
}

// readJob is one input on its way: the printer waits for done in order.
type readJob struct {
	item   exchange.Item
	weight int64
	done   chan struct{}
	out    []byte
	notes  []string
	err    error
}

// Run reads every input on all cores and prints in the order of the inputs.
func (c *readCommand) Run(ctx context.Context, std streams) error {
	boundMemory()
	inputs := c.Inputs
	if len(inputs) == 0 {
		if f, ok := std.in.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
			return errUsage{errors.New("read needs a file, a directory, an archive, or - for standard input; see readout read --help")}
		}
		inputs = []string{"-"}
	}
	watched, stop := context.WithCancel(ctx)
	defer stop()
	inOrder := make(chan *readJob, 4*runtime.GOMAXPROCS(0))
	work := make(chan *readJob)
	inFlight := semaphore.NewWeighted(bytesInFlight)
	var walkErr error
	var wait sync.WaitGroup
	wait.Go(func() {
		defer close(inOrder)
		defer close(work)
		walkErr = c.walk(watched, inputs, std.in, inFlight, inOrder, work)
	})
	style := styleOf(std.out)
	for range runtime.GOMAXPROCS(0) {
		wait.Go(func() {
			for job := range work {
				c.read(job, style)
				close(job.done)
			}
		})
	}
	err := c.print(ctx, std, inFlight, inOrder)
	if ctx.Err() != nil {
		// The walk may wait for a pipe that nobody writes to: the process ends
		// without it.
		return errors.New("interrupted; every record that was printed is whole")
	}
	stop()
	for job := range inOrder { // what the printer left behind after an error
		<-job.done
		inFlight.Release(job.weight)
	}
	wait.Wait()
	if err == nil && !errors.Is(walkErr, context.Canceled) {
		err = walkErr
	}
	return err
}

// walk hands each item to the workers and, in order, to the printer.
func (c *readCommand) walk(ctx context.Context, inputs []string, stdin io.Reader, inFlight *semaphore.Weighted, inOrder, work chan<- *readJob) error {
	for _, input := range inputs {
		err := exchange.Walk(ctx, input, stdin, exchange.Limits{}, func(item exchange.Item) error {
			job := &readJob{item: item, weight: min(weightPerByte*int64(len(item.Data))+1, bytesInFlight), done: make(chan struct{})}
			if err := inFlight.Acquire(ctx, job.weight); err != nil {
				return err
			}
			select {
			case inOrder <- job:
			case <-ctx.Done():
				inFlight.Release(job.weight)
				return ctx.Err()
			}
			work <- job // workers take all until it is closed
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// print writes what is done, in order: records to out, sentences to err.
func (c *readCommand) print(ctx context.Context, std streams, inFlight *semaphore.Weighted, inOrder <-chan *readJob) error {
	progress := newProgress(std)
	var read, failed int
	var only []byte // with --format json, the one record
	for {
		var job *readJob
		select {
		case job = <-inOrder:
		case <-ctx.Done():
			progress.clear()
			return nil
		}
		if job == nil {
			break
		}
		select {
		case <-job.done:
		case <-ctx.Done():
			progress.clear()
			return nil
		}
		inFlight.Release(job.weight)
		if c.Format == "json" && read+failed > 0 {
			return errUsage{errors.New("--format json takes one input, and there are several; use --format jsonl")}
		}
		for _, note := range job.notes {
			progress.clear()
			fmt.Fprintf(std.err, "readout: note: %s %s\n", printout.Visible(job.item.Source), note)
		}
		if job.err != nil {
			failed++
			progress.clear()
			fmt.Fprintf(std.err, "readout: %s %v\n", printout.Visible(job.item.Source), job.err)
			continue
		}
		read++
		if c.Format == "json" {
			only = job.out
			continue
		}
		if c.Format == "text" && read > 1 {
			job.out = append([]byte("\n"+strings.Repeat("═", 40)+"\n\n"), job.out...)
		}
		if _, err := std.out.Write(job.out); err != nil {
			return fmt.Errorf("the records cannot be written: %w", err)
		}
		progress.show(read, failed)
	}
	progress.clear()
	if _, err := std.out.Write(only); err != nil {
		return fmt.Errorf("the record cannot be written: %w", err)
	}
	if read+failed == 0 {
		return errors.New("there is no file to read; hidden files and links are skipped")
	}
	if failed > 0 {
		return errReported
	}
	return nil
}

// read makes one input's output. A fault of this program in one input must not
// take the others with it.
func (c *readCommand) read(job *readJob, style printout.Style) {
	defer func() {
		if fault := recover(); fault != nil {
			job.err = fmt.Errorf("met a fault of this program (%v); please report it with the file", fault)
		}
	}()
	if job.err = job.item.Err; job.err != nil {
		return
	}
	p, err := page.Open(job.item.Source, job.item.Data, page.Limits{})
	job.item.Data = nil
	if err != nil {
		job.err = err
		return
	}
	job.notes = p.Notes
	c.state(&p.Stated)
	record := reading.Read(p.Document)
	if c.keep != nil {
		c.keep(record)
		return
	}
	if c.Format == "text" {
		if c.Explain {
			job.out = printout.Explained(record, style, reading.Misses(p.Document))
		} else {
			job.out = printout.Record(record, style)
		}
		return
	}
	job.out, job.err = jsonOutput(record, c.Format == "json")
}

// state lets flags beat what the document states.
func (c *readCommand) state(s *readout.Stated) {
	if c.Lang != "" {
		s.Lang = readout.Lang(strings.ToLower(c.Lang))
	}
	if c.Date != "" {
		s.Date = readout.Day(c.Date)
	}
	if c.Publisher != "" {
		s.Publisher = c.Publisher
	}
}

// jsonOutput encodes a record on one line, or indented for one input.
func jsonOutput(record readout.Record, indented bool) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if indented {
		enc.SetIndent("", "  ")
	}
	if err := enc.Encode(record); err != nil {
		return nil, fmt.Errorf("has a record that cannot be encoded: %w", err)
	}
	return b.Bytes(), nil
}

// progress tells a waiting person how far the work is: on a terminal alone, and
// only where the records do not go to one.
type progress struct {
	w     io.Writer // nil where nobody watches
	next  time.Time
	shown bool
}

func newProgress(std streams) *progress {
	if isTerminal(std.err) && !isTerminal(std.out) {
		return &progress{w: std.err, next: time.Now().Add(time.Second)}
	}
	return &progress{}
}

func (p *progress) show(read, failed int) {
	p.say(fmt.Sprintf("%d read, %d could not be", read, failed))
}

// say shows a line in place of the last one, five times a second at most.
func (p *progress) say(line string) {
	if p.w == nil || time.Now().Before(p.next) {
		return
	}
	p.next, p.shown = time.Now().Add(200*time.Millisecond), true
	fmt.Fprint(p.w, "\r\x1b[K"+line)
}

func (p *progress) clear() {
	if p.shown {
		fmt.Fprint(p.w, "\r\x1b[K")
		p.shown = false
	}
}

func isTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd()))
}

// styleOf is how words are marked on an output.
func styleOf(out io.Writer) printout.Style {
	s := printout.Style{Columns: 88}
	if !isTerminal(out) || os.Getenv("NO_COLOR") != "" {
		return s
	}
	s.Terminal = true
	if columns, _, err := term.GetSize(int(out.(*os.File).Fd())); err == nil && columns >= 40 {
		s.Columns = min(columns, 100)
	}
	return s
}
