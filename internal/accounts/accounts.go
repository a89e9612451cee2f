package accounts

import (
	"cmp"
	"context"
	"embed"
	"errors"
	"net/http"
	"path"
	"slices"
	"strconv"
	"time"

	"readout"
	"readout/internal/aligning"
	"readout/internal/catalogue"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/prose"
	"readout/internal/register"
	"readout/internal/web"
)

//go:embed *.html
var templates embed.FS

// pageText is how much of a text is compared, in code points, as its release's page
// shows.
const pageText = 256 << 10

// Register is what the pages ask the register for. What the public may not see is
// readout.ErrNotFound; each method is register.Registrar's of its name.
type Register interface {
	Meeting(ctx context.Context, a readout.Address, lang readout.Lang) (register.MeetingSheet, error)
	Record(ctx context.Context, release readout.ReleaseID, lang readout.Lang, version int) (readout.Record, error)
	Moved(ctx context.Context, kind, from string) (to string, err error)
	Lines(ctx context.Context, ids []readout.MeetingID) ([]register.MeetingLine, error)
}

// Config is what the face stands on.
type Config struct {
	Layout    *layout.Layout
	Press     press.Reader
	Register  Register
	Catalogue *catalogue.Catalogue
	AsOf      func(ctx context.Context) (time.Time, error) // when anything public changed last
}

// Accounts answers the requests for texts side by side.
type Accounts struct {
	Config
	pages layout.Pages
}

// New parses the page once.
func New(cfg Config) (*Accounts, error) {
	pages, err := layout.Parse(templates)
	if err != nil {
		return nil, err
	}
	return &Accounts{cfg, pages}, nil
}

// Routes is every address of the face. A house that keeps others' texts, or meeting
// details, for its desk has none of them.
func (s *Accounts) Routes() []web.Route {
	if !s.Layout.Features.Public(readout.FeatureUnconfirmedDetails) {
		return nil
	}
	route := func(pattern string, h web.Handler) web.Route {
		return web.Route{Pattern: pattern, Kind: "accounts", Audience: readout.AudiencePublic, Feature: readout.FeatureOtherTexts, Handler: h}
	}
	return []web.Route{
		route("GET /{lang}/meetings/{year}/{slug}/texts", s.page),
		route("GET /{lang}/meetings/{year}/{slug}/texts.json", s.data),
		route("GET /{lang}/meetings/{year}/{slug}/texts/{left}/{right}", s.page),
		route("GET /{lang}/meetings/{year}/{slug}/texts/{left}/{right}.json", s.data),
	}
}

// account is a text about the meeting with what may be shown of it.
type account struct {
	press.Edition // the one that is compared
	record        readout.Record
	publisher     press.PublisherLine
	about         readout.AccountKind
	editions      []press.Edition
}

// compared are two texts of a meeting side by side.
type compared struct {
	sheet       register.MeetingSheet
	accounts    []account // all texts, by publication
	left, right int       // those compared; -1 for none
	rows        aligning.Alignment
	asOf        readout.Day
	without     []readout.PartyCode // parties of which no text is held
}

