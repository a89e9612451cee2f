package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// Variables by which a test tells readoutMeasured what to do.
const (
	peakFile = "READOUT_TEST_PEAK" // where to write the peak memory, in KiB
	asUser   = "READOUT_TEST_UID"  // whose rights to run with
)

// readoutMeasured is readout as a test runs it in a process of its own: it may
// give up root's rights first, and writes its peak memory at the end.
func readoutMeasured() {
	if uid, err := strconv.Atoi(os.Getenv(asUser)); err == nil {
		if err := syscall.Setuid(uid); err != nil {
			fmt.Fprintln(os.Stderr, "setuid:", err)
			os.Exit(3)
		}
	}
	code := run(context.Background(), os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr})
	if path := os.Getenv(peakFile); path != "" {
		status, err := os.ReadFile("/proc/self/status")
		if err == nil {
			err = os.WriteFile(path, status, 0o666)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, "peak:", err)
			os.Exit(3)
		}
	}
	os.Exit(code)
}

// result is what one run gave.
type result struct {
	out, err string
	status   int
	peak     int // KiB
}

var peakLine = regexp.MustCompile(`VmHWM:\s+(\d+) kB`)

// measured runs readout-measured: without the race detector, which takes several
// times the memory.
func measured(t *testing.T, env []string, args ...string) result {
	t.Helper()
	program, err := exec.LookPath("readout-measured")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "peak")
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), env...)
	if env == nil {
		cmd.Env = append(cmd.Env, peakFile+"="+file)
	}
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	err = cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	r := result{out: out.String(), err: errs.String(), status: cmd.ProcessState.ExitCode()}
	if env != nil {
		return r
	}
	status, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; it said %s", err, r.err)
	}
	m := peakLine.FindSubmatch(status)
	if m == nil {
		t.Fatal("no peak in /proc/self/status")
	}
	r.peak, _ = strconv.Atoi(string(m[1]))
	return r
}

const goodText = "Third Harbour Talks Held\n\n3 February 2019\n\n1. The third round of the harbour talks was held in the town of Alder.\n"

// writeBig writes n copies of a piece without holding them all.
func writeBig(t *testing.T, path, before, piece string, n int) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	block := strings.Repeat(piece, 4096)
	io.WriteString(f, before)
	for ; n > 4096; n -= 4096 {
		io.WriteString(f, block)
	}
	if _, err := io.WriteString(f, strings.Repeat(piece, n)); err != nil {
		t.Fatal(err)
	}
}

// TestInterruptingLeavesWholeRecords interrupts a read that waits for standard
// input: what was printed is whole and the process ends.
func TestInterruptingLeavesWholeRecords(t *testing.T) {
	dir := t.TempDir()
	for i := range 20 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(i)), []byte(goodText), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command("readout", "read", "--format", "jsonl", dir, "-")
	stdin, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer stdin.Close()
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	var errs bytes.Buffer
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	defer cmd.Process.Kill()
	// Once the last record before standard input is there, it waits.
	var out []byte
	buffer := make([]byte, 4096)
	for bytes.Count(out, []byte("\n")) < 20 {
		n, err := stdout.Read(buffer)
		out = append(out, buffer[:n]...)
		if err != nil {
			t.Fatalf("%v after %d records: %s", err, bytes.Count(out, []byte("\n")), errs.String())
		}
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	rest, err := io.ReadAll(stdout)
	if err != nil {
		t.Fatal(err)
	}
	err = cmd.Wait()
	out = append(out, rest...)
	if cmd.ProcessState.ExitCode() != 1 || errs.String() != "readout: interrupted; every record that was printed is whole\n" {
		t.Errorf("%v: %s", err, errs.String())
	}
	if !bytes.HasSuffix(out, []byte("}\n")) || bytes.Count(out, []byte(`{"format":`)) != 20 {
		t.Errorf("%d bytes of output that end in %q", len(out), out[max(0, len(out)-20):])
	}
}
