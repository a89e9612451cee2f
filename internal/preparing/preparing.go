// Package preparing is the face that shows the brief for the next round of a series:
// as a page of two printed sides, as Markdown, as a Word document and as data.
package preparing

import (
	"context"
	"embed"
	"errors"
	"net/http"
	"path"
	"slices"
	"time"

	"readout"
	"readout/internal/brief"
	"readout/internal/layout"
	"readout/internal/paper"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/web"
)

//go:embed *.html
var templates embed.FS

// Register is what a brief asks the register for. What the public may not see is
// readout.ErrNotFound; each method is register.Registrar's of its name.
type Register interface {
	SeriesFile(ctx context.Context, slug string, lang readout.Lang, from readout.MeetingID, most int) (register.SeriesFile, error)
	Person(ctx context.Context, slug string) (register.PersonSheet, error)
	Moved(ctx context.Context, kind, from string) (to string, err error)
	OursOnly() *register.Registrar
}

// Config is what the face stands on.
type Config struct {
	Layout   *layout.Layout
	Press    press.Reader
	Register Register
	Now      func() time.Time // what tells the day; nil for the clock
}

// Briefs answers the public's requests.
type Briefs struct {
	Config
	pages layout.Pages
}

// New parses the page once.
func New(cfg Config) (*Briefs, error) {
	pages, err := layout.Parse(templates)
	if err != nil {
		return nil, err
	}
	if !cfg.Layout.Features.Public(readout.FeatureOtherTexts) {
		cfg.Press = press.OursOnly(cfg.Press)
		cfg.Register = cfg.Register.OursOnly()
	}
	if cfg.Now == nil {
		cfg.Now = time.Now
	}
	return &Briefs{cfg, pages}, nil
}

// Routes is every address of the face.
func (b *Briefs) Routes() []web.Route {
	const all, details = readout.AudiencePublic, readout.FeatureUnconfirmedDetails
	return []web.Route{
		{Pattern: "GET /{lang}/series/{slug}/brief", Kind: "brief", Audience: all, Feature: details, Handler: b.page},
		{Pattern: "GET /{lang}/series/{slug}/brief.md", Kind: "brief", Audience: all, Feature: details, Handler: b.markdown},
		{Pattern: "GET /{lang}/series/{slug}/brief.docx", Kind: "brief", Audience: all, Feature: details, Handler: b.document},
		{Pattern: "GET /{lang}/series/{slug}/brief.json", Kind: "brief", Audience: all, Feature: details, Handler: b.data},
	}
}

// Bounds of a brief.
const (
	wholeText   = 256 << 10 // of a text, in code points
	mostRounds  = 40        // whose texts are looked at
	mostLeaders = 6         // of the last round whose other meetings are looked for
)

// Gather makes the brief of a series as the public may see it on a day: with what
// the features show.
func (b *Briefs) Gather(ctx context.Context, slug string, lang readout.Lang, day readout.Day) (brief.Brief, error) {
	features := b.Layout.Features
	in := brief.Input{Lang: lang, AsOf: day, Wording: features.Public(readout.FeatureWording), Others: features.Public(readout.FeatureOtherTexts)}
	var err error
	if in.File, err = b.Register.SeriesFile(ctx, slug, lang, 0, mostRounds); err != nil {
		return brief.Brief{}, err
	}
	if in.Editions, err = b.Press.Current(ctx, in.File.Releases(), wholeText); err != nil {
		return brief.Brief{}, err
	}
	if features.Public(readout.FeaturePeople) {
		if in.SameDay, err = b.leaders(ctx, in.File); err != nil {
			return brief.Brief{}, err
		}
	}
	return brief.Make(in), nil
}

// leaders are those who led the latest round that a text reports.
func (b *Briefs) leaders(ctx context.Context, file register.SeriesFile) ([]register.PersonSheet, error) {
	var out []register.PersonSheet
	for _, r := range file.Rounds {
		accounts := file.Accounts[r.Meeting]
		if !slices.ContainsFunc(accounts, func(a register.AccountSheet) bool { return a.Kind != readout.AccountAdvance }) {
			continue
		}
		seen := map[string]bool{}
		for _, a := range accounts {
			if a.Record.Meeting == nil {
				continue
			}
			for _, p := range a.Record.Meeting.Participants {
				side := readout.PartyCode("")
				if p.Side != nil {
					side = *p.Side
				}
				who := file.People[readout.PersonKey(p.Name, side)]
				if who == "" || seen[who] || len(out) == mostLeaders {
					continue
				}
				seen[who] = true
				sheet, err := b.Register.Person(ctx, who)
				if errors.Is(err, readout.ErrNotFound) {
					continue
				}
				if err != nil {
					return nil, err
				}
				out = append(out, sheet)
			}
		}
		return out, nil
	}
	return out, nil
}

