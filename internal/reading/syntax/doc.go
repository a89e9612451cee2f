// Package syntax tells what stands where in a sentence: the clauses found in it so
// far, the words between a subject and its verb, and what a verb may have after it.
//
// It sees words and asks whose a subject is; it does not know what a clause is good
// for. A word that no rule knows is a noun.
package syntax
