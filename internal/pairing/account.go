package pairing

import (
	"slices"
	"strings"
	"time"

	"readout"
	"readout/internal/levels"
	"readout/internal/names"
	"readout/internal/parties"
)

// account is what decides of a record which meeting it tells of.
type account struct {
	record  *readout.Record
	meeting *readout.ReportedMeeting
	source  string
	edition string            // the release in whatever language, "" where its name gives none
	house   string            // who publishes, "" where nobody says
	side    readout.PartyCode // whose side the publisher is on, "" where unknown
	lang    readout.Lang
	kind    readout.AccountKind

	parties  []readout.PartyCode // sorted
	first    day                 // the days of the meeting
	last     day
	dated    bool // the text dates the meeting; else the days are those of the release
	released day  // 0 where unknown

	format readout.MeetingFormat
	level  levels.Level
	people []person
	city   string
	land   readout.PartyCode
	series series

	words words
	lead  words // of the title and the beginning
}

// day counts days; 0 is no day.
type day int

func dayOf(d *readout.Day) day {
	if d == nil {
		return 0
	}
	t, err := time.Parse(time.DateOnly, string(*d))
	if err != nil {
		return 0
	}
	return day(t.Unix()/86400) + 1<<20
}

// person is someone whom a record names at the table.
type person struct {
	name names.Name
	text string
	side readout.PartyCode
	head bool
}

// newAccount takes a record apart. The record reports a meeting.
func newAccount(r *readout.Record) *account {
	m := r.Meeting
	a := &account{record: r, meeting: m, source: r.Release.Source, lang: r.Release.Lang, released: dayOf(r.Release.Date)}
	a.kind = kindOf(r)
	a.house = houseOf(r)
	a.parties = slices.Clone(m.Parties)
	for _, p := range m.Participants {
		if side := readout.Value(p.Side); side != "" && !slices.Contains(a.parties, side) {
			a.parties = append(a.parties, side)
		}
	}
	if len(a.parties) < 2 {
		for _, p := range parties.NamedIn(readout.Value(r.Release.Title)) {
			if !slices.Contains(a.parties, p) {
				a.parties = append(a.parties, p)
			}
		}
	}
	a.side = sideOf(r, a.house, a.parties)
	if a.side == "" {
		a.parties = withTitle(a.parties, parties.NamedIn(readout.Value(r.Release.Title)))
	}
	slices.Sort(a.parties)
	a.first, a.last = dayOf(m.StartDate), dayOf(m.EndDate)
	if a.first == 0 {
		a.first = a.last
	}
	a.last = max(a.first, a.last)
	a.dated = a.first > 0
	if !a.dated {
		a.first, a.last = a.released, a.released
	}
	a.format = formatOf(r)
	for _, p := range m.Participants {
		name := strings.Clone(p.Name) // a part of the text would keep all of it
		a.people = append(a.people, person{name: names.Parse(name), text: name, side: readout.Value(p.Side),
			head: readout.Value(p.Role) == readout.RoleHead})
	}
	if a.side == "" {
		a.side = sideOfTitle(readout.Value(r.Release.Title), a.parties)
	}
	a.level = levelOf(m)
	a.city, a.land = strings.Clone(city(readout.Value(m.City))), readout.Value(m.Country)
	a.words = wordsOf(r.Release.Text)
	a.lead = wordsOf(readout.Value(r.Release.Title) + "\n" + beginning(r.Release.Text, 500))
	a.series = seriesOf(a)
	return a
}

// slim is a record without what pairing has no more use for, with strings of its
// own: a part of the text would keep the whole text in memory.
func slim(r *readout.Record) *readout.Record {
	slim, meeting := *r, *r.Meeting
	slim.Release.Text, slim.Evidence, slim.Release.Points, slim.Claims, slim.Candidates = "", nil, nil, nil, nil
	meeting.Statements, meeting.Outcomes, meeting.Topics, meeting.Participants = nil, nil, nil, nil
	meeting.Previous, meeting.Next = nil, nil
	for _, p := range []**string{&slim.Release.Title, &meeting.Series, &meeting.City, &meeting.Venue} {
		*p = owned(*p)
	}
	slim.Mentions = slices.Clone(slim.Mentions)
	for i := range slim.Mentions {
		slim.Mentions[i].Series, slim.Mentions[i].Place = owned(slim.Mentions[i].Series), nil
	}
	slim.Meeting = &meeting
	return &slim
}

func owned(p *string) *string {
	if p == nil {
		return nil
	}
	own := strings.Clone(*p)
	return &own
}

// withTitle adds the one party that a title names beside all that the record has:
// where nobody found whose text it is, its own side may be missing.
func withTitle(of, titled []readout.PartyCode) []readout.PartyCode {
	if len(of) < 3 || len(titled) != len(of)+1 {
		return of
	}
	for _, p := range of {
		if !slices.Contains(titled, p) {
			return of
		}
	}
	return titled
}

func formatOf(r *readout.Record) readout.MeetingFormat {
	m := r.Meeting
	if m.Format != nil && *m.Format == readout.InPerson && m.City == nil && m.Venue == nil {
		// told of a place by nothing: the words of a call beat it
		if saysPhone(readout.Value(r.Release.Title)) {
			return readout.ByPhone
		}
		if saysPhone(beginning(r.Release.Text, 400)) {
			return ""
		}
	}
	if m.Format != nil {
		return *m.Format
	}
	if m.Kind == readout.KindPhoneCall {
		return readout.ByPhone
	}
	title := strings.ToLower(readout.Value(r.Release.Title))
	if saysPhone(title) || strings.Contains(title, " call with ") && !strings.Contains(title, "courtesy call") {
		return readout.ByPhone
	}
	if m.City != nil || m.Venue != nil {
		return readout.InPerson
	}
	return ""
}

// saysPhone says whether words are of a call by telephone.
func saysPhone(words string) bool {
	words = strings.ToLower(strings.ReplaceAll(words, "\u00a0", " "))
	for _, w := range []string{"telephone", "phone call", "phone talk", "phone conversation", "by phone", "on the phone", "전화"} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return false
}

// levelOf is the level that the heads of an account tell, the lowest: a leader who
// receives a minister meets at the level of ministers. Working talks and those of
// directors-general are one, because houses differ in whom they name.
func levelOf(m *readout.ReportedMeeting) levels.Level {
	lowest := levels.Untold
	for _, p := range m.Participants {
		if readout.Value(p.Role) == readout.RoleHead {
			lowest = max(lowest, levels.Of(readout.Value(p.Post), readout.Value(p.Organisation), readout.Value(p.Side)))
		}
	}
	if lowest == levels.Untold {
		lowest = levels.OfMeeting(nil, m.Kind)
	}
	return min(lowest, levels.Directors)
}

// city is a city's name for comparison.
func city(name string) string {
	name = strings.ToLower(strings.ReplaceAll(name, "\u00a0", " "))
	name = strings.NewReplacer(".", "", ",", "", " dc", "", " city", "", "-", " ", "new delhi", "delhi", "ha noi", "hanoi").Replace(name)
	return strings.TrimSpace(name)
}

func beginning(text string, letters int) string {
	for i := range text {
		if letters--; letters < 0 {
			return text[:i]
		}
	}
	return text
}
