package site

import (
	"errors"
	"net/http"
	"strconv"
	"strings"

	"readout"
	"readout/internal/press"
	"readout/internal/web"
)

// asked is what an address of a release asks for.
type asked struct {
	address readout.Address
	version int    // 0 for the newest
	form    string // "", "txt", "json", "bib", "ris"
	changes bool   // what the version changed
}

func askedFor(r *http.Request) (asked, error) {
	year, err := strconv.Atoi(r.PathValue("year"))
	if err != nil || len(r.PathValue("year")) != 4 {
		return asked{}, readout.ErrNotFound
	}
	slug, version := r.PathValue("slug"), r.PathValue("version")
	last := &slug
	if version != "" {
		last = &version
	}
	a := asked{}
	for _, form := range []string{"txt", "json", "bib", "ris"} {
		if rest, ok := strings.CutSuffix(*last, "."+form); ok {
			*last, a.form = rest, form
			break
		}
	}
	a.address = readout.Address{Year: year, Slug: slug}
	if version == "" {
		return a, nil
	}
	n, ok := strings.CutPrefix(version, "v")
	if a.version, err = strconv.Atoi(n); !ok || err != nil || a.version < 1 || strconv.Itoa(a.version) != n {
		return asked{}, readout.ErrNotFound
	}
	return a, nil
}

// asked is the edition that an address asks for. A version of an edition that
// no page speaks the language of stands below the language of every page.
func (s *Site) asked(r *http.Request, a asked, most int) (press.Edition, error) {
	e, err := s.Press.Edition(r.Context(), a.address, langOf(r), a.version, most)
	if a.version == 0 || !errors.Is(err, readout.ErrNotFound) {
		return e, err
	}
	newest, _ := s.Press.Edition(r.Context(), a.address, langOf(r), 0, 0)
	if _, spoken := web.MessagesFor(newest.Shown.Lang); spoken || newest.Release == 0 {
		return e, err
	}
	return s.Press.Edition(r.Context(), a.address, newest.Shown.Lang, a.version, most)
}

// long writes the plain text or the JSON of a long text, one at a time.
func (s *Site) long(w http.ResponseWriter, r *http.Request, a asked) error {
	select {
	case s.longest <- struct{}{}:
		defer func() { <-s.longest }()
	case <-r.Context().Done():
		return r.Context().Err()
	}
	e, err := s.asked(r, a, press.Whole)
	if err != nil {
		return err
	}
	rec, err := s.record(r, e)
	if err != nil {
		return err
	}
	return s.edition(w, r, a, e, rec)
}

// moved answers for an address that a release once had.
func (s *Site) moved(r *http.Request, kind string, a asked, notFound error) error {
	to, err := s.Press.Moved(r.Context(), kind, a.address)
	if err != nil {
		return notFound
	}
	path := "/" + string(langOf(r)) + "/" + kind + "/" + to.String()
	if a.version > 0 {
		path += "/v" + strconv.Itoa(a.version)
	}
	if a.form != "" {
		path += "." + a.form
	}
	if a.changes {
		path += "/changes"
	}
	return web.Redirect(path, http.StatusMovedPermanently)
}
