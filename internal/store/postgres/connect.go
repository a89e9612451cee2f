package postgres

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"readout"
)

// patience is how long things may take. The server ends a statement, a wait for
// a lock and a transaction that does nothing; a server that says nothing for
// longer than any of them is given up. The zero value has no end.
type patience struct {
	statement, lock, idle string // as the server's settings are written
	silence               time.Duration
}

var (
	usual = patience{statement: "15s", lock: "10s", idle: "60s", silence: 20 * time.Second}
	// of a copy: the original answers what it does not
	aside = patience{statement: "15s", lock: "1s", idle: "60s", silence: 3 * time.Second}
	// a lease that cannot be renewed has ended soon
	brief = patience{statement: "1s", lock: "1s", idle: "5s", silence: 1500 * time.Millisecond}
	// a migration or a copy takes its time
	endless = patience{}
)

// connectTime is how long a connection may take to come about.
const connectTime = 5 * time.Second

// configure reads an address. What the address itself sets stays so.
func configure(address string, p patience) (*pgx.ConnConfig, error) {
	if !Is(address) {
		return nil, readout.Invalid("a database is named as postgres://USER@HOST/NAME")
	}
	c, err := pgx.ParseConfig(address)
	if err != nil {
		// the driver's error has the address in it, without the password
		return nil, readout.Invalid("the address of the database cannot be read: %v", err)
	}
	hosts := []string{c.Host}
	plain := c.TLSConfig == nil
	for _, f := range c.Fallbacks {
		hosts = append(hosts, f.Host)
		plain = plain || f.TLSConfig == nil
	}
	for _, host := range hosts {
		if plain && !local(host) {
			return nil, readout.Invalid("the database at %s would be reached without encryption, which would let unreleased texts out; add sslmode=verify-full to its address", host)
		}
	}
	for name, value := range map[string]string{
		"application_name": "readout", "client_encoding": "UTF8",
		"statement_timeout": p.statement, "lock_timeout": p.lock, "idle_in_transaction_session_timeout": p.idle,
	} {
		if _, said := c.RuntimeParams[name]; !said && value != "" {
			c.RuntimeParams[name] = value
		}
	}
	if c.ConnectTimeout == 0 || c.ConnectTimeout > connectTime {
		c.ConnectTimeout = connectTime
	}
	if p.silence == 0 {
		return c, nil
	}
	dial := (&net.Dialer{KeepAlive: 5 * time.Second}).DialContext
	c.DialFunc = func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := dial(ctx, network, address)
		if err != nil {
			return nil, err
		}
		return &bounded{Conn: conn, silence: p.silence}, nil
	}
	return c, nil
}

// local is true of a host on this machine: a socket's folder or a loopback
// address.
func local(host string) bool {
	if strings.HasPrefix(host, "/") || strings.HasPrefix(host, "@") || host == "localhost" {
		return true
	}
	a, err := netip.ParseAddr(host)
	return err == nil && a.IsLoopback()
}

// bounded is a connection on which no read or write waits longer than silence,
// whatever the caller's own deadline, so that a network that swallows
// everything ends in an error.
type bounded struct {
	net.Conn
	silence         time.Duration
	mu              sync.Mutex
	readBy, writeBy time.Time // the caller's deadlines; zero is none
}

// Read implements net.Conn.
func (b *bounded) Read(p []byte) (int, error) {
	if err := b.limit(&b.readBy, b.Conn.SetReadDeadline); err != nil {
		return 0, err
	}
	return b.Conn.Read(p)
}

// Write implements net.Conn.
func (b *bounded) Write(p []byte) (int, error) {
	if err := b.limit(&b.writeBy, b.Conn.SetWriteDeadline); err != nil {
		return 0, err
	}
	return b.Conn.Write(p)
}

func (b *bounded) limit(by *time.Time, set func(time.Time) error) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	at := time.Now().Add(b.silence)
	if !by.IsZero() && by.Before(at) {
		at = *by
	}
	return set(at)
}

// SetDeadline implements net.Conn.
func (b *bounded) SetDeadline(t time.Time) error {
	return errors.Join(b.SetReadDeadline(t), b.SetWriteDeadline(t))
}

// SetReadDeadline implements net.Conn.
func (b *bounded) SetReadDeadline(t time.Time) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.readBy = t
	return b.Conn.SetReadDeadline(t)
}

// SetWriteDeadline implements net.Conn.
func (b *bounded) SetWriteDeadline(t time.Time) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.writeBy = t
	return b.Conn.SetWriteDeadline(t)
}
