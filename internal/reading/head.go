package reading

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"readout"
	"readout/internal/prose"
)

// Head reads what a text says of itself as a release: title, date, language,
// counter, board, contact, reporting time and whether it is a translation. What
// doc.Stated gives (a flag, front matter, page metadata) beats the words, and
// its evidence is where the text says the same. The facts' source, points, text
// and hash are left to Read; evidence has no ids.
func Head(doc readout.Document) (readout.ReleaseFacts, []readout.Evidence) {
	h := &head{text: doc.Text, stated: doc.Stated, rules: headRules()}
	h.cut()
	h.sort()
	h.readTitle()
	h.readDate()
	h.readHits()
	h.readBoard()
	h.facts.Contact = h.valueOf(lineContact, "/release/contact", "contact-label", doc.Stated.Contact)
	h.facts.ReportingTime = h.valueOf(lineReporting, "/release/reporting_time", "reporting-label", doc.Stated.ReportingTime)
	h.readTranslation()
	h.facts.Lang = doc.Stated.Lang
	switch base, _, _ := strings.Cut(string(doc.Stated.Lang), "-"); base {
	case "":
		h.facts.Lang = textLanguage(doc.Text)
	case "en", "ko", "ja": // one edition, whatever country's spelling
		h.facts.Lang = readout.Lang(base)
	}
	h.facts.Publisher = optional(doc.Stated.Publisher)
	h.facts.URL = optional(doc.Stated.URL)
	return h.facts, h.measured()
}

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

