package accounts

import (
	"net/http"
	"strconv"
	"strings"
	"time"

	"readout"
	"readout/internal/aligning"
	"readout/internal/layout"
	"readout/internal/prose"
	"readout/internal/typeset"
	"readout/internal/web"
)

// page is the texts of a meeting side by side: differences as a list in words, then
// one table with a row for each matter.
type page struct {
	layout.Frame
	Meeting     layout.Link
	Round       string // "" where it has no number
	When, Where string
	Label       string // checked or not
	Left, Right *column
	First       string // says that nobody knows who was first; "" else
	Notes       []string
	None        []string // parties without a text
	Groups      []group
	Rows        []row
	Counts      []string
	Choices     []choice
	Swap        string // address with the two changed
	Data        string // address of the JSON
	Alone       []column
}

// column is one of the two texts.
type column struct {
	Issuer            layout.Link
	Title             layout.Link
	Facts             []fact
	First             bool // it was published first
	Note              string
	lang              readout.Lang // of its words
	name              string       // of its issuer
	address           string
	doc               *prose.Doc
	places            []typeset.Place
	Source            string
	SourceText, About string
}

type fact struct{ Label, Text, ISO string }

// group is one part of the list of differences.
type group struct {
	Heading string
	Name    string       // of the issuer whose text it is about; "" for none
	Lang    readout.Lang // of Name where it is not the page's
	Lines   []line
}

// line is one difference in words and leads to its row.
type line struct {
	Label string
	Words []said
	Href  string
	Row   string
}

// said is words of a text.
type said struct {
	Text, Who string
	Lang      readout.Lang
	WhoLang   readout.Lang
}

// row is one matter.
type row struct {
	ID          string
	Number      string
	Label, Kind string
	Key         string // of the label, for the eye
	Left, Right cell
}

type cell struct {
	Quotes []quote
	None   string // where the text has no passage of the matter
	Lang   readout.Lang
	Issuer string
	Of     readout.Lang // of Issuer
}

// quote is a passage with where it stands.
type quote struct {
	Pieces []piece
	Side   string
	Href   string
	Where  string
}

// piece is a run of words; Differs marks those that the other text has otherwise.
type piece struct {
	Text    string
	Differs bool
}

// choice is the texts that one of the two may be.
type choice struct {
	Name  string
	Texts []layout.Link
	Of    []string // issuer and date of each
}

func (s *Accounts) page(w http.ResponseWriter, r *http.Request) error {
	c, err := s.asked(r)
	if err != nil {
		return err
	}
	p := s.compose(r, c)
	return s.pages.Render(w, "accounts", p)
}

func (s *Accounts) compose(r *http.Request, c compared) *page {
	lang := layout.LangOf(r)
	meeting := "/meetings/" + c.sheet.Address.String()
	path := meeting + "/texts"
	if left := r.PathValue("left"); left != "" {
		path += "/" + left + "/" + r.PathValue("right")
	}
	f := s.Layout.Frame(lang, path, "")
	name, nameLang, number := c.accounts[0].Shown.Title, c.accounts[0].Shown.Lang, ""
	if c.sheet.Series != nil {
		name, nameLang = c.sheet.Series.Name, layout.ReadIn
		if c.sheet.Ordinal > 0 {
			number = f.Ordinal(c.sheet.Ordinal)
		}
	}
	f.Heading = f.T("accounts.title")
	f.Describe = f.T("accounts.about")
	p := &page{Frame: f, Meeting: layout.Link{Href: f.To(meeting), Text: name, Lang: f.Foreign(nameLang)}, Round: number, Data: f.To(path) + ".json"}
	p.Trail = append(p.Trail, layout.Link{Href: f.To("/meetings"), Text: f.T("meeting.list")}, p.Meeting, layout.Link{Text: f.Heading})
	p.When = f.Days(readout.PartialDate(c.sheet.Start), c.sheet.End)
	for _, a := range c.accounts {
		p.Demo = p.Demo || a.Demo
	}
	for _, party := range c.without {
		p.None = append(p.None, f.T("accounts.noneof", f.Party(party), f.Day(c.asOf)))
	}
	p.Choices = p.choices(c, meeting)
	if c.left < 0 {
		for i := range c.accounts {
			p.Alone = append(p.Alone, *p.column(&c.accounts[i]))
		}
		return p
	}
	p.Left, p.Right = p.column(&c.accounts[c.left]), p.column(&c.accounts[c.right])
	switch c.firstOf() {
	case -1:
		p.Left.First = true
	case 1:
		p.Right.First = true
	default:
		p.First = f.T("accounts.sameday")
	}
	p.Label = f.T("details.machine")
	p.Swap = f.To(meeting + "/texts/" + c.accounts[c.right].Address.Slug + "/" + c.accounts[c.left].Address.Slug)
	if c.rows.ByTopic {
		p.Notes = append(p.Notes, f.T("accounts.bytopic"))
	}
	if c.rows.Cut || c.accounts[c.left].Cut || c.accounts[c.right].Cut {
		p.Notes = append(p.Notes, f.T("accounts.cut"))
	}
	p.rows(c)
	p.differences(c)
	return p
}

