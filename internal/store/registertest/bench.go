package registertest

import (
	"fmt"
	"testing"
	"time"

	"readout"
)

// Bench measures the registrar on an engine: taking in releases whose
// reading costs nothing, and each public answer over all of them. A third of
// the releases are rounds of series, each told by two publishers.
func Bench(b *testing.B, open Open, releases int) {
	r := newRegistry(b, open(b, b.TempDir()))
	var versions []told
	for i := range releases {
		v := told{release: readout.ReleaseID(i + 1), title: fmt.Sprintf("Readout of a Call on Matter %d", i), date: readout.Day("2001-01-01").AddDays(i / 4)}
		change := []func(*readout.ReportedMeeting){on(v.date), with(fmt.Sprintf("Head Number %c%c%c", 'a'+i%26, 'a'+i/26%26, 'a'+i/676%26), "KR", readout.RoleHead, "Director-General")}
		if i%3 == 0 {
			n := i / 6 // pairs
			change = append(change, series(fmt.Sprintf("ROK-Japan Dialogue on Subject %c%c", 'A'+n%26, 'A'+n/26%8), n/208+1))
		}
		v.record = met(change...)
		v.record.Release.Contact = to(fmt.Sprintf("%4000d", i)) // about as long as the evidence of a release
		versions = append(versions, v)
		if len(versions) == 1000 || i == releases-1 {
			r.tellAll(versions)
			versions = nil
		}
	}
	b.ResetTimer()
	start := time.Now()
	r.follow()
	b.ReportMetric(float64(releases)/time.Since(start).Seconds(), "releases/s")
	timed := func(name string, times int, f func() error) {
		f() // once to warm the caches
		start := time.Now()
		for range times {
			if err := f(); err != nil {
				b.Fatal(name, err)
			}
		}
		b.ReportMetric(float64(time.Since(start).Microseconds())/float64(times)/1000, name+"-ms")
	}
	list, err := r.Meetings(ctx, 1)
	r.must(err)
	lines, err := r.SeriesList(ctx)
	r.must(err)
	folk, err := r.People(ctx, 1)
	r.must(err)
	timed("meetings", 20, func() error { _, err := r.Meetings(ctx, 1); return err })
	timed("last", 20, func() error { _, err := r.Meetings(ctx, list.Pages); return err })
	timed("list", 20, func() error { _, err := r.SeriesList(ctx); return err })
	timed("series", 100, func() error { _, err := r.Series(ctx, lines[0].Slug); return err })
	timed("people", 20, func() error { _, err := r.People(ctx, 1); return err })
	timed("person", 100, func() error { _, err := r.Person(ctx, folk.Lines[0].Slug); return err })
	timed("meeting", 100, func() error { _, err := r.Meeting(ctx, list.Lines[0].Address, "en"); return err })
	timed("reads", 100, func() error { _, err := r.Reads(ctx, 1); return err })
	timed("record", 100, func() error { _, err := r.Record(ctx, 1, "en", 1); return err })
}
