package web

import (
	"io"
	"net/http"

	"readout"
)

// plain are the addresses that every face has: the two that tell a supervisor
// how the process is, and those that programs look for.
func (s *Server) plain() []Route {
	text := func(body, cache string) Handler {
		return func(w http.ResponseWriter, _ *http.Request) error {
			w.Header().Set("Content-Type", "text/plain; charset=utf-8")
			if cache != "" {
				w.Header().Set("Cache-Control", cache)
			}
			_, err := io.WriteString(w, body)
			return err
		}
	}
	robots := "User-agent: *\nDisallow: /*/search\n"
	for _, at := range s.cfg.Sitemaps {
		robots += "Sitemap: " + at + "\n"
	}
	if s.cfg.NoIndex {
		robots = "User-agent: *\nDisallow: /\n"
	}
	routes := []Route{
		{Pattern: "GET /healthz", Kind: "health", Audience: readout.AudiencePublic, Uncached: true, Handler: text("ok\n", "no-store")},
		{Pattern: "GET /ready", Kind: "health", Audience: readout.AudiencePublic, Uncached: true, Handler: s.ready},
		{Pattern: "GET /robots.txt", Kind: "robots", Audience: readout.AudiencePublic, Handler: text(robots, "")},
	}
	if s.cfg.SecurityTxt != "" {
		routes = append(routes, Route{Pattern: "GET /.well-known/security.txt", Kind: "security", Audience: readout.AudiencePublic, Handler: text(s.cfg.SecurityTxt, "")})
	}
	return routes
}

// ready says whether everything had caught up once with what stood when the
// process began. It never goes back: a moment behind an event that is not
// public must not show (P2).
func (s *Server) ready(w http.ResponseWriter, _ *http.Request) error {
	if s.cfg.Ready != nil && !s.cfg.Ready() {
		return ErrUnavailable
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	_, err := io.WriteString(w, "ready\n")
	return err
}
