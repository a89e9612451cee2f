// Package rounds reads what a text says of the other rounds of its meeting's
// series: the one before, the one to come, those that it lists, and the meeting
// on whose margins this one was held.
//
// The round before and the one to come are read by a grammar: a noun for the round
// (noun.go), what says that it was or will be held (before.go, first.go, dated.go;
// after.go, plan.go), and a time (when.go, elapsed.go). Its words and its rules,
// with their examples, stand in the folder of the language. What weighs most
// becomes the value.
//
// The meeting's series, number and day are given. What the text claims of its
// rounds and days is compared with what else the text says, and with nothing
// outside it: a claim holds, differs, or is unknown, and its note says why. A
// mention and a claim are cited at once.
package rounds
