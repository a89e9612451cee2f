package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// kills is how often each of the two tests below cuts the power.
const kills = 25

// keptFile writes one release of the invented pair; its number is in title and
// text, so that a search for it finds this one alone.
func keptFile(t testing.TB, dir string, number int) {
	t.Helper()
	body := fmt.Sprintf(`---
title: "Northmark and Southmark hold river talks number %[1]d"
date: 2031-03-%02[2]d
lang: en
publisher: northmark
board: Press Releases
---

1. The %[1]d river talks between Northmark and Southmark took place in Alderhaven on March %[2]d.

2. The two sides exchanged views on ferry times and on the depth of the river.
`, number, number%28+1)
	if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("talks-%d.md", number)), []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
}

// room makes a data directory whose configuration holds the invented publisher
// as another's texts.
func room(t testing.TB) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "room")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	config := `publishers:
  - code: northmark
    names: {en: Northmark (invented), ko: 노스마크(가상)}
    party: QM
    zone: Europe/Dublin
    rights: full
    boards:
      - {code: press-releases, names: {en: Press Releases, ko: 보도자료}}
`
	if err := os.WriteFile(filepath.Join(dir, "readout.yaml"), []byte(config), 0o600); err != nil {
		t.Fatal(err)
	}
	return dir
}

// importing is a running `readout import --each` and what it acknowledged.
type importing struct {
	cmd  *exec.Cmd
	done chan struct{}
	mu   sync.Mutex
	kept map[string]string // source → path of the release, as acknowledged
	did  map[string]string // source → change
}

func startImport(t testing.TB, at place, sources ...string) *importing {
	t.Helper()
	i := &importing{done: make(chan struct{}), kept: map[string]string{}, did: map[string]string{}}
	i.cmd = exec.Command(program(t), slices.Concat([]string{"import", "--each", "--publisher", "northmark"}, at.flags(), sources)...)
	out, err := i.cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	i.cmd.Stderr = io.Discard
	if err := i.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		defer close(i.done)
		lines := bufio.NewScanner(out)
		for lines.Scan() {
			f := strings.Split(lines.Text(), "\t")
			if len(f) != 3 {
				continue // a line that the kill cut short acknowledges nothing
			}
			i.mu.Lock()
			i.did[f[1]], i.kept[f[1]] = f[0], f[2]
			i.mu.Unlock()
		}
		_ = i.cmd.Wait()
	}()
	return i
}

func (i *importing) kill() {
	_ = i.cmd.Process.Kill()
	<-i.done
}

// chance is the moments of one test; the seed is printed so that a failure can
// be repeated.
func chance(t testing.TB) *rand.Rand {
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	return rand.New(rand.NewPCG(seed, 1))
}

// shownWhole checks that a release is shown, with its last words, as version 1.
func shownWhole(t *testing.T, s *server, source, path string) {
	t.Helper()
	a, err := s.ask(http.MethodGet, "/en"+path)
	if err != nil {
		t.Fatal(errors.Join(fmt.Errorf("get %s", path), err))
	}
	number := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(source), "talks-"), ".md")
	if a.Status != http.StatusOK || !strings.Contains(a.Body, number) || !strings.Contains(a.Body, "depth of the river") {
		t.Errorf("%s at %s: status %d, %d bytes: not shown whole", source, path, a.Status, len(a.Body))
	}
	if v := s.get(t, "/en"+path+"/v2"); v.Status != http.StatusNotFound {
		t.Errorf("%s has a second version", source)
	}
}
