package typeset

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"readout/internal/prose"
)

func pairs(left, right string) []string {
	a, b := prose.Parse(left), prose.Parse(right)
	id := func(p *Place) string {
		if p == nil {
			return "-"
		}
		return p.ID
	}
	var out []string
	for _, r := range Pair(a, b) {
		out = append(out, id(r.Left)+" "+id(r.Right))
	}
	return out
}

const (
	head   = "Outcome of the talks\n\nMay 22, 2023\n\n"
	korean = "회담 결과\n\n2023.5.22.\n\n"
)

func TestPointsOfEditionsMeet(t *testing.T) {
	for _, c := range []struct {
		name, left, right string
		want              []string
	}{
		{"the same points", head + "1. The sides met.\n\n2. They spoke.\n\n   ° One side said this.\n\n   ° The other said that.\n\n3. They parted.", korean + "1. 양측은 만났습니다.\n\n2. 논의하였습니다.\n\n   ° 한쪽이 말하였습니다.\n\n   ° 다른 쪽이 말하였습니다.\n\n3. 헤어졌습니다.",
			[]string{"p1 p1", "p2 p2", "p2-1 p2-1", "p2-2 p2-2", "p3 p3"}},
		{"a sub-point less", head + "1. The sides met.\n\n   ° This was said.\n\n   ° That was said.\n\n2. They parted.", korean + "1. 양측은 만났습니다.\n\n   ° 이렇게 말하였습니다.\n\n2. 헤어졌습니다.",
			[]string{"p1 p1", "p1-1 p1-1", "p1-2 -", "p2 p2"}},
		{"a point less", head + "1. The sides met.\n\n2. They spoke.\n\n3. They parted.", korean + "1. 양측은 만났습니다.\n\n3. 헤어졌습니다.",
			[]string{"p1 p1", "p2 -", "p3 p3"}},
		{"plain paragraphs", head + "The sides met in the capital on a day that was long for both of them.\n\nThey spoke of the ferry and of the hours at the ports.", korean + "양측은 이날 수도에서 만나 오래도록 이야기를 나누었습니다.\n\n나루와 항구의 통관 시간을 논의하였습니다.\n\n그리고 다음에 다시 만나기로 하고 헤어졌습니다.",
			[]string{"p1 p1", "p2 p2", "- p3"}},
	} {
		if diff := cmp.Diff(c.want, pairs(c.left, c.right)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.name, diff)
		}
	}
}

// TestPairLosesNothing: whatever the texts, each paragraph comes once, in order.
func TestPairLosesNothing(t *testing.T) {
	line := rapid.SampledFrom([]string{"1. One.", "2. Two.", "3. Three.", "   ° A sub-point of it.", "   - Another below.", "※ A note.", "A plain paragraph of the text.", "7. Seven."})
	text := rapid.Custom(func(t *rapid.T) string {
		s := head
		for _, l := range rapid.SliceOfN(line, 0, 12).Draw(t, "lines") {
			s += l + "\n\n"
		}
		return s
	})
	rapid.Check(t, func(t *rapid.T) {
		a, b := prose.Parse(text.Draw(t, "left")), prose.Parse(text.Draw(t, "right"))
		var left, right []string
		for _, r := range Pair(a, b) {
			if r.Left == nil && r.Right == nil {
				t.Fatal("a row of nothing")
			}
			if r.Left != nil {
				left = append(left, r.Left.ID)
			}
			if r.Right != nil {
				right = append(right, r.Right.ID)
			}
		}
		for _, side := range []struct {
			got []string
			of  *prose.Doc
		}{{left, a}, {right, b}} {
			var want []string
			for _, p := range Places(side.of) {
				want = append(want, p.ID)
			}
			if diff := cmp.Diff(want, side.got); diff != "" {
				t.Fatalf("(-want +got):\n%s", diff)
			}
		}
	})
}
