// Package rounds reads what a text says of the other rounds of its meeting's
// series: the one before, the one to come, those that it lists, and the meeting
// on whose margins this one was held.
//
// The meeting's series, number and day are given. What the text claims of its
// rounds and days is compared with what else the text says, and with nothing
// outside it: a claim holds, differs, or is unknown, and its note says why. A
// mention and a claim are cited at once.
package rounds
