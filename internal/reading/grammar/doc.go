// Package grammar knows the verbs of reporting and the words around them: what a
// written word may be in a clause that says, discusses or decides.
//
// It is data in the folder of a language: verbs by rule, each with what it makes
// of its clause, phrases, and classes of words. The Go code reads it and makes
// the forms of a verb. It never looks at a text; what stands there together is
// for package acts.
package grammar
