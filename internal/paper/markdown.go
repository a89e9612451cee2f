package paper

import (
	"bytes"
	"strings"
)

// Markdown writes the document as CommonMark with tables as GitHub has them.
func (p Paper) Markdown() []byte {
	var b bytes.Buffer
	b.WriteString("# " + escaped(p.Title) + "\n")
	list := false
	for _, block := range p.Blocks {
		if !(block.Item && list) {
			b.WriteByte('\n')
		}
		list = block.Item
		switch {
		case block.Heading != "":
			b.WriteString("## " + escaped(block.Heading) + "\n")
		case block.Field != "":
			b.WriteString("## " + escaped(block.Field) + "\n\n&nbsp;\n")
		case block.Table != nil:
			b.WriteString(block.Table.markdown())
		case block.Item:
			b.WriteString("- " + runs(block.Line) + "\n")
		default:
			b.WriteString(runs(block.Line) + "\n")
		}
	}
	return b.Bytes()
}

func (t *Table) markdown() string {
	var b strings.Builder
	if t.Caption != "" {
		b.WriteString("**" + escaped(t.Caption) + "**\n\n")
	}
	for _, cell := range t.Head {
		b.WriteString("| " + escaped(cell) + " ")
	}
	b.WriteString("|\n" + strings.Repeat("| --- ", len(t.Head)) + "|\n")
	for _, row := range t.Rows {
		for _, cell := range row {
			b.WriteString("| " + runs(cell) + " ")
		}
		b.WriteString("|\n")
	}
	return b.String()
}

func runs(line []Run) string {
	var b strings.Builder
	for _, r := range line {
		text := escaped(r.marked())
		if r.Bold {
			words := strings.TrimSpace(text) // markup stands at words, never at a space
			at := strings.Index(text, words)
			text = text[:at] + "**" + words + "**" + text[at+len(words):]
		}
		if r.Href != "" {
			text = "[" + text + "](<" + strings.NewReplacer("<", "%3C", ">", "%3E", "\n", "%0A", "\\", "%5C").Replace(r.Href) + ">)"
		}
		b.WriteString(text)
	}
	return b.String()
}

// escaped keeps words from being read as markup; they stand on one line.
func escaped(words string) string {
	var b strings.Builder
	line := strings.Join(strings.Fields(clean(words)), " ")
	for at, r := range line {
		if strings.ContainsRune("\\`*_[]<>#|&~", r) || r == ':' && strings.HasPrefix(line[at:], "://") {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	out := b.String()
	if strings.HasPrefix(words, " ") {
		out = " " + out
	}
	if strings.HasSuffix(words, " ") && words != " " {
		out += " "
	}
	// a line that begins like an item of a list or a rule is words
	if out != "" && strings.ContainsRune("-+=", rune(out[0])) {
		out = "\\" + out
	}
	for n := 0; n < len(out); n++ {
		if out[n] < '0' || out[n] > '9' {
			if n > 0 && (out[n] == '.' || out[n] == ')') {
				out = out[:n] + "\\" + out[n:]
			}
			break
		}
	}
	return out
}
