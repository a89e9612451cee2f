// Package inquiry is the face of the search: what a reader asked as it was
// understood, what was found, by what it may be narrowed, and what else to ask.
//
// The index says which releases; every word of them that a page shows was fetched
// through the gate for it, and so is every count. An address says the whole of a
// query, and the same query has feeds and a table.
package inquiry
