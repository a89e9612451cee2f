package lists

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/web"
)

// kind is one kind of thing that meetings are listed by.
type kind struct {
	facet  catalogue.Facet
	path   string          // of its list, without language
	words  string          // what its own messages begin with
	beside catalogue.Facet // what is told of the meetings besides
}

var (
	countries     = kind{catalogue.Country, "/countries", "country.", catalogue.Country}
	organisations = kind{catalogue.Organisation, "/organisations", "organisation.", catalogue.Organisation}
	topics        = kind{catalogue.Topic, "/topics", "topic.", catalogue.Country}
)

// perPage is how many meetings a page has; onPage how many releases.
const (
	perPage = 20
	onPage  = 8
)

// indexPage lists the countries and regions, organisations or topics of
// meetings by name: never ranked.
type indexPage struct {
	layout.Frame
	Lead    string
	Network bool // who meets whom has a page
	Groups  []group
}

// group is a part of an index with a heading, which the only one has not.
type group struct {
	Heading string
	Links   []counted
}

// counted is a link with a number of meetings; "" where it is not told.
type counted struct {
	layout.Link
	Side  string // of an organisation, "" where none is known
	Count string
}

// labels say what things are called.
func (l *Lists) labels(f layout.Frame, publishers []press.PublisherLine) layout.Labels {
	return layout.Labels{Messages: f.Messages, Names: l.Layout.Names, Publishers: publishers}
}

// index answers with the list of a kind.
func (l *Lists) index(k kind) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		p := &indexPage{Frame: l.Layout.Frame(langOf(r), k.path, "")}
		p.Heading, p.Lead = p.T(k.words+"list"), p.T(k.words+"lead")
		p.Trail = append(p.Trail, layout.Link{Text: p.Heading})
		options, err := l.Catalogue.Options(r.Context(), k.facet)
		if err != nil {
			return err
		}
		p.Groups = l.groups(p.Frame, k, options)
		p.Network = k.facet == catalogue.Country && len(options) > 0 && p.Shows(string(readout.FeatureCountryCounts))
		return l.render(w, "index", p)
	}
}

// groups are the links to things of a kind: of parties, countries and regions
// first, then the bodies that meet as parties themselves.
func (l *Lists) groups(f layout.Frame, k kind, options []catalogue.Option) []group {
	var out []group
	bodies := group{Heading: f.T("country.bodies")}
	all := group{}
	for _, c := range l.links(f, k.facet, options, "releases") {
		if code := strings.ToUpper(strings.TrimPrefix(c.Href, f.To(k.path+"/"))); k.facet == catalogue.Country && (len(code) != 2 || code == "EU" || code == "UN") {
			bodies.Links = append(bodies.Links, c)
		} else {
			all.Links = append(all.Links, c)
		}
	}
	for _, g := range []group{all, bodies} {
		if len(g.Links) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// links makes links of options, by name.
func (l *Lists) links(f layout.Frame, facet catalogue.Facet, options []catalogue.Option, what string) []counted {
	labels := l.labels(f, nil)
	path := map[catalogue.Facet]string{catalogue.Country: countries.path, catalogue.Organisation: organisations.path, catalogue.Topic: topics.path}[facet]
	out := make([]counted, 0, len(options))
	for _, o := range options {
		text, lang := labels.Of(facet, o.Value, o.Words)
		c := counted{Link: layout.Link{Href: f.To(path + "/" + o.Value), Text: text, Lang: f.Foreign(lang)}}
		if facet == catalogue.Organisation {
			if party := partyOf(o.Value); f.Party(party) != string(party) {
				c.Side = f.Party(party)
			}
		}
		if facet != catalogue.Country || f.Shows(string(readout.FeatureCountryCounts)) {
			c.Count = f.Count(what, o.Count)
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b counted) int {
		return cmp.Or(strings.Compare(strings.ToLower(a.Text), strings.ToLower(b.Text)), strings.Compare(a.Side, b.Side))
	})
	return out
}

// partyOf is the side at the end of an organisation's slug, "" where it names
// none.
func partyOf(slug string) readout.PartyCode {
	return readout.PartyCode(strings.ToUpper(slug[strings.LastIndexByte(slug, '-')+1:]))
}

// subjectPage is a country or region, an organisation or a topic: who met whom
// and when, and which releases tell of it.
type subjectPage struct {
	layout.Frame
	Kicker   string
	Counts   string // the page of who met whom, "" for none
	Total    string // how many meetings
	Label    string // that an editor has checked them, or nobody yet
	Meetings []layout.MeetingRow
	Pager    layout.Pager
	Beside   []counted // countries met, organisations met, or countries that talked about it
	With     string    // the words for that
	Entries  []layout.Entry
	Releases string // how many releases
	All      string // the list of them all
}

// subject answers with the page of a thing of a kind.
func (l *Lists) subject(k kind) web.Handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		number, err := layout.PageNumber(r)
		if err != nil {
			return err
		}
		slug := r.PathValue("slug")
		words, err := l.Catalogue.Words(r.Context(), k.facet, slug)
		if err != nil {
			return err
		}
		path := k.path + "/" + slug
		p := &subjectPage{Frame: l.Layout.Frame(langOf(r), layout.WithPage(path, number), "")}
		text, lang := l.labels(p.Frame, nil).Of(k.facet, slug, words)
		p.Heading, p.HeadingLang, p.With = text, p.Foreign(lang), p.T(k.words+"with")
		if k.facet == catalogue.Organisation {
			p.Kicker = p.Side(partyOf(slug))
			if p.Kicker == string(partyOf(slug)) {
				p.Kicker = "" // its slug ends with a word of its name
			}
		}
		p.Describe = p.T(k.words+"about", text)
		if k.facet == catalogue.Country && p.Shows(string(readout.FeatureCountryCounts)) {
			p.Counts = p.To(path + "/meetings")
		}
		p.Trail = append(p.Trail, layout.Link{Href: p.To(k.path), Text: p.T(k.words + "list")}, layout.Link{Text: text, Lang: p.HeadingLang})
		filter := (catalogue.Filter{}).With(k.facet, slug)
		if err := l.fill(r.Context(), p, k, filter, number); err != nil {
			return err
		}
		p.Pager = p.PagerOf(path, url.Values{}, number, max(1, p.Pager.Pages))
		narrow := url.Values{k.facet.Param(): {slug}}
		if l.others() {
			narrow.Set("publisher", catalogue.AllPublishers)
		}
		query := "?" + narrow.Encode()
		p.All, p.Feed, p.FeedQuery = p.To("/releases")+query, p.To("/releases"), query
		return l.render(w, "subject", p)
	}
}

