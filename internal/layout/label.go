package layout

import (
	"strings"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/press"
	"readout/internal/web"
)

// Labels say in a language what lists are narrowed by.
type Labels struct {
	*web.Messages
	Names      web.Names
	Publishers []press.PublisherLine
	Prefixed   bool // a board with the name of its publisher
}

// Of is the label of a facet's value and the language that it is in; words are
// what texts call it, of a series, topic or organisation.
func (l Labels) Of(f catalogue.Facet, value, words string) (text string, lang readout.Lang) {
	switch f {
	case catalogue.Publisher:
		if value == catalogue.AllPublishers {
			return l.Text("filter.allpublishers"), l.Lang()
		}
		for _, p := range l.Publishers {
			if p.Code == value {
				return p.Name(l.Lang())
			}
		}
	case catalogue.Board:
		return l.board(value)
	case catalogue.Country:
		return l.Names.Name(readout.PartyCode(strings.ToUpper(value)), l.Lang()), l.Lang()
	case catalogue.Series, catalogue.Topic, catalogue.Organisation:
		return words, ReadIn
	case catalogue.Language:
		return (Frame{Messages: l.Messages}).LangName(readout.Lang(value)), l.Lang()
	case catalogue.Account:
		return l.Text("meeting.account." + value), l.Lang()
	}
	return value, l.Lang()
}

// Said is the label as it stands behind the name of a list that is narrowed to
// it: "Press releases, Japan, texts in English".
func (l Labels) Said(f catalogue.Facet, value, words string) (text string, lang readout.Lang) {
	text, lang = l.Of(f, value, words)
	if f == catalogue.Year || f == catalogue.Language {
		text = l.Text("narrowed."+f.Param(), text)
	}
	return text, lang
}

func (l Labels) board(value string) (string, readout.Lang) {
	code, board, _ := strings.Cut(value, "/")
	for _, p := range l.Publishers {
		if p.Code != code {
			continue
		}
		for _, b := range p.Boards {
			if b.Code != board {
				continue
			}
			text, lang := b.Name(l.Lang())
			if l.Prefixed {
				name, _ := p.Name(l.Lang())
				text = name + ": " + text
			}
			return text, lang
		}
	}
	return board, l.Lang()
}
