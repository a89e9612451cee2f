package attachment

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html/charset"

	"readout"
)

// deepest is how deep elements may stand in each other; documents of people are
// below 60.
const deepest = 500

// sections are the parts of an HWPX document that hold its text.
var sections = regexp.MustCompile(`^Contents/section([0-9]{1,4})\.xml$`)

// readOffice returns the words of a document that is an archive of XML.
func readOffice(ctx context.Context, data []byte, mediaType string, limits Limits) (string, error) {
	a, err := openArchive(data, limits)
	if err != nil {
		return "", unsearched(err)
	}
	var parts []member
	if mediaType == typeHWPX {
		for _, m := range a.members {
			if sections.MatchString(m.name) {
				parts = append(parts, m)
			}
		}
		number := func(m member) int {
			n, _ := strconv.Atoi(sections.FindStringSubmatch(m.name)[1])
			return n
		}
		slices.SortStableFunc(parts, func(a, b member) int { return number(a) - number(b) })
	} else if m, ok := a.member("word/document.xml"); ok {
		parts = append(parts, m)
	}
	if len(parts) == 0 {
		return "", unsearched(readout.Invalid("has no text inside"))
	}
	w := &words{most: limits.Words}
	for _, m := range parts {
		r, err := a.open(m)
		if err == nil {
			err = w.read(ctx, r)
		}
		if err != nil {
			return w.b.String(), unsearched(err)
		}
		if w.full() {
			break
		}
	}
	return w.b.String(), nil
}

// unsearched says what follows from a document that cannot be read.
func unsearched(err error) error {
	var problem *readout.Problem
	if errors.As(err, &problem) {
		return readout.Invalid("%s, so its words are not searched", problem.Sentence)
	}
	return readout.Invalid("cannot be read inside (%v), so its words are not searched", err)
}

// words gathers the text of elements t, which both forms call so, a paragraph (p)
// a line.
type words struct {
	b    strings.Builder
	most int
}

func (w *words) full() bool { return w.b.Len() >= w.most }

func (w *words) read(ctx context.Context, r io.Reader) error {
	in := &inTime{ctx: ctx, r: r}
	dec := xml.NewDecoder(in)
	dec.CharsetReader = charset.NewReaderLabel
	depth, text := 0, 0
	for !w.full() {
		token, err := dec.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return broken(ctx, err)
		}
		switch t := token.(type) {
		case xml.Directive:
			if strings.HasPrefix(strings.ToUpper(string(t)), "DOCTYPE") {
				return readout.Invalid("declares a document type of its own, which no such document has")
			}
		case xml.StartElement:
			if depth++; depth > deepest {
				return readout.Invalid("nests its elements more than %d deep", deepest)
			}
			switch t.Name.Local {
			case "t":
				text++
			case "tab":
				w.b.WriteByte(' ')
			case "br", "cr", "lineBreak":
				w.b.WriteByte('\n')
			}
		case xml.EndElement:
			depth--
			switch t.Name.Local {
			case "t":
				text--
			case "p":
				w.b.WriteByte('\n')
			case "tc":
				w.b.WriteByte(' ')
			}
		case xml.CharData:
			if text > 0 {
				w.b.Write(t[:min(len(t), max(0, w.most-w.b.Len()))])
			}
		}
	}
	if in.err != nil {
		return broken(ctx, in.err)
	}
	return nil
}

// broken says what a parser's error means.
func broken(ctx context.Context, err error) error {
	var problem *readout.Problem
	var syntax *xml.SyntaxError
	switch {
	case ctx.Err() != nil:
		return readout.Invalid("takes too long to read")
	case errors.As(err, &problem):
		return problem
	case errors.As(err, &syntax):
		return readout.Invalid("is damaged in line %d of its text (%.100s)", syntax.Line, syntax.Msg)
	}
	return readout.Invalid("has text in an encoding that cannot be read")
}

// inTime ends when the time is over.
type inTime struct {
	ctx context.Context
	r   io.Reader
	err error // what ended it, but for the end: the parser hands over words before it
}

func (t *inTime) Read(p []byte) (int, error) {
	if t.err = t.ctx.Err(); t.err != nil {
		return 0, t.err
	}
	n, err := t.r.Read(p[:min(len(p), 64<<10)])
	if err != io.EOF {
		t.err = err
	}
	return n, err
}
