package site

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"readout"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/web"
)

// How many lines the lists of the home page have.
const (
	onHome   = 8
	besideIt = 4
	onDiary  = 200 // meetings that are looked through for those of a week
)

// homePage is the first page. A publisher's begins with its newest releases, an
// archive's with the search and the newest meetings.
type homePage struct {
	frame
	Archive      bool
	Nothing      bool // there is no text at all
	Examples     []link
	Figures      []figure // what the archive holds
	Corrections  []entry  // ours, younger than a week
	Entries      []entry  // ours
	Briefing     []entry  // our latest one
	Notices      []entry
	Explanations []entry
	Boards       []publisherRow // ours, with how much stands on them
	Scheduled    bool           // meetings of this week are told
	Week         []meetingRow   // announced for this week
	Calendars    string         // the page of all months
	Meetings     []meetingRow
	MeetingsHeld int
	Pairs        []meetingRow // meetings with texts of more than one publisher
	Series       []seriesRow
	Countries    []link // parties of the series; each leads to a search
	Changed      []entry
	Publishers   []publisherRow
}

// root sends a reader to the language that the browser asks for.
func (s *Site) root(_ http.ResponseWriter, r *http.Request) error {
	lang := web.PreferredLanguage(r.Header.Get("Accept-Language"), web.Languages())
	return web.Redirect("/"+string(lang)+"/", http.StatusFound)
}

func (s *Site) home(w http.ResponseWriter, r *http.Request) error {
	lang := langOf(r)
	p := &homePage{frame: s.frame(lang, "/", ""), Archive: s.House == readout.HouseArchive}
	p.Heading, p.Describe, p.SearchInPage = p.T("home.newest"), p.T("house.about"), p.Archive
	if p.Archive {
		p.Heading, p.Describe, p.Examples = p.T("home.searchlead"), p.T("site.about"), p.examples()
	}
	publishers, err := s.Press.Publishers(r.Context())
	if err != nil {
		return err
	}
	zone := time.UTC
	if len(publishers) > 0 && publishers[0].Ours { // ours stand first
		zone = publishers[0].Location()
	}
	today := readout.DayIn(s.Now(), zone)
	if err := s.homeReleases(r.Context(), p, publishers, today); err != nil {
		return err
	}
	if s.Features.Public(readout.FeatureUnconfirmedDetails) {
		if err := s.homeMeetings(r.Context(), p, publishers, today); err != nil {
			return err
		}
	}
	if !p.Archive && !s.Features.Public(readout.FeatureUnconfirmedDetails) && s.Features.Public(readout.FeatureConfirmedDetails) {
		if err := s.checkedWeek(r.Context(), p, today); err != nil {
			return err
		}
	}
	for _, line := range publishers {
		if p.Archive {
			p.Publishers = append(p.Publishers, p.publisherRow(line))
		}
		p.Nothing = p.Nothing || line.Releases > 0
	}
	if p.Nothing = !p.Nothing; p.Archive && !p.Nothing {
		if err := s.coverage(r.Context(), p, publishers); err != nil {
			return err
		}
	}
	// a new day changes what is new and which week it is
	tomorrow, _ := today.AddDays(1).Time()
	web.Until(w, time.Date(tomorrow.Year(), tomorrow.Month(), tomorrow.Day(), 0, 0, 0, 0, zone))
	return s.render(w, "home", p)
}

// examples are searches to try.
func (f frame) examples() []link {
	var out []link
	for _, key := range []string{"home.example1", "home.example2", "home.example3"} {
		out = append(out, f.searchFor(f.T(key)))
	}
	return out
}

func (f frame) searchFor(words string) link {
	return link{Href: f.To("/search?q=" + url.QueryEscape(words)), Text: words}
}

// coverage says how much the archive holds, and of which years.
func (s *Site) coverage(ctx context.Context, p *homePage, publishers []press.PublisherLine) error {
	releases, bodies := 0, 0
	for _, line := range publishers {
		releases += line.Releases
		bodies += min(line.Releases, 1)
	}
	years, err := s.Press.Years(ctx, press.Filter{})
	if err != nil {
		return err
	}
	p.Figures = []figure{{p.T("menu.releases"), layout.Thousands(releases)}, {p.T("menu.publishers"), layout.Thousands(bodies)}}
	if p.MeetingsHeld > 0 {
		p.Figures = append(p.Figures, figure{p.T("menu.meetings"), layout.Thousands(p.MeetingsHeld)})
	}
	if n := len(years); n > 0 {
		span := strconv.Itoa(years[n-1])
		if n > 1 {
			span += "–" + strconv.Itoa(years[0])
		}
		p.Figures = append(p.Figures, figure{p.T("home.years"), span})
	}
	return nil
}
