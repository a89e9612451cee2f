package harvest_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout"
	"readout/internal/needs"
)

// expandLinked is a processor of JSON-LD that others wrote. The contexts that it
// would fetch are short ones of this test: no test needs the network.
const expandLinked = `
const jsonld = require(process.argv[1] + "/node_modules/jsonld");
const contexts = {
  "https://schema.org": {"@context": {"@vocab": "https://schema.org/", "url": {"@type": "@id"}}},
  "http://www.w3.org/ns/anno.jsonld": {"@context": {"@vocab": "http://www.w3.org/ns/oa#", "id": "@id", "type": "@type", "items": {"@id": "http://www.w3.org/ns/activitystreams#items", "@container": "@list"},
    "body": "hasBody", "target": "hasTarget", "source": {"@id": "hasSource", "@type": "@id"}, "selector": "hasSelector"}}
};
const documentLoader = async url => ({contextUrl: null, documentUrl: url, document: contexts[url] || (() => { throw new Error("no context " + url) })()});
let input = "";
process.stdin.on("data", d => input += d).on("end", async () => {
  const docs = JSON.parse(input);
  const out = [];
  for (const d of docs) {
    out.push({types: (await jsonld.expand(d, {documentLoader, base: "http://127.0.0.1/x"})).map(n => n["@type"][0]),
      quads: (await jsonld.toRDF(d, {documentLoader, base: "http://127.0.0.1/x", format: "application/n-quads"}))});
  }
  console.log(JSON.stringify(out));
});
`

type expanded struct {
	Types []string
	Quads string
}

func expand(t *testing.T, docs ...[]byte) []expanded {
	t.Helper()
	node := needs.Tool(t, "node")
	needs.File(t, "build", "npm", "node_modules", "jsonld")
	var out []expanded
	input := append([]byte("["), append(bytes.Join(docs, []byte(",")), ']')...)
	must(t, json.Unmarshal([]byte(script(t, input, node, "-e", expandLinked, filepath.Join(needs.Root(), "build", "npm"))), &out))
	return out
}

// linked is the data that a page holds of itself.
func linked(t *testing.T, body []byte) []byte {
	t.Helper()
	doc, err := html.Parse(bytes.NewReader(body))
	must(t, err)
	for n := range doc.Descendants() {
		if n.Data == "script" && n.FirstChild != nil {
			return []byte(n.FirstChild.Data)
		}
	}
	return nil
}

// TestP25PagesSayWhatTheyAreOnceChecked: a release is an article; a meeting is an
// event with the people who took part, a series and a person are what they are
// once an editor has checked it, in words that a processor of JSON-LD takes.
func TestP25PagesSayWhatTheyAreOnceChecked(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive, true)
	const release = "/releases/2018/rok-and-japan-hold-11th-security-policy-consultation-in-tokyo"
	const series = "/en/series/rok-japan-security-policy-consultation"
	of := func(part string) (found [][]byte) {
		for _, u := range r.sitemap("/sitemap.xml?part=" + part).URLs {
			if body := linked(t, r.body(strings.TrimPrefix(u.Loc, origin))); body != nil {
				found = append(found, body)
			}
		}
		return found
	}
	if events, people := of("meetings-1"), of("people-1"); len(events)+len(people) > 0 || linked(t, r.body(series)) != nil {
		t.Errorf("nobody has checked anything, and pages say to programs: %d events, %d people, of the series %s", len(events), len(people), linked(t, r.body(series)))
	}
	if body := linked(t, r.body("/en"+release)); bytes.Contains(body, []byte(`"Event"`)) {
		t.Errorf("an article is about a meeting that nobody has checked: %s", body)
	}
	r.check(release)
	events, people := of("meetings-1"), of("people-1")
	if len(events) != 2 || len(people) == 0 { // in two languages
		t.Fatalf("the record of one release was checked whole: %d events, %d people", len(events), len(people))
	}
	docs := [][]byte{linked(t, r.body("/en"+release)), linked(t, r.body("/ko"+release)), linked(t, r.body(series)), events[0]}
	want := []string{"NewsArticle", "NewsArticle", "EventSeries", "Event"}
	for _, p := range people {
		docs, want = append(docs, p), append(want, "Person")
	}
	if !bytes.Contains(docs[0], []byte(`"Event"`)) || bytes.Count(docs[2], []byte(`"startDate"`)) != 1 {
		t.Errorf("%s\n%s", docs[0], docs[2])
	}
	attendees := 0
	for i, got := range expand(t, docs...) {
		if len(got.Types) != 1 || got.Types[0] != "https://schema.org/"+want[i] {
			t.Errorf("%s is %v", docs[i], got.Types)
		}
		if !strings.Contains(got.Quads, "Written for this demonstration") && !strings.Contains(got.Quads, `\uC2DC\uC5F0\uC6A9`) && !strings.Contains(got.Quads, "시연용 글") {
			t.Errorf("%s does not say that it was written for the demonstration", docs[i])
		}
		if want[i] != "NewsArticle" && !strings.Contains(got.Quads, "Checked by an editor") && !strings.Contains(got.Quads, "담당자 확인") {
			t.Errorf("%s does not say that it was checked", docs[i])
		}
		if strings.Contains(got.Quads, "GovernmentOrganization") && want[i] == "NewsArticle" {
			t.Errorf("a demonstration's text is by a government: %s", docs[i])
		}
		attendees += strings.Count(got.Quads, "<https://schema.org/attendee>")
	}
	if attendees < 4 {
		t.Errorf("%d people at the meeting", attendees)
	}
	own := demoRoom(t, readout.HousePublisher, false)
	for _, u := range own.sitemap("/sitemap.xml?part=releases-1").URLs {
		body := linked(t, own.body(strings.TrimPrefix(u.Loc, origin)))
		if !bytes.Contains(body, []byte(`"NewsArticle"`)) || bytes.Contains(body, []byte(`"Event"`)) || bytes.Contains(body, []byte("/meetings/")) {
			t.Errorf("%s of a publisher's house says %s (P25)", u.Loc, body)
		}
	}
}

