package speaker_test

import (
	"strings"
	"testing"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/grammar"
	"readout/internal/reading/rules"
	"readout/internal/reading/speaker"
)

// stage is what the words of the tests follow: who met, and where.
const stage = "Minister Lund of Norway met Deputy Minister Rosa Araya of Chile in Oslo. "

// reader reads who speaks in words that follow the stage.
func reader(words string, change func(*speaker.Meeting)) (*speaker.Reader, *rules.Text) {
	text := rules.NewText(prose.Parse(stage+words), rules.English())
	text.FindMentions(func(rules.Mention) bool { return false })
	norway, chile := readout.PartyCode("NO"), readout.PartyCode("CL")
	m := speaker.Meeting{Text: text, Lexicon: grammar.English(), Own: norway, Sides: []readout.PartyCode{norway, chile}, Country: &norway}
	for i := range text.Tokens {
		m.Words = append(m.Words, m.Lexicon.Word(text.Tokens[i].Lower))
	}
	m.People = []speaker.Person{
		{Participant: readout.Participant{Name: "Lund", Post: new("Minister"), Side: &norway}, First: 1, Last: 2},
		{Participant: readout.Participant{Name: "Rosa Araya", Post: new("Deputy Minister"), Side: &chile}, First: 7, Last: 9},
	}
	if change != nil {
		change(&m)
	}
	return speaker.New(&m), text
}

// spoken writes a subject as "side speaker".
func spoken(text *rules.Text, sub *speaker.Subject, ok bool) string {
	if !ok {
		return "nobody"
	}
	return strings.TrimSpace(string(sub.Side) + " " + text.Words(sub.NameFirst, sub.NameLast))
}

// at returns where words begin in a text after the stage, and where they end.
func at(t *testing.T, text *rules.Text, words string) (int, int) {
	t.Helper()
	n := len(prose.Parse(words).Tokens)
	for i := text.Sentences[0].Last; i+n <= len(text.Tokens); i++ {
		if text.Words(i, i+n) == words {
			return i, i + n
		}
	}
	t.Fatalf("no %q in the text", words)
	return 0, 0
}

func TestWordsThatTellWhoSpeaks(t *testing.T) {
	for words, want := range map[string]string{
		"Norway":                       "NO",
		"The Chilean side":             "CL",
		"The two Ministers":            "both",
		"Both sides":                   "both",
		"Norway and Chile":             "both",
		"Minister Lund":                "NO Lund",
		"Ms. Araya":                    "CL Araya",
		"Lund and Araya":               "both",
		"The Deputy Minister":          "CL Deputy Minister",
		"The Minister":                 "NO Minister",
		"The Norwegian Ambassador":     "NO Ambassador",
		"The Norwegian Minister, Lund": "NO Lund",
		"The guest":                    "CL guest",
		"The host":                     "NO host",
		"The meeting":                  "both",
		"Sweden":                       "nobody",
		"The ferry":                    "nobody",
		"He":                           "nobody",
	} {
		r, text := reader(words+" noted the ferry.", nil)
		c, end := at(t, text, words)
		if got, ok := r.Of(c, end); spoken(text, got, ok) != want {
			t.Errorf("%q: %s, want %s", words, spoken(text, got, ok), want)
		}
	}
}

// TestWordsThatRefer: a pronoun is whoever spoke before, "the latter" the other side.
func TestWordsThatRefer(t *testing.T) {
	for _, c := range []struct{ before, words, want string }{
		{"Ms. Araya", "She", "CL Araya"},
		{"Ms. Araya", "He", "NO Lund"},
		{"Lund", "The latter", "CL"},
		{"Lund", "The former", "NO"},
		{"Chile", "It", "CL"},
		{"Lund", "It", "nobody"},
		{"Lund", "They", "both"},
		{"Lund", "We", "both"},
		{"Ms. Araya", "Her counterpart", "NO counterpart"},
	} {
		r, text := reader(c.before+" noted the ferry. "+c.words+" noted the pier.", nil)
		first, last := at(t, text, c.before)
		sub, ok := r.Of(first, last)
		if !ok {
			t.Fatalf("%q: nobody", c.before)
		}
		r.Spoke(sub)
		first, last = at(t, text, c.words)
		if got, ok := r.Of(first, last); spoken(text, got, ok) != c.want {
			t.Errorf("%q after %q: %s, want %s", c.words, c.before, spoken(text, got, ok), c.want)
		}
	}
}