// cited is evidence in bytes.
type cited struct {
	path       string
	start, end int
	rule       string
	note       string
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
		if value == "" || len(value) == len(rest) || !h.fits(k.kind, value, marked) {
			continue
		}
		l.kind, l.rule = k.kind, k.rule
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
	if !place(before, words) {
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
func place(s string, words map[string]bool) bool {
	names := 0
	for _, w := range strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",:.()（）", r) }) {
		if words[strings.ToLower(w)] {
			continue
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

// readTitle takes the stated title, else the line that stands where titles do.
func (h *head) readTitle() {
	if h.stated.Title != "" {
		title := h.stated.Title
		h.facts.Title = &title
		if at := strings.Index(h.text, title); at >= 0 {
			h.cite("/release/title", at, at+len(title), "stated-title", "")
			return
		}
		// The words may differ in their spaces only.
		for _, l := range h.lines {
			if bareLine(h.text[l.start:l.end]) == bareLine(title) {
				h.cite("/release/title", l.start, l.end, "stated-title", "")
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
	h.cite("/release/title", start, end, "title-line", "")
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
	var before, after, letterheads []int
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
	case len(letterheads) > 0:
		return letterheads[0]
	}
	return -1
}

// readDate takes the stated date, else a label's, a date line's, a dateline's,
// a title line's, or that at the foot, in this order.
func (h *head) readDate() {
	if day := h.stated.Date; day != "" {
		h.facts.Date = &day
		for _, lines := range [][]headLine{h.lines, h.foot} {
			for _, l := range lines {
				printed, ok := prose.FindPrintedDay(h.text[l.start:l.end])
				if ok && printed.Day == day {
					h.cite("/release/date", l.start+printed.Start, l.start+printed.End, "stated-date", "")
					return
				}
			}
		}
		return
	}
	for _, rule := range []string{"date-label", "date-line"} {
		for _, l := range h.lines {
			if l.kind == lineDate && l.rule == rule {
				h.takeDate(l.day, l.from, l.to, rule)
				return
			}
		}
	}
	for _, l := range h.lines {
		s := h.text[l.start:min(l.end, l.start+120)]
		printed, ok := prose.FindPrintedDay(s)
		if !ok {
			continue
		}
		switch rest := s[printed.End:]; {
		case l.kind == lineBody && dateline(s[:printed.Start], rest, h.rules["date-line"].words):
			h.takeDate(printed.Day, l.start+printed.Start, l.start+printed.End, "dateline")
			return
		}
	}
	for _, l := range h.lines {
		if l.kind != lineTitle && l.kind != lineLetterhead {
			continue
		}
		printed, ok := prose.FindPrintedDay(h.text[l.start:l.end])
		if ok && printed.End == l.end-l.start {
			h.takeDate(printed.Day, l.start+printed.Start, l.start+printed.End, "date-at-line-end")
			return
		}
	}
	for i := range h.foot {
		l := &h.foot[i]
		if h.rules["other-date"].begins(l.bare) == "" && h.dateLine(l) {
			h.takeDate(l.day, l.from, l.to, "date-at-foot")
			return
		}
	}
}

func (h *head) takeDate(day readout.Day, from, to int, rule string) {
	h.facts.Date = &day
	h.cite("/release/date", from, to, rule, "")
}

// dateline reports "Singapore, 18 June 2024 –": a place before the date and a
// dash behind it.
func dateline(before, after string, words map[string]bool) bool {
	if strings.TrimSpace(before) == "" || !place(before, words) {
		return false
	}
	after = strings.TrimLeft(after, " \u00a0)")
	for _, dash := range []string{"–", "—", "-", ":", "/"} {
		if strings.HasPrefix(after, dash) {
			return true
		}
	}
	return false
}

func (h *head) readHits() {
	if h.stated.Hits != nil {
		hits := *h.stated.Hits
		h.facts.Hits = &hits
	}
	for _, l := range h.lines {
		if l.kind != lineHits {
			continue
		}
		n, _ := wholeNumber(h.text[l.from:l.to])
		if h.facts.Hits == nil {
			h.facts.Hits = &n
		}
		if n == *h.facts.Hits {
			h.cite("/release/hits", l.from, l.to, "hits-label", "")
		}
		return
	}
}

// wholeNumber reads 1584 and 1,584 with nothing else beside.
func wholeNumber(s string) (int64, bool) {
	s = strings.TrimSpace(s)
	if len(s) == 0 || len(s) > 15 || s[0] == ',' {
		return 0, false
	}
	n, err := strconv.ParseInt(strings.ReplaceAll(s, ",", ""), 10, 64)
	return n, err == nil && n >= 0 && s[0] != '+'
}

func (h *head) readBoard() {
	h.facts.Board = optional(h.stated.Board)
	for _, l := range h.lines {
		if l.kind == lineBody {
			return
		}
		words := h.text[l.start:l.end]
		if h.stated.Board != "" && words != h.stated.Board || h.stated.Board == "" && l.kind != lineBoard {
			continue
		}
		h.facts.Board = &words
		h.cite("/release/board", l.start, l.end, "board", "")
		return
	}
}

func (h *head) valueOf(kind lineKind, path, rule, stated string) *string {
	for _, l := range h.lines {
		if l.kind == kind && (stated == "" || h.text[l.from:l.to] == stated) {
			words := h.text[l.from:l.to]
			h.cite(path, l.from, l.to, rule, "")
			return &words
		}
	}
	return optional(stated)
}

var translationRules = []struct {
	rule  string
	value readout.Translation
}{
	{"unofficial-translation", readout.TranslationUnofficial},
	{"machine-translation", readout.TranslationMachine},
	{"official-translation", readout.TranslationOfficial},
}

// translation returns the rule by which a line calls the text a translation.
func (h *head) translation(l *headLine) string {
	bare := strings.TrimRight(l.bare, ".。")
	for _, t := range translationRules {
		if h.rules[t.rule].words[bare] {
			return t.rule
		}
	}
	return ""
}

func (h *head) readTranslation() {
	if t := h.stated.Translation; t != "" {
		h.facts.Translation = &t
	}
	for _, lines := range [][]headLine{h.foot, h.lines} {
		for i := range lines {
			l := &lines[i]
			rule := h.translation(l)
			if rule == "" {
				continue
			}
			for _, t := range translationRules {
				if t.rule != rule || h.stated.Translation != "" && h.stated.Translation != t.value {
					continue
				}
				value := t.value
				h.facts.Translation = &value
				h.cite("/release/translation", l.start, l.end, rule, "")
				return
			}
		}
	}
}

func (h *head) cite(path string, start, end int, rule, note string) {
	h.evidence = append(h.evidence, cited{path, start, end, "und/head." + rule, note})
}

// measured turns the evidence into code points.
func (h *head) measured() []readout.Evidence {
	ruler := readout.NewRuler(h.text)
	out := make([]readout.Evidence, len(h.evidence))
	for i, c := range h.evidence {
		span := ruler.Span(c.start, c.end)
		out[i] = readout.Evidence{
			Path: c.path, Start: span.Start, End: span.End, Exact: h.text[c.start:c.end],
			Basis: readout.Stands, Rule: c.rule,
		}
	}
	return out
}

func optional(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
