package registertest

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"readout"
	"readout/internal/pairing"
	"readout/internal/store"
)

// generated is the n-th of many meetings of two of 150 parties within 21 years,
// the parties with low numbers meeting more often than others, as one of them
// tells it.
func generated(n int) (publisher string, day readout.Day, text string, rec readout.Record) {
	r := rand.New(rand.NewPCG(uint64(n), 7))
	code := func() readout.PartyCode {
		i := int(150 * r.Float64() * r.Float64())
		return readout.PartyCode([]byte{'A' + byte(i%26), 'A' + byte(i/26), '1'})
	}
	a, b := code(), code()
	for a == b {
		b = code()
	}
	day = readout.Day("2001-01-01").AddDays(r.IntN(7670))
	head := func(p readout.PartyCode) string {
		i := r.IntN(9)
		return fmt.Sprintf("Person%c %s%c", 'a'+i, strings.ToLower(string(p[:2])), 'a'+i)
	}
	rec = met(on(day), with(head(a), a, readout.RoleHead, "Minister of Foreign Affairs"), with(head(b), b, readout.RoleHead, "Minister of Foreign Affairs"), ministers)
	rec.Meeting.Parties = []readout.PartyCode{a, b}
	matters := strings.Fields("ferry harvest missile sailor loan dam turbine school customs pension tariff visa satellite vaccine glacier railway archive quota reactor orchard")
	words := make([]string, 60)
	for i := range words {
		words[i] = matters[r.IntN(len(matters))]
	}
	return []string{"kr", "jp", "qm"}[n%3], day, fmt.Sprintf("%d. The ministers met. They spoke of %s.", n, strings.Join(words, ", ")), rec
}

