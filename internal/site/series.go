package site

import (
	"cmp"
	"errors"
	"net/http"
	"slices"

	"readout"
	"readout/internal/register"
	"readout/internal/remarks"
	"readout/internal/timeline"
)

// seriesPage lists the rounds of a series, the latest first.
type seriesPage struct {
	frame
	ReadIn   readout.Lang // of names and posts where it is not the page's
	Parties  string
	Also     []string // other wordings of the name
	Total    string
	Figures  []figure
	Rounds   []roundRow
	Timeline *timeline.Drawing // nil where too few rounds are dated
	Claims   *remarks.Block    // nil where there is nothing to check
}

// figure is a number of a series, or a day, with the word for what it is.
type figure struct{ Label, Text string }

// roundRow is one round: held, with texts about it, or only mentioned.
type roundRow struct {
	Href  string // "" for a round that is only mentioned
	Label string // its number
	Kind  string
	When  *datum
	Where *where
	After string // how long after the round before
	Heads []headLine
	Texts string
	Said  *saidSo // of a round that is only mentioned
}

// headLine is a head of a delegation with the post at the time.
type headLine struct {
	Party, Name, Post string
	Title             string // the post alone, else the body
	Href              string // of the person's page; "" where there is none
}

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
	f.Describe = f.T("series.about", f.Parties(sheet.Parties))
	p := &seriesPage{frame: f, ReadIn: f.HeadingLang, Parties: f.Parties(sheet.Parties)}
	for _, name := range sheet.Names {
		if name != sheet.Name {
			p.Also = append(p.Also, name)
		}
	}
	held := 0
	for i, round := range sheet.Rounds {
		if round.Meeting != 0 {
			held++
		}
		row := p.roundRow(round, publishers, sheet.People)
		if i+1 < len(sheet.Rounds) {
			row.After = p.after(sheet.Rounds[i+1], round)
		}
		p.Rounds = append(p.Rounds, row)
	}
	if slices.ContainsFunc(sheet.Rounds, func(r register.Round) bool { return r.Meeting != 0 && len(r.Start) == len("2006-01-02") }) {
		p.Calendar = p.To("/series/" + slug + ".ics")
	}
	if err := s.eventSeries(r.Context(), p, slug); err != nil {
		return err
	}
	p.Total = p.Count("rounds", held)
	p.figures(sheet.Rounds)
	p.Timeline = p.timeline(sheet.Rounds)
	if p.Claims, err = s.claims(r.Context(), p.frame, slug, 0); err != nil {
		return err
	}
	return s.render(w, "series", p)
}

// after says how long after the round before a round was, where both are
// numbered one after the other and dated.
func (f frame) after(before, r register.Round) string {
	if r.Ordinal < 2 || before.Ordinal != r.Ordinal-1 {
		return ""
	}
	if time := f.elapsed(before.Start, r.Start); time != "" {
		return f.T("series.after", time, f.Number(before.Ordinal))
	}
	return ""
}

// figures are what a reader asks first: how many rounds are known, the first,
// the latest, the longest interval between two that follow each other.
func (p *seriesPage) figures(rounds []register.Round) {
	p.Figures = append(p.Figures, figure{p.T("series.known"), p.T("series.many", len(rounds))})
	var first, latest readout.PartialDate
	longest, months := "", 0
	for i, r := range rounds {
		if r.Start == "" {
			continue
		}
		if latest == "" || r.Start > latest {
			latest = r.Start
		}
		if first == "" || r.Start < first {
			first = r.Start
		}
		if i+1 < len(rounds) && p.after(rounds[i+1], r) != "" {
			before := rounds[i+1].Start
			if n := monthsBetween(before, r.Start); n > months {
				longest, months = p.elapsed(before, r.Start), n
			}
		}
	}
	if first != "" && first != latest {
		p.Figures = append(p.Figures, figure{p.T("series.first"), p.Partial(first)})
	}
	if latest != "" {
		p.Figures = append(p.Figures, figure{p.T("series.latest"), p.Partial(latest)})
	}
	if longest != "" {
		p.Figures = append(p.Figures, figure{p.T("series.longest"), longest})
	}
}

// roundRow makes the line of a round; people are the slugs of those who have
// pages, by key.
func (f frame) roundRow(r register.Round, publishers, people map[string]string) roundRow {
	row := roundRow{Label: f.Ordinal(r.Ordinal), Where: f.place(r)}
	if r.Start != "" {
		row.When = &datum{ISO: string(r.Start), Text: f.Days(r.Start, r.End)}
	}
	if r.Meeting == 0 {
		if r.Source != nil {
			row.Said = f.saidSo(*r.Source, publishers)
		}
		return row
	}
	row.Href = f.Of(register.KindMeetings, r.Address)
	row.Texts = f.Count("texts", r.Accounts)
	row.Kind = f.T("meeting.kind." + string(r.Kind))
	for _, h := range r.Heads {
		row.Heads = append(row.Heads, headLine{Name: h.Name, Post: both(readout.Value(h.Post), readout.Value(h.Organisation)), Title: cmp.Or(readout.Value(h.Post), readout.Value(h.Organisation)), Party: f.side(readout.Value(h.Side)), Href: f.personPage(people, h.Name, readout.Value(h.Side))})
	}
	return row
}

// personPage is the address of a person's page, "" where there is none or the
// house shows none.
func (f frame) personPage(people map[string]string, name string, side readout.PartyCode) string {
	slug := people[readout.PersonKey(name, side)]
	if slug == "" || !f.Shows(string(readout.FeaturePeople)) {
		return ""
	}
	return f.To("/people/" + slug)
}

// saidSo leads to the version that mentions a round.
func (f frame) saidSo(m register.MentionSource, publishers map[string]string) *saidSo {
	return &saidSo{Words: m.Exact, Lang: f.Foreign(m.Lang), Publisher: publishers[m.Publisher], Href: f.VersionPage(m.Lang, m.Release, m.Version)}
}
