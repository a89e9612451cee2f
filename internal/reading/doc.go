// Package reading reads a release into its record: which meeting it reports,
// who sat there, what was said, and the words that say so.
//
// It is pure: the same document gives the same record everywhere, without a
// network, a model or a clock. What a language's words mean is told by rules
// that package rules finds; here stands what is made of them. Every value has
// evidence; what no rule finds stays null and the record says why; where two
// values compete and no rule decides, both are candidates and neither is a
// value.
package reading
