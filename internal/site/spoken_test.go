package site_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/net/html"

	"readout"
	"readout/internal/web"
)

// speech tells words of the interface from what releases say: it knows the table
// of a language, and every value that the room holds, by asking the room.
type speech struct {
	phrases []phrase
	values  map[string]bool // titles, names, posts, boards, licences … whole
	texts   string          // all that releases say, white space folded
	known   map[string]bool // answers given before
}

// phrase is a wording with its places.
type phrase struct {
	text   string
	pieces []string // what stands around the places; one where there is none
}

var (
	place    = regexp.MustCompile(`%(\[\d\])?[sd]`)
	months   = "January|February|March|April|May|June|July|August|September|October|November|December"
	weekdays = "월|화|수|목|금|토|일"
	// A date, a time of day with its zone, an ordinal, the size and the form of a
	// file, an address of these pages.
	figures = regexp.MustCompile(`^((\d{1,2} )?(` + months + `) \d{4}|\d{4}\. \d{1,2}(\. \d{1,2}\.\((` + weekdays + `)\)?)?|\d\d:\d\d ([A-Z]{3,4}|[+-]\d\d)|\d+(st|nd|rd|th)|[\d.]+ [KM]B|PDF|PNG|/(en|ko)/[a-z0-9/-]+)$`)
	between = regexp.MustCompile(`, |\. | · |·|: | – | \| |; |“|”|\(|\)| `)
	edges   = " .,:;·–|“”()¶↩"
)

func newSpeech(t testing.TB, r *room, pages map[string][]byte) map[readout.Lang]*speech {
	t.Helper()
	values := map[string]bool{}
	var texts strings.Builder
	codes := map[readout.PartyCode]bool{}
	publishers, err := r.office.Publishers(t.Context())
	must(t, err)
	for _, p := range publishers {
		codes[p.Party], values[trimmed(p.Licence)] = true, true
		for _, name := range p.Names {
			values[trimmed(name)] = true
		}
		for _, b := range p.Boards {
			for _, name := range b.Names {
				values[trimmed(name)] = true
			}
		}
	}
	var gather func(v any)
	gather = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for _, inner := range v {
				gather(inner)
			}
		case []any:
			for _, inner := range v {
				gather(inner)
			}
		case string:
			values[trimmed(v)] = true
			for _, article := range []string{"a ", "an ", "the "} { // lists name a topic without
				if topic, found := strings.CutPrefix(trimmed(v), article); found {
					values[topic] = true
				}
			}
			codes[readout.PartyCode(v)] = len(v) <= len("ASEAN")
		}
	}
	for path, body := range pages {
		switch {
		case strings.HasSuffix(path, ".json"):
			var data map[string]any
			must(t, json.Unmarshal(body, &data))
			gather(data)
			for _, note := range r.notes(path) {
				values[trimmed(note)] = true
			}
		case strings.HasSuffix(path, ".txt"):
			texts.WriteString(folded(string(body)) + " ")
		}
	}
	names := web.HouseNames()
	out := map[readout.Lang]*speech{}
	for _, lang := range web.Languages() {
		s := &speech{values: map[string]bool{}, texts: texts.String(), known: map[string]bool{}}
		for v := range values {
			s.values[v] = true
		}
		for code, short := range codes {
			if short {
				s.values[trimmed(names.Name(code, lang))] = true
			}
		}
		m, _ := web.MessagesFor(lang)
		for _, key := range m.Keys() {
			text := trimmed(m.Text(key))
			s.phrases = append(s.phrases, phrase{text, place.Split(text, -1)})
		}
		out[lang] = s
	}
	return out
}

// notes are what an editor, or the source, said of the versions of the release
// whose JSON stands at a path.
func (r *room) notes(path string) []string {
	r.t.Helper()
	parts := strings.Split(strings.TrimSuffix(path, ".json"), "/") // "", lang, releases, year, slug
	if parts[2] != "releases" {
		return nil
	}
	year, err := strconv.Atoi(parts[3])
	must(r.t, err)
	e, err := r.office.Edition(r.t.Context(), readout.Address{Year: year, Slug: parts[4]}, readout.Lang(parts[1]), 0, 0)
	must(r.t, err)
	var notes []string
	for _, v := range e.History {
		notes = append(notes, v.Note)
	}
	return notes
}

