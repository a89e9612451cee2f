// Package names says whether two written names can be of one person: across
// romanisations, orders, scripts, capitals, hyphens, initials and titles.
//
// It looks at the two names alone and knows no person. A name that many people
// bear is the same name; whether it is the same person is for the caller, who
// knows the side, the post and the meeting.
package names
