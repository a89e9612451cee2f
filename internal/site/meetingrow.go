package site

import (
	"strings"

	"readout"
	"readout/internal/press"
	"readout/internal/register"
)

// meetingRow is one line of a list of meetings.
type meetingRow struct {
	Href  string
	Title string       // of the series, else of its first text
	Lang  readout.Lang // of Title where it is not the page's
	Round string       // "" where it has no number
	When  *datum
	Where *where
	Who   string
	Kind  string
	Texts string // how many texts are held, and whose
	Pair  bool   // they are of more than one publisher
}

// partiesOf are the parties that publishers speak for, by code.
func partiesOf(publishers []press.PublisherLine) map[string]readout.PartyCode {
	parties := map[string]readout.PartyCode{}
	for _, p := range publishers {
		parties[p.Code] = p.Party
	}
	return parties
}

// meetingRows makes the lines of a list; parties says for whom the publishers
// speak, by code.
func (f frame) meetingRows(lines []register.MeetingLine, parties map[string]readout.PartyCode) []meetingRow {
	out := make([]meetingRow, 0, len(lines))
	for _, l := range lines {
		row := meetingRow{Href: f.Of("meetings", l.Address), Title: l.Title, Lang: f.Foreign(l.Lang), Who: f.Parties(l.Parties), Kind: f.T("meeting.kind." + string(l.Kind))}
		if l.Series != nil {
			row.Title, row.Lang = l.Series.Name, f.Foreign("en")
			if l.Ordinal > 0 {
				row.Round = f.Ordinal(l.Ordinal)
			}
		}
		if l.Start != "" {
			row.When = &datum{string(l.Start), f.Days(l.Start, l.End)}
		}
		row.Where = f.place(l.Round)
		row.Texts, row.Pair = f.heldTexts(l.Publisher, parties)
		out = append(out, row)
	}
	return out
}

// heldTexts says how many texts of each party are held, in the order of the
// first of each, and whether more than one publisher's are.
func (f frame) heldTexts(publishers []string, parties map[string]readout.PartyCode) (words string, pair bool) {
	var order []string
	count := map[string]int{}
	for _, code := range publishers {
		name := f.side(parties[code])
		if count[name]++; count[name] == 1 {
			order = append(order, name)
		}
		pair = pair || code != publishers[0]
	}
	for i, name := range order {
		order[i] = f.T("meeting.held", name, count[name])
	}
	return f.T("meeting.heldby", strings.Join(order, ", ")), pair
}

// where is a place: the city as a text writes it, the country by its name in
// the house.
type where struct {
	City    string
	Lang    readout.Lang // of City where it is not the page's
	Country string
}

// place returns nil where no text names one.
func (f frame) place(r register.Round) *where {
	w := &where{City: r.City, Lang: f.Foreign(readIn)}
	if r.Country != "" {
		w.Country = f.Party(r.Country)
	}
	if w.City == w.Country { // Singapore, Singapore
		w.City = ""
	}
	if *w == (where{Lang: w.Lang}) {
		return nil
	}
	return w
}
