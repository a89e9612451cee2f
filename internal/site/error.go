package site

import (
	"bytes"
	"fmt"

	"readout"
)

// errorPage says what is wrong and what to do.
type errorPage struct {
	frame
	Do string
}

// ErrorPage is the page of a status in a language; a status without words of
// its own is said as 500. It names neither the path nor anything else of the
// request, so that what is not public reads like what never was (P2).
func (s *Site) ErrorPage(lang readout.Lang, status int) []byte {
	p := errorPage{frame: s.frame(lang, "/", "")}
	key := fmt.Sprintf("error.%d", status)
	if !p.Has(key) {
		key = "error.500"
	}
	p.Heading, p.Do = p.T(key), p.T(key+".do")
	var b bytes.Buffer
	if err := s.pages["error"].ExecuteTemplate(&b, "page", p); err != nil {
		return []byte(p.Heading)
	}
	return b.Bytes()
}
