package remarks

import (
	"slices"
	"strings"
	"time"

	"readout"
	"readout/internal/claims"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/register"
)

// Block is the checks of a series or of one of its meetings on a page, those that do
// not fit first.
type Block struct {
	Unfit, Open, Fit []Line
	Counts           []string
}

// Line is one check.
type Line struct {
	ID            string
	Kind, Result  string
	Words         string       // of the text; "" of a check of the series itself
	Lang          readout.Lang // of Words where it is not the page's
	Href          string       // of the version that the words stand in
	Publisher     string
	PublisherLang readout.Lang // of Publisher where it is not the page's
	Round         layout.Link  // that the text is about; zero where the page is of it
	Why           string
	Against       []layout.Link // the rounds that it was held against
}

// Of checks a series. Publishers are those whose words the house shows; shown says
// of a release whether it does. meeting narrows the checks to those of one meeting;
// 0 is all of them.
func Of(f layout.Frame, file register.SeriesFile, publishers map[string]press.PublisherLine, shown func(readout.ReleaseID) bool, meeting readout.MeetingID) *Block {
	s := claims.Series{}
	var sheets []register.AccountSheet
	for i, r := range file.Rounds {
		s.Rounds = append(s.Rounds, claims.Round{Ordinal: r.Ordinal, Start: r.Start, City: r.City, Held: r.Meeting != 0})
		for _, a := range file.Accounts[r.Meeting] {
			p, known := publishers[a.Publisher]
			if r.Meeting == 0 || !known || p.Rights == readout.RightsLink || !shown(a.Release) {
				continue
			}
			s.Accounts = append(s.Accounts, claims.Account{Round: i, Record: a.Record})
			sheets = append(sheets, a)
		}
	}
	b := &Block{}
	for _, c := range claims.Of(s) {
		here := c.Round >= 0 && file.Rounds[c.Round].Meeting == meeting && meeting != 0
		if meeting != 0 && !here {
			continue
		}
		l := line(f, file, c)
		if c.Account >= 0 {
			a := sheets[c.Account]
			l.Words, l.Lang = oneLine(c.Words), f.Foreign(a.Lang)
			l.Href = f.VersionPage(a.Lang, a.Address, a.Version)
			name, lang := publishers[a.Publisher].Name(f.Lang())
			l.Publisher, l.PublisherLang = name, f.Foreign(lang)
			if meeting == 0 && c.Round >= 0 {
				l.Round = round(f, file.Rounds[c.Round])
			}
		}
		switch c.Result {
		case claims.DoesNotFit:
			b.Unfit = append(b.Unfit, l)
		case claims.Unknown:
			b.Open = append(b.Open, l)
		default:
			b.Fit = append(b.Fit, l)
		}
	}
	for _, part := range []struct {
		result claims.Result
		lines  []Line
	}{{claims.DoesNotFit, b.Unfit}, {claims.Unknown, b.Open}, {claims.Fits, b.Fit}} {
		if n := len(part.lines); n > 0 {
			b.Counts = append(b.Counts, f.T("accounts.counted", f.T("claims."+string(part.result)), n))
		}
	}
	if len(b.Counts) == 0 {
		return nil
	}
	return b
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// round leads to a round by its number, else its date.
func round(f layout.Frame, r register.Round) layout.Link {
	l := layout.Link{Text: f.Ordinal(r.Ordinal)}
	if r.Ordinal == 0 && r.Start != "" {
		l.Text = f.Partial(r.Start)
	} else if r.Start != "" {
		l.Text = f.T("claims.roundof", l.Text, f.Partial(r.Start))
	}
	if r.Meeting != 0 {
		l.Href = f.Of("meetings", r.Address)
	}
	return l
}

func line(f layout.Frame, file register.SeriesFile, c claims.Check) Line {
	l := Line{Kind: f.T("claims.kind." + string(c.Kind)), Result: f.T("claims." + string(c.Result)), Why: why(f, file, c)}
	for _, i := range c.Against {
		if to := round(f, file.Rounds[i]); !slices.Contains(l.Against, to) {
			l.Against = append(l.Against, to)
		}
	}
	return l
}

// why says how a check came out.
func why(f layout.Frame, file register.SeriesFile, c claims.Check) string {
	date := func(i int) string { return f.Partial(c.Dates[i]) }
	number := func(i int) string { return f.Ordinal(c.Numbers[i]) }
	known := func(i int) string { return round(f, file.Rounds[c.Against[i]]).Text }
	switch c.Kind {
	case claims.Elapsed:
		if c.Result == claims.Unknown {
			return f.T("claims.why.noround", date(0))
		}
		return f.T("claims.why.elapsed", date(0), date(1), elapsed(f, c.Months))
	case claims.FirstSince:
		switch c.Result {
		case claims.Unknown:
			return f.T("claims.why.noround", date(0))
		case claims.Fits:
			return f.T("claims.why.nonebetween", known(0))
		}
		return f.T("claims.why.between", known(0))
	case claims.Earlier:
		if c.Result == claims.Fits {
			return f.T("claims.why.samedate", number(0), date(0))
		}
		if len(c.Against) > 1 {
			return f.T("claims.why.otherround", date(0), known(1), known(0))
		}
		return f.T("claims.why.otherdate", known(0))
	case claims.Neighbour:
		return f.T("claims.why.after", number(0), number(1))
	case claims.Planned:
		return f.T("claims.why.planned", date(0), date(1))
	case claims.Listed:
		return f.T("claims.why.listed", c.Numbers[0], c.Numbers[1])
	case claims.Position:
		return f.T("claims.why.beside", number(0))
	case claims.Weekday:
		t, _ := readout.Day(c.Dates[0]).Time()
		return f.T("claims.why.weekday", date(0), weekday(f, t.Weekday()))
	case claims.InText:
		return f.T("claims.why.intext")
	case claims.Numbers:
		var all []string
		for i := range c.Numbers {
			all = append(all, number(i))
		}
		return f.T("claims.why.numbers", strings.Join(all, ", "))
	case claims.Doubled:
		return f.T("claims.why.doubled", number(0))
	case claims.Order:
		return f.T("claims.why.order", number(1), date(1), number(0), date(0))
	case claims.Missing:
		if c.Numbers[0] == c.Numbers[1] {
			return f.T("claims.why.missingone", number(0))
		}
		return f.T("claims.why.missing", number(0), number(1))
	}
	return ""
}

func weekday(f layout.Frame, d time.Weekday) string {
	return f.T("claims.day." + strings.ToLower(d.String()))
}

// elapsed writes months as years and months.
func elapsed(f layout.Frame, months int) string {
	var parts []string
	if n := months / 12; n > 0 {
		parts = append(parts, f.Count("years", n))
	}
	if n := months % 12; n > 0 || months == 0 {
		parts = append(parts, f.Count("months", n))
	}
	return strings.Join(parts, " ")
}
