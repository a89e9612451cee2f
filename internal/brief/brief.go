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
	"strings"

	"readout"
	"readout/internal/aligning"
	"readout/internal/drift"
	"readout/internal/press"
	"readout/internal/prose"
	"readout/internal/register"
	"readout/internal/typeset"
	"readout/internal/wording"
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

// Topic is what was said about one matter, by side.
type Topic struct {
	Words  string  `json:"words,omitempty"`
	Source *Source `json:"source,omitempty"` // of Words
	Said   []Quote `json:"said"`
}

// Verb is a matter of which a text speaks with another verb than its publisher's
// text about the round before.
type Verb struct {
	Now  Quote  `json:"now"`
	Last Quote  `json:"last"`
	Verb string `json:"verb"`      // as the text has it
	Was  string `json:"last_verb"` // as the other has it
}

// FollowUp is what a round agreed, decided or put off to the next.
type FollowUp struct {
	Quote
	Next    bool                `json:"next_round"` // it is about the next round
	Round   Round               `json:"round"`
	Due     readout.PartialDate `json:"due,omitempty"` // of a next round, as far as the text says
	Months  int                 `json:"age_months"`    // from the round to the day of the brief
	Updated *Round              `json:"spoken_of_again,omitempty"`
}

// Raised is what a side asked for at a round, and of which no text held of a later
// round speaks.
type Raised struct {
	Quote
	Round  Round `json:"round"`
	Months int   `json:"age_months"`
}

// SameDay is another meeting on the day of the last round with one of those who
// led it.
type SameDay struct {
	People  []string        `json:"people"` // with their posts at the time
	Meeting readout.Address `json:"-"`
	Path    string          `json:"meeting"`
	Name    string          `json:"series,omitempty"`
	Ordinal int             `json:"ordinal,omitempty"`
	Kind    string          `json:"kind"`
	Release string          `json:"source"`
}

// asks are the acts, as records have them, by which a side raises what another is
// to do.
var asks = map[string]bool{"raise": true, "request": true, "urge": true, "call": true, "propose": true, "suggest": true, "ask": true, "invite": true, "demand": true, "offer": true, "press": true, "seek": true, "appeal": true}

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
	s.Path = "/" + string(s.Lang) + "/releases/" + s.Release.String() + "/v" + strconv.Itoa(s.Version)
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
			key := readout.PersonKey(p.Name, value(p.Side))
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

// topics sorts the statements of an account by the topics that it names.
func (m *maker) topics(last *Last, a register.AccountSheet) {
	met := a.Record.Meeting
	own := make([]int, len(met.Topics)) // their place in last.Topics
	for i, words := range met.Topics {
		own[i] = slices.IndexFunc(last.Topics, func(t Topic) bool { return t.Words != "" && related(t.Words, words) > 0.6 })
		if own[i] < 0 {
			s := m.source(a, "/meeting/topics/"+strconv.Itoa(i))
			last.Topics = append(last.Topics, Topic{Words: words, Source: &s, Said: []Quote{}})
			own[i] = len(last.Topics) - 1
		}
	}
	for i, st := range met.Statements {
		q := Quote{Words: st.Quote, Side: value(st.Side), Act: st.Act, Source: m.source(a, "/meeting/statements/"+strconv.Itoa(i)+"/quote")}
		best, most := -1, 0.15
		for at, t := range last.Topics {
			if like := related(t.Words, st.Quote); t.Words != "" && like > most {
				best, most = at, like
			}
		}
		if best < 0 {
			best = slices.IndexFunc(last.Topics, func(t Topic) bool { return t.Words == "" })
		}
		if best < 0 {
			last.Topics = append(last.Topics, Topic{Said: []Quote{}})
			best = len(last.Topics) - 1
		}
		said := &last.Topics[best].Said
		if same := slices.IndexFunc(*said, func(x Quote) bool { return x.Side == q.Side && folded(x.Words) == folded(q.Words) }); same >= 0 {
			(*said)[same].Also = append((*said)[same].Also, q.Source)
			continue
		}
		*said = append(*said, q)
	}
}

