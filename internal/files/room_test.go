package files

import (
	"path/filepath"
	"testing"
)

func TestRoomIsNotMissedWhereThereIsSome(t *testing.T) {
	dir := t.TempDir()
	if err := Room(dir); err != nil {
		t.Errorf("a disk with room: %v", err)
	}
	if err := Room(filepath.Join(dir, "none")); err != nil {
		t.Errorf("a directory that is not there: %v", err)
	}
}
