package sqlite

import "testing"

func TestOldLibrariesAreRefused(t *testing.T) {
	for version, want := range map[string]bool{
		"3.51.3": true, "3.51.10": true, "3.52.0": true, "4.0.0": true,
		"3.51.2": false, "3.50.9": false, "2.99.99": false, "3.51": false, "": false, "x": false,
	} {
		if got := atLeast(version, minimum); got != want {
			t.Errorf("atLeast(%q) = %v", version, got)
		}
	}
}

func TestPathsMayHoldAnySign(t *testing.T) {
	for _, path := range []string{"/a b/c?d=e#f/readout.db", "relative/100%.db"} {
		if dsn(path, "deferred") == "" {
			t.Fatal(path)
		}
	}
}
