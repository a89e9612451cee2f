package main

import (
	"bytes"
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"go.yaml.in/yaml/v3"

	"readout"
	"readout/internal/layout/style"
	"readout/internal/web"
)

// configuration is what readout.yaml says.
type configuration struct {
	House      readout.House                        `yaml:"house"`
	Features   map[readout.Feature]readout.Audience `yaml:"features"`
	Security   security                             `yaml:"security"`
	Accent     style.Accent                         `yaml:"accent"`
	Names      web.Own                              `yaml:"names"`
	Publishers []readout.Publisher                  `yaml:"publishers"`
}

// security is what /.well-known/security.txt says (RFC 9116).
type security struct {
	Contact string    `yaml:"contact"` // mailto: or https:
	Expires time.Time `yaml:"expires"`
}

const configName = "readout.yaml"

// configMost is the longest configuration in bytes.
const configMost = 1 << 20

//go:embed default.yaml
var defaultConfig []byte

//go:embed publishers.yaml
var knownPublishers []byte

// readConfig reads the configuration of a data directory; without one it writes
// one that is all comments.
func readConfig(dir string) (configuration, error) {
	path := filepath.Join(dir, configName)
	data, err := readMost(path, configMost)
	if errors.Is(err, fs.ErrNotExist) {
		if err := writeNew(path, defaultConfig); err != nil && !errors.Is(err, fs.ErrExist) {
			return configuration{}, fmt.Errorf("writing %s: %w", path, err)
		}
		data, err = readMost(path, configMost)
	}
	if err != nil {
		return configuration{}, readout.Invalid("%s cannot be read: %v", path, err)
	}
	c, err := parseConfig(data)
	if err != nil {
		return c, readout.Invalid("%s: %v", path, err)
	}
	return c, nil
}

func parseConfig(data []byte) (configuration, error) {
	var c configuration
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&c); err != nil && !errors.Is(err, io.EOF) {
		return c, fmt.Errorf("%s", strings.ReplaceAll(strings.TrimPrefix(err.Error(), "yaml: "), "\n", ""))
	}
	if err := checkPublishers(c.Publishers); err != nil {
		return c, err
	}
	if _, err := c.features(cmp.Or(c.House, readout.HouseArchive)); err != nil {
		return c, err
	}
	if err := c.Accent.Check(); err != nil {
		return c, err
	}
	if c.Security.Contact != "" {
		known := strings.HasPrefix(c.Security.Contact, "mailto:") || strings.HasPrefix(c.Security.Contact, "https://")
		if !known || strings.ContainsAny(c.Security.Contact, "\r\n") || c.Security.Expires.IsZero() {
			return c, errors.New("security needs a contact that begins with mailto: or https: and a time when it expires")
		}
	}
	return c, nil
}

func checkPublishers(list []readout.Publisher) error {
	seen := map[string]bool{}
	for _, p := range list {
		if err := p.Check(); err != nil {
			return err
		}
		if seen[p.Code] {
			return fmt.Errorf("publisher %s is there twice", p.Code)
		}
		seen[p.Code] = true
		if _, err := readout.ParseDay(string(p.Founded)); p.Ours && err != nil {
			return fmt.Errorf("publisher %s is ours and needs founded: YYYY-MM-DD, the day before which releases may be imported", p.Code)
		}
	}
	return nil
}

// unconfirmed lists the sensitive names that the house has not confirmed (P30).
func (c configuration) unconfirmed() []readout.PartyCode {
	var own []readout.PartyCode
	for _, p := range c.Publishers {
		if p.Ours {
			own = append(own, p.Party)
		}
	}
	return c.Names.Unconfirmed(own...)
}

// features is who sees what in a house, with the lines that differ.
func (c configuration) features(house readout.House) (readout.Features, error) {
	features, ok := house.Features()
	if !ok {
		return nil, fmt.Errorf("house %q must be publisher or archive", house)
	}
	for name, audience := range c.Features {
		if _, ok := features[name]; !ok {
			return nil, fmt.Errorf("there is no feature %q", name)
		}
		switch audience {
		case readout.AudiencePublic, readout.AudienceDesk, readout.AudienceOff:
			features[name] = audience
		default:
			return nil, fmt.Errorf("feature %s: %q must be public, desk or off", name, audience)
		}
	}
	return features, nil
}

// text is the body of security.txt, "" where nothing is configured.
func (s security) text(origin string) string {
	if s.Contact == "" {
		return ""
	}
	out := fmt.Sprintf("Contact: %s\nExpires: %s\nPreferred-Languages: en, ko\n", s.Contact, s.Expires.UTC().Format(time.RFC3339))
	if origin != "" {
		out += "Canonical: " + origin + "/.well-known/security.txt\n"
	}
	return out
}

// presetPublisher is a publisher that needs no line in readout.yaml;
// ErrNotFound where there is none of that code.
func presetPublisher(code string) (readout.Publisher, error) {
	list, err := parsePublishers(knownPublishers)
	if err != nil {
		return readout.Publisher{}, err
	}
	for _, p := range list {
		if p.Code == code {
			return p, nil
		}
	}
	return readout.Publisher{}, fmt.Errorf("publisher %s: %w", code, readout.ErrNotFound)
}

func parsePublishers(data []byte) ([]readout.Publisher, error) {
	var list []readout.Publisher
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	if err := dec.Decode(&list); err != nil {
		return nil, fmt.Errorf("publishers: %w", err)
	}
	return list, checkPublishers(list)
}

func readMost(path string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, most+1))
	if err == nil && int64(len(data)) > most {
		err = fmt.Errorf("it is longer than %d bytes", most)
	}
	return data, err
}

// writeNew writes a whole new file, mode 0600, that is there after a power cut
// or not at all; fs.ErrExist where another process was faster.
func writeNew(path string, data []byte) (err error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".new-*")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.Remove(f.Name())) }()
	_, err = f.Write(data)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if err := os.Link(f.Name(), path); err != nil {
		return err
	}
	folder, err := os.Open(filepath.Dir(path))
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
