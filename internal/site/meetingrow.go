package site

import (
	"readout"
	"readout/internal/register"
)

// meetingRow is one line of a list of meetings.
type meetingRow struct {
	Href  string
	Title string       // series and round, else the title of its first text
	Lang  readout.Lang // of Title where it is not the page's
	When  *datum
	Where string
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
				row.Kind = f.Ordinal(l.Ordinal)
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

// place is the city as written and the country by its name in the house.
func (f frame) place(r register.Round) string {
	switch {
	case r.Country == "":
		return r.City
	case r.City == "":
		return f.Party(r.Country)
	}
	return r.City + ", " + f.Party(r.Country)
}
