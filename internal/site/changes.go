package site

import (
	"errors"
	"net/http"
	"strings"
	"time"
	"unicode"

	"readout"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/prose"
	"readout/internal/typeset"
	"readout/internal/wording"
)

// changesPage says what a version changed: in words first, then in the sentences
// themselves.
type changesPage struct {
	frame
	Release   link
	Was, Now  versionRow
	Note      string
	NoteLang  readout.Lang
	TextLang  readout.Lang // of the quoted words where it is not the page's
	Head      []headChange
	Sentences []sentenceChange
	Numbered  []string
	Summary   string
	Touches   string
	Cut       string
}

// Among is the page's language for its own words among words in another; ""
// where those are in that of the page.
func (p *changesPage) Among() readout.Lang {
	if p.TextLang == "" {
		return ""
	}
	return p.Lang()
}

// headChange is a change of what stands around the text.
type headChange struct{ What, Was, Now string }

// sentenceChange is one sentence that differs.
type sentenceChange struct {
	Where   string
	What    string
	Matters []string
	Words   []wordChange
	Pieces  []markedPiece
}

// wordChange tells one run of words that differs: words of the page around those
// of the text.
type wordChange []phrasePart

type phrasePart struct {
	Text   string
	Quoted bool // of the text
}

// phrase words a change in the page's language around quoted words.
func (f frame) phrase(key string, quoted ...string) (out wordChange) {
	const slot = "\x00"
	slots := make([]any, len(quoted))
	for i := range slots {
		slots[i] = slot
	}
	for i, own := range strings.Split(f.T(key, slots...), slot) {
		if i > 0 {
			out = append(out, phrasePart{quoted[i-1], true})
		}
		if own != "" {
			out = append(out, phrasePart{own, false})
		}
	}
	return out
}

type markedPiece struct {
	Op    string // "", "gone", "new"
	Space string // white space before Text, which is not marked
	Text  string
}

// changes compares a version with the one before it.
func (s *Site) changes(w http.ResponseWriter, r *http.Request) error {
	a, err := askedFor(r)
	if err != nil {
		return err
	}
	if a.form != "" || a.version < 2 {
		return readout.ErrNotFound
	}
	a.changes = true
	now, err := s.asked(r, a, pageText)
	if errors.Is(err, readout.ErrNotFound) {
		return s.moved(r, "releases", a, err)
	}
	if err != nil {
		return err
	}
	before := a
	before.version--
	was, err := s.asked(r, before, pageText)
	if err != nil {
		return err
	}
	if !comparable(now) || !comparable(was) || was.Shown.Lang != now.Shown.Lang {
		return readout.ErrNotFound
	}
	publisher, err := s.Press.Publisher(r.Context(), now.Publisher)
	if err != nil {
		return err
	}
	return s.render(w, "changes", s.changesPage(r, was, now, publisher.Location()))
}

// comparable reports whether the public may read an edition's text.
func comparable(e press.Edition) bool { return e.State != readout.Removed && e.Text != "" }

func (s *Site) changesPage(r *http.Request, was, now press.Edition, zone *time.Location) *changesPage {
	page := langOf(r)
	version := func(n int) string { return versionPath(layout.Spoken(now.Shown.Lang, page), now.Address, n) }
	path := strings.TrimPrefix(versionPath(page, now.Address, now.Shown.Number), "/"+string(page))
	f := s.frame(page, path+"/changes", "")
	f.Heading = f.T("changes.title", now.Shown.Number)
	f.Demo = f.Demo || now.Demo
	for i, l := range f.Switch {
		if !l.Here { // numbers are each edition's own
			f.Switch[i].Href = "/" + string(l.Lang) + "/releases/" + now.Address.String()
		}
	}
	p := &changesPage{frame: f, TextLang: f.Foreign(now.Shown.Lang)}
	p.Release = link{Href: version(now.Shown.Number), Text: now.Shown.Title, Lang: p.TextLang}
	p.Trail = append(p.Trail, p.Release, link{Text: p.Heading})
	p.Was = versionRow{link: link{Href: version(was.Shown.Number), Text: p.T("release.versionno", was.Shown.Number)}, Released: p.Moment(was.Shown.Released, zone)}
	p.Now = versionRow{link: link{Href: version(now.Shown.Number), Text: p.T("release.versionno", now.Shown.Number)}, Released: p.Moment(now.Shown.Released, zone)}
	p.Note, p.NoteLang = now.Shown.Note, p.TextLang
	if strings.HasPrefix(p.Note, press.ChangedAtSource) {
		p.Note, p.NoteLang = p.T("release.changedatsource", p.Day(readout.DayIn(now.Shown.Released, zone))), ""
	}
	p.head(was.Shown, now.Shown)
	if was.Cut || now.Cut {
		p.Cut = p.T("changes.cut")
	}
	p.compare(prose.Parse(was.Text), prose.Parse(now.Text), was.Shown, now.Shown)
	return p
}

