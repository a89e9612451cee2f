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
	"readout/internal/roomtest"
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

// server is one running `readout serve`: inside the test, where the race
// detector sees it and its end is told (startServe), or the built program, which
// can be killed (serve, begin).
type server struct {
	url    string
	said   *said
	cmd    *exec.Cmd // nil inside the test
	end    func()    // asks it to end
	ended  chan int  // its exit status, from its end on
	client *http.Client
}

// said is what a program prints, read while it runs.
type said struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

// Write implements io.Writer.
func (s *said) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.Write(p)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.buf.String()
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

// newServer is a server that is to listen on a free port of this machine.
func newServer(t testing.TB) (s *server, listen []string) {
	t.Helper()
	address := fmt.Sprintf("127.0.0.1:%d", freePort(t))
	return &server{
		url: "http://" + address, said: &said{}, ended: make(chan int, 1),
		client: &http.Client{
			Timeout:       30 * time.Second,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
	}, []string{"serve", "--listen", address}
}

// startServe serves inside the test and returns once it is ready. It ends with
// the test.
func startServe(t testing.TB, args ...string) *server {
	t.Helper()
	s, listen := newServer(t)
	ctx, cancel := context.WithCancel(context.Background())
	s.end = cancel
	go func() {
		s.ended <- run(ctx, append(listen, args...), streams{strings.NewReader(""), io.Discard, s.said})
	}()
	t.Cleanup(func() { s.stop() })
	s.untilReady(t, 30*time.Second)
	return s
}

// serve starts the built program and waits until /ready says so. It ends with
// the test.
func serve(t testing.TB, args ...string) *server {
	t.Helper()
	s := begin(t, args...)
	s.untilReady(t, 60*time.Second)
	return s
}

// begin starts the built program without waiting for it.
func begin(t testing.TB, args ...string) *server {
	t.Helper()
	s, listen := newServer(t)
	s.cmd = exec.Command(program(t), append(listen, args...)...)
	s.cmd.Stdout, s.cmd.Stderr = io.Discard, s.said
	s.cmd.Dir = t.TempDir()
	s.end = func() { _ = s.cmd.Process.Signal(os.Interrupt) } // it may have ended
	if err := s.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = s.cmd.Wait() // its status says how it ended
		s.ended <- s.cmd.ProcessState.ExitCode()
	}()
	t.Cleanup(s.kill)
	return s
}

// stop asks the server to end and returns its exit status; a second call
// returns the same.
func (s *server) stop() int {
	s.end()
	code := <-s.ended
	s.ended <- code
	return code
}

// kill ends the built program as a power cut would; a second call does nothing.
func (s *server) kill() {
	_ = s.cmd.Process.Kill()
	select {
	case code := <-s.ended:
		s.ended <- code
	case <-time.After(10 * time.Second):
	}
}

// untilReady waits until /ready says so, or the server has ended.
func (s *server) untilReady(t testing.TB, most time.Duration) {
	t.Helper()
	untilWithin(t, most, "the server is ready", func() bool {
		select {
		case code := <-s.ended:
			s.ended <- code
			t.Fatalf("the server ended with %d before it was ready: %s", code, s.said)
		default:
		}
		a, err := s.ask(http.MethodGet, "/ready")
		return err == nil && a.Status == http.StatusOK
	})
}

// until asks again and again whether something has come to be.
func until(t testing.TB, what string, is func() bool) {
	t.Helper()
	untilWithin(t, 30*time.Second, what, is)
}

func untilWithin(t testing.TB, most time.Duration, what string, is func() bool) {
	t.Helper()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	end := time.NewTimer(most)
	defer end.Stop()
	for !is() {
		select {
		case <-tick.C:
		case <-end.C:
			t.Fatalf("waited %s until %s", most, what)
		}
	}
}

// answer is an answer whole, but for its Date.
type answer struct {
	Status int
	Header http.Header
	Body   string
}

// get asks for a path and has an answer, whatever it is.
func (s *server) get(t testing.TB, path string, header ...string) answer {
	t.Helper()
	return s.send(t, http.MethodGet, path, header...)
}

// send sends a request and has an answer, whatever it is.
func (s *server) send(t testing.TB, method, path string, header ...string) answer {
	t.Helper()
	a, err := s.ask(method, path, header...)
	if err != nil {
		t.Fatalf("%s %s: %v", method, path, err)
	}
	return a
}

// ask sends one request; header is name, value, name, value. No redirect is
// followed.
func (s *server) ask(method, path string, header ...string) (answer, error) {
	return s.askWith("", method, path, header...)
}

// post sends a form as a page of the site does.
func (s *server) post(t testing.TB, path, form string) answer {
	t.Helper()
	a, err := s.askWith(form, http.MethodPost, path, "Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin")
	if err != nil {
		t.Fatalf("a form to %s: %v", path, err)
	}
	return a
}

// askWith is ask with a body.
func (s *server) askWith(body, method, path string, header ...string) (answer, error) {
	var sent io.Reader
	if body != "" {
		sent = strings.NewReader(body)
	}
	req, err := http.NewRequest(method, s.url+path, sent)
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
	got, err := io.ReadAll(res.Body)
	if err != nil {
		return answer{}, err
	}
	res.Header.Del("Date")
	return answer{res.StatusCode, res.Header, string(got)}, nil
}

var hrefs = regexp.MustCompile(`href="([^"]+)"`)

// crawl visits the pages of the server that links lead to from the two home
// pages, few of each narrowed list and at most `most` of them, and returns the
// HTML bodies by path.
func (s *server) crawl(t testing.TB, most int) map[string]string {
	t.Helper()
	pages := map[string]string{}
	queue := []string{"/en/", "/ko/"}
	seen := map[string]bool{"/en/": true, "/ko/": true}
	sample := roomtest.Sample{}
	for len(queue) > 0 && len(pages) < most {
		path := queue[0]
		queue = queue[1:]
		a := s.get(t, path)
		if a.Status >= 300 && a.Status < 400 {
			continue
		}
		if a.Status != http.StatusOK {
			t.Errorf("a link leads to %s, which answers %d", path, a.Status)
			continue
		}
		if !strings.HasPrefix(a.Header.Get("Content-Type"), "text/html") {
			continue
		}
		pages[path] = a.Body
		for _, m := range hrefs.FindAllStringSubmatch(a.Body, -1) {
			link, _, _ := strings.Cut(strings.ReplaceAll(m[1], "&amp;", "&"), "#")
			link = strings.TrimPrefix(link, s.url)
			if strings.HasPrefix(link, "/") && !strings.HasPrefix(link, "//") && !seen[link] {
				seen[link] = true
				if sample.Take(link) {
					queue = append(queue, link)
				}
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

func write(t *testing.T, path, data string) {
	t.Helper()
	must(t, os.MkdirAll(filepath.Dir(path), 0o700))
	must(t, os.WriteFile(path, []byte(data), 0o600))
}
