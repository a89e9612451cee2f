// Package postgres opens the press room's database on a PostgreSQL server, for
// several processes side by side: the schema of the directory's engine under
// the same numbers and names, in one database.
//
// A commit is durable when it returns; a server that is set up otherwise is
// refused (P26), and so is one that would be reached over a network without
// encryption (P3). A transaction that writes begins by locking the events, so
// that writers take turns, numbers have no gaps and no write is lost to
// another. Nothing waits for ever: statements, locks and idle transactions end
// at the server after a time, and a server that does not answer at all is given
// up here a little later.
package postgres
