package prose

import "strings"

// OrdinalValue returns the number that a token spells as an ordinal in digits
// (11th) and false for any other; spelled ordinals are words of a lexicon.
func (t Token) OrdinalValue() (int, bool) {
	if t.Kind != Ordinal {
		return 0, false
	}
	return digits(t.Lower[:len(t.Lower)-2])
}

// NumberValue returns the whole number that a token writes in digits, with
// commas or without.
func (t Token) NumberValue() (int, bool) {
	if t.Kind != Number {
		return 0, false
	}
	return digits(strings.ReplaceAll(t.Lower, ",", ""))
}

func digits(s string) (int, bool) {
	if s == "" || len(s) > 9 {
		return 0, false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		if !isDigitByte(s[i]) {
			return 0, false
		}
		n = 10*n + int(s[i]-'0')
	}
	return n, true
}
