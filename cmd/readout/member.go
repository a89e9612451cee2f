package main

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"log/slog"
	"os"
	"sync/atomic"
	"time"

	"readout/internal/store"
	"readout/internal/web"
)

// member is this process among those that serve one database. It may serve
// while it has its lease, by which it tells the others the public epoch that it
// has acknowledged.
type member struct {
	leases *store.Leases
	name   string
	epoch  *web.Epoch
	log    *slog.Logger

	since time.Time
	until atomic.Int64 // of the lease, ns after since; 0 before the first
}

func newMember(leases *store.Leases, epoch *web.Epoch, log *slog.Logger) *member {
	return &member{leases: leases, name: processName(), epoch: epoch, log: log, since: time.Now()}
}

// processName is a name that no other process has.
func processName() string {
	host, err := os.Hostname()
	if err != nil {
		host = "unnamed"
	}
	var random [8]byte
	rand.Read(random[:])
	return fmt.Sprintf("%s/%d/%s", host, os.Getpid(), hex.EncodeToString(random[:]))
}

// live reports whether the process may serve.
func (m *member) live() bool { return int64(time.Since(m.since)) < m.until.Load() }

// run renews the lease until ctx ends, and gives it back then.
func (m *member) run(ctx context.Context) error {
	if err := m.leases.Sweep(ctx); err != nil && ctx.Err() == nil {
		m.log.Error("leases of processes that are no more", "error", err)
	}
	live := false
	every(ctx, beat, func() bool {
		err := m.renew(ctx)
		if now := m.live(); now != live && ctx.Err() == nil {
			live = now
			if live {
				m.log.Info("this process serves", "process", m.name)
			} else {
				m.log.Error("this process has lost its lease and answers 503", "process", m.name, "error", err)
			}
		}
		return false
	})
	m.until.Store(0)
	ending, cancel := context.WithTimeout(context.WithoutCancel(ctx), store.LeaseTime)
	defer cancel()
	if err := m.leases.Leave(ending, m.name); err != nil {
		m.log.Warn("the lease of this process was not given back; it ends by itself", "error", err)
	}
	return nil
}

// renew acknowledges the epoch as it is now and renews the lease.
func (m *member) renew(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, store.LeaseTime)
	defer cancel()
	began := time.Since(m.since)
	if err := m.epoch.Acknowledge(ctx, 0); err != nil {
		return err
	}
	n, err := m.epoch.Current(ctx)
	if err != nil {
		return err
	}
	if err := m.leases.Live(ctx, m.name, n); err != nil {
		return err
	}
	if !m.live() {
		// Without a lease nobody waited for us: something may have been
		// withdrawn after the epoch was read and before the lease was written.
		if err := m.epoch.Acknowledge(ctx, n); err != nil {
			return err
		}
	}
	m.until.Store(int64(began + store.LeaseTime - leaseMargin))
	return nil
}
