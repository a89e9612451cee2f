// Package brief makes the brief for the next round of a series out of what public
// texts say: rounds, who sat there, what each side said last time, what only one
// text has, other verbs, follow-ups, and whose turn it is to host.
//
// It is pure: what it is given has passed the gate, and the day that ages are
// counted from is given too. Every line of it stands on words of a text and names
// the version and the passage; what is derived says how.
package brief

import (
	"cmp"
	"slices"
	"strconv"

	"readout"
	"readout/internal/press"
	"readout/internal/prose"
	"readout/internal/register"
	"readout/internal/typeset"
)

// Input is what a brief is made of.
type Input struct {
	File     register.SeriesFile
	Editions map[readout.ReleaseID][]press.Edition // of its releases
	SameDay  []register.PersonSheet                // of those who led the last round, with all their meetings; none where the house shows no people
	Lang     readout.Lang                          // of the brief: of a publisher's texts in several languages, verbs are compared in this one
	AsOf     readout.Day
	Wording  bool // the house shows changes of wording
	Others   bool // and other publishers' texts
}

// Source is the passage of a version that a line stands on.
type Source struct {
	Publisher string          `json:"publisher"` // code
	Release   readout.Address `json:"-"`
	Path      string          `json:"release"` // of the version's page, with the passage
	Lang      readout.Lang    `json:"lang"`
	Version   int             `json:"version"`
	Title     string          `json:"title"`
	Passage   string          `json:"passage,omitempty"` // its address in the page, "" where that is not known
	Number    string          `json:"point,omitempty"`   // as readers count it
	Point     bool            `json:"-"`                 // Number is of a point, else of a paragraph
}

// Quote is words of a text.
type Quote struct {
	Words  string            `json:"words"`
	Side   readout.PartyCode `json:"side,omitempty"` // who is reported to say so
	Act    string            `json:"act,omitempty"`  // the verb's lemma
	Source Source            `json:"source"`
	Also   []Source          `json:"also,omitempty"` // other passages with the same words of the same side
}

// Brief is the whole, each list in the order in which it is shown.
type Brief struct {
	Format  string              `json:"format"`
	Note    string              `json:"note,omitempty"`
	Series  string              `json:"series"`
	Slug    string              `json:"slug"`
	Names   []string            `json:"also_called"`
	Parties []readout.PartyCode `json:"parties"`
	AsOf    readout.Day         `json:"as_of"`
	Rounds  []Round             `json:"rounds"` // latest first
	Held    int                 `json:"rounds_held"`
	Last    *Last               `json:"last"` // nil where nothing reports a round
	Only    []Quote             `json:"only_in_one_text"`
	Verbs   []Verb              `json:"other_verbs"`
	Follow  []FollowUp          `json:"follow_ups"`
	Raised  []Raised            `json:"raised_and_not_reported_since"`
	Host    Host                `json:"host"`
	SameDay []SameDay           `json:"same_people_same_day"`
	Demo    bool                `json:"-"`
}

// Round is one line of the list of rounds.
type Round struct {
	Ordinal int                   `json:"ordinal,omitempty"`
	Start   readout.PartialDate   `json:"start,omitempty"`
	End     readout.Day           `json:"end,omitempty"`
	City    string                `json:"city,omitempty"`
	Country readout.PartyCode     `json:"country,omitempty"`
	Meeting readout.Address       `json:"-"`
	Path    string                `json:"meeting,omitempty"`
	Held    bool                  `json:"held"`
	Coming  bool                  `json:"announced"` // every text announces it
	Heads   []readout.Participant `json:"heads"`
	Source  *Source               `json:"source"`
}

// Last is what was said at the round that was held last.
type Last struct {
	Round  Round   `json:"round"`
	People []Seat  `json:"people"`
	Topics []Topic `json:"topics"` // in the order of the texts; one without words is of all other matters
	Texts  int     `json:"texts"`
}

// Seat is a person who sat there with the post at the time.
type Seat struct {
	Person readout.Participant `json:"person"`
	Source Source              `json:"source"`
}

// Bounds of the lists that a reader of two pages can take in. What is beyond stays
// in the pages that the brief leads to.
const (
	lastRounds  = 3 // whose follow-ups are looked at
	mostOnly    = 8
	mostVerbs   = 8
	mostFollow  = 8
	mostRaised  = 6
	mostSameDay = 6
)

// maker is a brief in the making.
type maker struct {
	Input
	Brief
	texts map[readout.ReleaseID]map[readout.Lang]press.Edition
	docs  map[string]*prose.Doc
	held  []register.Round // reported, not only announced, the latest first
}

// Make makes the brief.
func Make(in Input) Brief {
	m := &maker{Input: in, texts: map[readout.ReleaseID]map[readout.Lang]press.Edition{}, docs: map[string]*prose.Doc{}}
	for id, editions := range in.Editions {
		m.texts[id] = map[readout.Lang]press.Edition{}
		for _, e := range editions {
			m.texts[id][e.Shown.Lang] = e
			m.Demo = m.Demo || e.Demo
		}
	}
	f := in.File
	m.Brief = Brief{Format: "readout-brief/1", Series: f.Name, Slug: f.Slug, Names: []string{}, Parties: f.Parties, AsOf: in.AsOf, Demo: m.Demo,
		Rounds: []Round{}, Only: []Quote{}, Verbs: []Verb{}, Follow: []FollowUp{}, Raised: []Raised{}, SameDay: []SameDay{}}
	for _, name := range f.Names {
		if name != f.Name {
			m.Names = append(m.Names, name)
		}
	}
	for _, r := range f.Rounds {
		line := m.round(r)
		m.Rounds = append(m.Rounds, line)
		if line.Held && !line.Coming {
			m.Held++
			m.held = append(m.held, r)
		}
	}
	m.host()
	if len(m.held) > 0 {
		m.last()
		m.follow()
		for _, f := range m.Follow {
			if f.Next && m.Host.Announced == nil {
				m.Host.Announced = &f
			}
		}
		if in.Others {
			m.only()
		}
		if in.Wording {
			m.verbs()
		}
		m.sameDay()
	}
	return m.Brief
}

