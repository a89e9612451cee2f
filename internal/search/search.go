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
	"github.com/blevesearch/bleve/v2/search/query"
	index "github.com/blevesearch/bleve_index_api"

	"readout"
	"readout/internal/lexicon"
	"readout/internal/press"
)

// Bounds of an answer.
const (
	PerPage = 20
	Deepest = 1000 // results that can be paged to; Total counts all

	longestSearch = 3 * time.Second
)

// noContext is that of look-ups in dictionaries, which take no time.
var noContext = context.Background()

// Hit is one release that was found. It was public when it was indexed; a face
// fetches it through the gate before it shows it.
type Hit struct {
	Release readout.ReleaseID
	Lang    readout.Lang // an edition that holds the words, the asked one where it does
	Score   float64      // comparable within one answer only
	Some    bool         // it has some of what was asked for, not all
}

// Result is one page of hits: best first and newer first among equals, or the
// newest first.
type Result struct {
	Hits  []Hit
	Total int           // releases that have all that was asked for
	Some  int           // releases behind them that have some of it
	Page  int           // from 1
	Pages int           // that can be asked for, at least 1
	Order Order         // Best or Newest
	Plain bool          // the order fits the query, as it ranks nothing; false where it was asked for
	Asked lexicon.Asked // the query as it was understood
}

// Search answers a query. A query without a word finds nothing. A page beyond
// the last is readout.ErrNotFound; a query that would take longer than a reader
// waits is readout.ErrInvalid, with a sentence.
func (x *Index) Search(ctx context.Context, q Query) (r Result, err error) {
	s, err := x.ask(ctx, q)
	if err != nil {
		return Result{}, err
	}
	r = Result{Page: max(1, q.Page), Pages: 1, Order: Best, Asked: s.asked}
	if r.Page > Deepest/PerPage {
		return Result{}, readout.ErrNotFound
	}
	if s.query == nil {
		return r.check()
	}
	limited, cancel := context.WithTimeout(ctx, longestSearch)
	defer cancel()
	hits, err := x.find(limited, s, q.Order, &r)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return Result{}, readout.Invalid("this search takes too long; ask for fewer words, or rarer ones")
	}
	if err != nil {
		return Result{}, fmt.Errorf("search: %w", err)
	}
	r.Pages = max(1, min(Deepest/PerPage, (r.Total+r.Some+PerPage-1)/PerPage))
	var several []readout.ReleaseID
	for _, h := range hits {
		hit, err := hitOf(h)
		if err != nil {
			return Result{}, err
		}
		langs, err := x.langs(h.ID)
		if err != nil {
			return Result{}, fmt.Errorf("search: %w", err)
		}
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
				if h.Lang, err = x.shown(ctx, editions, s.parts, q.Lang, h.Lang); err != nil {
					return Result{}, fmt.Errorf("search: %w", err)
				}
			}
		}
	}
	return r.check()
}

// asking is a query that the search library can answer.
type asking struct {
	asked lexicon.Asked
	parts []lexicon.Part
	query query.Query // nil where nothing is asked
	some  func() query.Query
}

func (x *Index) ask(ctx context.Context, q Query) (asking, error) {
	v, err := x.resolver(ctx, q.Ours)
	if err != nil {
		return asking{}, fmt.Errorf("search: %w", err)
	}
	s := asking{}
	s.asked, s.parts = lexicon.Understand(q.Words, v)
	if len(s.parts) > 0 || len(s.asked.Fields) > 0 {
		narrow := v.narrowing(s.asked.Fields, q.Ours)
		s.query = build(s.parts, narrow)
		s.some = func() query.Query { return relaxed(s.parts, narrow, x.misspelt) }
	}
	return s, nil
}

func hitOf(h *found.DocumentMatch) (Hit, error) {
	id, err := strconv.ParseInt(h.ID, 10, 64)
	if err != nil {
		return Hit{}, fmt.Errorf("search: entry %q: %w", h.ID, err)
	}
	return Hit{Release: readout.ReleaseID(id), Score: h.Score, Some: h.Index == someIndex}, nil
}

