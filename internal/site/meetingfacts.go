package site

import (
	"cmp"
	"fmt"
	"slices"

	"readout"
	"readout/internal/catalogue"
)

// fact is one line of what the texts say of a meeting. Texts that say the same
// share a value; others stand beside it, each with its source.
type fact struct {
	Label  string
	Values []factValue
}

// factValue is a value with the passages that it stands on.
type factValue struct {
	Text    string
	Lang    readout.Lang // of Text where it is not the page's
	Sources []cited
	Href    string // a page about it
}

// cited is a passage of a text on the text's own page.
type cited struct {
	Href  string
	Text  string // which one; "" where there is one only
	Where string // "" where the text is not shown
}

// delegation is the people of one side, as the texts name them.
type delegation struct {
	Name string
	Rows []delegate
	side readout.PartyCode
}

// delegate is one person with post and body at the time.
type delegate struct {
	Name, Post, Body string
	Lang             readout.Lang // of the three, and of Also, where it is not the page's
	Also             []string     // the name as other texts write it
	Roles            []roleTold
	Href             string // of the person's page; "" where there is none
	BodyHref         string // of the body's
	Sources          []cited
	key              string
}

// roleTold is a role with the text that gives it, which matters where texts differ.
type roleTold struct {
	Role string
	Text string // "" where there is one text, or where all that tell it agree
	text string
}

// saidSide is what the texts report of one side, or of all.
type saidSide struct {
	Name  string
	Texts []saidText
}

// saidText is what one text reports.
type saidText struct {
	Text      string // which one
	Publisher string
	Lang      readout.Lang // of Publisher where it is not the page's
	Quotes    []factValue
	Column    int // 1, 2 … of the text among those that report, where they stand side by side
}

// merger puts what several texts say on one page.
type merger struct {
	page    *meetingPage
	parties []readout.PartyCode // of the texts, in their order
	people  map[string]string   // slugs of those who have pages, by key
	texts   int                 // so far
}

func (m *merger) add(a account) {
	for _, party := range a.Record.Meeting.Parties {
		if !slices.Contains(m.parties, party) {
			m.parties = append(m.parties, party)
		}
	}
	d := a.read
	var one details
	d.facts(&one)
	for _, row := range one.Rows {
		m.fact(a, row)
	}
	for i, p := range a.Record.Meeting.Participants {
		side := readout.Value(p.Side)
		row := delegate{Name: p.Name, Post: readout.Value(p.Post), Body: readout.Value(p.Organisation), Lang: d.lang, key: readout.PersonKey(p.Name, side)}
		if p.Role != nil {
			row.Roles = []roleTold{{Role: d.T("meeting.role." + string(*p.Role)), text: d.T("meeting.text", a.number)}}
		}
		row.Href, row.BodyHref = d.personPage(m.people, p.Name, side), d.subjectPage(catalogue.OrganisationOf(row.Body, side))
		row.Sources = m.cite(a, d.value(p.Name, d.lang, fmt.Sprintf("/meeting/participants/%d/name", i)))
		m.delegate(side, row)
	}
	d.said(&one)
	if len(one.Said) > 0 {
		m.texts++
	}
	name, lang := a.publisher.Name(d.Lang())
	for _, said := range one.Said {
		text := saidText{Text: d.T("meeting.text", a.number), Publisher: name, Lang: d.Foreign(lang), Column: m.texts}
		for _, q := range said.Quotes {
			text.Quotes = append(text.Quotes, factValue{Text: q.Text, Lang: q.Lang, Sources: passages(q)})
		}
		m.said(said.Name, text)
	}
}

// cite names the sources of a value on the page of its text, each passage once,
// with the text's number where there are several.
func (m *merger) cite(a account, v value) []cited {
	out := passages(v)
	if m.page.Several {
		for i := range out {
			out[i].Text = m.page.T("meeting.text", a.number)
		}
	}
	return out
}

