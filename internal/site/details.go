package site

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/overlay"
	"readout/internal/prose"
	"readout/internal/typeset"
)

// details is what a release was read into, for people: every value with the
// passage that it stands on.
type details struct {
	Label   string // checked or not
	Edition string // names the edition that was read where it is another
	Lang    readout.Lang
	Rows    []detail
	Sides   []detailSide // delegations
	Said    []detailSaid
	Meeting string // address of the meeting's page, "" where it has none
}

// detail is one line: a word for what it is and its values.
type detail struct {
	Label  string
	Values []value
}

// value is one value with its sources.
type value struct {
	ID      string // the address that its passage leads back to
	Text    string
	Lang    readout.Lang // of Text where it is not the page's
	Href    string       // a page about it
	Post    string       // of a person, as written
	Role    string
	Checked bool // by an editor, among others that are not
	Sources []source
}

// source is where a value stands in the text.
type source struct {
	Href  string // "" where the text is not on this page
	Where string // point 1, sentence 2
}

type detailSide struct {
	Name   string
	Values []value
}

type detailSaid struct {
	Name   string
	Quotes []value
}

// detailer builds details and gathers the passages that they point at.
type detailer struct {
	frame
	rec      readout.Record
	doc      *prose.Doc // nil where the text that was read is not on the page
	lang     readout.Lang
	places   []typeset.Place
	page     string   // address of the text, where it stands on another page
	ids      []string // addresses of its paragraphs there
	by       map[string][]readout.Evidence
	passages []typeset.Passage
	anchors  map[readout.Span]int // of a passage, its place among passages
	values   int
	checked  map[string]bool   // paths of values that an editor has checked
	all      bool              // has checked all of them
	only     bool              // show no others
	people   map[string]string // slugs of those who have pages, by key
}

// details returns nil where there is nothing to show. people are the slugs of
// those who have pages, by key. doc is the text on the
// page, nil where it is not the text that was read.
func (f frame) details(rec readout.Record, doc *prose.Doc, people map[string]string) (*details, []typeset.Passage) {
	if rec.Reading.Status != readout.StatusRead || rec.Meeting == nil {
		return nil, nil
	}
	d := f.detailer(rec, doc)
	d.people = people
	d.only = !f.Shows(string(readout.FeatureUnconfirmedDetails))
	out := &details{Label: f.T("details.machine"), Lang: d.lang}
	if d.only || d.all {
		out.Label = f.T("details.confirmed")
	}
	if doc == nil {
		out.Edition = f.T("details.otheredition", f.langMark(rec.Release.Lang))
	}
	d.facts(out)
	d.sides(out)
	d.said(out)
	d.nameBacks(out)
	if len(out.Rows)+len(out.Sides)+len(out.Said) == 0 {
		return nil, nil
	}
	return out, d.passages
}

// closed reports whether the public may not see the value at a path.
func (d *detailer) closed(path string) bool { return d.only && !d.checked[path] }

// whole reports whether an editor has checked all of these paths that the text
// gives a value for, and one at least.
func (d *detailer) whole(paths ...string) bool {
	one := false
	for _, p := range paths {
		if one = one || d.checked[p]; len(d.by[p]) > 0 && !d.checked[p] {
			return false
		}
	}
	return one
}

func (f frame) detailer(rec readout.Record, doc *prose.Doc) *detailer {
	d := &detailer{frame: f, rec: rec, doc: doc, lang: f.Foreign(rec.Release.Lang), by: map[string][]readout.Evidence{}, anchors: map[readout.Span]int{}, checked: rec.Checked(), all: overlay.Whole(rec)}
	for _, e := range rec.Evidence {
		d.by[e.Path] = append(d.by[e.Path], e)
	}
	return d
}

