package typeset

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"readout"
	"readout/internal/prose"
)

// TestBodyKeepsEveryWord lays out texts with marks and passages that nest and
// cross in any way: the words come out as they went in, once each, links never
// stand in links, and no address is given twice.
func TestBodyKeepsEveryWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := rapid.SliceOfN(rapid.SampledFrom([]string{"1. The first point of all", "° a sub-point, 한국어", "a plain paragraph", "2. Second", "- dash", "※ note of it"}), 1, 8).Draw(t, "lines")
		text := strings.Join(lines, "\n\n")
		doc := prose.Parse(text)
		n := doc.Ruler.Len()
		span := func(name string) readout.Span {
			a, b := rapid.IntRange(0, n).Draw(t, name), rapid.IntRange(0, n).Draw(t, name)
			return readout.Span{Start: min(a, b), End: max(a, b)}
		}
		var marks []readout.Mark
		for range rapid.IntRange(0, 4).Draw(t, "marks") {
			s := span("mark")
			kind := rapid.SampledFrom([]readout.MarkKind{readout.MarkLink, readout.MarkStrong, readout.MarkEmphasis}).Draw(t, "kind")
			marks = append(marks, readout.Mark{Kind: kind, Start: s.Start, End: s.End, Href: "https://x.example/"})
		}
		slices.SortFunc(marks, func(a, b readout.Mark) int { return a.Start - b.Start })
		var passages []Passage
		for i := range rapid.IntRange(0, 5).Draw(t, "passages") {
			passages = append(passages, Passage{span("Passage"), "e" + string(rune('1'+i)), []Back{{"d1", "Round"}}})
		}
		var want, got []string
		for _, p := range doc.Paragraphs[doc.Head():] { // the head alone is left out
			want = append(want, text[p.Body:p.End])
		}
		ids := map[string]int{}
		var nodes func(list []Node, linked bool) string
		nodes = func(list []Node, linked bool) string {
			var b strings.Builder
			for _, n := range list {
				if n.ID != "" {
					ids[n.ID]++
				}
				if n.Href != "" && linked {
					t.Fatal("a link stands in a link")
				}
				if n.Text != "" && n.Inside != nil {
					t.Fatal("a Node has words and nodes")
				}
				b.WriteString(n.Text + nodes(n.Inside, linked || n.Href != ""))
			}
			return b.String()
		}
		var blocks func(list []Block)
		blocks = func(list []Block) {
			for _, b := range list {
				ids[b.ID]++
				got = append(got, nodes(b.Nodes, false))
				blocks(b.Points)
			}
		}
		blocks(Layout(doc, marks, passages))
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Fatalf("words in:\n%s\nwords out:\n%s", strings.Join(want, "\n"), strings.Join(got, "\n"))
		}
		for id, times := range ids {
			if times != 1 {
				t.Fatalf("%s is given %d times", id, times)
			}
		}
	})
}

// TestAHeadIsNotTheWholeText shows every line of a text without sentences, and
// leaves out the head of one that has them.
func TestAHeadIsNotTheWholeText(t *testing.T) {
	var lines strings.Builder
	lines.WriteString("Programme of the Visit\n\n2019-02-03\n\n")
	for range 40 {
		lines.WriteString("Walk by the quay\n\n")
	}
	for text, want := range map[string]int{
		lines.String(): 41,
		lines.String() + "The minister visited three harbours and two lighthouses of the lower valley.": 42,
		"Talks Held\n\n2019-02-03\n\n1. The minister visited three harbours and two lighthouses.":       1,
	} {
		if got := len(Layout(prose.Parse(text), nil, nil)); got != want {
			t.Errorf("%d blocks of %q, want %d", got, text, want)
		}
	}
}