// head lists what differs around the text.
func (p *changesPage) head(was, now readout.Version) {
	day := func(d readout.Day) string {
		if d == "" {
			return ""
		}
		return p.Day(d)
	}
	for _, c := range []headChange{
		{p.T("changes.headline"), was.Title, now.Title},
		{p.T("release.date"), day(was.Date), day(now.Date)},
		{p.T("release.contact"), was.Contact, now.Contact},
		{p.T("release.reportingtime"), was.ReportingTime, now.ReportingTime},
		{p.T("release.source"), was.SourceURL, now.SourceURL},
	} {
		if c.Was != c.Now {
			p.Head = append(p.Head, c)
		}
	}
}

func (p *changesPage) compare(was, now *prose.Doc, before, after readout.Version) {
	old, new := placesOf(was), placesOf(now)
	repeats := func(d *prose.Doc, at map[int]typeset.Place, is wording.Passage, v readout.Version) bool {
		if is.Text == "" {
			return true
		}
		if _, body := at[is.Paragraph]; body {
			return false
		}
		line := d.Text[d.Paragraphs[is.Paragraph].Start:d.Paragraphs[is.Paragraph].End]
		day, _ := prose.FindPrintedDay(line)
		return line == v.Title && before.Title != after.Title || day.Day != "" && day.Day == v.Date && before.Date != after.Date
	}
	counts := map[wording.Kind]int{}
	touched := map[wording.Matter]bool{}
	for _, c := range wording.Compare(was, now) {
		if repeats(was, old, c.Old, before) && repeats(now, new, c.New, after) {
			continue // the title or the date, which stand above
		}
		counts[c.Kind]++
		if c.Kind == wording.Numbered {
			p.Numbered = append(p.Numbered, p.T("changes.numbered", strings.TrimRight(c.Old.Label, ".)"), strings.TrimRight(c.New.Label, ".)")))
			continue
		}
		s := sentenceChange{What: p.T("changes." + string(c.Kind))}
		for _, m := range c.Matters {
			touched[m] = true
			s.Matters = append(s.Matters, p.T("changes.matter."+string(m)))
		}
		switch c.Kind {
		case wording.Removed:
			s.Where = p.where(old, c.Old)
			s.Pieces = []markedPiece{{Op: "gone", Text: c.Old.Text}}
		case wording.Added:
			s.Where = p.where(new, c.New)
			s.Pieces = []markedPiece{{Op: "new", Text: c.New.Text}}
		case wording.Moved:
			s.Where = p.T("changes.fromto", p.where(old, c.Old), p.where(new, c.New))
			s.Pieces = []markedPiece{{Text: c.New.Text}}
		default:
			s.Where = p.where(new, c.New)
			s.Words, s.Pieces = p.reworded(c.Words)
		}
		p.Sentences = append(p.Sentences, s)
	}
	var parts []string
	for _, k := range []wording.Kind{wording.Reworded, wording.Added, wording.Removed, wording.Moved} {
		if counts[k] > 0 {
			parts = append(parts, p.T("changes.count."+string(k), counts[k]))
		}
	}
	switch {
	case len(parts) > 0:
		p.Summary = p.T("changes.sentences", strings.Join(parts, " · "))
	case len(p.Numbered) == 0 && p.Cut == "":
		p.Summary = p.T("changes.spaces")
		if was.Text == now.Text {
			p.Summary = p.T("changes.none")
		}
	}
	var matters []string
	for _, m := range wording.Matters() {
		if touched[m] {
			matters = append(matters, p.T("changes.matter."+string(m)))
		}
	}
	if len(matters) > 0 {
		p.Touches = p.T("changes.touches", strings.Join(matters, " · "))
	}
}

// reworded tells the runs of words that differ and marks them in the sentence.
func (p *changesPage) reworded(pieces []wording.Piece) (words []wordChange, marked []markedPiece) {
	for i, piece := range pieces {
		text := strings.TrimSpace(piece.Text)
		behind := strings.TrimLeftFunc(piece.Text, unicode.IsSpace)
		m := markedPiece{Space: piece.Text[:len(piece.Text)-len(behind)], Text: behind}
		switch piece.Op {
		case wording.Gone:
			m.Op = "gone"
			if i+1 < len(pieces) && pieces[i+1].Op == wording.New {
				words = append(words, p.phrase("changes.swapped", text, strings.TrimSpace(pieces[i+1].Text)))
			} else {
				words = append(words, p.phrase("changes.gone", text))
			}
		case wording.New:
			m.Op = "new"
			if i == 0 || pieces[i-1].Op != wording.Gone {
				words = append(words, p.phrase("changes.new", text))
			}
		}
		marked = append(marked, m)
	}
	return words, marked
}

// placesOf are the places of a text by paragraph.
func placesOf(d *prose.Doc) map[int]typeset.Place {
	out := map[int]typeset.Place{}
	for _, at := range typeset.Places(d) {
		out[at.Paragraph] = at
	}
	return out
}

// where names the place of a passage: a point or a paragraph with the sentence,
// or the head of the text.
func (p *changesPage) where(at map[int]typeset.Place, passage wording.Passage) string {
	here, ok := at[passage.Paragraph]
	switch {
	case !ok:
		return p.T("changes.head")
	case here.Point:
		return p.T("changes.point", here.Number, passage.Sentence)
	}
	return p.T("changes.paragraph", here.Number, passage.Sentence)
}
