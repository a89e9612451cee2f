package pairing_test

import (
	"testing"

	"readout"
	"readout/internal/pairing"
)

// TestAbsentFields: what a reading could not find does not bring meetings
// together, and the rest still pairs. Each case takes a field from all records or
// from every other one.
func TestAbsentFields(t *testing.T) {
	type record = readout.Record
	everyOther := func(f func(*record)) func(int, *record) {
		return func(i int, r *record) {
			if i%2 == 0 {
				f(r)
			}
		}
	}
	all := func(f func(*record)) func(int, *record) { return func(_ int, r *record) { f(r) } }
	people := func(r *record) { r.Meeting.Participants = nil }
	days := func(r *record) { r.Meeting.StartDate, r.Meeting.EndDate = nil, nil }
	series := func(r *record) { r.Meeting.Series, r.Meeting.Ordinal = nil, nil }
	for name, take := range map[string]func(int, *record){
		"people": all(people), "people of some": everyOther(people), "days": all(days), "days of some": everyOther(days),
		"series": all(series), "series of some": everyOther(series),
		"parties of some":          everyOther(func(r *record) { r.Meeting.Parties = nil }),
		"the second party of some": everyOther(func(r *record) { r.Meeting.Parties = r.Meeting.Parties[:min(1, len(r.Meeting.Parties))] }),
		"format":                   all(func(r *record) { r.Meeting.Format = nil }),
		"place":                    all(func(r *record) { r.Meeting.City, r.Meeting.Country = nil, nil }),
		"publisher":                all(func(r *record) { r.Release.Publisher = nil }),
		"release date":             all(func(r *record) { r.Release.Date = nil }),
	} {
		s := readSet(t, "testdata/made.txt")
		n := 0
		for i := range s.records {
			if s.records[i].Meeting != nil {
				n++
				m := *s.records[i].Meeting
				s.records[i].Meeting = &m
				take(n, &s.records[i])
			}
		}
		got := s.judge(pairing.Group(s.records))
		t.Logf("without %s: precision %.3f, recall %.3f", name, got.precision(), got.recall())
		if got.precision() < 0.97 || got.recall() < 0.92 {
			t.Errorf("without %s: precision %.3f, recall %.3f", name, got.precision(), got.recall())
		}
	}
}
