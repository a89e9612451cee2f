package readout

import "time"

// Format is the kind of bytes that a document came in as.
type Format string

// The formats that are read.
const (
	FormatText     Format = "text"
	FormatHTML     Format = "html"
	FormatMarkdown Format = "markdown"
)

// Document is one input after its furniture is gone: the stored text, the
// marks over it, and what the page or the caller says about the release.
//
// Text is UTF-8 with "\n" line ends and no byte order mark. Of plain text it is
// the whole input. Of HTML and Markdown it is the title, a blank line, the date
// line as written, a blank line, then one paragraph a line with blank lines
// between; a counter or translation note that becomes a value keeps its line.
type Document struct {
	Source   string // the input's name as given
	Format   Format
	Text     string
	Marks    []Mark
	Stated   Stated
	Original Original
}

// Original names the bytes that a document was made of.
type Original struct {
	SHA256    string // hex
	Size      int64  // bytes
	MediaType string // e.g. text/html; charset=euc-kr, as detected
}

// Stated is what front matter, page metadata or the caller says of a release.
// An empty field is not stated. A flag beats front matter or page metadata,
// which beat what the text itself says.
type Stated struct {
	Title         string
	Date          Day
	Published     time.Time // exact instant where metadata gives one
	Modified      time.Time
	Lang          Lang
	Publisher     string // code, e.g. kr-mofa
	URL           string
	Board         string // as the page words it
	Hits          *int64
	Translation   Translation
	Contact       string
	ReportingTime string
	Tags          []string
}

// Lang is a BCP 47 language tag, lower case: en, ko, ja, zh-hant. "und" is a
// language that could not be told.
type Lang string

// Translation is what an edition says of itself as a translation; empty where
// it is silent.
type Translation string

// The three kinds of translation.
const (
	TranslationOfficial   Translation = "official"
	TranslationUnofficial Translation = "unofficial"
	TranslationMachine    Translation = "machine"
)
