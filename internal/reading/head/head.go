package head

import (
	"strconv"
	"strings"
	"unicode"

	"readout"
	"readout/internal/prose"
)

// Read reads what a text says of itself as a release: title, date, language,
// counter, board, contact, reporting time and whether it is a translation. What
// doc.Stated gives (a flag, front matter, page metadata) beats the words, and
// its evidence is where the text says the same. The facts' source, points, text
// and hash are left to Read; evidence has no ids.
func Read(doc readout.Document) (readout.ReleaseFacts, []readout.Evidence) {
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

// cited is evidence in bytes.
type cited struct {
	path       string
	start, end int
	rule       string
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
					h.cite("/release/date", l.start+printed.Start, l.start+printed.End, "stated-date")
					return
				}
			}
		}
		return
	}
	for _, rule := range []string{"date-label", "date-line"} {
		for _, l := range h.lines {
			if l.kind == lineDate && l.rule == rule && !l.glued {
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
		if (l.kind == lineBody || l.kind == lineTitle) && dateline(s[:printed.Start], s[printed.End:], h.rules["date-line"].words, h.rules["other-calendar"].words) {
			h.takeDate(printed.Day, l.start+printed.Start, l.start+printed.End, "dateline")
			return
		}
	}
	for _, l := range h.lines {
		if l.kind != lineTitle && l.kind != lineLetterhead || l.end-l.start > 600 {
			continue
		}
		printed, ok := prose.FindPrintedDay(h.text[l.start:l.end])
		if !ok {
			continue
		}
		if rest := h.text[l.start+printed.End : l.end]; rest == "" || rest == ")" || numbered(h.text[l.start:l.start+printed.Start]) {
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
	for _, l := range h.lines {
		if l.glued && l.kind == lineDate {
			h.takeDate(l.day, l.from, l.to, "date-label")
			return
		}
	}
}

func (h *head) takeDate(day readout.Day, from, to int, rule string) {
	h.facts.Date = &day
	h.cite("/release/date", from, to, rule)
}

// numbered reports "No: 66, ": a release's number before its date.
func numbered(before string) bool {
	letters, found := 0, false
	for _, r := range before {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			found = true
		}
	}
	return found && letters <= 4
}

// dateline reports "Singapore, 18 June 2024 –" and "18.06.2024 | Press team": a
// date at the beginning, perhaps after a place, and a dash behind it.
func dateline(before, after string, words, months map[string]bool) bool {
	if !place(before, words, months) {
		return false
	}
	after = agency(strings.TrimLeft(after, " \u00a0)"))
	for _, dash := range []string{"–", "—", "-", ":", "/", "|"} {
		if strings.HasPrefix(after, dash) {
			return true
		}
	}
	return false
}

// agency steps over the short name of a news agency between a date and its dash:
// ", SPA --".
func agency(s string) string {
	rest, ok := strings.CutPrefix(s, ",")
	if !ok {
		return s
	}
	rest = strings.TrimLeft(rest, " \u00a0")
	n := 0
	for n < len(rest) && 'A' <= rest[n] && rest[n] <= 'Z' {
		n++
	}
	if n < 2 || n > 6 {
		return s
	}
	return strings.TrimLeft(rest[n:], " \u00a0")
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
			h.cite("/release/hits", l.from, l.to, "hits-label")
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
		h.cite("/release/board", l.start, l.end, "board")
		return
	}
}

func (h *head) valueOf(kind lineKind, path, rule, stated string) *string {
	for _, l := range h.lines {
		if l.kind == kind && (stated == "" || h.text[l.from:l.to] == stated) {
			words := h.text[l.from:l.to]
			h.cite(path, l.from, l.to, rule)
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
				h.cite("/release/translation", l.start, l.end, rule)
				return
			}
		}
	}
}

func (h *head) cite(path string, start, end int, rule string) {
	h.evidence = append(h.evidence, cited{path, start, end, "und/head." + rule})
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
