package brief

import (
	"fmt"
	"strings"

	"readout"
	"readout/internal/paper"
)

// Words are what a brief is worded with in a language; layout.Frame has them.
type Words interface {
	Lang() readout.Lang
	T(key string, args ...any) string                       // the words of a key of the table
	Count(what string, n int) string                        // "3 rounds": what is a noun of the table
	Party(code readout.PartyCode) string                    // by its name in the house
	Parties(codes []readout.PartyCode) string               // all, as a list
	Ordinal(n int) string                                   // of a round, from 1
	Day(d readout.Day) string                               // as readers of the language write it
	Days(start readout.PartialDate, end readout.Day) string // from one to the other, or the one
	Partial(p readout.PartialDate) string                   // as far as it is known
	LangMark(lang readout.Lang) string                      // the name of a language
	Foreign(lang readout.Lang) readout.Lang                 // lang, "" where it is the brief's
	Absolute(path string) string                            // a path of the house, with its origin where one is printed
}

// names are in the language that the engine reads.
const readIn readout.Lang = "en"

// mostRounds is how many rounds the table has; longest how many characters of a
// quotation are printed, so that a brief keeps to two pages.
const (
	mostRounds = 5
	longest    = 150
	mostSaid   = 12
)

// sheet is a paper in the making.
type sheet struct {
	Words
	Brief
	paper      paper.Paper
	publishers map[string]string // names by code
	sources    []Source          // each version once
	absolute   bool              // links have the origin before them
}

// Paper writes the brief for readers. publishers are their names by code; of
// links on paper the origin is printed, those of a page have none.
func (b Brief) Paper(w Words, publishers map[string]string, absolute bool) paper.Paper {
	s := &sheet{Words: w, Brief: b, publishers: publishers, absolute: absolute}
	s.paper.Lang = w.Lang()
	s.paper.Title = s.T("brief.title", b.Series)
	s.line(paper.Run{Text: s.T("brief.open"), Bold: true}, paper.Run{Text: " · " + s.T("brief.asof", s.Day(b.AsOf))})
	if b.Demo {
		s.small(s.T("demo.line"))
	}
	if len(b.Names) > 0 {
		line := []paper.Run{{Text: s.T("brief.also") + ": "}}
		for i, name := range b.Names {
			if i > 0 {
				line = append(line, paper.Run{Text: ", "})
			}
			line = append(line, paper.Run{Text: name, Lang: s.Foreign(readIn)})
		}
		s.line(line...)
	}
	s.rounds()
	if b.Last != nil {
		s.people()
		s.said()
	}
	s.only()
	s.verbs()
	s.follow()
	s.raised()
	s.host()
	s.sameDay()
	for _, field := range []string{"brief.objectives", "brief.issues", "brief.responses", "brief.pressline"} {
		s.add(paper.Block{Field: s.T(field)})
	}
	s.legend()
	return s.paper
}

func (s *sheet) add(b paper.Block)            { s.paper.Blocks = append(s.paper.Blocks, b) }
func (s *sheet) line(runs ...paper.Run)       { s.add(paper.Block{Line: runs}) }
func (s *sheet) item(runs ...paper.Run)       { s.add(paper.Block{Line: runs, Item: true}) }
func (s *sheet) small(text string)            { s.add(paper.Block{Line: paper.Words(text), Small: true}) }
func (s *sheet) heading(key string)           { s.add(paper.Block{Heading: s.T(key)}) }
func (s *sheet) none(key string)              { s.small(s.T(key)) }
func plain(text string) paper.Run             { return paper.Run{Text: text} }
func (s *sheet) sideOf(side string) paper.Run { return paper.Run{Text: side + ": ", Bold: true} }

// to is the address of a path as the paper prints it.
func (s *sheet) to(path string) string {
	if s.absolute {
		return s.Absolute(path)
	}
	return path
}

func (s *sheet) page(path string) string { return s.to("/" + string(s.Lang()) + path) }

