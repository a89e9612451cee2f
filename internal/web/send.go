package web

import (
	"net/http"
	"strings"
	"time"
)

var (
	varyEncoding = []string{"Accept-Encoding"}
	varyBoth     = []string{"Accept-Encoding, Accept-Language"}
	noCache      = []string{"public, no-cache"}
	noStore      = []string{"no-store"}
)

// fixedHeaders are those of every answer. Pages run no script, load nothing
// from elsewhere and stand in no frame.
func fixedHeaders(cfg Config) http.Header {
	h := http.Header{}
	h.Set("Content-Security-Policy", "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'")
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "strict-origin-when-cross-origin")
	if cfg.HTTPS {
		h.Set("Strict-Transport-Security", "max-age=31536000")
	}
	if cfg.NoIndex {
		h.Set("X-Robots-Tag", "noindex, nofollow")
	}
	return h
}

// send writes the answer, whose status becomes 304 where the reader holds the
// page already, or 500 where it cannot be put into bytes. It returns the bytes
// of body sent and their coding. Header values are shared between answers and
// only read.
func (s *Server) send(w http.ResponseWriter, r *http.Request, a *answer, now time.Time) (int, encoding) {
	h := w.Header()
	for name, values := range s.fixed {
		h[name] = values
	}
	if a.page != nil && a.page.file != nil && a.status == http.StatusOK {
		status, sent, err := sendFile(w, r, a.page.file)
		a.status, a.err = status, err
		return sent, identity
	}
	if a.vary != nil {
		h["Vary"] = a.vary
	}
	if a.page == nil && a.location == "" {
		a.page = plainPage(a.status)
	}
	switch {
	case a.location != "":
		h["Location"] = []string{a.location}
		h["Cache-Control"] = noCache
		if a.vary == nil || a.status != http.StatusMovedPermanently && a.status != http.StatusPermanentRedirect {
			h["Cache-Control"] = noStore
		}
		w.WriteHeader(a.status)
		return 0, identity
	case a.status != http.StatusOK:
		h["Cache-Control"] = noStore
	case a.page.cacheControl != nil:
		h["Cache-Control"] = a.page.cacheControl
	default:
		h["Cache-Control"] = noCache
	}
	switch a.status {
	case http.StatusMethodNotAllowed:
		h["Allow"] = []string{"GET, HEAD"}
	case http.StatusServiceUnavailable:
		h["Retry-After"] = []string{"2"}
	case http.StatusTooManyRequests:
		h["Retry-After"] = []string{"600"}
	case http.StatusRequestEntityTooLarge:
		h["Connection"] = []string{"close"}
	}
	coding := identity
	if a.vary != nil {
		coding = negotiate(accepted(r.Header["Accept-Encoding"]))
	}
	f, err := a.page.form(coding, now, s.cfg.Shown)
	if err != nil {
		a.status, a.err = http.StatusInternalServerError, err
		h["Cache-Control"] = noStore
		w.WriteHeader(a.status)
		return 0, identity
	}
	if f.coding == nil {
		coding = identity
	}
	if tag := a.page.etags[coding]; tag != nil && a.status == http.StatusOK {
		h["Etag"] = tag
		// A second in which something changed may see another change: only once it
		// is over does it say which of two pages a reader holds.
		dated := a.page.modified != nil && now.Sub(a.page.modifiedAt) > 2*time.Second
		if dated {
			h["Last-Modified"] = a.page.modified
		}
		if holds(r.Header["If-None-Match"], tag[0]) || dated && unchanged(r.Header, a.page.modifiedAt) {
			a.status = http.StatusNotModified
			w.WriteHeader(a.status)
			return 0, coding
		}
	}
	h["Content-Type"] = a.page.contentType
	h["Content-Length"] = f.length
	if f.coding != nil {
		h["Content-Encoding"] = f.coding
	}
	w.WriteHeader(a.status)
	if r.Method == http.MethodHead {
		return 0, coding
	}
	n, _ := w.Write(f.body) // a reader who went away is no fault of ours
	return n, coding
}

func accepted(values []string) string {
	switch len(values) {
	case 0:
		return ""
	case 1:
		return values[0]
	}
	return strings.Join(values, ",")
}

// unchanged reports whether an If-Modified-Since header (RFC 9110, 13.1.3) says
// that the reader holds what has stood since then. It does not count beside an
// If-None-Match.
func unchanged(h http.Header, since time.Time) bool {
	if len(h["If-None-Match"]) > 0 || len(h["If-Modified-Since"]) != 1 {
		return false
	}
	held, err := http.ParseTime(h["If-Modified-Since"][0])
	return err == nil && !held.Before(since)
}

// holds reports whether an If-None-Match header (RFC 9110, 13.1.2, weak
// comparison) names the tag.
func holds(values []string, tag string) bool {
	for _, v := range values {
		for one := range strings.SplitSeq(v, ",") {
			one = strings.TrimPrefix(strings.TrimSpace(one), "W/")
			if one == tag || one == "*" {
				return true
			}
		}
	}
	return false
}
