package layout

import (
	"time"

	"readout/internal/press"
)

// Shelves are publishers with their boards, by code: what a list says of whose
// text each is and on which board it stands.
type Shelves map[string]Shelf

// Shelf is one of them.
type Shelf struct{ press.PublisherLine }

// ShelvesOf sorts publishers by code.
func ShelvesOf(lines []press.PublisherLine) Shelves {
	of := Shelves{}
	for _, l := range lines {
		of[l.Code] = Shelf{l}
	}
	return of
}

// Zone is the publisher's clock.
func (s Shelf) Zone() *time.Location { return s.Location() }

// shelved is where an entry stands: its publisher, nil where all entries have the
// same one, and its board, else the word for its kind.
func (f Frame) shelved(e press.Entry, of Shelves) (publisher *Link, board Link) {
	board = Link{Text: f.T("kind." + string(e.Kind))}
	line, known := of[e.Publisher]
	if !known {
		return nil, board
	}
	for _, b := range line.Boards {
		if b.Code == e.Board {
			name, lang := b.Name(f.Lang())
			board = Link{Text: name, Lang: f.Foreign(lang)}
		}
	}
	if len(of) == 1 {
		return nil, board
	}
	name, lang := line.Name(f.Lang())
	return &Link{Text: name, Lang: f.Foreign(lang)}, board
}
