//go:build race

package search

// slower is how many times slower than readout this binary may be.
const slower = 8
