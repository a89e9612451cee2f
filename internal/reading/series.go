package reading

import (
	"strings"

	"readout/internal/prose"
	"readout/internal/reading/series"
)

// seriesIn returns the best name of a series in a sentence, the zero value
// where it has none. Of the sentence that reports the meeting, e, only a name
// that belongs to the event counts.
func (r *reader) seriesIn(sentence int, e *event) series.Name {
	return r.series.In(sentence, func(n series.Name) bool {
		return e == nil || r.belongs(n, e, r.text.Sentences[sentence])
	})
}

// belongs reports a name that is the event's: its noun, or after "for the",
// "of the", outside brackets and the words about people.
func (r *reader) belongs(n series.Name, e *event, s prose.Sentence) bool {
	toks := r.text.Tokens
	for i := e.First; i < n.Head.First && e.form == "call"; i++ {
		if toks[i].Lower == "discussed" || toks[i].Lower == "exchanged" {
			return false // what they spoke about
		}
	}
	from := n.Words.First
	if n.Ordinal.Value > 0 {
		from = min(from, n.Ordinal.First) // "the 15th meeting of the …"
	}
	if first, last, ok := e.Span("noun"); ok && from < last && first < n.Words.Last+1 {
		return true
	}
	for _, p := range e.people {
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
	return r.text.Is(at-1, r.lang.VerbHold)
}

// chooseSeries decides which place of the text names the series: the body
// where it writes a name with capitals, else a title that is nothing but a
// name, else the body as it is; an acronym stands for the name it was bound to.
func (r *reader) chooseSeries(e *event) (name series.Name, rule string) {
	body := e.series
	if e.form == "visit" && !body.Pair {
		body = series.Name{}
	}
	var title series.Name
	clause := false
	for i := range r.text.Sentences {
		s := r.text.Sentences[i]
		if s.Last <= r.title[0] || s.First >= r.title[1] {
			continue
		}
		if n := r.seriesIn(i, nil); n.Found() && n.Better(title) {
			title = n
		}
		for k := s.First; k < s.Last; k++ {
			clause = clause || r.text.Is(k, r.lang.VerbHold) && k > s.First || r.text.Is(k, r.lang.VerbMeet) && r.text.Tokens[k].Lower != "meeting" ||
				r.text.Tokens[k].Lower == "takes" || r.text.Tokens[k].Lower == "took"
		}
	}
	if !body.Found() {
		body = r.laterSeries(e)
	}
	if !body.Found() {
		body = r.frameSeries(e)
	}
	if n, ok := r.itsRound(e); ok && !body.Found() {
		return n, "series.its-round"
	}
	if body.Found() && title.Found() && sameHead(r, body, title) {
		r.titleOrdinal = title.Ordinal
	}
	if body.Found() && r.series.Theirs(body) && body.Ordinal.Value > 0 && r.series.SpecificWords(body) <= 1 {
		// "The X–Y Trade Council held its fourth ministerial meeting"
		s := r.text.Sentences[e.sentence]
		for i := s.First; i < body.Words.First; i++ {
			if t, ok := r.text.At(i, r.lang.SeriesHead); ok && t.Value != "-" {
				if n, ok := r.series.At(t, s); ok && n.Capital {
					n.Ordinal = body.Ordinal
					return n, "series.its-round"
				}
			}
		}
	}
	if body.Found() {
		for k := body.Words.First; k < body.Words.Last; k++ {
			if t := r.text.Tokens[k]; t.Upper && t.End-t.Start >= 3 && body.Kind == "-" {
				if words, ok := r.series.AcronymOf(t.Lower); ok {
					body.Words = words
					body.Kind = r.series.KindOf(words)
					body.Capital = true
					return body, "series.acronym"
				}
			}
		}
	}
	switch {
	case !body.Found() && title.Found() && e.form == "visit" && r.titleOfJourney():
		return body, "series.body" // what somebody travels for is not what is told of
	case !body.Found() && title.Found():
		return title, "series.title"
	case body.Found() && !body.Pair && title.Pair && sameHead(r, body, title) && (r.series.Theirs(body) || body.Between && r.series.SpecificWords(title) >= r.series.SpecificWords(body) || r.text.Tokens[min(body.Words.Last, len(r.text.Tokens)-1)].Lower == "between"):
		if title.Ordinal.Value == 0 {
			title.Ordinal = body.Ordinal
		}
		return title, "series.their"
	case body.Found() && title.Found() && title.Capital && r.series.SpecificWords(body) <= 1 && r.series.SpecificWords(title) > r.series.SpecificWords(body)+1 && r.endsAlike(title, body) && (title.Ordinal.Value == body.Ordinal.Value):
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
func (r *reader) itsRound(e *event) (series.Name, bool) {
	noun, _, ok := e.Span("noun")
	s := r.text.Sentences[e.sentence]
	if !ok || noun <= e.First {
		return series.Name{}, false
	}
	for k := max(e.First, noun-3); k < noun; k++ {
		o, ok := r.text.OrdinalAt(k)
		if !ok || o.Last < noun && !r.text.Is(o.Last, r.lang.SeriesWord) || !r.text.Preceded(k, s, "its", "their") {
			continue
		}
		for i := s.First; i < e.First; i++ {
			if t, ok := r.text.At(i, r.lang.SeriesHead); ok && t.Value != "-" {
				if n, ok := r.series.At(t, s); ok && n.Capital {
					n.Ordinal = o
					return n, true
				}
			}
		}
	}
	return series.Name{}, false
}

func sameHead(r *reader, a, b series.Name) bool {
	x, y := r.text.Tokens[a.Head.Last-1].Lower, r.text.Tokens[b.Head.Last-1].Lower
	return strings.TrimSuffix(x, "s") == strings.TrimSuffix(y, "s")
}

// laterSeries looks for the series' name in the sentences right after the one
// that reports the meeting.
func (r *reader) laterSeries(e *event) series.Name {
	if e.form != "held" && e.form != "met" {
		return series.Name{}
	}
	for i := e.sentence + 1; i < len(r.text.Sentences) && i <= e.sentence+2; i++ {
		if e.form == "met" && i > e.sentence+1 {
			break
		}
		if n := r.seriesIn(i, nil); n.Found() && (n.Capital || n.Pair && n.Ordinal.Value > 0 && n.Kind != "-") && !r.builtOn(n, r.text.Sentences[i]) && (e.form == "held" || n.Pair && r.titleHas(n)) && (n.Pair || r.text.Sentences[i].Paragraph == r.text.Sentences[e.sentence].Paragraph) {
			return n
		}
	}
	return series.Name{}
}

// builtOn reports a series that the meeting only goes on from, or under which
// something else is done: "will build on the existing Joint Commission".
func (r *reader) builtOn(n series.Name, s prose.Sentence) bool {
	for k := n.Words.First - 1; k >= s.First && k >= n.Words.First-4; k-- {
		switch r.text.Tokens[k].Lower {
		case "existing", "under", "through", "within", "via", "complement", "complements":
			return true
		case "on":
			return r.text.Preceded(k, s, "build", "builds", "building", "built")
		}
	}
	return false
}

// titleHas reports a title that calls the meeting by the head word of a name:
// "Hold Strategic Dialogue". Who only met may name a dialogue for other reasons.
func (r *reader) titleHas(n series.Name) bool {
	for i := r.title[0]; i < r.title[1]; i++ {
		t, ok := r.text.At(i, r.lang.SeriesHead)
		if ok && t.Value == n.Kind && n.Kind != "-" && r.text.Tokens[t.Last-1].Lower == r.text.Tokens[n.Head.Last-1].Lower {
			return true
		}
	}
	return false
}

// titleOfJourney reports a title that tells of travel.
func (r *reader) titleOfJourney() bool {
	for i := r.title[0]; i < r.title[1]; i++ {
		switch r.text.Tokens[i].Lower {
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
		if r.text.Tokens[long.Words.Last-n+k].Lower != r.text.Tokens[short.Words.First+k].Lower {
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
func (r *reader) frameSeries(e *event) series.Name {
	toks := r.text.Tokens
	for i := e.sentence; i < len(r.text.Sentences) && i <= e.sentence+sentencesToFrame; i++ {
		s := r.text.Sentences[i]
		if i > e.sentence && !r.ofThisMeeting(s) {
			continue
		}
		for k := s.First + 2; k < s.Last; k++ {
			t, ok := r.text.At(k, r.lang.SeriesHead)
			if !ok || t.Last > s.Last || t.Value == "-" || t.Value == "summit" || t.Value == "ministerial" {
				continue
			}
			n, ok := r.series.Framed(t, s)
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
		if r.text.Is(k, r.lang.EventNoun) || r.text.Tokens[k].Lower == "visit" {
			return k == s.First+1 || k == s.First+2
		}
	}
	return false
}