// only tells what stands in one text about the last round alone: of two
// publishers, in one language.
func (m *maker) only() {
	reports := m.reports(m.held[0])
	done := map[string]bool{}
	for i, a := range reports {
		for _, b := range reports[i+1:] {
			left, right := m.texts[a.Release][a.Lang], m.texts[b.Release][b.Lang]
			if a.Publisher == b.Publisher || a.Lang != b.Lang || left.Text == "" || right.Text == "" {
				continue
			}
			found := aligning.Align(m.aligned(a, left), m.aligned(b, right))
			for _, row := range found.Rows {
				if row.Label != aligning.Only || row.Kind.Fact() {
					continue
				}
				for _, side := range []struct {
					a      register.AccountSheet
					quotes []aligning.Quote
				}{{a, row.Left}, {b, row.Right}} {
					for _, q := range side.quotes {
						e := m.texts[side.a.Release][side.a.Lang]
						s := Source{Publisher: side.a.Publisher, Release: side.a.Address, Lang: side.a.Lang, Version: e.Shown.Number, Title: e.Shown.Title}
						m.place(&s, e, q.Start)
						if key := s.Path + q.Exact; !done[key] && len(m.Only) < mostOnly {
							done[key] = true
							m.Only = append(m.Only, Quote{Words: q.Exact, Side: q.Side, Source: s})
						}
					}
				}
			}
		}
	}
}

func (m *maker) aligned(a register.AccountSheet, e press.Edition) aligning.Text {
	t := aligning.Text{Doc: m.doc(e), Lang: a.Lang, Issued: a.Date}
	if a.Record.Release.TextSHA256 == e.Shown.TextSHA256 {
		t.Record = a.Record
	}
	return t
}

// verbs tells of which matters the last round's texts speak with another verb than
// the text of the round before.
func (m *maker) verbs() {
	threads := drift.Threads(m.File, m.Editions)
	for _, t := range threads {
		at := t.At(m.held[0].Meeting)
		better := t.Lang != m.Lang && slices.ContainsFunc(threads, func(other drift.Thread) bool {
			return other.Publisher == t.Publisher && other.Kind == t.Kind && other.Lang == m.Lang && other.At(m.held[0].Meeting) > 0
		})
		if at < 1 || t.Kind == readout.AccountAdvance || better {
			continue
		}
		for _, turn := range t.Step(at).Turns {
			if turn.Kind != wording.VerbChanged || len(m.Verbs) == mostVerbs {
				continue
			}
			m.Verbs = append(m.Verbs, Verb{Now: m.clause(t, at, turn.New), Last: m.clause(t, at-1, turn.Old), Verb: turn.New.Verb, Was: turn.Old.Verb})
		}
	}
}

func (m *maker) clause(t drift.Thread, at int, c wording.Clause) Quote {
	text := t.Texts[at]
	e := text.Edition
	s := Source{Publisher: t.Publisher, Release: e.Address, Lang: t.Lang, Version: e.Shown.Number, Title: e.Shown.Title}
	m.place(&s, e, text.Doc.Ruler.Point(text.Doc.Paragraphs[c.Paragraph].Body))
	return Quote{Words: drift.Snippet(c.Text), Source: s}
}

