// Package remarks puts what texts claim of the rounds of a series, held against what
// is known of them, into the words of a page: the words of the text, what came of
// the check, why, and the rounds that it was held against. It judges nothing itself;
// claims does.
package remarks
