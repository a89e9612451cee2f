package pgtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"readout/internal/needs"
)

// Server is a PostgreSQL server with its data in a temporary directory. It
// keeps its port when it is started again.
type Server struct {
	Port int

	dir     string // data, log and socket
	bin     string // folder of the programs
	process *os.Process
	ended   chan struct{}
}

// Start starts a server for one test, with fsync as in earnest; it ends with the
// test.
func Start(t testing.TB) *Server {
	t.Helper()
	s := start(t)
	t.Cleanup(func() {
		if err := s.remove(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func start(t testing.TB) *Server {
	t.Helper()
	s := prepare(t)
	initdb := s.command("initdb", "-D", s.data(), "-U", "readout", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync", "--no-instructions")
	if out, err := initdb.CombinedOutput(); err != nil {
		t.Fatalf("initdb: %v\n%s", err, out)
	}
	s.Run(t)
	return s
}

// Follow starts a streaming copy of a server, which ends with the test.
func (s *Server) Follow(t testing.TB) *Server {
	t.Helper()
	f := prepare(t)
	t.Cleanup(func() {
		if err := f.remove(); err != nil {
			t.Error(err)
		}
	})
	copying := f.command("pg_basebackup", "-D", f.data(), "-h", "127.0.0.1", "-p", strconv.Itoa(s.Port), "-U", "readout", "-R", "-X", "stream", "-c", "fast", "--no-sync")
	if out, err := copying.CombinedOutput(); err != nil {
		t.Fatalf("pg_basebackup: %v\n%s", err, out)
	}
	f.Run(t)
	return f
}

// prepare finds the programs, a port and a directory.
func prepare(t testing.TB) *Server {
	t.Helper()
	// what stands in PATH may be a link to one of several programs that belong together
	initdb, err := filepath.EvalSymlinks(needs.Tool(t, "initdb", "/usr/lib/postgresql/*/bin"))
	if err != nil {
		t.Fatal(err)
	}
	dir, err := os.MkdirTemp("", "readout-pg")
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	s := &Server{Port: port, dir: dir, bin: filepath.Dir(initdb)}
	if c := other(); c != nil {
		if err := os.Chown(dir, int(c.Uid), int(c.Gid)); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// other is who runs the server where we are root, which PostgreSQL refuses.
func other() *syscall.Credential {
	if os.Getuid() != 0 {
		return nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err1 := strconv.ParseUint(u.Uid, 10, 32)
		gid, err2 := strconv.ParseUint(u.Gid, 10, 32)
		if err1 == nil && err2 == nil {
			return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
		}
	}
	return nil
}

func (s *Server) data() string { return filepath.Join(s.dir, "data") }
func (s *Server) log() string  { return filepath.Join(s.dir, "log") }

// command is one of the server's programs, run as whoever may.
func (s *Server) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(s.bin, name), args...)
	cmd.Dir = s.dir
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "LC_ALL=C", "TZ=UTC", "HOME=" + s.dir}
	// a test binary that dies takes its server with it
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: other(), Pdeathsig: syscall.SIGQUIT}
	return cmd
}

// Run starts a server that is not running and waits until it answers. After a
// kill the operating system may still be taking the dead one's memory away, so
// a start that is refused is tried again.
func (s *Server) Run(t testing.TB) {
	t.Helper()
	if err := s.run(context.WithoutCancel(t.Context())); err != nil {
		t.Fatalf("starting PostgreSQL: %v\n%s", err, s.said())
	}
}

// startTime is how long a server may take to answer.
const startTime = 60 * time.Second

func (s *Server) run(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startTime)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		if s.process == nil {
			if err := s.launch(); err != nil {
				return err
			}
		}
		conn, err := pgx.Connect(ctx, s.Address("postgres"))
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-s.ended:
			s.process = nil
		case <-ctx.Done():
			return err
		case <-tick.C:
		}
	}
}

// launch starts the server's process.
func (s *Server) launch() error {
	settings := map[string]string{
		"listen_addresses": "127.0.0.1", "port": strconv.Itoa(s.Port), "unix_socket_directories": s.dir,
		"fsync": "on", "max_connections": "200", "shared_buffers": "64MB", "wal_keep_size": "64MB", "timezone": "UTC",
	}
	args := []string{"-D", s.data()}
	for name, value := range settings {
		args = append(args, "-c", name+"="+value)
	}
	cmd := s.command("postgres", args...)
	out, err := os.OpenFile(s.log(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer out.Close()
	cmd.Stdout, cmd.Stderr = out, out
	started := make(chan error)
	ended := make(chan struct{})
	go func() {
		// the signal at our death is tied to the thread that started the server
		runtime.LockOSThread()
		err := cmd.Start()
		started <- err
		if err == nil {
			_ = cmd.Wait() // how it ended stands in its log
			close(ended)
		}
	}()
	if err := <-started; err != nil {
		return err
	}
	s.process, s.ended = cmd.Process, ended
	return nil
}

// said is the end of the server's log.
func (s *Server) said() string {
	data, err := os.ReadFile(s.log())
	if err != nil {
		return err.Error()
	}
	lines := bytes.Split(data, []byte("\n"))
	return string(bytes.Join(lines[max(0, len(lines)-30):], []byte("\n")))
}

// Kill ends the server as a power cut ends it: every process of it at once.
func (s *Server) Kill() error {
	if s.process == nil {
		return nil
	}
	group, err := children(s.process.Pid)
	if err != nil {
		return err
	}
	for _, pid := range append([]int{s.process.Pid}, group...) {
		if err := syscall.Kill(pid, syscall.SIGKILL); err != nil && !errors.Is(err, syscall.ESRCH) {
			return fmt.Errorf("killing %d: %w", pid, err)
		}
	}
	<-s.ended
	s.process = nil
	return nil
}

// children lists the processes that a process has started.
func children(pid int) ([]int, error) {
	data, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	if err != nil {
		return nil, err
	}
	var all []int
	for _, field := range strings.Fields(string(data)) {
		n, err := strconv.Atoi(field)
		if err != nil {
			return nil, err
		}
		all = append(all, n)
	}
	return all, nil
}

// remove stops the server and takes its data away.
func (s *Server) remove() error {
	if s.process != nil {
		if err := s.process.Signal(syscall.SIGINT); err != nil { // fast shutdown
			return err
		}
		<-s.ended
		s.process = nil
	}
	return os.RemoveAll(s.dir)
}
