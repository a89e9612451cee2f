package site

import (
	"io"
	"net/http"
	"strconv"
	"strings"

	"readout"
	"readout/internal/citation"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/web"
)

// cite fills the citations, which are pinned to the version.
func (p *releasePage) cite(e press.Edition, issuer string) {
	when := p.Published.Text
	if p.Date != nil {
		when = p.Date.Text
	}
	work := workOf(e, issuer, p.Absolute(""), p.Lang(), p.Demo)
	version := p.VersionPage(e.Shown.Lang, e.Address, e.Shown.Number)
	p.Cite = pageCitation{issuer, e.Shown.Title, when, work.Address, []citedAs{{p.T("release.citeapa"), work.APA()}, {p.T("release.citechicago"), work.Chicago()}}, version + ".bib", version + ".ris"}
	stem := p.Of("releases", e.Address)
	if strings.Contains(p.Path, "/v") && strings.HasSuffix(p.Path, "/v"+strconv.Itoa(e.Shown.Number)) {
		stem = p.To(p.Path)
	}
	p.Text, p.Data = stem+".txt", stem+".json"
	p.Report = p.Of("releases", e.Address) + "/report"
}

// workOf is an edition's version as a work to cite. Style guides and reference
// managers speak English.
func workOf(e press.Edition, issuer, origin string, page readout.Lang, demo bool) citation.Work {
	english, _ := web.MessagesFor("en")
	w := citation.Work{
		Key:    e.Publisher + "-" + strings.ReplaceAll(e.Address.String(), "/", "-") + "-v" + strconv.Itoa(e.Shown.Number),
		Issuer: issuer, Title: e.Shown.Title, Lang: e.Shown.Lang, Kind: english.Text("kind." + string(e.Kind)), Day: e.Shown.Date,
		Version: e.Shown.Number, Address: origin + versionPath(layout.Spoken(e.Shown.Lang, page), e.Address, e.Shown.Number),
	}
	if demo {
		w.Note = english.Text("demo.line")
	}
	return w
}

// reference writes a version's entry for a reference manager.
func (s *Site) reference(w http.ResponseWriter, r *http.Request, form string, e press.Edition) error {
	publisher, err := s.Press.Publisher(r.Context(), e.Publisher)
	if err != nil {
		return err
	}
	issuer, _ := publisher.Name(layout.Spoken(e.Shown.Lang, langOf(r)))
	work := workOf(e, issuer, s.Origin, langOf(r), s.Demo || e.Demo)
	text, kind := work.BibTeX(), "application/x-bibtex; charset=utf-8"
	if form == "ris" {
		text, kind = work.RIS(), "application/x-research-info-systems; charset=utf-8"
	}
	w.Header().Set("Content-Type", kind)
	_, err = io.WriteString(w, text)
	return err
}
