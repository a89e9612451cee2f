// Package pairing brings together the releases that tell of one meeting.
//
// It takes records of readings and gives groups: advance notice, outcome, joint
// text, briefing and correction of one meeting, of every publisher, in every
// language that was read. It is pure: no clock, no store, and the same records in
// any order give the same groups. Precision counts more than recall: what is
// doubtful stays apart, and what was joined says why.
package pairing
