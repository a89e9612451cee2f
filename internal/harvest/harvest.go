package harvest

import (
	"net/http"
	"strings"
	"time"

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
	told toldCache
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
	_, err = w.Write(body)
	return err
}

// oneLine is words with their white space folded, cut at a word behind at most
// so many characters.
func oneLine(s string, most int) string {
	s = strings.Join(strings.Fields(s), " ")
	runes := []rune(s)
	if len(runes) <= most {
		return s
	}
	s = string(runes[:most])
	if at := strings.LastIndexByte(s, ' '); at > len(s)/2 {
		s = s[:at]
	}
	return s + " …"
}