// asked brings together what an address asks for.
func (s *Accounts) asked(r *http.Request) (compared, error) {
	var c compared
	ctx, lang := r.Context(), layout.LangOf(r)
	at := r.PathValue("year") + "/" + r.PathValue("slug")
	year, err := strconv.Atoi(r.PathValue("year"))
	if err != nil || len(r.PathValue("year")) != 4 {
		return c, readout.ErrNotFound
	}
	c.sheet, err = s.Register.Meeting(ctx, readout.Address{Year: year, Slug: r.PathValue("slug")}, lang)
	if errors.Is(err, readout.ErrNotFound) {
		if to, gone := s.Register.Moved(ctx, register.KindMeetings, at); gone == nil {
			form := "" // two texts of the meeting that moved are not asked for by the same numbers there
			if path.Ext(r.URL.Path) == ".json" {
				form = ".json"
			}
			return c, web.Redirect("/"+string(lang)+"/meetings/"+to+"/texts"+form, http.StatusMovedPermanently)
		}
	}
	if err != nil {
		return c, err
	}
	if c.accounts, err = s.accounts(ctx, c.sheet.Accounts); err != nil {
		return c, err
	}
	if len(c.accounts) == 0 {
		return c, readout.ErrNotFound
	}
	changed, err := s.AsOf(ctx)
	if err != nil {
		return c, err
	}
	c.asOf = readout.DayIn(changed, time.UTC)
	if err := s.withoutText(ctx, &c); err != nil {
		return c, err
	}
	if err := c.choose(r.PathValue("left"), r.PathValue("right")); err != nil {
		return c, err
	}
	if c.left < 0 {
		c.inLanguage(lang)
	} else {
		c.languages(lang)
	}
	for i := range c.accounts {
		if a := &c.accounts[i]; c.left < 0 || i == c.left || i == c.right {
			// with its text and its history
			if a.Edition, err = s.Press.Edition(ctx, a.Address, a.Shown.Lang, 0, pageText); err != nil {
				return c, err
			}
		}
	}
	if c.left < 0 {
		return c, nil
	}
	a, err := s.text(ctx, &c.accounts[c.left])
	if err != nil {
		return c, err
	}
	b, err := s.text(ctx, &c.accounts[c.right])
	if err != nil {
		return c, err
	}
	c.rows = aligning.Align(a, b)
	return c, nil
}

// accounts are the texts that the house shows, by publication.
func (s *Accounts) accounts(ctx context.Context, sheets []register.AccountSheet) ([]account, error) {
	var ids []readout.ReleaseID
	for _, a := range sheets {
		ids = append(ids, a.Release)
	}
	editions, err := s.Press.Current(ctx, ids, 1) // whether there is a text to show
	if err != nil {
		return nil, err
	}
	publishers, err := s.Press.Publishers(ctx)
	if err != nil {
		return nil, err
	}
	var out []account
	for _, sheet := range sheets {
		i := slices.IndexFunc(publishers, func(p press.PublisherLine) bool { return p.Code == sheet.Publisher })
		of := editions[sheet.Release]
		if i < 0 || len(of) == 0 || of[0].State == readout.Removed {
			continue
		}
		out = append(out, account{Edition: of[0], publisher: publishers[i], about: sheet.Kind, editions: of})
	}
	slices.SortStableFunc(out, func(a, b account) int {
		return cmp.Or(cmp.Compare(a.Shown.Date, b.Shown.Date), a.FirstReleased.Compare(b.FirstReleased), cmp.Compare(a.publisher.Code, b.publisher.Code), cmp.Compare(a.Address.String(), b.Address.String()))
	})
	return out, nil
}

// comparable reports whether any words of a text may be shown.
func (a account) comparable() bool {
	return a.Text != "" || a.Rights == readout.RightsQuotes
}

// choose finds the two texts that an address names by the slugs of their releases,
// or those that are most worth it: what came of the meeting by two publishers.
func (c *compared) choose(left, right string) error {
	c.left, c.right = -1, -1
	if left != "" {
		at := func(slug string) int {
			return slices.IndexFunc(c.accounts, func(a account) bool { return a.Address.Slug == slug })
		}
		c.left, c.right = at(left), at(right)
		if c.left < 0 || c.right < 0 || c.left == c.right || !c.accounts[c.left].comparable() || !c.accounts[c.right].comparable() {
			return readout.ErrNotFound
		}
		return nil
	}
	best := 0
	for i, a := range c.accounts {
		for j := i + 1; j < len(c.accounts); j++ {
			b := c.accounts[j]
			if !a.comparable() || !b.comparable() {
				continue
			}
			worth := 1 + a.worth() + b.worth()
			if a.publisher.Code != b.publisher.Code {
				worth += 8
			}
			if worth > best {
				best, c.left, c.right = worth, i, j
			}
		}
	}
	return nil
}

// worth is how much an account tells of what came of a meeting.
func (a account) worth() int {
	switch a.about {
	case readout.AccountOutcome, readout.AccountCorrection:
		return 3
	case readout.AccountJointText:
		return 2
	case readout.AccountAdvance:
		return 0
	}
	return 1
}

