// Package joining says which releases tell of one meeting, and which spellings
// are of one person.
//
// It takes a set and gives groups: the order in which things came changes
// nothing. What joins is a person's word, a sure key, or what the pairing of
// accounts is certain of; what is doubtful is offered. A person's word that two
// are two holds against everything. What the public may not see joins what it
// may see and never brings two of those together: what is public looks the same
// without it.
package joining
