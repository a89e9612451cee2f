package site

import (
	"cmp"
	"context"
	"errors"
	"net/http"
	"slices"
	"strconv"
	"time"

	"readout"
	"readout/internal/layout"
	"readout/internal/overlay"
	"readout/internal/press"
	"readout/internal/prose"
	"readout/internal/register"
	"readout/internal/remarks"
	"readout/internal/typeset"
)

// meetingPage puts the texts about one meeting together: what they say of it,
// who sat there, what each side reports.
type meetingPage struct {
	frame
	Name        string       // of the series, else the title of the first text
	NameLang    readout.Lang // of Name where it is not the page's
	Round       string       // "" where it has no number
	Kind        string
	Label       string // checked or not
	Facts       []fact
	Delegations []delegation
	Said        []saidSide
	Several     bool         // there is more than one text
	Joint, Own  []accountRow // joint texts stand apart from each side's own
	Beside      string       // address of the texts side by side; "" where there are no two
	NoText      []string     // parties of which no text is held
	Series      *seriesNav
	Claims      *remarks.Block // nil where there is nothing to check
}

// accountRow is one text about the meeting.
type accountRow struct {
	entry
	Number string // text 2, as its passages are named by; "" for the only one
	Issuer link
	About  string // announcement, outcome …
}

// account is a text about the meeting on its way to the page.
type account struct {
	register.AccountSheet
	number    int // from 1
	entry     press.Entry
	publisher press.PublisherLine
	read      *detailer // nil where nothing was read in it
}

func (s *Site) meeting(w http.ResponseWriter, r *http.Request) error {
	asked := r.PathValue("year") + "/" + r.PathValue("slug")
	year, err := strconv.Atoi(r.PathValue("year"))
	if err != nil || len(r.PathValue("year")) != 4 {
		return readout.ErrNotFound
	}
	lang := langOf(r)
	sheet, err := s.Register.Meeting(r.Context(), readout.Address{Year: year, Slug: r.PathValue("slug")}, lang)
	if errors.Is(err, readout.ErrNotFound) {
		return s.movedTo(r, register.KindMeetings, asked)
	}
	if err != nil {
		return err
	}
	f := s.frame(lang, "/meetings/"+asked, "")
	records := make([]readout.Record, len(sheet.Accounts))
	for i, a := range sheet.Accounts {
		records[i] = a.Record
	}
	if f.subjects, err = s.subjects(r.Context(), records...); err != nil {
		return err
	}
	accounts, err := s.accounts(r.Context(), f, sheet.Accounts)
	if err != nil {
		return err
	}
	if len(accounts) == 0 {
		return readout.ErrNotFound
	}
	p := f.meetingPage(sheet, accounts)
	if err := s.noText(r.Context(), p, sheet.Meeting, accounts); err != nil {
		return err
	}
	if sheet.Series != nil {
		if p.Claims, err = s.claims(r.Context(), f, sheet.Series.Slug, sheet.ID); err != nil {
			return err
		}
	}
	return s.render(w, "meeting", p)
}

// noText says of which parties no text is held, and as of when: never that they
// published none.
func (s *Site) noText(ctx context.Context, p *meetingPage, m readout.Meeting, accounts []account) error {
	if s.AsOf == nil || !p.Shows(string(readout.FeatureOtherTexts)) {
		return nil
	}
	var without []readout.PartyCode
	for _, a := range accounts {
		if a.Record.Meeting == nil {
			continue
		}
		for _, party := range a.Record.Meeting.Parties {
			held := func(b account) bool { return b.publisher.Party == party }
			if !slices.ContainsFunc(accounts, held) && !slices.Contains(without, party) {
				without = append(without, party)
			}
		}
	}
	if len(without) == 0 {
		return nil
	}
	at, err := s.AsOf(ctx)
	if err != nil {
		return err
	}
	publishers, err := s.Press.Publishers(ctx)
	if err != nil {
		return err
	}
	var parties []readout.PartyCode
	for _, a := range accounts {
		if a.Record.Meeting != nil {
			parties = append(parties, a.Record.Meeting.Parties...)
		}
	}
	beside, err := layout.HeldBeside(ctx, s.Catalogue, s.Register.Lines, m, parties, layout.PartiesOf(publishers))
	if err != nil {
		return err
	}
	for _, party := range without {
		if !slices.Contains(beside, party) {
			p.NoText = append(p.NoText, p.T("accounts.noneof", p.Party(party), p.Day(readout.DayIn(at, time.UTC))))
		}
	}
	return nil
}

