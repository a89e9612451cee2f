package facts

import (
	"encoding/json"
	"testing"

	"readout"
)

// Any record gives facts within bounds.
func FuzzFacts(f *testing.F) {
	f.Add([]byte(`{"meeting":{"kind":"visit","ordinal":3,"parties":["KR","JP"],"participants":[{"name":"Kim Yong-kil","side":"KR"}]},"reading":{"status":"read"},
		"evidence":[{"id":"a","path":"/meeting/participants/0/name","start":0,"end":3,"exact":"Kim"}]}`))
	f.Add([]byte(`{"meeting":{"series":"x","previous":{"date":"2015-04"}},"reading":{"status":"read"},"mentions":[{"ordinal":1,"relation":"previous","evidence":["a"]}]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		var rec readout.Record
		if json.Unmarshal(body, &rec) != nil {
			t.Skip()
		}
		got := Of(rec)
		if got == nil {
			return
		}
		if len(got.Leaders) > maxLeaders || len(got.Named) > maxMentions+2 || len(got.Series) > maxName || got.Ordinal > maxOrdinal || got.Ordinal < 0 {
			t.Fatalf("facts: %+v", got)
		}
	})
}
