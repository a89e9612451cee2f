package accounts

import (
	"net/http"

	"readout"
	"readout/internal/aligning"
	"readout/internal/layout"
	"readout/internal/web"
)

// comparison is the public JSON of two texts side by side.
type comparison struct {
	Meeting string         `json:"meeting"`
	Note    string         `json:"note"`
	Status  string         `json:"status"`
	Demo    string         `json:"demonstration,omitempty"`
	ByTopic bool           `json:"by_topic"`
	Cut     bool           `json:"cut,omitempty"`
	First   string         `json:"published_first,omitempty"` // left or right; nothing where nobody knows
	Left    *textData      `json:"left"`
	Right   *textData      `json:"right"`
	Rows    []aligning.Row `json:"rows"`
	None    []noneHeld     `json:"no_text_held,omitempty"`
}

// textData is one of the two texts; positions of rows are code points of its stored
// text.
type textData struct {
	Release    string         `json:"release"`
	Publisher  string         `json:"publisher"`
	Title      string         `json:"title"`
	Lang       readout.Lang   `json:"lang"`
	Version    int            `json:"version"`
	TextSHA256 string         `json:"text_sha256,omitempty"`
	Date       readout.Day    `json:"date,omitempty"`
	Published  string         `json:"published"`          // RFC 3339; midnight in the publisher's zone where only the day is known
	Captured   string         `json:"captured,omitempty"` // RFC 3339, of a held text
	Source     string         `json:"source,omitempty"`
	Rights     readout.Rights `json:"rights"`
}

type noneHeld struct {
	Party readout.PartyCode `json:"party"`
	AsOf  readout.Day       `json:"as_of"`
}

func (s *Accounts) data(w http.ResponseWriter, r *http.Request) error {
	c, err := s.asked(r)
	if err != nil {
		return err
	}
	m, _ := web.MessagesFor("en")
	lang := layout.LangOf(r)
	base := s.Layout.Origin + "/" + string(lang)
	d := comparison{Meeting: base + "/meetings/" + c.sheet.Address.String(), Note: m.Text("meeting.tact"), Status: m.Text("details.machine"), Rows: []aligning.Row{}}
	for _, a := range c.accounts {
		if s.Layout.Demo || a.Demo {
			d.Demo = m.Text("demo.line")
		}
	}
	for _, party := range c.without {
		d.None = append(d.None, noneHeld{party, c.asOf})
	}
	if c.left >= 0 {
		d.Left, d.Right = s.textData(c.accounts[c.left], base), s.textData(c.accounts[c.right], base)
		d.ByTopic, d.Cut = c.rows.ByTopic, c.rows.Cut
		if c.rows.Rows != nil {
			d.Rows = c.rows.Rows
		}
		switch c.firstOf() {
		case -1:
			d.First = "left"
		case 1:
			d.First = "right"
		}
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	return web.SendJSON(w, d, "")
}

func (s *Accounts) textData(a account, base string) *textData {
	zone := a.publisher.Location()
	const rfc3339 = "2006-01-02T15:04:05Z07:00"
	d := &textData{Release: base + "/releases/" + a.Address.String(), Publisher: a.publisher.Code, Title: a.Shown.Title, Lang: a.Shown.Lang, Version: a.Shown.Number,
		Date: a.Shown.Date, Published: a.FirstReleased.In(zone).Format(rfc3339), Source: a.Shown.SourceURL, Rights: a.Rights}
	if a.Text != "" {
		d.TextSHA256 = a.Shown.TextSHA256
	}
	if at := a.captured(); !at.IsZero() {
		d.Captured = at.In(zone).Format(rfc3339)
	}
	return d
}
