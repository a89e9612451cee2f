package phrases

import (
	"errors"
	"net/http"
	"net/url"

	"readout"
	"readout/internal/drift"
	"readout/internal/layout"
	"readout/internal/register"
	"readout/internal/web"
	"readout/internal/wording"
)

// seriesPage follows the words of a series over all its rounds.
type seriesPage struct {
	layout.Frame
	Series  layout.Link
	Data    string
	Threads []seriesBlock
	Cut     string
	Gone    string
}

// seriesBlock is what one publisher said in one language over the rounds.
type seriesBlock struct {
	Name     string
	Caption  string
	TextLang readout.Lang
	Rounds   []roundRow // the latest first
	Lists    []listed   // what appears, what vanishes, what most rounds have
}

// roundRow is a round with the verbs that are others than last time.
type roundRow struct {
	Round  layout.Link // to the comparison, of the first to the meeting
	When   *layout.Datum
	Text   layout.Link
	Counts []string
	Verbs  []verbRow
	None   string // why there is no verb
}

type verbRow struct {
	Phrase []part
	Text   string // the words of the newer text
}

// seriesThreads are the threads of a series that have something to compare.
func (p *Phrases) seriesThreads(r *http.Request) (name string, threads []drift.Thread, shelves layout.Shelves, err error) {
	slug, lang := r.PathValue("slug"), layout.LangOf(r)
	file, err := p.Register.SeriesFile(r.Context(), slug, lang, 0, mostRounds)
	if errors.Is(err, readout.ErrNotFound) {
		return "", nil, nil, p.moved(r, register.KindSeries, slug)
	}
	if err != nil {
		return "", nil, nil, err
	}
	all, shelves, err := p.threadsOf(r.Context(), file)
	if err != nil {
		return "", nil, nil, err
	}
	for _, t := range all {
		if len(t.Texts) > 1 {
			threads = append(threads, t)
		}
	}
	return file.Name, threads, shelves, nil
}

func (p *Phrases) series(w http.ResponseWriter, r *http.Request) error {
	name, threads, shelves, err := p.seriesThreads(r)
	if err != nil {
		return err
	}
	lang, path := layout.LangOf(r), "/series/"+r.PathValue("slug")
	page := &seriesPage{Frame: p.Layout.Frame(lang, path+"/wording", "")}
	page.Heading, page.Describe = page.T("wording.title"), page.T("wording.about", name)
	page.Series = layout.Link{Href: page.To(path), Text: name, Lang: page.Foreign(layout.ReadIn)}
	page.Data, page.Feed = page.To(path+"/wording.json"), page.To(path)
	page.Trail = append(page.Trail, layout.Link{Href: page.To("/series"), Text: page.T("series.list")}, page.Series, layout.Link{Text: page.Heading})
	for _, t := range threads {
		page.Threads = append(page.Threads, page.block(t, shelves))
		if t.Cut() {
			page.Cut = page.T("changes.cut")
		}
	}
	if len(page.Threads) == 0 {
		page.Gone = page.T("wording.nothing")
	}
	return p.pages.Render(w, "series", page)
}

