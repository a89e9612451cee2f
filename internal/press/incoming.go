package press

import (
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"readout"
	"readout/internal/files"
)

// Incoming is one text from outside, to be kept as an edition of a release.
type Incoming struct {
	Doc         readout.Document
	Facts       readout.ReleaseFacts // what the head of the text says: title and language at least
	Original    []byte               // the bytes that Doc was made of
	Attached    []Attached           // files beside it, whose bytes Keep has kept
	Publisher   string               // code
	Board       string               // code, "" for none
	Kind        readout.ReleaseKind  // "" is PressRelease
	Key         string               // what the source calls the release, the same for its editions; "" is Doc.Source
	SealedUntil time.Time            // later than now: kept from the public until then
	Demo        bool
	Version     int    // the source's number of this text; 0 where it gives none
	Note        string // why it differs from the version before, as readers see it; "" says that it changed at its source
}

// Attached is a file of an incoming text with the words that were found in it.
type Attached struct {
	readout.Attachment
	Words string // for the search; "" where there are none
}

// text is the edition that an item brings.
func text(in Incoming) readout.EditionText {
	e := readout.EditionText{
		Lang: in.Facts.Lang, Title: *in.Facts.Title, TextSHA256: readout.TextSHA256(in.Doc.Text), Marks: in.Doc.Marks,
		Original:  readout.Original{MediaType: in.Doc.Original.MediaType},
		SourceURL: in.Doc.Stated.URL,
	}
	if len(in.Original) > 0 { // a row names no bytes that are not kept
		e.Original.SHA256, e.Original.Size = files.Sum(in.Original), int64(len(in.Original))
	}
	if in.Facts.Date != nil {
		e.Date = *in.Facts.Date
	}
	if in.Facts.Translation != nil {
		e.Translation = *in.Facts.Translation
	}
	if in.Facts.Contact != nil {
		e.Contact = *in.Facts.Contact
	}
	if in.Facts.ReportingTime != nil {
		e.ReportingTime = *in.Facts.ReportingTime
	}
	if in.Facts.URL != nil {
		e.SourceURL = *in.Facts.URL
	}
	for _, a := range in.Attached {
		e.Attachments = append(e.Attachments, a.Attachment)
	}
	return e
}

var langTag = regexp.MustCompile(`^[a-z]{2,3}(-[a-z0-9]{1,8})*$`)

// checkIncoming reports the first thing that an item cannot be taken for.
func checkIncoming(in Incoming) error {
	switch {
	case in.Key == "":
		return readout.Invalid("a text needs a source to be known by")
	case in.Facts.Title == nil || *in.Facts.Title == "":
		return readout.Invalid("no title was found; give it in front matter (title: …)")
	case in.Doc.Text == "":
		return readout.Invalid("there is no text")
	case !storable(in.Doc.Text, *in.Facts.Title):
		return readout.Invalid("the text is no valid UTF-8")
	case !storable(in.Key, in.Doc.Source):
		return readout.Invalid("the name of the source is no valid UTF-8; rename it")
	case !storable(in.Board, in.Doc.Stated.URL, in.Doc.Stated.Contact, in.Doc.Stated.ReportingTime, in.Doc.Original.MediaType):
		return readout.Invalid("what the text says of itself is no valid UTF-8")
	case !langTag.MatchString(string(in.Facts.Lang)):
		return readout.Invalid("%q is no language tag such as en or ko", in.Facts.Lang)
	case !slices.Contains([]readout.ReleaseKind{readout.PressRelease, readout.Briefing, readout.Announcement, readout.JointText}, in.Kind):
		return readout.Invalid("%q is no kind of release", in.Kind)
	}
	for _, a := range in.Attached {
		switch {
		case !storable(a.Name, a.Title, a.Alt, a.Caption, a.Credit, a.Words):
			return readout.Invalid("what it says of the attachment %q is no valid UTF-8", a.Name)
		case a.Name == "" || a.Form() == "" || a.Name != readout.FileName(a.Name, a.Type):
			return readout.Invalid("%q is no name of a file of the type %s", a.Name, a.Type)
		}
	}
	return nil
}

// storable reports whether every engine can keep the words as they are: UTF-8
// without NUL.
func storable(words ...string) bool {
	for _, w := range words {
		if !utf8.ValidString(w) || strings.ContainsRune(w, 0) {
			return false
		}
	}
	return true
}
