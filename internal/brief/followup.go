package brief

import (
	"slices"
	"strconv"
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/register"
	"readout/internal/wording"
)

// FollowUp is what a round agreed, decided or put off to the next.
type FollowUp struct {
	Quote
	Next    bool                `json:"next_round"` // it is about the next round
	Round   Round               `json:"round"`
	Due     readout.PartialDate `json:"due,omitempty"` // of a next round, as far as the text says
	Months  int                 `json:"age_months"`    // from the round to the day of the brief
	Updated *Round              `json:"spoken_of_again,omitempty"`
}

// Raised is what a side asked for at a round, and of which no text held of a later
// round speaks.
type Raised struct {
	Quote
	Round  Round `json:"round"`
	Months int   `json:"age_months"`
}

// asks are the acts, as records have them, by which a side raises what another is
// to do.
var asks = map[string]bool{"raise": true, "request": true, "urge": true, "call": true, "propose": true, "suggest": true, "ask": true, "invite": true, "demand": true, "offer": true, "press": true, "seek": true, "appeal": true}

// follow tells what rounds agreed and announced, and what a side raised of which no
// later text speaks.
func (m *maker) follow() {
	for at, r := range m.held[:min(lastRounds, len(m.held))] {
		line := m.round(r)
		later := m.held[:at]
		said := map[string]bool{}
		for _, a := range m.reports(r) {
			met := a.Record.Meeting
			add := func(f FollowUp, path string) {
				if key := strings.ToLower(f.Words); said[key] || len(m.Follow) == mostFollow {
					return
				} else {
					said[key] = true
				}
				f.Round, f.Months, f.Source = line, monthsFrom(line.Start, m.Brief.AsOf), m.source(a, path)
				f.Updated = m.again(f.Words, a.Lang, later)
				m.Follow = append(m.Follow, f)
			}
			if met.Next != nil {
				f := FollowUp{Quote: Quote{Words: met.Next.Text}, Next: true, Due: readout.Value(met.Next.Date)}
				if at == 0 { // an older announcement has become a round
					add(f, "/meeting/next/text")
				}
			}
			for i, o := range met.Outcomes {
				if met.Next == nil || !strings.Contains(met.Next.Text, o.Quote) && !strings.Contains(o.Quote, met.Next.Text) {
					add(FollowUp{Quote: Quote{Words: o.Quote}}, "/meeting/outcomes/"+strconv.Itoa(i)+"/quote")
				}
			}
			if at > 1 {
				continue
			}
			for i, st := range met.Statements {
				if side := readout.Value(st.Side); !asks[st.Act] || side == "" || side == readout.BothSides || len(m.Raised) == mostRaised {
					continue
				}
				if m.again(st.Quote, a.Lang, later) == nil {
					m.Raised = append(m.Raised, Raised{Quote: Quote{Words: st.Quote, Side: readout.Value(st.Side), Act: st.Act, Source: m.source(a, "/meeting/statements/"+strconv.Itoa(i)+"/quote")},
						Round: line, Months: monthsFrom(line.Start, m.Brief.AsOf)})
				}
			}
		}
	}
}

// again is the first of later rounds, which stand latest first, whose texts in
// that language speak of a matter.
func (m *maker) again(words string, lang readout.Lang, later []register.Round) *Round {
	for _, r := range slices.Backward(later) {
		for _, a := range m.reports(r) {
			e := m.texts[a.Release][lang]
			if e.Text != "" && (wording.RoundText{Doc: m.doc(e), Lang: lang}).Speaks(words) {
				line := m.round(r)
				return &line
			}
		}
	}
	return nil
}

// related is how many of the words that tell of a topic stand in other words, 0
// to 1.
func related(topic, words string) float64 {
	all, there := 0, 0
	in := map[string]bool{}
	for _, t := range prose.Parse(words).Tokens {
		in[stemOf(t.Lower)] = true
	}
	for _, t := range prose.Parse(topic).Tokens {
		if t.Kind != prose.Word || len(t.Lower) < 4 {
			continue
		}
		all++
		if in[stemOf(t.Lower)] {
			there++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(there) / float64(all)
}

func folded(words string) string { return strings.ToLower(strings.Join(strings.Fields(words), " ")) }

func stemOf(word string) string { return strings.TrimSuffix(strings.TrimSuffix(word, "s"), "e") }
