// Package wording compares two texts: their sentences are brought together, then
// sentences that differ are compared word by word.
//
// It says what differs and what kind of words those are, never what that means:
// no score, no direction. Every difference is told, however small, unless only
// white space differs. The same two texts give the same answer everywhere, in
// time that grows with their length and the square of a bounded neighbourhood.
package wording
