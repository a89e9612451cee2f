// Package citation writes down where a text stands, as style guides and
// reference managers expect it.
//
// A citation is pinned to a version, whose address never shows other words. What
// is not known is left out, never made up; a title stays as it was issued.
package citation

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"readout"
)

// Work is a version of a release as it is cited.
type Work struct {
	Key     string // of a bibliography: letters, digits and hyphens
	Issuer  string
	Title   string
	Lang    readout.Lang // of Title and text
	Kind    string       // what it is, in English: Press release
	Day     readout.Day  // the release's own date; "" where it has none
	Version int
	Address string // permanent, of this version
	Note    string // what readers must know of the text; "" for nothing
}

// day is the date in parts; ok is false where there is none.
func (w Work) day() (t time.Time, ok bool) {
	t, err := time.Parse(time.DateOnly, string(w.Day))
	return t, err == nil
}

// stopped is words with a full stop behind them, unless a mark ends them.
func stopped(words string) string {
	if strings.HasSuffix(words, ".") || strings.HasSuffix(words, "?") || strings.HasSuffix(words, "!") {
		return words
	}
	return words + "."
}

// APA is the reference in the form of the Publication Manual of the American
// Psychological Association, 7th edition, section 10.16, example of a press
// release.
func (w Work) APA() string {
	when := "n.d."
	if t, ok := w.day(); ok {
		when = t.Format("2006, January 2")
	}
	return fmt.Sprintf("%s (%s). %s (Version %d) [%s]. %s", stopped(w.Issuer), when, w.Title, w.Version, w.Kind, w.Address)
}

// Chicago is the bibliography entry in the form of The Chicago Manual of Style,
// 17th edition, section 14.207, content of a website.
func (w Work) Chicago() string {
	when := "n.d."
	if t, ok := w.day(); ok {
		when = t.Format("January 2, 2006")
	}
	return fmt.Sprintf("%s “%s” %s, %s Version %d. %s.", stopped(w.Issuer), stopped(w.Title), w.Kind, stopped(when), w.Version, w.Address)
}

var bibEscapes = strings.NewReplacer(`\`, `\textbackslash{}`, `{`, `\{`, `}`, `\}`, `&`, `\&`, `%`, `\%`, `$`, `\$`, `#`, `\#`, `_`, `\_`,
	`~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`, "\n", " ", "\r", " ")

// BibTeX is the entry for BibTeX and biblatex, in UTF-8.
func (w Work) BibTeX() string {
	var b strings.Builder
	fmt.Fprintf(&b, "@misc{%s,\n", w.Key)
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, "  %s = {%s},\n", name, value)
		}
	}
	field("author", "{"+bibEscapes.Replace(w.Issuer)+"}") // a body, not a person with a family name
	field("title", "{"+bibEscapes.Replace(w.Title)+"}")
	if t, ok := w.day(); ok {
		field("year", t.Format("2006"))
		field("month", strconv.Itoa(int(t.Month())))
		field("date", string(w.Day))
	}
	field("howpublished", bibEscapes.Replace(w.Kind))
	field("version", strconv.Itoa(w.Version))
	field("url", w.Address)
	field("langid", langid[w.Lang])
	field("note", bibEscapes.Replace(w.Note))
	b.WriteString("}\n")
	return b.String()
}

// langid are the languages as biblatex and babel name them.
var langid = map[readout.Lang]string{"en": "english", "ko": "korean", "ja": "japanese", "zh": "chinese"}

// RIS is the entry in the format of Research Information Systems, lines ended by
// CR LF.
func (w Work) RIS() string {
	var b strings.Builder
	line := func(tag, value string) {
		if value = strings.Join(strings.Fields(value), " "); value != "" {
			fmt.Fprintf(&b, "%s  - %s\r\n", tag, value)
		}
	}
	line("TY", "GOVDOC")
	line("AU", w.Issuer+",") // the comma makes it one name for most readers
	line("PB", w.Issuer)
	line("TI", w.Title)
	if t, ok := w.day(); ok {
		line("PY", t.Format("2006"))
		line("DA", t.Format("2006/01/02"))
	}
	line("M3", w.Kind)
	line("ET", strconv.Itoa(w.Version))
	line("LA", string(w.Lang))
	line("UR", w.Address)
	line("N1", w.Note)
	b.WriteString("ER  - \r\n")
	return b.String()
}
