package page

import (
	"net/url"
	"slices"
	"strings"

	"readout"
)

// sortMarks puts marks, which come in the order of their ends, in the order of
// their start, the outer first.
func sortMarks(marks []readout.Mark) {
	slices.Reverse(marks) // of two over the same words the outer ended later
	slices.SortStableFunc(marks, func(a, b readout.Mark) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
}

// maxHref is the longest address that a link mark keeps, in bytes.
const maxHref = 2000

// href resolves an address against the page's base and keeps it only where it
// is http, https or mailto; "" else.
func href(base *url.URL, address string) string {
	// Browsers drop tabs and line ends inside an address: so does a reader who
	// looks for javascript: behind them.
	address = strings.Map(func(r rune) rune {
		if r == '\t' || r == '\n' || r == '\r' {
			return -1
		}
		return r
	}, strings.TrimSpace(address))
	if address == "" || address[0] == '#' || len(address) > maxHref {
		return ""
	}
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host == "" || u.User != nil {
			return ""
		}
	case "mailto":
		if u.Opaque == "" {
			return ""
		}
	default:
		return ""
	}
	s := u.String()
	if len(s) > maxHref {
		return ""
	}
	return s
}
