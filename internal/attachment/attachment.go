package attachment

import (
	"context"
	"strings"
	"time"
	"unicode"

	"readout"
)

// Limits bound one file. The zero value of a field means its default.
type Limits struct {
	File     int64         // bytes of a file that is kept, 32 MiB
	Words    int           // bytes of the words that are taken from it, 1 MiB
	Inflated int64         // bytes of what is read inside a document that is an archive, 64 MiB
	Members  int           // of a document that is an archive, 5,000
	Pages    int           // of a PDF whose words are read, the first 500
	Time     time.Duration // for reading one file, 20 s
	Memory   uint64        // bytes of address space of the program that reads a PDF, 1 GiB
}

func (l Limits) withDefaults() Limits {
	if l.File <= 0 {
		l.File = 32 << 20
	}
	if l.Words <= 0 {
		l.Words = 1 << 20
	}
	if l.Inflated <= 0 {
		l.Inflated = 64 << 20
	}
	if l.Members <= 0 {
		l.Members = 5_000
	}
	if l.Pages <= 0 {
		l.Pages = 500
	}
	if l.Time <= 0 {
		l.Time = 20 * time.Second
	}
	if l.Memory == 0 {
		l.Memory = 1 << 30
	}
	return l
}

// Most is how many bytes of a file are kept at most.
func (l Limits) Most() int64 { return l.withDefaults().File }

// Found is what a file is.
type Found struct {
	Type  string   // media type
	Pages int      // of a PDF; 0 where nobody can tell
	Words string   // found in it, UTF-8, a paragraph a line; "" where there are none
	Notes []string // what could not be read, a sentence each, without full stop
}

// Read tells what a file is. An error is a readout.Problem of kind ErrInvalid: a
// file that is not to be kept. What cannot be read inside a file that is kept is
// a note.
func Read(ctx context.Context, data []byte, limits Limits) (Found, error) {
	limits = limits.withDefaults()
	if len(data) == 0 {
		return Found{}, readout.Invalid("is empty")
	}
	if int64(len(data)) > limits.File {
		return Found{}, readout.Invalid("is %d bytes long; at most %d are kept, so divide it", len(data), limits.File)
	}
	mediaType, err := Type(data)
	if err != nil {
		return Found{}, err
	}
	ctx, cancel := context.WithTimeout(ctx, limits.Time)
	defer cancel()
	f := Found{Type: mediaType}
	switch mediaType {
	case typePDF:
		f.Pages, f.Words, err = readPDF(ctx, data, limits)
	case typeDOCX, typeHWPX:
		f.Words, err = readOffice(ctx, data, mediaType, limits)
	}
	if err != nil {
		f.Notes = append(f.Notes, err.Error())
	}
	f.Words = tidy(f.Words, limits.Words)
	return f, nil
}

// tidy makes words of what a file says that every store can keep: valid UTF-8
// without control characters, white space folded, cut at a bound.
func tidy(words string, most int) string {
	if len(words) > most {
		words = words[:most]
	}
	words = strings.ToValidUTF8(words, "")
	var b strings.Builder
	space, line := false, false
	for _, r := range words {
		switch {
		case r == '\n' || r == '\f' || r == '\v':
			line = true
		case unicode.IsSpace(r):
			space = true
		case unicode.IsControl(r):
		default:
			if b.Len() > 0 && line {
				b.WriteByte('\n')
			} else if b.Len() > 0 && space {
				b.WriteByte(' ')
			}
			space, line = false, false
			b.WriteRune(r)
		}
	}
	return b.String()
}
