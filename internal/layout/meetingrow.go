package layout

import (
	"slices"
	"strings"

	"readout"
	"readout/internal/press"
	"readout/internal/register"
)

// ReadIn is the language of the names, posts and wordings that the register
// holds: the one that the reading engine reads.
const ReadIn readout.Lang = "en"

// MeetingRow is one line of a list of meetings.
type MeetingRow struct {
	Href  string
	Title string       // of the series, else of its first text
	Lang  readout.Lang // of Title where it is not the page's
	Round string       // "" where it has no number
	When  *Datum
	Where *Where
	Who   string
	Kind  string
	Texts string // how many texts are held, and whose
	Pair  bool   // they are of more than one publisher
	Level string // at which it was held; "" in lists that do not tell
	Heads []MeetingHead

	Checked bool // by an editor, whole (P25)
}

// MeetingHead is who led a side, in lists that tell.
type MeetingHead struct {
	Party, Name, Post string       // Post with the body, as the text has them; "" where it has none
	Lang              readout.Lang // of Name and Post where it is not the page's
}

// PartiesOf are the parties that publishers speak for, by code.
func PartiesOf(publishers []press.PublisherLine) map[string]readout.PartyCode {
	parties := map[string]readout.PartyCode{}
	for _, p := range publishers {
		parties[p.Code] = p.Party
	}
	return parties
}

// MeetingRows makes the lines of a list; parties says for whom the publishers
// speak, by code.
func (f Frame) MeetingRows(lines []register.MeetingLine, parties map[string]readout.PartyCode) []MeetingRow {
	out := make([]MeetingRow, 0, len(lines))
	for _, l := range lines {
		row := MeetingRow{Href: f.Of("meetings", l.Address), Title: l.Title, Lang: f.Foreign(l.Lang), Who: f.Parties(l.Parties)}
		if l.Kind != "" {
			row.Kind = f.T("meeting.kind." + string(l.Kind))
		}
		if l.Series != nil {
			row.Title, row.Lang = l.Series.Name, f.Foreign(ReadIn)
			if l.Ordinal > 0 {
				row.Round = f.Ordinal(l.Ordinal)
			}
		}
		if l.Start != "" {
			row.When = &Datum{string(l.Start), f.Days(l.Start, l.End)}
		}
		row.Where, row.Checked = f.Place(l.Round), l.Confirmed
		row.Texts, row.Pair = f.heldTexts(l.Publisher, parties)
		out = append(out, row)
	}
	return out
}

// Checking is the label of a list of meetings: that an editor has checked them
// where that is so of each, else that nobody has; those that one has checked say so
// themselves.
func (f Frame) Checking(rows []MeetingRow) string {
	if len(rows) > 0 && !slices.ContainsFunc(rows, func(r MeetingRow) bool { return !r.Checked }) {
		return f.T("details.confirmed")
	}
	return f.T("details.machine")
}

// heldTexts says how many texts of each party are held, in the order of the
// first of each, and whether more than one publisher's are.
func (f Frame) heldTexts(publishers []string, parties map[string]readout.PartyCode) (words string, pair bool) {
	var order []string
	count := map[string]int{}
	for _, code := range publishers {
		name := f.Side(parties[code])
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

// Where is a place: the city as a text writes it, the country by its name in
// the house.
type Where struct {
	City    string
	Lang    readout.Lang // of City where it is not the page's
	Country string
}

// Place returns nil where no text names one.
func (f Frame) Place(r register.Round) *Where {
	w := &Where{City: r.City, Lang: f.Foreign(ReadIn)}
	if r.Country != "" {
		w.Country = f.Party(r.Country)
	}
	if w.City == w.Country { // Singapore, Singapore
		w.City = ""
	}
	if *w == (Where{Lang: w.Lang}) {
		return nil
	}
	return w
}
