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
	page
	Whom     []row
	Among    []pairRow // pairs of the others
	Meetings []layout.MeetingRow
	Pager    layout.Pager
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
	p := &countryPage{page: s.begin(layout.LangOf(r), a, false)}
	name := p.Party(party)
	p.Subject = &layout.Link{Href: p.To("/countries/" + slug), Text: name}
	if a.filter.With != "" {
		name = p.T("met.with", name, p.Party(a.filter.With))
	}
	p.Heading, p.Describe = p.T("met.title", name), p.T("met.about", name)
	p.Trail = append(p.Trail, *p.Subject, layout.Link{Text: p.T("met.link")})
	follow := url.Values{"country": {slug}}
	if p.Shows(string(readout.FeatureOtherTexts)) {
		follow.Set("publisher", catalogue.AllPublishers)
	}
	p.Feed, p.FeedQuery = p.To("/releases"), "?"+follow.Encode()
	p.Unlisted = len(a.words) > 1 || a.page > 1
	p.pairs(a)
	if err := s.list(r.Context(), p, a); err != nil {
		return err
	}
	p.offer(a.path, asked{words: a.words}.at(), file{".csv", "met.csv.meetings"}, file{"-by-year.csv", "met.csv.years"}, file{"-by-party.csv", "met.csv.parties"}, file{".json", "met.json"})
	return s.pages.Render(w, "country", p)
}

// pairs fills in with whom the meetings were, and who else was there.
func (p *countryPage) pairs(a asked) {
	told := tally.Total(a.meetings).Told()
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
	p.Meetings = p.MeetingRows(lines, layout.PartiesOf(publishers))
	for i, l := range lines {
		m := &p.Meetings[i]
		m.Level, m.Texts, m.Checked = p.T("level."+at[l.Meeting].String()), "", false // the page counts meetings, and says once who read them
	}
	p.Pager = p.PagerOf(a.path, a.words, a.page, pages)
	return nil
}
