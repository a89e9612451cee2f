package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"go.yaml.in/yaml/v3"

	"readout"
	"readout/internal/exchange"
	"readout/internal/overlay"
	"readout/internal/press"
)

//go:embed demo/publishers.yaml demo/withdrawn.yaml demo/checked.yaml demo/*/*.md demo/*/*.files
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

// loadDemo brings the demonstration's texts in as any import does, has the office
// withdraw what was withdrawn and the registrar note what was checked; what is
// there already stays.
func (r *pressRoom) loadDemo(ctx context.Context, std streams) error {
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
	reader, err := startReader(ctx, std, r)
	if err != nil {
		return err
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
			beside := func(file string) (io.ReadCloser, error) { return demoFiles.Open(path.Join(path.Dir(name), file)) }
			if err := each(exchange.Item{Source: name, Data: data, Beside: beside}); err != nil {
				return err
			}
		}
		return nil
	})
	err = errors.Join(err, refused)
	if err = errors.Join(err, reader.finish(ctx, err == nil)); err == nil {
		err = errors.Join(r.withdrawDemo(ctx, taken), r.checkDemo(ctx, taken))
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
	ids, err := demoNamed("withdrawn.yaml", taken)
	if err != nil {
		return err
	}
	for _, id := range ids {
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

// checkDemo confirms every value of the records of the texts that checked.yaml
// names, once. A text that another process is still to read is left.
func (r *pressRoom) checkDemo(ctx context.Context, taken map[string]readout.ReleaseID) error {
	ids, err := demoNamed("checked.yaml", taken)
	if err != nil {
		return err
	}
	for _, id := range ids {
		release, err := r.office.Release(ctx, id)
		if err != nil {
			return err
		}
		latest, _ := release.Latest("en")
		key := press.VersionKey{Release: id, Lang: latest.Lang, Version: latest.Number}
		list, err := r.registrar.Checklist(ctx, key)
		if errors.Is(err, readout.ErrNotFound) || err == nil && list.Waiting() == 0 {
			continue
		}
		if err != nil {
			return err
		}
		var verdicts []overlay.Verdict
		for _, v := range list.Values {
			verdicts = append(verdicts, overlay.Verdict{Field: v.Field})
		}
		if _, err := r.registrar.Check(ctx, key, list.Base, "demonstration", verdicts); err != nil {
			return err
		}
	}
	return nil
}

// demoNamed are the releases of the texts that a file of the demonstration names.
func demoNamed(file string, taken map[string]readout.ReleaseID) ([]readout.ReleaseID, error) {
	data, err := demoFiles.ReadFile("demo/" + file)
	if err != nil {
		return nil, err
	}
	var names []string
	if err := yaml.Unmarshal(data, &names); err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	ids := make([]readout.ReleaseID, len(names))
	for i, name := range names {
		id, ok := taken["demo/"+name]
		if !ok {
			return nil, fmt.Errorf("%s names %s, which is not there", file, name)
		}
		ids[i] = id
	}
	return ids, nil
}
