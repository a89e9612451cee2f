package site

import (
	"readout"
	"readout/internal/web"
)

// Routes is every address of the face. A route says who may see it; what its
// feature keeps from the public answers like an address that never existed.
func (s *Site) Routes() []web.Route {
	const all = readout.AudiencePublic
	page := []string{"page"}
	return []web.Route{
		{Pattern: "GET /{$}", Kind: "root", Audience: all, Uncached: true, Handler: s.root},
		{Pattern: "GET /{lang}/{$}", Kind: "home", Audience: all, Handler: s.home},
		{Pattern: "GET /{lang}/releases", Kind: "releases", Audience: all, Query: page, Handler: s.releases},
		{Pattern: "GET /{lang}/releases/{year}/{slug}", Kind: "release", Audience: all, Handler: s.release},
		{Pattern: "GET /{lang}/releases/{year}/{slug}/{version}", Kind: "version", Audience: all, Handler: s.version},
		{Pattern: "GET /{lang}/publishers", Kind: "publishers", Audience: all, Handler: s.publishers},
		{Pattern: "GET /{lang}/publishers/{code}", Kind: "publisher", Audience: all, Query: page, Handler: s.publisher},
		{Pattern: "GET /{lang}/boards", Kind: "boards", Audience: all, Handler: s.boards},
		{Pattern: "GET /{lang}/boards/{publisher}/{code}", Kind: "board", Audience: all, Query: page, Handler: s.board},
	}
}
