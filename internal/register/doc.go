// Package register keeps meetings, series and people, and attaches the records
// of releases to them.
//
// It joins on sure keys only: the same release; or the same series key with the
// same ordinal; or the same parties, kind, start date and series key. Reading
// again attaches to the rows that are there and deletes none of them. Public
// answers show a meeting only through accounts that the gate lets pass.
package register
