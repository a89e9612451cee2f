package aligning

import (
	"encoding/json"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/sys/unix"
	"pgregory.net/rapid"

	"readout"
	"readout/internal/prose"
)

// sound reports what every alignment promises: quotes are the words at their
// places, no passage stands in two rows, and a label fits what the row holds.
func sound(a Alignment, left, right string) error {
	l, r := []rune(left), []rune(right)
	seen := map[string]bool{}
	for _, row := range a.Rows {
		for i, quotes := range [][]Quote{row.Left, row.Right} {
			text := l
			if i == 1 {
				text = r
			}
			for _, q := range quotes {
				if q.Start < 0 || q.End > len(text) || q.Start >= q.End || string(text[q.Start:q.End]) != q.Exact {
					return fmt.Errorf("%+v is not at its place", q)
				}
				key := fmt.Sprint(i, row.Kind.Fact(), q.Start, q.End, row.Kind == Person)
				if seen[key] {
					return fmt.Errorf("%+v stands twice", q)
				}
				seen[key] = true
			}
		}
		both := len(row.Left) > 0 && len(row.Right) > 0
		if lone := row.Label == Only || row.Label == Unmatched; lone == both || !both && len(row.Left)+len(row.Right) == 0 {
			return fmt.Errorf("%s of %d and %d passages", row.Label, len(row.Left), len(row.Right))
		}
		if (row.Label == Differs) != (len(row.Differ) > 0) {
			return fmt.Errorf("%s with %d differences", row.Label, len(row.Differ))
		}
	}
	return nil
}

// TestATextDiffersFromItselfInNothing: every text of the labelled pairs beside
// itself has the same content throughout, and the same pair gives the same rows
// whenever it is asked for.
func TestATextDiffersFromItselfInNothing(t *testing.T) {
	for _, file := range []string{"known.txt", "unseen.txt"} {
		for _, p := range pairs(t, file) {
			for _, of := range []Text{p.left.text, p.right.text} {
				a := Align(of, of)
				if err := sound(a, of.Doc.Text, of.Doc.Text); err != nil {
					t.Errorf("%s: %v", p.name, err)
				}
				for _, r := range a.Rows {
					if r.Label != Same {
						t.Errorf("%s beside itself: %s %s %v %v", p.name, r.Label, r.Kind, r.Left, r.Right)
					}
				}
			}
			first := Align(p.left.text, p.right.text)
			if err := sound(first, p.left.text.Doc.Text, p.right.text.Doc.Text); err != nil {
				t.Errorf("%s: %v", p.name, err)
			}
			if diff := cmp.Diff(first, Align(p.left.text, p.right.text)); diff != "" {
				t.Errorf("%s is another the second time: %s", p.name, diff)
			}
		}
	}
}

// TestTwoLanguagesAreBroughtTogetherByTopicAlone: no row of two languages says how
// the words or figures differ, or that something stands in one text only.
func TestTwoLanguagesAreBroughtTogetherByTopicAlone(t *testing.T) {
	all := slices.Concat(pairs(t, "known.txt"), pairs(t, "unseen.txt"))
	at := func(name string) labelled {
		return all[slices.IndexFunc(all, func(p labelled) bool { return p.name == name })]
	}
	left, right := at("ko-river").left.text, at("river-repairs").right.text
	a := Align(left, right)
	if err := sound(a, left.Doc.Text, right.Doc.Text); err != nil {
		t.Error(err)
	}
	var together []string
	for _, r := range a.Rows {
		switch r.Label {
		case ByTopic:
			together = append(together, r.Left[0].Exact+" | "+r.Right[0].Exact)
		case Unmatched:
		default:
			t.Errorf("a row is %s", r.Label)
		}
	}
	want := []string{
		"사우스마크측은 보수 공사 22건 중 14건이 완료되었다고 밝혔습니다 | The Southmark side reported that 16 of 22 repairs at the Lower Ferry crossing are complete",
		"양측은 83km 구간의 수로 공동 조사가 완료된 것을 환영하였습니다 | The two sides welcomed the completion of the joint survey, which covers 83 kilometres of the channel",
	}
	for _, w := range want {
		if !slices.Contains(together, w) {
			t.Errorf("not brought together: %s\nbut: %s", w, strings.Join(together, "\n"))
		}
	}
	if !a.ByTopic {
		t.Error("it does not say so")
	}
}

