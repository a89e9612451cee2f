package quote

import (
	"testing"

	"readout/internal/prose"
)

// TestDirectSpeechEndsWhereItsMarkCloses reads what stands between the first mark of
// a text that opens direct speech and the one that closes it.
func TestDirectSpeechEndsWhereItsMarkCloses(t *testing.T) {
	for text, want := range map[string]string{
		`She said: "The port is open." He left.`:             `"The port is open."`,
		`“We have agreed,” she said. “On fish.”`:             `“We have agreed,”`,
		`'The port isn't closed,' she said.`:                 `'The port isn't closed,'`,
		`"The port is open to all who come`:                  `"The port is open to all who come`,
		`No mark stands here, and the ports' gates are open`: ``,
	} {
		doc := prose.Parse(text)
		m, got := New(doc.Text, doc.Tokens), ""
		for i := range doc.Tokens {
			if m.Opens(i) {
				end := m.End(i, len(doc.Tokens))
				got = doc.Text[doc.Tokens[i].Start:doc.Tokens[end-1].End]
				break
			}
		}
		if got != want {
			t.Errorf("%s: got %s, want %s", text, got, want)
		}
	}
}
