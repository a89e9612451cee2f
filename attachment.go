package readout

import (
	"path"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Attachment is a file that belongs to a version of an edition: what it is, told
// by its content, and what its publisher says of it. Another file is another
// version (P22).
type Attachment struct {
	Name    string  `json:"name"`              // as readers save it, e.g. joint-statement.pdf
	SHA256  string  `json:"sha256"`            // hex, of its bytes
	Size    int64   `json:"size"`              // bytes
	Type    string  `json:"type"`              // media type
	Pages   int     `json:"pages,omitempty"`   // 0 where nobody can tell
	Title   string  `json:"title,omitempty"`   // "" where it has none but its name
	Alt     string  `json:"alt,omitempty"`     // of a picture, for those who do not see it
	Caption string  `json:"caption,omitempty"` // of a picture
	Credit  string  `json:"credit,omitempty"`  // whose picture or file it is
	Licence Licence `json:"licence,omitempty"` // "" where it is that of the release
}

// form is what a media type is called, the first of its endings.
var forms = map[string][]string{
	"application/pdf": {"pdf"},
	"application/vnd.openxmlformats-officedocument.wordprocessingml.document":   {"docx"},
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet":         {"xlsx"},
	"application/vnd.openxmlformats-officedocument.presentationml.presentation": {"pptx"},
	"application/hwp+zip":                             {"hwpx"},
	"application/x-hwp":                               {"hwp"},
	"application/x-ole-storage":                       {"doc", "xls", "ppt", "hwp", "msg"},
	"application/vnd.oasis.opendocument.text":         {"odt"},
	"application/vnd.oasis.opendocument.spreadsheet":  {"ods"},
	"application/vnd.oasis.opendocument.presentation": {"odp"},
	"application/zip":                                 {"zip"},
	"application/rtf":                                 {"rtf"},
	"image/png":                                       {"png"},
	"image/jpeg":                                      {"jpg", "jpeg"},
	"image/gif":                                       {"gif"},
	"image/webp":                                      {"webp"},
	"image/svg+xml":                                   {"svg"},
	"text/html":                                       {"html", "htm"},
	"application/xml":                                 {"xml"},
	"text/plain":                                      {"txt", "csv", "md", "text", "json"},
	"video/mp4":                                       {"mp4", "m4v"},
	"audio/mpeg":                                      {"mp3"},
}

// Same reports whether two versions have the same file and say the same of it.
// How many pages it has is no part of that: it depends on what counts them.
func (a Attachment) Same(b Attachment) bool {
	a.Pages, b.Pages = 0, 0
	return a == b
}

// Form is what readers know the type by, such as PDF; "" for a type that no
// attachment has.
func (a Attachment) Form() string {
	endings := forms[a.Type]
	if len(endings) == 0 {
		return ""
	}
	if own := ending(a.Name); slices.Contains(endings, own) {
		return strings.ToUpper(own)
	}
	return strings.ToUpper(endings[0])
}

// Photo reports whether browsers show it as a picture in which nothing runs.
func (a Attachment) Photo() bool {
	switch a.Type {
	case "image/png", "image/jpeg", "image/gif", "image/webp":
		return true
	}
	return false
}

// maxFileName bounds a file's name, in bytes.
const maxFileName = 120

// FileName is the name under which readers save a file of a type: the last part
// of a path without what no name may hold, with an ending that its type has. So
// a name never says that a file is something else than what it is.
func FileName(name, mediaType string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		switch {
		case r == utf8.RuneError, unicode.Is(unicode.C, r): // control and format characters, among them those that turn writing round
			return -1
		case strings.ContainsRune(`/\:*?"<>|%;`, r), unicode.IsSpace(r):
			return '-'
		}
		return r
	}, name)
	name = strings.Trim(name, ".- ")
	endings := forms[mediaType]
	if name == "" || slices.Contains(endings, strings.ToLower(name)) {
		name = "file"
	}
	more := ""
	switch own := ending(name); {
	case len(endings) == 0:
	case !slices.Contains(endings, own):
		more = "." + endings[0]
	case len(name) > maxFileName:
		more = "." + own
	}
	if len(name)+len(more) > maxFileName {
		name = strings.ToValidUTF8(name[:maxFileName-len(more)], "")
	}
	return name + more
}

// ending is what stands behind the last full stop of a name, lower case.
func ending(name string) string { return strings.ToLower(strings.TrimPrefix(path.Ext(name), ".")) }
