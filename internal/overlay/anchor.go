package overlay

import (
	"strings"
	"unicode/utf8"

	"readout"
)

// contextPoints is how many code points an anchor keeps on either side of its
// quote.
const contextPoints = 32

// Bounds that keep looking for an anchor short in any text.
const (
	maxAnchor      = 2_000  // code points of a quote
	maxOccurrences = 10_000 // of a quote that says nothing
)

// Anchor fastens a decision to words: the quote, the code points around it, and
// where it stood in which text.
type Anchor struct {
	Exact      string
	Before     string // up to 32 code points
	After      string
	Span       readout.Span // code points of the text with this hash
	TextSHA256 string
}

// NewAnchor fastens to a span of text.
func NewAnchor(text string, span readout.Span) (Anchor, error) {
	ruler := readout.NewRuler(text)
	if span.Empty() || span.Start < 0 || span.End > ruler.Len() {
		return Anchor{}, readout.Invalid("the words at %d to %d are not in a text of %d characters; mark the words that the decision is about", span.Start, span.End, ruler.Len())
	}
	if span.End-span.Start > maxAnchor {
		return Anchor{}, readout.Invalid("the words of a decision are at most %d characters; mark those that state the value", maxAnchor)
	}
	return Anchor{
		Exact:      ruler.Slice(span),
		Before:     ruler.Slice(readout.Span{Start: max(0, span.Start-contextPoints), End: span.Start}),
		After:      ruler.Slice(readout.Span{Start: span.End, End: min(ruler.Len(), span.End+contextPoints)}),
		Span:       span,
		TextSHA256: readout.TextSHA256(text),
	}, nil
}

// Find returns where the quote stands in a text: where it stood if the text is
// the same; else the one place where both sides are as they were, else the one
// place where one side is. The quote alone is not enough.
func (a Anchor) Find(ruler *readout.Ruler, textSHA256 string) (readout.Span, bool) {
	text := ruler.Text()
	if textSHA256 == a.TextSHA256 {
		return a.Span, ruler.Slice(a.Span) == a.Exact
	}
	if a.Exact == "" {
		return readout.Span{}, false
	}
	both, one := places{}, places{}
	seen := 0
	for from := 0; from < len(text); seen++ {
		if seen == maxOccurrences {
			return readout.Span{}, false
		}
		at := strings.Index(text[from:], a.Exact)
		if at < 0 {
			break
		}
		at += from
		before := a.Before != "" && strings.HasSuffix(text[:at], a.Before)
		after := a.After != "" && strings.HasPrefix(text[at+len(a.Exact):], a.After)
		switch {
		case before && after:
			both.add(at)
		case before || after:
			one.add(at)
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		from = at + size
	}
	at, ok := both.only()
	if !ok && both.count == 0 {
		at, ok = one.only()
	}
	if !ok {
		return readout.Span{}, false
	}
	return ruler.Span(at, at+len(a.Exact)), true
}

// places counts places and keeps the last.
type places struct{ at, count int }

func (p *places) add(at int)       { p.at, p.count = at, p.count+1 }
func (p places) only() (int, bool) { return p.at, p.count == 1 }
