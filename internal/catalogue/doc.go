// Package catalogue finds releases by what they may be narrowed by: publisher,
// board, year, language, and what the register read of them (countries, series,
// topics, kind of account, bodies, month of the meeting).
//
// It holds in memory, of each release that the public may see, what it is found
// by and nothing else, so that any combination has its exact count and its page
// without a walk over the archive. It says which releases, never a word of them:
// whoever shows one fetches it through the gate. Before each answer it takes in
// what has happened since the last one, so an answer is never older than the
// request.
package catalogue
