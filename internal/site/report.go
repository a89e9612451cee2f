package site

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf8"

	"readout"
	"readout/internal/press"
	"readout/internal/reports"
	"readout/internal/web"
)

// reportBytes bounds the form of a report: its words in the form's encoding,
// where a Korean syllable takes nine bytes.
const reportBytes = 48 << 10

// Reports takes what readers say is wrong.
type Reports interface {
	Take(ctx context.Context, r reports.Report) error
}

// reportPage is the form by which a reader reports an error in a text, or the
// thanks for one.
type reportPage struct {
	frame
	Release  link // the text that the report is about
	Version  string
	Number   int
	Edition  readout.Lang // of the text
	Point    string
	Words    string
	Wrong    string // why a form was not taken; "" for none
	Sent     bool
	MostWord int
	MostAt   int
}

// reportForm answers with the form for the newest version.
func (s *Site) reportForm(w http.ResponseWriter, r *http.Request) error {
	p, _, err := s.reportPage(r, langOf(r), 0)
	if err != nil {
		return err
	}
	p.Sent = r.URL.Query().Get("sent") == "1"
	if p.Sent {
		p.Heading = p.T("report.thanks")
	}
	return s.render(w, "report", p)
}

// reportPage is the form for a version of the text at an address.
func (s *Site) reportPage(r *http.Request, lang readout.Lang, version int) (*reportPage, press.Edition, error) {
	year, err := strconv.Atoi(r.PathValue("year"))
	if err != nil || len(r.PathValue("year")) != 4 {
		return nil, press.Edition{}, readout.ErrNotFound
	}
	at := readout.Address{Year: year, Slug: r.PathValue("slug")}
	e, err := s.Press.Edition(r.Context(), at, lang, version, 0)
	if err != nil {
		return nil, press.Edition{}, err
	}
	p := &reportPage{frame: s.frame(langOf(r), "/releases/"+at.String()+"/report", ""), Number: e.Shown.Number, Edition: e.Shown.Lang, MostWord: reports.MostWords, MostAt: reports.MostPoint}
	p.Heading, p.Unlisted, p.Alternates = p.T("report.title"), true, nil
	p.Release = link{Href: p.Of("releases", at), Text: e.Shown.Title, Lang: p.Foreign(e.Shown.Lang)}
	p.Version = p.T("release.versionno", e.Shown.Number)
	p.Trail = append(p.Trail, p.Release, link{Text: p.T("report.title")})
	return p, e, nil
}

// report takes a form. A version that is not there, and a release that the
// public may not see, is an address that never was.
func (s *Site) report(w http.ResponseWriter, r *http.Request) error {
	if err := r.ParseForm(); err != nil {
		return readout.Invalid("a form that cannot be read: %v", err)
	}
	form := func(name string) string { return strings.TrimSpace(r.PostForm.Get(name)) }
	version, err := strconv.Atoi(form("version"))
	if err != nil || version < 1 {
		return readout.ErrNotFound
	}
	p, e, err := s.reportPage(r, readout.Lang(form("edition")), version)
	if err != nil {
		return err
	}
	p.Point, p.Words = form("point"), form("words")
	switch {
	case p.Words == "":
		p.Wrong = p.T("report.nowords")
	case utf8.RuneCountInString(p.Words) > reports.MostWords || utf8.RuneCountInString(p.Point) > reports.MostPoint:
		p.Wrong = p.T("report.toolong", reports.MostWords, reports.MostPoint)
	}
	if p.Wrong != "" {
		return s.render(w, "report", p)
	}
	err = s.Reports.Take(r.Context(), reports.Report{Release: e.Release, Address: e.Address, Lang: e.Shown.Lang, Version: e.Shown.Number, Point: p.Point, Words: p.Words})
	if err != nil {
		return err
	}
	return web.Redirect(p.To("/releases/"+e.Address.String()+"/report?"+url.Values{"sent": {"1"}}.Encode()), http.StatusSeeOther)
}
