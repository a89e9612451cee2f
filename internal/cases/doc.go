// Package cases holds the reader to what careful people wrote down: a corpus
// of short releases, each with the record that a person expects of it, in text
// files that need no programmer.
//
// A case states the whole record. A field that it does not name must stay
// empty, so a value that the reader invents is found as surely as one that it
// misses. Names and codes are compared exactly; where two people would cut a
// clause at different words (topics, quotes, posts) the measure is the share
// of common words.
package cases
