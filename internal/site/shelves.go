package site

import (
	"time"

	"readout"
	"readout/internal/press"
)

// shelves are publishers with their boards, by code: what a list says of whose
// text each is and on which board it stands.
type shelves map[string]shelf

type shelf struct{ press.PublisherLine }

func shelvesOf(lines []press.PublisherLine) shelves {
	of := shelves{}
	for _, l := range lines {
		of[l.Code] = shelf{l}
	}
	return of
}

// zone is the publisher's clock.
func (s shelf) zone() *time.Location { return s.Location() }

// shelved is where an entry stands: its publisher, nil where all entries have the
// same one, and its board, else the word for its kind.
func (f frame) shelved(e press.Entry, of shelves) (publisher *link, board link) {
	board = link{Text: f.T("kind." + string(e.Kind))}
	line, known := of[e.Publisher]
	if !known {
		return nil, board
	}
	for _, b := range line.Boards {
		if b.Code == e.Board {
			name, lang := b.Name(f.Lang())
			board = link{Text: name, Lang: f.Foreign(lang)}
		}
	}
	if len(of) == 1 {
		return nil, board
	}
	name, lang := line.Name(f.Lang())
	return &link{Text: name, Lang: f.Foreign(lang)}, board
}

// langShort names the language of a text in as few letters as a list has room
// for.
func (f frame) langShort(l readout.Lang) string { return f.langWord("lang.short.", l) }
