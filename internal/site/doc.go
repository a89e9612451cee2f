// Package site is the public face: pages of releases, publishers, boards,
// meetings, series and people.
//
// A page is asked for, rendered whole and returned; it says nothing that the
// services behind it did not let pass the gate, and a word on it stands in the
// table of messages or in a release. Pages work without a script.
package site