// languages chooses an edition of each of the two: in the page's language where
// both have one, else in another that both have, else each its own.
func (c *compared) languages(page readout.Lang) {
	a, b := &c.accounts[c.left], &c.accounts[c.right]
	order := []readout.Lang{page}
	for _, e := range a.editions {
		order = append(order, e.Shown.Lang)
	}
	for _, lang := range order {
		x, y := a.in(lang), b.in(lang)
		if x >= 0 && y >= 0 {
			a.Edition, b.Edition = a.editions[x], b.editions[y]
			return
		}
	}
	c.inLanguage(page)
}

// inLanguage shows each text in the page's language where it has an edition in it.
func (c *compared) inLanguage(page readout.Lang) {
	for i := range c.accounts {
		if at := c.accounts[i].in(page); at >= 0 {
			c.accounts[i].Edition = c.accounts[i].editions[at]
		}
	}
}

func (a account) in(lang readout.Lang) int {
	return slices.IndexFunc(a.editions, func(e press.Edition) bool { return e.Shown.Lang == lang })
}

// text is an account as it is compared.
func (s *Accounts) text(ctx context.Context, a *account) (aligning.Text, error) {
	rec, err := s.Register.Record(ctx, a.Release, a.Shown.Lang, a.Shown.Number)
	if err != nil && !errors.Is(err, readout.ErrNotFound) {
		return aligning.Text{}, err
	}
	if err != nil || rec.Release.TextSHA256 != a.Shown.TextSHA256 || rec.Reading.Status != readout.StatusRead {
		rec = readout.Record{}
	}
	a.record = rec
	if a.Text == "" {
		return aligning.Quoted(rec, a.Shown.Lang, a.Shown.Date), nil
	}
	if a.Cut {
		rec.Evidence = slices.DeleteFunc(slices.Clone(rec.Evidence), func(e readout.Evidence) bool { return e.End > pageText })
	}
	return aligning.Text{Doc: prose.Parse(a.Text), Lang: a.Shown.Lang, Issued: a.Shown.Date, Record: rec}, nil
}

// captured is when a held text came here; the zero Time for one of ours.
func (a account) captured() time.Time {
	if a.publisher.Ours || len(a.History) == 0 {
		return time.Time{}
	}
	return a.History[len(a.History)-1].Released
}

// published is when a text came out at its publisher, as far as that is known: the
// first and the last moment that it can have been.
func (a account) published() (from, to time.Time) {
	zone := a.publisher.Location()
	at := a.FirstReleased.In(zone)
	if at.Hour() == 0 && at.Minute() == 0 && at.Second() == 0 { // the day alone
		return at, at.AddDate(0, 0, 1).Add(-time.Nanosecond)
	}
	return at, at
}

// firstOf is which of the two came out first, -1 for the left, 1 for the right; 0
// where that is not known.
func (c *compared) firstOf() int {
	a, b := c.accounts[c.left], c.accounts[c.right]
	af, at := a.published()
	bf, bt := b.published()
	switch {
	case at.Before(bf):
		return -1
	case bt.Before(af):
		return 1
	}
	return 0
}

// withoutText finds the parties of the meeting of which no text is held, about this
// meeting or one that may be the same.
func (s *Accounts) withoutText(ctx context.Context, c *compared) error {
	var out, parties []readout.PartyCode
	for _, sheet := range c.sheet.Accounts {
		if sheet.Record.Meeting == nil {
			continue
		}
		parties = append(parties, sheet.Record.Meeting.Parties...)
		for _, party := range sheet.Record.Meeting.Parties {
			held := slices.ContainsFunc(c.accounts, func(a account) bool { return a.publisher.Party == party })
			if !held && !slices.Contains(out, party) {
				out = append(out, party)
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	publishers, err := s.Press.Publishers(ctx)
	if err != nil {
		return err
	}
	beside, err := layout.HeldBeside(ctx, s.Catalogue, s.Register.Lines, c.sheet.Meeting, parties, layout.PartiesOf(publishers))
	if err != nil {
		return err
	}
	c.without = slices.DeleteFunc(out, func(p readout.PartyCode) bool { return slices.Contains(beside, p) })
	return nil
}
