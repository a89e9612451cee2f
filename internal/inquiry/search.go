package inquiry

import (
	"context"
	"net/http"
	"net/url"
	"slices"

	"readout"
	"readout/internal/layout"
	"readout/internal/lexicon"
	"readout/internal/press"
	"readout/internal/search"
)

// searchPage is a page of results, or what to do where there is none.
type searchPage struct {
	layout.Frame
	Offers   []string // names to choose from as one types
	Found    string   // how many for which words; "" without words
	None     bool
	Notes    []string // what was taken otherwise than written
	Chosen   []chosen
	Plain    string // the query without fields; "" where it has none, or nothing else
	Order    string // which it is, and why
	Other    *layout.Link
	Group    *layout.Link // to the same by meeting, or not
	Groups   []group
	Some     []group // behind them: what has some of the words
	Less     string  // the heading of those
	Facets   []facet
	Partly   string // of which results the facets tell; "" of all
	Instead  *layout.Link
	Fewer    []tried
	Pages    []layout.Link // that bear the words in their names
	Examples []layout.Link
	Help     []help
	Forms    []layout.Link // the same query for programs
	Pager    layout.Pager
	asked    lexicon.Asked
}

// chosen is a field of the query, and the query without it.
type chosen struct {
	Label, Text string
	Without     string
	Not         bool
}

// tried is another query and how much it finds.
type tried struct {
	layout.Link
	Count string
}

// group is hits that stand together: those of a meeting, or one alone.
type group struct {
	Meeting *layout.MeetingRow
	Hits    []hit
}

// address is a query's parameters.
type address struct {
	words, order, group string
}

func (a address) values() url.Values {
	v := url.Values{}
	for name, value := range map[string]string{"q": a.words, "order": a.order, "group": a.group} {
		if value != "" {
			v.Set(name, value)
		}
	}
	return v
}

func (a address) at(f layout.Frame) string { return f.To("/search") + "?" + a.values().Encode() }

// asks reads a request.
func asks(r *http.Request) address {
	q := r.URL.Query()
	a := address{words: search.AsTyped(q.Get("q"))}
	switch o := search.Order(q.Get("order")); o {
	case search.Best, search.Newest:
		a.order = string(o)
	}
	if q.Get("group") == "meeting" {
		a.group = "meeting"
	}
	return a
}

// search shows what was found as far as the gate lets it: each hit is fetched
// again from the office, and what that does not show is left out.
func (i *Inquiry) search(w http.ResponseWriter, r *http.Request) error {
	page, err := layout.PageNumber(r)
	if err != nil {
		return err
	}
	a := asks(r)
	if !i.details() {
		a.group = ""
	}
	path := "/search"
	if v := a.values(); len(v) > 0 {
		path = layout.WithPage(path+"?"+v.Encode(), page)
	}
	p := &searchPage{Frame: i.Layout.Frame(layout.LangOf(r), path, "")}
	p.Heading, p.Words, p.SearchInPage = p.T("search.title"), a.words, true
	p.Trail = append(p.Trail, layout.Link{Text: p.Heading})
	p.Help = i.help(p.Frame)
	if p.Offers, err = i.offers(r.Context(), p.Frame); err != nil {
		return err
	}
	if a.words == "" {
		if page > 1 {
			return readout.ErrNotFound
		}
		p.Examples = examples(p.Frame)
		return i.pages.Render(w, "search", p)
	}
	p.Feed, p.FeedQuery = p.To("/search"), "?"+url.Values{"q": {a.words}}.Encode()
	if err := i.answer(r.Context(), p, a, page); err != nil {
		return err
	}
	return i.pages.Render(w, "search", p)
}

