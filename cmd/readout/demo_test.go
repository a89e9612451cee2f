//go:build !race

package main

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"log/slog"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"readout"
	"readout/internal/follow"
	"readout/internal/needs"
	"readout/internal/press"
	"readout/internal/reading/check"
	"readout/internal/register"
)

// expected is what the author of a text expects of its record, as
// demo/*/expected.yaml has it.
type expected struct {
	Meeting string   `yaml:"meeting"` // kind, or none
	Series  string   `yaml:"series"`
	Round   int      `yaml:"round"`
	Days    string   `yaml:"days"`
	Place   string   `yaml:"place"` // venue, city, country
	Parties []string `yaml:"parties"`
	People  []string `yaml:"people"` // side, role and name of heads and deputies
	Before  string   `yaml:"before"`
	After   string   `yaml:"after"`
	Said    []string `yaml:"said"` // side and verb
	Listed  int      `yaml:"listed"`
	Claims  []string `yaml:"claims"` // kind and result
	Account string   `yaml:"account"`
}

// told puts a record in the words of an expectation.
func told(rec readout.Record) expected {
	m := rec.Meeting
	if m == nil {
		return expected{Meeting: "none"}
	}
	e := expected{
		Meeting: string(m.Kind), Series: readout.Value(m.Series), Round: readout.Value(m.Ordinal), Days: string(readout.Value(m.StartDate)),
		Account: string(readout.Value(m.Account)),
	}
	if m.EndDate != nil && *m.EndDate != *m.StartDate {
		e.Days += " to " + string(*m.EndDate)
	}
	for _, part := range []string{readout.Value(m.Venue), readout.Value(m.City), string(readout.Value(m.Country))} {
		if part != "" {
			e.Place = strings.TrimPrefix(e.Place+", "+part, ", ")
		}
	}
	for _, p := range m.Parties {
		e.Parties = append(e.Parties, string(p))
	}
	slices.Sort(e.Parties)
	for _, p := range m.Participants {
		if r := readout.Value(p.Role); r == readout.RoleHead || r == readout.RoleDeputyHead {
			e.People = append(e.People, fmt.Sprint(readout.Value(p.Side), " ", r, " ", p.Name))
		}
	}
	if p := m.Previous; p != nil {
		e.Before = string(readout.Value(p.Date))
		if p.FirstSince {
			e.Before = "first since " + e.Before
		}
	}
	if m.Next != nil {
		e.After = cmp.Or(string(readout.Value(m.Next.Date)), "some time")
	}
	for _, s := range m.Statements {
		e.Said = append(e.Said, fmt.Sprint(readout.Value(s.Side), " ", s.Act))
	}
	for _, n := range rec.Mentions {
		if n.Relation == readout.MentionListed {
			e.Listed++
		}
	}
	for _, c := range rec.Claims {
		e.Claims = append(e.Claims, c.Kind+" "+c.Result)
	}
	return e
}

// fields are an expectation's values by name.
func (e expected) fields() map[string]string {
	var node yaml.Node
	if err := node.Encode(e); err != nil {
		panic(err) // strings and numbers
	}
	out := map[string]string{}
	for i := 0; i+1 < len(node.Content); i += 2 {
		var v any
		if err := node.Content[i+1].Decode(&v); err != nil {
			panic(err)
		}
		out[node.Content[i].Value] = fmt.Sprint(v)
	}
	return out
}

// expectations are those of all texts of the demonstration by name, such as
// demo/river/3.qm.en.md.
func expectations(t *testing.T) map[string]expected {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(needs.Root(), "cmd", "readout", "demo", "*", "expected.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d files of expectations, %v", len(files), err)
	}
	out := map[string]expected{}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		here := map[string]expected{}
		dec := yaml.NewDecoder(bytes.NewReader(data))
		dec.KnownFields(true)
		if err := dec.Decode(&here); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for name, e := range here {
			out[path.Join("demo", filepath.Base(filepath.Dir(file)), name)] = e
		}
	}
	return out
}

