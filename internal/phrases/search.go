package phrases

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/internal/layout"
	"readout/internal/search"
	"readout/internal/web"
)

// searchPage is a phrase across the archive.
type searchPage struct {
	layout.Frame
	Typed         string
	Summary       string
	Bounds        []string // what was not looked at
	First, Latest *useRow
	Years         []yearRow
	Chart         *chart
	Uses          []useRow // the newest first
	More          string
	Forms         []layout.Link
	None          string
}

// yearRow is how often a publisher used a phrase in a year.
type yearRow struct {
	Year        string
	Publisher   layout.Link
	Texts, Uses int
}

// useRow is one use.
type useRow struct {
	When      layout.Datum
	Publisher layout.Link
	Text      layout.Link
	Version   string
	Passage   layout.Link
	Before    string
	Words     string
	After     string
	Lang      readout.Lang
	Times     string
}

// chart is uses by year to scale, the earliest at the left.
type chart struct {
	Width, Height, Base int
	Bars                []bar
}

type bar struct {
	X, Y, Width, Height int
	Middle              int
	Year                string // "" where years stand too close
	Uses                int
}

// Measures of the chart, CSS pixels.
const (
	chartHeight = 120
	barStep     = 44
	mostBars    = 40
	mostRows    = 100 // uses on the page
)

// phrases answers with a phrase across the archive. What it costs is bounded, and
// two are made at a time.
func (p *Phrases) phrases(w http.ResponseWriter, r *http.Request) error {
	lang := layout.LangOf(r)
	typed := search.AsTyped(r.URL.Query().Get("q"))
	path := "/phrases"
	if typed != "" {
		path += "?" + url.Values{"q": {typed}}.Encode()
	}
	page := &searchPage{Frame: p.Layout.Frame(lang, path, ""), Typed: typed}
	page.Heading, page.Describe, page.Unlisted = page.T("phrase.title"), page.T("phrase.about"), typed != ""
	page.Trail = append(page.Trail, layout.Link{Text: page.Heading})
	if typed == "" {
		return p.pages.Render(w, "phrases", page)
	}
	c, shelves, err := p.counted(r, typed)
	if err != nil {
		return err
	}
	page.fill(c, shelves)
	query := "?" + url.Values{"q": {typed}}.Encode()
	page.Feed, page.FeedQuery = page.To("/phrases/feed"), query
	page.Forms = []layout.Link{{Href: page.To("/phrases.csv") + query, Text: page.T("phrase.csv")}, {Href: page.To("/phrases.json") + query, Text: page.T("release.data")}}
	return p.pages.Render(w, "phrases", page)
}

func (p *Phrases) counted(r *http.Request, typed string) (counted, layout.Shelves, error) {
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-r.Context().Done():
		return counted{}, nil, r.Context().Err()
	}
	c, err := p.count(r.Context(), typed, layout.LangOf(r))
	if err != nil {
		return counted{}, nil, err
	}
	publishers, err := p.Press.Publishers(r.Context())
	return c, layout.ShelvesOf(publishers), err
}

func (p *searchPage) fill(c counted, shelves layout.Shelves) {
	if c.times == 0 {
		p.None = p.T("phrase.none")
	} else {
		p.Summary = p.T("phrase.summary", layout.Thousands(c.times), layout.Thousands(c.texts))
	}
	if c.missed {
		p.Bounds = append(p.Bounds, p.T("phrase.missed", layout.Thousands(c.looked)))
	}
	if c.tooMany {
		p.Bounds = append(p.Bounds, p.T("phrase.toomany", layout.Thousands(mostUses)))
	}
	if len(c.uses) == 0 {
		return
	}
	rows := make([]useRow, len(c.uses))
	for i, u := range c.uses {
		rows[i] = p.row(u, shelves)
		p.Demo = p.Demo || u.edition.Demo
	}
	first, latest := rows[0], rows[len(rows)-1]
	p.First, p.Latest = &first, &latest
	slices.Reverse(rows)
	p.Uses = rows[:min(mostRows, len(rows))]
	if len(rows) > mostRows {
		p.More = p.T("phrase.more", layout.Thousands(len(rows)-mostRows))
	}
	p.years(c, shelves)
}

func (p *searchPage) row(u use, shelves layout.Shelves) useRow {
	name, lang := shelves[u.edition.Publisher].Name(p.Lang())
	page := p.VersionPage(u.edition.Shown.Lang, u.edition.Address, u.edition.Shown.Number)
	row := useRow{When: layout.Datum{ISO: string(u.published), Text: p.Day(u.published)}, Publisher: layout.Link{Href: p.To("/publishers/" + u.edition.Publisher), Text: name, Lang: p.Foreign(lang)},
		Text: layout.Link{Href: page, Text: u.edition.Shown.Title, Lang: p.Foreign(u.edition.Shown.Lang)}, Version: p.T("release.versionno", u.edition.Shown.Number),
		Before: u.before, Words: u.words, After: u.after, Lang: p.Foreign(u.edition.Shown.Lang)}
	row.Passage = layout.Link{Href: page + "#" + u.place.ID, Text: p.T("passage.paragraph", u.place.Number)}
	if u.place.Point {
		row.Passage.Text = p.T("passage.point", u.place.Number)
	}
	if u.times > 1 {
		row.Times = p.T("phrase.times", u.times)
	}
	return row
}

