// Package photos tells which paragraphs of a text describe a photo, so that nobody
// takes them for the report.
package photos

import (
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// wordsOfCaption is how many tokens of a paragraph may tell that it describes a
// photo.
const wordsOfCaption = 80

// Captions reports by paragraph whether it describes a photo: "Minister Roe (left)
// and Minister Doe (right) …".
func Captions(text *rules.Text) []bool {
	captions := make([]bool, len(text.Paragraphs))
	for n, p := range text.Paragraphs {
		captions[n] = caption(text.Tokens[p.First:min(p.Last, p.First+wordsOfCaption)])
	}
	return captions
}

// caption reports a word in brackets for where in a picture somebody stands.
func caption(toks []prose.Token) bool {
	for i := 0; i+2 < len(toks); i++ {
		if toks[i].Kind != prose.Open {
			continue
		}
		switch toks[i+1].Lower {
		case "left", "right", "centre", "center", "l", "r":
			if toks[i+2].Kind == prose.Close || toks[i+2].Lower == "photo" {
				return true
			}
		}
	}
	return false
}
