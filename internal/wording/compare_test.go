package wording

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout/internal/prose"
)

// told writes changes as a person would note them.
func told(changes []Change) string {
	var b strings.Builder
	for _, c := range changes {
		fmt.Fprintf(&b, "%s %v", c.Kind, c.Matters)
		switch c.Kind {
		case Reworded:
			for _, p := range c.Words {
				switch p.Op {
				case Same:
					b.WriteString(p.Text)
				case Gone:
					b.WriteString("[-" + p.Text + "-]")
				case New:
					b.WriteString("[+" + p.Text + "+]")
				}
			}
		case Numbered:
			fmt.Fprintf(&b, "%s>%s", c.Old.Label, c.New.Label)
		default:
			b.WriteString(c.Old.Text + "|" + c.New.Text)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestCompare(t *testing.T) {
	for _, c := range []struct{ name, old, new, want string }{
		{"the same", "The two sides met. They agreed.", "The two sides met.  They agreed.", ""},
		{"a number", "The two sides met for 3 hours on ferries.", "The two sides met for 4 hours on ferries.",
			"reworded [number]The two sides met for[- 3-][+ 4+] hours on ferries.\n"},
		{"a date", "They will meet in Northport on 12 June 2031.", "They will meet in Northport on 14 June 2031.",
			"reworded [date]They will meet in Northport on[- 12-][+ 14+] June 2031.\n"},
		{"a name with a hyphen", "The talks were led by Director Kim Yong-kil of the river office.", "The talks were led by Director Lee Sang-deok of the river office.",
			"reworded [name]The talks were led by Director[- Kim Yong-kil-][+ Lee Sang-deok+] of the river office.\n"},
		{"a negation", "The minister did rule out further talks on the river.", "The minister did not rule out further talks on the river.",
			"reworded [negation]The minister did[+ not+] rule out further talks on the river.\n"},
		{"a verb of commitment", "Both sides agreed to open the bridge.", "Both sides discussed to open the bridge.",
			"reworded [commitment]Both sides[- agreed-][+ discussed+] to open the bridge.\n"},
		{"wording alone", "They had a frank exchange about the old bridge.", "They had a cordial exchange about the old bridge.",
			"reworded []They had a[- frank-][+ cordial+] exchange about the old bridge.\n"},
		{"the month of May", "Ferries will run from May until winter.", "Ferries will run from June until winter.",
			"reworded [date]Ferries will run from[- May-][+ June+] until winter.\n"},
		{"added and removed", "The two sides met. Lunch was served by the mayor.", "The two sides met. No journalist was allowed inside.",
			"added [negation]|No journalist was allowed inside.\nremoved []Lunch was served by the mayor.|\n"},
		{"moved", "Ferries were named first. Bridges were named second here. Roads came third after all.", "Bridges were named second here. Roads came third after all. Ferries were named first.",
			"moved []Ferries were named first.|Ferries were named first.\n"},
		{"renumbered", "1. Ferries run on time.\n\n2. Bridges stay closed for now.\n", "1. Ferries run on time.\n\n2. Roads are wet.\n\n3. Bridges stay closed for now.\n",
			"added []|Roads are wet.\nnumbered []2.>3.\n"},
		{"Korean", "양측은 3월 15일 서울에서 만나 협력에 합의하였다.", "양측은 3월 16일 서울에서 만나 협력을 논의하였다.",
			"reworded [date commitment]양측은 3월[- 15-][+ 16+]일 서울에서 만나[- 협력에 합의하였다-][+ 협력을 논의하였다+].\n"},
		{"all new", "", "The two sides met.", "added []|The two sides met.\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, told(Compare(prose.Parse(c.old), prose.Parse(c.new)))); diff != "" {
				t.Errorf("(-want +got)\n%s", diff)
			}
		})
	}
}

// TestP14NothingIsLeftOut: whatever two texts are, their words can be put
// together again from what the comparison tells and what stayed.
func TestP14NothingIsLeftOut(t *testing.T) {
	sentence := rapid.Custom(func(t *rapid.T) string {
		words := rapid.SliceOfN(rapid.SampledFrom([]string{"the", "sides", "met", "Northmark", "not", "3", "11th", "양측은", "합의", "o'clock", "Yong-kil", ","}), 1, 8).Draw(t, "words")
		return strings.Join(words, " ") + "."
	})
	text := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(sentence, 0, 12).Draw(t, "sentences"), rapid.SampledFrom([]string{" ", "\n\n", "\n\n1. "}).Draw(t, "between"))
	})
	rapid.Check(t, func(t *rapid.T) {
		older, newer := prose.Parse(text.Draw(t, "old")), prose.Parse(text.Draw(t, "new"))
		changes := Compare(older, newer)
		gone, came := map[string]int{}, map[string]int{}
		for _, c := range changes {
			switch c.Kind {
			case Reworded:
				var old, new strings.Builder
				for _, p := range c.Words {
					if p.Op != New {
						old.WriteString(p.Text)
					}
					if p.Op != Gone {
						new.WriteString(p.Text)
					}
				}
				if tight(old.String()) != tight(c.Old.Text) || new.String() != c.New.Text {
					t.Fatalf("pieces give %q and %q of %q and %q", old.String(), new.String(), c.Old.Text, c.New.Text)
				}
				fallthrough
			case Removed, Added:
				gone[fold(c.Old.Text)]++
				came[fold(c.New.Text)]++
			}
		}
		left := map[string]int{}
		for _, u := range units(older) {
			left[u.key]++
		}
		for _, u := range units(newer) {
			left[u.key]--
		}
		for key, n := range left {
			if got := gone[key] - came[key]; got != n {
				t.Fatalf("%q: %d gone and not come, told %d\n%s", key, n, got, told(changes))
			}
		}
		if again := Compare(older, older); len(again) != 0 {
			t.Fatalf("a text differs from itself: %s", told(again))
		}
	})
}

// tight leaves out white space, which an older sentence's pieces do not keep.
func tight(s string) string { return strings.Join(strings.Fields(s), "") }

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }

func FuzzCompare(f *testing.F) {
	f.Add("1. The two sides met. They agreed.", "1. The two sides met.\n\n2. They did not agree.")
	f.Add("양측은 만났다.", "※ 참고\n양측은\u00a0만났다")
	f.Fuzz(func(t *testing.T, a, b string) {
		changes := Compare(prose.Parse(a), prose.Parse(b))
		if a == b && len(changes) > 0 {
			t.Errorf("the same text has changes: %s", told(changes))
		}
	})
}

// TestP27LongTextsAreComparedInTime: no two texts take more than their length
// and a bounded neighbourhood.
func TestP27LongTextsAreComparedInTime(t *testing.T) {
	var a, b strings.Builder
	for i := range 20_000 {
		fmt.Fprintf(&a, "Sentence %d was old. ", i)
		fmt.Fprintf(&b, "Statement %d is new. ", i)
	}
	if got := Compare(prose.Parse(a.String()), prose.Parse(b.String())); len(got) != 40_000 {
		t.Errorf("%d changes", len(got))
	}
}
