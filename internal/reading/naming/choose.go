// Package naming tells of which series a meeting was a round, whose clause is given:
// of the names that a text writes, the one that belongs to the clause, or to the
// title, or to a sentence that says of what the meeting was part.
//
// A name that is only spoken of, agreed on or met beside is none. Where the body and
// the title write one name, the fuller counts, and its ordinal comes from wherever
// the text has it.
package naming

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
	"readout/internal/reading/series"
)

// Meeting is what is known of a meeting before its series is chosen. Positions are
// tokens of the text.
type Meeting struct {
	Text     *rules.Text
	Series   *series.Reader
	Title    rules.Tokens // of the release; empty where it has none
	Sentence int          // the number of the one that reports the meeting
	Words    rules.Tokens // of the clause that reports it, as its rule found them
	Noun     rules.Tokens // that says what was held; empty without one
	Form     string       // met, held, call, courtesy, received, visit
	People   []people.Person

	Background func(prose.Sentence) bool // tells the sentences about another time
}

// Choice is the name of a series and the rule that chose it; its zero value is that
// the meeting was of none.
type Choice struct {
	series.Name
	Rule         string
	TitleOrdinal rules.Ordinal // the round that the title gives the same series
}

// Within returns the best name of a series in the sentence that reports a meeting, of
// those that belong to its clause; the zero value where it has none.
func Within(m *Meeting) series.Name {
	r := &reader{Meeting: m}
	s := m.Text.Sentences[m.Sentence]
	return m.Series.In(m.Sentence, func(n series.Name) bool { return r.belongs(n, s) })
}

// Anywhere returns the best name of a series in a sentence, whatever it is told of.
func Anywhere(names *series.Reader, sentence int) series.Name {
	return names.In(sentence, func(series.Name) bool { return true })
}

// cameFor reports what somebody who was met is in the country for: "who is visiting
// Japan to attend the …", "which is in Chile attending the …".
func (r *reader) cameFor(at int, s prose.Sentence) bool {
	if r.Form == "held" || r.Form == "visit" {
		return false
	}
	toks := r.Text.Tokens
	attends := false
	for k := at - 1; k > r.Words.Last && k > at-16; k-- {
		switch toks[k].Lower {
		case "attend", "attending":
			attends = attends || k > at-5
		case "who", "which", "visiting":
			return attends
		}
	}
	return false
}

// Choose tells the series of a meeting, and its round, wherever the text writes them;
// own is the name within the clause, as Within or Anywhere found it.
func Choose(m *Meeting, own series.Name) Choice {
	r := &reader{Meeting: m, own: own}
	name, rule := r.choose()
	if r.ofOnePerson(name) {
		name = series.Name{}
	}
	if name.Found() && name.Ordinal.Value == 0 {
		name.Ordinal = r.laterOrdinal(name)
	}
	return Choice{Name: name, Rule: rule, TitleOrdinal: r.titleOrdinal}
}

// reader chooses the series of one meeting.
type reader struct {
	*Meeting
	own          series.Name
	titleOrdinal rules.Ordinal
}

// noun is the span of the clause's noun, and whether it has one.
func (r *reader) noun() (first, last int, ok bool) {
	return r.Noun.First, r.Noun.Last, !r.Noun.Empty()
}

// belongs reports a name that is the event's: its noun, or after "for the",
// "of the", outside brackets and the words about people.
func (r *reader) belongs(n series.Name, s prose.Sentence) bool {
	toks := r.Text.Tokens
	for i := r.Words.First; i < n.Head.First && r.Form == "call"; i++ {
		if toks[i].Lower == "discussed" || toks[i].Lower == "exchanged" {
			return false // what they spoke about
		}
	}
	from := n.Words.First
	if n.Ordinal.Value > 0 {
		from = min(from, n.Ordinal.First) // "the 15th meeting of the …"
	}
	if r.cameFor(from, s) {
		return false
	}
	if first, last, ok := r.noun(); ok && from < last && first < n.Words.Last+1 {
		return true
	}
	for _, p := range r.People {
		if n.Head.First >= p.Whole.First && n.Head.First < p.Whole.Last {
			return false
		}
	}
	depth := 0
	for i := s.First; i < n.Head.First; i++ {
		switch {
		case toks[i].Kind == prose.Open && toks[i].Lower != "'" && toks[i].Lower != "\"":
			depth++
		case toks[i].Kind == prose.Close && depth > 0:
			depth--
		}
	}
	if depth > 0 {
		return false
	}
	at := n.Words.First
	if n.Ordinal.Value > 0 {
		at = min(at, n.Ordinal.First)
	}
	for at > s.First && (toks[at-1].Lower == "the" || toks[at-1].Lower == "a" || toks[at-1].Lower == "their" || toks[at-1].Lower == "an" || toks[at-1].Lower == "its" || toks[at-1].Lower == "annual" || toks[at-1].Lower == "regular") {
		at--
	}
	if at == s.First || toks[at-1].Kind == prose.Colon || toks[at-1].Kind == prose.Hyphen && toks[at-1].Space {
		return true // the sentence begins, after a date line
	}
	switch toks[at-1].Lower {
	case "for", "of", "in", "held", "hold", "holds", "attend", "attended", "hosted", "convened", "chaired", "co-chaired", "attending", "concluded", "launched", "under", "led", "following":
		return true
	}
	return r.Text.Is(at-1, r.Text.Language.VerbHold)
}

