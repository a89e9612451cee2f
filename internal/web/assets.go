package web

import (
	"crypto/sha256"
	"encoding/hex"
	"path"
	"strings"
	"time"
)

// AssetFile is a file that pages need: a style sheet, a picture.
type AssetFile struct {
	Type string // Content-Type
	Body []byte
}

// AssetPath is the address of an asset, which holds a hash of its bytes and so
// never changes its meaning.
func AssetPath(name string, body []byte) string {
	sum := sha256.Sum256(body)
	ext := path.Ext(name)
	return "/assets/" + strings.TrimSuffix(name, ext) + "." + hex.EncodeToString(sum[:6]) + ext
}

// assetPages presses every asset as hard as it goes, once.
func assetPages(files map[string]AssetFile) (map[string]*page, error) {
	pages := map[string]*page{}
	for name, f := range files {
		p := newPage(f.Type, f.Body)
		p.cacheControl = []string{"public, max-age=31536000, immutable"}
		p.how = hardest
		for e := range encodings {
			if _, err := p.form(e, time.Time{}, nil); err != nil {
				return nil, err
			}
		}
		pages[AssetPath(name, f.Body)] = p
	}
	return pages, nil
}