// TestReadDemonstration reads every text of the demonstration and compares its
// record with what its author expects: every fact that holds, and every fault
// that was planted.
func TestReadDemonstration(t *testing.T) {
	want := expectations(t)
	names, err := demoTexts()
	if err != nil {
		t.Fatal(err)
	}
	compared, unread := 0, 0
	for _, name := range names {
		data, err := demoFiles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		rec := recordOf(t, name, data)
		e, known := want[name]
		delete(want, name)
		switch rec.Reading.Status {
		case readout.StatusUnsupportedLanguage:
			unread++
			if known {
				t.Errorf("%s is not read, and something is expected of it", name)
			}
			continue
		case readout.StatusRead:
		default:
			t.Errorf("%s: %s", name, rec.Reading.Status)
		}
		if !known {
			t.Errorf("%s: nothing is expected of it; say it in expected.yaml", name)
			continue
		}
		if err := check.Record(rec); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		compared++
		expects, finds := e.fields(), told(rec).fields()
		for _, field := range slices.Sorted(maps.Keys(expects)) {
			if finds[field] != expects[field] {
				t.Errorf("%s: %s is %s, want %s", name, field, finds[field], expects[field])
			}
		}
	}
	for name := range want {
		t.Errorf("%s: expected, and not there", name)
	}
	t.Logf("%d records compared, %d texts in a language that is not read", compared, unread)
	if compared < 50 {
		t.Errorf("only %d records were compared", compared)
	}
}

// demoRoom is a room that holds the demonstration, read to its end.
func demoRoom(t *testing.T, e engine) *pressRoom {
	t.Helper()
	r, err := openRoom(t.Context(), e.place(t, filepath.Join(t.TempDir(), "demo")))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.close() })
	r.fill(t)
	return r
}

// fill loads the demonstration as a start does and reads what is new.
func (r *pressRoom) fill(t *testing.T) {
	t.Helper()
	if err := r.loadDemo(t.Context(), streams{nil, io.Discard, io.Discard}); err != nil {
		t.Fatal(err)
	}
	if err := follow.NewRunner(r.db, nil, slog.New(slog.DiscardHandler)).CatchUp(t.Context(), r.registrar); err != nil {
		t.Fatal(err)
	}
}

// roundLine is a round as series.yaml has it: number, date, city, publishers.
func roundLine(r register.Round) string {
	words := []string{fmt.Sprint(r.Ordinal), string(r.Start), r.City}
	return strings.Join(strings.Fields(strings.Join(append(words, r.Publisher...), " ")), " ")
}

// TestReadDemonstrationSeries compares the rounds of every series with what the
// texts tell together: which are held, by whose accounts, and which are only
// mentioned, each with the words that mention it.
func TestReadDemonstrationSeries(t *testing.T) { onEngines(t, testReadDemonstrationSeries) }

