package web

import (
	"net"
	"sync"
)

// writeBuffer is the size of the buffer between net/http and a connection. A
// write of just as many bytes is a buffer that ran full, so more follows.
const writeBuffer = 4 << 10

// joined sends the answers of its connections in one system call where
// net/http would make two: the head and the beginning of a page wait for the
// rest of it. Nothing here streams, so what waits is followed by a write, by
// the next read or by the end.
type joined struct{ net.Listener }

// Accept waits for the next connection.
func (l joined) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if tcp, ok := c.(*net.TCPConn); ok {
		return &joinedConn{TCPConn: tcp}, nil
	}
	return c, err
}

type joinedConn struct {
	*net.TCPConn
	mu   sync.Mutex
	held []byte
}

// Write keeps a full buffer until the next write and sends both then.
func (c *joinedConn) Write(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	switch {
	case len(c.held) == 0 && len(p) == writeBuffer:
		c.held = append(c.held, p...)
		return len(p), nil
	case len(c.held) == 0:
		return c.TCPConn.Write(p)
	}
	held := int64(len(c.held))
	both := net.Buffers{c.held, p}
	n, err := both.WriteTo(c.TCPConn)
	c.held = c.held[:0]
	return int(max(0, n-held)), err
}

// send sends what waits.
func (c *joinedConn) send() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	if len(c.held) == 0 {
		return nil
	}
	_, err := c.TCPConn.Write(c.held)
	c.held = c.held[:0]
	return err
}

// Read sends what waits first: a server that reads has finished its answer.
func (c *joinedConn) Read(p []byte) (int, error) {
	if err := c.send(); err != nil {
		return 0, err
	}
	return c.TCPConn.Read(p)
}

// CloseWrite sends what waits and ends the writing half.
func (c *joinedConn) CloseWrite() error {
	if err := c.send(); err != nil {
		return err
	}
	return c.TCPConn.CloseWrite()
}

// Close sends what waits and closes.
func (c *joinedConn) Close() error {
	sent := c.send()
	if err := c.TCPConn.Close(); err != nil {
		return err
	}
	return sent
}
