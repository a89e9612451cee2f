package relations

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/layout"
	"readout/internal/tally"
)

// countryPage is whom a country, region or body met.
type countryPage struct {
	layout.Frame
	Subject  layout.Link // its own page
	Summary  []string
	Form     form
	Table    *table
	Levels   []layout.Link
	Whom     []row
	Network  *drawn
	Among    []pairRow // pairs of the others
	Meetings []meetingRow
	Pager    layout.Pager
	Files    []layout.Link
	Told     []told
}

// meetingRow is a meeting with its level.
type meetingRow struct {
	layout.MeetingRow
	Level string
}

// perPage is how many meetings a page lists.
const perPage = 20

func (s *Relations) country(w http.ResponseWriter, r *http.Request) error {
	slug := r.PathValue("slug")
	party, err := s.of(r.Context(), slug)
	if err != nil {
		return err
	}
	a, err := s.ask(r, "/countries/"+slug+"/meetings", party)
	if err != nil {
		return err
	}
	p := &countryPage{Frame: s.Layout.Frame(layout.LangOf(r), a.at(), "")}
	name := p.Party(party)
	p.Subject = layout.Link{Href: p.To("/countries/" + slug), Text: name}
	if a.filter.With != "" {
		name = p.T("met.with", name, p.Party(a.filter.With))
	}
	p.Heading, p.Describe = p.T("met.title", name), p.T("met.about", name)
	p.Trail = append(p.Trail, layout.Link{Href: p.To("/countries"), Text: p.T("country.list")}, p.Subject, layout.Link{Text: p.T("met.link")})
	follow := url.Values{"country": {slug}}
	if p.Shows(string(readout.FeatureOtherTexts)) {
		follow.Set("publisher", catalogue.AllPublishers)
	}
	p.Feed, p.FeedQuery = p.To("/releases"), "?"+follow.Encode()
	p.Unlisted = len(a.words) > 1 || a.page > 1
	p.Summary, p.Form, p.Table, p.Told = a.summary(p.Frame), a.form(p.Frame, false), a.table(p.Frame), howTold(p.Frame)
	p.pairs(a)
	if err := s.list(r.Context(), p, a); err != nil {
		return err
	}
	query := asked{words: a.words}.at()
	for _, file := range []struct{ ending, key string }{{".csv", "met.csv.meetings"}, {"-by-year.csv", "met.csv.years"}, {"-by-party.csv", "met.csv.parties"}, {".json", "met.json"}} {
		p.Files = append(p.Files, layout.Link{Href: p.To(a.path+file.ending) + query, Text: p.T(file.key)})
	}
	return s.pages.Render(w, "country", p)
}

// pairs fills in with whom the meetings were, and who else was there.
func (p *countryPage) pairs(a asked) {
	told := tally.Total(a.meetings).Told()
	p.Levels = a.levelLinks(p.Frame, told)
	pairs := tally.Pairs(a.meetings)
	own := map[readout.PartyCode]tally.Pair{}
	var among []tally.Pair
	for _, pair := range pairs {
		switch a.filter.Party {
		case pair.A:
			own[pair.B] = pair
		case pair.B:
			own[pair.A] = pair
		default:
			among = append(among, pair)
		}
	}
	for _, code := range named(p.Frame, others(a.meetings, a.filter.Party)) {
		r := pairNumbers(p.Frame, own[code], told)
		r.Link = layout.Link{Href: p.To(a.but("with", strings.ToLower(string(code)))), Text: p.Party(code)}
		p.Whom = append(p.Whom, r)
	}
	least := tally.Least(pairs, mostArcs, mostNodes)
	p.Network = draw(p.Frame, pairs, a.filter.Party, least)
	p.Among = pairRows(p.Frame, tally.AtLeast(among, least), nil)
}

// list fills in a page of the meetings.
func (s *Relations) list(ctx context.Context, p *countryPage, a asked) error {
	pages := max(1, (len(a.meetings)+perPage-1)/perPage)
	if a.page > pages {
		return readout.ErrNotFound
	}
	some := a.meetings[(a.page-1)*perPage : min(a.page*perPage, len(a.meetings))]
	lines, at, err := s.lines(ctx, some)
	if err != nil {
		return err
	}
	publishers, err := s.Press.Publishers(ctx)
	if err != nil {
		return err
	}
	for i, m := range p.MeetingRows(lines, layout.PartiesOf(publishers)) {
		p.Meetings = append(p.Meetings, meetingRow{m, p.T("level." + at[lines[i].Meeting].String())})
	}
	p.Pager = p.PagerOf(a.path, a.words, a.page, pages)
	return nil
}
