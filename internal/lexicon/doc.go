// Package lexicon says what a word is to the search, how else it may be written,
// and what a line that a reader types asks for. It knows neither releases nor an
// index: text in, terms and parts out, the same each time.
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
// The language of queries is told at Understand: nothing that a reader can type is
// an error.
package lexicon
