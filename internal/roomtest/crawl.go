package roomtest

import (
	"net/url"
	"path"
	"slices"
	"strings"
)

// narrowedEach is how many addresses of one narrowed list a crawl takes.
const narrowedEach = 2

// Sample chooses what a crawl visits. A list narrowed to each country, topic and
// year is one page in a thousand dresses: a crawl takes the first few of each
// list and each set of things that it is narrowed by, and every address that
// asks for nothing.
type Sample map[string]int

// Take reports whether a crawl visits an address, given as a path with or
// without a query; call it once for each address.
func (s Sample) Take(address string) bool {
	at, query, asks := strings.Cut(address, "?")
	if !asks {
		return true
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		return true // worth a look
	}
	var names []string
	for name := range values {
		names = append(names, name)
	}
	slices.Sort(names)
	// /en/countries/kr and /en/countries/jp are one list, so are their feeds
	if parts := strings.Split(at, "/"); len(parts) > 3 {
		at = strings.Join(parts[:3], "/") + "/{}" + strings.Repeat("/", len(parts)-4) + path.Ext(at)
	}
	kind := at + "?" + strings.Join(names, "&")
	s[kind]++
	return s[kind] <= narrowedEach
}
