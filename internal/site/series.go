package site

import (
	"errors"
	"net/http"

	"readout"
	"readout/internal/register"
)

// seriesPage lists the rounds of a series, the latest first.
type seriesPage struct {
	frame
	ReadIn  readout.Lang // of names and posts where it is not the page's
	Parties string
	Also    []string // other wordings of the name
	Total   string
	Rounds  []roundRow
}

// roundRow is one round: held, with texts about it, or only mentioned.
type roundRow struct {
	Href  string // "" for a round that is only mentioned
	Label string // its number
	When  *datum
	Where *where
	Heads []headLine
	Texts string
	Said  *saidSo // of a round that is only mentioned
}

// headLine is a head of a delegation with the post at the time.
type headLine struct{ Party, Name, Post string }

// saidSo is the words that mention a round, and the version that they stand in.
type saidSo struct {
	Words     string
	Lang      readout.Lang
	Href      string
	Publisher string
}

func (s *Site) series(w http.ResponseWriter, r *http.Request) error {
	slug := r.PathValue("slug")
	sheet, err := s.Register.Series(r.Context(), slug)
	if errors.Is(err, readout.ErrNotFound) {
		return s.movedTo(r, register.KindSeries, slug)
	}
	if err != nil {
		return err
	}
	publishers, err := s.publisherNames(r.Context(), langOf(r))
	if err != nil {
		return err
	}
	f := s.frame(langOf(r), "/series/"+slug, sheet.Name)
	f.HeadingLang = f.Foreign(readIn)
	f.Trail = append(f.Trail, link{Href: f.To("/series"), Text: f.T("series.list")}, link{Text: sheet.Name, Lang: f.HeadingLang})
	p := &seriesPage{frame: f, ReadIn: f.HeadingLang, Parties: f.Parties(sheet.Parties)}
	for _, name := range sheet.Names {
		if name != sheet.Name {
			p.Also = append(p.Also, name)
		}
	}
	held := 0
	for _, round := range sheet.Rounds {
		if round.Meeting != 0 {
			held++
		}
		p.Rounds = append(p.Rounds, p.roundRow(round, publishers))
	}
	p.Total = p.Count("rounds", held)
	return s.render(w, "series", p)
}

func (f frame) roundRow(r register.Round, publishers map[string]string) roundRow {
	row := roundRow{Label: f.Ordinal(r.Ordinal), Where: f.place(r)}
	if r.Start != "" {
		row.When = &datum{string(r.Start), f.Days(r.Start, r.End)}
	}
	if r.Meeting == 0 {
		if r.Source != nil {
			row.Said = f.saidSo(*r.Source, publishers)
		}
		return row
	}
	row.Href = f.Of(register.KindMeetings, r.Address)
	row.Texts = thousands(r.Accounts)
	for _, h := range r.Heads {
		row.Heads = append(row.Heads, headLine{Name: h.Name, Post: both(deref(h.Post), deref(h.Organisation)), Party: f.side(deref(h.Side))})
	}
	return row
}

// saidSo leads to the version that mentions a round.
func (f frame) saidSo(m register.MentionSource, publishers map[string]string) *saidSo {
	return &saidSo{Words: m.Exact, Lang: f.Foreign(m.Lang), Publisher: publishers[m.Publisher], Href: versionPath(f.spoken(m.Lang), m.Release, m.Version)}
}