// langs are the languages of an entry's editions; none of one that is gone. They
// are looked up for the hits of a page alone, because more are weighed.
func (x *Index) langs(id string) (langs []string, err error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	defer func() {
		if p := recover(); p != nil {
			x.broken.Store(true)
			err = errBroken(p)
		}
	}()
	doc, err := x.b.Document(id)
	if err != nil || doc == nil {
		return nil, err
	}
	doc.VisitFields(func(f index.Field) {
		if f.Name() == fieldLangs {
			langs = strings.Fields(string(f.Value()))
		}
	})
	return langs, nil
}

func (r Result) check() (Result, error) {
	if r.Page > r.Pages {
		return Result{}, readout.ErrNotFound
	}
	return r, nil
}

// Weights of the order of what is found best.
const (
	freshness = 0.15
	weighed   = 200                 // of the best, whose order is weighed with their days
	halfLife  = 3 * 365 * 24 * 3600 // seconds
)

// commonest is how many of all releases have a word that ranks nothing.
const (
	commonFrom = 1000
	commonPart = 4
)

// find asks the search library for a page and its order.
func (x *Index) find(ctx context.Context, s asking, order Order, r *Result) (found.DocumentMatchCollection, error) {
	r.Order = order
	if order == AsFits {
		plain, err := x.plain(s)
		if err != nil {
			return nil, err
		}
		r.Order, r.Plain = Best, plain
		if plain {
			r.Order = Newest
		}
	}
	from := (r.Page - 1) * PerPage
	if r.Order == Newest {
		return x.newest(ctx, s.query, from, r)
	}
	req := bleve.NewSearchRequestOptions(s.query, PerPage, from, false)
	if from < weighed {
		req.From, req.Size = 0, weighed
	}
	req.Sort = found.SortOrder{&found.SortScore{Desc: true}, byDay()}
	res, err := x.run(ctx, req)
	if err != nil {
		return nil, err
	}
	r.Total = int(res.Total)
	if from >= weighed {
		return res.Hits, nil
	}
	weigh(res.Hits)
	hits := res.Hits
	if r.Total < mostSome {
		some, err := x.looser(ctx, s, hits)
		if err != nil {
			return nil, err
		}
		r.Some = len(some)
		hits = append(hits, some...)
	}
	return hits[min(from, len(hits)):min(from+PerPage, len(hits))], nil
}

// someIndex marks hits that have some of the words.
const someIndex = "some"

// mostSome bounds what is shown behind what has all of the words.
const mostSome = 100

// looser finds what has some of the words, behind what has all.
func (x *Index) looser(ctx context.Context, s asking, have found.DocumentMatchCollection) (found.DocumentMatchCollection, error) {
	q := s.some()
	if q == nil {
		return nil, nil
	}
	req := bleve.NewSearchRequestOptions(q, mostSome, 0, false)
	req.Sort = found.SortOrder{&found.SortScore{Desc: true}, byDay()}
	res, err := x.run(ctx, req)
	if err != nil {
		return nil, err
	}
	weigh(res.Hits)
	there := map[string]bool{}
	for _, h := range have {
		there[h.ID] = true
	}
	for _, h := range res.Hits {
		h.Index = someIndex
	}
	out := slices.DeleteFunc(res.Hits, func(h *found.DocumentMatch) bool { return there[h.ID] })
	return out[:max(0, min(len(out), mostSome-len(have)))], nil
}

// seldom is how many texts have a word that may be another's misspelling.
const seldom = 5

// misspelt are words that are written almost as one that no text has.
func (x *Index) misspelt(p lexicon.Part) []string {
	if len(p.Units) != 1 || p.Units[0].Kind != lexicon.Word || len(p.Units[0].Term) < 4 {
		return nil
	}
	own := x.frequency(fieldWords, p.Units[0].Term)
	if own > seldom {
		return nil
	}
	return slices.DeleteFunc(x.closest(p.Units[0].Term), func(t string) bool { return x.frequency(fieldWords, t) < 10*own })
}

func byDay() found.SearchSort {
	return &found.SortField{Field: fieldAt, Desc: true, Missing: found.SortFieldMissingLast}
}

