package reading

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"readout"
	"readout/internal/needs"
	"readout/internal/reading/check"
)

// predictions are the records of the shared examples, one a line.
func predictions(t testing.TB) []byte {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(needs.Shared(t, "record", "dev", "texts"), "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := bufio.NewWriter(&out)
	enc := json.NewEncoder(w)
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		record := Read(readout.Document{Source: filepath.Base(name), Format: readout.FormatText, Text: string(text)})
		if err := check.Record(record); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := enc.Encode(record); err != nil {
			t.Fatal(err)
		}
	}
	w.Flush()
	return out.Bytes()
}