func testReadDemonstrationSeries(t *testing.T, e engine) {
	data, err := os.ReadFile(filepath.Join(needs.Root(), "cmd", "readout", "demo", "series.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var want map[string][]string
	if err := yaml.Unmarshal(data, &want); err != nil {
		t.Fatal(err)
	}
	r := demoRoom(t, e)
	lines, err := r.registrar.SeriesList(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	got := map[string][]string{}
	for _, l := range lines {
		sheet, err := r.registrar.Series(t.Context(), l.Slug)
		if err != nil {
			t.Fatal(err)
		}
		for _, round := range sheet.Rounds {
			got[l.Slug] = append(got[l.Slug], roundLine(round))
			if round.Accounts == 0 && (round.Source == nil || round.Source.Exact == "") {
				t.Errorf("%s: round %d is mentioned nowhere", l.Slug, round.Ordinal)
			}
		}
	}
	if diff := gocmp.Diff(want, got); diff != "" {
		t.Errorf("want -, got +\n%s", diff)
	}
}

// TestReadDemonstrationTwoMeetingsOfADay: what the two directors-general held on
// 29 November 2024 besides the consultation is no part of it.
func TestReadDemonstrationTwoMeetingsOfADay(t *testing.T) {
	onEngines(t, testReadDemonstrationTwoMeetingsOfADay)
}

func testReadDemonstrationTwoMeetingsOfADay(t *testing.T, e engine) {
	r := demoRoom(t, e)
	var got []string
	for page := 1; ; page++ {
		list, err := r.registrar.Meetings(t.Context(), page)
		if err != nil {
			t.Fatal(err)
		}
		for _, l := range list.Lines {
			if l.Start == "2024-11-29" {
				got = append(got, fmt.Sprint(l.Ordinal, " ", strings.Join(l.Publisher, " ")))
			}
		}
		if page == list.Pages {
			break
		}
	}
	slices.Sort(got)
	// pairing joins the two sides' accounts of the meeting without a round, by what
	// they tell, and keeps them apart from the round of the same people
	if diff := gocmp.Diff([]string{"0 demo-jp demo-kr", "13 demo-jp demo-kr"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestReadDemonstrationStartsAgain: a second start changes nothing; a correction is
// a second version with its reason, the withdrawn release stays withdrawn.
func TestReadDemonstrationStartsAgain(t *testing.T) { onEngines(t, testReadDemonstrationStartsAgain) }

func testReadDemonstrationStartsAgain(t *testing.T, e engine) {
	r := demoRoom(t, e)
	before, err := r.db.Events(t.Context(), 0, 10000)
	if err != nil {
		t.Fatal(err)
	}
	r.fill(t)
	after, err := r.db.Events(t.Context(), 0, 10000)
	if err != nil {
		t.Fatal(err)
	}
	if len(before) == 0 || len(after) != len(before) {
		t.Errorf("%d events after the first start, %d after the second", len(before), len(after))
	}
	address := readout.Address{Year: 2024, Slug: "outcome-of-the-seventh-northmark-southmark-consultation-on-river-trade"}
	edition, err := r.office.Edition(t.Context(), address, "en", 0, press.Whole)
	if err != nil {
		t.Fatal(err)
	}
	if len(edition.History) != 2 || !strings.Contains(edition.Text, "83 kilometres") || !strings.HasPrefix(edition.History[0].Note, "Point 3 gave") {
		t.Errorf("the corrected release has %+v", edition.History)
	}
	withdrawn, err := r.office.Edition(t.Context(), readout.Address{Year: 2023, Slug: "winter-timetable-of-the-lower-ferry-crossing"}, "en", 0, press.Whole)
	if err != nil {
		t.Fatal(err)
	}
	if withdrawn.State != readout.Withdrawn || withdrawn.Text == "" {
		t.Errorf("the withdrawn release is %s", withdrawn.State)
	}
}

// TestReadDemonstrationSaysWhatItIs: each text says in its last note that it is
// of the demonstration, and never holds what was left out.
func TestReadDemonstrationSaysWhatItIs(t *testing.T) {
	names, err := demoTexts()
	if err != nil {
		t.Fatal(err)
	}
	releases := map[string]bool{}
	for _, name := range names {
		data, err := demoFiles.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.TrimSpace(string(data))
		last := text[strings.LastIndex(text, "\n")+1:]
		real := strings.Contains(text, "\npublisher: demo-")
		want := map[bool][]string{
			true:  {"※ Demonstration text, written for Readout from facts on public record; it is no ministry's release.", "※ 공개된 사실을 바탕으로 리드아웃 시연을 위해 쓴 글이며, 어느 기관의 보도자료도 아닙니다."},
			false: {"※ Demonstration text, written for Readout; the countries and officials named here are invented.", "※ 리드아웃 시연을 위해 쓴 글이며, 여기에 나오는 국가와 인물은 모두 가상입니다."},
		}[real]
		if !slices.Contains(want, last) {
			t.Errorf("%s does not say what it is: %q", name, last)
		}
		for _, out := range []string{"comfort women", "radar", "Dokdo", "Takeshima", "Senkaku", "Diaoyu", "territor", "위안부", "레이더", "독도", "영토"} {
			if strings.Contains(strings.ToLower(text), strings.ToLower(out)) {
				t.Errorf("%s speaks of %s", name, out)
			}
		}
		_, source, _ := strings.Cut(text, "\nsource: ")
		source, _, _ = strings.Cut(source, "\n")
		releases[source] = true
	}
	t.Logf("%d texts of %d releases", len(names), len(releases))
}
