package head

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/internal/prose"
)

// How far the head of a text is looked through, and its foot.
const (
	headBytes = 8 << 10
	headLines = 60
	footLines = 8
)

// head is a text's first and last lines, sorted by what each is.
type head struct {
	text     string
	stated   readout.Stated
	rules    map[string]*headRule
	lines    []headLine // the first lines
	foot     []headLine // the last lines that are none of the first
	facts    readout.ReleaseFacts
	evidence []cited
}

// lineKind is what a line of the head is.
type lineKind uint8

const (
	lineTitle  lineKind = iota // it could be the title
	lineTitled                 // a label says that it is
	lineFurniture
	lineBoard
	lineDate
	lineHits
	lineContact
	lineReporting
	lineTranslation
	lineLetterhead
	lineLabel // a label whose value is the next line
	lineValue // such a value
	lineOtherDate
	lineBody
)

// headLine is one line that is not blank. Start and End are bytes without the
// white space around; the value of a label stands at From, To.
type headLine struct {
	start, end int
	bare       string // in small letters, without the marks around
	joined     bool   // no blank line before
	kind       lineKind
	from, to   int
	day        readout.Day
	rule       string
	glued      bool // to its label: the page's day, which that at the foot of the release beats
}

// cut divides the text into the lines of its head and foot.
func (h *head) cut() {
	blank := true
	for at := 0; at < len(h.text) && at < headBytes && len(h.lines) < headLines; {
		end := strings.IndexByte(h.text[at:], '\n')
		if end < 0 {
			end = len(h.text)
		} else {
			end += at
		}
		if l, ok := h.line(at, end); ok {
			l.joined = !blank
			h.lines = append(h.lines, l)
			blank = false
		} else {
			blank = true
		}
		at = end + 1
	}
	least := 0
	if n := len(h.lines); n > 0 {
		least = h.lines[n-1].end
	}
	for end := len(h.text); end > least && len(h.foot) < footLines; {
		at := strings.LastIndexByte(h.text[:end], '\n') + 1
		if at < least {
			break
		}
		if l, ok := h.line(at, end); ok {
			h.foot = append(h.foot, l)
		}
		end = at - 1
	}
}

func (h *head) line(at, end int) (headLine, bool) {
	for at < end {
		r, size := utf8.DecodeRuneInString(h.text[at:end])
		if !unicode.IsSpace(r) && r != '\u200b' && r != '\ufeff' {
			break
		}
		at += size
	}
	for at < end {
		r, size := utf8.DecodeLastRuneInString(h.text[at:end])
		if !unicode.IsSpace(r) && r != '\u200b' {
			break
		}
		end -= size
	}
	if at == end {
		return headLine{}, false
	}
	l := headLine{start: at, end: end, from: at, to: end}
	if end-at <= 200 {
		l.bare = bareLine(h.text[at:end])
	}
	return l, true
}

// bareLine is a line in small letters without the marks around it and with
// single spaces.
func bareLine(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || strings.ContainsRune("*()（）[]［］※<>＜＞「」【】·•|│:：-–—#", r)
	})
	words := strings.Fields(s)
	// Korean letterheads space out their letters: 보 도 자 료.
	if len(words) > 2 && !slices.ContainsFunc(words, func(w string) bool { return len(w) != 3 || utf8.RuneCountInString(w) != 1 }) {
		return strings.Join(words, "")
	}
	return strings.ToLower(strings.Join(words, " "))
}

// sort tells what each line of the head is, up to the body.
func (h *head) sort() {
	for i := 0; i < len(h.lines); i++ {
		l := &h.lines[i]
		if l.kind == lineValue {
			continue
		}
		h.tell(l)
		switch l.kind {
		case lineLabel:
			if i+1 == len(h.lines) || !h.valueNext(l, h.lines[i+1]) {
				l.kind = lineTitle
				if h.is(l, "furniture") {
					l.kind = lineFurniture
				}
				continue
			}
			h.lines[i+1].kind = lineValue
		case lineBody:
			// What stands behind the first words of the release is no head,
			// but a label may.
			for j := i + 1; j < len(h.lines); j++ {
				if h.lines[j].bare == "" {
					h.lines[j].kind = lineBody
					continue
				}
				h.tell(&h.lines[j])
				if k := h.lines[j].kind; k == lineTitle || k == lineTitled || k == lineFurniture || k == lineLetterhead || k == lineLabel || k == lineBoard {
					h.lines[j].kind = lineBody
				}
			}
			return
		}
	}
}

