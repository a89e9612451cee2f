// Package press is the press office: it takes releases in, schedules and
// releases them, and answers what the public may read of them.
//
// Every change goes through Office and leaves an event in the same transaction;
// every public answer reads the view public_edition and no other table. What
// the public may not see is ErrNotFound, and nothing else is ever said of it.
package press
