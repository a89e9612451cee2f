package site

import (
	"net/http"
	"net/url"

	"readout"
	"readout/internal/press"
	"readout/internal/web"
)

// How many lines the lists of the home page have.
const (
	onHome   = 8
	besideIt = 4
)

// homePage is the first page. A publisher's begins with its newest releases, an
// archive's with the search and the newest meetings.
type homePage struct {
	frame
	Archive    bool
	Nothing    bool // there is no text at all
	Examples   []link
	Entries    []entry // ours
	Briefing   []entry // our latest one
	Meetings   []meetingRow
	Pairs      []meetingRow // meetings with texts of more than one publisher
	Series     []seriesRow
	Changed    []entry // texts with more than one version
	Publishers []publisherRow
}

// root sends a reader to the language that the browser asks for.
func (s *Site) root(_ http.ResponseWriter, r *http.Request) error {
	lang := web.PreferredLanguage(r.Header.Get("Accept-Language"), web.Languages())
	return web.Redirect("/"+string(lang)+"/", http.StatusFound)
}

func (s *Site) home(w http.ResponseWriter, r *http.Request) error {
	lang := langOf(r)
	p := &homePage{frame: s.frame(lang, "/", ""), Archive: s.House == readout.HouseArchive}
	p.Heading, p.SearchInPage = p.T("site.tagline"), p.Archive
	if p.Archive {
		p.Heading = p.T("home.searchlead")
	}
	p.Describe, p.Examples = p.T("site.about"), p.examples()
	publishers, err := s.Press.Publishers(r.Context())
	if err != nil {
		return err
	}
	if err := s.newest(r, p, publishers); err != nil {
		return err
	}
	if s.Features.Public(readout.FeatureUnconfirmedDetails) {
		if err := s.met(r, p, publishers); err != nil {
			return err
		}
	}
	for _, line := range publishers {
		if p.Archive {
			p.Publishers = append(p.Publishers, p.publisherRow(line))
		}
		p.Nothing = p.Nothing || line.Releases > 0
	}
	p.Nothing = !p.Nothing
	return s.render(w, "home", p)
}

// examples are searches to try.
func (f frame) examples() []link {
	var out []link
	for _, key := range []string{"home.example1", "home.example2", "home.example3"} {
		words := f.T(key)
		out = append(out, link{Href: f.To("/search?q=" + url.QueryEscape(words)), Text: words})
	}
	return out
}

// newest fills the lists of releases.
func (s *Site) newest(r *http.Request, p *homePage, publishers []press.PublisherLine) error {
	names, ours := map[string]string{}, false
	for _, line := range publishers {
		names[line.Code], _ = line.Name(p.Lang())
		ours = ours || line.Ours
	}
	if ours {
		list, err := s.Press.List(r.Context(), press.Filter{OursOnly: true}, p.Lang(), 1)
		if err != nil {
			return err
		}
		p.Entries = p.entries(list.Entries[:min(onHome, len(list.Entries))], names)
		for _, e := range list.Entries {
			if e.Kind == readout.Briefing && len(p.Briefing) == 0 && !p.Archive {
				p.Briefing = p.entries([]press.Entry{e}, nil)
			}
		}
	}
	all, err := s.Press.List(r.Context(), press.Filter{}, p.Lang(), 1)
	if err != nil {
		return err
	}
	for _, e := range all.Entries {
		if e.Corrected && e.State == readout.Public && len(p.Changed) < besideIt {
			p.Changed = append(p.Changed, p.entries([]press.Entry{e}, names)[0])
		}
	}
	return nil
}

// met fills the lists of meetings and of series.
func (s *Site) met(r *http.Request, p *homePage, publishers []press.PublisherLine) error {
	meetings, err := s.Register.Meetings(r.Context(), 1)
	if err != nil {
		return err
	}
	rows := p.meetingRows(meetings.Lines, partiesOf(publishers))
	p.Meetings = rows[:min(onHome, len(rows))]
	for _, row := range rows {
		if row.Pair && len(p.Pairs) < besideIt {
			p.Pairs = append(p.Pairs, row)
		}
	}
	series, err := s.Register.SeriesList(r.Context())
	if err != nil {
		return err
	}
	p.Series = p.seriesRows(series[:min(besideIt, len(series))])
	return nil
}

// partiesOf are the parties that publishers speak for, by code.
func partiesOf(publishers []press.PublisherLine) map[string]readout.PartyCode {
	parties := map[string]readout.PartyCode{}
	for _, p := range publishers {
		parties[p.Code] = p.Party
	}
	return parties
}
