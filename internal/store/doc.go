// Package store is what every package of SQL stands on: a database of either
// engine, its transactions, and the sequence of events.
//
// SQL is written once for both engines: lower case, `$1` style, columns by
// name; the engine rewrites the places. Times are int64 microseconds UTC, null
// where there is none; JSON is text. Events get their numbers 1, 2, 3 … in the
// transaction that they describe, so that there is no gap and no number
// without its change. Public reads run through PublicDB, which takes queries
// that name nothing behind the gate and no other.
package store
