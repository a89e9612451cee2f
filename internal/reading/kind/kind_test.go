package kind_test

import (
	"strings"
	"testing"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/kind"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// meeting makes the meeting that one sentence reports by a verb: whoever the sentence
// names took part.
func meeting(t *testing.T, words, verb, form string) *kind.Meeting {
	t.Helper()
	doc := prose.Parse(words)
	if len(doc.Sentences) != 1 {
		t.Fatalf("%q is %d sentences", words, len(doc.Sentences))
	}
	text := rules.NewText(doc, rules.English())
	text.FindMentions(func(rules.Mention) bool { return false })
	m := &kind.Meeting{Text: text, Sentence: doc.Sentences[0], Form: form}
	for i := range text.Tokens {
		if n := len(strings.Fields(verb)); i+n <= len(text.Tokens) && text.Words(i, i+n) == verb {
			m.Words = rules.Range(i, i+n)
		}
	}
	if m.Words.Empty() {
		t.Fatalf("%q has no %q", words, verb)
	}
	for _, n := range people.New(text).In(doc.Sentences[0]) {
		m.People = append(m.People, kind.Person{Side: n.Side, Post: n.Post, Organisation: n.Organisation})
		m.Parties = append(m.Parties, n.Side)
	}
	return m
}

// TestFirstTestThatFits: of the tests that could tell the kind of a meeting the first
// in order does.
func TestFirstTestThatFits(t *testing.T) {
	const (
		leaders   = "Prime Minister Ingrid Solberg of Norway met President Carla Rojas of Chile."
		ministers = "Foreign Minister Ola Nordmann of Norway met Foreign Minister Pablo Diaz of Chile."
		uneven    = "President Carla Rojas of Chile met Foreign Minister Ola Nordmann of Norway."
		below     = "Permanent Secretary Ola Nordmann of Norway met Director General Pablo Diaz of Chile."
	)
	is := func(change func(*kind.Meeting)) func(*kind.Meeting) { return change }
	none := is(func(*kind.Meeting) {})
	for name, c := range map[string]struct {
		words, verb, form string
		change            func(*kind.Meeting)
		want              readout.MeetingKind
		rule              string
	}{
		"two leaders":                    {leaders, "met", "met", none, readout.KindSummit, "kind.leaders"},
		"two ministers":                  {ministers, "met", "met", none, readout.KindMinisterial, "kind.ministers"},
		"the lower of the two sides":     {uneven, "met", "met", none, readout.KindMinisterial, "kind.ministers"},
		"officials":                      {below, "met", "met", none, readout.KindConsultation, "kind.officials"},
		"the series before who met":      {ministers, "met", "met", is(func(m *kind.Meeting) { m.Series = "dialogue" }), readout.KindDialogue, "kind.series"},
		"a series of no kind is none":    {ministers, "met", "met", is(func(m *kind.Meeting) { m.Series = "-" }), readout.KindMinisterial, "kind.ministers"},
		"the noun before who met":        {leaders, "met", "held", is(func(m *kind.Meeting) { m.Noun = "working_group" }), readout.KindWorkingGroup, "kind.noun"},
		"consultations of ministers":     {ministers, "met", "held", is(func(m *kind.Meeting) { m.Noun = "consultation" }), readout.KindConsultation, "kind.noun"},
		"consultations of leaders":       {leaders, "met", "held", is(func(m *kind.Meeting) { m.Noun = "consultation" }), readout.KindSummit, "kind.leaders"},
		"a call of leaders":              {leaders, "met", "call", none, readout.KindPhoneCall, "kind.call"},
		"whoever calls on somebody":      {ministers, "met", "courtesy", none, readout.KindCourtesyCall, "kind.courtesy-call"},
		"a guest received":               {"Foreign Minister Ola Nordmann of Norway received Foreign Minister Pablo Diaz of Chile.", "received", "received", none, readout.KindCourtesyCall, "kind.received-guest"},
		"a guest received for talks":     {"Foreign Minister Ola Nordmann of Norway received Foreign Minister Pablo Diaz of Chile for talks.", "received", "received", none, readout.KindMinisterial, "kind.ministers"},
		"a guest hosted":                 {"Foreign Minister Ola Nordmann of Norway hosted Foreign Minister Pablo Diaz of Chile.", "hosted", "received", none, readout.KindMinisterial, "kind.ministers"},
		"officials receive officials":    {"Permanent Secretary Ola Nordmann of Norway received Director General Pablo Diaz of Chile.", "received", "received", none, readout.KindConsultation, "kind.officials"},
		"a guest to be received":         {"Foreign Minister Ola Nordmann of Norway receives Foreign Minister Pablo Diaz of Chile.", "receives", "received", is(func(m *kind.Meeting) { m.Future = true }), readout.KindMinisterial, "kind.ministers"},
		"a journey of a minister":        {ministers, "met", "visit", none, readout.KindVisit, "kind.visit"},
		"a journey of a leader to one":   {leaders, "met", "visit", none, readout.KindSummit, "kind.leaders"},
		"nobody named, talks":            {"Norway and Chile held talks.", "held talks", "held", none, readout.KindConsultation, "kind.noun"},
		"nobody named, words of a rank":  {"The Foreign Ministers of Norway and Chile met.", "met", "met", none, readout.KindMinisterial, "kind.ministers"},
		"nothing told":                   {"Norway and Chile met.", "met", "met", none, readout.KindOther, "kind.other"},
		"a summit by its noun":           {"Norway and Chile held a summit.", "held a summit", "held", is(func(m *kind.Meeting) { m.Noun = "summit" }), readout.KindSummit, "kind.noun"},
		"an official at a foreign desk":  {"Foreign Secretary Arun Mehta of India met Foreign Minister Pablo Diaz of Chile.", "met", "met", none, readout.KindConsultation, "kind.officials"},
		"a minister at a foreign desk":   {"Foreign Secretary Jane Roe of the United Kingdom met Foreign Minister Pablo Diaz of Chile.", "met", "met", none, readout.KindMinisterial, "kind.ministers"},
		"a journey to many capitals":     {leaders, "met", "visit", is(many), readout.KindVisit, "kind.visit"},
		"a call that screens carried":    {"Norway and Chile met.", "met", "call", is(func(m *kind.Meeting) { m.Video = true }), readout.KindPhoneCall, "kind.call"},
		"a conference that screens held": {"Videoconference of Foreign Minister Ola Nordmann of Norway, who met Foreign Minister Pablo Diaz of Chile.", "met", "call", is(func(m *kind.Meeting) { m.Video, m.Title = true, rules.Range(0, 1) }), readout.KindMinisterial, "kind.ministers"},
	} {
		m := meeting(t, c.words, c.verb, c.form)
		c.change(m)
		got := kind.Of(m)
		if got.Kind != c.want || got.Rule != c.rule {
			t.Errorf("%s: got %s by %s, want %s by %s", name, got.Kind, got.Rule, c.want, c.rule)
		}
		if got.Words.Empty() && c.rule != "kind.series" {
			t.Errorf("%s: no words tell it", name)
		}
	}
}

// many makes a journey one to three countries with two further meetings.
func many(m *kind.Meeting) {
	m.Parties = append(m.Parties, "PE")
	m.People = append(m.People, kind.Person{Side: "PE", AlsoMet: true}, kind.Person{Side: "CL", AlsoMet: true})
}
