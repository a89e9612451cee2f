package head

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"readout/internal/prose"
)

// readTitle takes the stated title, else the line that stands where titles do.
func (h *head) readTitle() {
	if h.stated.Title != "" {
		title := h.stated.Title
		h.facts.Title = &title
		if at := strings.Index(h.text, title); at >= 0 {
			h.cite("/release/title", at, at+len(title), "stated-title")
			return
		}
		// The words may differ in their spaces only.
		for _, l := range h.lines {
			if bareLine(h.text[l.start:l.end]) == bareLine(title) {
				h.cite("/release/title", l.start, l.end, "stated-title")
				return
			}
		}
		return
	}
	i := h.titleLine()
	if i < 0 {
		return
	}
	l := h.lines[i]
	start, end := l.from, l.to
	// A title that is wrapped goes on in the next line.
	for j := i + 1; j < len(h.lines) && h.lines[j].joined && h.lines[j].kind == lineTitle && wraps(h.text[start:end], h.text[h.lines[j].start:]); j++ {
		end = h.lines[j].end
	}
	words := h.text[start:end]
	if printed, ok := prose.FindPrintedDay(words); ok && printed.End == len(words) {
		// The date ends the line: "… and Nauru Friday, 11 April 2014".
		cut := strings.TrimRight(words[:printed.Start], " ,\t")
		for cut != "" {
			at := strings.LastIndexAny(cut, " ,") + 1
			if !h.rules["date-line"].words[strings.ToLower(cut[at:])] {
				break
			}
			cut = strings.TrimRight(cut[:at], " ,")
		}
		if cut != "" {
			end = start + len(cut)
			words = cut
		}
	}
	if p, q := leadingMarks(words); q > p {
		start, words = start+p, words[p:q]
		end = start + len(words)
	}
	title := strings.Join(strings.FieldsFunc(words, func(r rune) bool { return r == '\n' || r == ' ' || r == '\t' }), " ")
	h.facts.Title = &title
	h.cite("/release/title", start, end, "title-line")
}

// leadingMarks returns the range of s without the number signs of a Markdown
// heading.
func leadingMarks(s string) (from, to int) {
	trimmed := strings.TrimLeft(s, "# ")
	if trimmed == "" || !strings.HasPrefix(s, "#") {
		return 0, len(s)
	}
	return len(s) - len(trimmed), len(s)
}

// wraps reports whether a line goes on in the next.
func wraps(line, next string) bool {
	if len(line) < 30 {
		return false
	}
	if r, _ := utf8.DecodeRuneInString(next); unicode.IsLower(r) {
		return true
	}
	at := strings.LastIndexAny(line, " \u00a0")
	switch strings.ToLower(line[at+1:]) {
	case "of", "the", "and", "with", "to", "on", "in", "for", "between", "at", "by", "from", "a", "an", "&":
		return true
	}
	return strings.HasSuffix(line, ",")
}

// titleLine chooses among the lines that could be the title: the first, or the
// one nearest before the date where a page's menus stand before it; -1 where
// the text begins with its first sentence.
func (h *head) titleLine() int {
	for i, l := range h.lines {
		if l.kind == lineTitled {
			return i
		}
	}
	var before, after, letterheads, bylines []int
	dated := false
	for i, l := range h.lines {
		switch l.kind {
		case lineBody:
			dated = true
			if i == 0 {
				return -1
			}
		case lineDate, lineHits:
			dated = true
		case lineTitle:
			if !strings.ContainsFunc(h.text[l.start:l.end], unicode.IsLetter) {
				continue
			}
			if dated {
				after = append(after, i)
			} else if h.byline(i) {
				bylines = append(bylines, i)
			} else {
				before = append(before, i)
			}
		case lineLetterhead:
			letterheads = append(letterheads, i)
		}
		if l.kind == lineBody {
			break
		}
	}
	if len(before) > 2 {
		var long []int
		for _, i := range before {
			if s := h.text[h.lines[i].start:h.lines[i].end]; len(strings.Fields(s)) > 3 || utf8.RuneCountInString(s) > 24 {
				long = append(long, i)
			}
		}
		if len(long) > 0 {
			before = long
		}
	}
	switch {
	case len(before) > 3:
		return before[len(before)-1]
	case len(before) > 0:
		return before[0]
	case len(after) > 0:
		return after[0]
	case len(bylines) > 0:
		return bylines[0]
	case len(letterheads) > 0:
		return letterheads[0]
	}
	return -1
}

// byline reports a line right under a letterhead, without a blank line between,
// that a date closes: "Press Statement / Richard Roe / Washington, DC / May 17,
// 2001". The title comes after such a block.
func (h *head) byline(i int) bool {
	first := i
	for first > 0 && h.lines[first].joined {
		first--
	}
	if first == i || h.lines[first].kind != lineLetterhead {
		return false
	}
	for j := i + 1; j < len(h.lines) && h.lines[j].joined; j++ {
		if h.lines[j].kind == lineDate {
			return true
		}
	}
	return false
}
