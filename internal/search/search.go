package search

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/blevesearch/bleve/v2"
	found "github.com/blevesearch/bleve/v2/search"

	"readout"
	"readout/internal/press"
)

// Bounds of an answer.
const (
	PerPage = 20
	Deepest = 1000 // results that can be paged to; Total counts all

	longestSearch = 3 * time.Second
)

// Hit is one release that was found. It was public when it was indexed; a face
// fetches it through the gate before it shows it.
type Hit struct {
	Release readout.ReleaseID
	Lang    readout.Lang // an edition that holds the words, the asked one where it does
	Score   float64      // comparable within one answer only
}

// Result is one page of hits: best first and newer first among equals, or the
// other way round where the query asks for the newest.
type Result struct {
	Hits  []Hit
	Total int // releases that were found
	Page  int // from 1
	Pages int // that can be asked for, at least 1
}

// Search answers a query. A query without a word finds nothing. A page beyond
// the last is readout.ErrNotFound; a query that would take longer than a reader
// waits is readout.ErrInvalid, with a sentence.
func (x *Index) Search(ctx context.Context, q Query) (r Result, err error) {
	r = Result{Page: max(1, q.Page), Pages: 1}
	if r.Page > Deepest/PerPage {
		return Result{}, readout.ErrNotFound
	}
	parts := parse(q.Words)
	built := build(parts)
	if built == nil {
		return r.check()
	}
	req := bleve.NewSearchRequestOptions(built, PerPage, (r.Page-1)*PerPage, false)
	req.Sort = found.SortOrder{&found.SortScore{Desc: true}, &found.SortField{Field: fieldAt, Desc: true, Missing: found.SortFieldMissingLast}}
	if q.Newest {
		slices.Reverse(req.Sort)
	}
	req.Fields = []string{fieldLangs}
	limited, cancel := context.WithTimeout(ctx, longestSearch)
	defer cancel()
	res, err := x.run(limited, req)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return Result{}, readout.Invalid("this search takes too long; ask for fewer words, or rarer ones")
	}
	if err != nil {
		return Result{}, fmt.Errorf("search: %w", err)
	}
	r.Total = int(res.Total)
	r.Pages = max(1, min(Deepest/PerPage, (r.Total+PerPage-1)/PerPage))
	var several []readout.ReleaseID
	for _, h := range res.Hits {
		id, err := strconv.ParseInt(h.ID, 10, 64)
		if err != nil {
			return Result{}, fmt.Errorf("search: entry %q: %w", h.ID, err)
		}
		stored, _ := h.Fields[fieldLangs].(string)
		langs := strings.Fields(stored)
		hit := Hit{Release: readout.ReleaseID(id), Score: h.Score}
		if len(langs) > 0 {
			hit.Lang = readout.Lang(langs[0])
		}
		if len(langs) > 1 {
			several = append(several, hit.Release)
		}
		r.Hits = append(r.Hits, hit)
	}
	if len(several) > 0 {
		current, err := x.editions.Current(ctx, several, Glance)
		if err != nil {
			return Result{}, fmt.Errorf("search: %w", err)
		}
		for i := range r.Hits {
			h := &r.Hits[i]
			if editions := current[h.Release]; len(editions) > 0 {
				if h.Lang, err = x.shown(ctx, editions, parts, q.Lang, h.Lang); err != nil {
					return Result{}, fmt.Errorf("search: %w", err)
				}
			}
		}
	}
	return r.check()
}

func (r Result) check() (Result, error) {
	if r.Page > r.Pages {
		return Result{}, readout.ErrNotFound
	}
	return r, nil
}

// run searches, and makes of a panic of the search library an index to be built
// anew.
func (x *Index) run(ctx context.Context, req *bleve.SearchRequest) (res *bleve.SearchResult, err error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	defer func() {
		if p := recover(); p != nil {
			x.broken.Store(true)
			err = errors.New("the index is broken and will be built anew: " + fmt.Sprint(p))
		}
	}()
	return x.b.SearchInContext(ctx, req)
}

// shown picks the edition to show of a release that has several, and reads on in
// long texts where their beginnings do not tell.
func (x *Index) shown(ctx context.Context, editions []press.Edition, parts []part, asked, otherwise readout.Lang) (readout.Lang, error) {
	lang, found := choose(editions, parts, asked, otherwise)
	if found && lang == asked || !slices.ContainsFunc(editions, func(e press.Edition) bool { return e.Cut }) {
		return lang, nil
	}
	id := editions[0].Release
	current, err := x.editions.Current(ctx, []readout.ReleaseID{id}, Scanned)
	if err != nil || len(current[id]) == 0 {
		return lang, err
	}
	lang, _ = choose(current[id], parts, asked, otherwise)
	return lang, nil
}

// choose picks the asked edition if the words stand in it, else the first in
// which they do, else, with found false, the asked one or what else there is.
func choose(editions []press.Edition, parts []part, asked, otherwise readout.Lang) (lang readout.Lang, found bool) {
	asks := func(e press.Edition) bool { return e.Lang == asked }
	holds := func(e press.Edition) bool { return holdsAll(e.Title+"\n\n"+e.Text, parts) }
	for _, e := range editions {
		if asks(e) && holds(e) {
			return asked, true
		}
	}
	for _, e := range editions {
		if holds(e) {
			return e.Lang, true
		}
	}
	if slices.ContainsFunc(editions, asks) {
		return asked, false
	}
	return otherwise, false
}
