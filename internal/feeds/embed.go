package feeds

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
)

// Embed is what other sites show of a page (oembed.com), as type rich.
type Embed struct {
	XMLName  xml.Name `json:"-" xml:"oembed"`
	Version  string   `json:"version" xml:"version"`
	Type     string   `json:"type" xml:"type"`
	Title    string   `json:"title" xml:"title"`
	Author   string   `json:"author_name" xml:"author_name"`
	By       string   `json:"author_url" xml:"author_url"`
	Provider string   `json:"provider_name" xml:"provider_name"`
	At       string   `json:"provider_url" xml:"provider_url"`
	HTML     string   `json:"html" xml:"html"`
	Width    int      `json:"width" xml:"width"` // pixels
	Height   int      `json:"height" xml:"height"`
}

// JSON writes it as application/json.
func (e Embed) JSON() ([]byte, error) {
	e.Version, e.Type = "1.0", "rich"
	body, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("writing an embed: %w", err)
	}
	return append(body, '\n'), nil
}

// XML writes it as text/xml.
func (e Embed) XML() ([]byte, error) {
	e.Version, e.Type = "1.0", "rich"
	return document(e)
}