// cited leads to a passage by the number of its text in the list of sources.
func (s *sheet) cited(at Source) paper.Run {
	n := -1
	for i, known := range s.sources {
		if known.Release == at.Release && known.Lang == at.Lang && known.Version == at.Version {
			n = i
		}
	}
	if n < 0 {
		s.sources = append(s.sources, at)
		n = len(s.sources) - 1
	}
	if s.sources[n].Title == "" {
		s.sources[n].Title = at.Title
	}
	text := fmt.Sprintf("[%d]", n+1)
	switch {
	case at.Number != "" && at.Point:
		text = s.T("brief.point", n+1, at.Number)
	case at.Number != "":
		text = s.T("brief.paragraph", n+1, at.Number)
	}
	return paper.Run{Text: text, Href: s.to(at.Path)}
}

// quote is words of a text with where they stand.
func (s *sheet) quote(q Quote) []paper.Run {
	line := []paper.Run{{Text: shortened(q.Words), Quote: true, Lang: s.Foreign(q.Source.Lang)}, plain(" "), s.cited(q.Source)}
	for _, at := range q.Also {
		line = append(line, plain(" "), s.cited(at))
	}
	return line
}

// shortened cuts long words at a space.
func shortened(words string) string {
	runes := []rune(strings.Join(strings.Fields(words), " "))
	if len(runes) <= longest {
		return string(runes)
	}
	cut := string(runes[:longest])
	if at := strings.LastIndexByte(cut, ' '); at > len(cut)/2 {
		cut = cut[:at]
	}
	return cut + " …"
}

func (s *sheet) side(code readout.PartyCode) string {
	switch code {
	case readout.BothSides:
		return s.T("brief.all")
	case "":
		return s.T("meeting.sideunknown")
	}
	return s.Party(code)
}

func (s *sheet) name(r Round) string {
	if r.Ordinal > 0 {
		return s.Ordinal(r.Ordinal)
	}
	if r.Start != "" {
		return s.Days(r.Start, r.End)
	}
	return s.T("wording.round")
}

func (s *sheet) where(city string, country readout.PartyCode) []paper.Run {
	switch {
	case city == "" && country == "":
		return paper.Words(s.T("cell.none"))
	case city == "" || city == s.Party(country):
		return paper.Words(s.Party(country))
	case country == "":
		return []paper.Run{{Text: city, Lang: s.Foreign(readIn)}}
	}
	return []paper.Run{{Text: city, Lang: s.Foreign(readIn)}, plain(", " + s.Party(country))}
}

func (s *sheet) rounds() {
	s.heading("brief.rounds")
	t := &paper.Table{Head: []string{s.T("series.round"), s.T("brief.date"), s.T("brief.place"), s.T("series.heads"), s.T("brief.source")}}
	for _, r := range s.Brief.Rounds[:min(mostRounds, len(s.Brief.Rounds))] {
		date := s.T("cell.none")
		if r.Start != "" {
			date = s.Days(r.Start, r.End)
		}
		var heads []paper.Run
		for i, h := range r.Heads {
			if i > 0 {
				heads = append(heads, plain("; "))
			}
			heads = append(heads, plain(s.side(readout.Value(h.Side))+": "), paper.Run{Text: named(h), Lang: s.Foreign(readIn)})
		}
		label := paper.Run{Text: s.name(r)}
		if r.Held {
			label.Href = s.page(r.Path)
		}
		switch {
		case r.Held && r.Coming:
			heads = paper.Words(s.T("brief.announced"))
		case !r.Held:
			heads = paper.Words(s.T("series.mentioned"))
		case len(heads) == 0:
			heads = paper.Words(s.T("cell.none"))
		}
		source := paper.Words(s.T("cell.none"))
		if r.Source != nil {
			source = []paper.Run{s.cited(*r.Source)}
		}
		t.Rows = append(t.Rows, [][]paper.Run{{label}, paper.Words(date), s.where(r.City, r.Country), heads, source})
	}
	s.add(paper.Block{Table: t})
	if more := len(s.Brief.Rounds) - len(t.Rows); more > 0 {
		s.add(paper.Block{Small: true, Line: []paper.Run{{Text: s.T("brief.morerounds", more), Href: s.page("/series/" + s.Slug)}}})
	}
}

