// Package paper is a short document of headings, lines and tables, and writes it
// as Markdown and as a Word document (ECMA-376).
//
// It knows neither releases nor pages. The same document gives the same bytes
// everywhere, and no word in it can become markup.
package paper

import "readout"

// Paper is a document in one language.
type Paper struct {
	Title  string
	Lang   readout.Lang
	Blocks []Block
}

// Block is one of a heading, a line, a table or an empty field; exactly one of its
// parts is filled.
type Block struct {
	Heading string // below the title
	Line    []Run
	Item    bool // Line is an item of a list
	Small   bool // Line is set smaller: a source, a remark
	Table   *Table
	Field   string // a heading with room below it, to be filled by hand
}

// Table has a row of headings; every row has as many cells.
type Table struct {
	Caption string
	Head    []string
	Rows    [][][]Run
}

// Run is words of one kind.
type Run struct {
	Text  string
	Href  string       // absolute, or "" for no link
	Lang  readout.Lang // where it is not the document's
	Quote bool         // in quotation marks
	Bold  bool
}

// Words makes a line of plain words.
func Words(text string) []Run { return []Run{{Text: text}} }

// marks are the quotation marks of both languages.
func (r Run) marked() string {
	if r.Quote {
		return "“" + r.Text + "”"
	}
	return r.Text
}
