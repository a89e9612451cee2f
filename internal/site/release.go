package site

import (
	"errors"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"readout"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/prose"
	"readout/internal/typeset"
	"readout/internal/web"
)

// releasePage is a release in one edition and version.
type releasePage struct {
	frame
	TitleLang   readout.Lang // of title and text where it is not the page's
	Board       *link
	Issuer      link
	Kind        string
	State       string // withdrawn, removed, corrected: one line; "" else
	Older       *link  // to the newest version, on a version's own page
	OlderText   string
	Held        string
	Source      string // address of the text at its publisher
	Date        *datum
	Published   datum  // of the first version
	Corrected   *datum // when the version that is shown came, of our own releases
	Editions    []link
	Translation string
	Besides     []layout.Link // to another edition beside this one
	Behind      []string      // what a translation says while its text has moved on
	Results     []layout.Link // what came of the meeting that this announces
	Only        string        // where there is no edition in the page's language
	Views       string        // the slot; "" where the house shows none
	Version     string
	History     []versionRow
	Blocks      []typeset.Block
	Hidden      bool     // rights withhold the text
	Quotes      []string // what the rights let through of it
	Cut         string   // says that the page shows the beginning of a long text; "" else
	Photos      []photo
	Files       []download
	Contact     string
	Reporting   string
	Terms       *layout.Link // its Href is "" for terms that are no known licence; nil where there are none
	Cite        pageCitation
	Text, Data  string // addresses of plain text and JSON
	Report      string // address of the form for errors in the text
	Passages    string // address of the passages to copy; "" where there are none
	Details     *details
	Meeting     string // address of the meeting's page
	Accounts    string // address of the texts about the meeting side by side; "" where there are no two
	Series      *seriesNav
	Previous    *entry
	Next        *entry
}

// pageCitation names a version and where it stands for good, in words and as style
// guides and reference managers have it.
type pageCitation struct {
	Issuer, Title, When, Address string
	Styles                       []citedAs
	BibTeX, RIS                  string // addresses
}

// citedAs is a citation in the form of a style guide.
type citedAs struct{ Name, Text string }

// Among is the page's language for its own words among a text in another; ""
// where the text is in that of the page.
func (p *releasePage) Among() readout.Lang {
	if p.TitleLang == "" {
		return ""
	}
	return p.Lang()
}

type versionRow struct {
	link
	Released datum
	Note     string
	NoteLang readout.Lang // of Note where it is not the page's
	Changes  string       // address of what it changed; "" of the first and where the text is not shown
}

// Bounds of what a release's page shows of a text; the rest stands in its plain
// text. The longest text of the 4,983 White House releases has 188,428 code
// points in 3,287 lines.
const (
	pageText       = 256 << 10 // code points
	pageParagraphs = 3_000
)

func (s *Site) version(w http.ResponseWriter, r *http.Request) error { return s.release(w, r) }

func (s *Site) release(w http.ResponseWriter, r *http.Request) error {
	a, err := askedFor(r)
	if err != nil {
		return err
	}
	e, err := s.asked(r, a, pageText)
	if errors.Is(err, readout.ErrNotFound) {
		return s.moved(r, "releases", a, err)
	}
	if err != nil {
		return err
	}
	switch {
	case a.form == "bib" || a.form == "ris":
		return s.reference(w, r, a.form, e)
	case a.form != "" && e.Cut:
		return s.long(w, r, a)
	}
	rec, err := s.record(r, e)
	if err != nil {
		return err
	}
	return s.edition(w, r, a, e, rec)
}

// edition writes an edition in the form that was asked for.
func (s *Site) edition(w http.ResponseWriter, r *http.Request, a asked, e press.Edition, rec readout.Record) error {
	switch a.form {
	case "txt":
		return s.plain(w, r, e)
	case "json":
		return s.data(w, r, e, rec)
	}
	p, err := s.releasePage(r, e, rec, a)
	if err != nil {
		return err
	}
	web.Counted(w, e.Release, e.ImportedHits)
	return s.render(w, "release", p)
}

// record returns what a version was read into; the zero Record where the house
// does not show it or it was not read yet.
func (s *Site) record(r *http.Request, e press.Edition) (readout.Record, error) {
	unchecked := s.Features.Public(readout.FeatureUnconfirmedDetails)
	if !unchecked && !s.Features.Public(readout.FeatureConfirmedDetails) || e.Rights == readout.RightsLink || e.State == readout.Removed {
		return readout.Record{}, nil
	}
	rec, err := s.Register.Record(r.Context(), e.Release, e.Shown.Lang, e.Shown.Number)
	if errors.Is(err, readout.ErrNotFound) || err == nil && !unchecked && len(rec.Checked()) == 0 {
		return readout.Record{}, nil
	}
	return rec, err
}

