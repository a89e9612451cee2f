// Package sqlite opens the databases of a data directory: one file each,
// migrated, written by one connection and read by several.
//
// A commit is durable when it returns (write-ahead log, synchronous=full). A
// second process may write beside the first: both wait for the lock and try
// again. The directory and everything in it belongs to its owner alone; a
// directory that others may read is refused (P3).
package sqlite
