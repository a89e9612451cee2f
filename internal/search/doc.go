// Package search is the index of what the public may read, what a reader types
// into it, ranking and snippets. It alone knows the search library.
//
// Only the newest public editions of a release are in the index, one entry a
// release, and the index is never ahead of the gate: it follows the events of
// the press office and asks the office what is public now, so a release that
// the office does not return is taken out. Every hit still goes through the
// gate before it is shown. What the register tells of meetings is in it only
// where the house shows that, see With.
//
// How words become terms: text is normalised (NFKC, so full-width letters and
// decomposed Hangul are what they look like), put in lower case and stripped of
// Latin accents. English is stemmed; digits stand whole; Hangul, Han and Kana
// become every two neighbouring characters, and a lone one stands for itself. A
// query of two characters or more is a phrase of such pairs, so that a noun is
// found inside compounds and before particles without a dictionary, with or
// without the spaces and middle dots that Korean writes as it likes.
//
// What else a word may be written as stands in tables (folder tables). Names that
// mean the same, and ordinal numbers, leave a mark in the index beside the words,
// so that to ask for one costs one term: a text that says ROK has the mark =KR,
// one that says eleventh or 제11차 the mark #11. Hanja, and Korean names in Latin
// letters and back, are written out in the query.
//
// The language of queries is told at Query. A query that finds little is asked
// again for what has some of its words; Hit.Some tells those apart.
//
// Everything here can be built again from the office; a broken index is
// removed and built anew.
package search
