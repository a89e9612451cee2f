package register

import (
	"encoding/json"
	"testing"

	"readout"
	"readout/internal/facts"
)

// Any record gives addresses that may stand.
func FuzzSlugs(f *testing.F) {
	f.Add([]byte(`{"meeting":{"kind":"visit","ordinal":3,"parties":["KR","JP"],"participants":[{"name":"Kim Yong-kil","side":"KR"}]},"reading":{"status":"read"},
		"evidence":[{"id":"a","path":"/meeting/participants/0/name","start":0,"end":3,"exact":"Kim"}]}`), "Kim Yong-kil")
	f.Add([]byte(`{"meeting":{"series":"x","previous":{"date":"2015-04"}},"reading":{"status":"read"},"mentions":[{"ordinal":1,"relation":"previous","evidence":["a"]}]}`), "김용길")
	f.Fuzz(func(t *testing.T, body []byte, name string) {
		var rec readout.Record
		if json.Unmarshal(body, &rec) != nil {
			t.Skip()
		}
		of := facts.Of(rec)
		if of == nil {
			return
		}
		for _, slug := range append(seriesSlugs(of), personSlugs(facts.Leader{Participant: readout.Participant{Name: name}})...) {
			if slug == "" || len(slug) > readout.MaxSlug || readout.Slug(slug) != slug {
				t.Fatalf("slug %q", slug)
			}
		}
	})
}
