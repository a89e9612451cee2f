package inquiry

import (
	"context"
	"strings"

	"readout"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/prose"
	"readout/internal/search"
	"readout/internal/typeset"
)

// hit is one release that was found, in the edition that holds the words.
type hit struct {
	Href      string
	Title     []search.Piece
	Lang      readout.Lang // of Title and Snippet where it is not the page's
	Snippet   []search.Piece
	Point     string // the address of the point that the snippet is of; "" for none
	Date      *layout.Datum
	Publisher string
	Kind      string
	Editions  []layout.Link // every edition of the release, the shown one first without an address
	release   readout.ReleaseID
	some      bool // it has some of the words
}

// hits are the lines of a page of results, through the gate.
func (i *Inquiry) hits(ctx context.Context, p *searchPage, found []search.Hit, lines []press.PublisherLine) ([]hit, error) {
	publishers := map[string]press.PublisherLine{}
	for _, l := range lines {
		publishers[l.Code] = l
	}
	ids := make([]readout.ReleaseID, len(found))
	for n, h := range found {
		ids[n] = h.Release
	}
	editions, err := i.Press.Current(ctx, ids, search.Glance)
	if err != nil {
		return nil, err
	}
	var out []hit
	for _, h := range found {
		all := editions[h.Release]
		if len(all) == 0 || !search.Findable(all[0].Entry) {
			continue
		}
		publisher, shown := publishers[all[0].Publisher]
		if !shown {
			continue
		}
		name, _ := publisher.Name(p.Lang())
		line := p.hit(all, h.Lang, name)
		if edition(all, h.Lang).Cut && !search.Tells(line.Snippet) {
			// the words stand far down in a long text
			whole, err := i.Press.Current(ctx, []readout.ReleaseID{h.Release}, search.Scanned)
			if err != nil {
				return nil, err
			}
			if len(whole[h.Release]) > 0 {
				line = p.hit(whole[h.Release], h.Lang, name)
			}
		}
		line.some = h.Some
		out = append(out, line)
	}
	return out, nil
}

// edition returns the edition in a language, the first where there is none.
func edition(editions []press.Edition, lang readout.Lang) press.Edition {
	for _, e := range editions {
		if e.Lang == lang {
			return e
		}
	}
	return editions[0]
}

func (p *searchPage) hit(editions []press.Edition, lang readout.Lang, publisher string) hit {
	held := edition(editions, lang)
	row := p.ReleaseRows([]press.Entry{edition(editions, p.Lang()).Entry}, nil)[0]
	h := hit{Date: row.Date, Publisher: publisher, Kind: row.Board.Text, Lang: p.Foreign(held.Lang), release: held.Release}
	h.Href = p.EditionAddress(held.Address, held.Lang, held.Langs)
	h.Title = marked(held.Title, p.asked.Words)
	if held.Text != "" {
		h.Snippet, h.Point = passage(held.Text, p.asked.Words)
	}
	h.Editions = []layout.Link{{Text: p.LangMark(held.Lang)}}
	for _, e := range editions {
		if e.Lang != held.Lang {
			h.Editions = append(h.Editions, layout.Link{Text: p.LangMark(e.Lang), Href: p.EditionAddress(e.Address, e.Lang, held.Langs)})
		}
	}
	return h
}

// passage is the snippet of a text behind its head, which the line of a result
// shows itself, and the address of the point where its words stand.
func passage(text, words string) (pieces []search.Piece, point string) {
	doc := prose.Outline(text)
	body := 0
	for _, p := range doc.Paragraphs {
		if !p.Chrome {
			body = p.Start
			break
		}
	}
	pieces, at := search.Passage(text[body:], words)
	if at < 0 {
		return pieces, ""
	}
	at += body
	for _, place := range typeset.Places(doc) {
		if is := doc.Paragraphs[place.Paragraph]; is.Start <= at && at < is.End {
			return pieces, place.ID
		}
	}
	return pieces, ""
}

// marked is a title with the words of a query told apart; one that is longer
// than a snippet stays whole and unmarked.
func marked(title, words string) []search.Piece {
	pieces := search.Snippet(title, words)
	var whole strings.Builder
	for _, piece := range pieces {
		whole.WriteString(piece.Text)
	}
	if whole.String() != title {
		return []search.Piece{{Text: title}}
	}
	return pieces
}
