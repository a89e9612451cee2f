package pgtest

import (
	"fmt"
	"net"
	"net/url"
	"sync"
	"testing"
)

// Proxy stands between a process and a server, and can cut the network between
// them: what is sent then arrives nowhere, without an error.
type Proxy struct {
	Port int

	to       int
	listener net.Listener
	mu       sync.Mutex
	cut      bool
	conns    map[net.Conn]bool
	joined   *sync.Cond // on mu, when cut ends
	closed   bool
}

// Proxy starts a proxy to a server, which ends with the test.
func (s *Server) Proxy(t testing.TB) *Proxy {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	p := &Proxy{Port: l.Addr().(*net.TCPAddr).Port, to: s.Port, listener: l, conns: map[net.Conn]bool{}}
	p.joined = sync.NewCond(&p.mu)
	var wg sync.WaitGroup
	wg.Go(func() { p.accept(&wg) })
	t.Cleanup(func() {
		_ = l.Close()
		p.mu.Lock()
		p.closed = true
		p.joined.Broadcast()
		for c := range p.conns {
			_ = c.Close()
		}
		p.mu.Unlock()
		wg.Wait()
	})
	return p
}

// On is the address of a database as it is reached through the proxy.
func (p *Proxy) On(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		panic(err) // addresses come from this package
	}
	u.Host = fmt.Sprintf("127.0.0.1:%d", p.Port)
	return u.String()
}

// Cut drops everything from now on, until Join.
func (p *Proxy) Cut() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cut = true
}

// Join ends a cut. Connections that were cut are lost, as they are where the
// other side has given them up.
func (p *Proxy) Join() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.cut = false
	for c := range p.conns {
		_ = c.Close()
	}
	p.conns = map[net.Conn]bool{}
	p.joined.Broadcast()
}

func (p *Proxy) accept(wg *sync.WaitGroup) {
	for {
		near, err := p.listener.Accept()
		if err != nil {
			return
		}
		far, err := net.Dial("tcp", fmt.Sprintf("127.0.0.1:%d", p.to))
		if err != nil {
			_ = near.Close()
			continue
		}
		p.mu.Lock()
		p.conns[near], p.conns[far] = true, true
		p.mu.Unlock()
		wg.Go(func() { p.pass(near, far) })
		wg.Go(func() { p.pass(far, near) })
	}
}

// pass moves bytes one way while the network is whole.
func (p *Proxy) pass(from, to net.Conn) {
	defer to.Close()
	defer from.Close()
	buf := make([]byte, 32<<10)
	for {
		n, err := from.Read(buf)
		p.mu.Lock()
		for p.cut && !p.closed {
			p.joined.Wait()
		}
		lost := p.closed || !p.conns[from]
		p.mu.Unlock()
		if lost {
			return
		}
		if n > 0 {
			if _, err := to.Write(buf[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}