func (d *detailer) facts(out *details) {
	m := d.rec.Meeting
	row := func(key string, values ...value) {
		values = slices.DeleteFunc(values, func(v value) bool { return v.Text == "" })
		if len(values) > 0 {
			out.Rows = append(out.Rows, detail{d.T(key), values})
		}
	}
	if m.StartDate != nil {
		end := readout.Day("")
		if m.EndDate != nil {
			end = *m.EndDate
		}
		row("details.when", d.value(d.Days(readout.PartialDate(*m.StartDate), end), "", "/meeting/start_date", "/meeting/end_date"))
	}
	if d.lang == "" {
		venue, city, country := readout.Value(m.Venue), readout.Value(m.City), readout.Value(m.Country)
		paths := slices.DeleteFunc([]string{"/meeting/venue", "/meeting/city", "/meeting/country"}, d.closed)
		if d.closed("/meeting/venue") {
			venue = ""
		}
		if d.closed("/meeting/city") {
			city = ""
		}
		if d.closed("/meeting/country") {
			country = ""
		}
		row("details.where", d.value(d.placeName(venue, city, country), "", paths...))
	} else { // words of two languages: each is marked as what it is
		row("details.where", d.value(d.Party(readout.Value(m.Country)), "", "/meeting/country"), d.value(readout.Value(m.City), d.lang, "/meeting/city"),
			d.value(readout.Value(m.Venue), d.lang, "/meeting/venue"))
	}
	if m.Series != nil {
		row("details.series", d.value(*m.Series, d.lang, "/meeting/series"))
	}
	if m.Ordinal != nil {
		row("details.round", d.value(d.Ordinal(*m.Ordinal), "", "/meeting/ordinal"))
	}
	row("details.kind", d.value(d.T("meeting.kind."+string(m.Kind)), "", "/meeting/kind"))
	var parties []value
	for i, p := range m.Parties {
		v := d.value(d.Party(p), "", fmt.Sprintf("/meeting/parties/%d", i))
		v.Href = d.subjectPage(catalogue.CountryOf(p))
		parties = append(parties, v)
	}
	row("details.parties", parties...)
	var topics []value
	for i, t := range m.Topics {
		v := d.value(t, d.lang, fmt.Sprintf("/meeting/topics/%d", i))
		v.Href = d.subjectPage(catalogue.TopicOf(t))
		topics = append(topics, v)
	}
	row("details.topics", topics...)
	if p := m.Previous; p != nil && p.Date != nil {
		row("details.previous", d.value(d.Partial(*p.Date), "", "/meeting/previous/date"))
	}
	if n := m.Next; n != nil {
		row("details.next", d.value(n.Text, d.lang, "/meeting/next/text"))
	}
}

// sides lists the delegations in the order of the parties, people without a
// side last.
func (d *detailer) sides(out *details) {
	byside := map[readout.PartyCode][]value{}
	var order []readout.PartyCode
	for i, p := range d.rec.Meeting.Participants {
		base := fmt.Sprintf("/meeting/participants/%d", i)
		if d.only && !d.whole(base+"/name", base+"/side", base+"/role", base+"/post", base+"/organisation") {
			continue // a name never stands without its post
		}
		v := d.value(p.Name, d.lang, base+"/name")
		v.Href = d.personPage(d.people, p.Name, readout.Value(p.Side))
		v.Post = join(p.Post, p.Organisation)
		if p.Role != nil && *p.Role != readout.RoleMember {
			v.Role = d.T("meeting.role." + string(*p.Role))
		}
		side := readout.Value(p.Side)
		if _, ok := byside[side]; !ok {
			order = append(order, side)
		}
		byside[side] = append(byside[side], v)
	}
	slices.SortStableFunc(order, func(a, b readout.PartyCode) int { return cmp.Compare(d.rank(a), d.rank(b)) })
	for _, side := range order {
		name := d.T("details.others")
		if side != "" {
			name = d.T("meeting.delegation", d.Party(side))
		}
		out.Sides = append(out.Sides, detailSide{name, byside[side]})
	}
}

// nameBacks names the ways back from the passages as the details do.
func (d *detailer) nameBacks(out *details) {
	names := map[string]string{}
	for _, row := range out.Rows {
		for _, v := range row.Values {
			names[v.ID] = row.Label
		}
	}
	for _, side := range out.Sides {
		for _, v := range side.Values {
			names[v.ID] = v.Text
		}
	}
	for _, said := range out.Said {
		for _, v := range said.Quotes {
			names[v.ID] = said.Name
		}
	}
	for i := range d.passages {
		for j := range d.passages[i].Back {
			b := &d.passages[i].Back[j]
			b.Name = names[b.ID]
		}
	}
}

