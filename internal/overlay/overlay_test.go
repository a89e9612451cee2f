package overlay

import (
	"encoding/json"
	"testing"

	"readout"
)

// Any decision on any record leaves a record that says what became of it.
func FuzzOverlay(f *testing.F) {
	f.Add([]byte(`{"meeting":{"kind":"visit","ordinal":3,"parties":["KR","JP"],"participants":[{"name":"Kim Yong-kil","side":"KR"}]},"reading":{"status":"read"},
		"evidence":[{"id":"a","path":"/meeting/participants/0/name","start":0,"end":3,"exact":"Kim"}]}`), "/meeting/participants/0/role", `"head"`)
	f.Add([]byte(`{"meeting":{"series":"x","previous":{"date":"2015-04"}},"mentions":[{"ordinal":1,"relation":"previous","evidence":["a"]}]}`), "/meeting/ordinal", "11")
	f.Add([]byte(`{"meeting":{"topics":["a","b"]},"evidence":[{"id":"a","path":"/meeting/topics/1","start":0,"end":9}]}`), "/meeting/topics/1", "")
	f.Fuzz(func(t *testing.T, body []byte, field, value string) {
		var rec readout.Record
		if json.Unmarshal(body, &rec) != nil {
			t.Skip()
		}
		const text = "Kim and Lee"
		a, err := NewAnchor(text, readout.Span{Start: 0, End: 3})
		if err != nil {
			t.Fatal(err)
		}
		d := Decision{Number: 1, Field: field, Anchor: a, By: "ann"}
		if value != "" {
			d.Value = json.RawMessage(value)
		}
		rec.Review = nil // no reading has one
		shown := Lay(rec, text, []Decision{d})
		if len(shown.Review) != 1 {
			t.Fatalf("review: %+v", shown.Review)
		}
		if _, err := json.Marshal(shown); err != nil {
			t.Fatal(err)
		}
	})
}
