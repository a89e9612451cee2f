package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
)

func TestShippedConfigurationsAreAccepted(t *testing.T) {
	if _, err := parseConfig(defaultConfig); err != nil {
		t.Errorf("the default: %v", err)
	}
	var uncommented []string
	for line := range strings.Lines(string(defaultConfig)) {
		switch {
		case strings.HasPrefix(line, "publishers: []"):
			uncommented = append(uncommented, "publishers:\n")
		case strings.HasPrefix(line, "#  ") || strings.HasPrefix(line, "# house:") || strings.HasPrefix(line, "# features:") ||
			strings.HasPrefix(line, "# security:") || strings.HasPrefix(line, "# names:") || strings.HasPrefix(line, "# accent:"):
			uncommented = append(uncommented, strings.TrimPrefix(strings.TrimPrefix(line, "# "), "#"))
		}
	}
	c, err := parseConfig([]byte(strings.Join(uncommented, "")))
	if err != nil || len(c.Publishers) != 1 || c.House != readout.HouseArchive || c.Security.Contact == "" || c.Accent == "" || len(c.Names) != 1 {
		t.Errorf("the examples in its comments: %v, %+v", err, c)
	}
	if p, err := presetPublisher("us-wh"); err != nil || p.Zone != "America/New_York" || p.Ours || p.Licence == "" {
		t.Errorf("us-wh: %+v, %v", p, err)
	}
}

func TestConfigurationMistakesAreNamed(t *testing.T) {
	for in, want := range map[string]string{
		"house: museum":                `house "museum"`,
		"features: {gossip: public}":   `no feature "gossip"`,
		"features: {people: everyone}": `"everyone" must be public, desk or off`,
		"publishers: [{code: a, names: {en: A}, zone: Mars/Olympus, rights: full}]":                                            "Mars/Olympus",
		"publishers: [{code: a, names: {en: A}, zone: UTC, rights: full, ours: true}]":                                         "founded",
		"publishers: [{code: a, names: {en: A}, zone: UTC, rights: full}, {code: a, names: {en: A}, zone: UTC, rights: full}]": "twice",
		"security: {contact: 'tel:1'}": "mailto:",
		"colour: blue":                 "colour",
	} {
		if _, err := parseConfig([]byte(in)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want one with %s", in, err, want)
		}
	}
}

func TestTheHouseFollowsItsPublishers(t *testing.T) {
	ours := configuration{Publishers: []readout.Publisher{{Ours: true}}}
	named := configuration{House: readout.HousePublisher}
	for _, c := range []struct {
		flags  serveCommand
		config configuration
		want   readout.House
	}{
		{serveCommand{}, configuration{}, readout.HouseArchive},
		{serveCommand{}, ours, readout.HousePublisher},
		{serveCommand{Demo: true}, ours, readout.HouseArchive},
		{serveCommand{}, named, readout.HousePublisher},
		{serveCommand{House: "archive"}, named, readout.HouseArchive},
		{serveCommand{Demo: true, House: "publisher"}, ours, readout.HousePublisher},
	} {
		if got := c.flags.house(c.config); got != c.want {
			t.Errorf("flags %+v, configuration %+v: %s, want %s", c.flags, c.config, got, c.want)
		}
	}
	named.Features = map[readout.Feature]readout.Audience{readout.FeaturePeople: readout.AudiencePublic}
	if f, err := named.features(readout.HousePublisher); err != nil || !f.Public(readout.FeaturePeople) || f.Public(readout.FeatureWording) {
		t.Errorf("one line differs: %v, %v", f, err)
	}
}

// TestP03ALostSecretStops also makes the secret twice, as two processes that
// begin a room together do.
func TestP03ALostSecretStops(t *testing.T) {
	dir, begun := t.TempDir(), false
	first, err := openSecret(dir, begun)
	if err != nil {
		t.Fatal(err)
	}
	again, err := openSecret(dir, begun)
	if err != nil || string(again) != string(first) || len(first) != secretBytes {
		t.Errorf("the secret changed: %v", err)
	}
	path := filepath.Join(dir, "secret")
	info, err := os.Stat(path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	begun = true
	for what, change := range map[string]func() error{
		"readable by others": func() error { return os.Chmod(path, 0o644) },
		"damaged":            func() error { return os.WriteFile(path, []byte("zz\n"), 0o600) },
		"lost":               func() error { return os.Remove(path) },
		"empty":              func() error { return os.WriteFile(path, nil, 0o600) },
	} {
		_ = os.WriteFile(path, []byte(strings.Repeat("ab", secretBytes)+"\n"), 0o600)
		_ = os.Chmod(path, 0o600)
		if _, err := openSecret(dir, begun); err != nil {
			t.Fatalf("before: %v", err)
		}
		if err := change(); err != nil {
			t.Fatal(err)
		}
		if _, err := openSecret(dir, begun); err == nil || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: error %v", what, err)
		}
	}
}

func FuzzConfiguration(f *testing.F) {
	f.Add(defaultConfig)
	f.Add([]byte("publishers: [{code: a, names: {en: A}, zone: UTC, rights: full}]"))
	f.Fuzz(func(t *testing.T, data []byte) {
		c, err := parseConfig(data)
		if err != nil {
			return
		}
		if _, err := c.features(readout.HousePublisher); err != nil {
			t.Errorf("accepted, and then: %v", err)
		}
	})
}
