package layout

import (
	"strings"

	"readout"
	"readout/internal/press"
)

// Entry is one line of a list of releases.
type Entry struct {
	Href      string
	Title     string
	Lang      readout.Lang // of Title where it is not that of the page
	Date      *Datum
	Clock     string // the time of day of the first release, where a list tells it
	Publisher *Link  // nil where all entries of the list have the same one
	Board     Link   // else the word for its kind
	Langs     string // the languages of its texts
	State     string // withdrawn, removed, corrected; "" else
	Coming    string // the translation that is under way; "" for none
}

// Datum is a day for people and for machines.
type Datum struct{ ISO, Text string }

// ReleaseRows makes the lines of a list; of are the publishers that it holds texts
// of, nil where neither they nor their boards are told.
func (f Frame) ReleaseRows(list []press.Entry, of Shelves) []Entry {
	out := make([]Entry, 0, len(list))
	for _, e := range list {
		n := Entry{Href: f.Of("releases", e.Address), Title: e.Title, Lang: f.Foreign(e.Lang)}
		n.Publisher, n.Board = f.shelved(e, of)
		day := e.Date
		if day == "" {
			day = readout.Day(e.FirstReleased.Format("2006-01-02"))
		}
		n.Date = &Datum{ISO: string(day), Text: f.Day(day)}
		var langs []string
		for _, l := range e.Langs {
			langs = append(langs, f.LangShort(l))
		}
		n.Langs = strings.Join(langs, " · ")
		switch {
		case e.State == readout.Withdrawn:
			n.State = f.T("state.withdrawn")
		case e.State == readout.Removed:
			n.State = f.T("state.removed")
		case e.Corrected:
			n.State = f.T("state.corrected")
		}
		out = append(out, n)
	}
	return out
}
