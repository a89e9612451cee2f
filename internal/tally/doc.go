// Package tally counts who met whom, when and at what level, and finds the places
// of what is drawn of it.
//
// It is pure and ranks nobody: parties stand by name or as they are given. It counts
// meetings, each once, whatever number of texts tell of it; what it is given has
// passed the gate. A drawing holds nothing that is not in the counts beside it.
package tally
