// Package search is the index of what the public may read, what a reader types
// into it, ranking and snippets. It alone knows the search library.
//
// Only the newest public editions of a release are in the index, one entry a
// release, none of one that was withdrawn or removed, and the index is never ahead of the gate: it follows the events of
// the press office and asks the office what is public now, so a release that
// the office does not return is taken out. Every hit still goes through the
// gate before it is shown. What the register tells of meetings is in it only
// where the house shows that, see With.
//
// What a word is, how else it may be written and what a query asks stands in the
// lexicon; the index keeps its terms and the marks beside them.
//
// The search library keeps terms, their places and the segments that they are in;
// what a query finds, and what each release weighs, is worked out here from those
// (clause, moment), a segment at a time: sets of entries first, places of words only
// in entries that have all of them, weights only of what is found. Its segments are
// made here too, and terms read straight from them (folder segments), in its format.
//
// The language of queries is told at Query. A query that finds little is asked
// again for what has some of its words; Hit.Some tells those apart.
//
// Everything here can be built again from the office; a broken index is
// removed and built anew.
package search
