package register

import (
	"encoding/json"
	"testing"

	"readout"
)

// Any record gives facts within bounds, and addresses that may stand.
func FuzzFacts(f *testing.F) {
	f.Add([]byte(`{"meeting":{"kind":"visit","ordinal":3,"parties":["KR","JP"],"participants":[{"name":"Kim Yong-kil","side":"KR"}]},"reading":{"status":"read"},
		"evidence":[{"id":"a","path":"/meeting/participants/0/name","start":0,"end":3,"exact":"Kim"}]}`), "Kim Yong-kil")
	f.Add([]byte(`{"meeting":{"series":"x","previous":{"date":"2015-04"}},"reading":{"status":"read"},"mentions":[{"ordinal":1,"relation":"previous","evidence":["a"]}]}`), "김용길")
	f.Fuzz(func(t *testing.T, body []byte, name string) {
		var rec readout.Record
		if json.Unmarshal(body, &rec) != nil {
			t.Skip()
		}
		facts := FactsOf(rec)
		if facts == nil {
			return
		}
		if len(facts.Leaders) > maxLeaders || len(facts.Named) > maxMentions+2 || len(facts.Series) > maxName || facts.Ordinal > maxOrdinal || facts.Ordinal < 0 {
			t.Fatalf("facts: %+v", facts)
		}
		for _, slug := range append(seriesSlugs(facts), personSlugs(Leader{Participant: readout.Participant{Name: name}})...) {
			if slug == "" || len(slug) > readout.MaxSlug || readout.Slug(slug) != slug {
				t.Fatalf("slug %q", slug)
			}
		}
	})
}
