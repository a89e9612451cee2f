package segments

import "golang.org/x/sys/unix"

// reach puts pages of a file in the process's reach. A kernel that cannot, before 5.14,
// does it page by page later.
func reach(pages []byte) {
	if len(pages) > 0 {
		_ = unix.Madvise(pages, unix.MADV_POPULATE_READ)
	}
}
