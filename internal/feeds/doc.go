// Package feeds writes what programs subscribe to: Atom (RFC 4287), RSS 2.0,
// JSON Feed 1.1, iCalendar (RFC 5545) and sitemaps, each from the same nouns.
//
// It makes bytes and nothing else: it knows no HTTP, no release and no clock.
// The same nouns give the same bytes. What a reader of feeds may hold for years
// (the identity of an entry or event) comes from names that are given once, so
// it changes with neither the host nor the address of a page.
package feeds
