package aligning

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"readout"
	"readout/internal/page"
	"readout/internal/prose"
	"readout/internal/reading"
)

// labelled is a pair of accounts with what its author says of it.
type labelled struct {
	name        string
	left, right marked
}

// marked is an account with its braces taken out.
type marked struct {
	text  Text
	marks []mark
}

// mark is a passage and its answer: x, or a number and how the other text has it.
type mark struct {
	number, how string
	span        readout.Span
}

func pairs(t testing.TB, file string) []labelled {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	var out []labelled
	for _, part := range strings.Split(string(data), "\n=== ")[1:] {
		name, rest, _ := strings.Cut(part, "\n")
		accounts := strings.Split("\n"+rest, "\n--- ")
		if len(accounts) != 3 {
			t.Fatalf("%s has %d accounts", name, len(accounts)-1)
		}
		out = append(out, labelled{name, markedIn(t, name+"/left", accounts[1]), markedIn(t, name+"/right", accounts[2])})
	}
	return out
}

func markedIn(t testing.TB, name, source string) marked {
	t.Helper()
	first, rest, _ := strings.Cut(source, "\n")
	title, body, _ := strings.Cut(rest, "\n")
	about := strings.Fields(first)
	var plain strings.Builder
	type raw struct{ number, how, words string }
	var raws []raw
	for len(body) > 0 {
		open := strings.IndexByte(body, '{')
		if open < 0 {
			plain.WriteString(body)
			break
		}
		plain.WriteString(body[:open])
		end := strings.IndexByte(body, '}')
		answer, words, ok := strings.Cut(body[open+1:end], " ")
		if !ok {
			t.Fatalf("%s: braces without words at %q", name, body[open:end])
		}
		r := raw{how: "x", words: words}
		if answer != "x" {
			r.number, r.how = answer[:len(answer)-1], answer[len(answer)-1:]
		}
		raws = append(raws, r)
		plain.WriteString(words)
		body = body[end+1:]
	}
	md := fmt.Sprintf("---\ntitle: %q\nlang: %s\ndate: %s\n---\n\n%s\n", title, about[0], about[1], strings.ReplaceAll(strings.TrimSpace(plain.String()), "\n", "\n\n"))
	p, err := page.Open(name+".md", []byte(md), page.Limits{})
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	rec := reading.Read(p.Document)
	m := marked{text: Text{Doc: prose.Parse(rec.Release.Text), Lang: rec.Release.Lang, Issued: readout.Day(about[1]), Record: rec}}
	text := []rune(rec.Release.Text)
	at := 0
	for _, r := range raws {
		i := strings.Index(string(text[at:]), r.words)
		if i < 0 {
			t.Fatalf("%s: %q is not in the stored text", name, r.words)
		}
		start := at + len([]rune(string(text[at:])[:i]))
		at = start + len([]rune(r.words))
		m.marks = append(m.marks, mark{r.number, r.how, readout.Span{Start: start, End: at}})
	}
	return m
}

// shares reports whether two passages are the same one: more than half of the
// shorter lies in the other.
func shares(q Quote, s readout.Span) bool {
	both := min(q.End, s.End) - max(q.Start, s.Start)
	return 2*both > min(q.End-q.Start, s.End-s.Start)
}

// tally counts what an alignment found of what was labelled.
type tally struct {
	rows                   int
	onlySaid, onlyRight    int // rows said to stand in one text only, and those that do
	onlyThere, onlyFound   int // passages that do, and those that were said to
	differSaid, differTrue int
	differThere, differHit int
	pairsThere, pairsFound int // labelled matters of both, and those brought together
	labels                 int // of them with the label of their author
}