func (p *seriesPage) block(t drift.Thread, shelves layout.Shelves) seriesBlock {
	b := seriesBlock{Name: threadName(p.Frame, t, shelves), Caption: p.T("wording.caption"), TextLang: p.Foreign(t.Lang)}
	came := listed{Heading: p.T("wording.came"), Lang: b.TextLang}
	went := listed{Heading: p.T("wording.went"), Lang: b.TextLang}
	most := listed{Heading: p.T("wording.usual"), Lang: b.TextLang}
	usual := map[string]bool{}
	for at := len(t.Texts) - 1; at >= 0; at-- {
		text := t.Texts[at]
		p.Demo = p.Demo || text.Edition.Demo
		row := roundRow{Round: layout.Link{Href: p.Of("meetings", text.Round.Address), Text: roundName(p.Frame, text)},
			Text: layout.Link{Href: p.VersionPage(text.Edition.Shown.Lang, text.Edition.Address, text.Edition.Shown.Number), Text: text.Edition.Shown.Title, Lang: p.Foreign(t.Lang)}}
		if text.Round.Start != "" {
			row.When = &layout.Datum{ISO: string(text.Round.Start), Text: p.Days(text.Round.Start, text.Round.End)}
		}
		row.None = p.T("wording.noverb")
		if at == 0 {
			row.None = p.T("wording.first")
		}
		if at > 0 {
			row.Round.Href += "/wording"
			rounds := t.Step(at)
			count := map[wording.TurnKind]int{}
			for _, turn := range rounds.Turns {
				count[turn.Kind]++
				if turn.Kind == wording.VerbChanged {
					row.Verbs = append(row.Verbs, verbRow{(&wordingPage{Frame: p.Frame}).verbs(turn), drift.Snippet(turn.New.Text)})
				}
			}
			for _, kind := range []wording.TurnKind{wording.VerbChanged, wording.Rephrased, wording.NewNow, wording.NotNow} {
				if count[kind] > 0 {
					row.Counts = append(row.Counts, p.T("wording.count."+string(kind), count[kind]))
				}
			}
			for _, c := range rounds.Usual {
				if words := drift.Snippet(c.Text); !usual[words] && at == len(t.Texts)-1 {
					usual[words] = true
					most.Rows = append(most.Rows, listedWords{Words: words})
				}
			}
		}
		b.Rounds = append(b.Rounds, row)
	}
	for _, s := range t.Shifts() {
		first, last := t.Texts[s.Rounds[0]], t.Texts[s.Rounds[len(s.Rounds)-1]]
		row := listedWords{Words: s.Phrase, Across: p.To("/phrases") + "?" + url.Values{"q": {s.Phrase}}.Encode()}
		if s.Came {
			row.Since = p.T("wording.since", roundName(p.Frame, first))
			came.Rows = append(came.Rows, row)
		} else {
			row.Since = p.T("wording.until", roundName(p.Frame, first), roundName(p.Frame, last))
			went.Rows = append(went.Rows, row)
		}
	}
	b.Lists = []listed{came, went, most}
	return b
}

// seriesData is the page for programs: the comparison of each round with the one
// before it, and the phrases that appear or vanish.
type seriesData struct {
	Format  string             `json:"format"`
	Note    string             `json:"note,omitempty"`
	Series  string             `json:"series"`
	Threads []seriesThreadData `json:"threads"`
}

type seriesThreadData struct {
	Publisher string              `json:"publisher"`
	Lang      readout.Lang        `json:"lang"`
	Account   readout.AccountKind `json:"account"`
	Rounds    []threadData        `json:"rounds"`
	Phrases   []shiftData         `json:"phrases"`
}

type shiftData struct {
	Phrase string      `json:"phrase"`
	Appear bool        `json:"appears"` // else it vanishes
	In     []*textData `json:"in"`
}

func (p *Phrases) seriesData(w http.ResponseWriter, r *http.Request) error {
	_, threads, _, err := p.seriesThreads(r)
	if err != nil {
		return err
	}
	f := p.Layout.Frame(layout.LangOf(r), "", "")
	d := seriesData{Format: "readout-series-wording/1", Series: r.PathValue("slug"), Threads: []seriesThreadData{}}
	demo := f.Demo
	for _, t := range threads {
		one := seriesThreadData{Publisher: t.Publisher, Lang: t.Lang, Account: t.Kind, Rounds: []threadData{}, Phrases: []shiftData{}}
		for at := len(t.Texts) - 1; at > 0; at-- {
			one.Rounds = append(one.Rounds, threadDataOf(t, at))
			demo = demo || t.Texts[at].Edition.Demo
		}
		for _, s := range t.Shifts() {
			shift := shiftData{Phrase: s.Phrase, Appear: s.Came}
			for _, at := range s.Rounds {
				shift.In = append(shift.In, dataOf(t.Texts[at]))
			}
			one.Phrases = append(one.Phrases, shift)
		}
		d.Threads = append(d.Threads, one)
	}
	if demo {
		d.Note = f.T("demo.line")
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	return web.SendJSON(w, d, "")
}
