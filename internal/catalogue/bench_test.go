package catalogue_test

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"runtime/metrics"
	"slices"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/internal/catalogue"
)

// manyReleases are as many as a large room has, with as many topics and bodies that
// few of them share.
func manyReleases(n int) *kept {
	r := rand.New(rand.NewPCG(1, 2))
	k := &kept{}
	some := func(most int, of func(int) string) (out []string) {
		for range r.IntN(most + 1) {
			n := int(r.ExpFloat64() * 40)
			out = append(out, of(n))
		}
		return out
	}
	for i := 1; i <= n; i++ {
		it := catalogue.Item{
			Release: readout.ReleaseID(i), Address: readout.Address{Year: 2021 + i*5/n, Slug: fmt.Sprintf("readout-of-the-talks-held-in-alderhaven-%d", i)},
			At: time.Unix(1.6e9+int64(i)*600, 0).UTC(), Publisher: "own", Ours: true, Board: []string{"press", "statements", "briefings"}[i%3], Langs: []readout.Lang{"en"},
		}
		if i%2 == 0 {
			it.Meeting, it.Day, it.Account = readout.MeetingID(i), readout.Day(it.At.Format("2006-01-02")), "outcome"
			it.Start = it.Day
			for _, p := range some(4, func(n int) string { return string(rune('A'+n/26%26)) + string(rune('A'+n%26)) }) {
				it.Parties = append(it.Parties, readout.PartyCode(p))
			}
			it.Topics = some(5, func(n int) string { return fmt.Sprintf("the survey of canal number %d", n*50+i%50) })
			for _, b := range some(3, func(n int) string { return fmt.Sprintf("Ministry of Harbour Works %d", n*20+i%20) }) {
				it.Bodies = append(it.Bodies, catalogue.Body{Name: b, Side: "NL"})
			}
		}
		k.items = append(k.items, it)
	}
	return k
}

// BenchmarkNarrowed asks for narrowed lists that nothing is remembered of, with what
// each choice offers, and tells what the collector has to look into: how many bytes
// of the heap, and for how long.
func BenchmarkNarrowed(b *testing.B) {
	store := manyReleases(100_000)
	c := catalogue.New(store)
	if err := c.Warm(b.Context()); err != nil {
		b.Fatal(err)
	}
	store.items = slices.Clone(store.items[:1]) // what the catalogue holds is what is measured
	samples := []metrics.Sample{{Name: "/gc/scan/heap:bytes"}, {Name: "/gc/heap/live:bytes"}}
	var took time.Duration
	const times = 10
	for range times {
		began := time.Now()
		runtime.GC()
		took += time.Since(began)
	}
	metrics.Read(samples)
	scan, live := samples[0].Value.Uint64(), samples[1].Value.Uint64()
	facets := []catalogue.Facet{catalogue.Board, catalogue.Year, catalogue.Country, catalogue.Topic, catalogue.Language, catalogue.Account, catalogue.Organisation}
	n := 0
	b.ReportAllocs()
	for b.Loop() {
		n++
		country := string(rune('a'+n/26%4)) + string(rune('a'+n%26))
		q := catalogue.Query{Filter: (catalogue.Filter{}).With(catalogue.Publisher, "own").With(catalogue.Country, country), Count: facets, Options: 60}
		if n%104 == 0 { // an event: what was remembered is given up
			store.events = append(store.events, readout.Event{Number: int64(len(store.events) + 1), Kind: readout.EventReleased, Release: 1})
		}
		if p, err := c.Page(b.Context(), q); err != nil || p.Total == 0 && strings.HasPrefix(country, "a") {
			b.Fatal(country, p.Total, err)
		}
	}
	b.ReportMetric(float64(scan)/1e6, "scanned-MB")
	b.ReportMetric(float64(live)/1e6, "live-MB")
	b.ReportMetric(float64(took.Microseconds())/1000/times, "collection-ms")
	runtime.KeepAlive(c)
}
