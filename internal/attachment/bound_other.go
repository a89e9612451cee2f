//go:build !linux

package attachment

import "errors"

// bound limits a process that was just started, which this system cannot.
func bound(int, uint64) error { return errors.New("this system has no prlimit") }
