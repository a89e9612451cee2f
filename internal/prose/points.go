package prose

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
)

// mark is the printed beginning of a point.
type mark struct {
	size  int    // bytes of the mark, with the space after it
	label string // as printed
	style string // marks of one style stand on one level
	note  bool   // a note belongs to the point before it and opens no level
	value int    // of a number
}

// paragraphs cuts text into blocks at blank lines, at line ends that are not
// soft wraps, and at printed marks; a block that goes on in small letters after
// a page break is joined to the one before.
func paragraphs(text string) []Paragraph {
	var out []Paragraph
	var styles []string // of the open levels
	var last map[string]int
	blank := true
	long := false // the line before is as long as a wrapped one
	for from := 0; from < len(text); {
		to := strings.IndexByte(text[from:], '\n')
		if to < 0 {
			to = len(text)
		} else {
			to += from
		}
		line := from
		from = to + 1
		start, end := trim(text, line, to)
		if start == end {
			blank = true
			continue
		}
		for start < end {
			stop := nextBullet(text, start, end)
			_, stopped := trim(text, start, stop)
			m := markAt(text[start:stopped], last)
			switch {
			case m.size > 0:
				level := 0
				for i, s := range styles {
					if s == m.style {
						level = i + 1
					}
				}
				switch {
				case m.note:
					level = len(styles) + 1
				case level == 0:
					styles = append(styles, m.style)
					level = len(styles)
				default:
					styles = styles[:level]
				}
				if m.value > 0 {
					if last == nil {
						last = map[string]int{}
					}
					last[m.style] = m.value
				}
				out = append(out, Paragraph{Start: start, Body: start + m.size, End: stopped, Label: m.label, Level: min(level, 9)})
			case !strings.ContainsFunc(text[start:stopped], alnum):
				out = append(out, Paragraph{Start: start, Body: start, End: stopped, Level: 1})
			case len(out) > 0 && continues(text, out[len(out)-1], start, blank, long):
				out[len(out)-1].End = stopped
			default:
				out = append(out, Paragraph{Start: start, Body: start, End: stopped, Level: 1})
			}
			blank = false
			long = stopped-start >= 50
			start, _ = trim(text, stop, end)
		}
	}
	furnish(text, out)
	return out
}

// continues reports whether a line at start goes on with paragraph p: a soft
// wrap, or small letters after a sentence that a page break cut.
func continues(text string, p Paragraph, start int, blank, long bool) bool {
	r, _ := utf8.DecodeRuneInString(text[start:])
	open := !finished(text[p.Body:p.End])
	if blank {
		return open && unicode.IsLower(r) && p.End-p.Body >= 40
	}
	if isDigitByte(text[start]) && p.Label == "" && p.End-p.Body < 200 {
		line := text[start:]
		if end := strings.IndexByte(line, '\n'); end >= 0 {
			line = line[:end]
		}
		if len(line) < 24 && !strings.ContainsRune(line, '.') {
			return false // a title and the date below it
		}
	}
	return long && (open || unicode.IsLower(r))
}

// finished reports whether s ends like a sentence.
func finished(s string) bool {
	s = strings.TrimRight(s, "\"'”’)]*")
	return s == "" || strings.HasSuffix(s, ".") || strings.HasSuffix(s, "!") || strings.HasSuffix(s, "?") ||
		strings.HasSuffix(s, ":") || strings.HasSuffix(s, ";") || strings.HasSuffix(s, "。")
}

// nextBullet returns where, inside a line, another bullet begins; to where
// none does.
func nextBullet(text string, from, to int) int {
	for i := from + 1; i < to; i++ {
		if text[i] != 0xe2 && text[i] != 0xc3 {
			continue
		}
		if text[i-1] == ' ' && (strings.HasPrefix(text[i:to], "• ") || strings.HasPrefix(text[i:to], mojibakeBullet+" ")) {
			return i
		}
	}
	return to
}

// mojibakeBullet is a bullet in UTF-8 that was once read as Latin-1.
const mojibakeBullet = "\u00e2\u0080\u00a2"