// answer asks the index and fills the page.
func (i *Inquiry) answer(ctx context.Context, p *searchPage, a address, page int) error {
	lines, err := i.Press.Publishers(ctx)
	if err != nil {
		return err
	}
	query := search.Query{Words: a.words, Lang: p.Lang(), Page: page, Order: search.Order(a.order)}
	result, err := i.Search.Search(ctx, query)
	if err != nil {
		return err
	}
	p.asked = result.Asked
	p.Heading = p.T("search.of", heading(a.words))
	shown, err := i.hits(ctx, p, result.Hits, lines)
	if err != nil {
		return err
	}
	gone := map[readout.ReleaseID]bool{} // what the index has not yet been told of
	for _, h := range result.Hits {
		gone[h.Release] = !h.Some
	}
	total := result.Total
	var whole []hit
	for _, h := range shown {
		delete(gone, h.release)
		if h.some {
			p.Some = append(p.Some, group{Hits: []hit{h}})
		} else {
			whole = append(whole, h)
		}
	}
	for _, was := range gone {
		if was {
			total--
		}
	}
	p.notes(result.Asked)
	if err := i.chosen(ctx, p, a, lines); err != nil {
		return err
	}
	if p.None = total == 0; p.None {
		p.Found = p.T("search.none", a.words)
		p.Examples = examples(p.Frame)
		if err := i.near(ctx, p, a, query); err != nil {
			return err
		}
	} else {
		p.Found = p.T("search.found", p.Count("releases", total), a.words)
		p.ordered(a, result)
		p.Forms = forms(p.Frame, a.words)
		meetings, err := i.narrow(ctx, p, a, query, result, lines)
		if err != nil {
			return err
		}
		if err := i.grouped(ctx, p, a, whole, meetings, lines); err != nil {
			return err
		}
	}
	if len(p.Some) > 0 {
		p.Less = p.T("search.some")
	}
	if page == 1 {
		if p.Pages, err = i.named(ctx, p.Frame, result.Asked.Words); err != nil {
			return err
		}
	}
	p.Pager = p.PagerOf("/search", a.values(), result.Page, result.Pages)
	return nil
}

// heading is the query as the title of the page has it, no longer than a title is.
func heading(words string) string {
	if r := []rune(words); len(r) > 60 {
		return string(r[:60]) + "…"
	}
	return words
}

// ordered says which order the hits are in, why, and leads to the other.
func (p *searchPage) ordered(a address, r search.Result) {
	other := address{a.words, string(search.Newest), a.group}
	key := "search.order.best"
	switch {
	case r.Order == search.Newest && r.Plain && len(r.Asked.Words) > 0:
		key = "search.order.common"
	case r.Order == search.Newest && r.Plain:
		key = "search.order.fields"
	case r.Order == search.Newest:
		key = "search.order.newest"
	}
	p.Order = p.T(key)
	words := "search.bynewest"
	if r.Order == search.Newest {
		other.order, words = string(search.Best), "search.bybest"
	}
	if r.Asked.Words != "" {
		p.Other = &layout.Link{Href: other.at(p.Frame), Text: p.T(words)}
	}
}

// notes says what was taken otherwise than written.
func (p *searchPage) notes(asked lexicon.Asked) {
	for _, n := range asked.Notes {
		p.Notes = append(p.Notes, p.T("search.note."+string(n.Why), n.Typed))
	}
}

// grouped puts the hits of a page of one meeting together, at the place of the
// first of them, where that was asked for.
func (i *Inquiry) grouped(ctx context.Context, p *searchPage, a address, shown []hit, meetings map[readout.ReleaseID]readout.MeetingID, lines []press.PublisherLine) error {
	by := a
	by.group = ""
	words := "search.ungroup"
	if a.group == "" {
		by.group, words = "meeting", "search.group"
		for _, h := range shown {
			p.Groups = append(p.Groups, group{Hits: []hit{h}})
		}
	} else {
		at := map[readout.MeetingID]int{}
		var ids []readout.MeetingID
		for _, h := range shown {
			m := meetings[h.release]
			if n, there := at[m]; there && m != 0 {
				p.Groups[n].Hits = append(p.Groups[n].Hits, h)
				continue
			}
			if m != 0 {
				at[m] = len(p.Groups)
				ids = append(ids, m)
			}
			p.Groups = append(p.Groups, group{Hits: []hit{h}})
		}
		found, err := i.Register.Lines(ctx, ids)
		if err != nil {
			return err
		}
		rows := p.MeetingRows(found, layout.PartiesOf(lines))
		for n := range rows {
			p.Groups[at[found[n].Meeting]].Meeting = &rows[n]
		}
	}
	if i.details() && slices.ContainsFunc(shown, func(h hit) bool { return meetings[h.release] != 0 }) {
		p.Group = &layout.Link{Href: by.at(p.Frame), Text: p.T(words)}
	}
	return nil
}
