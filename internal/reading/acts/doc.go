// Package acts reads what was said, discussed and decided at a meeting:
// statements, topics and outcomes.
//
// The facts of the meeting are given. The verbs of reporting, the words of
// subjects and the rules that name how a clause stands are data of package
// grammar; here a sentence is divided into clauses, and it is told whose each
// is. A statement without a subject that is known has no side; a quote is
// always words of the text, and every value is cited at once.
package acts
