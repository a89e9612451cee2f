package site

import (
	"cmp"
	"fmt"
	"net/url"
	"strings"

	"readout"
	"readout/internal/feeds"
	"readout/internal/layout"
)

// photo is a picture of a release, with what its publisher says of it.
type photo struct {
	download
	Alt, Caption, Credit string
}

// download is a file of a release.
type download struct {
	Href    string
	Title   string       // its name where it has no other
	Lang    readout.Lang // of Title, Alt, Caption and Credit where it is not the page's
	Facts   string       // name, type, size and pages
	Licence *layout.Link // nil where it is that of the release
}

// attachments fills in the photos and the other files of a version.
func (p *releasePage) attachments(files []readout.Attachment) {
	for _, a := range files {
		d := download{Href: "/files/" + a.SHA256 + "/" + url.PathEscape(a.Name), Title: cmp.Or(a.Title, a.Name), Lang: p.TitleLang, Facts: p.fileFacts(a)}
		if terms, ok := a.Licence.Terms(); ok {
			d.Licence = &layout.Link{Href: terms.URL, Text: terms.Names[p.Lang()]}
		}
		if a.Photo() {
			p.Photos = append(p.Photos, photo{d, cmp.Or(a.Alt, a.Caption, a.Title, p.T("attachment.noalt")), a.Caption, a.Credit})
		} else {
			p.Files = append(p.Files, d)
		}
	}
}

// terms are those of a publisher's releases: the licence in the page's language
// with a link to it, or the publisher's own words.
func (f frame) terms(words string) *layout.Link {
	if words == "" {
		return nil
	}
	if terms, ok := readout.TermsCalled(words); ok {
		return &layout.Link{Href: terms.URL, Text: terms.Names[f.Lang()]}
	}
	return &layout.Link{Text: words}
}

// fileFacts are what a reader wants to know before the download.
func (f frame) fileFacts(a readout.Attachment) string {
	facts := []string{a.Form(), f.bytes(a.Size)}
	if a.Pages > 0 {
		facts = append(facts, f.Count("sheets", a.Pages))
	}
	if a.Title != "" {
		facts = append([]string{a.Name}, facts...)
	}
	return strings.Join(facts, ", ")
}

// bytes writes a size for people: 850 bytes, 12 KB, 1.4 MB.
func (f frame) bytes(n int64) string {
	switch {
	case n < 1000:
		return f.T("attachment.bytes", n)
	case n < 1_000_000:
		return fmt.Sprintf("%d KB", (n+500)/1000)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

// linkedMedia tells programs of the files of a version, each with its terms.
func (f frame) linkedMedia(files []readout.Attachment) []feeds.LinkedMedia {
	var out []feeds.LinkedMedia
	for _, a := range files {
		m := feeds.LinkedMedia{Type: "MediaObject", URL: f.Absolute("/files/" + a.SHA256 + "/" + url.PathEscape(a.Name)), Name: cmp.Or(a.Title, a.Name), Format: a.Type, Size: fmt.Sprintf("%d B", a.Size), Caption: a.Caption, Credit: a.Credit}
		if a.Photo() {
			m.Type = "ImageObject"
		}
		if terms, ok := a.Licence.Terms(); ok {
			m.Licence = terms.URL
		}
		out = append(out, m)
	}
	return out
}
