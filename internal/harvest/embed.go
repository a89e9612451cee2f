package harvest

import (
	"html"
	"net/http"
	"net/url"
	"strconv"
	"strings"

	"readout"
	"readout/internal/feeds"
	"readout/internal/web"
)

// Widths and heights of an embed, in pixels: a title, a line and a link.
const (
	embedWidth  = 600
	embedHeight = 180
	embedLeast  = 120
)

// oembed answers what other sites show of a release: its title, who issued it
// and when, and the way to it. It holds no script and nothing of the text.
func (h *Harvest) oembed(w http.ResponseWriter, r *http.Request) error {
	q := r.URL.Query()
	lang, at, err := h.embedded(q.Get("url"))
	if err != nil {
		return err
	}
	width, err := within(q.Get("maxwidth"), embedWidth)
	if err != nil {
		return err
	}
	height, err := within(q.Get("maxheight"), embedHeight)
	if err != nil {
		return err
	}
	e, err := h.Press.Edition(r.Context(), at, lang, 0, 0)
	if err != nil {
		return err
	}
	line, err := h.Press.Publisher(r.Context(), e.Publisher)
	if err != nil {
		return err
	}
	m, _ := web.MessagesFor(lang)
	p := page{m, h}
	issuer, _ := line.Name(lang)
	there := p.at("/releases/" + e.Address.String())
	title := e.Shown.Title
	if e.State == readout.Withdrawn || e.State == readout.Removed {
		title = p.Text("state."+string(e.State)) + ": " + title
	}
	var lines []string
	if h.Demo || e.Demo {
		lines = append(lines, p.Text("demo.line"))
	}
	day := e.Shown.Date
	if day == "" {
		day = readout.DayIn(e.FirstReleased, line.Location())
	}
	written := day.English()
	if lang == "ko" {
		written = day.Korean()
	}
	lines = append(lines, issuer+", "+written)
	embed := feeds.Embed{Title: title, Author: issuer, By: p.at("/publishers/" + line.Code), Provider: p.Text("site.name"), At: p.at("/"), Width: width, Height: height}
	embed.HTML = `<blockquote lang="` + html.EscapeString(string(e.Shown.Lang)) + `" cite="` + html.EscapeString(there) + `"><p><a href="` + html.EscapeString(there) + `">` + html.EscapeString(title) + `</a></p><footer lang="` +
		string(lang) + `">` + html.EscapeString(strings.Join(lines, " · ")) + `</footer></blockquote>`
	switch q.Get("format") {
	case "", "json":
		body, err := embed.JSON()
		return send(w, "application/json", body, err)
	case "xml":
		body, err := embed.XML()
		return send(w, "text/xml", body, err)
	}
	return readout.ErrNotFound
}

// embedded reads the address of a release's page, whole or below the origin.
func (h *Harvest) embedded(s string) (readout.Lang, readout.Address, error) {
	u, err := url.Parse(s)
	if err != nil || u.Host != "" && u.Scheme+"://"+u.Host != h.Origin || u.Host == "" && !strings.HasPrefix(s, "/") {
		return "", readout.Address{}, readout.ErrNotFound
	}
	parts := strings.Split(strings.Trim(u.Path, "/"), "/")
	if len(parts) != 4 || parts[1] != "releases" || len(parts[2]) != 4 {
		return "", readout.Address{}, readout.ErrNotFound
	}
	year, err := strconv.Atoi(parts[2])
	if _, spoken := web.MessagesFor(readout.Lang(parts[0])); err != nil || !spoken {
		return "", readout.Address{}, readout.ErrNotFound
	}
	return readout.Lang(parts[0]), readout.Address{Year: year, Slug: parts[3]}, nil
}

// within reads a bound in pixels: what is wanted, or as little as the bound lets.
func within(bound string, wanted int) (int, error) {
	if bound == "" {
		return wanted, nil
	}
	n, err := strconv.Atoi(bound)
	if err != nil || n < 1 {
		return 0, readout.ErrNotFound
	}
	return max(embedLeast, min(n, wanted)), nil
}