func (h *head) is(l *headLine, rule string) bool { return h.rules[rule].words[l.bare] }

// tell sorts one line by itself.
func (h *head) tell(l *headLine) {
	s := h.text[l.start:l.end]
	switch {
	case l.bare == "" && l.end-l.start <= 200: // a rule, a row of marks
		l.kind = lineFurniture
	case strings.HasPrefix(s, ".") && strings.HasSuffix(s, "}"), // a style that lost its page
		strings.HasPrefix(l.bare, "http://"), strings.HasPrefix(l.bare, "https://"), strings.HasPrefix(l.bare, "www."):
		l.kind = lineFurniture
	case h.label(l):
	case h.translation(l) != "":
		l.kind = lineTranslation
	case h.is(l, "furniture"), strings.ContainsRune(s, '>') && h.path(l):
		l.kind = lineFurniture
	case h.is(l, "board"):
		l.kind = lineBoard
	case h.rules["other-date"].begins(l.bare) != "":
		l.kind = lineOtherDate
	case h.dateLine(l):
		l.kind = lineDate
	case h.body(s):
		l.kind = lineBody
	case h.letterhead(l, s):
		l.kind = lineLetterhead
	}
}

// path reports a breadcrumb: Home > News > Press Releases.
func (h *head) path(l *headLine) bool {
	steps := strings.Split(l.bare, ">")
	for _, s := range steps {
		s = strings.TrimSpace(s)
		if h.rules["furniture"].words[s] || h.rules["board"].words[s] {
			return true
		}
	}
	return false
}

var labelKinds = []struct {
	rule string
	kind lineKind
}{
	{"title-label", lineTitled}, {"date-label", lineDate}, {"hits-label", lineHits}, {"contact-label", lineContact}, {"reporting-label", lineReporting},
}

// label reads a line that is a label, or a label and its value.
func (h *head) label(l *headLine) bool {
	if l.bare == "" {
		return false
	}
	s := h.text[l.start:l.end]
	for _, k := range labelKinds {
		rule := h.rules[k.rule]
		if rule.words[l.bare] {
			l.kind, l.rule = lineLabel, k.rule
			return true
		}
		w := rule.begins(strings.ToLower(s))
		if w == "" || len(w) >= len(s) {
			continue
		}
		rest := s[len(w):]
		value := strings.TrimLeftFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || r == ':' || r == '：' || r == '|' || r == '/' })
		marked := strings.ContainsAny(rest[:len(rest)-len(value)], ":|/\t") || strings.Contains(rest[:len(rest)-len(value)], "：")
		if value == "" || len(value) == len(rest) && !(k.kind == lineDate && begun(rest)) || !h.fits(k.kind, value, marked) {
			continue
		}
		l.kind, l.rule, l.glued = k.kind, k.rule, len(value) == len(rest)
		l.from = l.end - len(value)
		if k.kind == lineDate {
			printed, _ := prose.FindPrintedDay(value)
			l.day, l.to = printed.Day, l.from+printed.End
			l.from += printed.Start
		}
		return true
	}
	return false
}

// begun reports a date at the very beginning of words to which a label is glued:
// "Posted onOctober 9, 2016".
func begun(s string) bool {
	printed, ok := prose.FindPrintedDay(s)
	return ok && printed.Start == 0
}

// fits reports whether value is one that a label of this kind can have; marked
// tells that a colon stands between them.
func (h *head) fits(kind lineKind, value string, marked bool) bool {
	switch kind {
	case lineDate:
		printed, ok := prose.FindPrintedDay(value)
		return ok && printed.Start <= 12 && len(value) <= 60
	case lineHits:
		_, ok := wholeNumber(value)
		return ok
	case lineTitled:
		return marked && len(value) <= 400
	case lineReporting:
		return len(value) <= 160 && (marked || strings.ContainsFunc(value, unicode.IsDigit))
	}
	return marked && len(value) <= 160
}