// knows reports whether words are wordings of the table, with values in their
// places, and values of the room, one after the other.
func (s *speech) knows(words string, table bool) bool {
	words = trimmed(words)
	if !strings.ContainsFunc(words, unicode.IsLetter) || s.values[words] || figures.MatchString(words) {
		return true
	}
	key := words
	if !table {
		key += "\x00"
	}
	if known, ok := s.known[key]; ok {
		return known
	}
	s.known[key] = false
	s.known[key] = table && s.worded(words) || s.parted(words, table)
	return s.known[key]
}

func (s *speech) worded(words string) bool {
	return slices.ContainsFunc(s.phrases, func(p phrase) bool {
		if len(p.pieces) == 1 {
			return p.text == words
		}
		rest, ok := strings.CutPrefix(words, p.pieces[0])
		return ok && s.fills(words, rest, p.pieces[1:])
	})
}

// fills reports whether words that are known stand in the places of a wording:
// one before each of its pieces. They are shorter than all of the words.
func (s *speech) fills(words, rest string, pieces []string) bool {
	known := func(part string) bool { return part != "" && part != words && s.knows(part, true) }
	if len(pieces) == 1 {
		part, ok := strings.CutSuffix(rest, pieces[0])
		return ok && known(part)
	}
	for at := range rest {
		if strings.HasPrefix(rest[at:], pieces[0]) && known(rest[:at]) && s.fills(words, rest[at+len(pieces[0]):], pieces[1:]) {
			return true
		}
	}
	return false
}

// parted divides words where a page puts values side by side. A space alone
// stands between two wordings and between a date and a time, not within a value.
func (s *speech) parted(words string, table bool) bool {
	for _, at := range between.FindAllStringIndex(words, -1) {
		before, after := words[:at[0]], words[at[1]:]
		if words[at[0]:at[1]] == " " && !s.apart(before, table) {
			continue
		}
		if s.knows(before, table) && s.knows(after, table) {
			return true
		}
	}
	return false
}

// apart reports whether a space may end words: behind a wording or a figure.
func (s *speech) apart(words string, table bool) bool {
	return figures.MatchString(words) || table && s.worded(words)
}

// quotes reports whether words stand in a release.
func (s *speech) quotes(words string) bool {
	return strings.Contains(s.texts, strings.Trim(folded(words), "…"+edges))
}

func trimmed(s string) string { return strings.Trim(folded(s), edges) }

func folded(s string) string { return strings.Join(strings.Fields(s), " ") }

// carriers hold pieces of a release's text; all other words are whole.
var carriers = []string{"points", "snippet", "title", "value", "who", "passages", "pairs"}

// testPagesSpeakTheTable reads pages as a reader meets them: every word, seen or
// read out, is a wording of the page's language or a value that the room holds.
func testPagesSpeakTheTable(t *testing.T, r *room, pages map[string][]byte) {
	t.Helper()
	speeches := newSpeech(t, r, pages)
	heard := 0
	known := map[string]bool{} // most of a page's words are those of every page
	for path, body := range pages {
		if noPage(path) {
			continue
		}
		doc, err := html.Parse(bytes.NewReader(body))
		must(t, err)
		lang := readout.Lang(attr(all(doc, tag("html"))[0], "lang"))
		typed := ""
		if address, err := url.Parse(path); err == nil {
			typed = folded(address.Query().Get("q"))
		}
		for _, w := range spokenOf(doc, lang) {
			heard++
			s := speeches[lang]
			key := fmt.Sprint(lang, w.lang, w.carried, w.words)
			if w.words == typed || known[key] {
				continue
			}
			if s.knows(w.words, w.lang == lang) || w.carried && s.quotes(w.words) {
				known[key] = true
				continue
			}
			if typed != "" && s.knows(strings.ReplaceAll(w.words, typed, "1"), true) {
				continue
			}
			if own, ok := web.MessagesFor(w.lang); ok && w.words == own.Text("lang.own") {
				continue
			}
			t.Errorf("%s says %q (%s, in %s), which is neither in the table nor of a release", path, w.words, w.where, w.lang)
		}
	}
	if heard < 20*len(pages) {
		t.Errorf("%d words on %d pages", heard, len(pages))
	}
}

// spoken is what a reader sees or hears at one place of a page.
type spoken struct {
	words, where string
	lang         readout.Lang
	carried      bool // it is a piece of a release's text
}