// TestArticlesTellTheirState follows what a release's page says to programs.
func TestArticlesTellTheirState(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, false)
	came := r.bring("talks.en.md", "northmark", talks)
	path := "/en/releases/" + came.Address.String()
	if got := linked(t, r.body(path)); !bytes.Contains(got, []byte(`"GovernmentOrganization"`)) || bytes.Contains(got, []byte("<")) {
		t.Errorf("the issuer is %s", got)
	}
	var a struct {
		Headline, DatePublished, DateModified, CreativeWorkStatus, UsageInfo string
		Version                                                              int
	}
	look := func() {
		a.CreativeWorkStatus = ""
		must(t, json.Unmarshal(linked(t, r.body(path)), &a))
	}
	look()
	if a.Headline != "Northmark & Southmark Hold <Talks>" || a.DateModified != a.DatePublished || a.Version != 1 || a.UsageInfo != "CC0 1.0" {
		t.Errorf("%+v", a)
	}
	r.bring("talks.en.md", "northmark", strings.Replace(talks, "again", "once more", 1))
	look()
	if a.DateModified != "2031-04-01T09:00:00Z" || a.Version != 2 {
		t.Errorf("a new version: %+v", a)
	}
	must(t, r.office.Withdraw(t.Context(), came.Release, r.base(came.Release), "officer"))
	if look(); a.CreativeWorkStatus != "Withdrawn" {
		t.Errorf("withdrawn: %+v", a)
	}
	body := string(r.body(path))
	for _, want := range []string{`<meta property="og:type" content="article">`, `<meta property="og:url" content="` + origin + path + `">`, `<meta property="og:title" content="Northmark &amp; Southmark Hold &lt;Talks&gt;">`, `property="article:published_time"`} {
		if !strings.Contains(body, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
}

// TestEmbedsAreFoundAsOembedSays: a page leads to its embed in both formats, and
// the embed holds the title and nothing that runs.
func TestEmbedsAreFoundAsOembedSays(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, false)
	came := r.bring("talks.en.md", "northmark", talks)
	path := "/en/releases/" + came.Address.String()
	doc, err := html.Parse(bytes.NewReader(r.body(path)))
	must(t, err)
	found := map[string]string{}
	for n := range doc.Descendants() {
		attr := map[string]string{}
		for _, a := range n.Attr {
			attr[a.Key] = a.Val
		}
		if n.Data == "link" && strings.HasSuffix(attr["type"], "+oembed") {
			found[attr["type"]] = attr["href"]
		}
	}
	type embed struct {
		Version, Type, Title, HTML string
		Author                     string `json:"author_name" xml:"author_name"`
		Provider                   string `json:"provider_name" xml:"provider_name"`
		Width, Height              int
	}
	var j embed
	must(t, json.Unmarshal(r.body(strings.TrimPrefix(found["application/json+oembed"], origin)), &j))
	var x struct {
		Version string `xml:"version"`
		Type    string `xml:"type"`
		Title   string `xml:"title"`
		HTML    string `xml:"html"`
		Width   int    `xml:"width"`
	}
	must(t, xml.Unmarshal(r.body(strings.TrimPrefix(found["text/xml+oembed"], origin)), &x))
	if j.Version != "1.0" || j.Type != "rich" || j.Title != "Northmark & Southmark Hold <Talks>" || j.Author != "Northmark" || j.Provider != "Readout" || j.Width != 600 || j.Height == 0 {
		t.Errorf("%+v", j)
	}
	if x.Version != j.Version || x.Type != j.Type || x.Title != j.Title || x.HTML != j.HTML || x.Width != j.Width {
		t.Errorf("XML says %+v, JSON %+v", x, j)
	}
	if !strings.Contains(j.HTML, "Hold &lt;Talks&gt;</a>") || !strings.Contains(j.HTML, origin+path) || strings.Contains(j.HTML, "script") || strings.Contains(j.HTML, "Alderhaven") {
		t.Errorf("it shows %s", j.HTML)
	}
	ask := func(u, more string) int { return r.get("/oembed?url=" + url.QueryEscape(u) + more).Code }
	for _, c := range []struct {
		url, more string
		status    int
	}{
		{path, "", 200}, {origin + path, "&maxwidth=300&maxheight=100", 200}, {"https://elsewhere.example" + path, "", 404}, {origin + "/en/meetings", "", 404}, {origin + path, "&format=yaml", 404},
		{origin + path, "&maxwidth=x", 404}, {origin + "/en/releases/2031/none", "", 404}, {"", "", 404}, {origin + path + "/v1", "", 404}, {"::", "", 404},
	} {
		if got := ask(c.url, c.more); got != c.status {
			t.Errorf("%s%s answers %d", c.url, c.more, got)
		}
	}
	must(t, json.Unmarshal(r.body("/oembed?maxwidth=300&url="+url.QueryEscape(path)), &j))
	if j.Width != 300 {
		t.Errorf("an embed of 300 pixels at most has %d", j.Width)
	}
	must(t, r.office.Hold(t.Context(), came.Release, r.base(came.Release), "officer"))
	if got := ask(path, ""); got != http.StatusNotFound {
		t.Errorf("held, and its embed answers %d", got)
	}
}

