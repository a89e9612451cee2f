//go:build race

package main

// raceDetector tells that this binary takes several times the memory that
// readout does.
const raceDetector = true