// choose decides which place of the text names the series: the body
// where it writes a name with capitals, else a title that is nothing but a
// name, else the body as it is; an acronym stands for the name it was bound to.
func (r *reader) choose() (name series.Name, rule string) {
	body := r.own
	if r.Form == "visit" && !body.Pair {
		body = series.Name{}
	}
	var title series.Name
	clause := false
	for i := range r.Text.Sentences {
		s := r.Text.Sentences[i]
		if s.Last <= r.Title.First || s.First >= r.Title.Last {
			continue
		}
		if n := Anywhere(r.Series, i); n.Found() && n.Better(title) {
			title = n
		}
		for k := s.First; k < s.Last; k++ {
			clause = clause || r.Text.Is(k, r.Text.Language.VerbHold) && k > s.First || r.Text.Is(k, r.Text.Language.VerbMeet) && r.Text.Tokens[k].Lower != "meeting" ||
				r.Text.Tokens[k].Lower == "takes" || r.Text.Tokens[k].Lower == "took"
		}
	}
	if !body.Found() {
		body = r.laterSeries()
	}
	if !body.Found() {
		body = r.frameSeries()
	}
	if n, ok := r.itsRound(); ok && !body.Found() {
		return n, "series.its-round"
	}
	if body.Found() && title.Found() && sameHead(r, body, title) {
		r.titleOrdinal = title.Ordinal
	}
	if body.Found() && r.Series.Theirs(body) && body.Ordinal.Value > 0 && r.Series.SpecificWords(body) <= 1 {
		// "The X–Y Trade Council held its fourth ministerial meeting"
		s := r.Text.Sentences[r.Sentence]
		for i := s.First; i < body.Words.First; i++ {
			if t, ok := r.Text.At(i, r.Text.Language.SeriesHead); ok && t.Value != "-" {
				if n, ok := r.Series.At(t, s); ok && n.Capital {
					n.Ordinal = body.Ordinal
					return n, "series.its-round"
				}
			}
		}
	}
	if body.Found() {
		for k := body.Words.First; k < body.Words.Last; k++ {
			if t := r.Text.Tokens[k]; t.Upper && t.End-t.Start >= 3 && body.Kind == "-" {
				if words, ok := r.Series.AcronymOf(t.Lower); ok {
					body.Words = words
					body.Kind = r.Series.KindOf(words)
					body.Capital = true
					return body, "series.acronym"
				}
			}
		}
	}
	switch {
	case !body.Found() && title.Found() && r.Form == "visit" && r.titleOfJourney():
		return body, "series.body" // what somebody travels for is not what is told of
	case !body.Found() && title.Found():
		return title, "series.title"
	case body.Found() && !body.Pair && title.Pair && sameHead(r, body, title) && (r.Series.Theirs(body) || body.Between && r.Series.SpecificWords(title) >= r.Series.SpecificWords(body) || r.Text.Tokens[min(body.Words.Last, len(r.Text.Tokens)-1)].Lower == "between"):
		if title.Ordinal.Value == 0 {
			title.Ordinal = body.Ordinal
		}
		return title, "series.their"
	case body.Found() && title.Found() && title.Capital && r.Series.SpecificWords(body) <= 1 && r.Series.SpecificWords(title) > r.Series.SpecificWords(body)+1 && r.endsAlike(title, body) && (title.Ordinal.Value == body.Ordinal.Value):
		return title, "series.title-name" // "the Steering Committee" of the body
	case body.Found() && !body.Capital && title.Found() && title.Capital && !clause && sameHead(r, body, title):
		if body.Ordinal.Value > 0 {
			title.Ordinal = body.Ordinal
		}
		return title, "series.title-name"
	case body.Found() && body.Kind == "-" && title.Found() && title.Kind != "-":
		if title.Ordinal.Value == 0 {
			title.Ordinal = body.Ordinal
		}
		return title, "series.title"
	}
	if body.Found() && body.Ordinal.Value == 0 && title.Found() && sameHead(r, body, title) {
		body.Ordinal = title.Ordinal
	}
	return body, "series.body"
}

