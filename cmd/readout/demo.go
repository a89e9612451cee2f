package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"go.yaml.in/yaml/v3"

	"readout"
	"readout/internal/exchange"
)

//go:embed demo/publishers.yaml demo/withdrawn.yaml demo/*/*.md
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

// loadDemo brings the demonstration's texts in as any import does, and has the
// office withdraw what was withdrawn; what is there already stays.
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
	taken := map[string]readout.ReleaseID{}
	im := &exchange.Importer{Office: r.office, Publishers: publishers, Demo: true, Done: func(d exchange.Taken) {
		if d.Err != nil {
			refused = errors.Join(refused, fmt.Errorf("%s %w", d.Source, d.Err))
		}
		taken[d.Source] = d.Imported.Release
	}}
	err = im.Import(ctx, func(_ context.Context, each func(exchange.Item) error) error {
		names, err := demoTexts()
		if err != nil {
			return err
		}
		for _, name := range names {
			data, err := demoFiles.ReadFile(name)
			if err != nil {
				return err
			}
			if err := each(exchange.Item{Source: name, Data: data}); err != nil {
				return err
			}
		}
		return nil
	})
	if err = errors.Join(err, refused); err == nil {
		err = r.withdrawDemo(ctx, taken)
	}
	if err != nil {
		return fmt.Errorf("demonstration: %w", err)
	}
	return nil
}

// demoTexts are the names of the demonstration's texts, in the order in which
// they come in: a second version stands behind the first.
func demoTexts() ([]string, error) { return fs.Glob(demoFiles, "demo/*/*.md") }

// withdrawDemo withdraws the releases that withdrawn.yaml names by the name of
// their text, once.
func (r *pressRoom) withdrawDemo(ctx context.Context, taken map[string]readout.ReleaseID) error {
	data, err := demoFiles.ReadFile("demo/withdrawn.yaml")
	if err != nil {
		return err
	}
	var names []string
	if err := yaml.Unmarshal(data, &names); err != nil {
		return fmt.Errorf("withdrawn.yaml: %w", err)
	}
	for _, name := range names {
		id, ok := taken["demo/"+name]
		if !ok {
			return fmt.Errorf("withdrawn.yaml names %s, which is not there", name)
		}
		release, err := r.office.Release(ctx, id)
		if err != nil {
			return err
		}
		if release.State == readout.Withdrawn {
			continue
		}
		if err := r.office.Withdraw(ctx, id, release.Changed, "demonstration"); err != nil {
			return err
		}
	}
	return nil
}
