package texts

import (
	"net/http"
	"strconv"
	"strings"

	"readout"
	"readout/internal/layout"
	"readout/internal/prose"
	"readout/internal/typeset"
)

// passagesPage holds each passage of a version as one copies it: the words, who
// issued them, the version, its time and its address.
type passagesPage struct {
	layout.Frame
	Release  layout.Link
	Passages []passage
	Cut      string
}

type passage struct {
	ID, Name string
	Text     string
	Rows     int // lines that the field shows at once
}

// most is how many passages a page holds; the plain text has all.
const most = 1_000

func (t *Texts) passages(w http.ResponseWriter, r *http.Request) error {
	number, ok := strings.CutPrefix(r.PathValue("version"), "v")
	version, err := strconv.Atoi(number)
	if !ok || err != nil || version < 1 || strconv.Itoa(version) != number {
		return readout.ErrNotFound
	}
	lang := layout.LangOf(r)
	e, err := t.edition(r, lang, version, func(to readout.Address) string { return "/releases/" + to.String() + "/v" + number + "/passages" })
	if err != nil {
		return err
	}
	publisher, err := t.press.Publisher(r.Context(), e.Publisher)
	if err != nil {
		return err
	}
	release := "/releases/" + e.Address.String()
	f := t.layout.Frame(lang, release+"/v"+number+"/passages", "")
	f.Heading = f.T("passage.title")
	f.Demo = f.Demo || e.Demo
	f.Alternates = nil
	for i, l := range f.Switch {
		if !l.Here { // numbers are each edition's own
			f.Switch[i].Href = "/" + string(l.Lang) + release
		}
	}
	p := &passagesPage{Frame: f, Release: layout.Link{Href: f.To(release + "/v" + number), Text: e.Shown.Title}}
	p.Trail = append(p.Trail, p.Release, layout.Link{Text: f.Heading})
	if e.Cut {
		p.Cut = f.T("release.cut")
	}
	issuer, _ := publisher.Name(lang)
	at := e.Shown.Released
	if e.Shown.Number == 1 {
		at = e.FirstReleased
	}
	source := issuer + ", “" + e.Shown.Title + "”, " + f.T("release.versionno", e.Shown.Number) + ", " + f.Instant(at, publisher.Location())
	if f.Demo {
		source += ", " + f.T("demo.line")
	}
	doc := prose.Parse(e.Text)
	for _, here := range typeset.Places(doc) {
		if len(p.Passages) == most {
			p.Cut = f.T("release.cut")
			break
		}
		is := doc.Paragraphs[here.Paragraph]
		words := strings.Join(strings.Fields(doc.Text[is.Body:is.End]), " ")
		one := passage{ID: here.ID, Name: f.T("passage.paragraph", here.Number), Text: "“" + words + "”\n" + source + "\n" + f.Absolute(p.Release.Href) + "#" + here.ID}
		if here.Point {
			one.Name = f.T("passage.point", here.Number)
		}
		one.Rows = min(16, 3+columns(one.Text)/70)
		p.Passages = append(p.Passages, one)
	}
	return t.pages.Render(w, "passages", p)
}

// columns is about how wide words are in columns of Latin letters: a Hangul
// syllable takes two.
func columns(words string) int {
	n := 0
	for _, c := range words {
		n++
		if c >= 0x1100 {
			n++
		}
	}
	return n
}