// itsRound reads the body that holds a meeting of its own: "the Norway-Chile Joint
// Committee held its tenth meeting".
func (r *reader) itsRound() (series.Name, bool) {
	noun, _, ok := r.noun()
	s := r.Text.Sentences[r.Sentence]
	if !ok || noun <= r.Words.First {
		return series.Name{}, false
	}
	for k := max(r.Words.First, noun-3); k < noun; k++ {
		o, ok := r.Text.OrdinalAt(k)
		if !ok || o.Last < noun && !r.Text.Is(o.Last, r.Text.Language.SeriesWord) || !r.Text.Preceded(k, s, "its", "their") {
			continue
		}
		for i := s.First; i < r.Words.First; i++ {
			if t, ok := r.Text.At(i, r.Text.Language.SeriesHead); ok && t.Value != "-" {
				if n, ok := r.Series.At(t, s); ok && n.Capital {
					n.Ordinal = o
					return n, true
				}
			}
		}
	}
	return series.Name{}, false
}

func sameHead(r *reader, a, b series.Name) bool {
	x, y := r.Text.Tokens[a.Head.Last-1].Lower, r.Text.Tokens[b.Head.Last-1].Lower
	return strings.TrimSuffix(x, "s") == strings.TrimSuffix(y, "s")
}

// laterSeries looks for the series' name in the sentences right after the one
// that reports the meeting.
func (r *reader) laterSeries() series.Name {
	if r.Form != "held" && r.Form != "met" {
		return series.Name{}
	}
	for i := r.Sentence + 1; i < len(r.Text.Sentences) && i <= r.Sentence+2; i++ {
		if r.Form == "met" && i > r.Sentence+1 {
			break
		}
		if n := Anywhere(r.Series, i); n.Found() && (n.Capital || n.Pair && n.Ordinal.Value > 0 && n.Kind != "-") && !r.builtOn(n, r.Text.Sentences[i]) && (r.Form == "held" || n.Pair && r.titleHas(n)) && (n.Pair || r.Text.Sentences[i].Paragraph == r.Text.Sentences[r.Sentence].Paragraph) {
			return n
		}
	}
	return series.Name{}
}

// builtOn reports a series that the meeting only goes on from, or under which
// something else is done: "will build on the existing Joint Commission".
func (r *reader) builtOn(n series.Name, s prose.Sentence) bool {
	for k := n.Words.First - 1; k >= s.First && k >= n.Words.First-4; k-- {
		switch r.Text.Tokens[k].Lower {
		case "existing", "under", "through", "within", "via", "complement", "complements":
			return true
		case "on":
			return r.Text.Preceded(k, s, "build", "builds", "building", "built")
		}
	}
	return false
}

// titleHas reports a title that calls the meeting by the head word of a name:
// "Hold Strategic Dialogue". Who only met may name a dialogue for other reasons.
func (r *reader) titleHas(n series.Name) bool {
	for i := r.Title.First; i < r.Title.Last; i++ {
		t, ok := r.Text.At(i, r.Text.Language.SeriesHead)
		if ok && t.Value == n.Kind && n.Kind != "-" && r.Text.Tokens[t.Last-1].Lower == r.Text.Tokens[n.Head.Last-1].Lower {
			return true
		}
	}
	return false
}

// titleOfJourney reports a title that tells of travel.
func (r *reader) titleOfJourney() bool {
	for i := r.Title.First; i < r.Title.Last; i++ {
		switch r.Text.Tokens[i].Lower {
		case "travel", "travels", "trip", "visit", "visits":
			return true
		}
	}
	return false
}

// endsAlike reports a name whose last words are the whole of another.
func (r *reader) endsAlike(long, short series.Name) bool {
	n := short.Words.Last - short.Words.First
	if long.Words.Last-long.Words.First <= n {
		return false
	}
	for k := range n {
		if r.Text.Tokens[long.Words.Last-n+k].Lower != r.Text.Tokens[short.Words.First+k].Lower {
			return false
		}
	}
	return true
}

