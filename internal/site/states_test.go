//go:build !race

package site_test

import (
	"strings"
	"testing"

	"readout"
)

// TestStatesSpeakTheTable walks what the demonstration has not: an empty house
// of each kind, texts that are withheld in part or whole, changed, removed, in a
// language that no page speaks.
func TestStatesSpeakTheTable(t *testing.T) {
	for _, house := range []readout.House{readout.HouseArchive, readout.HousePublisher} {
		r := newRoom(t, house, nil)
		testPagesSpeakTheTable(t, r, r.crawl())
	}
	r := newRoom(t, readout.HouseArchive, nil)
	for code, rights := range map[string]readout.Rights{"quoted": readout.RightsQuotes, "linked": readout.RightsLink} {
		p := southmark
		p.Code, p.Rights, p.Names, p.Boards = code, rights, map[readout.Lang]string{"en": "Office " + code}, []readout.Board{{Code: "press-releases", Names: map[readout.Lang]string{"en": "News"}}}
		must(t, r.office.SetPublisher(t.Context(), p))
		r.bring(code+".en.md", code, strings.ReplaceAll(talks, "hold the sixth", code+" the sixth"))
	}
	changed := r.bring("changed.en.md", "northmark", talks)
	r.bring("changed.en.md", "northmark", strings.Replace(talks, "ferry times", "ferry fares", 1))
	r.bring("french.fr.md", "northmark", "---\ntitle: \"Pourparlers sur le fleuve\"\ndate: 2031-03-17\nlang: fr\n---\n\nLes deux parties se sont vues.\n")
	r.bring("long.en.md", "northmark", strings.Replace(talks, "※", strings.Repeat("The river is long.\n\n", pageTextForTests), 1))
	for name, state := range map[string]readout.PublicState{"removed": readout.Removed, "withdrawn": readout.Withdrawn} {
		path := r.bring(name+".en.md", "northmark", strings.ReplaceAll(talks, "sixth river", name+" river"))
		r.turn(path, state)
	}
	pages := r.crawl()
	for _, lang := range []string{"/en", "/ko"} {
		pages[lang+"/no/such/place"] = r.get(lang + "/no/such/place").Body.Bytes()
		if !strings.Contains(string(pages["/ko"+changed]), "원문 변경(") {
			t.Error("the Korean page does not say in Korean that the source changed the text")
		}
	}
	testPagesSpeakTheTable(t, r, pages)
}
