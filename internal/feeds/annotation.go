package feeds

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// AnnotationType is the media type of Web Annotations.
const AnnotationType = `application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"`

// Annotations are the values that a text was read into, each at its words, as
// the Web Annotation Data Model has them (w3.org/TR/annotation-model).
type Annotations struct {
	ID     string // where they stand
	Source string // the page of the version whose words they point at
	Label  string // says whether an editor has checked them
	Lang   string // of the words
	Items  []Annotation
}

// Annotation is one value and the words that it came from.
type Annotation struct {
	ID                    string // unique among these, e.g. e12
	Path                  string // of the value in the record, a JSON Pointer
	Value                 json.RawMessage
	Exact, Prefix, Suffix string
}

type annotationPage struct {
	Context string           `json:"@context"`
	ID      string           `json:"id"`
	Type    string           `json:"type"`
	Label   string           `json:"label,omitempty"`
	Start   int              `json:"startIndex"`
	Items   []annotationItem `json:"items"`
}

type annotationItem struct {
	ID         string           `json:"id"`
	Type       string           `json:"type"`
	Motivation string           `json:"motivation"`
	Generator  annotationMaker  `json:"generator"`
	Body       []annotationBody `json:"body"`
	Target     annotationTarget `json:"target"`
}

type annotationMaker struct {
	Type string `json:"type"`
	Name string `json:"name"`
}

type annotationBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Format  string `json:"format"`
	Value   string `json:"value"`
}

type annotationTarget struct {
	Source   string             `json:"source"`
	Language string             `json:"language,omitempty"`
	Selector annotationSelector `json:"selector"`
}

type annotationSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// JSON writes them as one page of JSON-LD.
func (a Annotations) JSON() ([]byte, error) {
	page := annotationPage{Context: "http://www.w3.org/ns/anno.jsonld", ID: a.ID, Type: "AnnotationPage", Label: a.Label, Items: []annotationItem{}}
	for _, item := range a.Items {
		page.Items = append(page.Items, annotationItem{
			ID: a.ID + "#" + item.ID, Type: "Annotation", Motivation: "describing", Generator: annotationMaker{"Software", "Readout"},
			Body: []annotationBody{
				{"TextualBody", "tagging", "text/plain", item.Path},
				{"TextualBody", "describing", "application/json", string(item.Value)},
			},
			Target: annotationTarget{a.Source, a.Lang, annotationSelector{"TextQuoteSelector", item.Exact, item.Prefix, item.Suffix}},
		})
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(page); err != nil {
		return nil, fmt.Errorf("writing annotations: %w", err)
	}
	return b.Bytes(), nil
}