// weigh puts what is newer up among what fits nearly as well.
func weigh(hits found.DocumentMatchCollection) {
	var newest int64
	for _, h := range hits {
		newest = max(newest, instant(h))
	}
	for _, h := range hits {
		age := float64(newest - instant(h))
		h.Score *= 1 + freshness*halfLife/(halfLife+age)
	}
	slices.SortStableFunc(hits, func(a, b *found.DocumentMatch) int {
		switch {
		case a.Score > b.Score:
			return -1
		case a.Score < b.Score:
			return 1
		}
		return 0
	})
}

// instant is when the release of a hit came out first, in seconds.
func instant(h *found.DocumentMatch) int64 {
	for _, s := range h.Sort {
		if len(s) == 16 {
			if n, err := strconv.ParseUint(s, 16, 64); err == nil {
				return int64(n ^ 1<<63)
			}
		}
	}
	return 0
}

// plain reports whether a query ranks nothing: it has fields alone, or one word
// that very many releases have.
func (x *Index) plain(s asking) (bool, error) {
	words := slices.DeleteFunc(slices.Clone(s.parts), func(p lexicon.Part) bool { return p.Without })
	if len(words) == 0 {
		return true, nil
	}
	if len(words) > 1 || len(s.asked.Fields) > 0 || len(words[0].Units) > 1 && len(words[0].Positions()) > 1 || words[0].Units[0].Kind == lexicon.Character {
		return false, nil
	}
	n := x.frequency(fieldWords, words[0].Units[0].Term)
	if n < commonFrom {
		return false, nil
	}
	all, err := x.count()
	return n > all/commonPart, err
}

func (x *Index) count() (uint64, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.b.DocCount()
}

// soonest is how many hits have to be there for the newest of them to be looked
// for month by month.
const soonest = 2000

// newest finds a page of the newest. Where there are very many it goes back
// through the months until the page is full.
func (x *Index) newest(ctx context.Context, q query.Query, from int, r *Result) (found.DocumentMatchCollection, error) {
	counting := bleve.NewSearchRequestOptions(q, 0, 0, false)
	counting.Score = "none"
	counted, err := x.run(ctx, counting)
	if err != nil {
		return nil, err
	}
	r.Total = int(counted.Total)
	request := func(q query.Query, size, from int) *bleve.SearchRequest {
		req := bleve.NewSearchRequestOptions(q, size, from, false)
		req.Sort = found.SortOrder{byDay(), &found.SortScore{Desc: true}, &found.SortDocID{}}
		return req
	}
	if r.Total < soonest {
		res, err := x.run(ctx, request(q, PerPage, from))
		if err != nil {
			return nil, err
		}
		return res.Hits, nil
	}
	months := x.terms("r:")
	slices.Reverse(months)
	var out found.DocumentMatchCollection
	for step := 1; len(months) > 0 && len(out) < PerPage; step = min(2*step, 64) {
		some := months[:min(step, len(months))]
		months = months[len(some):]
		res, err := x.run(ctx, request(query.NewConjunctionQuery([]query.Query{anyOf(some), q}), PerPage-len(out), from))
		if err != nil {
			return nil, err
		}
		out = append(out, res.Hits...)
		from = max(0, from-int(res.Total))
	}
	return out, nil
}

// run searches, and makes of a panic of the search library an index to be built
// anew.
func (x *Index) run(ctx context.Context, req *bleve.SearchRequest) (res *bleve.SearchResult, err error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	defer func() {
		if p := recover(); p != nil {
			x.broken.Store(true)
			err = errBroken(p)
		}
	}()
	return x.b.SearchInContext(ctx, req)
}

func errBroken(p any) error {
	return errors.New("the index is broken and will be built anew: " + fmt.Sprint(p))
}

// shown picks the edition to show of a release that has several, and reads on in
// long texts where their beginnings do not tell.
func (x *Index) shown(ctx context.Context, editions []press.Edition, parts []lexicon.Part, asked, otherwise readout.Lang) (readout.Lang, error) {
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
func choose(editions []press.Edition, parts []lexicon.Part, asked, otherwise readout.Lang) (lang readout.Lang, found bool) {
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
