package site_test

import (
	"encoding/csv"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout"
)

const river = "/series/northmark-southmark-consultation-on-river-trade"

// TestWordsFromRoundToRound: the verbs that the demonstration changes from round
// to round stand on the page of their round, before the marked words, with a way
// to both passages; the page of the series has them all.
//
// One engine is enough: the walk asks for this page on both, the rest is text.
func TestWordsFromRoundToRound(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive)
	for _, c := range []struct{ path, says string }{
		{"/en/meetings/2020/4th-northmark-southmark-consultation-on-river-trade/wording", "“expressed concern”, last time “noted”"},
		{"/en/meetings/2021/5th-northmark-southmark-consultation-on-river-trade/wording", "“expressed deep concern”, last time “expressed concern”"},
		{"/ko/meetings/2023/6th-northmark-southmark-consultation-on-river-trade/wording", "이번 “agreed”, 지난번 “shared the view”"},
		{"/en/meetings/2024/7th-northmark-southmark-consultation-on-river-trade/wording", "“welcomed”, last time “confirmed their intention”"},
		{"/ko/meetings/2024/7th-northmark-southmark-consultation-on-river-trade/wording", "이번 “환영하고”, 지난번 “합의하고”"},
		{"/en" + river + "/wording", "“called for”, last time “stressed”"},
	} {
		doc := r.page(c.path)
		found := false
		for _, p := range all(doc, class("phrase")) {
			found = found || strings.Contains(quoted(p), c.says)
		}
		if !found {
			t.Errorf("%s does not say that it is %s", c.path, c.says)
		}
	}
	doc := r.page("/en/meetings/2024/7th-northmark-southmark-consultation-on-river-trade/wording")
	first := all(doc, class("differences"))[0]
	item := all(first, tag("li"))[0]
	if len(all(item, tag("del"))) == 0 || len(all(item, tag("ins"))) == 0 || !strings.Contains(words(item), "Last time: stressed") {
		t.Errorf("the first difference is not marked with hidden words: %q", words(item))
	}
	ways := 0
	for _, a := range all(item, tag("a")) {
		path, id, _ := strings.Cut(attr(a, "href"), "#")
		for _, there := range all(r.page(path), func(n *html.Node) bool { return attr(n, "id") == id }) {
			if strings.Contains(words(there), "crossing") {
				ways++
			}
		}
	}
	if ways != 2 {
		t.Errorf("%d ways lead to the two passages", ways)
	}
	var data struct {
		Threads []struct {
			Publisher string
			Turns     []struct{ Kind string }
		}
	}
	must(t, json.Unmarshal(r.get("/en/meetings/2024/7th-northmark-southmark-consultation-on-river-trade/wording.json").Body.Bytes(), &data))
	if len(data.Threads) != 3 || len(data.Threads[0].Turns) < 5 {
		t.Errorf("%+v", data)
	}
	for _, path := range []string{"/en/meetings/2024/none/wording", "/en/meetings/24/x/wording.json", "/en/series/none/wording", "/en/series/none/wording.json", "/en/meetings/2023/call-northmark-southmark/wording"} {
		if w := r.get(path); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
}

// quoted are words with the quotation marks that browsers draw around q.
func quoted(n *html.Node) string {
	if n.Type == html.TextNode {
		return n.Data
	}
	out := ""
	for c := range n.ChildNodes() {
		out += quoted(c)
	}
	if n.Data == "q" {
		return "“" + out + "”"
	}
	return out
}

// TestPhraseAcrossTheArchive: first and last use, the count by year before its
// chart, and a way to each passage; the same as data and as a table.
func TestPhraseAcrossTheArchive(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive)
	doc := r.page("/en/phrases?q=Joint++survey")
	page := words(all(doc, class("wordings"))[0])
	for _, want := range []string{"First use 20 May 2019", "Latest use 15 May 2024", "Uses: 15, in texts: 11"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not say %q: %.600s", want, page)
		}
	}
	if len(all(doc, tag("table"))) != 1 || len(all(doc, tag("rect"))) != 6 {
		t.Errorf("%d tables, %d bars", len(all(doc, tag("table"))), len(all(doc, tag("rect"))))
	}
	ways := 0
	for _, item := range all(doc, func(n *html.Node) bool { return n.Data == "li" && len(all(n, tag("mark"))) > 0 }) {
		links := all(item, tag("a"))
		path, id, _ := strings.Cut(attr(links[len(links)-1], "href"), "#")
		for _, there := range all(r.page(path), func(n *html.Node) bool { return attr(n, "id") == id }) {
			if strings.Contains(words(there), words(all(item, tag("mark"))[0])) {
				ways++
			}
		}
	}
	if ways < 11 {
		t.Errorf("%d ways lead to the phrase", ways)
	}
	var data struct {
		Times, Texts int
		Complete     bool
		Uses         []struct{ Date string }
	}
	must(t, json.Unmarshal(r.get("/ko/phrases.json?q=%EA%B3%B5%EB%8F%99+%EC%A1%B0%EC%82%AC").Body.Bytes(), &data))
	if data.Times != 5 || data.Texts != 3 || !data.Complete || data.Uses[0].Date != "2023-05-22" {
		t.Errorf("%+v", data)
	}
	table, err := csv.NewReader(r.get("/en/phrases.csv?q=joint+survey").Body).ReadAll()
	if err != nil || len(table) < 12 || table[0][0] != "date" || table[1][0] != "2019-05-20" {
		t.Errorf("%v: %v", err, table)
	}
	for q, want := range map[string]string{"zzqq": "The phrase stands in no text", "%22%22": "The phrase stands in no text", "": "as it stands in the texts", "Lower+Ferry+Agreement": "The phrase stands in no text"} {
		if said := words(r.page("/en/phrases?q=" + q)); !strings.Contains(said, want) {
			t.Errorf("of %q: %.300s", q, said)
		}
	}
	if w := demoRoom(t, readout.HousePublisher).get("/en/phrases?q=survey"); w.Code != http.StatusNotFound {
		t.Errorf("a publisher's own house answers %d", w.Code)
	}
}
