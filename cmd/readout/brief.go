package main

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"os"
	"strings"
	"time"

	"readout"
	"readout/internal/layout"
	"readout/internal/preparing"
	"readout/internal/web"
)

// briefCommand writes the brief for the next round of a series.
type briefCommand struct {
	Series string `arg:"" placeholder:"SERIES" help:"The series: the address of its page, or the last part of it."`
	Format string `default:"markdown" enum:"markdown,docx,json" help:"markdown, docx or json."`
	Lang   string `default:"en" enum:"en,ko" help:"Language of the brief's own words; quotations stay as they are."`
	Date   string `placeholder:"YYYY-MM-DD" help:"The day that ages are counted from; today without it."`
	Origin string `placeholder:"URL" help:"Where the releases are served, to be printed before links, e.g. https://press.example."`
	Out    string `short:"o" placeholder:"FILE" help:"Write to a file, which must not be there; standard output without it."`
	Data   string `default:"data" placeholder:"DIR" help:"Data directory."`
	databaseFlag

	slug string
	day  readout.Day
}

// Validate reads the address and the day.
func (c *briefCommand) Validate() (err error) {
	c.slug = c.Series
	if u, err := url.Parse(c.Series); err == nil {
		parts := strings.Split(strings.Trim(u.Path, "/"), "/")
		for i, p := range parts[:len(parts)-1] {
			if p == "series" {
				c.slug = parts[i+1]
			}
		}
	}
	if c.Date != "" {
		if c.day, err = readout.ParseDay(c.Date); err != nil {
			return err
		}
	}
	if c.Origin != "" {
		u, err := url.Parse(c.Origin)
		if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || u.Path != "" && u.Path != "/" {
			return errors.New("--origin: write it as https://press.example")
		}
		c.Origin = strings.TrimSuffix(c.Origin, "/")
	}
	return c.databaseFlag.Validate()
}

// Run makes the brief of what is public, as an archive shows it.
func (c *briefCommand) Run(ctx context.Context, std streams) (err error) {
	r, err := openExisting(ctx, place{c.Data, c.Database})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.close()) }()
	features, _ := readout.HouseArchive.Features()
	names := web.HouseNames()
	names.Confirm(r.config.Names)
	pages, err := layout.New(layout.Config{House: readout.HouseArchive, Features: features, Names: names, Origin: c.Origin})
	if err != nil {
		return err
	}
	desk, err := preparing.New(preparing.Config{Layout: pages, Press: r.office, Register: r.registrar})
	if err != nil {
		return err
	}
	day := c.day
	if day == "" {
		day = readout.DayIn(time.Now(), time.UTC)
	}
	lang := readout.Lang(c.Lang)
	made, err := desk.Gather(ctx, c.slug, lang, day)
	if errors.Is(err, readout.ErrNotFound) {
		return readout.Invalid("no series with public texts is called %q; take the last part of its page's address", c.slug)
	}
	if err != nil {
		return err
	}
	printed, err := desk.Paper(ctx, made, lang, true)
	if err != nil {
		return err
	}
	var out []byte
	switch c.Format {
	case "docx":
		out, err = printed.DOCX()
	case "json":
		if out, err = json.MarshalIndent(made, "", "  "); err == nil {
			out = append(out, '\n')
		}
	default:
		out = printed.Markdown()
	}
	if err != nil {
		return err
	}
	if c.Out == "" {
		_, err = std.out.Write(out)
		return err
	}
	f, err := os.OpenFile(c.Out, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if errors.Is(err, os.ErrExist) {
		return readout.Invalid("%s is there already; name another file", c.Out)
	}
	if err != nil {
		return readout.Invalid("%s cannot be written: %v", c.Out, err)
	}
	_, err = f.Write(out)
	return errors.Join(err, f.Close())
}
