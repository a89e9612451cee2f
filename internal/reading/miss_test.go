package reading

import (
	"slices"
	"strings"
	"testing"

	"readout"
)

// For a value that the record lacks, the rules that came close say why they
// failed, and quote words of the text.
func TestMisses(t *testing.T) {
	const held = "Talks between Korea and Japan\n\nOn May 12, 2015, Deputy Minister Kano Rei of Japan and Deputy Minister Kim Min-ho of the Republic of Korea held talks. "
	for _, c := range []struct{ text, path, rule, words, why string }{
		{held + "The next round was talked about at length.", "/meeting/next", "en/next.will-be-held", "The next round", "nothing says that it will be held"},
		{held + "It was last held in Seoul in a hotel.", "/meeting/previous", "en/previous.last-held", "was last held", "ask for a date"},
		{held + "It was the first Vienna Disarmament Dialogue since April 2012.\n\nThe Lima Forum was last held in May 2019.", "/meeting/previous", "en/previous.last-held", "The Lima Forum was last held in May 2019", ""},
		{held + "They were long and open. They were cordial as ever before. They were held at noon in the hall. The two sides spoke of the Korea-Japan Strategic Dialogue.", "/meeting/series", "en/series.name", "Korea-Japan Strategic Dialogue", "stands outside the clause"},
		{held + "The spokesman of the port stressed that the tide was high.", "/meeting/statements", "en/statement.stress", "stressed", "which side"},
		{"Remarks\n\nPresident Doe said that he would meet the Prime Minister of Japan.", "/meeting", "en/meeting.met-person", "meet the Prime Minister", "a wish"},
		{"Remarks\n\nLast year, President Doe met the Prime Minister of Japan in Tokyo.", "/meeting", "en/meeting.met-person", "met the Prime Minister", "another time"},
		{"Remarks\n\nThe Minister held talks in Oslo, and the members of the board were pleased with the result of the talks.", "/meeting", "en/meeting.held", "held talks", "it takes two"},
	} {
		doc := readout.Document{Text: c.text}
		record := Read(doc)
		misses := Misses(doc)
		i := slices.IndexFunc(misses, func(m Miss) bool { return m.Path == c.path && m.Rule == c.rule && (c.why == "" || m.Exact == c.words) })
		if c.why == "" { // what was found needs no reason
			if i >= 0 || record.Meeting == nil || record.Meeting.Previous == nil {
				t.Errorf("%q: %+v", c.text, misses)
			}
			continue
		}
		if i < 0 {
			t.Errorf("%q: no miss of %s by %s in %+v", c.text, c.path, c.rule, misses)
			continue
		}
		m := misses[i]
		if m.Exact != c.words || !strings.Contains(m.Why, c.why) {
			t.Errorf("%q: %q because %q, want %q because %q", c.text, m.Exact, m.Why, c.words, c.why)
		}
		if got := readout.NewRuler(c.text).Slice(m.Span); got != m.Exact {
			t.Errorf("%q: the span holds %q, want %q", c.text, got, m.Exact)
		}
	}
}

// Nothing is missed in a text that is not read, and asking changes no record.
func TestMissesOfOtherLanguages(t *testing.T) {
	if got := Misses(readout.Document{Text: "한일 안보정책협의회 개최"}); got != nil {
		t.Errorf("%+v", got)
	}
}

// Over many texts: a miss is of a value that the record lacks, quotes the words
// where they stand, and says why; and asking does not change what is read.
func TestMissesOfTheArchive(t *testing.T) {
	missed := 0
	for _, text := range archive(t, 300_000) {
		doc := readout.Document{Text: text, Stated: readout.Stated{Lang: "en"}}
		record, ruler := Read(doc), readout.NewRuler(text)
		of := map[string]int{}
		for _, m := range Misses(doc) {
			missed++
			of[m.Path]++
			if got := ruler.Slice(m.Span); got != m.Exact || got == "" || m.Why == "" || m.Rule == "" {
				t.Errorf("%+v, the span holds %q", m, got)
			}
			if !lacks(record.Meeting, m.Path) {
				t.Errorf("%+v, and the record has the value", m)
			}
		}
		for path, n := range of {
			if n > missesPerField {
				t.Errorf("%d misses of %s", n, path)
			}
		}
	}
	if missed == 0 {
		t.Error("nothing came close in any text")
	}
}
