package phrases

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"path"
	"strconv"
	"time"

	"readout"
	"readout/internal/drift"
	"readout/internal/layout"
	"readout/internal/prose"
	"readout/internal/register"
	"readout/internal/typeset"
	"readout/internal/web"
	"readout/internal/wording"
)

// wordingPage compares the texts about one meeting with those about the round
// before it.
type wordingPage struct {
	layout.Frame
	Meeting   layout.Link
	Round     string // "" where it has no number
	Data      string
	Threads   []threadBlock
	Series    layout.Link
	Cut, Gone string
}

// threadBlock is what one publisher said in one language, now and last time.
type threadBlock struct {
	Name      string // publisher, language, kind of account
	TextLang  readout.Lang
	PageLang  readout.Lang // of the page where TextLang is another
	Now, Last textLine
	Counts    []string
	Verbs     []turnRow
	Other     []turnRow
	Lists     []listed // what is new, what is not found, what most rounds have
	Same      string
}

// textLine names a text with its version and times.
type textLine struct {
	layout.Link
	Version  string
	Released layout.Datum
	Round    layout.Link
	When     *layout.Datum
}

// turnRow is one difference: in words, then marked.
type turnRow struct {
	Phrase []part
	Pieces []piece
	Where  layout.Link // the passage of the newer text, of the older where it has none
	Was    *layout.Link
}

// found is what a page is made of.
type found struct {
	id      readout.MeetingID
	ordinal int
	series  readout.Series
	threads []drift.Thread
	shelves layout.Shelves
}

// gather finds the threads of a meeting's series up to that meeting.
func (p *Phrases) gather(r *http.Request, a readout.Address) (found, error) {
	ctx, lang := r.Context(), layout.LangOf(r)
	sheet, err := p.Register.Meeting(ctx, a, lang)
	if errors.Is(err, readout.ErrNotFound) {
		return found{}, p.moved(r, register.KindMeetings, a.String())
	}
	if err != nil {
		return found{}, err
	}
	if sheet.Series == nil {
		return found{}, readout.ErrNotFound
	}
	f := found{series: *sheet.Series, id: sheet.ID, ordinal: sheet.Ordinal}
	if f.threads, f.shelves, err = p.threads(ctx, sheet.Series.Slug, lang, sheet.ID); err != nil {
		return found{}, err
	}
	return f, nil
}

// moved is the way to where what once had an address stands now, in the form that
// was asked for; ErrNotFound where nothing did.
func (p *Phrases) moved(r *http.Request, kind, from string) error {
	to, err := p.Register.Moved(r.Context(), kind, from)
	if err != nil {
		return err
	}
	return web.Redirect("/"+string(layout.LangOf(r))+"/"+kind+"/"+to+"/"+path.Base(r.URL.Path), http.StatusMovedPermanently)
}

// threads are those of a series up to a meeting, or to its latest for 0.
func (p *Phrases) threads(ctx context.Context, slug string, lang readout.Lang, upTo readout.MeetingID) ([]drift.Thread, layout.Shelves, error) {
	file, err := p.Register.SeriesFile(ctx, slug, lang, upTo, mostRounds)
	if err != nil {
		return nil, nil, err
	}
	return p.threadsOf(ctx, file)
}

func (p *Phrases) threadsOf(ctx context.Context, file register.SeriesFile) ([]drift.Thread, layout.Shelves, error) {
	editions, err := p.Press.Current(ctx, file.Releases(), pageText)
	if err != nil {
		return nil, nil, err
	}
	publishers, err := p.Press.Publishers(ctx)
	if err != nil {
		return nil, nil, err
	}
	return drift.Threads(file, editions), layout.ShelvesOf(publishers), nil
}

// meetingAt reads the address of a meeting.
func meetingAt(r *http.Request) (readout.Address, error) {
	year, err := strconv.Atoi(r.PathValue("year"))
	if err != nil || len(r.PathValue("year")) != 4 {
		return readout.Address{}, readout.ErrNotFound
	}
	return readout.Address{Year: year, Slug: r.PathValue("slug")}, nil
}

func (p *Phrases) meeting(w http.ResponseWriter, r *http.Request) error {
	a, err := meetingAt(r)
	if err != nil {
		return err
	}
	lang := layout.LangOf(r)
	found, err := p.gather(r, a)
	if err != nil {
		return err
	}
	at := "/meetings/" + a.String() + "/wording"
	page := &wordingPage{Frame: p.Layout.Frame(lang, at, ""), Data: "/" + string(lang) + at + ".json"}
	page.Heading = page.T("wording.title")
	page.Describe = page.T("wording.about", found.series.Name)
	page.Meeting = layout.Link{Href: page.Of("meetings", a), Text: found.series.Name, Lang: page.Foreign(layout.ReadIn)}
	if found.ordinal > 0 {
		page.Round = page.Ordinal(found.ordinal)
	}
	page.Series = layout.Link{Href: page.To("/series/" + found.series.Slug + "/wording"), Text: page.T("wording.allrounds")}
	page.Trail = append(page.Trail, layout.Link{Href: page.To("/meetings"), Text: page.T("meeting.list")}, page.Meeting, layout.Link{Text: page.Heading})
	for _, t := range found.threads {
		at := t.At(found.id)
		if at < 1 {
			continue
		}
		page.Threads = append(page.Threads, page.block(t, at, found.shelves))
		if t.Texts[at].Edition.Cut || t.Texts[at-1].Edition.Cut {
			page.Cut = page.T("changes.cut")
		}
		page.Demo = page.Demo || t.Texts[at].Edition.Demo
	}
	if len(page.Threads) == 0 {
		page.Gone = page.T("wording.nothing")
	}
	return p.pages.Render(w, "wording", page)
}

