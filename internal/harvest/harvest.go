package harvest

import (
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/press"
	"readout/internal/search"
	"readout/internal/web"
)

// Config is what a Harvest stands on.
type Config struct {
	Press     press.Reader
	Register  Register
	Catalogue *catalogue.Catalogue
	Search    search.Finder
	House     readout.House
	Features  readout.Features
	Names     web.Names
	Origin    string // https://press.example, without a slash; on loopback too, because a feed needs whole addresses
	Demo      bool   // everything says that it was written for the demonstration
	Now       func() time.Time
}

// Harvest answers the requests of programs.
type Harvest struct {
	Config
	told   toldCache
	making making
}

// New makes the face.
func New(cfg Config) *Harvest {
	if !cfg.Features.Public(readout.FeatureOtherTexts) {
		cfg.Press = press.OursOnly(cfg.Press)
		cfg.Catalogue = cfg.Catalogue.OursOnly()
		cfg.Register = cfg.Register.OursOnly()
		cfg.Search = search.OursOnly(cfg.Search)
	}
	return &Harvest{Config: cfg}
}

// page is what an answer is made in: a language and its words.
type page struct {
	*web.Messages
	h *Harvest
}

func (h *Harvest) page(r *http.Request) page {
	m, _ := web.MessagesFor(readout.Lang(r.PathValue("lang")))
	return page{m, h}
}

// at is the whole address of a path below a language.
func (p page) at(path string) string { return p.h.Origin + "/" + string(p.Lang()) + path }

// named is a name with that of the site.
func (p page) named(name string) string { return name + " | " + p.Text("site.name") }

// send writes finished bytes.
func send(w http.ResponseWriter, mediaType string, body []byte, err error) error {
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", mediaType+"; charset=utf-8")
	web.Expect(w, len(body))
	_, err = w.Write(body)
	return err
}

// line takes words, their white space folded, up to so many characters and looks at
// no more.
type line struct {
	most       int
	words      strings.Builder
	characters int
}

// add adds words and reports whether there is room for more.
func (l *line) add(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if l.characters > 0 {
			l.words.WriteByte(' ')
			l.characters++
		}
		l.words.WriteString(word)
		if l.characters += utf8.RuneCountInString(word); l.characters > l.most {
			return false
		}
	}
	return true
}

// String is the line, cut at a word with an ellipsis where there was more.
func (l *line) String() string {
	s := l.words.String()
	if l.characters <= l.most {
		return s
	}
	seen := 0
	for at := range s {
		if seen == l.most {
			s = s[:at]
			break
		}
		seen++
	}
	if at := strings.LastIndexByte(s, ' '); at > len(s)/2 {
		s = s[:at]
	}
	return s + " …"
}
