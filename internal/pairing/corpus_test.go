package pairing_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"readout"
	"readout/internal/page"
	"readout/internal/pairing"
	"readout/internal/reading"
)

// set is a labelled set: the texts and the meeting of each.
type set struct {
	records []readout.Record
	of      map[string]string // source → meeting
}

// readSet reads a file of labelled texts; the file says its form.
func readSet(t *testing.T, file string) set {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	s := set{of: map[string]string{}}
	var meeting, head string
	var body []string
	n := 0
	flush := func() {
		if head == "" {
			return
		}
		fields := strings.Fields(head)
		var front strings.Builder
		front.WriteString("---\nlang: en\ntitle: " + fmt.Sprintf("%q", body[0]) + "\n")
		for i, key := range []string{"publisher", "date"} {
			if fields[i] != "-" {
				front.WriteString(key + ": " + fields[i] + "\n")
			}
		}
		front.WriteString("---\n\n" + strings.Join(body[1:], "\n\n") + "\n")
		// the name tells nothing, neither of the meeting nor of the publisher
		n++
		source := fmt.Sprintf("%s-%03d.md", meeting[:1], (n*37)%1000)
		d, err := page.Read(source, []byte(front.String()), page.Limits{})
		if err != nil {
			t.Fatalf("%s: %v", head, err)
		}
		s.records = append(s.records, reading.Read(d))
		s.of[source] = meeting
		head, body = "", nil
	}
	for line := range strings.Lines(string(data)) {
		line = strings.TrimRight(line, "\n")
		switch {
		case strings.HasPrefix(line, "#") || line == "" && head == "":
		case strings.HasPrefix(line, "== "):
			flush()
			meeting = line[3:]
		case strings.HasPrefix(line, "-- "):
			flush()
			head = line[3:]
		case line != "":
			body = append(body, line)
		}
	}
	flush()
	return s
}

// plain is the set as bare texts: title, date and words, no publisher, nothing
// that front matter would tell.
func (s set) plain(t *testing.T) set {
	t.Helper()
	bare := set{of: s.of}
	for _, r := range s.records {
		text := *r.Release.Title + "\n\n"
		body := strings.TrimLeft(strings.TrimPrefix(r.Release.Text, *r.Release.Title), "\n")
		if r.Release.Date != nil {
			date := string(*r.Release.Date)
			text += date + "\n\n"
			body = strings.TrimLeft(strings.TrimPrefix(body, date), "\n")
		}
		d, err := page.Read(r.Release.Source, []byte(text+body), page.Limits{})
		if err != nil {
			t.Fatalf("%s: %v", r.Release.Source, err)
		}
		bare.records = append(bare.records, reading.Read(d))
	}
	return bare
}

// tally counts pairs of texts: in one group and rightly so, wrongly, and missed.
type tally struct {
	right, wrong, missed int
	errors               []string
}

func (t *tally) add(u tally) {
	t.right, t.wrong, t.missed = t.right+u.right, t.wrong+u.wrong, t.missed+u.missed
}

func (t tally) precision() float64 { return float64(t.right) / float64(max(1, t.right+t.wrong)) }
func (t tally) recall() float64    { return float64(t.right) / float64(max(1, t.right+t.missed)) }

func (s set) judge(meetings []pairing.Meeting) tally {
	group := map[string]int{}
	why := map[string]string{}
	for i, m := range meetings {
		for _, a := range m.Accounts {
			group[a] = i + 1
		}
		for _, j := range m.Joins {
			why[j.A+j.B] = fmt.Sprintf("%.1f %v", j.Score, j.Reasons)
		}
	}
	var t tally
	for i, a := range s.records {
		for _, b := range s.records[i+1:] {
			x, y := a.Release.Source, b.Release.Source
			together, should := group[x] > 0 && group[x] == group[y], s.of[x] == s.of[y] && !strings.Contains(s.of[x], "-none")
			switch {
			case together && should:
				t.right++
			case together:
				t.wrong++
				t.errors = append(t.errors, fmt.Sprintf("joined: %s with %s: %s%s", s.of[x], s.of[y], why[x+y], why[y+x]))
			case should:
				t.missed++
				t.errors = append(t.errors, fmt.Sprintf("missed: %s (%s; %s) read %v %v", s.of[x], *a.Release.Title, *b.Release.Title, group[x] > 0, group[y] > 0))
			}
		}
	}
	return t
}

// TestLabelledSet holds pairing to the precision and recall that were promised,
// over the whole set and, a little lower, over each part of it. With
// READOUT_ERRORS=made (or another part) it lists the errors.
func TestLabelledSet(t *testing.T) {
	var all, bare tally
	meetings := map[string]bool{}
	for _, part := range []string{"made", "kept", "fresh", "later"} {
		s := readSet(t, "testdata/"+part+".txt")
		got := s.judge(pairing.Group(s.records))
		t.Logf("%s: %d texts, %d pairs right, %d wrong, %d missed: precision %.3f, recall %.3f", part, len(s.records), got.right, got.wrong, got.missed, got.precision(), got.recall())
		if got.precision() < 0.98 || got.recall() < 0.9 {
			t.Errorf("%s: precision %.3f, recall %.3f", part, got.precision(), got.recall())
		}
		if os.Getenv("READOUT_ERRORS") == part {
			t.Log(strings.Join(got.errors, "\n"))
		}
		all.add(got)
		plain := s.plain(t)
		bare.add(plain.judge(pairing.Group(plain.records)))
		for _, m := range s.of {
			meetings[m] = true
		}
	}
	t.Logf("all: %d meetings: precision %.3f, recall %.3f", len(meetings), all.precision(), all.recall())
	if len(meetings) < 80 || all.precision() < 0.98 || all.recall() < 0.92 {
		t.Errorf("%d meetings: precision %.3f, recall %.3f", len(meetings), all.precision(), all.recall())
	}
	t.Logf("all as bare texts: precision %.3f, recall %.3f", bare.precision(), bare.recall())
	if bare.precision() < 0.98 || bare.recall() < 0.85 {
		t.Errorf("as bare texts: precision %.3f, recall %.3f", bare.precision(), bare.recall())
	}
}