// threadName names a thread: publisher, language, kind of account.
func threadName(f layout.Frame, t drift.Thread, shelves layout.Shelves) string {
	name, _ := shelves[t.Publisher].Name(f.Lang())
	return f.T("wording.thread", name, f.LangMark(t.Lang), f.T("meeting.account."+string(t.Kind)))
}

func (p *wordingPage) block(t drift.Thread, at int, shelves layout.Shelves) threadBlock {
	now, last := t.Texts[at], t.Texts[at-1]
	zone := shelves[t.Publisher].Zone()
	b := threadBlock{Name: threadName(p.Frame, t, shelves), TextLang: p.Foreign(t.Lang)}
	if b.TextLang != "" {
		b.PageLang = p.Lang()
	}
	b.Now, b.Last = textOf(p.Frame, now, zone), textOf(p.Frame, last, zone)
	rounds := t.Step(at)
	newPlaces, oldPlaces := places(now.Doc), places(last.Doc)
	added := listed{Heading: p.T("wording.added"), Lang: b.TextLang}
	gone := listed{Heading: p.T("wording.notfound"), Lang: b.TextLang, Where: p.T("wording.lasttime")}
	most := listed{Heading: p.T("wording.usual"), Lang: b.TextLang}
	for _, turn := range rounds.Turns {
		row := turnRow{}
		if turn.Kind == wording.NotNow {
			row.Where = p.where(oldPlaces, turn.Old, b.Last.Href)
		} else {
			row.Where = p.where(newPlaces, turn.New, b.Now.Href)
		}
		switch turn.Kind {
		case wording.VerbChanged:
			row.Phrase, row.Pieces = p.verbs(turn), pieces(turn.Words)
			was := p.where(oldPlaces, turn.Old, b.Last.Href)
			row.Was = &was
			b.Verbs = append(b.Verbs, row)
		case wording.Rephrased:
			row.Pieces = pieces(turn.Words)
			was := p.where(oldPlaces, turn.Old, b.Last.Href)
			row.Was = &was
			b.Other = append(b.Other, row)
		case wording.NewNow:
			added.Rows = append(added.Rows, listedWords{Words: drift.Snippet(turn.New.Text), Where: &row.Where})
		case wording.NotNow:
			gone.Rows = append(gone.Rows, listedWords{Words: drift.Snippet(turn.Old.Text), Where: &row.Where})
		}
	}
	for _, c := range rounds.Usual {
		where := p.where(newPlaces, c, b.Now.Href)
		most.Rows = append(most.Rows, listedWords{Words: drift.Snippet(c.Text), Where: &where})
	}
	for _, c := range []struct {
		key string
		n   int
	}{{"wording.count.verb", len(b.Verbs)}, {"wording.count.reworded", len(b.Other)}, {"wording.count.added", len(added.Rows)}, {"wording.count.not_found", len(gone.Rows)}} {
		if c.n > 0 {
			b.Counts = append(b.Counts, p.T(c.key, c.n))
		}
	}
	if len(b.Counts) == 0 {
		b.Counts = []string{p.T("wording.none")}
	}
	b.Lists = []listed{added, gone, most}
	b.Same = p.T("wording.same", rounds.Same, len(rounds.Usual), rounds.Rolls)
	return b
}

// verbs says in words that a verb stands in the place of another.
func (p *wordingPage) verbs(t wording.Turn) []part {
	if t.New.Subject == "" {
		return phrase(p.Frame, "wording.verbalone", t.New.Verb, t.Old.Verb)
	}
	return phrase(p.Frame, "wording.verb", t.New.Subject, t.New.Verb, t.Old.Verb)
}

func textOf(f layout.Frame, t drift.Text, zone *time.Location) textLine {
	line := textLine{Link: layout.Link{Href: f.VersionPage(t.Edition.Shown.Lang, t.Edition.Address, t.Edition.Shown.Number), Text: t.Edition.Shown.Title, Lang: f.Foreign(t.Edition.Shown.Lang)},
		Version: f.T("release.versionno", t.Edition.Shown.Number), Released: released(f, t.Edition, zone)}
	line.Round = layout.Link{Href: f.Of("meetings", t.Round.Address), Text: roundName(f, t)}
	return line
}

// roundName is the number of a round, else its date.
func roundName(f layout.Frame, t drift.Text) string {
	if t.Round.Ordinal > 0 {
		return f.Ordinal(t.Round.Ordinal)
	}
	return cmp.Or(f.Days(t.Round.Start, t.Round.End), f.T("wording.round"))
}