// Paper words a brief in a language; absolute prints the origin before links.
func (b *Briefs) Paper(ctx context.Context, of brief.Brief, lang readout.Lang, absolute bool) (paper.Paper, error) {
	lines, err := b.Press.Publishers(ctx)
	if err != nil {
		return paper.Paper{}, err
	}
	names := map[string]string{}
	for _, p := range lines {
		names[p.Code], _ = p.Name(lang)
	}
	return of.Paper(b.Layout.Frame(lang, "", ""), names, absolute), nil
}

// day is today, and until when it is.
func (b *Briefs) day() (readout.Day, time.Time) {
	now := b.Now().UTC()
	return readout.DayIn(now, time.UTC), now.Truncate(24 * time.Hour).Add(24 * time.Hour)
}

// asked makes the brief that a request asks for.
func (b *Briefs) asked(w http.ResponseWriter, r *http.Request) (brief.Brief, error) {
	day, until := b.day()
	of, err := b.Gather(r.Context(), r.PathValue("slug"), layout.LangOf(r), day)
	if errors.Is(err, readout.ErrNotFound) {
		to, gone := b.Register.Moved(r.Context(), register.KindSeries, r.PathValue("slug"))
		if gone == nil {
			return of, web.Redirect("/"+string(layout.LangOf(r))+"/series/"+to+"/"+path.Base(r.URL.Path), http.StatusMovedPermanently)
		}
	}
	if err == nil {
		web.Until(w, until)
	}
	return of, err
}

// briefPage is the page.
type briefPage struct {
	layout.Frame
	Series layout.Link
	Paper  paper.Paper
	Forms  []layout.Link
}

func (b *Briefs) page(w http.ResponseWriter, r *http.Request) error {
	of, err := b.asked(w, r)
	if err != nil {
		return err
	}
	lang, path := layout.LangOf(r), "/series/"+r.PathValue("slug")
	p := &briefPage{Frame: b.Layout.Frame(lang, path+"/brief", "")}
	if p.Paper, err = b.Paper(r.Context(), of, lang, false); err != nil {
		return err
	}
	p.Heading, p.Describe = p.Paper.Title, p.T("brief.about", of.Series)
	p.Demo = p.Demo || of.Demo
	p.Series = layout.Link{Href: p.To(path), Text: of.Series, Lang: p.Foreign(layout.ReadIn)}
	p.Feed = p.Series.Href
	p.Trail = append(p.Trail, layout.Link{Href: p.To("/series"), Text: p.T("series.list")}, p.Series, layout.Link{Text: p.T("brief.link")})
	p.Forms = []layout.Link{{Href: p.To(path + "/brief.docx"), Text: p.T("brief.docx")}, {Href: p.To(path + "/brief.md"), Text: p.T("brief.markdown")}, {Href: p.To(path + "/brief.json"), Text: p.T("release.data")}}
	return b.pages.Render(w, "brief", p)
}

func (b *Briefs) markdown(w http.ResponseWriter, r *http.Request) error {
	p, err := b.printed(w, r)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/markdown; charset=utf-8")
	_, err = w.Write(p.Markdown())
	return err
}

func (b *Briefs) document(w http.ResponseWriter, r *http.Request) error {
	p, err := b.printed(w, r)
	if err != nil {
		return err
	}
	data, err := p.DOCX()
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")
	_, err = w.Write(data)
	return err
}

func (b *Briefs) printed(w http.ResponseWriter, r *http.Request) (paper.Paper, error) {
	of, err := b.asked(w, r)
	if err != nil {
		return paper.Paper{}, err
	}
	return b.Paper(r.Context(), of, layout.LangOf(r), true)
}

func (b *Briefs) data(w http.ResponseWriter, r *http.Request) error {
	of, err := b.asked(w, r)
	if err != nil {
		return err
	}
	if f := b.Layout.Frame(layout.LangOf(r), "", ""); of.Demo || f.Demo {
		of.Note = f.T("demo.line")
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	return web.SendJSON(w, of, "")
}
