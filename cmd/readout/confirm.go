package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"readout"
	"readout/internal/overlay"
	"readout/internal/press"
	"readout/internal/register"
)

// confirmCommand is an editor's word on what releases were read into.
type confirmCommand struct {
	Release string   `arg:"" optional:"" placeholder:"RELEASE" help:"The release: the address of its page, with its language and version or without, or YEAR/NAME."`
	Values  []string `arg:"" optional:"" name:"VALUE" help:"Values that are right, as the list names them, e.g. /meeting/ordinal."`
	List    bool     `help:"Print what waits for an editor: releases, or the values of RELEASE."`
	All     bool     `help:"Confirm every value of the record that waits."`
	Reject  []string `placeholder:"VALUE" sep:"," help:"A value that is wrong, an item of a list, or /meeting where the text reports none; may be given several times."`
	Lang    string   `placeholder:"en" help:"Language of the edition; the authoritative one without it."`
	Data    string   `default:"data" placeholder:"DIR" help:"Data directory."`
	Actor   string   `placeholder:"NAME" help:"Who does it; kept with the decision and its event."`
	Base    string   `placeholder:"WORD" help:"The record as you saw it, a word that the list of its values prints. Nothing is decided without it."`
	databaseFlag

	address readout.Address
	version int // 0 for the newest
}

// Validate reads the address, and refuses a decision without a name.
func (c *confirmCommand) Validate() (err error) {
	c.Actor = strings.TrimSpace(c.Actor)
	decides := c.All || len(c.Values) > 0 || len(c.Reject) > 0
	switch {
	case c.Release == "" && !c.List:
		return errors.New("name a release, or say --list")
	case c.All && len(c.Values) > 0:
		return errors.New("--all: it takes every value, so name none")
	case c.List && decides:
		return errors.New("--list: it decides nothing; leave it out, or the values")
	case decides && c.Actor == "":
		return errors.New("--actor: say who does it")
	}
	if c.Release != "" {
		if c.address, err = releaseAddress(c.Release); err != nil {
			return err
		}
		lang, version := editionIn(c.Release)
		if c.version = version; c.Lang == "" {
			c.Lang = lang
		}
	}
	return c.databaseFlag.Validate()
}

var inEdition = regexp.MustCompile(`^(?:/([a-z]{2}))?/releases/[^/]+/[^/]+(?:/v([1-9][0-9]{0,5}))?/?$`)

// editionIn reads the language and the version off the address of a page; "" and
// 0 where it names none.
func editionIn(s string) (lang string, version int) {
	u, err := url.Parse(s)
	if err != nil {
		return "", 0
	}
	m := inEdition.FindStringSubmatch(u.Path)
	if m == nil {
		return "", 0
	}
	version, _ = strconv.Atoi(m[2])
	return m[1], version
}

// Run lists, or decides.
func (c *confirmCommand) Run(ctx context.Context, std streams) (err error) {
	r, err := openExisting(ctx, place{c.Data, c.Database})
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.close()) }()
	if c.Release == "" {
		return r.listUnchecked(ctx, std)
	}
	key, err := c.key(ctx, r.office)
	if err != nil {
		return err
	}
	list, err := r.registrar.Checklist(ctx, key)
	switch {
	case errors.Is(err, readout.ErrNotFound):
		return readout.Invalid("version %d (%s) of %s was not read yet; serve, or the next import, reads it", key.Version, key.Lang, c.address)
	case err != nil:
		return err
	case len(list.Values) == 0:
		return readout.Invalid("no meeting was read in version %d (%s) of %s; name another language with --lang", key.Version, key.Lang, c.address)
	}
	verdicts := c.verdicts(list)
	if c.List || len(verdicts) == 0 || c.Base == "" {
		if err := printChecklist(std.out, list); err != nil || c.List {
			return err
		}
		if len(verdicts) == 0 && c.All {
			return readout.Invalid("nothing was done: every value was decided on already")
		}
		return readout.Invalid("nothing was done; to decide, name values or say --all, and run this again with --base %s", list.Base)
	}
	n, err := r.registrar.Check(ctx, key, c.Base, c.Actor, verdicts)
	if err != nil {
		return err
	}
	if list, err = r.registrar.Checklist(ctx, key); err != nil {
		return err
	}
	_, err = fmt.Fprintf(std.out, "%d decided by %s, %d of %d wait, base %s\n", n, c.Actor, list.Waiting(), len(list.Values), list.Base)
	return err
}

// key finds the version that the command is about.
func (c *confirmCommand) key(ctx context.Context, office *press.Office) (press.VersionKey, error) {
	release, err := office.ReleaseAt(ctx, c.address)
	if errors.Is(err, readout.ErrNotFound) {
		return press.VersionKey{}, readout.Invalid("no release stands at %s; look at its address again", c.address)
	}
	if err != nil {
		return press.VersionKey{}, err
	}
	lang := readout.Lang(c.Lang)
	if lang == "" {
		lang = release.Authoritative
	}
	latest, ok := release.Latest(lang)
	version := c.version
	if version == 0 {
		version = latest.Number
	}
	if !ok || version > latest.Number {
		return press.VersionKey{}, readout.Invalid("%s has no version %d in %s; look at its versions", c.address, max(1, version), lang)
	}
	return press.VersionKey{Release: release.ID, Lang: lang, Version: version}, nil
}

// verdicts are what the command says of a list.
func (c *confirmCommand) verdicts(list register.Checklist) []overlay.Verdict {
	var out []overlay.Verdict
	for _, field := range c.Reject {
		out = append(out, overlay.Verdict{Field: field, Reject: true})
	}
	for _, field := range c.Values {
		out = append(out, overlay.Verdict{Field: field})
	}
	if !c.All {
		return out
	}
	for _, v := range list.Values {
		rejected := false
		for _, field := range c.Reject {
			rejected = rejected || v.Field == field || strings.HasPrefix(v.Field, field+"/")
		}
		if v.Waits() && !rejected {
			out = append(out, overlay.Verdict{Field: v.Field})
		}
	}
	return out
}

// printChecklist prints a value a line: how it stands, its name, what it is, the
// words that it rests on, with tabs between.
func printChecklist(w io.Writer, list register.Checklist) error {
	for _, v := range list.Values {
		state := string(v.State)
		if state == "" {
			state = "waits"
		}
		if v.By != "" {
			state += " (" + v.By + ")"
		}
		if _, err := fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", state, v.Field, v.Is, strings.Join(strings.Fields(v.Words), " ")); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, "%d of %d wait, base %s\n", list.Waiting(), len(list.Values), list.Base)
	return err
}

// listUnchecked prints a line for each release with values that wait.
func (r *pressRoom) listUnchecked(ctx context.Context, std streams) error {
	n := 0
	err := r.registrar.Unchecked(ctx, func(u register.Unchecked) error {
		n++
		_, err := fmt.Fprintf(std.out, "%d of %d\t/%s/releases/%s\t%s\n", u.Waiting, u.Total, u.Lang, u.Address, u.Title)
		return err
	})
	if err == nil && n == 0 {
		fmt.Fprintln(std.err, "readout: nothing waits for an editor")
	}
	return err
}