// places are the places of a text by paragraph.
func places(d *prose.Doc) map[int]typeset.Place {
	out := map[int]typeset.Place{}
	for _, at := range typeset.Places(d) {
		out[at.Paragraph] = at
	}
	return out
}

// where leads to the passage that a clause stands in.
func (p *wordingPage) where(at map[int]typeset.Place, c wording.Clause, page string) layout.Link {
	here, ok := at[c.Paragraph]
	switch {
	case !ok:
		return layout.Link{Href: page, Text: p.T("changes.head")}
	case here.Point:
		return layout.Link{Href: page + "#" + here.ID, Text: p.T("changes.point", here.Number, c.Sentence)}
	}
	return layout.Link{Href: page + "#" + here.ID, Text: p.T("changes.paragraph", here.Number, c.Sentence)}
}

func number(n int) string { return strconv.Itoa(n) }

// wordingData is the page for programs.
type wordingData struct {
	Format  string       `json:"format"`
	Note    string       `json:"note,omitempty"`
	Meeting string       `json:"meeting"`
	Series  string       `json:"series"`
	Threads []threadData `json:"threads"`
}

type threadData struct {
	Publisher string              `json:"publisher"`
	Lang      readout.Lang        `json:"lang"`
	Account   readout.AccountKind `json:"account"`
	Now       *textData           `json:"now,omitempty"`
	Last      *textData           `json:"last,omitempty"`
	Turns     []turnData          `json:"turns"`
	Usual     []string            `json:"in_most_rounds"`
	Same      int                 `json:"same_but_for_dates_and_names"`
}

type textData struct {
	Release  string              `json:"release"`
	Title    string              `json:"title"`
	Version  int                 `json:"version"`
	Released string              `json:"released"`
	Ordinal  int                 `json:"ordinal,omitempty"`
	Date     readout.PartialDate `json:"date,omitempty"`
	SHA256   string              `json:"text_sha256"`
}

type turnData struct {
	Kind wording.TurnKind `json:"kind"`
	New  *clauseData      `json:"new,omitempty"`
	Old  *clauseData      `json:"old,omitempty"`
}

type clauseData struct {
	Words   string `json:"words"`
	Subject string `json:"subject,omitempty"`
	Verb    string `json:"verb,omitempty"`
	Known   string `json:"verb_in_table,omitempty"`
	At      string `json:"passage,omitempty"`
}

func dataOf(t drift.Text) *textData {
	e := t.Edition
	at := e.Shown.Released
	if e.Shown.Number == 1 {
		at = e.FirstReleased
	}
	return &textData{Release: "/" + string(e.Shown.Lang) + e.Address.Version(e.Shown.Number), Title: e.Shown.Title, Version: e.Shown.Number,
		Released: at.UTC().Format(time.RFC3339), Ordinal: t.Round.Ordinal, Date: t.Round.Start, SHA256: e.Shown.TextSHA256}
}

func clauseOf(c wording.Clause, at map[int]typeset.Place) *clauseData {
	if c.Text == "" {
		return nil
	}
	return &clauseData{Words: drift.Snippet(c.Text), Subject: c.Subject, Verb: c.Verb, Known: c.VerbName, At: at[c.Paragraph].ID}
}

func threadDataOf(t drift.Thread, at int) threadData {
	d := threadData{Publisher: t.Publisher, Lang: t.Lang, Account: t.Kind, Turns: []turnData{}, Usual: []string{}, Now: dataOf(t.Texts[at]), Last: dataOf(t.Texts[at-1])}
	rounds := t.Step(at)
	newPlaces, oldPlaces := places(t.Texts[at].Doc), places(t.Texts[at-1].Doc)
	for _, turn := range rounds.Turns {
		d.Turns = append(d.Turns, turnData{turn.Kind, clauseOf(turn.New, newPlaces), clauseOf(turn.Old, oldPlaces)})
	}
	for _, c := range rounds.Usual {
		d.Usual = append(d.Usual, drift.Snippet(c.Text))
	}
	d.Same = rounds.Same
	return d
}

func (p *Phrases) meetingData(w http.ResponseWriter, r *http.Request) error {
	a, err := meetingAt(r)
	if err != nil {
		return err
	}
	lang := layout.LangOf(r)
	found, err := p.gather(r, a)
	if err != nil {
		return err
	}
	f := p.Layout.Frame(lang, "", "")
	d := wordingData{Format: "readout-wording/1", Meeting: f.Of("meetings", a), Series: found.series.Slug, Threads: []threadData{}}
	demo := f.Demo
	for _, t := range found.threads {
		if at := t.At(found.id); at > 0 {
			d.Threads = append(d.Threads, threadDataOf(t, at))
			demo = demo || t.Texts[at].Edition.Demo
		}
	}
	if demo {
		d.Note = f.T("demo.line")
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	return web.SendJSON(w, d, "")
}

// marked is a row with the languages that its marks need.
type marked struct {
	Row                turnRow
	TextLang, PageLang readout.Lang
}

// With is a row of the block as a template marks it.
func (b threadBlock) With(row turnRow) marked { return marked{row, b.TextLang, b.PageLang} }
