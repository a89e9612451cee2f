package feeds

import (
	"bytes"
	"encoding/json"
	"fmt"

	"readout"
)

type jsonFeed struct {
	Version     string       `json:"version"`
	Title       string       `json:"title"`
	Page        string       `json:"home_page_url"`
	Self        string       `json:"feed_url"`
	Description string       `json:"description,omitempty"`
	Next        string       `json:"next_url,omitempty"`
	Icon        string       `json:"icon,omitempty"`
	Language    readout.Lang `json:"language"`
	Items       []jsonItem   `json:"items"`
}

type jsonItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Source    string       `json:"external_url,omitempty"`
	Title     string       `json:"title"`
	HTML      string       `json:"content_html,omitempty"`
	Text      string       `json:"content_text,omitempty"`
	Summary   string       `json:"summary,omitempty"`
	Published string       `json:"date_published"`
	Modified  string       `json:"date_modified"`
	Authors   []jsonAuthor `json:"authors"`
	Tags      []string     `json:"tags"`
	Language  readout.Lang `json:"language"`
	Own       *jsonOwn     `json:"_readout,omitempty"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

// jsonOwn is what JSON Feed has no word for.
type jsonOwn struct {
	Rights        string `json:"rights,omitempty"`
	State         string `json:"state,omitempty"`
	Demonstration string `json:"demonstration,omitempty"`
}

// JSON writes the feed as JSON Feed 1.1 (jsonfeed.org/version/1.1).
func (f Feed) JSON() ([]byte, error) {
	out := jsonFeed{
		Version: "https://jsonfeed.org/version/1.1", Title: f.Title, Page: f.Page, Self: f.Self.JSON, Description: f.Subtitle, Next: f.Next.JSON,
		Icon: f.Icon, Language: f.Lang, Items: []jsonItem{},
	}
	for _, e := range f.Entries {
		item := jsonItem{
			ID: e.ID, URL: e.Page, Source: e.Source, Title: e.Title, HTML: e.HTML, Summary: e.Summary, Published: stamp(e.Published), Modified: stamp(e.Updated),
			Authors: []jsonAuthor{{e.Issuer}}, Language: e.Lang,
		}
		if item.HTML == "" { // one of the two must be there
			item.Text = e.Summary
		}
		for _, c := range e.categories() {
			item.Tags = append(item.Tags, c.Label)
		}
		own := jsonOwn{Rights: e.Rights, Demonstration: e.Demo}
		if e.State != nil {
			own.State = e.State.Term
		}
		if own.Rights != "" || own.State != "" || own.Demonstration != "" {
			item.Own = &own
		}
		out.Items = append(out.Items, item)
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(out); err != nil {
		return nil, fmt.Errorf("writing a JSON feed: %w", err)
	}
	return b.Bytes(), nil
}