// TestOfWhomHeSpeaks: whoever is told something is "she" afterwards, and after a
// spokesperson nobody is.
func TestOfWhomHeSpeaks(t *testing.T) {
	r, text := reader("Lund noted the ferry. Ms. Araya was told of it. She noted the pier.", nil)
	lund, _ := r.Of(at(t, text, "Lund"))
	r.Spoke(lund)
	araya, _ := r.Of(at(t, text, "Ms. Araya"))
	r.Refer(araya)
	if got, ok := r.Of(at(t, text, "She")); spoken(text, got, ok) != "CL Araya" {
		t.Errorf("she is %s", spoken(text, got, ok))
	}
	if r.Last() != lund {
		t.Error("whoever was told something is taken to have spoken")
	}
	r.Refer(nil)
	if got, ok := r.Of(at(t, text, "She")); ok {
		t.Errorf("she is %s after a spokesperson", spoken(text, got, ok))
	}
}

// TestUnknownPublisher: "I" is the side that publishes, and nobody where no side is
// known to.
func TestUnknownPublisher(t *testing.T) {
	r, text := reader("I noted the ferry.", nil)
	if got, ok := r.Of(at(t, text, "I")); spoken(text, got, ok) != "NO" {
		t.Errorf("I am %s", spoken(text, got, ok))
	}
	r, text = reader("I noted the ferry.", func(m *speaker.Meeting) { m.Own = "" })
	if got, ok := r.Of(at(t, text, "I")); ok {
		t.Errorf("I am %s where nobody is known to publish", spoken(text, got, ok))
	}
}

// TestWhoCameToWhom: a guest is of the side that came, wherever they met, and nobody
// where nothing tells which that is.
func TestWhoCameToWhom(t *testing.T) {
	for words, want := range map[string][2]string{ // where Chile receives, and where nothing tells
		"The guest":                  {"NO guest", "nobody"},
		"The high-ranking guest":     {"NO guest", "nobody"},
		"The visiting minister":      {"NO minister", "nobody"},
		"The host":                   {"CL host", "nobody"},
		"The host and guest":         {"both", "both"},
		"The guest and the host":     {"both", "both"},
		"A guest house of the port":  {"nobody", "nobody"},
		"The visiting fishermen":     {"nobody", "nobody"},
		"The head of state":          {"CL head of state", "CL head of state"},
		"The head of our government": {"CL head of our government", "CL head of our government"},
		"The leader of the nation":   {"CL leader of the nation", "CL leader of the nation"},
		"The head of the harbour":    {"nobody", "nobody"},
	} {
		for i, host := range []readout.PartyCode{"CL", ""} {
			r, text := reader(words+" noted the ferry.", func(m *speaker.Meeting) {
				m.Host, m.Country, m.Own = host, nil, ""
				m.People[1].Post = new("President")
			})
			c, end := at(t, text, words)
			if got, ok := r.Of(c, end); spoken(text, got, ok) != want[i] {
				t.Errorf("%q, received by %q: %s, want %s", words, host, spoken(text, got, ok), want[i])
			}
		}
	}
}

// TestBodyThatMet: the last word of its name stands for those who met, unless it is
// no word of it.
func TestBodyThatMet(t *testing.T) {
	const words = "The Joint Ferry Committee sat. The Committee noted the pier. The Treasury noted it."
	_, text := reader(words, nil)
	first, last := at(t, text, "Joint Ferry Committee")
	r, text := reader(words, func(m *speaker.Meeting) { m.Body = rules.Range(first, last) })
	if got, ok := r.Of(at(t, text, "The Committee")); spoken(text, got, ok) != "both" || !got.Body {
		t.Errorf("the committee: %s", spoken(text, got, ok))
	}
	if got, ok := r.Of(at(t, text, "The Treasury")); ok {
		t.Errorf("the treasury: %s", spoken(text, got, ok))
	}
}

// TestEnvoyWithoutACountry: an ambassador whose country the text leaves out is of no side
// that is known; a minister is the publisher's own.
func TestEnvoyWithoutACountry(t *testing.T) {
	for post, want := range map[string]string{
		"Ambassador":           "Ana Diaz",
		"Chargé d'affaires":    "Ana Diaz",
		"Special Envoy":        "Ana Diaz",
		"Presidential Envoy":   "NO Ana Diaz",
		"Minister of Harbours": "NO Ana Diaz",
	} {
		r, text := reader("Ana Diaz noted the ferry.", func(m *speaker.Meeting) {
			first := m.Text.Sentences[0].Last
			m.People = append(m.People, speaker.Person{Participant: readout.Participant{Name: "Ana Diaz", Post: &post}, First: first, Last: first + 2})
		})
		c, end := at(t, text, "Ana Diaz")
		if got, ok := r.Of(c, end); spoken(text, got, ok) != want {
			t.Errorf("%s: %s, want %s", post, spoken(text, got, ok), want)
		}
	}
}