func (s *Site) releasePage(r *http.Request, e press.Edition, rec readout.Record, a asked) (*releasePage, error) {
	ctx, lang := r.Context(), langOf(r)
	publisher, err := s.Press.Publisher(ctx, e.Publisher)
	if err != nil {
		return nil, err
	}
	path := "/releases/" + e.Address.String()
	if a.version > 0 {
		path += "/v" + strconv.Itoa(a.version)
	}
	f := s.frame(lang, path, e.Shown.Title)
	if f.subjects, err = s.subjects(ctx, rec); err != nil {
		return nil, err
	}
	f.HeadingLang = f.Foreign(e.Shown.Lang)
	f.Demo = f.Demo || e.Demo
	f.stands(e, a.version)
	if a.version > 0 {
		// a version belongs to its edition, and numbers are each edition's own: in
		// another language, the release
		for i, l := range f.Switch {
			if !l.Here {
				f.Switch[i].Href = "/" + string(l.Lang) + "/releases/" + e.Address.String()
			}
		}
	}
	for i := range f.Menu {
		f.Menu[i].Here = f.Menu[i].Here && publisher.Ours // the menu's list is of ours
	}
	p := &releasePage{frame: f, TitleLang: f.HeadingLang, Kind: f.T("kind." + string(e.Kind)), Terms: f.terms(publisher.Licence)}
	zone := publisher.Location()
	name, nameLang := publisher.Name(lang)
	p.Issuer = link{Href: f.To("/publishers/" + publisher.Code), Text: name, Lang: f.Foreign(nameLang)}
	p.Trail = append(p.Trail, link{Href: f.To("/publishers"), Text: f.T("publisher.list")}, p.Issuer)
	for _, b := range publisher.Boards {
		if b.Code == e.Board {
			text, l := b.Name(lang)
			p.Board = &link{Href: f.To("/boards/" + publisher.Code + "/" + b.Code), Text: text, Lang: f.Foreign(l)}
			p.Trail = append(p.Trail, *p.Board)
		}
	}
	if e.Shown.Date != "" {
		p.Date = &datum{ISO: string(e.Shown.Date), Text: f.Day(e.Shown.Date)}
	}
	p.Published = f.Moment(e.FirstReleased, zone) // by its publisher, not when it came here
	if e.Shown.Number > 1 && publisher.Ours {
		at := f.Moment(e.Shown.Released, zone)
		p.Corrected = &at
	}
	p.states(e, a)
	if !publisher.Ours && len(e.History) > 0 {
		p.Held = f.T("release.held", name, f.Day(readout.DayIn(e.History[len(e.History)-1].Released, zone)))
		p.Source = e.Shown.SourceURL
	}
	p.editions(e)
	if f.Shows(string(readout.FeatureHits)) {
		p.Views = web.ViewsSlot
	}
	p.history(e, zone)
	p.attachments(e.Shown.Attachments)
	p.Contact, p.Reporting = e.Shown.Contact, e.Shown.ReportingTime
	ref, err := s.reads(r, e)
	if err != nil {
		return nil, err
	}
	var people map[string]string
	if ref != nil {
		people = ref.People
		if err := s.results(r, p, ref); err != nil {
			return nil, err
		}
		p.Meeting, p.Series = p.Of("meetings", ref.Address), p.seriesNav(ref)
		if ref.Accounts > 1 && p.Shows(string(readout.FeatureOtherTexts)) && p.Shows(string(readout.FeatureUnconfirmedDetails)) {
			p.Accounts = p.Meeting + "/texts"
		}
	}
	if err := s.others(r, p, e, zone); err != nil {
		return nil, err
	}
	p.text(e, rec, people)
	p.cite(e, name)
	p.article(e, rec, publisher)
	if e.Shown.Lang == lang && comparable(e) {
		p.Passages = versionPath(lang, e.Address, e.Shown.Number) + "/passages"
	}
	if a.version == 0 {
		p.Embed = f.Absolute(f.To(path))
	}
	if p.Details != nil && p.Details.Edition == "" {
		p.Annotations = f.To(path) + "/annotations.json"
	}
	if err := s.around(r, p, e); err != nil {
		return nil, err
	}
	return p, nil
}

// states fills the line that is there only when needed.
func (p *releasePage) states(e press.Edition, a asked) {
	switch {
	case e.State == readout.Removed:
		p.State = p.T("release.removed")
	case e.State == readout.Withdrawn:
		p.State = p.T("release.withdrawn")
	case a.version == 0 && e.Latest > 1:
		p.State = p.T("release.corrected", e.Latest)
	}
	if a.version > 0 && a.version < e.Latest {
		p.OlderText = p.T("release.older", a.version)
		p.Older = &link{Href: p.Of("releases", e.Address), Text: p.T("release.tonewest", e.Latest)}
	}
}

