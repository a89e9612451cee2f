package drift_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/drift"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/wording"
)

// TestThreads: texts meet those of their publisher, language and kind in the
// round before, wherever that is; one without words, and one that was removed, is
// not there.
func TestThreads(t *testing.T) {
	file := register.SeriesFile{Accounts: map[readout.MeetingID][]register.AccountSheet{}}
	editions := map[readout.ReleaseID][]press.Edition{}
	next := readout.ReleaseID(0)
	account := func(round readout.MeetingID, publisher string, kind readout.AccountKind, state readout.PublicState, texts map[readout.Lang]string) {
		next++
		a := register.AccountSheet{Publisher: publisher}
		a.Meeting, a.Release, a.Kind = round, next, kind
		file.Accounts[round] = append(file.Accounts[round], a)
		for _, lang := range []readout.Lang{"en", "ko"} {
			if text, ok := texts[lang]; ok {
				e := press.Edition{Text: text}
				e.State, e.Shown.Lang = state, lang
				editions[next] = append(editions[next], e)
			}
		}
	}
	say := func(verb string) string { return "Outcome of Talks\n\n1. The two sides " + verb + " the bridge.\n" }
	for id := readout.MeetingID(4); id > 0; id-- {
		file.Rounds = append(file.Rounds, register.Round{Meeting: id, Ordinal: int(id)})
	}
	file.Rounds = append(file.Rounds, register.Round{Ordinal: 0}) // only mentioned
	account(1, "north", readout.AccountOutcome, readout.Public, map[readout.Lang]string{"en": say("noted"), "ko": "결과\n\n1. 양측은 교량을 논의하였습니다.\n"})
	account(1, "south", readout.AccountOutcome, readout.Public, map[readout.Lang]string{"en": say("discussed")})
	account(2, "south", readout.AccountOutcome, readout.Public, map[readout.Lang]string{"en": ""}) // withheld
	account(2, "north", readout.AccountAdvance, readout.Public, map[readout.Lang]string{"en": say("proposed")})
	account(3, "north", readout.AccountCorrection, readout.Public, map[readout.Lang]string{"en": say("welcomed"), "ko": "결과\n\n1. 양측은 교량을 환영하였습니다.\n"})
	account(4, "north", readout.AccountOutcome, readout.Removed, map[readout.Lang]string{"en": say("condemned")})
	account(4, "south", readout.AccountOutcome, readout.Public, map[readout.Lang]string{"en": say("agreed to")})
	var got []string
	for _, thread := range drift.Threads(file, editions) {
		line := fmt.Sprint(thread.Publisher, " ", thread.Lang, " ", thread.Kind)
		for at, text := range thread.Texts {
			line += fmt.Sprint(" ", text.Round.Ordinal)
			if at == 0 {
				continue
			}
			for _, turn := range thread.Step(at).Turns {
				if turn.Kind == wording.VerbChanged {
					line += "(" + turn.Old.Verb + ">" + turn.New.Verb + ")"
				}
			}
		}
		got = append(got, line)
	}
	want := []string{"north en outcome 1 3(noted>welcomed)", "north ko outcome 1 3(논의하였습니다>환영하였습니다)", "south en outcome 1 4(discussed>agreed)", "north en advance 2"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
