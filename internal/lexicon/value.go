package lexicon

import (
	"regexp"
	"slices"
	"strings"

	"readout"
	"readout/internal/parties"
)

func sameWords(a, b string) bool {
	st := Borrow()
	defer st.Return()
	return slices.EqualFunc(Units(a, st), Units(b, st), func(a, b Atom) bool { return a.Kind == b.Kind && a.Term == b.Term })
}

// KindOf is the kind that a value names; meetings are those whose kinds the house
// shows.
func KindOf(text string, meetings bool) string {
	for _, line := range table("kinds") {
		value, ofMeeting := strings.CutPrefix(line[0], "meeting ")
		if ofMeeting && !meetings {
			continue
		}
		if strings.EqualFold(value, text) || slices.ContainsFunc(line[1:], func(name string) bool { return sameWords(name, text) }) {
			return value
		}
	}
	return ""
}

// LanguageOf is the code of the language that a value names; "" for none.
func LanguageOf(text string) string {
	for _, line := range table("languages") {
		if slices.ContainsFunc(line, func(name string) bool { return strings.EqualFold(name, text) }) {
			return line[0]
		}
	}
	return ""
}

// PartyCode is the code of the country or body that a text names, in English or
// by a name of the tables, "" for none. A text that names several names none.
func PartyCode(text string) string {
	text = strings.TrimSpace(text)
	if code := readout.PartyCode(strings.ToUpper(text)); len(parties.Words(code)) > 0 {
		return string(code)
	}
	at := &known.root
	st := Borrow()
	for _, u := range Units(text, st) {
		if at = at.step([]byte(u.Term)); at == nil {
			break
		}
	}
	st.Return()
	if at != nil && at.meaning != nil {
		if code, ok := strings.CutPrefix(at.meaning.token, "="); ok && isParty(code) {
			return code
		}
	}
	if named := parties.NamedIn(text); len(named) == 1 {
		return string(named[0])
	}
	return ""
}

// isParty reports whether a line of the table is a country's or a body's.
func isParty(code string) bool {
	switch code {
	case "EU", "UN", "NATO", "ASEAN", "AU-UNION", "IAEA", "WTO", "IMF", "IMO", "ICAO", "OECD", "APEC":
		return true
	}
	return len(code) == 2 && code[0] >= 'A' && code != "G7"
}

var dated = regexp.MustCompile(`^(\d{4})(?:[-./년]\s?(\d{1,2})(?:[-./월]\s?(\d{1,2})[.일]?|월)?|년)?\.?$`)

// DateOf is a day, month or year as YYYY-MM-DD, YYYY-MM or YYYY; "" for none.
func DateOf(text string) string {
	m := dated.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return ""
	}
	out := m[1]
	for _, n := range m[2:] {
		switch len(n) {
		case 1:
			out += "-0" + n
		case 2:
			out += "-" + n
		}
	}
	if _, err := readout.ParsePartialDate(out); err != nil {
		return ""
	}
	return out
}