// column says what a text is: who issued it, when it came out and came here.
func (p *page) column(a *account) *column {
	zone := a.publisher.Location()
	name, lang := a.publisher.Name(p.Lang())
	spoken := a.Shown.Lang
	if _, ok := web.MessagesFor(spoken); !ok {
		spoken = p.Lang()
	}
	c := &column{Issuer: layout.Link{Href: p.To("/publishers/" + a.publisher.Code), Text: name, Lang: p.Foreign(lang)},
		lang: a.Shown.Lang, name: name, address: "/" + string(spoken) + "/releases/" + a.Address.String()}
	c.Title = layout.Link{Href: c.address, Text: a.Shown.Title, Lang: p.Foreign(a.Shown.Lang)}
	if a.Shown.Date != "" {
		c.Facts = append(c.Facts, fact{p.T("accounts.date"), p.Day(a.Shown.Date), string(a.Shown.Date)})
	}
	c.Facts = append(c.Facts, fact{p.T("accounts.published"), p.Instant(a.FirstReleased, zone), a.FirstReleased.In(zone).Format(time.RFC3339)})
	if at := a.captured(); !at.IsZero() {
		c.Facts = append(c.Facts, fact{p.T("accounts.captured"), p.Instant(at, zone), at.In(zone).Format(time.RFC3339)})
	}
	version := p.T("release.versionno", a.Shown.Number)
	c.Facts = append(c.Facts, fact{p.T("accounts.language"), p.LangName(a.Shown.Lang) + " · " + version, ""})
	if a.about != "" {
		c.About = p.T("meeting.account." + string(a.about))
	}
	switch {
	case a.Text != "":
		c.doc = prose.Parse(a.Text)
		c.places = typeset.Places(c.doc)
	case a.Rights == readout.RightsQuotes:
		c.Note = p.T("accounts.quotesonly")
	default:
		c.Note = p.T("accounts.linkonly")
	}
	if !a.publisher.Ours && a.Shown.SourceURL != "" {
		c.Source, c.SourceText = a.Shown.SourceURL, p.T("accounts.source")
	}
	return c
}

// where says where a passage stands and leads to it.
func (p *page) where(c *column, at int) (words, href string) {
	if c.doc == nil {
		return "", c.address
	}
	b := c.doc.Ruler.Byte(at)
	for _, here := range c.places {
		is := c.doc.Paragraphs[here.Paragraph]
		if b < is.Start || b >= is.End {
			continue
		}
		sentence := 1
		for i := is.FirstSentence; i < is.Beyond; i++ {
			if c.doc.Sentences[i].End <= b {
				sentence++
			}
		}
		key := "details.paragraph"
		if here.Point {
			key = "details.point"
		}
		return p.T(key, here.Number, sentence), c.address + "#" + here.ID
	}
	return p.T("details.head"), c.address
}

var labels = map[aligning.Label]string{
	aligning.Same: "accounts.same", aligning.Worded: "accounts.worded", aligning.Only: "accounts.only", aligning.Differs: "accounts.differ",
	aligning.ByTopic: "accounts.topic", aligning.Unmatched: "accounts.unmatched",
}

// rows makes a row of each matter.
func (p *page) rows(c compared) {
	for i, r := range c.rows.Rows {
		out := row{ID: "m" + strconv.Itoa(i+1), Number: p.T("accounts.row", i+1), Label: p.T(labels[r.Label]), Kind: p.T("accounts.kind." + string(r.Kind)), Key: string(r.Label)}
		var left, right []aligning.Quote
		for _, d := range r.Differ {
			left, right = append(left, d.Left), append(right, d.Right)
		}
		out.Left, out.Right = p.cell(p.Left, r.Left, left, r.Kind), p.cell(p.Right, r.Right, right, r.Kind)
		if r.Label == aligning.Unmatched {
			for _, cell := range []*cell{&out.Left, &out.Right} {
				if cell.None != "" {
					cell.None = p.T("accounts.nopair")
				}
			}
		}
		p.Rows = append(p.Rows, out)
	}
}