// said lists what each side is reported to have said, in the order of the
// parties, then what both said, then what was agreed.
func (d *detailer) said(out *details) {
	byside := map[readout.PartyCode][]value{}
	var order []readout.PartyCode
	for i, st := range d.rec.Meeting.Statements {
		side, base := readout.Value(st.Side), fmt.Sprintf("/meeting/statements/%d", i)
		if d.only && !d.whole(base+"/quote", base+"/side") {
			continue
		}
		if _, ok := byside[side]; !ok {
			order = append(order, side)
		}
		byside[side] = append(byside[side], d.value(st.Quote, d.lang, base+"/quote"))
	}
	slices.SortStableFunc(order, func(a, b readout.PartyCode) int { return cmp.Compare(d.rank(a), d.rank(b)) })
	for _, side := range order {
		name := d.T("details.others")
		switch side {
		case readout.BothSides:
			name = d.T("details.shared")
		case "":
		default:
			name = d.T("details.saidby", d.Party(side))
		}
		out.Said = append(out.Said, detailSaid{name, byside[side]})
	}
	var agreed []value
	for i, o := range d.rec.Meeting.Outcomes {
		if path := fmt.Sprintf("/meeting/outcomes/%d/quote", i); !d.only || d.whole(path) {
			agreed = append(agreed, d.value(o.Quote, d.lang, path))
		}
	}
	if len(agreed) > 0 {
		out.Said = append(out.Said, detailSaid{d.T("details.agreed"), agreed})
	}
}

func (d *detailer) rank(side readout.PartyCode) int {
	if i := slices.Index(d.rec.Meeting.Parties, side); i >= 0 {
		return i
	}
	if side == readout.BothSides {
		return len(d.rec.Meeting.Parties)
	}
	return len(d.rec.Meeting.Parties) + 1
}

// value makes a value with the sources of its paths. A sentence that several
// paths point at is named once.
func (d *detailer) value(text string, lang readout.Lang, paths ...string) value {
	whole := d.whole(paths...)
	if d.only && !whole {
		return value{} // no row shows it
	}
	d.values++
	v := value{ID: fmt.Sprintf("d%d", d.values), Text: text, Lang: lang, Checked: whole && !d.all && !d.only}
	seen := map[source]bool{}
	for _, path := range paths {
		for _, e := range d.by[path] {
			where := source{}
			if d.doc != nil {
				where.Where, _ = d.where(readout.Span{Start: e.Start, End: e.End})
			}
			if seen[where] {
				continue
			}
			seen[where] = true
			v.Sources = append(v.Sources, d.source(v.ID, readout.Span{Start: e.Start, End: e.End}))
		}
	}
	return v
}

func (d *detailer) source(valueID string, span readout.Span) source {
	if d.doc == nil {
		return source{Href: d.page}
	}
	where, paragraph := d.where(span)
	if d.page != "" {
		if paragraph < 0 {
			return source{Href: d.page, Where: where}
		}
		return source{Href: d.page + "#" + d.ids[paragraph], Where: where}
	}
	if paragraph < 0 {
		return source{Where: where}
	}
	at, ok := d.anchors[span]
	if !ok {
		at = len(d.passages)
		d.anchors[span] = at
		d.passages = append(d.passages, typeset.Passage{Span: span, ID: fmt.Sprintf("e%d", at+1)})
	}
	p := &d.passages[at]
	p.Back = append(p.Back, typeset.Back{ID: valueID})
	return source{Href: "#" + p.ID, Where: where}
}

// where says in words where a span stands, and in which paragraph; that is -1
// for the head of the text, which the page shows elsewhere.
func (d *detailer) where(span readout.Span) (words string, paragraph int) {
	at := d.doc.Ruler.Byte(span.Start)
	if d.places == nil {
		d.places = typeset.Places(d.doc)
	}
	for _, here := range d.places {
		p := d.doc.Paragraphs[here.Paragraph]
		if at < p.Start || at >= p.End {
			continue
		}
		sentence := 1
		for i := p.FirstSentence; i < p.Beyond; i++ {
			if d.doc.Sentences[i].End <= at {
				sentence++
			}
		}
		if here.Point {
			return d.T("details.point", here.Number, sentence), here.Paragraph
		}
		return d.T("details.paragraph", here.Number, sentence), here.Paragraph
	}
	if at >= len(d.doc.Text) {
		return d.T("details.beyond"), -1 // the page shows the beginning alone
	}
	return d.T("details.head"), -1
}

// placeName writes a place from the small to the large, in Korean the other way
// round.
func (f frame) placeName(venue, city string, country readout.PartyCode) string {
	var parts []string
	for _, p := range []string{venue, city} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	if country != "" {
		if name := f.Party(country); name != city {
			parts = append(parts, name)
		}
	}
	if f.Lang() == "ko" {
		slices.Reverse(parts)
		return strings.Join(parts, " ")
	}
	return strings.Join(parts, ", ")
}

// join writes post and body as a text has them, apart from each other.
func join(post, body *string) string {
	return strings.Trim(readout.Value(post)+", "+readout.Value(body), ", ")
}