func passages(v value) []cited {
	var out []cited
	for _, s := range v.Sources {
		c := cited{Href: s.Href, Where: s.Where}
		if !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

func (m *merger) fact(a account, row detail) {
	at := slices.IndexFunc(m.page.Facts, func(f fact) bool { return f.Label == row.Label })
	if at < 0 {
		at = len(m.page.Facts)
		m.page.Facts = append(m.page.Facts, fact{Label: row.Label})
	}
	f := &m.page.Facts[at]
	for _, v := range row.Values {
		same := slices.IndexFunc(f.Values, func(have factValue) bool { return have.Text == v.Text && have.Lang == v.Lang })
		if same < 0 {
			f.Values = append(f.Values, factValue{v.Text, v.Lang, m.cite(a, v), v.Href})
			continue
		}
		f.Values[same].Sources = append(f.Values[same].Sources, m.cite(a, v)...)
	}
}

// delegate adds a person to a side. Texts that name the same person share a row where
// the post and the body of the one are those of the other, or where it tells none:
// spellings and roles that differ stand in it beside each other. Otherwise both
// wordings stand, one below the other.
func (m *merger) delegate(side readout.PartyCode, row delegate) {
	at := slices.IndexFunc(m.page.Delegations, func(d delegation) bool { return d.side == side })
	if at < 0 {
		at = len(m.page.Delegations)
		name := m.page.T("meeting.sideunknown")
		if side != "" {
			name = m.page.T("meeting.delegation", m.page.Party(side))
		}
		m.page.Delegations = append(m.page.Delegations, delegation{Name: name, side: side})
	}
	d := &m.page.Delegations[at]
	after := len(d.Rows)
	for i := range d.Rows {
		have := &d.Rows[i]
		if have.key != row.key {
			continue
		}
		switch {
		case have.covers(row):
			have.join(row)
			return
		case row.covers(*have):
			have.Post, have.Body, have.BodyHref = row.Post, row.Body, row.BodyHref
			have.join(row)
			return
		}
		after = i + 1
	}
	d.Rows = slices.Insert(d.Rows, after, row)
}

// covers reports whether b tells nothing of post and body that a does not tell in the
// same words.
func (a delegate) covers(b delegate) bool {
	holds := func(a, b string) bool { return b == "" || a == b }
	return a.Lang == b.Lang && holds(a.Post, b.Post) && holds(a.Body, b.Body)
}

// join takes in what another text tells of the same person.
func (a *delegate) join(b delegate) {
	a.Sources = slices.Concat(a.Sources, b.Sources)
	if b.Name != a.Name && !slices.Contains(a.Also, b.Name) {
		a.Also = append(a.Also, b.Name)
	}
	for _, told := range b.Roles {
		if !slices.ContainsFunc(a.Roles, func(have roleTold) bool { return have.Role == told.Role }) {
			a.Roles = append(a.Roles, told)
		}
	}
	for i := range a.Roles {
		if a.Roles[i].Text = ""; len(a.Roles) > 1 {
			a.Roles[i].Text = a.Roles[i].text
		}
	}
}

func (m *merger) said(name string, text saidText) {
	at := slices.IndexFunc(m.page.Said, func(s saidSide) bool { return s.Name == name })
	if at < 0 {
		at = len(m.page.Said)
		m.page.Said = append(m.page.Said, saidSide{Name: name})
	}
	m.page.Said[at].Texts = append(m.page.Said[at].Texts, text)
}

// sort puts the sides into the order of the parties; what all said comes after
// them, then what was agreed.
func (m *merger) sort() {
	slices.SortStableFunc(m.page.Delegations, func(a, b delegation) int { return cmp.Compare(m.rank(a.side), m.rank(b.side)) })
	last := []string{m.page.T("details.shared"), m.page.T("details.agreed"), m.page.T("details.others")}
	var order []string
	for _, party := range m.parties {
		order = append(order, m.page.T("details.saidby", m.page.Party(party)))
	}
	place := func(name string) int {
		if i := slices.Index(order, name); i >= 0 {
			return i
		}
		return len(order) + 1 + slices.Index(last, name)
	}
	slices.SortStableFunc(m.page.Said, func(a, b saidSide) int { return cmp.Compare(place(a.Name), place(b.Name)) })
}

func (m *merger) rank(side readout.PartyCode) int {
	if i := slices.Index(m.parties, side); i >= 0 {
		return i
	}
	if side != "" {
		return len(m.parties)
	}
	return len(m.parties) + 1
}