// fill asks for the meetings and releases of a subject.
func (l *Lists) fill(ctx context.Context, p *subjectPage, k kind, filter catalogue.Filter, number int) error {
	publishers, err := l.Press.Publishers(ctx)
	if err != nil {
		return err
	}
	ids, total, err := l.Catalogue.Meetings(ctx, filter, (number-1)*perPage, perPage)
	if err != nil {
		return err
	}
	if number > 1 && len(ids) == 0 {
		return readout.ErrNotFound
	}
	lines, err := l.Register.Lines(ctx, ids)
	if err != nil {
		return err
	}
	p.Total, p.Meetings, p.Pager.Pages = p.Count("meetings", total), p.meetingLines(lines, publishers), (total+perPage-1)/perPage
	beside, err := l.Catalogue.Beside(ctx, filter, k.beside)
	if err != nil {
		return err
	}
	p.Beside = l.links(p.Frame, k.beside, beside, "meetings")
	found, err := l.Catalogue.Page(ctx, catalogue.Query{Filter: filter})
	if err != nil {
		return err
	}
	p.Releases = p.Count("accounts", found.Total)
	p.Entries, err = l.entries(ctx, p.Frame, found.Releases[:min(onPage, len(found.Releases))], layout.ShelvesOf(publishers))
	return err
}

// meetingLines are meetings with those who led them.
func (p *subjectPage) meetingLines(lines []register.MeetingLine, publishers []press.PublisherLine) []layout.MeetingRow {
	rows := p.MeetingRows(lines, layout.PartiesOf(publishers))
	p.Label = p.Checking(rows)
	for i := range rows {
		for _, h := range lines[i].Heads {
			one := layout.MeetingHead{Name: h.Name, Lang: p.Foreign(layout.ReadIn)}
			if h.Side != nil {
				one.Party = p.Side(*h.Side)
			}
			var post []string
			for _, s := range []*string{h.Post, h.Organisation} {
				if s != nil && *s != "" {
					post = append(post, *s)
				}
			}
			one.Post = strings.Join(post, ", ")
			rows[i].Heads = append(rows[i].Heads, one)
		}
	}
	return rows
}
