// Package hits counts views of releases.
//
// The rule, which stands on the pages too: a release page that was answered
// counts once in 30 minutes and visitor; HEAD, prefetches, programs that say
// what they are, and refused reads do not. A visitor is a keyed hash of
// address, program and release under a random key that lives a day and is never
// stored, in bounded memory, so that nothing personal is kept (P18). Counts are
// written each second into a store of their own and change nothing else; a
// power cut may take the last second.
package hits