// accounts are the texts about a meeting that the house shows, in the order of
// the sheet, with the passages that their values stand on.
func (s *Site) accounts(ctx context.Context, f frame, sheets []register.AccountSheet) ([]account, error) {
	ids := make([]readout.ReleaseID, len(sheets))
	for i, a := range sheets {
		ids[i] = a.Release
	}
	entries, err := s.Press.Entries(ctx, ids, f.Lang())
	if err != nil {
		return nil, err
	}
	editions, err := s.Press.Current(ctx, ids, pageText)
	if err != nil {
		return nil, err
	}
	publishers, err := s.shownPublishers(ctx)
	if err != nil {
		return nil, err
	}
	var out []account
	for _, sheet := range sheets {
		a := account{AccountSheet: sheet}
		var visible, shown bool
		a.entry, visible = entries[sheet.Release]
		a.publisher, shown = publishers[sheet.Publisher]
		if !visible || !shown {
			continue
		}
		if rec := a.Record; rec.Meeting != nil && rec.Reading.Status == readout.StatusRead {
			a.read = f.elsewhere(a, edition(editions[sheet.Release], sheet.Lang))
		}
		a.number = len(out) + 1
		out = append(out, a)
	}
	return out, nil
}

// elsewhere makes details whose sources lead to the page of the text. Where that
// is not the newest version, or its text is withheld, they lead to no point.
func (f frame) elsewhere(a account, held press.Edition) *detailer {
	var doc *prose.Doc
	page := f.editionAddress(a.Address, a.Lang, a.entry.Langs)
	if held.Latest > a.Version {
		page = f.VersionPage(a.Lang, a.Address, a.Version)
	} else if held.Text != "" && held.Shown.TextSHA256 == a.Record.Release.TextSHA256 {
		doc = prose.Parse(held.Text)
	}
	d := f.detailer(a.Record, doc)
	d.page = page
	if doc != nil {
		d.ids = typeset.Addresses(doc)
	}
	return d
}

// editionAddress is the page of a release with the text in a language on it:
// below the page's language where that shows this text, else below its own.
func (f frame) editionAddress(a readout.Address, lang readout.Lang, langs []readout.Lang) string {
	return f.EditionAddress(a, lang, langs)
}

func (f frame) meetingPage(sheet register.MeetingSheet, accounts []account) *meetingPage {
	p := &meetingPage{frame: f, Name: accounts[0].Title, NameLang: f.Foreign(accounts[0].TitleLang), Kind: f.T("meeting.kind." + string(cmp.Or(sheet.Kind, readout.KindOther)))}
	p.Trail = append(p.Trail, link{Href: p.To("/meetings"), Text: p.T("meeting.list")})
	if sheet.Series != nil {
		p.Name, p.NameLang = sheet.Series.Name, p.Foreign(readIn)
		if sheet.Ordinal > 0 {
			p.Round = p.Ordinal(sheet.Ordinal)
		}
	}
	p.Heading = p.Name
	if p.Round != "" {
		p.Heading += ", " + p.Round
	}
	p.Trail = append(p.Trail, link{Text: p.Name, Lang: p.NameLang})
	if sheet.Start != "" {
		p.Calendar = p.Of("meetings", sheet.Address) + ".ics"
	}
	p.Label = p.T("details.confirmed")
	if p.Several = len(accounts) > 1; p.Several && p.Shows(string(readout.FeatureOtherTexts)) {
		p.Beside = p.Of("meetings", sheet.Address) + "/texts"
	}
	read := 0
	for _, a := range accounts {
		p.account(a)
		p.Demo = p.Demo || a.entry.Demo
		if a.read != nil {
			read++
			if !overlay.Whole(a.Record) {
				p.Label = p.T("details.machine")
			}
		}
	}
	if read == 0 {
		p.Label = ""
	}
	m := &merger{page: p, people: sheet.People}
	for _, a := range accounts {
		if a.read != nil {
			m.add(a)
		}
	}
	m.sort()
	p.event(sheet, accounts)
	p.Series = p.seriesNav(&register.MeetingRef{Address: sheet.Address, Series: sheet.Series, Ordinal: sheet.Ordinal, Previous: sheet.Previous, Next: sheet.Next})
	return p
}

func (p *meetingPage) account(a account) {
	name, lang := a.publisher.Name(p.Lang())
	row := accountRow{entry: p.entries([]press.Entry{a.entry}, nil)[0], Issuer: link{Href: p.To("/publishers/" + a.publisher.Code), Text: name, Lang: p.Foreign(lang)}}
	if p.Several {
		row.Number = p.T("meeting.text", a.number)
	}
	if a.Kind != "" {
		row.About = p.T("meeting.account." + string(a.Kind))
	}
	if a.Kind == readout.AccountJointText || a.entry.Kind == readout.JointText {
		p.Joint = append(p.Joint, row)
		return
	}
	p.Own = append(p.Own, row)
}
