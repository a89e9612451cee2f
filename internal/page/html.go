package page

import (
	"bytes"
	"time"

	"readout"
)

// looksLikeHTML tells a page by its first tag.
func looksLikeHTML(data []byte) bool {
	head := bytes.ToLower(bytes.TrimSpace(data[:min(len(data), 1024)]))
	return bytes.HasPrefix(head, []byte("<!doctype html")) || bytes.HasPrefix(head, []byte("<html"))
}

func fromHTML(_ []byte, _ Limits, _ time.Time) (Page, string, error) {
	return Page{}, "", readout.Invalid("is a page, and pages are not read yet; give its text")
}