func (t *tally) add(u tally) {
	t.rows += u.rows
	t.onlySaid += u.onlySaid
	t.onlyRight += u.onlyRight
	t.onlyThere += u.onlyThere
	t.onlyFound += u.onlyFound
	t.differSaid += u.differSaid
	t.differTrue += u.differTrue
	t.differThere += u.differThere
	t.differHit += u.differHit
	t.pairsThere += u.pairsThere
	t.pairsFound += u.pairsFound
	t.labels += u.labels
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

func (t tally) onlyF1() float64 {
	p, r := ratio(t.onlyRight, t.onlySaid), ratio(t.onlyFound, t.onlyThere)
	return 2 * p * r / (p + r)
}

func (t tally) String() string {
	return fmt.Sprintf("%d rows; only in one text: P %.3f (%d of %d) R %.3f (%d of %d) F1 %.3f; figures or dates differ: P %.3f (%d of %d) R %.3f (%d of %d); together: %.3f (%d of %d), with their label %.3f",
		t.rows, ratio(t.onlyRight, t.onlySaid), t.onlyRight, t.onlySaid, ratio(t.onlyFound, t.onlyThere), t.onlyFound, t.onlyThere, t.onlyF1(),
		ratio(t.differTrue, t.differSaid), t.differTrue, t.differSaid, ratio(t.differHit, t.differThere), t.differHit, t.differThere,
		ratio(t.pairsFound, t.pairsThere), t.pairsFound, t.pairsThere, ratio(t.labels, t.pairsThere))
}

// holds compares an alignment with its labels. complain is told what is wrong.
func holds(p labelled, a Alignment, complain func(string, ...any)) tally {
	var t tally
	sides := []struct {
		marks []mark
		text  string
		of    func(Row) []Quote
		other func(Row) []Quote
	}{
		{p.left.marks, "left", func(r Row) []Quote { return r.Left }, func(r Row) []Quote { return r.Right }},
		{p.right.marks, "right", func(r Row) []Quote { return r.Right }, func(r Row) []Quote { return r.Left }},
	}
	marksOf := func(quotes []Quote, marks []mark) (found []mark) {
		for _, q := range quotes {
			for _, m := range marks {
				if shares(q, m.span) {
					found = append(found, m)
				}
			}
		}
		return found
	}
	t.rows = len(a.Rows)
	for _, side := range sides {
		for _, r := range a.Rows {
			if r.Kind.Fact() || r.Label != Only || len(side.of(r)) == 0 {
				continue
			}
			t.onlySaid++
			right := false
			for _, m := range marksOf(side.of(r), side.marks) {
				right = right || m.how == "x"
			}
			if right {
				t.onlyRight++
			} else {
				complain("%s: said to stand in the %s only: %q", p.name, side.text, side.of(r)[0].Exact)
			}
		}
		for _, m := range side.marks {
			if m.how != "x" {
				continue
			}
			t.onlyThere++
			found := false
			for _, r := range a.Rows {
				for _, q := range side.of(r) {
					if shares(q, m.span) && r.Label == Only {
						found = true
					}
				}
			}
			if found {
				t.onlyFound++
			} else {
				complain("%s: stands in the %s only, not found: %v", p.name, side.text, whereIn(a, side.of, m))
			}
		}
	}
	numbers := map[string]string{}
	for _, m := range p.left.marks {
		if m.how != "x" {
			numbers[m.number] = m.how
		}
	}
	want := map[string]Label{"=": Same, "~": Worded, "#": Differs}
	hit := map[string]bool{}
	for _, r := range a.Rows {
		if r.Label != Differs {
			continue
		}
		t.differSaid++
		right := false
		for _, m := range marksOf(r.Left, p.left.marks) {
			for _, n := range marksOf(r.Right, p.right.marks) {
				if m.how == "#" && m.number == n.number {
					right = true
					hit[m.number] = true
				}
			}
		}
		if right {
			t.differTrue++
		} else {
			complain("%s: said to differ: %q, %q: %+v", p.name, r.Left[0].Exact, r.Right[0].Exact, r.Differ)
		}
	}
	for number, how := range numbers {
		t.pairsThere++
		if how == "#" {
			t.differThere++
			if hit[number] {
				t.differHit++
			} else {
				complain("%s: %s differs, not said", p.name, number)
			}
		}
		var label Label
		for _, r := range a.Rows {
			for _, m := range marksOf(r.Left, p.left.marks) {
				for _, n := range marksOf(r.Right, p.right.marks) {
					if m.number == number && n.number == number {
						label = r.Label
					}
				}
			}
		}
		if label != "" {
			t.pairsFound++
		} else {
			complain("%s: %s is not brought together", p.name, number)
		}
		if label == want[how] {
			t.labels++
		} else {
			complain("%s: %s is %s, want %s", p.name, number, label, want[how])
		}
	}
	return t
}

func whereIn(a Alignment, of func(Row) []Quote, m mark) string {
	for _, r := range a.Rows {
		for _, q := range of(r) {
			if shares(q, m.span) {
				return fmt.Sprintf("%s %q | %v", r.Label, q.Exact, r)
			}
		}
	}
	return fmt.Sprintf("%v is in no row", m)
}

// TestLabelledPairs holds the comparison to both halves of the labelled pairs. What
// is wrong in the half that rules were not written for is not shown.
func TestLabelledPairs(t *testing.T) {
	var all tally
	n := 0
	for _, half := range []string{"known", "unseen"} {
		var sum tally
		for _, p := range pairs(t, half+".txt") {
			complain := func(string, ...any) {}
			if half == "known" {
				complain = t.Logf
			}
			sum.add(holds(p, Align(p.left.text, p.right.text), complain))
			n++
		}
		t.Logf("%s: %v", half, sum)
		if sum.onlyF1() < 0.88 || ratio(sum.differTrue, sum.differSaid) < 0.98 || ratio(sum.differHit, sum.differThere) < 0.8 {
			t.Errorf("%s is below what is promised: only in one text F1 0.88, figures or dates precision 0.98, recall 0.8", half)
		}
		all.add(sum)
	}
	t.Logf("both: %d pairs, %v", n, all)
	if n < 30 || all.rows < 200 {
		t.Errorf("%d pairs and %d rows are too few to say anything", n, all.rows)
	}
}
