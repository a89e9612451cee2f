package site

import (
	"net/http"
	"net/url"

	"readout"
	"readout/internal/press"
	"readout/internal/web"
)

// onHome is how many lines a list on the home page has.
const onHome = 8

// homePage is the first page: our newest releases, the newest meetings and
// whose texts are held.
type homePage struct {
	frame
	Archive    bool
	Examples   []link
	Ours       bool // we have publishers of our own
	Entries    []entry
	Meetings   []meetingRow
	Publishers []publisherRow
}

// root sends a reader to the language that the browser asks for.
func (s *Site) root(_ http.ResponseWriter, r *http.Request) error {
	lang := web.PreferredLanguage(r.Header.Get("Accept-Language"), web.Languages())
	return web.Redirect("/"+string(lang)+"/", http.StatusFound)
}

func (s *Site) home(w http.ResponseWriter, r *http.Request) error {
	lang := langOf(r)
	p := homePage{frame: s.frame(lang, "/", ""), Archive: s.House == readout.HouseArchive}
	p.Heading = p.T("site.tagline")
	if p.Archive {
		p.Heading = p.T("home.searchlead")
	}
	for _, key := range []string{"home.example1", "home.example2", "home.example3"} {
		words := p.T(key)
		p.Examples = append(p.Examples, link{Href: p.To("/search?q=" + url.QueryEscape(words)), Text: words})
	}
	publishers, err := s.Press.Publishers(r.Context())
	if err != nil {
		return err
	}
	names := map[string]string{}
	for _, line := range publishers {
		names[line.Code], _ = line.Name(lang)
		p.Ours = p.Ours || line.Ours
		p.Publishers = append(p.Publishers, p.publisherRow(line))
	}
	if p.Ours {
		list, err := s.Press.List(r.Context(), press.Filter{OursOnly: true}, lang, 1)
		if err != nil {
			return err
		}
		p.Entries = p.entries(list.Entries[:min(onHome, len(list.Entries))], names)
	}
	if s.Features.Public(readout.FeatureUnconfirmedDetails) {
		meetings, err := s.Register.Meetings(r.Context(), 1)
		if err != nil {
			return err
		}
		p.Meetings = p.meetingRows(meetings.Lines[:min(onHome, len(meetings.Lines))])
	}
	return s.render(w, "home", p)
}
