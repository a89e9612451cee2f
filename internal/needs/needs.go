// Package needs tells a test what this machine lacks for it. A test that needs
// a tool or the shared examples asks here first: where the thing is absent the
// test is skipped with a sentence that names it, and where READOUT_MUST says
// that it must be there the test fails instead. It is for tests only.
//
// READOUT_MUST is empty, "tools" (make check, after its set-up) or "all" (CI,
// where the shared examples stand beside the checkout).
package needs

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Tool returns the path of a program, e.g. chromium. folders are patterns of
// where else than in PATH it may stand; the last that fits is taken.
func Tool(t testing.TB, name string, folders ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	for _, folder := range folders {
		if err == nil {
			break
		}
		if found, _ := filepath.Glob(filepath.Join(folder, name)); len(found) > 0 {
			path, err = found[len(found)-1], nil
		}
	}
	if err != nil {
		absent(t, os.Getenv("READOUT_MUST") != "", "needs the program %s: run scripts/setup-test.sh", name)
	}
	return path
}

// Python returns the path of a python3 that has a module, e.g. feedparser.
func Python(t testing.TB, module string) string {
	t.Helper()
	// Debian's modules belong to its own python3; another may come first in PATH.
	for _, name := range []string{"/usr/bin/python3", "python3"} {
		if path, err := exec.LookPath(name); err == nil && exec.Command(path, "-c", "import "+module).Run() == nil {
			return path
		}
	}
	absent(t, os.Getenv("READOUT_MUST") != "", "needs the module %s of Python: run scripts/setup-test.sh", module)
	return ""
}

// File returns the path of a file below the module's root, such as one that
// the set-up of the tests fetches.
func File(t testing.TB, parts ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{Root()}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		absent(t, os.Getenv("READOUT_MUST") != "", "needs %s: run scripts/setup-test.sh", filepath.Join(parts...))
	}
	return path
}

// Shared returns a path in the folder of shared examples beside the checkout.
func Shared(t testing.TB, parts ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{Root(), "..", "shared"}, parts...)...)
	if _, err := os.Stat(path); err != nil {
		absent(t, os.Getenv("READOUT_MUST") == "all", "needs the shared examples (%s) beside the checkout, which are not part of the program", filepath.Join(parts...))
	}
	return path
}

// Root is the folder of go.mod: the nearest above the folder in which the tests
// were started, so that it is found in a program built without its paths too.
func Root() string { return root }

var root = func() string {
	at, err := os.Getwd()
	if err != nil {
		return "."
	}
	for dir := at; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			return at
		}
	}
}()

func absent(t testing.TB, must bool, format string, args ...any) {
	t.Helper()
	if must {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}
