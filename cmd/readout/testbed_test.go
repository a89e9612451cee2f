package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"readout/internal/needs"
)

// built is the program as a person would build it, made once a test run.
var built = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "readout-test")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "readout")
	cmd := exec.Command("go", "build", "-trimpath", "-o", path, "./cmd/readout")
	cmd.Dir = needs.Root()
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", fmt.Errorf("go build: %w: %s", err, out)
	}
	return path, nil
})

func program(t testing.TB) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// server is one running `readout serve` and what it printed so far.
type server struct {
	url    string
	cmd    *exec.Cmd
	stderr *lockedBuffer
	client *http.Client
	ended  chan error
}

type lockedBuffer struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.buf.String()
}

func freePort(t testing.TB) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// serve starts `readout serve` with args on a free loopback port and waits
// until /ready says so. The server ends with the test.
func serve(t testing.TB, args ...string) *server {
	t.Helper()
	s := begin(t, args...)
	s.untilReady(t, 60*time.Second)
	return s
}

// begin starts the server without waiting for it.
func begin(t testing.TB, args ...string) *server {
	t.Helper()
	address := fmt.Sprintf("127.0.0.1:%d", freePort(t))
	s := &server{
		url:    "http://" + address,
		stderr: &lockedBuffer{},
		client: &http.Client{
			Timeout:       30 * time.Second,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		ended: make(chan error, 1),
	}
	s.cmd = exec.Command(program(t), append([]string{"serve", "--listen", address}, args...)...)
	s.cmd.Stdout, s.cmd.Stderr = io.Discard, s.stderr
	s.cmd.Dir = t.TempDir()
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() { s.ended <- s.cmd.Wait() }()
	t.Cleanup(s.kill)
	return s
}

// kill ends the server as a power cut would; a second call does nothing.
func (s *server) kill() {
	_ = s.cmd.Process.Kill()
	select {
	case err := <-s.ended:
		s.ended <- err
	case <-time.After(10 * time.Second):
	}
}

func (s *server) untilReady(t testing.TB, most time.Duration) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), most)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		if res, err := s.client.Get(s.url + "/ready"); err == nil {
			res.Body.Close()
			if res.StatusCode == http.StatusOK {
				return
			}
		}
		select {
		case err := <-s.ended:
			s.ended <- err
			t.Fatalf("the server ended before it was ready: %v\n%s", err, s.stderr)
		case <-ctx.Done():
			t.Fatalf("the server was not ready within %s\n%s", most, s.stderr)
		case <-tick.C:
		}
	}
}

// answer is a response with its body read.
type answer struct {
	*http.Response
	body string
}

func (s *server) get(t testing.TB, path string, header ...string) answer {
	t.Helper()
	a, err := s.ask(http.MethodGet, path, header...)
	if err != nil {
		t.Fatalf("get %s: %v", path, err)
	}
	return a
}

// ask sends one request; header is name, value, name, value.
func (s *server) ask(method, path string, header ...string) (answer, error) {
	req, err := http.NewRequest(method, s.url+path, nil)
	if err != nil {
		return answer{}, err
	}
	req.Header.Set("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) test")
	for i := 0; i+1 < len(header); i += 2 {
		req.Header.Set(header[i], header[i+1])
	}
	res, err := s.client.Do(req)
	if err != nil {
		return answer{}, err
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		return answer{}, err
	}
	return answer{res, string(body)}, nil
}

var hrefs = regexp.MustCompile(`href="([^"]+)"`)

// crawl visits every page of the server that links lead to from the two home
// pages, at most `most` of them, and returns the HTML bodies by path.
func (s *server) crawl(t testing.TB, most int) map[string]string {
	t.Helper()
	pages := map[string]string{}
	queue := []string{"/en/", "/ko/"}
	seen := map[string]bool{"/en/": true, "/ko/": true}
	for len(queue) > 0 && len(pages) < most {
		path := queue[0]
		queue = queue[1:]
		a := s.get(t, path)
		if a.StatusCode >= 300 && a.StatusCode < 400 {
			continue
		}
		if a.StatusCode != http.StatusOK {
			t.Errorf("a link leads to %s, which answers %d", path, a.StatusCode)
			continue
		}
		if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
			continue
		}
		pages[path] = a.body
		for _, m := range hrefs.FindAllStringSubmatch(a.body, -1) {
			link, _, _ := strings.Cut(strings.ReplaceAll(m[1], "&amp;", "&"), "#")
			link = strings.TrimPrefix(link, s.url)
			if strings.HasPrefix(link, "/") && !strings.HasPrefix(link, "//") && !seen[link] {
				seen[link] = true
				queue = append(queue, link)
			}
		}
	}
	return pages
}

var number = regexp.MustCompile(`\d+`)

// pageKind folds an address to the kind of page that it is: numbers and slugs
// replaced, the language kept.
func pageKind(path string) string {
	path, query, _ := strings.Cut(path, "?")
	parts := strings.Split(strings.Trim(path, "/"), "/")
	for i, p := range parts {
		switch {
		case i < 2:
		case strings.HasPrefix(p, "v") && number.MatchString(p) && len(p) < 4:
			parts[i] = "v{n}"
		default:
			parts[i] = "{}"
		}
	}
	kind := "/" + strings.Join(parts, "/")
	if query != "" {
		kind += "?"
	}
	return kind
}

// run runs the program to its end and returns its output and exit status.
func runProgram(t testing.TB, args ...string) (stdout, stderr string, status int) {
	t.Helper()
	cmd := exec.Command(program(t), args...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	cmd.Dir = t.TempDir()
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}
	return out.String(), errs.String(), cmd.ProcessState.ExitCode()
}