// TestFigures: what two texts give otherwise, and what only seems so.
func TestFigures(t *testing.T) {
	for _, c := range []struct{ name, left, right, want string }{
		{"the same", "The Northmark side said that 40 trains run daily.", "The Northmark side said that forty trains run daily.", ""},
		{"another number", "The Northmark side said that 40 trains run daily.", "The Northmark side said that 45 trains run daily.", "number 40 trains|45 trains"},
		{"another thing", "The Northmark side said that 40 trains run daily.", "The Northmark side said that 45 train drivers run daily.", ""},
		{"about", "The Northmark side said that about 40 trains run daily.", "The Northmark side said that 43 trains run daily.", ""},
		{"more than", "The Northmark side said that more than 40 trains run daily.", "The Northmark side said that 61 trains run daily.", ""},
		{"rounded", "The Northmark side said that 1.5 million tonnes of grain were shipped.", "The Northmark side said that 1,520,000 tonnes of grain were shipped.", ""},
		{"not rounded", "The Northmark side said that 1.5 million tonnes of grain were shipped.", "The Northmark side said that 1,620,000 tonnes of grain were shipped.", "number 1.5 million tonnes|1,620,000 tonnes"},
		{"a round", "They agreed to hold the eighth consultation in Fennick.", "They agreed to hold the ninth dialogue in Fennick.", "ordinal eighth consultation|ninth dialogue"},
		{"a day", "They agreed to open the lock on 3 May 2031.", "They agreed to open the lock on May 4, 2031.", "date 3 May 2031|May 4, 2031"},
		{"a day and its month", "They agreed to open the lock on 3 May 2031.", "They agreed to open the lock in May 2031.", ""},
		{"days", "They agreed to open the lock on May 3-5, 2031.", "They agreed to open the lock on 5 May 2031.", ""},
		{"days before", "They agreed to open the lock on 3-5 May 2031.", "They agreed to open the lock on 6 May 2031.", "date 3-5 May 2031|6 May 2031"},
		{"two years", "They agreed to open the lock in 2031.", "They agreed to open the lock in 2032.", "date 2031|2032"},
		{"half a year", "They agreed to open the lock in the first half of 2031.", "They agreed to open the lock in the second half of 2031.", "date 2031|2031"},
		{"by and on", "They agreed to open the lock by June 2031.", "They agreed to open the lock in May 2031.", ""},
		{"shares", "The Northmark side said that trade grew by 9 percent.", "The Northmark side said that trade grew by 12 %.", "number 9 percent|12 %"},
		{"another period", "The Northmark side said that 40 trains ran since January 2031.", "The Northmark side said that 45 trains ran since March 2031.", "date January 2031|March 2031"},
		{"Korean", "노스마크측은 운항 허가 410건을 발급하였다고 밝혔습니다.", "노스마크측은 운항 허가 380건을 발급하였다고 밝혔습니다.", "number 410건을|380건을"},
		{"Korean, another thing", "노스마크측은 운항 허가 410건을 발급하였다고 밝혔습니다.", "노스마크측은 조업 면허 380건을 발급하였다고 밝혔습니다.", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			text := func(s string) Text {
				lang := readout.Lang("en")
				if strings.Contains(s, "측") {
					lang = "ko"
				}
				return Text{Doc: prose.Parse("A title\n\n1. " + s + "\n"), Lang: lang, Issued: "2031-01-02"}
			}
			var got []string
			for _, r := range Align(text(c.left), text(c.right)).Rows {
				for _, d := range r.Differ {
					got = append(got, fmt.Sprintf("%s %s|%s", d.What, d.Left.Exact, d.Right.Exact))
				}
			}
			if diff := cmp.Diff(c.want, strings.Join(got, "\n")); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestAnyTwoTexts: whatever two texts hold, what is told of them is sound.
func TestAnyTwoTexts(t *testing.T) {
	word := rapid.SampledFrom(strings.Fields("the two sides agreed 14 of 22 repairs permits 2031 May first Northmark side, said that river survey 양측은 논의하였습니다 410건을 3월 15일 and ° ※ (Reference) — about million"))
	text := rapid.Custom(func(t *rapid.T) string {
		var b strings.Builder
		b.WriteString("Title\n\n")
		for range rapid.IntRange(0, 8).Draw(t, "sentences") {
			b.WriteString(strings.Join(rapid.SliceOfN(word, 1, 14).Draw(t, "words"), " "))
			b.WriteString(rapid.SampledFrom([]string{". ", ".\n\n", "\n\n1. "}).Draw(t, "end"))
		}
		return b.String()
	})
	rapid.Check(t, func(t *rapid.T) {
		left, right := text.Draw(t, "left"), text.Draw(t, "right")
		lang := rapid.SampledFrom([]readout.Lang{"en", "ko"})
		a := Align(Text{Doc: prose.Parse(left), Lang: lang.Draw(t, "l")}, Text{Doc: prose.Parse(right), Lang: lang.Draw(t, "r")})
		if err := sound(a, left, right); err != nil {
			t.Fatal(err)
		}
		if _, err := json.Marshal(a); err != nil {
			t.Fatal(err)
		}
	})
}

// TestP27LongTextsAreComparedInTime: what is too long is cut, and said to be: of
// four times as much no more is compared, and it takes no more than twice as long.
func TestP27LongTextsAreComparedInTime(t *testing.T) {
	var b strings.Builder
	b.WriteString("Title\n\n")
	for i := range 20_000 {
		fmt.Fprintf(&b, "The Northmark side said that bridge %d needs %d rivets by May 2031. ", i, i%7)
	}
	whole := b.String()
	compared := func(of string) time.Duration {
		text := Text{Doc: prose.Parse(of), Lang: "en"}
		return processorTime(t, func() {
			if a := Align(text, text); !a.Cut || len(a.Rows) == 0 {
				t.Errorf("%d rows, cut %v", len(a.Rows), a.Cut)
			}
		})
	}
	quarter := compared(whole[:len(whole)/4])
	if all := compared(whole); all > 2*quarter {
		t.Errorf("it took %s, and a quarter of it %s", all, quarter)
	}
}

// processorTime is what f takes of the processor, however many others want it.
func processorTime(t *testing.T, f func()) time.Duration {
	t.Helper()
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	used := func() time.Duration {
		var u unix.Rusage
		if err := unix.Getrusage(unix.RUSAGE_THREAD, &u); err != nil {
			t.Fatal(err)
		}
		return time.Duration(u.Utime.Nano() + u.Stime.Nano())
	}
	began := used()
	f()
	return used() - began
}
