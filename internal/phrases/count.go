package phrases

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"
	"unicode"

	"readout"
	"readout/internal/press"
	"readout/internal/prose"
	"readout/internal/search"
	"readout/internal/typeset"
	"readout/internal/wording"
)

// Bounds of a count. Beyond, the page says what was not looked at.
const (
	byIndex     = 10 * search.PerPage // releases that the index names; of more, all texts are read instead
	mostTexts   = 50_000              // releases that are read, the oldest first
	patience    = 5 * time.Second     // for reading them
	batch       = 200                 // of them whose texts are held at once
	mostUses    = 2_000               // passages that are told
	quoteAround = 90                  // characters either side of the phrase
)

// use is a passage with the phrase in it.
type use struct {
	edition   press.Edition
	place     typeset.Place
	times     int
	before    string
	words     string // as they stand there
	after     string
	published readout.Day
}

// yearOf is a publisher in a year.
type yearOf struct{ year, publisher string }

// often is how often something stands in how many texts.
type often struct{ times, texts int }

// counted is a phrase in the texts that were looked through.
type counted struct {
	uses    []use // the oldest first
	times   int   // of all uses
	texts   int   // that have it
	years   map[yearOf]often
	looked  int  // releases that were looked through because they may have it
	missed  bool // not all such releases were
	tooMany bool // there are more uses than are told
}

// count looks for a phrase as it is written, whatever its capitals and spaces, in
// the bodies of the newest versions of what the public may read. The index says
// where to look; of what very many releases have, reading them all costs less.
func (p *Phrases) count(ctx context.Context, words string, lang readout.Lang) (counted, error) {
	c := counted{years: map[yearOf]often{}}
	folded := wording.FoldPhrase(words)
	if !strings.ContainsFunc(folded, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		return c, nil
	}
	asked := `"` + strings.NewReplacer(`"`, " ", "“", " ", "”", " ", "„", " ", "＂", " ").Replace(words) + `"`
	var ids []readout.ReleaseID
	found := 0
	for page, pages := 1, 1; page <= pages && len(ids) < byIndex; page++ {
		r, err := p.Search.Search(ctx, search.Query{Words: asked, Lang: lang, Page: page, Order: search.Newest})
		if err != nil {
			return c, err
		}
		found, pages = r.Total, r.Pages
		for _, h := range r.Hits {
			ids = append(ids, h.Release)
		}
	}
	if err := p.look(ctx, &c, ids, folded); err != nil {
		return c, err
	}
	if found > len(ids) {
		if err := p.readAll(ctx, &c, ids, folded); err != nil {
			return c, err
		}
	}
	slices.SortFunc(c.uses, func(a, b use) int {
		return cmp.Or(cmp.Compare(a.published, b.published), a.edition.FirstReleased.Compare(b.edition.FirstReleased), cmp.Compare(a.edition.Release, b.edition.Release),
			cmp.Compare(a.edition.Shown.Lang, b.edition.Shown.Lang), cmp.Compare(a.place.Paragraph, b.place.Paragraph))
	})
	return c, nil
}

// look counts the phrase in the texts of releases.
func (p *Phrases) look(ctx context.Context, c *counted, ids []readout.ReleaseID, folded string) error {
	for some := range slices.Chunk(ids, batch) {
		editions, err := p.Press.Current(ctx, some, pageText)
		if err != nil {
			return err
		}
		c.looked += len(some)
		for _, id := range some {
			for _, e := range editions[id] {
				c.take(e, folded)
			}
		}
	}
	return nil
}

// readAll counts the phrase in all releases, the oldest first, but those that were
// looked through already.
func (p *Phrases) readAll(ctx context.Context, c *counted, done []readout.ReleaseID, folded string) error {
	until := time.Now().Add(patience)
	ours := !p.Layout.Features.Public(readout.FeatureOtherTexts)
	known := map[readout.ReleaseID]bool{}
	for _, id := range done {
		known[id] = true
	}
	for first := 0; ; first += 5 * batch {
		mapped, err := p.Press.Mapped(ctx, ours, first, 5*batch)
		if err != nil || len(mapped) == 0 {
			return err
		}
		var ids []readout.ReleaseID
		for _, m := range mapped {
			if !known[m.Release] {
				ids = append(ids, m.Release)
			}
		}
		for some := range slices.Chunk(ids, batch) {
			if time.Now().After(until) || first >= mostTexts {
				c.missed = true
				return nil
			}
			if err := p.look(ctx, c, some, folded); err != nil {
				return err
			}
		}
	}
}

// take counts the phrase in a text.
func (c *counted) take(e press.Edition, folded string) {
	if e.Text == "" || e.State == readout.Removed || !strings.Contains(strings.ToLower(e.Text), wording.LongestWord(folded)) {
		return
	}
	doc := prose.Parse(e.Text)
	times := 0
	published := e.Shown.Date
	if published == "" {
		published = readout.Day(e.FirstReleased.UTC().Format("2006-01-02"))
	}
	for _, at := range typeset.Places(doc) {
		is := doc.Paragraphs[at.Paragraph]
		line := strings.Join(strings.Fields(doc.Text[is.Body:is.End]), " ")
		starts := wording.FindPhrase(line, folded)
		if len(starts) == 0 {
			continue
		}
		times += len(starts)
		if len(c.uses) == mostUses {
			c.tooMany = true
			continue
		}
		from, to := starts[0][0], starts[0][1]
		u := use{edition: e, place: at, times: len(starts), words: line[from:to], before: tail(line[:from]), after: head(line[to:]), published: published}
		c.uses = append(c.uses, u)
	}
	if times == 0 {
		return
	}
	c.times, c.texts = c.times+times, c.texts+1
	k := yearOf{string(published)[:4], e.Publisher}
	c.years[k] = often{c.years[k].times + times, c.years[k].texts + 1}
}

// tail and head are the words beside a phrase.
func tail(s string) string {
	runes := []rune(s)
	if len(runes) <= quoteAround {
		return s
	}
	cut := string(runes[len(runes)-quoteAround:])
	if at := strings.IndexByte(cut, ' '); at >= 0 {
		cut = cut[at+1:]
	}
	return "… " + cut
}

func head(s string) string {
	runes := []rune(s)
	if len(runes) <= quoteAround {
		return s
	}
	cut := string(runes[:quoteAround])
	if at := strings.LastIndexByte(cut, ' '); at >= 0 {
		cut = cut[:at]
	}
	return cut + " …"
}
