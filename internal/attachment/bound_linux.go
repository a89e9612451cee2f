package attachment

import "golang.org/x/sys/unix"

// childSeconds is how long a child may use a processor.
const childSeconds = 20

// bound limits a process that was just started.
func bound(pid int, memory uint64) error {
	for resource, most := range map[int]uint64{unix.RLIMIT_AS: memory, unix.RLIMIT_CPU: childSeconds, unix.RLIMIT_CORE: 0, unix.RLIMIT_FSIZE: 0} {
		if err := unix.Prlimit(pid, resource, &unix.Rlimit{Cur: most, Max: most}, nil); err != nil {
			return err
		}
	}
	return nil
}