// editions fills the language marks and what a translation says of itself.
func (p *releasePage) editions(e press.Edition) {
	if len(e.Langs) > 1 {
		for _, l := range e.Langs {
			if _, spoken := web.MessagesFor(l); spoken {
				p.Editions = append(p.Editions, link{Href: "/" + string(l) + "/releases/" + e.Address.String(), Text: p.langMark(l), Lang: l, Here: l == e.Shown.Lang})
			}
		}
	}
	if e.Shown.Lang != p.Lang() {
		p.Only = p.T("release.onlyother")
		if e.Shown.Lang != "und" && p.Has("lang."+string(e.Shown.Lang)) {
			p.Only = p.T("release.onlyin", p.langName(e.Shown.Lang))
		}
	}
	if e.Shown.Translation != "" {
		parts := []string{p.T("release." + string(e.Shown.Translation))}
		if e.Authoritative != e.Shown.Lang {
			parts = append(parts, p.T("release.authoritative", p.langName(e.Authoritative)))
		}
		if e.Shown.Follows > 0 {
			parts = append(parts, p.T("release.follows", e.Shown.Follows))
		}
		p.Translation = strings.Join(parts, " · ")
	}
}

// history lists the versions. The first one of another's text is dated from
// when it came here.
func (p *releasePage) history(e press.Edition, zone *time.Location) {
	p.Version = p.T("release.versionno", e.Shown.Number)
	for _, v := range e.History {
		row := versionRow{Released: p.Moment(v.Released, zone), Note: v.Note, NoteLang: p.TitleLang}
		row.link = link{Href: p.VersionPage(e.Shown.Lang, e.Address, v.Number), Text: p.T("release.versionno", v.Number), Here: v.Number == e.Shown.Number}
		switch {
		case strings.HasPrefix(v.Note, press.ChangedAtSource):
			row.Note, row.NoteLang = p.T("release.changedatsource", p.Day(readout.DayIn(v.Released, zone))), ""
		case v.Note == "" && p.Held != "":
			row.Note, row.NoteLang = p.T("release.firstheld"), ""
		case v.Note == "":
			row.Note, row.NoteLang = p.T("release.first"), ""
		}
		if v.Number > 1 && comparable(e) {
			row.Changes = row.Href + "/changes"
		}
		p.History = append(p.History, row)
	}
}

// text lays out the release's words and what they were read into.
func (p *releasePage) text(e press.Edition, rec readout.Record, people map[string]string) {
	if e.Text == "" {
		p.Hidden = e.State != readout.Removed
		p.Details, _ = p.details(rec, nil, people)
		for _, ev := range rec.Evidence {
			if p.Hidden && e.Rights == readout.RightsQuotes && strings.HasSuffix(ev.Path, "/quote") && !slices.Contains(p.Quotes, ev.Exact) {
				p.Quotes = append(p.Quotes, ev.Exact)
			}
		}
		return
	}
	doc := prose.Parse(e.Text)
	shown := len(doc.Paragraphs)
	if e.Cut && shown > 1 && doc.Paragraphs[shown-1].Start > len(e.Text)/2 {
		shown-- // the last is cut somewhere
	}
	if shown = min(shown, pageParagraphs); e.Cut || shown < len(doc.Paragraphs) {
		doc = prose.Parse(e.Text[:doc.Paragraphs[shown-1].End])
		p.Cut = p.T("release.cut")
	}
	var passages []typeset.Passage
	if rec.Release.TextSHA256 == e.Shown.TextSHA256 {
		p.Details, passages = p.details(rec, doc, people)
	} else {
		p.Details, _ = p.details(rec, nil, people)
	}
	p.Blocks = typeset.Layout(doc, e.Shown.Marks, passages)
	p.Describe = beginning(doc)
}

// described is how many characters of a text describe its page to a search
// engine.
const described = 160

// beginning is the first words of a text behind its head, on one line.
func beginning(doc *prose.Doc) string {
	for _, p := range doc.Paragraphs {
		if p.Chrome {
			continue
		}
		words := strings.Join(strings.Fields(doc.Text[p.Body:p.End]), " ")
		if runes := []rune(words); len(runes) > described {
			words = string(runes[:described])
			if at := strings.LastIndex(words, " "); at > 0 {
				words = words[:at]
			}
			words += " …"
		}
		return words
	}
	return ""
}
