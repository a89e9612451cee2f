package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"readout"
	"readout/internal/exchange"
)

//go:embed demo
var demoFiles embed.FS

// prepareDemo takes a directory for the demonstration: one that is new, empty,
// or holds a demonstration already. Anything else is refused.
func prepareDemo(dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return readout.Invalid("the data directory %s cannot be read: %v", dir, err)
	}
	if isDemo(dir) {
		return nil
	}
	if len(entries) > 0 {
		return readout.Invalid("%s holds something else than a demonstration; use --data with a directory that is new", dir)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return readout.Invalid("the data directory %s cannot be made: %v", dir, err)
	}
	if err := writeNew(filepath.Join(dir, demoMark), []byte("This directory holds the demonstration of readout and nothing else.\n")); err != nil {
		return fmt.Errorf("marking %s as a demonstration: %w", dir, err)
	}
	return nil
}

// loadDemo brings the demonstration's texts in as any import does; what is there
// already stays.
func (r *pressRoom) loadDemo(ctx context.Context) error {
	data, err := demoFiles.ReadFile("demo/publishers.yaml")
	if err != nil {
		return err
	}
	list, err := parsePublishers(data)
	if err != nil {
		return err
	}
	publishers := map[string]readout.Publisher{}
	for _, p := range list {
		if err := r.office.SetPublisher(ctx, p); err != nil {
			return err
		}
		publishers[p.Code] = p
	}
	var refused error
	im := &exchange.Importer{Office: r.office, Publishers: publishers, Demo: true, Done: func(d exchange.Taken) {
		if d.Err != nil {
			refused = errors.Join(refused, fmt.Errorf("%s %w", d.Source, d.Err))
		}
	}}
	err = im.Import(ctx, func(_ context.Context, each func(exchange.Item) error) error {
		entries, err := demoFiles.ReadDir("demo")
		if err != nil {
			return err
		}
		for _, e := range entries {
			if !strings.HasSuffix(e.Name(), ".md") {
				continue
			}
			data, err := demoFiles.ReadFile(path.Join("demo", e.Name()))
			if err != nil {
				return err
			}
			if err := each(exchange.Item{Source: "demo/" + e.Name(), Data: data}); err != nil {
				return err
			}
		}
		return nil
	})
	if err := errors.Join(err, refused); err != nil {
		return fmt.Errorf("demonstration: %w", err)
	}
	return nil
}
