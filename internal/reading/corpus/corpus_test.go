package corpus_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout/internal/reading/corpus"
)

func TestRead(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.txt")
	text := "side: KR\nside: JP\n--\nThey met.\n\nThey spoke.\n====\n--\nNothing of note.\n====\nknown failure: no rule yet\nside: CL\n--\nOthers met.\n"
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	want := []corpus.Case{
		{Name: "a.txt/They met.\n\nThey spoke.", Want: "side: KR\nside: JP", Words: "They met.\n\nThey spoke."},
		{Name: "a.txt/Nothing of note.", Words: "Nothing of note."},
		{Name: "a.txt/Others met.", Want: "side: CL", Words: "Others met.", Fails: true},
	}
	if diff := cmp.Diff(want, corpus.Read(t, file)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