// TestHeadOfAMinistry: who heads a ministry is its minister, where one side alone has one.
func TestHeadOfAMinistry(t *testing.T) {
	for words, want := range map[string]string{
		"The head of the Foreign Ministry":                "CL head of the Foreign Ministry",
		"The head of the Ministry of Foreign Affairs":     "CL head of the Ministry of Foreign Affairs",
		"The head of the MFA":                             "CL head of the MFA",
		"The head of the Norwegian Ministry of Fisheries": "NO head",
	} {
		r, text := reader(words+" noted the ferry.", func(m *speaker.Meeting) {
			m.People[0].Post, m.People[1].Post, m.Own = new("Minister of Fisheries"), new("Minister of Foreign Affairs"), ""
		})
		c, end := at(t, text, words)
		if got, ok := r.Of(c, end); spoken(text, got, ok) != want {
			t.Errorf("%q: %s, want %s", words, spoken(text, got, ok), want)
		}
	}
	r, text := reader("The head of the Ministry noted the ferry.", func(m *speaker.Meeting) {
		m.People[1].Post, m.Own = new("Minister of Trade"), ""
	})
	if got, ok := r.Of(at(t, text, "The head of the Ministry")); ok && got.Side != "" {
		t.Errorf("of two ministers the head of the Ministry is %s", spoken(text, got, ok))
	}
}

// TestQuotedEnvoy: a release quotes its own minister without a country; an ambassador may
// be anybody's.
func TestQuotedEnvoy(t *testing.T) {
	for words, want := range map[string]string{
		"the Minister":       "NO Minister",
		"the Ambassador":     "nobody",
		"Minister Vik":       "NO Vik",
		"Ambassador Vik":     "CL Vik", // for whose side nobody else sat
		"Presidential Envoy": "NO Presidential Envoy",
	} {
		r, text := reader("“It floats,” said "+words+".", func(m *speaker.Meeting) {
			m.People = m.People[:1]
		})
		r.Quoting(true)
		c, end := at(t, text, words)
		if got, ok := r.Of(c, end); spoken(text, got, ok) != want {
			t.Errorf("%q: %s, want %s", words, spoken(text, got, ok), want)
		}
	}
}

// TestPostOfTwo: a post that another one holds too, whose side nothing tells, is nobody's
// where the publisher is not known.
func TestPostOfTwo(t *testing.T) {
	r, text := reader("The Director noted the ferry.", func(m *speaker.Meeting) {
		m.Own = ""
		m.People[0].Post, m.People[1].Post, m.People[1].Side = new("Director"), new("Director"), nil
	})
	if got, ok := r.Of(at(t, text, "The Director")); ok && got.Side != "" {
		t.Errorf("of two directors one is %s", spoken(text, got, ok))
	}
}

// TestWhoSpeaksForACountry: of somebody without a country, and where no publisher is known,
// what he says of a country as of his own tells his side.
func TestWhoSpeaksForACountry(t *testing.T) {
	for words, want := range map[string]string{
		"Ana Diaz said that Chile attaches importance to the ferry.": "CL Ana Diaz",
		"Ana Diaz said Chile highly values the ferry.":               "CL Ana Diaz",
		"Ana Diaz stressed that Norway is ready for the ferry.":      "NO Ana Diaz",
		"Ana Diaz reaffirmed Chile's commitment to the ferry.":       "CL Ana Diaz",
		"Ana Diaz welcomed Chile's commitment to the ferry.":         "Ana Diaz",
		"Ana Diaz said that Chile is a partner of the ferry.":        "Ana Diaz",
		"Ana Diaz said that Sweden attaches importance to it.":       "Ana Diaz",
	} {
		r, text := reader(words, func(m *speaker.Meeting) {
			first := m.Text.Sentences[0].Last
			m.Own = ""
			m.People = append(m.People, speaker.Person{Participant: readout.Participant{Name: "Ana Diaz"}, First: first, Last: first + 2})
		})
		c, end := at(t, text, "Ana Diaz")
		if got, ok := r.Of(c, end); spoken(text, got, ok) != want {
			t.Errorf("%q: %s, want %s", words, spoken(text, got, ok), want)
		}
	}
}