// named is a person with the post at the time.
func named(p readout.Participant) string {
	out := p.Name
	if post := readout.Value(p.Post); post != "" {
		out += ", " + post
	} else if body := readout.Value(p.Organisation); body != "" {
		out += ", " + body
	}
	return out
}

func (s *sheet) people() {
	s.add(paper.Block{Heading: s.T("brief.people", s.name(s.Last.Round))})
	if len(s.Last.People) == 0 {
		s.none("brief.nopeople")
	}
	var sides []readout.PartyCode
	of := map[readout.PartyCode][]Seat{}
	for _, p := range s.Last.People {
		side := readout.Value(p.Person.Side)
		if of[side] == nil {
			sides = append(sides, side)
		}
		of[side] = append(of[side], p)
	}
	for _, side := range sides {
		line := []paper.Run{s.sideOf(s.side(side))}
		for i, p := range of[side] {
			if i > 0 {
				line = append(line, plain("; "))
			}
			line = append(line, paper.Run{Text: named(p.Person), Lang: s.Foreign(readIn)})
			if role := readout.Value(p.Person.Role); role != "" {
				line = append(line, plain(" ("+s.T("meeting.role."+string(role))+")"))
			}
			line = append(line, plain(" "), s.cited(p.Source))
		}
		s.item(line...)
	}
}

func (s *sheet) said() {
	s.add(paper.Block{Heading: s.T("brief.said", s.name(s.Last.Round))})
	n, left := 0, 0
	for _, t := range s.Last.Topics {
		if len(t.Said) == 0 {
			continue
		}
		if n >= mostSaid {
			left += len(t.Said)
			continue
		}
		topic := paper.Run{Text: s.T("brief.othermatters"), Bold: true}
		if t.Words != "" {
			topic = paper.Run{Text: t.Words, Bold: true, Lang: s.Foreign(readIn)}
		}
		s.line(topic)
		for _, q := range t.Said {
			if n++; n > mostSaid {
				left++
				continue
			}
			s.item(append([]paper.Run{plain(s.side(q.Side) + ": ")}, s.quote(q)...)...)
		}
	}
	if n == 0 {
		s.none("brief.nothingsaid")
	}
	s.more(left)
}

// more says how much of the last round is not printed, and leads there.
func (s *sheet) more(left int) {
	if left > 0 {
		s.add(paper.Block{Small: true, Line: []paper.Run{{Text: s.T("brief.more", left), Href: s.page(s.Last.Round.Path)}}})
	}
}

func (s *sheet) only() {
	if len(s.Only) == 0 {
		return
	}
	s.heading("brief.only")
	s.small(s.T("brief.onlytact"))
	for _, q := range s.Only {
		s.item(append([]paper.Run{plain(s.publishers[q.Source.Publisher] + ": ")}, s.quote(q)...)...)
	}
}

func (s *sheet) verbs() {
	if len(s.Verbs) == 0 {
		return
	}
	s.heading("brief.verbs")
	s.small(s.T("wording.tact"))
	for _, v := range s.Verbs {
		foreign := s.Foreign(v.Now.Source.Lang)
		line := []paper.Run{{Text: v.Verb, Quote: true, Bold: true, Lang: foreign}, plain(", " + s.T("brief.lasttime") + " "), {Text: v.Was, Quote: true, Bold: true, Lang: foreign}, plain(": ")}
		line = append(line, s.quote(v.Now)...)
		s.item(append(line, plain(" "+s.T("brief.lasttime")+" "), s.cited(v.Last.Source))...)
	}
}

