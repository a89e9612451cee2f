// Package download is the face that hands out the files of releases: what a public
// version has, under the hash of its bytes and the name that readers save it by,
// and nothing else. It shows none of them; what leaves is inert.
package download

import (
	"context"
	"net/http"

	"readout"
	"readout/internal/press"
	"readout/internal/web"
)

// Files is where the face gets files from: the press office. What the public may
// not have is readout.ErrNotFound.
type Files interface {
	File(ctx context.Context, sha256, name string) (press.File, error)
}

// Downloads answers the requests for files.
type Downloads struct{ files Files }

// New makes the face of a house: with other publishers' files or without.
func New(office press.Reader, features readout.Features) *Downloads {
	if !features.Public(readout.FeatureOtherTexts) {
		office = press.OursOnly(office)
	}
	return &Downloads{office}
}

// Routes is every address of the face.
func (d *Downloads) Routes() []web.Route {
	return []web.Route{{Pattern: "GET /files/{sha256}/{name}", Kind: "file", Audience: readout.AudiencePublic, Uncached: true, Handler: d.file}}
}

// file hands a file over.
func (d *Downloads) file(w http.ResponseWriter, r *http.Request) error {
	f, err := d.files.File(r.Context(), r.PathValue("sha256"), r.PathValue("name"))
	if err != nil {
		return err
	}
	return web.Attach(w, web.Attachment{Name: f.Name, Type: f.Type, Plain: f.Photo() || f.Type == "application/pdf", SHA256: f.SHA256, Size: f.Size, Body: f.Body})
}