// BenchAdd measures what one release costs that comes into a register of so many
// meetings, which are put straight into the tables. Half of what comes tells of a
// meeting that is there.
func BenchAdd(b *testing.B, open Open, meetings int) {
	r := newRegistry(b, open(b, b.TempDir()))
	start := time.Now()
	for from := 1; from <= meetings; from += 10_000 {
		r.must(r.db.Update(ctx, func(tx *store.Tx) error { return r.fill(tx, from, min(from+10_000, meetings+1)) }))
	}
	b.ReportMetric(time.Since(start).Seconds(), "fill-s")
	const added = 200
	var took []time.Duration
	before := r.reviewedCount()
	for i := range added {
		n := meetings + 1 + i
		publisher, day, text, rec := generated(n)
		if i%2 == 0 {
			_, day, _, rec = generated(1 + i*meetings/added)
			publisher = "qn"
		}
		event := r.tell(told{release: readout.ReleaseID(n), publisher: publisher, date: day, text: text, record: rec})
		start := time.Now()
		r.must(r.Take(ctx, r.era(), []readout.Event{event}))
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	ms := func(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
	b.ReportMetric(ms(took[added/2]), "median-ms")
	b.ReportMetric(ms(took[added*95/100]), "p95-ms")
	b.ReportMetric(float64(r.reviewedCount()-before), "joins")
	b.ReportMetric(0, "ns/op")
}

// reviewedCount counts joins and offers.
func (r *registry) reviewedCount() (n int) {
	r.must(r.db.View(ctx, func(tx *store.Tx) error { return tx.Row(ctx, "select count(*) from joins").Scan(&n) }))
	return n
}

// likeSketch is the sketch of a record whose words are those of the n-th of some
// that were sketched: to sketch each would take longer than all the rest.
func (r *registry) likeSketch(n int, source, publisher string, day readout.Day, m *readout.ReportedMeeting) ([]byte, error) {
	if r.sketched[n] == nil {
		text, rec := "", readout.Record{}
		_, _, text, rec = generated(n + 1)
		from := readout.Day("2001-01-01")
		rec.Meeting.StartDate, rec.Meeting.EndDate = &from, &from
		rec.Reading.Status, rec.Release = readout.StatusRead, readout.ReleaseFacts{Lang: "en", Publisher: to("kr"), Date: &from, Text: text}
		s, _ := pairing.SketchOf(rec)
		b, err := s.MarshalBinary()
		if err != nil {
			return nil, err
		}
		if r.sketched == nil {
			r.sketched = map[int]map[string]json.RawMessage{}
		}
		r.sketched[n] = map[string]json.RawMessage{}
		if err := json.Unmarshal(b, to(r.sketched[n])); err != nil {
			return nil, err
		}
	}
	like := maps.Clone(r.sketched[n])
	var first int
	if err := json.Unmarshal(like["first"], &first); err != nil {
		return nil, err
	}
	begin, _ := day.Time()
	since, _ := readout.Day("2001-01-01").Time()
	first += int(begin.Sub(since).Hours()) / 24
	type who struct {
		Name string            `json:"name"`
		Side readout.PartyCode `json:"side"`
		Head bool              `json:"head"`
		Post string            `json:"post"`
	}
	var people []who
	for _, p := range m.Participants {
		people = append(people, who{p.Name, *p.Side, true, "minister of foreign affairs"})
	}
	parties := slices.Sorted(slices.Values(m.Parties))
	for key, v := range map[string]any{"source": source, "house": publisher, "parties": parties, "first": first, "last": first, "released": first, "people": people} {
		var err error
		if like[key], err = json.Marshal(v); err != nil {
			return nil, err
		}
	}
	return json.Marshal(like)
}

// fill puts the accounts of generated meetings into the tables, with all rows that
// attaching another reads.
func (r *registry) fill(tx *store.Tx, from, to int) error {
	tables := map[string]*store.Insert{}
	for name, columns := range map[string]string{
		"texts":    "text_sha256, text",
		"releases": "id, publisher, ours, board, kind, source, state, year, slug, authoritative, first_released",
		"versions": `release, lang, number, unit, title, date, text_sha256, marks, translation, follows, contact, reporting_time, source_url,
			original_sha256, original_size, original_media_type, released, note, salt`,
		"meetings": "id, key, year, slug",
		"sketches": "release, lang, version, sketch", "blocks": "block, first, release, last, lower, upper",
		"accounts": "release, lang, version, meeting, round_key, day_key, day, account, series, parties, facts",
	} {
		tables[name] = tx.Insert("insert into "+name+" ("+columns+")", "")
	}
	order := []string{"texts", "releases", "versions", "meetings", "sketches", "blocks", "accounts"}
	all := map[string][][]any{}
	for n := from; n < to; n++ {
		publisher, day, _, rec := generated(n)
		_, _, text, _ := generated(1 + n%300)
		sum := readout.TextSHA256(text)
		sketch, err := r.likeSketch(n%300, fmt.Sprint(publisher, " ", n), publisher, day, rec.Meeting)
		if err != nil {
			return err
		}
		s, err := pairing.ReadSketch(sketch)
		if err != nil {
			return err
		}
		id, slug := int64(n), fmt.Sprintf("generated-%d", n)
		facts := fmt.Sprintf(`{"kind":"ministerial","start":%q,"parties":[%q,%q]}`, day, rec.Meeting.Parties[0], rec.Meeting.Parties[1])
		rows := map[string][][]any{
			"releases": {{id, publisher, 0, "", "press_release", "", "public", day.Year(), slug, "en", store.Micros(t0)}},
			"versions": {{id, "en", 1, 1, "Generated", string(day), sum, "[]", "", 0, "", "", "", "", int64(len(text)), "", store.Micros(t0), "", make([]byte, 32)}},
			"meetings": {{id, fmt.Sprintf("release/%d", n), day.Year(), slug}},
			"sketches": {{id, "en", 1, string(sketch)}},
			"accounts": {{id, "en", 1, id, "", "", string(day), "", "", string(rec.Meeting.Parties[0] + "+" + rec.Meeting.Parties[1]), facts}},
		}
		reach := s.Reach()
		for _, block := range reach.Stands {
			rows["blocks"] = append(rows["blocks"], []any{block, reach.First, id, reach.Last, reach.From, reach.To})
		}
		if n <= 300 { // nobody reads the texts again
			rows["texts"] = [][]any{{sum, text}}
		}
		for name, more := range rows {
			all[name] = append(all[name], more...)
		}
	}
	for _, name := range order { // what a row refers to is there before it
		for _, row := range all[name] {
			if err := tables[name].Row(ctx, row...); err != nil {
				return err
			}
		}
		if err := tables[name].Done(ctx); err != nil {
			return err
		}
	}
	return nil
}