// sentencesToFrame is how many sentences after the one that reports the meeting may
// say of which series it is.
const sentencesToFrame = 2

// frameSeries reads the series of which a later sentence says that the meeting was a
// part: "The meeting took place as part of the political consultations between …".
func (r *reader) frameSeries() series.Name {
	toks := r.Text.Tokens
	for i := r.Sentence; i < len(r.Text.Sentences) && i <= r.Sentence+sentencesToFrame; i++ {
		s := r.Text.Sentences[i]
		if i > r.Sentence && !r.ofThisMeeting(s) {
			continue
		}
		for k := s.First + 2; k < s.Last; k++ {
			t, ok := r.Text.At(k, r.Text.Language.SeriesHead)
			if !ok || t.Last > s.Last || t.Value == "-" || t.Value == "summit" || t.Value == "ministerial" {
				continue
			}
			n, ok := r.Series.Framed(t, s)
			if !ok {
				continue
			}
			at := n.Words.First
			if n.Ordinal.Value > 0 {
				at = min(at, n.Ordinal.First)
			}
			for at > s.First && (toks[at-1].Lower == "the" || toks[at-1].Lower == "regular" || toks[at-1].Lower == "annual" || toks[at-1].Lower == "their") {
				at--
			}
			if at-2 >= s.First && toks[at-1].Lower == "of" && (toks[at-2].Lower == "part" || toks[at-2].Lower == "framework" || toks[at-2].Lower == "context") {
				return n
			}
		}
	}
	return series.Name{}
}

// ofThisMeeting reports a sentence whose subject is the meeting: "The talks took
// place …".
func (r *reader) ofThisMeeting(s prose.Sentence) bool {
	for k := s.First; k < min(s.First+4, s.Last); k++ {
		if r.Text.Is(k, r.Text.Language.EventNoun) || r.Text.Tokens[k].Lower == "visit" {
			return k == s.First+1 || k == s.First+2
		}
	}
	return false
}

// ofOnePerson reports a meeting that is only counted among one person's: "held his
// first trilateral meeting in his role".
func (r *reader) ofOnePerson(n series.Name) bool {
	if !n.Found() || n.Pair || n.Ordinal.Value == 0 || n.Ordinal.First == 0 || n.Ordinal.Last > n.Words.First {
		return false
	}
	switch r.Text.Tokens[n.Ordinal.First-1].Lower {
	case "his", "her", "my":
		return n.Kind == "-" || !n.Capital
	}
	return false
}

// laterOrdinal finds the round where the clause or the sentences after it count
// it: "came for the fourth round of bilateral consultations", "A and B co-chaired
// the sixth round."
func (r *reader) laterOrdinal(name series.Name) rules.Ordinal {
	for i := r.Sentence; i < len(r.Text.Sentences) && i <= r.Sentence+3; i++ {
		s := r.Text.Sentences[i]
		for k := s.First; k < s.Last && (i == r.Sentence || !r.Background(s)); k++ {
			t, ok := r.Text.At(k, r.Text.Language.SeriesHead)
			if !ok || t.Last > s.Last {
				continue
			}
			k = t.Last - 1
			if o := r.Series.RoundOf(t, s); o.Value > 0 && sameHead(r, series.Name{Head: t}, name) && !r.wished(o.First, s) {
				return o
			}
		}
		if o, ok := r.ordinalOf("ordinal", s); ok {
			return o
		}
		if i > r.Sentence {
			continue
		}
		if o, ok := r.ordinalOf("ordinal-here", s); ok {
			return o
		}
	}
	return rules.Ordinal{}
}

// ordinalOf finds the ordinal that the first match of a topic holds.
func (r *reader) ordinalOf(topic string, s prose.Sentence) (rules.Ordinal, bool) {
	m, ok := r.Text.First(topic, s.First, s.Last)
	if !ok {
		return rules.Ordinal{}, false
	}
	first, last, ok := m.Span("ordinal")
	if !ok {
		return rules.Ordinal{}, false
	}
	o, ok := r.Text.OrdinalAt(first)
	return o, ok && o.Last == last && !r.Series.FirstAgain(o, s)
}

// wished reports a round that is yet to be held: "to hold the fifth …", "will
// host the …".
func (r *reader) wished(at int, s prose.Sentence) bool {
	for k := max(s.First, at-5); k < at; k++ {
		switch r.Text.Tokens[k].Lower {
		case "hold", "holding", "host", "hosting", "convene", "convening", "will", "would", "next", "following", "since", "previous":
			return true
		}
	}
	return false
}
