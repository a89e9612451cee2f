package readout

import (
	"crypto/sha256"
	"encoding/hex"
	"sort"
	"unicode/utf8"
)

// Span is a half-open range of Unicode code points in a stored text.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Empty reports whether the span holds no code point.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether t lies inside s.
func (s Span) Contains(t Span) bool { return s.Start <= t.Start && t.End <= s.End }

// Overlaps reports whether the two share a code point.
func (s Span) Overlaps(t Span) bool { return s.Start < t.End && t.Start < s.End }

// MarkKind names what a mark does to the words that it covers.
type MarkKind string

// The kinds of mark. Anything else in a source document is dropped.
const (
	MarkLink     MarkKind = "link"
	MarkEmphasis MarkKind = "emphasis"
	MarkStrong   MarkKind = "strong"
	MarkHeading  MarkKind = "heading"
	MarkItem     MarkKind = "item"  // one list item
	MarkRow      MarkKind = "row"   // one table row, cells divided by tabs
	MarkQuote    MarkKind = "quote" // a block quotation
)

// Mark is markup kept beside the stored text, positions in code points.
type Mark struct {
	Kind  MarkKind `json:"kind"`
	Start int      `json:"start"`
	End   int      `json:"end"`
	Href  string   `json:"href,omitempty"` // of a link: http, https or mailto
}

// TextSHA256 is the hash, in hex, that names a stored text.
func TextSHA256(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

// Ruler converts between code points and bytes of one text. A text of ASCII
// costs nothing; any other keeps the byte of every 64th code point.
type Ruler struct {
	text  string
	ascii bool
	every []int // byte offset of code point 64*i
	count int
}

const rulerStep = 64

// NewRuler measures text, which must be valid UTF-8.
func NewRuler(text string) *Ruler {
	r := &Ruler{text: text, ascii: true}
	for i := 0; i < len(text); i++ {
		if text[i] >= utf8.RuneSelf {
			r.ascii = false
			break
		}
	}
	if r.ascii {
		r.count = len(text)
		return r
	}
	r.every = make([]int, 0, len(text)/rulerStep+1)
	for at := range text {
		if r.count%rulerStep == 0 {
			r.every = append(r.every, at)
		}
		r.count++
	}
	return r
}

// Text returns the measured text.
func (r *Ruler) Text() string { return r.text }

// Len is the length of the text in code points.
func (r *Ruler) Len() int { return r.count }

// Byte returns the byte offset of a code point position; positions outside the
// text are clamped to its ends.
func (r *Ruler) Byte(point int) int {
	if point <= 0 {
		return 0
	}
	if point >= r.count {
		return len(r.text)
	}
	if r.ascii {
		return point
	}
	at := r.every[point/rulerStep]
	for n := point % rulerStep; n > 0; n-- {
		_, size := utf8.DecodeRuneInString(r.text[at:])
		at += size
	}
	return at
}

// Point returns the code point position of a byte offset.
func (r *Ruler) Point(at int) int {
	if at <= 0 {
		return 0
	}
	if at >= len(r.text) {
		return r.count
	}
	if r.ascii {
		return at
	}
	block := sort.Search(len(r.every), func(i int) bool { return r.every[i] > at }) - 1
	return block*rulerStep + utf8.RuneCountInString(r.text[r.every[block]:at])
}

// Slice returns the words of a span.
func (r *Ruler) Slice(s Span) string {
	from, to := r.Byte(s.Start), r.Byte(s.End)
	if to < from {
		return ""
	}
	return r.text[from:to]
}

// Span converts a byte range.
func (r *Ruler) Span(from, to int) Span { return Span{r.Point(from), r.Point(to)} }
