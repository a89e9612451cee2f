// Package register keeps meetings, series and people, and attaches the records
// of releases to them.
//
// It joins on sure keys (the same release; the same series key with the same
// ordinal; the same parties, kind, start date and series key), on what pairing is
// certain of, and on people's words; what is doubtful it offers. The set of
// releases decides, never their order. Meetings, series and people are rows
// with permanent addresses: reading again attaches to the rows that are there
// and deletes none of them; a row that is given up leads to the one that took
// its place. A meeting that a text only mentions is a line in its series and
// never a meeting.
//
// A record is what the engine read, overlaid with what editors decided. A
// decision hangs on words, and holds wherever they are found again.
//
// Public answers show a meeting, series or person only through accounts that
// the gate lets pass. What no such account tells of is readout.ErrNotFound, as
// if it had never been.
package register