// valueNext takes the next line as the value of a label that stands alone.
func (h *head) valueNext(l *headLine, next headLine) bool {
	value := h.text[next.start:next.end]
	for _, k := range labelKinds {
		if k.rule != l.rule || !h.fits(k.kind, value, true) {
			continue
		}
		if k.kind == lineContact || k.kind == lineReporting {
			// A department is no sentence and no other label.
			other := next
			if h.body(value) || h.label(&other) || h.is(&next, "furniture") {
				return false
			}
		}
		l.kind, l.from, l.to = k.kind, next.start, next.end
		if k.kind == lineDate {
			printed, _ := prose.FindPrintedDay(value)
			l.day, l.from, l.to = printed.Day, next.start+printed.Start, next.start+printed.End
		}
		return true
	}
	return false
}

// dateLine reads a line that is a date with nothing but its weekday, its time,
// a word such as Published, or the place before it.
func (h *head) dateLine(l *headLine) bool {
	s := h.text[l.start:l.end]
	if len(s) > 120 {
		return false
	}
	printed, ok := prose.FindPrintedDay(s)
	if !ok {
		return false
	}
	words := h.rules["date-line"].words
	before, after := s[:printed.Start], strings.ToLower(s[printed.End:])
	after = strings.TrimLeft(after, " \t\u00a0")
	if w := h.rules["date-tail"].begins(after); w != "" {
		after = ""
	}
	for _, w := range dateWords(after) {
		if !words[w] {
			return false
		}
	}
	if !place(before, words, h.rules["other-calendar"].words) {
		return false
	}
	l.day, l.from, l.to = printed.Day, l.start+printed.Start, l.start+printed.End
	l.rule = "date-line"
	return true
}

// dateWords returns the words of s that are no numbers: of "10:30 KST", kst.
func dateWords(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsDigit(r) || strings.ContainsRune(",:;.()（）[]/|-–—年月日년월일", r)
	})
}

// place reports whether s is empty, words that stand beside a date, or up to
// four capitalised words such as New Delhi.
func place(s string, words, months map[string]bool) bool {
	names, dated := 0, false
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",:.()（）|", r) }) {
		if words[strings.ToLower(w)] {
			continue
		}
		if dated = dated || months[strings.ToLower(w)]; dated && (months[strings.ToLower(w)] || len(w) <= 4) {
			continue // Rajab 13, 1443
		}
		if r, _ := utf8.DecodeRuneInString(w); !unicode.IsUpper(r) || !unicode.Is(unicode.Latin, r) {
			return false
		}
		names++
	}
	return names <= 4
}

// body reports the first words of the release itself: a point, a sentence, a
// long paragraph.
func (h *head) body(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	if strings.ContainsRune("□■°○ㅇ◦●◎▶▷◆◇", r) && len(s) > size+12 {
		return true
	}
	if n := digits(s); n > 0 && n <= 4 && len(s) > n+24 {
		if _, dated := prose.FindPrintedDay(s[:min(len(s), 24)]); !dated {
			if rest := s[n:]; strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ".\u00a0") || strings.HasPrefix(rest, ") ") || strings.HasPrefix(rest, "　") {
				return true
			}
		}
	}
	if len(s) >= 700 {
		return true
	}
	s = strings.TrimRight(s, "\"'”’)」』")
	last, _ := utf8.DecodeLastRuneInString(s)
	switch last {
	case '。':
		return true
	case '.', '!', '?', ':', ';':
		if n := len(s); n > 4 && s[n-3] == '.' && 'A' <= s[n-2] && s[n-2] <= 'Z' && s[n-5] == ' ' {
			return n >= 160 // "… in Washington, D.C."
		}
		return len(s) >= 60 || strings.HasSuffix(s, "다.")
	}
	return utf8.RuneCountInString(s) >= 300
}

// digits returns the bytes of the digits, ASCII or full width, that s begins with.
func digits(s string) int {
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !('0' <= r && r <= '9' || '０' <= r && r <= '９') {
			break
		}
		n += size
	}
	return n
}

// letterhead reports a line that names the issuer or the kind of release.
func (h *head) letterhead(l *headLine, s string) bool {
	if l.bare == "" {
		return false
	}
	if h.is(l, "letterhead") {
		return true
	}
	if h.rules["letterhead-begins"].begins(l.bare) != "" {
		for _, w := range strings.Fields(l.bare) {
			if h.rules["title-verb"].words[w] {
				return false
			}
		}
		return true
	}
	if strings.HasSuffix(s, " MP") || strings.HasSuffix(s, " QC") {
		return true
	}
	// A telephone number.
	n := 0
	for _, r := range s {
		if unicode.IsDigit(r) {
			n++
		}
	}
	return n >= 9
}