// years counts by year and publisher, and draws the years.
func (p *searchPage) years(c counted, shelves layout.Shelves) {
	byYear := map[string]int{}
	for k, n := range c.years {
		name, lang := shelves[k.publisher].Name(p.Lang())
		p.Years = append(p.Years, yearRow{Year: k.year, Publisher: layout.Link{Href: p.To("/publishers/" + k.publisher), Text: name, Lang: p.Foreign(lang)}, Texts: n.texts, Uses: n.times})
		byYear[k.year] += n.times
	}
	slices.SortFunc(p.Years, func(a, b yearRow) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), strings.Compare(a.Publisher.Text, b.Publisher.Text))
	})
	p.Chart = draw(byYear)
}

// draw returns nil where there is one year alone, or more than can be drawn.
func draw(byYear map[string]int) *chart {
	first, last, most := 9999, 0, 0
	for year, n := range byYear {
		y, _ := strconv.Atoi(year)
		first, last, most = min(first, y), max(last, y), max(most, n)
	}
	if last <= first || last-first >= mostBars {
		return nil
	}
	c := &chart{Width: (last - first + 1) * barStep, Height: chartHeight + 40, Base: chartHeight + 16}
	every := 1
	if last-first > 14 {
		every = 5
	}
	for y := first; y <= last; y++ {
		n := byYear[strconv.Itoa(y)]
		b := bar{X: (y-first)*barStep + 8, Width: barStep - 16, Uses: n, Height: n * chartHeight / most}
		b.Y, b.Middle = c.Base-b.Height, b.X+b.Width/2
		if y%every == 0 {
			b.Year = strconv.Itoa(y)
		}
		c.Bars = append(c.Bars, b)
	}
	return c
}

// phraseData is the page for programs.
type phraseData struct {
	Format   string     `json:"format"`
	Note     string     `json:"note,omitempty"`
	Phrase   string     `json:"phrase"`
	Times    int        `json:"times"`
	Texts    int        `json:"texts"`
	Looked   int        `json:"releases_looked_through"`
	Complete bool       `json:"complete"` // every release that may have it was looked through, and every use is here
	Years    []yearData `json:"years"`
	Uses     []useData  `json:"uses"` // the oldest first
}

type yearData struct {
	Year      string `json:"year"`
	Publisher string `json:"publisher"`
	Texts     int    `json:"texts"`
	Times     int    `json:"times"`
}

type useData struct {
	Date      readout.Day  `json:"date"`
	Publisher string       `json:"publisher"`
	Lang      readout.Lang `json:"lang"`
	Title     string       `json:"title"`
	Release   string       `json:"release"`
	Version   int          `json:"version"`
	Passage   string       `json:"passage"`
	Times     int          `json:"times"`
	Words     string       `json:"words"`
}

func dataOfUse(u use) useData {
	e := u.edition
	return useData{Date: u.published, Publisher: e.Publisher, Lang: e.Shown.Lang, Title: e.Shown.Title, Release: "/" + string(e.Shown.Lang) + e.Address.Version(e.Shown.Number),
		Version: e.Shown.Number, Passage: u.place.ID, Times: u.times, Words: strings.TrimSpace(u.before + u.words + u.after)}
}

func (p *Phrases) phrasesData(w http.ResponseWriter, r *http.Request) error {
	typed := search.AsTyped(r.URL.Query().Get("q"))
	c, _, err := p.counted(r, typed)
	if err != nil {
		return err
	}
	f := p.Layout.Frame(layout.LangOf(r), "", "")
	d := phraseData{Format: "readout-phrase/1", Phrase: typed, Times: c.times, Texts: c.texts, Looked: c.looked, Complete: !c.missed && !c.tooMany, Years: []yearData{}, Uses: []useData{}}
	for k, n := range c.years {
		d.Years = append(d.Years, yearData{k.year, k.publisher, n.texts, n.times})
	}
	slices.SortFunc(d.Years, func(a, b yearData) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Publisher, b.Publisher))
	})
	demo := f.Demo
	for _, u := range c.uses {
		d.Uses = append(d.Uses, dataOfUse(u))
		demo = demo || u.edition.Demo
	}
	if demo {
		d.Note = f.T("demo.line")
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	return web.SendJSON(w, d, "")
}

// phrasesTable is the uses as a table for programs that read one; its last line
// says of a demonstration what it is.
func (p *Phrases) phrasesTable(w http.ResponseWriter, r *http.Request) error {
	c, _, err := p.counted(r, search.AsTyped(r.URL.Query().Get("q")))
	if err != nil {
		return err
	}
	f := p.Layout.Frame(layout.LangOf(r), "", "")
	demo := ""
	if f.Demo {
		demo = f.T("demo.line")
	}
	lines := [][]string{{"date", "publisher", "lang", "title", "release", "version", "passage", "times", "words", "note"}}
	for _, u := range c.uses {
		d := dataOfUse(u)
		note := demo
		if u.edition.Demo {
			note = f.T("demo.line")
		}
		lines = append(lines, []string{string(d.Date), d.Publisher, string(d.Lang), d.Title, d.Release, number(d.Version), d.Passage, number(d.Times), d.Words, note})
	}
	if len(c.uses) == 0 && demo != "" {
		lines = append(lines, []string{"", "", "", "", "", "", "", "", "", demo})
	}
	return web.SendCSV(w, lines)
}
