// Package rules finds in a text what the rules of its language ask for.
//
// What it knows of a language is data in the folder of that language: lexicons
// (words and the class that they belong to) and rules (a name, a pattern, an
// example for, an example against). The Go code is the machine: it marks the
// phrases of the lexicons, the countries, the dates and the ordinals as the
// text writes them, tells where a rule matches, and keeps the words that are
// cited. Of a date it works out the day, beside the release's own. It never
// decides what a match means; that is for the readers, which import it. It
// makes one pass over the tokens and uses no regular expressions, and one rule
// at one place takes a bounded number of steps, so that no text makes it slow.
package rules
