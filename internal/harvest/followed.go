package harvest

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/register"
	"readout/internal/search"
	"readout/internal/wording"
)

// perPart is how many of a person's texts a part of the feed has.
const perPart = 20

// personFeed is of the texts that name a person as head or deputy of a delegation,
// the latest meeting first.
func (h *Harvest) personFeed(ctx context.Context, p page, r *http.Request, number int) (list, error) {
	slug := r.PathValue("slug")
	sheet, err := h.Register.Person(ctx, slug)
	if errors.Is(err, readout.ErrNotFound) {
		_, form, _ := strings.Cut(r.URL.Path[strings.LastIndexByte(r.URL.Path, '/')+1:], ".")
		return list{}, h.movedTo(r, register.KindPeople, slug, form)
	}
	if err != nil {
		return list{}, err
	}
	l := list{title: p.named(sheet.Name), page: "/people/" + slug, page1: number, pages: max(1, (len(sheet.Appearances)+perPart-1)/perPart)}
	if number > l.pages {
		return list{}, readout.ErrNotFound
	}
	first := (number - 1) * perPart
	for _, a := range sheet.Appearances[first:min(first+perPart, len(sheet.Appearances))] {
		e, err := h.Press.Edition(ctx, a.Release, p.Lang(), 0, 1)
		if errors.Is(err, readout.ErrNotFound) {
			continue // it went meanwhile
		}
		if err != nil {
			return list{}, err
		}
		l.ids = append(l.ids, e.Release)
	}
	return l, nil
}

// phraseText bounds what is read of a text to look for a phrase, in code points, as
// the page of the phrase has it.
const phraseText = 256 << 10

// phraseFeed is of the texts that have a phrase as it is written, the newest first.
// The index says which may have it; a part is of those among its releases that do.
func (h *Harvest) phraseFeed(ctx context.Context, p page, r *http.Request, number int) (list, error) {
	words := search.AsTyped(r.URL.Query().Get("q"))
	folded := wording.FoldPhrase(words)
	if folded == "" {
		return list{}, readout.ErrNotFound
	}
	asked := `"` + strings.NewReplacer(`"`, " ", "“", " ", "”", " ", "„", " ", "＂", " ").Replace(words) + `"`
	found, err := h.Search.Search(ctx, search.Query{Words: asked, Lang: p.Lang(), Page: number, Order: search.Newest})
	if err != nil {
		return list{}, err
	}
	l := list{title: p.named(p.Text("phrase.title") + ": " + words), page: "/phrases", stem: "/phrases/feed", query: url.Values{"q": {words}}, page1: found.Page, pages: found.Pages}
	var ids []readout.ReleaseID
	for _, hit := range found.Hits {
		ids = append(ids, hit.Release)
	}
	editions, err := h.Press.Current(ctx, ids, phraseText)
	if err != nil {
		return list{}, err
	}
	for _, id := range ids {
		for _, e := range editions[id] {
			if search.Findable(e.Entry) && says(e.Text, folded) {
				l.ids = append(l.ids, id)
				break
			}
		}
	}
	return l, nil
}

// says reports whether a phrase stands in a text behind its head.
func says(text, folded string) bool {
	doc := prose.Outline(text)
	for _, is := range doc.Paragraphs[doc.Head():] {
		if len(wording.FindPhrase(strings.Join(strings.Fields(text[is.Body:is.End]), " "), folded)) > 0 {
			return true
		}
	}
	return false
}
