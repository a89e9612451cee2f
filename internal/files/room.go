package files

import (
	"golang.org/x/sys/unix"

	"readout"
)

// little is how many free bytes are too few to work with: a write-ahead log and
// a segment of the search index both grow by megabytes.
const little = 16 << 20

// Room says in a sentence when the disk that holds dir has less than 16 MiB
// left; nil otherwise, and where the system does not tell.
func Room(dir string) error {
	var fs unix.Statfs_t
	if err := unix.Statfs(dir, &fs); err != nil {
		return nil // what comes next will say what is wrong with the directory
	}
	if fs.Bavail*uint64(fs.Bsize) >= little {
		return nil
	}
	return readout.Invalid("the disk that holds %s is full; free some space there, nothing that was kept is lost", dir)
}