// reports are the accounts of a round that tell what came of it and were read.
func (m *maker) reports(r register.Round) []register.AccountSheet {
	var out []register.AccountSheet
	for _, a := range m.File.Accounts[r.Meeting] {
		if a.Kind != readout.AccountAdvance && a.Record.Meeting != nil {
			out = append(out, a)
		}
	}
	return out
}

func (m *maker) round(r register.Round) Round {
	out := Round{Ordinal: r.Ordinal, Start: r.Start, End: r.End, City: r.City, Country: r.Country, Meeting: r.Address, Held: r.Meeting != 0, Heads: r.Heads}
	if out.Heads == nil {
		out.Heads = []readout.Participant{}
	}
	if out.Country == "" {
		out.Country = m.countryOf(r.City)
	}
	if r.Meeting == 0 {
		if s := r.Source; s != nil {
			source := Source{Publisher: s.Publisher, Release: s.Release, Lang: s.Lang, Version: s.Version}
			m.place(&source, m.editionAt(s.Release, s.Lang), s.Span.Start)
			out.Source = &source
		}
		return out
	}
	out.Path = "/meetings/" + r.Address.String()
	accounts := m.File.Accounts[r.Meeting]
	out.Coming = len(accounts) > 0 && !slices.ContainsFunc(accounts, func(a register.AccountSheet) bool { return a.Kind != readout.AccountAdvance })
	for _, a := range slices.Concat(m.reports(r), accounts) {
		s := m.source(a, "/meeting/ordinal", "/meeting/start_date")
		out.Source = &s
		break
	}
	return out
}

// countryOf is the country of a city as rounds that were held have it.
func (m *maker) countryOf(city string) readout.PartyCode {
	for _, r := range m.File.Rounds {
		if city != "" && r.City == city && r.Country != "" {
			return r.Country
		}
	}
	return ""
}

func (m *maker) editionAt(a readout.Address, lang readout.Lang) press.Edition {
	for _, of := range m.texts {
		if e, ok := of[lang]; ok && e.Address == a {
			return e
		}
	}
	return press.Edition{}
}

// source is the passage that the first of some paths of an account's record
// stands on.
func (m *maker) source(a register.AccountSheet, paths ...string) Source {
	s := Source{Publisher: a.Publisher, Release: a.Address, Lang: a.Lang, Version: a.Version, Title: a.Title}
	e := m.texts[a.Release][a.Lang]
	if e.Shown.Number == a.Version {
		s.Title = e.Shown.Title
	}
	start := -1
	for _, path := range paths {
		for _, ev := range a.Record.Evidence {
			if start < 0 && ev.Path == path {
				start = ev.Start
			}
		}
	}
	if e.Shown.Number != a.Version || e.Shown.TextSHA256 != a.Record.Release.TextSHA256 {
		start = -1
	}
	m.place(&s, e, start)
	return s
}

// place finds the passage that a code point of a text stands in.
func (m *maker) place(s *Source, e press.Edition, start int) {
	s.Path = "/" + string(s.Lang) + s.Release.Version(s.Version)
	if e.Text == "" || start < 0 || e.Shown.Number != s.Version {
		return
	}
	s.Title = cmp.Or(s.Title, e.Shown.Title)
	doc := m.doc(e)
	at := doc.Ruler.Byte(start)
	for _, p := range typeset.Places(doc) {
		if is := doc.Paragraphs[p.Paragraph]; is.Start <= at && at < is.End {
			s.Passage, s.Number, s.Point = p.ID, p.Number, p.Point
			s.Path += "#" + p.ID
			return
		}
	}
}

func (m *maker) doc(e press.Edition) *prose.Doc {
	key := e.Shown.TextSHA256 + strconv.Itoa(len(e.Text))
	if m.docs[key] == nil {
		m.docs[key] = prose.Parse(e.Text)
	}
	return m.docs[key]
}

// last tells who sat at the last round and what was said, by topic.
func (m *maker) last() {
	r := m.held[0]
	reports := m.reports(r)
	last := &Last{Round: m.Rounds[slices.IndexFunc(m.Rounds, func(x Round) bool { return x.Meeting == r.Address })], People: []Seat{}, Topics: []Topic{}, Texts: len(m.File.Accounts[r.Meeting])}
	seen := map[string]bool{}
	for _, a := range reports {
		for i, p := range a.Record.Meeting.Participants {
			key := readout.PersonKey(p.Name, readout.Value(p.Side))
			if !seen[key] {
				seen[key] = true
				last.People = append(last.People, Seat{p, m.source(a, "/meeting/participants/"+strconv.Itoa(i)+"/name")})
			}
		}
	}
	for _, a := range reports {
		m.topics(last, a)
	}
	m.Brief.Last = last
}

// monthsFrom is how many whole months lie between a date and a day, 0 where the
// date has no month.
func monthsFrom(from readout.PartialDate, to readout.Day) int {
	if len(from) < len("2006-01") || len(to) < len("2006-01") {
		return 0
	}
	month := func(s string) int {
		year, _ := strconv.Atoi(s[:4])
		n, _ := strconv.Atoi(s[5:7])
		return 12*year + n
	}
	n := month(string(to)) - month(string(from))
	if len(from) == len("2006-01-02") && from[8:] > readout.PartialDate(to)[8:] {
		n--
	}
	return max(0, n)
}
