package judged

import (
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/internal/search"
)

// hostile is what nobody types who looks for something.
func hostile() map[string]string {
	var terms, fields, phrases, controls strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&terms, "term%d ", i)
		fmt.Fprintf(&fields, "by:who%d after:%d ", i, i)
		fmt.Fprintf(&phrases, `"the of %d" `, i)
	}
	for r := range rune(0x20) {
		controls.WriteRune(r)
		controls.WriteString("the")
		controls.WriteRune(0x80 + r)
	}
	const much = 10 << 20
	fill := func(s string) string { return strings.Repeat(s, much/len(s)) }
	return map[string]string{
		"10 MB of one letter":        fill("a"),
		"10 MB of words":             fill("the president of the united states "),
		"10 MB of quotation marks":   fill(`"`),
		"10 MB of hyphens":           fill("-"),
		"10 MB of syllables":         fill("협의회"),
		"10 MB of accents":           fill("\u0301"),
		"10 MB that are no text":     fill("\xff\xfe\xc0"),
		"10 MB of one long sign":     fill("\ufdfa"),
		"10 MB of colons":            fill("by:"),
		"10,000 terms":               terms.String(),
		"10,000 fields":              fields.String(),
		"10,000 phrases":             phrases.String(),
		"10,000 wildcards":           strings.Repeat("*? a* ?b ", 3334),
		"10,000 brackets":            strings.Repeat("([{", 3334),
		"10,000 words left out":      strings.Repeat("-the ", 10_000),
		"control characters":         controls.String(),
		"common words":               "the of and to in for on with that by as is at from our this will be are",
		"a phrase of common words":   `"the of and to in for on with that by as is at from our"`,
		"many phrases of two":        strings.Repeat(`"of the" "in the" "and the" "to the" `, 6),
		"one syllable":               "이",
		"one letter":                 "a",
		"an expression":              `/(a+)+$/ OR title:* AND _exists_:x~9999^1e308 [* TO *]`,
		"signs from right to left":   strings.Repeat("\u202e\u2066x\u2069", 1000),
		"a name in many spellings":   strings.Repeat("김용길 이영희 박정수 ", 20),
		"a number without end":       strings.Repeat("9", 5000),
		"an ordinal without end":     "제" + strings.Repeat("9", 5000) + "차",
		"a question without an end":  "what did the Japanese side say about " + strings.Repeat("the ", 2000),
		"a year before all":          "after:-99999999 before:99999999999999999999",
		"all fields, none of a kind": "series:x country:x by:x person:x said:x kind:x after:x before:x year:x board:x lang:x topic:x",
	}
}

// ask asks something hostile and tells how long the answer took. A refusal has to
// be one that a reader understands.
func ask(t testing.TB, x *search.Index, name, words string) time.Duration {
	t.Helper()
	began := time.Now()
	_, err := x.Search(t.Context(), search.Query{Words: words, Lang: "en"})
	took := time.Since(began)
	var problem *readout.Problem
	if err != nil && !(errors.Is(err, readout.ErrInvalid) && errors.As(err, &problem) && problem.Sentence != "") {
		t.Errorf("%s: %v", name, err)
	}
	return took
}

// TestP27HostileQueriesTakeLittle: whatever is typed, an answer takes little
// memory; BenchmarkHostile tells its time.
func TestP27HostileQueriesTakeLittle(t *testing.T) {
	const most = 64 << 20 // bytes made for one answer, six times the longest query
	x, _ := room(t)
	for name, words := range hostile() {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		took := ask(t, x, name, words)
		runtime.ReadMemStats(&after)
		if made := after.TotalAlloc - before.TotalAlloc; made > most {
			t.Errorf("%s: %d bytes for an answer", name, made)
		}
		if took > 2*time.Second { // on the busiest machine
			t.Errorf("%s: %v", name, took)
		}
	}
}

// BenchmarkHostile asks the releases of the White House and the demonstration
// what nobody asks who looks for something: milliseconds to the answer, the slowest
// on the clock and the least that the processors work for it, which says what it
// takes on a machine that does something else besides.
func BenchmarkHostile(b *testing.B) {
	c := &corpus{}
	c.demonstration(b)
	c.whiteHouse(b, nil)
	x := c.index(b)
	all := hostile()
	var names []string
	for name := range all {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		b.Run(name, func(b *testing.B) {
			worst, least := time.Duration(0), time.Hour
			for b.Loop() {
				before := processorTime()
				worst = max(worst, ask(b, x, name, all[name]))
				least = min(least, processorTime()-before)
			}
			b.ReportMetric(float64(least.Microseconds())/1000, "ms-of-processor")
			b.ReportMetric(float64(worst.Microseconds())/1000, "ms-worst")
		})
	}
}