func (p *page) cell(c *column, quotes, differ []aligning.Quote, kind aligning.Kind) cell {
	out := cell{Lang: p.Foreign(c.lang), Issuer: c.name, Of: c.Issuer.Lang}
	if len(quotes) == 0 {
		out.None = p.T("accounts.nopassage")
		return out
	}
	for _, q := range quotes {
		one := quote{Pieces: pieces(q, differ)}
		one.Where, one.Href = p.where(c, q.Start)
		switch {
		case q.Side == readout.BothSides:
			one.Side = p.T("accounts.both")
		case q.Side != "":
			one.Side = p.T("details.saidby", p.Party(q.Side))
		}
		out.Quotes = append(out.Quotes, one)
	}
	return out
}

// pieces cuts a quote where its words differ from the other text's.
func pieces(q aligning.Quote, differ []aligning.Quote) []piece {
	words := []rune(q.Exact)
	var out []piece
	at := 0
	put := func(to int, differs bool) {
		if to > at {
			out = append(out, piece{strings.Join(strings.FieldsFunc(string(words[at:to]), func(r rune) bool { return r == '\n' }), " "), differs})
			at = to
		}
	}
	for _, d := range differ {
		from, to := d.Start-q.Start, d.End-q.Start
		if from < at || to > len(words) || from >= to {
			continue
		}
		put(from, false)
		put(to, true)
	}
	put(len(words), false)
	return out
}

// differences lists in words what differs, figures first.
func (p *page) differences(c compared) {
	differ := group{Heading: p.T("accounts.differ")}
	left := group{Heading: p.T("accounts.only"), Name: p.Left.name, Lang: p.Left.Issuer.Lang}
	right := group{Heading: p.T("accounts.only"), Name: p.Right.name, Lang: p.Right.Issuer.Lang}
	counts := map[aligning.Label]int{}
	for i, r := range c.rows.Rows {
		counts[r.Label]++
		to := line{Href: "#" + p.Rows[i].ID, Row: p.T("accounts.toarow", i+1)}
		switch r.Label {
		case aligning.Differs:
			for _, d := range r.Differ {
				l := to
				l.Label = p.T("accounts.what." + string(d.What))
				l.Words = []said{p.said(p.Left, d.Left), p.said(p.Right, d.Right)}
				differ.Lines = append(differ.Lines, l)
			}
		case aligning.Only:
			of, g, quotes := p.Left, &left, r.Left
			if len(quotes) == 0 {
				of, g, quotes = p.Right, &right, r.Right
			}
			for _, q := range quotes[:1] {
				l := to
				l.Label = p.Rows[i].Kind
				one := p.said(of, q)
				one.Who = ""
				l.Words = []said{one}
				g.Lines = append(g.Lines, l)
			}
		}
	}
	for _, g := range []group{differ, left, right} {
		if len(g.Lines) > 0 {
			p.Groups = append(p.Groups, g)
		}
	}
	for _, label := range []aligning.Label{aligning.Differs, aligning.Only, aligning.Worded, aligning.Same, aligning.ByTopic, aligning.Unmatched} {
		if n := counts[label]; n > 0 {
			p.Counts = append(p.Counts, p.T("accounts.counted", p.T(labels[label]), n))
		}
	}
}

func (p *page) said(c *column, q aligning.Quote) said {
	return said{Text: strings.Join(strings.Fields(q.Exact), " "), Who: c.name, Lang: p.Foreign(c.lang), WhoLang: c.Issuer.Lang}
}

// choices are the ways to put two others side by side, where there are more than two.
func (p *page) choices(c compared, meeting string) []choice {
	var can []int
	for i, a := range c.accounts {
		if a.comparable() {
			can = append(can, i)
		}
	}
	if len(can) < 3 {
		return nil
	}
	address := func(left, right int) string {
		return p.To(meeting + "/texts/" + c.accounts[left].Address.Slug + "/" + c.accounts[right].Address.Slug)
	}
	of := func(name string, here, other int, to func(i int) string) choice {
		out := choice{Name: name}
		for _, i := range can {
			if i == other {
				continue
			}
			a := c.accounts[i]
			issuer, _ := a.publisher.Name(p.Lang())
			about := issuer
			if a.about != "" {
				about += " · " + p.T("meeting.account."+string(a.about))
			}
			out.Texts = append(out.Texts, layout.Link{Href: to(i), Text: a.Shown.Title, Lang: p.Foreign(a.Shown.Lang), Here: i == here})
			out.Of = append(out.Of, about+" · "+p.Day(a.Shown.Date))
		}
		return out
	}
	return []choice{
		of(p.T("accounts.left"), c.left, c.right, func(i int) string { return address(i, c.right) }),
		of(p.T("accounts.right"), c.right, c.left, func(i int) string { return address(c.left, i) }),
	}
}
