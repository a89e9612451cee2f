// Package speaker tells whose words a clause reports: which side the words
// before a verb name, and who of that side.
//
// The facts of the meeting are given, and the clause is cut: the package sees
// noun phrases, never the verb after them. Names, posts, countries and words
// such as "the two sides" are read where they stand; a pronoun, "the latter" or
// "the guest" is whoever spoke before, for which a Reader is told of each clause
// in the order of the text. Words that do not tell give no subject: a side is
// never guessed.
package speaker
