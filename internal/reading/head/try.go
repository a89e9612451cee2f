package head

import (
	"strings"

	"readout/internal/reading/rules"
)

// lineOf is, by rule, what a line is that it tells.
var lineOf = map[string]lineKind{
	"title-label": lineTitled, "furniture": lineFurniture, "board": lineBoard, "date-label": lineDate, "hits-label": lineHits, "contact-label": lineContact,
	"reporting-label": lineReporting, "unofficial-translation": lineTranslation, "official-translation": lineTranslation,
	"machine-translation": lineTranslation, "letterhead": lineLetterhead, "letterhead-begins": lineLetterhead,
	"title-verb": lineTitle, "date-line": lineDate, "date-tail": lineDate, "other-date": lineOtherDate, "other-calendar": lineDate,
}

// Try runs each rule on its own examples, whose lines are divided by " / ".
func Try() []rules.Fault {
	var out []rules.Fault
	for _, rule := range Rules() {
		kind := lineOf[strings.TrimPrefix(rule.Name, "und/head.")]
		out = append(out, rule.Try(func(example string) bool {
			h := &head{text: strings.ReplaceAll(example, " / ", "\n"), rules: headRules()}
			h.cut()
			h.sort()
			return h.lines[0].kind == kind
		})...)
	}
	return out
}
