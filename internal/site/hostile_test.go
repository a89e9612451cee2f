package site_test

import (
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout"
)

// TestHostileNamesAreWords: what a text calls people, places and meetings
// reaches no page as markup.
//
// One engine is enough: what is escaped is the page, not the store.
func TestHostileNamesAreWords(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, nil)
	const evil = `<script>alert(1)</script><img src=x onerror=alert(2)>`
	for _, source := range []string{"northmark", "southmark"} {
		r.bring(source+".en.md", source, "---\ntitle: '11th ROK-Japan "+evil+" Security Consultation held'\ndate: 2031-03-15\nlang: en\n---\n\n"+
			"1. The 11th ROK-Japan Security Consultation was held in Seoul on March 15. The ROK side was led by Kim Yong-kil, Director-General for \\<b\\>Northeast\\</b\\> Affairs \\\" onclick=alert(3) of the Ministry of Foreign Affairs.\n\n"+
			"2. The ROK side explained \\<script\\>alert(4)\\</script\\> its policy. The next consultation followed the one in javascript:alert(5) 2015.\n")
	}
	for path := range r.crawl() {
		if noPage(path) {
			continue
		}
		doc := r.page(path)
		for _, n := range all(doc, func(*html.Node) bool { return true }) {
			if n.Data == "script" && !saysWhatItIs(n) || n.Data == "img" || n.Data == "b" {
				t.Errorf("%s has an element %s", path, n.Data)
			}
			for _, a := range n.Attr {
				if strings.HasPrefix(a.Key, "on") || strings.HasPrefix(strings.ToLower(a.Val), "javascript:") {
					t.Errorf("%s has %s=%q", path, a.Key, a.Val)
				}
			}
		}
	}
	if got := words(all(r.page(r.meetings()[0]), tag("main"))[0]); !strings.Contains(got, "Southmark <b>Office</b>") {
		t.Errorf("the name of a publisher is lost: %s", got)
	}
}