// bullets are the marks that open a sub-point, with white space after them.
var bullets = []string{"°", "º", "o", "ㅇ", "○", "◦", "ο", "о", "□", "■", "•", "·", "‣", "▪", "▫", "●", "◇", "◆", "▶", "▷", "▲", "△",
	"-", "–", "—", "*", "∙", "⦁", "", "", mojibakeBullet, "☞", "→", "➢", "✓", "㉠", "①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩"}

// markAt reads the mark that a line begins with; its size is 0 where there is
// none. last holds the number that each style has reached.
func markAt(line string, last map[string]int) mark {
	r, size := utf8.DecodeRuneInString(line)
	if r == '※' || r == '*' && size < len(line) && line[size] != '*' && !strings.HasSuffix(line, "*") {
		n := size + spaces(line[size:])
		if n < len(line) {
			return mark{size: n, label: line[:size], note: true}
		}
		return mark{}
	}
	for _, b := range bullets {
		if c := line[0]; isLetterByte(c) && c != 'o' || isDigitByte(c) {
			break
		}
		if !strings.HasPrefix(line, b) {
			continue
		}
		n := spaces(line[len(b):])
		if n == 0 || len(b)+n >= len(line) {
			continue
		}
		style := b
		switch b {
		case "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨", "⑩":
			style = "①"
		case "º", "ㅇ", "○", "◦", "ο", "о", "o":
			style = "°"
		case "–", "—":
			style = "-"
		}
		return mark{size: len(b) + n, label: b, style: style}
	}
	return numberMark(line, last)
}

// numberMark reads 1. 1) (1) （1） 1　 and their full-width forms, 가. and a).
func numberMark(line string, last map[string]int) mark {
	i, open := 0, ""
	for _, o := range []string{"(", "（", "<", "["} {
		if strings.HasPrefix(line, o) {
			open, i = o, len(o)
		}
	}
	value, n := 0, i
	for n < len(line) {
		r, size := utf8.DecodeRuneInString(line[n:])
		switch {
		case '0' <= r && r <= '9':
			value = value*10 + int(r-'0')
		case '０' <= r && r <= '９':
			value = value*10 + int(r-'０')
		default:
			size = 0
		}
		if size == 0 || value > 99 {
			break
		}
		n += size
	}
	letter := false
	if n == i && n < len(line) {
		if r, size := utf8.DecodeRuneInString(line[n:]); strings.ContainsRune("가나다라마바사아자차카타파하", r) || 'a' <= r && r <= 'h' {
			n += size
			value, letter = 1, true
		}
	}
	if n == i || value == 0 || value > 99 {
		return mark{}
	}
	style := open + "1"
	if letter {
		style = open + "a"
	}
	for _, c := range []string{".", "．", ")", "）", ">", "]"} {
		if !strings.HasPrefix(line[n:], c) {
			continue
		}
		if (open == "") != (c == "." || c == "．" || c == ")" || c == "）") && !(open != "" && (c == ")" || c == "）" || c == ">" || c == "]")) {
			return mark{}
		}
		if letter && c == "." && open == "" && line[0] < utf8.RuneSelf {
			return mark{} // "a." opens too many sentences
		}
		gap := spaces(line[n+len(c):])
		rest := line[n+len(c)+gap:]
		if rest == "" || gap == 0 && (rest[0] < utf8.RuneSelf && !isUpperByte(rest[0]) || letter) {
			return mark{}
		}
		if isDigitByte(rest[0]) && isDate(rest) {
			return mark{}
		}
		return mark{size: n + len(c) + gap, label: line[:n+len(c)], style: style + c, value: value}
	}
	if open != "" || letter {
		return mark{}
	}
	// a bare number counts only in sequence: "1　日本側", "2 Singapore and …"
	rest := line[n:]
	gap := spaces(rest)
	if gap == 0 || gap >= len(rest) {
		return mark{}
	}
	r, _ := utf8.DecodeRuneInString(rest[gap:])
	wide := strings.HasPrefix(rest, "　")
	if !wide && (len(rest) < 60 || !unicode.IsUpper(r)) || isMonth(rest[gap:]) {
		return mark{}
	}
	if reached := last["1"]; value != reached+1 && (reached != 0 || value > 2) {
		return mark{}
	}
	return mark{size: n + gap, label: line[:n], style: "1", value: value}
}

