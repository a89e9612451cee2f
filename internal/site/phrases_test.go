package site_test

import (
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
