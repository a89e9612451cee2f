// Package roster finds lists of participants that stand one a line: words that
// announce them, "The participants were as follows:", and after these the lines that
// begin with a person.
//
// A list ends with the first line that begins with nobody and is no heading of one
// side's people. The package tells which lines are entries; who stands in them is
// read by package people.
package roster

import (
	"readout"
	"readout/internal/prose"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
)

// Entry is what a line of a list has from the words above it.
type Entry struct {
	Head  rules.Tokens      // the words that announce the list
	Side  readout.PartyCode // whose people the line stands under, "" where no heading tells
	Proof rules.Tokens      // the heading's words that name the side
}

const (
	longHead = 40 // tokens of a sentence that announces a list
	longSide = 9  // tokens of a heading of one side's people
	most     = 60 // lines of a list
)

// Read returns the entries of a text's lists by the number of their sentences; nil
// where it has none.
func Read(text *rules.Text, names *people.Reader) map[int]Entry {
	var out map[int]Entry
	for i := 0; i < len(text.Sentences); i++ {
		if !announces(text, i) {
			continue
		}
		s := text.Sentences[i]
		e := Entry{Head: rules.Range(s.First, s.Last)}
		k, lines := i+1, 0
		for ; k < len(text.Sentences) && lines < most; k++ {
			line := text.Sentences[k]
			if line.Paragraph == text.Sentences[k-1].Paragraph {
				break
			}
			if m, ok := sideHeading(text, line); ok {
				e.Side, e.Proof = m.Code, rules.Range(m.First, m.Last)
				continue
			}
			found := names.In(line)
			if len(found) == 0 || found[0].Whole.First > line.First+2 {
				break
			}
			if out == nil {
				out = map[int]Entry{}
			}
			out[k] = e
			lines++
		}
		i = k - 1
	}
	return out
}

// announces reports a sentence after which a list of participants begins: it ends
// its paragraph with a colon, or is a heading, and calls them so.
func announces(text *rules.Text, i int) bool {
	s := text.Sentences[i]
	if s.Last-s.First > longHead || i+1 >= len(text.Sentences) || text.Sentences[i+1].Paragraph == s.Paragraph {
		return false
	}
	if last := &text.Tokens[s.Last-1]; last.Lower != ":" && s.Last-s.First > 4 {
		return false
	}
	for k := s.First; k < s.Last; k++ {
		switch text.Tokens[k].Lower {
		case "participants", "attendees", "attended", "delegates", "delegations", "delegation", "attendance", "present", "participated":
			return true
		}
	}
	return false
}

// sideHeading returns the country of a line that says only whose people follow:
// "Japanese side:", "From Chile:", "(ROK)".
func sideHeading(text *rules.Text, s prose.Sentence) (rules.Mention, bool) {
	if s.Last-s.First > longSide {
		return rules.Mention{}, false
	}
	at := text.MentionFrom(s.First)
	if at >= len(text.Mentions) || text.Mentions[at].First >= s.Last || text.Mentions[at].Form == rules.ByCity {
		return rules.Mention{}, false
	}
	m := text.Mentions[at]
	for k := s.First; k < s.Last; k++ {
		if k >= m.First && k < m.Last {
			continue
		}
		switch t := &text.Tokens[k]; t.Lower {
		case "the", "from", "for", "of", "side", "delegation", "team", "participants", "on", "behalf":
		default:
			if t.Kind == prose.Word || t.Kind == prose.Number {
				return rules.Mention{}, false
			}
		}
	}
	return m, true
}