func spokenOf(n *html.Node, lang readout.Lang) []spoken {
	var out []spoken
	var walk func(n *html.Node, in spoken)
	walk = func(n *html.Node, in spoken) {
		say := func(words, where string) {
			if words = folded(words); strings.ContainsFunc(words, unicode.IsLetter) {
				out = append(out, spoken{words, where, in.lang, in.carried})
			}
		}
		switch n.Type {
		case html.TextNode:
			say(n.Data, in.where)
		case html.ElementNode:
			if saysWhatItIs(n) {
				return
			}
			if class("styles")(n) || class("rules")(n) || n.Data == "textarea" {
				return // forms of style guides, which internal/citation tests; words by which a rule tells, which internal/tally tests; passages with their source, which a test of theirs reads
			}
			in.where = n.Data + "." + attr(n, "class")
			if l := attr(n, "lang"); l != "" {
				in.lang = readout.Lang(l)
			}
			for _, c := range carriers {
				in.carried = in.carried || class(c)(n)
			}
			in.carried = in.carried || n.Data == "q" || n.Data == "h1" || n.Data == "title"
			for _, a := range n.Attr {
				switch a.Key {
				case "alt", "title", "aria-label", "aria-description", "aria-roledescription", "placeholder", "label", "data-name":
					say(a.Val, n.Data+"@"+a.Key)
				case "content":
					if attr(n, "name") == "description" {
						in.carried = true
						say(a.Val, "meta@content")
					}
				case "value":
					// what readers typed is theirs, and an option is heard by its words
					if n.Data != "option" && !slices.Contains([]string{"search", "text", "hidden"}, attr(n, "type")) {
						say(a.Val, n.Data+"@value")
					}
				}
			}
		}
		whole := class("phrase")(n) // a wording around words of a release
		for c := range n.ChildNodes() {
			if !whole || c.Type == html.ElementNode {
				walk(c, in)
			}
		}
		if whole {
			around := ""
			for c := range n.ChildNodes() {
				if c.Type == html.TextNode {
					around += c.Data
				} else {
					around += "1"
				}
			}
			say(around, in.where)
		}
	}
	walk(n, spoken{lang: lang})
	return out
}

// TestSpeechKnowsItsOwn holds the test above to what it is for.
func TestSpeechKnowsItsOwn(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	path := r.bring("talks.en.md", "northmark", talks)
	pages := map[string][]byte{}
	for _, p := range []string{path + ".txt", path + ".json"} {
		pages["/en"+p] = r.get("/en" + p).Body.Bytes()
	}
	all := newSpeech(t, r, pages)
	day := readout.DayIn(time.Date(2031, 3, 15, 0, 0, 0, 0, time.UTC), time.UTC)
	for _, c := range []struct {
		lang  readout.Lang
		words string
		want  bool
	}{
		{"en", "Meeting details", true}, {"en", "Texts held: Japan 2, Republic of Korea 1", true}, {"en", "Northmark", true},
		{"en", "last " + day.English(), true}, {"ko", day.Korean() + " · 제11차", true}, {"en", "Terms of use: CC0 1.0", true}, {"en", "5 years 1 month", true},
		{"en", "Round the clock", false}, {"en", "회의", false}, {"ko", "Meeting details", false}, {"en", "Texts held: Atlantis 2", false},
		{"en", "ferry", false}, {"en", "Details of the meeting", false}, {"en", "last year", false},
	} {
		if got := all[c.lang].knows(c.words, true); got != c.want {
			t.Errorf("%s: %q is known: %v", c.lang, c.words, got)
		}
	}
	if s := all["en"]; !s.quotes("exchanged views on ferry times") || s.quotes("exchanged views on ferry fares") {
		t.Error("what a release says is not told from what none says")
	}
	if got := spokenOf(r.page("/en"+path), "en"); len(got) < 30 {
		t.Errorf("%d places of a page speak", len(got))
	}
}

// pageTextForTests is how often a short line makes a text longer than a page
// shows.
const pageTextForTests = 16_000

// releaseAt is the release at a path.
func (r *room) releaseAt(path string) *readout.Release {
	r.t.Helper()
	parts := strings.Split(path, "/")
	year, err := strconv.Atoi(parts[2])
	must(r.t, err)
	release, err := r.office.ReleaseAt(r.t.Context(), readout.Address{Year: year, Slug: parts[3]})
	must(r.t, err)
	return release
}

// turn gives a release a public state.
func (r *room) turn(path string, state readout.PublicState) {
	r.t.Helper()
	release := r.releaseAt(path)
	must(r.t, r.office.Edit(r.t.Context(), release.ID, release.Changed, func(it *readout.Release) ([]readout.Event, error) {
		it.State = state
		return []readout.Event{{Kind: readout.EventWithdrawn, Actor: "test"}}, nil
	}))
	r.catchUp()
	now, err := r.office.Epoch(r.t.Context())
	must(r.t, err)
	must(r.t, r.settle(r.t.Context(), now))
}
