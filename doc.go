// Package readout holds the nouns of a press room and a register of meetings:
// releases, editions and versions; meetings, series and people; the record
// that a release is read into; and the gate's rule, which alone says what the
// public may see.
//
// It imports the standard library only. Invariants that can be checked without
// a database stand here, beside the noun that they belong to; everything else
// in the program depends on this package and never the other way round.
package readout