// TestAnnotationsQuoteTheirWords: each value stands at words of the version that
// it names, told apart by what stands beside them.
func TestAnnotationsQuoteTheirWords(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive, true)
	const path = "/en/releases/2018/rok-and-japan-hold-11th-security-policy-consultation-in-tokyo"
	body := r.body(path + "/annotations.json")
	var a struct {
		Type, Label string
		Items       []struct {
			ID, Type string
			Body     []struct{ Purpose, Value string }
			Target   struct {
				Source   string
				Selector struct{ Type, Exact, Prefix, Suffix string }
			}
		}
	}
	must(t, json.Unmarshal(body, &a))
	if a.Type != "AnnotationPage" || len(a.Items) < 10 || !strings.Contains(a.Label, "not yet checked") || !strings.Contains(a.Label, "Written for this demonstration") {
		t.Fatalf("%s %q with %d items", a.Type, a.Label, len(a.Items))
	}
	var data struct{ Text string }
	must(t, json.Unmarshal(r.body(path+".json"), &data))
	values := map[string]string{}
	for _, item := range a.Items {
		s := item.Target.Selector
		if !strings.Contains(data.Text, s.Prefix+s.Exact+s.Suffix) || s.Prefix == "" && s.Suffix == "" || item.Target.Source != origin+path+"/v1" || s.Type != "TextQuoteSelector" {
			t.Errorf("%+v", item)
		}
		values[item.Body[0].Value] = item.Body[1].Value
	}
	if values["/meeting/ordinal"] != "11" || values["/meeting/city"] != `"Tokyo"` {
		t.Errorf("the values are %v", values)
	}
	if got := expand(t, body)[0]; len(got.Types) != 1 || strings.Count(got.Quads, "<http://www.w3.org/ns/oa#hasTarget>") != len(a.Items) {
		t.Errorf("a processor finds %v, %d targets", got.Types, strings.Count(got.Quads, "#hasTarget>"))
	}
	if again := r.body(path + "/v1/annotations.json"); !bytes.Equal(again, body) {
		t.Error("the version has other annotations than the release")
	}
	if !bytes.Contains(r.body(path), []byte(`href="`+path+`/annotations.json"`)) {
		t.Error("the page does not lead to its annotations")
	}
	for _, path := range []string{path + "/v2/annotations.json", path + "/v01/annotations.json", path + "/x/annotations.json", "/ko/releases/2018/none/annotations.json"} {
		if w := r.get(path); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", path, w.Code)
		}
	}
	own := demoRoom(t, readout.HousePublisher, true)
	for _, u := range own.sitemap("/sitemap.xml?part=releases-1").URLs {
		path := strings.TrimPrefix(u.Loc, origin)
		if w := own.get(path + "/annotations.json"); w.Code != http.StatusNotFound || bytes.Contains(own.body(path), []byte("annotations.json")) {
			t.Errorf("%s of a publisher's house has annotations that nobody has confirmed: %d (P25)", path, w.Code)
		}
	}
}
