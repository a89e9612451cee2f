package web

import "strconv"

// Ordinal writes a round's number: 11th round, 제11차. A round without a number,
// 0, says so.
func (m *Messages) Ordinal(n int) string {
	if n == 0 {
		return m.Text("round.nonumber")
	}
	return m.Text("round.ordinal", m.Number(n))
}

// Number writes a number in an order: 11th, 11.
func (m *Messages) Number(n int) string {
	if m.lang == "ko" {
		return strconv.Itoa(n)
	}
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}
