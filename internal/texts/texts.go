package texts

import (
	"embed"
	"errors"
	"net/http"
	"strconv"

	"readout"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/web"
)

//go:embed *.html
var templates embed.FS

// pageText is how much of a text a page shows, in code points, as its release's
// page does.
const pageText = 256 << 10

// Texts answers the requests for texts.
type Texts struct {
	layout *layout.Layout
	press  press.Reader
	pages  layout.Pages
}

// New parses the pages once.
func New(l *layout.Layout, office press.Reader) (*Texts, error) {
	pages, err := layout.Parse(templates)
	if err != nil {
		return nil, err
	}
	if !l.Features.Public(readout.FeatureOtherTexts) {
		office = press.OursOnly(office)
	}
	return &Texts{l, office, pages}, nil
}

// Routes is every address of the face.
func (t *Texts) Routes() []web.Route {
	const all = readout.AudiencePublic
	return []web.Route{
		{Pattern: "GET /{lang}/beside/{other}/{year}/{slug}", Kind: "beside", Audience: all, Handler: t.beside},
		{Pattern: "GET /{lang}/releases/{year}/{slug}/{version}/passages", Kind: "passages", Audience: all, Handler: t.passages},
	}
}

// addressOf reads the address of a release.
func addressOf(r *http.Request) (readout.Address, error) {
	year, err := strconv.Atoi(r.PathValue("year"))
	if err != nil || len(r.PathValue("year")) != 4 {
		return readout.Address{}, readout.ErrNotFound
	}
	return readout.Address{Year: year, Slug: r.PathValue("slug")}, nil
}

// edition is an edition whose words the public may read; version 0 is the newest.
// At an address that the release once had it is the way to where it is now, at
// the address that moved gives.
func (t *Texts) edition(r *http.Request, lang readout.Lang, version int, moved func(readout.Address) string) (press.Edition, error) {
	at, err := addressOf(r)
	if err != nil {
		return press.Edition{}, err
	}
	e, err := t.press.Edition(r.Context(), at, lang, version, pageText)
	if errors.Is(err, readout.ErrNotFound) {
		if to, gone := t.press.Moved(r.Context(), press.KindReleases, at); gone == nil {
			err = web.Redirect("/"+string(layout.LangOf(r))+moved(to), http.StatusMovedPermanently)
		}
	}
	if err != nil {
		return press.Edition{}, err
	}
	if e.Shown.Lang != lang || e.State == readout.Removed || e.Text == "" {
		return press.Edition{}, readout.ErrNotFound
	}
	return e, nil
}
