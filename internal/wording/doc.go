// Package wording compares texts: two versions of one, sentence by sentence and
// then word by word, and the texts of two rounds by what they say of a matter.
//
// It says what differs and what kind of words those are, never what that means:
// no score, no direction; of two verbs it says both. Every difference between
// versions is told, however small, unless only white space differs. Between
// rounds, dates, names and ordinals are masked, and what stands in most rounds is
// told apart. The same texts give the same answer everywhere, in time that grows
// with their length and the square of a bounded neighbourhood. It needs to know
// little of a language, and that stands in data files that an editor may add to.
package wording
