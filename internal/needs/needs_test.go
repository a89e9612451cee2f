package needs

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// TestPythonHasTheModule: an interpreter that comes first in PATH and lacks the
// module is passed over for one that has it.
func TestPythonHasTheModule(t *testing.T) {
	if _, err := os.Stat("/usr/bin/python3"); err != nil {
		Tool(t, "/usr/bin/python3") // says that it is missing
	}
	bare := t.TempDir()
	if err := os.WriteFile(filepath.Join(bare, "python3"), []byte("#!/bin/sh\nexit 1\n"), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", bare)
	if err := exec.Command(Python(t, "json"), "-c", "import json").Run(); err != nil {
		t.Error(err)
	}
}
