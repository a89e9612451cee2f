// Package judged holds the search engine to what people look for: a set of
// queries whose answers were graded by reading, a table of what must and must
// not be found, and what the engine takes at a hundred thousand releases and
// more. It is tests and figures only; docs/decisions/search-judged.md tells what
// they were at first.
package judged
