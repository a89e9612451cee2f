package site

import (
	"fmt"
	"io"
	"net/http"
	"net/url"

	"readout"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/web"
)

// plain writes the stored text of a version below a head of title, address and
// version.
func (s *Site) plain(w http.ResponseWriter, r *http.Request, e press.Edition) error {
	m, ok := web.MessagesFor(e.Shown.Lang)
	if !ok {
		m, _ = web.MessagesFor("en")
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	text := e.Text
	switch {
	case e.State == readout.Removed:
		text = m.Text("release.removed")
	case text == "":
		text = m.Text("release.notshown") + "\n" + e.Shown.SourceURL
	}
	demo := ""
	if s.Demo || e.Demo {
		demo = m.Text("demo.line") + "\n"
	}
	web.Expect(w, len(text)+len(e.Shown.Title)+1000)
	_, err := fmt.Fprintf(w, "%s\n%s\n%s\n%s\n", e.Shown.Title, s.Origin+versionPath(layout.Spoken(e.Shown.Lang, langOf(r)), e.Address, e.Shown.Number), m.Text("release.versionno", e.Shown.Number), demo)
	if err == nil {
		_, err = io.WriteString(w, text)
	}
	if err == nil {
		_, err = io.WriteString(w, "\n")
	}
	return err
}

// versionPath is the permanent address of a version.
func versionPath(lang readout.Lang, a readout.Address, number int) string {
	return "/" + string(lang) + a.Version(number)
}

// releaseData is the public JSON of a version: what the office says of it, and
// the record that it was read into.
type releaseData struct {
	Address     string              `json:"address"`
	Title       string              `json:"title"`
	Lang        readout.Lang        `json:"lang"`
	Publisher   string              `json:"publisher"`
	Kind        readout.ReleaseKind `json:"kind"`
	State       readout.PublicState `json:"state"`
	Date        *readout.Day        `json:"date"`
	Published   string              `json:"published"` // RFC 3339
	Version     int                 `json:"version"`
	Versions    int                 `json:"versions"`
	Translation readout.Translation `json:"translation,omitempty"`
	Source      string              `json:"source,omitempty"`
	TextSHA256  string              `json:"text_sha256,omitempty"`
	Text        string              `json:"text,omitempty"`
	Demo        string              `json:"demonstration,omitempty"`
	Attachments []attachmentData    `json:"attachments,omitempty"`
	Record      *readout.Record     `json:"record"`
}

// attachmentData is a file of a version with where it is.
type attachmentData struct {
	readout.Attachment
	URL        string `json:"url"`
	LicenceURL string `json:"licence_url,omitempty"`
}

func (s *Site) data(w http.ResponseWriter, r *http.Request, e press.Edition, rec readout.Record) error {
	d := releaseData{
		Address: s.Origin + versionPath(layout.Spoken(e.Shown.Lang, langOf(r)), e.Address, e.Shown.Number), Title: e.Shown.Title, Lang: e.Shown.Lang, Publisher: e.Publisher, Kind: e.Kind, State: e.State,
		Published: e.Shown.Released.UTC().Format("2006-01-02T15:04:05Z"), Version: e.Shown.Number, Versions: e.Latest,
		Translation: e.Shown.Translation, Source: e.Shown.SourceURL,
	}
	if e.Shown.Date != "" {
		d.Date = &e.Shown.Date
	}
	for _, a := range e.Shown.Attachments {
		terms, _ := a.Licence.Terms()
		d.Attachments = append(d.Attachments, attachmentData{a, s.Origin + "/files/" + a.SHA256 + "/" + url.PathEscape(a.Name), terms.URL})
	}
	if e.Text != "" {
		d.Text, d.TextSHA256 = web.TextSlot, e.Shown.TextSHA256
	}
	if s.Demo || e.Demo {
		m, _ := web.MessagesFor("en")
		d.Demo = m.Text("demo.line")
	}
	if rec.Format != "" && s.Features.Public(readout.FeatureUnconfirmedDetails) {
		if rec.Release.TextSHA256 == e.Shown.TextSHA256 {
			rec.Release.Text = web.TextSlot // the register keeps the record without it
		}
		d.Record = &rec
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	return web.SendJSON(w, d, e.Text)
}
