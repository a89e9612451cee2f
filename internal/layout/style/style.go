// Package style is how the pages look: one style sheet in the accent of a house,
// and the mark in that accent. It refuses an accent in which words could not be
// read.
package style

import (
	"bytes"
	"embed"
	"fmt"
	"math"
	"regexp"
	"strconv"

	"readout"
)

//go:embed *.css
var styles embed.FS

// Accent is the one colour of a house beside ink and paper, as #rrggbb.
// The zero value is the one that the style sheet has.
type Accent string

var hexColour = regexp.MustCompile(`^#[0-9a-f]{6}$`)

// The grounds that words in the accent stand on, as in base.css.
const (
	lightGround, lightRaised = "#ffffff", "#f6f5f1"
	darkGround, darkRaised   = "#151514", "#1f1e1c"
)

// enough is the contrast that WCAG 2.2 asks of text (success criterion 1.4.3).
const enough = 4.5

// Check refuses what is no colour and one in which words could not be read.
func (a Accent) Check() error {
	if a == "" {
		return nil
	}
	if !hexColour.MatchString(string(a)) {
		return readout.Invalid("accent %q must be written #rrggbb, small letters", string(a))
	}
	if c := min(contrast(string(a), lightGround), contrast(string(a), lightRaised)); c < enough {
		return readout.Invalid("accent %s has a contrast of %.1f with the page; words in it need %.1f, so choose a darker colour", string(a), c, enough)
	}
	return nil
}

// dark is the accent for dark pages: as much lighter as words need.
func (a Accent) dark() string {
	for step := 0; ; step++ {
		mixed := mix(string(a), float64(step)/40)
		if step == 40 || min(contrast(mixed, darkGround), contrast(mixed, darkRaised)) >= enough+1 {
			return mixed
		}
	}
}

// Sheet is the style sheet in the accent of a house.
func (a Accent) Sheet() ([]byte, error) {
	var b bytes.Buffer
	for _, name := range []string{"base", "pages", "record", "lists", "accounts", "relations", "print"} {
		data, err := styles.ReadFile(name + ".css")
		if err != nil {
			return nil, fmt.Errorf("style sheet: %w", err)
		}
		b.Write(data)
		if name == "base" && a != "" { // before the colours of print
			fmt.Fprintf(&b, "\n:root { --accent: %s; }\n@media (prefers-color-scheme: dark) { :root { --accent: %s; --onaccent: %s; } }\n", string(a), a.dark(), darkGround)
		}
	}
	return b.Bytes(), nil
}

//go:embed mark.svg
var markFile []byte

// Mark is the mark of the pages, an SVG, two texts side by side, in the accent.
func (a Accent) Mark() []byte {
	if a == "" {
		return markFile
	}
	return bytes.ReplaceAll(markFile, []byte("#14524e"), []byte(a))
}

// contrast is the ratio of two colours, 1 to 21, as WCAG 2.2 defines it.
func contrast(a, b string) float64 {
	l, m := luminance(a), luminance(b)
	return (max(l, m) + 0.05) / (min(l, m) + 0.05)
}

func luminance(colour string) float64 {
	linear := func(c float64) float64 {
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	r, g, b := channels(colour)
	return 0.2126*linear(r/255) + 0.7152*linear(g/255) + 0.0722*linear(b/255)
}

// mix is a colour with a share of white in it.
func mix(colour string, white float64) string {
	with := func(c float64) int { return int(math.Round(c + (255-c)*white)) }
	r, g, b := channels(colour)
	return fmt.Sprintf("#%02x%02x%02x", with(r), with(g), with(b))
}

// channels are red, green and blue, 0 to 255; 0 for what is no colour.
func channels(colour string) (r, g, b float64) {
	at := func(i int) float64 {
		n, _ := strconv.ParseUint(colour[i:i+2], 16, 8)
		return float64(n)
	}
	if len(colour) != len("#rrggbb") {
		return 0, 0, 0
	}
	return at(1), at(3), at(5)
}