// isDate reports the rest of "3. 15." or "2021. 5. 3." after its first number.
func isDate(s string) bool {
	n := 0
	for n < len(s) && isDigitByte(s[n]) {
		n++
	}
	return n > 0 && n <= 2 && n < len(s) && s[n] == '.'
}

func isMonth(s string) bool {
	if len(s) < 3 {
		return false
	}
	switch strings.ToLower(s[:3]) {
	case "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec":
		return true
	}
	return false
}

// spaces returns the bytes of white space that s begins with.
func spaces(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !unicode.IsSpace(r) {
			break
		}
		n += size
	}
	return n
}

func trim(text string, from, to int) (int, int) {
	from += spaces(text[from:to])
	for to > from {
		r, size := utf8.DecodeLastRuneInString(text[from:to])
		if !unicode.IsSpace(r) {
			break
		}
		to -= size
	}
	return from, to
}

func alnum(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// furnish marks what is the page's and no point: everything before the first
// mark or the first paragraph of whole sentences, lines without a letter, and
// numbered lists of bare names such as links to other sites.
func furnish(text string, ps []Paragraph) {
	begun, kept := false, 0 // paragraphs before kept were looked through
	for i := 0; i < len(ps); i++ {
		p := &ps[i]
		body := text[p.Body:p.End]
		if !strings.ContainsFunc(body, unicode.IsLetter) {
			p.Chrome = true
			continue
		}
		if p.Label != "" {
			j := max(i, kept)
			for j < len(ps) && ps[j].Label != "" && isDigitByte(ps[j].Label[0]) && bare(text[ps[j].Body:ps[j].End]) {
				j++
			}
			kept = j
			if run := j - i; run >= 2 && (!begun || j == len(ps)) {
				for ; i < j; i++ {
					ps[i].Chrome = true
				}
				i--
				continue
			}
			begun = true
			continue
		}
		if !begun {
			begun = finished(body) && (len(body) >= 60 || len(body) >= 40 && i > 0 && strings.Count(body, " ") >= 7) || len(body) >= 160 || strings.HasSuffix(body, "。")
		}
		p.Chrome = !begun
	}
	if !begun {
		unfurnish(text, ps)
	}
}

// unfurnish finds the body of a text in which nothing looks like one: what
// follows the first paragraph, from the first on that has a sentence's words,
// even without the stop at its end.
func unfurnish(text string, ps []Paragraph) {
	for i := 1; i < len(ps); i++ {
		words, small := 0, 0
		for w := range strings.FieldsSeq(text[ps[i].Body:ps[i].End]) {
			words++
			if r, _ := utf8.DecodeRuneInString(w); unicode.IsLower(r) {
				small++
			}
		}
		if words < 8 || small < 4 {
			continue
		}
		for ; i < len(ps); i++ {
			ps[i].Chrome = !strings.ContainsFunc(text[ps[i].Body:ps[i].End], unicode.IsLetter)
		}
	}
}

// bare reports a name or two without a sentence: "Facebook", "Site map".
func bare(s string) bool {
	return !finished(s) && !strings.ContainsAny(s, ":;,0123456789：、") && len(strings.Fields(s)) <= 3 && utf8.RuneCountInString(s) <= 24
}

// points gives the paragraphs that are no furniture, in code points.
func points(d *Doc) []readout.Point {
	out := make([]readout.Point, 0, len(d.Paragraphs))
	for _, p := range d.Paragraphs {
		if p.Chrome {
			continue
		}
		span := d.Ruler.Span(p.Start, p.End)
		point := readout.Point{Level: p.Level, Start: span.Start, End: span.End}
		if p.Label != "" {
			label := p.Label
			point.Label = &label
		}
		out = append(out, point)
	}
	return out
}
