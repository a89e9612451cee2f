package site

import (
	"readout"
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
	Texts string // how many texts are held
}

func (f frame) meetingRows(lines []register.MeetingLine) []meetingRow {
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
		row.Texts = f.Count("texts", l.Accounts)
		out = append(out, row)
	}
	return out
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
