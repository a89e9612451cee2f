package search

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

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
	if s.clause == nil {
		return r.check()
	}
	limited, cancel := context.WithTimeout(ctx, longestSearch)
	defer cancel()
	var several []readout.ReleaseID
	err = x.at(limited, func(m *moment) error {
		hits, err := m.find(s, q.Order, &r)
		if err != nil {
			return err
		}
		for _, h := range hits {
			langs, err := m.stored(h.seg, h.doc, fieldLangs)
			if err != nil {
				return err
			}
			all := strings.Fields(langs)
			hit := Hit{Release: h.release, Score: h.score, Some: h.some}
			if len(all) > 0 {
				hit.Lang = readout.Lang(all[0])
			}
			if len(all) > 1 {
				several = append(several, h.release)
			}
			r.Hits = append(r.Hits, hit)
		}
		return nil
	})
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return Result{}, readout.Invalid("this search takes too long; ask for fewer words, or rarer ones")
	}
	if err != nil {
		return Result{}, fmt.Errorf("search: %w", err)
	}
	r.Pages = max(1, min(Deepest/PerPage, (r.Total+r.Some+PerPage-1)/PerPage))
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

// asking is a query as an index can answer it.
type asking struct {
	asked  lexicon.Asked
	parts  []lexicon.Part
	narrow narrowing
	clause clause // nil where nothing is asked
}

func (x *Index) ask(ctx context.Context, q Query) (asking, error) {
	v, err := x.resolver(ctx, q.Ours)
	if err != nil {
		return asking{}, fmt.Errorf("search: %w", err)
	}
	s := asking{}
	s.asked, s.parts = lexicon.Understand(q.Words, v)
	if len(s.parts) > 0 || len(s.asked.Fields) > 0 {
		s.narrow = v.narrowing(s.asked.Fields, q.Ours)
		s.clause = build(s.parts, s.narrow)
	}
	return s, nil
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

// find looks for a page and its order.
func (m *moment) find(s asking, order Order, r *Result) ([]matched, error) {
	r.Order = order
	if order == AsFits {
		plain, err := m.plain(s)
		if err != nil {
			return nil, err
		}
		r.Order, r.Plain = Best, plain
		if plain {
			r.Order = Newest
		}
	}
	from := (r.Page - 1) * PerPage
	page := func(all []matched) []matched { return all[min(from, len(all)):min(from+PerPage, len(all))] }
	if r.Order == Newest {
		hits, total, err := m.newest(s.clause, from+PerPage)
		r.Total = total
		return page(hits), err
	}
	hits, total, err := m.best(s.clause, max(weighed, from+PerPage))
	if err != nil {
		return nil, err
	}
	r.Total = total
	weigh(hits[:min(weighed, len(hits))])
	if total < mostSome {
		some, err := m.looser(s, hits)
		if err != nil {
			return nil, err
		}
		r.Some = len(some)
		hits = append(hits, some...)
	}
	return page(hits), nil
}

// mostSome bounds what is shown behind what has all of the words.
const mostSome = 100

// looser finds what has some of the words, behind what has all.
func (m *moment) looser(s asking, have []matched) ([]matched, error) {
	var failed error
	swept := 0
	c := relaxed(s.parts, s.narrow, func(p lexicon.Part) []lexicon.Part {
		if swept == mostMisspelt {
			return nil
		}
		like, looked, err := m.misspelt(p)
		if looked {
			swept++
		}
		failed = errors.Join(failed, err)
		return like
	})
	if c == nil || failed != nil {
		return nil, failed
	}
	hits, _, err := m.best(c, mostSome)
	if err != nil {
		return nil, err
	}
	weigh(hits)
	there := map[readout.ReleaseID]bool{}
	for _, h := range have {
		there[h.release] = true
	}
	out := slices.DeleteFunc(hits, func(h matched) bool { return there[h.release] })
	for i := range out {
		out[i].some = true
	}
	return out[:max(0, min(len(out), mostSome-len(have)))], nil
}

// mostMisspelt is how many words of a query are compared to all words of texts.
const mostMisspelt = 4

// seldom is how many texts have a word that may be another's misspelling.
const seldom = 5

// misspelt are words that are written almost as one that hardly any text has, with their
// other names, and whether they were looked for.
func (m *moment) misspelt(p lexicon.Part) (like []lexicon.Part, looked bool, err error) {
	if len(p.Units) != 1 || p.Units[0].Kind != lexicon.Word || len(p.Units[0].Term) < 4 {
		return nil, false, nil
	}
	own, err := m.frequency(fieldWords, p.Units[0].Term)
	if err != nil || own > seldom {
		return nil, false, err
	}
	close, err := m.closest(p.Units[0].Written)
	if err != nil {
		return nil, true, err
	}
	var stems []string
	for _, c := range close {
		parts, _ := lexicon.PartsOf([]lexicon.Lexeme{{Text: c.word}}, false)
		if len(parts) != 1 || len(parts[0].Units) != 1 {
			continue // no word of a query
		}
		term := parts[0].Units[0].Term
		n, err := m.frequency(fieldWords, term)
		if err != nil {
			return nil, true, err
		}
		if n >= 10*own && term != p.Units[0].Term && !slices.Contains(stems, term) {
			stems, like = append(stems, term), append(like, parts[0])
		}
	}
	return like, true, nil
}

// weigh puts what is newer up among what fits nearly as well.
func weigh(hits []matched) {
	var newest int64
	for _, h := range hits {
		newest = max(newest, h.day)
	}
	for i := range hits {
		hits[i].score *= 1 + freshness*halfLife/(halfLife+float64(newest-hits[i].day))
	}
	slices.SortStableFunc(hits, func(a, b matched) int { return cmp.Compare(b.score, a.score) })
}

// plain reports whether a query ranks nothing: it has fields alone, or one word
// that very many releases have.
func (m *moment) plain(s asking) (bool, error) {
	words := slices.DeleteFunc(slices.Clone(s.parts), func(p lexicon.Part) bool { return p.Without })
	if len(words) == 0 {
		return true, nil
	}
	if len(words) > 1 || len(s.asked.Fields) > 0 || len(words[0].Units) > 1 && len(words[0].Positions()) > 1 || words[0].Units[0].Kind == lexicon.Character {
		return false, nil
	}
	n, err := m.frequency(fieldWords, words[0].Units[0].Term)
	return n >= commonFrom && n > m.live/commonPart, err
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
