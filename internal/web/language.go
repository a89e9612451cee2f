package web

import (
	"strconv"
	"strings"

	"readout"
)

// PreferredLanguage returns the language among those given that an
// Accept-Language header (RFC 9110, 12.5.4) likes best; the first where it
// likes none. "ko-KR" likes ko.
func PreferredLanguage(accept string, among []readout.Lang) readout.Lang {
	if len(among) == 0 {
		return "und"
	}
	best, weight := among[0], 0.0
	for part := range strings.SplitSeq(accept, ",") {
		tag, q := weighted(part)
		if q <= weight {
			continue
		}
		for _, lang := range among {
			if tag == string(lang) || strings.HasPrefix(tag, string(lang)+"-") {
				best, weight = lang, q
				break
			}
		}
	}
	return best
}

// weighted splits one member of an Accept header into its lower-case name and
// its weight, 1 where none is given and 0 where it is none.
func weighted(member string) (string, float64) {
	name, rest, _ := strings.Cut(member, ";")
	name = strings.ToLower(strings.TrimSpace(name))
	q := 1.0
	for param := range strings.SplitSeq(rest, ";") {
		key, value, _ := strings.Cut(strings.TrimSpace(param), "=")
		if key != "q" && key != "Q" {
			continue
		}
		n, err := strconv.ParseFloat(strings.TrimSpace(value), 64)
		if err != nil || !(n >= 0 && n <= 1) {
			n = 0
		}
		q = n
	}
	return name, q
}
