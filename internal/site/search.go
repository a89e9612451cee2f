package site

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"readout"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/prose"
	"readout/internal/search"
)

// searchPage is a page of results, or what to do where there is none.
type searchPage struct {
	frame
	Found    string // how many for which words; "" without words
	Hits     []hit
	None     bool
	Examples []link
	Pager    pager
}

// hit is one release that was found, in the edition that holds the words.
type hit struct {
	Href      string
	Title     []search.Piece
	Lang      readout.Lang // of Title and Snippet where it is not the page's
	Snippet   []search.Piece
	Date      *datum
	Publisher string
	Kind      string
	Edition   string // names the language of the text
	State     string
}

// search shows what was found as far as the gate lets it: each hit is fetched
// again from the office, and what that does not show is left out.
func (s *Site) search(w http.ResponseWriter, r *http.Request) error {
	page, err := layout.PageNumber(r)
	if err != nil {
		return err
	}
	words := search.AsTyped(r.URL.Query().Get("q"))
	query := url.Values{}
	path := "/search"
	if words != "" {
		query.Set("q", words)
		path += "?" + query.Encode()
	}
	if page > 1 {
		path += "&page=" + r.URL.Query().Get("page")
	}
	p := &searchPage{frame: s.frame(langOf(r), path, "")}
	p.Heading, p.Words, p.Examples = p.T("search.title"), words, p.examples()
	p.Trail = append(p.Trail, link{Text: p.Heading})
	if words == "" {
		if page > 1 {
			return readout.ErrNotFound
		}
		return s.render(w, "search", p)
	}
	p.Feed, p.FeedQuery = p.To("/search"), "?"+query.Encode()
	publishers, err := s.shownPublishers(r.Context())
	if err != nil {
		return err
	}
	result, err := s.Search.Search(r.Context(), search.Query{Words: words, Lang: p.Lang(), Page: page})
	if err != nil {
		return err
	}
	if err := s.hits(r.Context(), p, result.Hits, publishers); err != nil {
		return err
	}
	total := result.Total - (len(result.Hits) - len(p.Hits)) // what the index has not yet been told of
	if p.None = total == 0; p.None {
		p.Found = p.T("search.none", words)
	} else {
		p.Found = p.T("search.found", p.Count("releases", total), words)
	}
	p.Pager = p.PagerOf("/search", query, result.Page, result.Pages)
	return s.render(w, "search", p)
}

func releases(found []search.Hit) []readout.ReleaseID {
	ids := make([]readout.ReleaseID, len(found))
	for i, h := range found {
		ids[i] = h.Release
	}
	return ids
}

// hits fills the lines of a page of results through the gate.
func (s *Site) hits(ctx context.Context, p *searchPage, found []search.Hit, publishers map[string]press.PublisherLine) error {
	editions, err := s.Press.Current(ctx, releases(found), search.Glance)
	if err != nil {
		return err
	}
	for _, h := range found {
		e, visible := lineOf(editions[h.Release], p.Lang())
		publisher, shown := publishers[e.Publisher]
		if !visible || !shown {
			continue
		}
		name, _ := publisher.Name(p.Lang())
		line := p.hit(e, edition(editions[h.Release], h.Lang), name)
		if edition(editions[h.Release], h.Lang).Cut && !search.Tells(line.Snippet) {
			// the words stand far down in a long text
			whole, err := s.Press.Current(ctx, []readout.ReleaseID{h.Release}, search.Scanned)
			if err != nil {
				return err
			}
			line = p.hit(e, edition(whole[h.Release], h.Lang), name)
		}
		p.Hits = append(p.Hits, line)
	}
	return nil
}

// lineOf is the line of a release in a language, or in its first one; false
// where the public may not see it.
func lineOf(editions []press.Edition, lang readout.Lang) (press.Entry, bool) {
	if len(editions) == 0 {
		return press.Entry{}, false
	}
	if e := edition(editions, lang); e.Release != 0 {
		return e.Entry, true
	}
	return editions[0].Entry, true
}

// shownPublishers are the publishers, by code, whose texts the house shows.
func (s *Site) shownPublishers(ctx context.Context) (map[string]press.PublisherLine, error) {
	lines, err := s.Press.Publishers(ctx)
	if err != nil {
		return nil, err
	}
	shown := map[string]press.PublisherLine{}
	for _, l := range lines {
		shown[l.Code] = l
	}
	return shown, nil
}

// edition returns the edition in a language, the zero Edition where there is
// none.
func edition(editions []press.Edition, lang readout.Lang) press.Edition {
	for _, e := range editions {
		if e.Lang == lang {
			return e
		}
	}
	return press.Edition{}
}

func (p *searchPage) hit(e press.Entry, held press.Edition, publisher string) hit {
	row := p.entries([]press.Entry{e}, nil)[0]
	h := hit{Href: row.Href, Date: row.Date, Publisher: publisher, Kind: row.Board.Text}
	title, lang := e.Title, e.Lang
	if held.Title != "" {
		title, lang = held.Title, held.Lang
		h.Href = p.editionAddress(e.Address, held.Lang, e.Langs)
		if held.Text != "" {
			h.Snippet = search.Snippet(held.Text[bodyStart(held.Text):], p.Words)
		}
	}
	h.Title = marked(title, p.Words)
	h.Lang, h.Edition = p.Foreign(lang), p.langMark(lang)
	switch e.State {
	case readout.Withdrawn:
		h.State = p.T("state.withdrawn")
	case readout.Removed:
		h.State = p.T("state.removed")
	}
	return h
}

// headMost is how far into a text its head is looked for, in bytes, and
// headUsual how far it is looked for first.
const (
	headUsual = headMost / 4
	headMost  = 2048
)

// bodyStart is the byte at which a text begins behind its head, which the line
// of a result shows itself; 0 where it has no head.
func bodyStart(text string) int {
	for most := headUsual; ; most *= 4 {
		begin := text
		if len(begin) > most {
			begin = strings.ToValidUTF8(begin[:most], "")
		}
		for _, p := range prose.Parse(begin).Paragraphs {
			if !p.Chrome && (p.End < len(begin) || len(begin) == len(text) || most >= headMost) {
				return p.Start
			}
		}
		if most >= headMost || len(begin) == len(text) {
			return 0
		}
	}
}

// marked is a title with the words of a query told apart; one that is longer
// than a snippet stays whole and unmarked.
func marked(title, words string) []search.Piece {
	pieces := search.Snippet(title, words)
	whole := ""
	for _, piece := range pieces {
		whole += piece.Text
	}
	if whole != title {
		return []search.Piece{{Text: title}}
	}
	return pieces
}
