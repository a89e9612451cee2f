package attachment

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os/exec"
	"regexp"
	"strconv"
	"time"

	"readout"
)

var pagesLine = regexp.MustCompile(`(?m)^Pages:\s+([0-9]{1,7})\s*$`)

// infoMost bounds what pdfinfo may say, in bytes.
const infoMost = 64 << 10

// readPDF asks poppler for the pages and the words of a PDF. Its programs parse
// what strangers wrote, so they run as children that have no environment, get the
// file through a pipe, and are bounded in time, memory and output.
func readPDF(ctx context.Context, data []byte, limits Limits) (pages int, words string, err error) {
	info, err := child(ctx, data, limits.Memory, infoMost, "pdfinfo", "-")
	if m := pagesLine.FindSubmatch(info); m != nil {
		pages, _ = strconv.Atoi(string(m[1]))
	}
	if err != nil {
		return pages, "", unsearched(err)
	}
	text, err := child(ctx, data, limits.Memory, int64(limits.Words), "pdftotext", "-enc", "UTF-8", "-nopgbrk", "-q", "-l", strconv.Itoa(limits.Pages), "-", "-")
	if err != nil {
		return pages, string(text), unsearched(err)
	}
	if pages > limits.Pages {
		return pages, string(text), readout.Invalid("has %d pages, of which the words of the first %d are searched", pages, limits.Pages)
	}
	return pages, string(text), nil
}

// child runs a program on data and returns what it says, at most so many bytes;
// one that says more is stopped there, which is no error.
func child(ctx context.Context, data []byte, memory uint64, most int64, name string, args ...string) ([]byte, error) {
	path, err := exec.LookPath(name)
	if err != nil {
		return nil, readout.Invalid("is a PDF, and %s of poppler is not installed", name)
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	cmd := exec.CommandContext(ctx, path, args...)
	cmd.Env, cmd.Dir = []string{"LC_ALL=C.UTF-8"}, "/"
	cmd.WaitDelay = time.Second
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); ctx.Err() != nil && err != nil {
		return nil, readout.Invalid("takes too long to read")
	} else if err != nil {
		return nil, readout.Invalid("is a PDF, and %s cannot be run (%v)", name, err)
	}
	// It waits for its input, so the bounds stand before it has read a byte.
	bounded := bound(cmd.Process.Pid, memory)
	fed := make(chan struct{})
	go func() {
		defer close(fed)
		if bounded == nil {
			_, _ = io.Copy(in, bytes.NewReader(data)) // one that has enough stops reading
		}
		_ = in.Close()
	}()
	said, err := io.ReadAll(io.LimitReader(out, most+1))
	enough := int64(len(said)) > most
	if enough {
		said = said[:most]
		stop()
	}
	failed := cmd.Wait()
	<-fed
	switch {
	case bounded != nil:
		return nil, readout.Invalid("is a PDF, and the program that reads it cannot be bounded (%v)", bounded)
	case enough:
		return said, nil
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return said, readout.Invalid("takes too long to read")
	case err != nil, failed != nil:
		return said, readout.Invalid("is a PDF that is damaged, protected or too large to read")
	}
	return said, nil
}