// follow tells what rounds agreed and announced, and what a side raised of which no
// later text speaks.
func (m *maker) follow() {
	for at, r := range m.held[:min(lastRounds, len(m.held))] {
		line := m.round(r)
		later := m.held[:at]
		said := map[string]bool{}
		for _, a := range m.reports(r) {
			met := a.Record.Meeting
			add := func(f FollowUp, path string) {
				if key := strings.ToLower(f.Words); said[key] || len(m.Follow) == mostFollow {
					return
				} else {
					said[key] = true
				}
				f.Round, f.Months, f.Source = line, monthsFrom(line.Start, m.Brief.AsOf), m.source(a, path)
				f.Updated = m.again(f.Words, a.Lang, later)
				m.Follow = append(m.Follow, f)
			}
			if met.Next != nil {
				f := FollowUp{Quote: Quote{Words: met.Next.Text}, Next: true, Due: value(met.Next.Date)}
				if at == 0 { // an older announcement has become a round
					add(f, "/meeting/next/text")
				}
			}
			for i, o := range met.Outcomes {
				if met.Next == nil || !strings.Contains(met.Next.Text, o.Quote) && !strings.Contains(o.Quote, met.Next.Text) {
					add(FollowUp{Quote: Quote{Words: o.Quote}}, "/meeting/outcomes/"+strconv.Itoa(i)+"/quote")
				}
			}
			if at > 1 {
				continue
			}
			for i, st := range met.Statements {
				if side := value(st.Side); !asks[st.Act] || side == "" || side == readout.BothSides || len(m.Raised) == mostRaised {
					continue
				}
				if m.again(st.Quote, a.Lang, later) == nil {
					m.Raised = append(m.Raised, Raised{Quote: Quote{Words: st.Quote, Side: value(st.Side), Act: st.Act, Source: m.source(a, "/meeting/statements/"+strconv.Itoa(i)+"/quote")},
						Round: line, Months: monthsFrom(line.Start, m.Brief.AsOf)})
				}
			}
		}
	}
}

// again is the first of later rounds, which stand latest first, whose texts in
// that language speak of a matter.
func (m *maker) again(words string, lang readout.Lang, later []register.Round) *Round {
	for _, r := range slices.Backward(later) {
		for _, a := range m.reports(r) {
			e := m.texts[a.Release][lang]
			if e.Text != "" && (wording.RoundText{Doc: m.doc(e), Lang: lang}).Speaks(words) {
				line := m.round(r)
				return &line
			}
		}
	}
	return nil
}

// sameDay tells what else those who led the last round did on its day.
func (m *maker) sameDay() {
	r := m.held[0]
	for _, p := range m.Input.SameDay {
		for _, a := range p.Appearances {
			if a.Start == "" || string(a.Start) != string(r.Start) || a.Meeting == r.Address {
				continue
			}
			who := a.Name
			if a.Post != "" {
				who += ", " + a.Post
			}
			if at := slices.IndexFunc(m.Brief.SameDay, func(d SameDay) bool { return d.Meeting == a.Meeting }); at >= 0 {
				m.Brief.SameDay[at].People = append(m.Brief.SameDay[at].People, who)
				continue
			}
			if len(m.Brief.SameDay) == mostSameDay {
				continue
			}
			one := SameDay{People: []string{who}, Meeting: a.Meeting, Path: "/meetings/" + a.Meeting.String(), Ordinal: a.Ordinal, Kind: string(a.Kind), Release: "/releases/" + a.Release.String()}
			if a.Series != nil {
				one.Name = a.Series.Name
			}
			m.Brief.SameDay = append(m.Brief.SameDay, one)
		}
	}
}

// related is how many of the words that tell of a topic stand in other words, 0
// to 1.
func related(topic, words string) float64 {
	all, there := 0, 0
	in := map[string]bool{}
	for _, t := range prose.Parse(words).Tokens {
		in[stemOf(t.Lower)] = true
	}
	for _, t := range prose.Parse(topic).Tokens {
		if t.Kind != prose.Word || len(t.Lower) < 4 {
			continue
		}
		all++
		if in[stemOf(t.Lower)] {
			there++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(there) / float64(all)
}

func folded(words string) string { return strings.ToLower(strings.Join(strings.Fields(words), " ")) }

func stemOf(word string) string { return strings.TrimSuffix(strings.TrimSuffix(word, "s"), "e") }

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

func value[T any](p *T) T {
	if p == nil {
		var zero T
		return zero
	}
	return *p
}