// age words how long ago something was.
func (s *sheet) age(months int) string {
	switch {
	case months == 0:
		return s.T("brief.fresh")
	case months < 12:
		return s.T("brief.ago", s.Count("months", months))
	case months%12 == 0:
		return s.T("brief.ago", s.Count("years", months/12))
	}
	return s.T("brief.ago", s.Count("years", months/12)+" "+s.Count("months", months%12))
}

func (s *sheet) follow() {
	s.heading("brief.follow")
	if len(s.Follow) == 0 {
		s.none("brief.nofollow")
	}
	for _, f := range s.Follow {
		line := append(s.quote(f.Quote), plain(" "+s.name(f.Round)+", "+s.age(f.Months)+"."))
		if f.Next && f.Due != "" {
			line = append(line, plain(" "+s.T("brief.due", s.Partial(f.Due))))
		}
		if f.Updated != nil {
			line = append(line, plain(" "), paper.Run{Text: s.T("brief.again", s.name(*f.Updated)), Href: s.page(f.Updated.Path)})
		}
		s.item(line...)
	}
}

func (s *sheet) raised() {
	s.heading("brief.raised")
	if len(s.Raised) == 0 {
		s.none("brief.noraised")
	}
	for _, r := range s.Raised {
		s.item(append(append([]paper.Run{s.sideOf(s.side(r.Side))}, s.quote(r.Quote)...), plain(" "+s.name(r.Round)+", "+s.age(r.Months)+"."))...)
	}
}

func (s *sheet) host() {
	s.heading("brief.host")
	h := s.Host
	if h.Announced != nil {
		s.item(append([]paper.Run{plain(s.T("brief.hostannounced") + ": ")}, s.quote(h.Announced.Quote)...)...)
	}
	line := []paper.Run{plain(s.T("brief.nopattern"))}
	if h.Next != "" {
		line = []paper.Run{plain(s.T("brief.pattern", s.Party(h.Next), h.Kept, h.Of))}
	}
	for i, t := range h.Turns {
		line = append(line, plain(map[bool]string{true: " ", false: "; "}[i == 0]+s.name(Round{Ordinal: t.Ordinal, Start: t.Start})+" "))
		line = append(line, s.where(t.City, t.Host)...)
		if t.Source != nil {
			line = append(line, plain(" "), s.cited(*t.Source))
		}
	}
	s.item(line...)
}

func (s *sheet) sameDay() {
	if len(s.SameDay) == 0 {
		return
	}
	s.heading("brief.sameday")
	for _, d := range s.SameDay {
		what := paper.Run{Text: s.T("meeting.kind." + d.Kind), Href: s.page(d.Path)}
		line := []paper.Run{{Text: strings.Join(d.People, "; "), Lang: s.Foreign(readIn)}, plain(": "), what}
		if d.Name != "" {
			line = append(line, plain(", "), paper.Run{Text: d.Name, Lang: s.Foreign(readIn)})
		}
		s.item(append(line, plain(" "), paper.Run{Text: s.T("brief.source"), Href: s.page(d.Release)})...)
	}
}

// legend lists the texts that lines are numbered by.
func (s *sheet) legend() {
	s.heading("brief.sources")
	for i, at := range s.sources {
		line := []paper.Run{plain(fmt.Sprintf("[%d] %s, ", i+1, s.publishers[at.Publisher]))}
		path, _, _ := strings.Cut(at.Path, "#")
		title := paper.Run{Text: at.Title, Quote: true, Lang: s.Foreign(at.Lang), Href: s.to(path)}
		if at.Title == "" {
			title = paper.Run{Text: s.LangMark(at.Lang), Href: s.to(path)}
		}
		line = append(line, title, plain(", "+s.T("release.versionno", at.Version)+", "+s.LangMark(at.Lang)))
		s.add(paper.Block{Line: line, Small: true})
	}
	s.add(paper.Block{Small: true, Line: []paper.Run{plain(s.T("brief.made") + " "), {Text: s.T("brief.seriespage"), Href: s.page("/series/" + s.Slug)}}})
}
