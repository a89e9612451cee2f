package registertest

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"readout"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/store"
	"readout/internal/store/registerdb"
)

// registry is a database with a registrar whose reader knows each text by heart:
// what a text is read into is what the test wrote down for it.
type registry struct {
	*register.Registrar
	t  testing.TB
	db *store.DB

	mu      sync.Mutex
	records map[string]readout.Record // by text
	texts   map[press.VersionKey]press.VersionText
	rules   string
	reads   int
	asked   []int64 // where the cursor stood when texts were asked for

	sketched map[int]map[string]json.RawMessage // of generated meetings
}

var t0 = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)

func newRegistry(t testing.TB, db *store.DB) *registry {
	r := &registry{t: t, db: db, records: map[string]readout.Record{}, texts: map[press.VersionKey]press.VersionText{}, rules: "rules-1"}
	r.Registrar = register.New(registerdb.New(db), r, r.read, func() time.Time { return t0 })
	for _, p := range []struct{ code, rights string }{{"kr", "full"}, {"jp", "full"}, {"qm", "quotes"}, {"qn", "link"}} {
		r.exec(`insert into publishers (code, ours, names, party, zone, rights, founded, url, licence, boards, changed)
			values ($1, 0, '{"en":"Body"}', '', 'UTC', $2, '', '', '', '[]', 0)`, p.code, p.rights)
	}
	r.must(r.Reset(context.Background(), r.era()))
	return r
}

// Versions implements register.Texts.
func (r *registry) Versions(_ context.Context, keys []press.VersionKey) ([]press.VersionText, error) {
	at, err := r.Cursor(context.Background())
	if err != nil {
		return nil, err
	}
	r.asked = append(r.asked, at.Number)
	var out []press.VersionText
	for _, k := range keys {
		if v, ok := r.texts[k]; ok {
			out = append(out, v)
		}
	}
	return out, nil
}

func (r *registry) read(doc readout.Document) readout.Record {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.reads++
	rec, ok := r.records[doc.Text]
	if !ok && doc.Text != "" {
		panic("no record for this text")
	}
	rec.Format = readout.RecordFormat
	rec.Reading = readout.Reading{Engine: "by heart", RulesSHA256: r.rules, Status: rec.Reading.Status}
	if rec.Reading.Status == "" {
		rec.Reading.Status = readout.StatusRead
	}
	rec.Release.Text, rec.Release.TextSHA256, rec.Release.Lang = doc.Text, readout.TextSHA256(doc.Text), doc.Stated.Lang
	return rec
}

// told is a version of an edition and what it is read into.
type told struct {
	release   readout.ReleaseID
	publisher string // kr where empty
	lang      readout.Lang
	title     string
	date      readout.Day
	text      string // made from the rest where empty
	record    readout.Record
	size      int64 // bytes that the text was made of
}

// tell publishes the next version of an edition and returns its event.
func (r *registry) tell(v told) readout.Event {
	r.t.Helper()
	return r.tellAll([]told{v})[0]
}

// tellAll publishes the next versions of editions in one transaction.
func (r *registry) tellAll(versions []told) []readout.Event {
	r.t.Helper()
	ctx := context.Background()
	var events []readout.Event
	r.must(r.db.Update(ctx, func(tx *store.Tx) error {
		for _, v := range versions {
			e, err := r.publish(ctx, tx, v)
			if err != nil {
				return err
			}
			events = append(events, e)
		}
		var err error
		events, err = tx.Append(ctx, events...)
		return err
	}))
	return events
}

func (r *registry) publish(ctx context.Context, tx *store.Tx, v told) (readout.Event, error) {
	v.publisher, v.lang, v.date = cmp.Or(v.publisher, "kr"), cmp.Or(v.lang, "en"), cmp.Or(v.date, "2018-03-16")
	v.title = cmp.Or(v.title, fmt.Sprintf("Release Number %c", 'A'+rune(v.release-1)%26))
	var number, releases int
	if err := tx.Row(ctx, "select coalesce(max(number), 0) + 1 from versions where release = $1 and lang = $2", int64(v.release), string(v.lang)).Scan(&number); err != nil {
		return readout.Event{}, err
	}
	if err := tx.Row(ctx, "select count(*) from releases where id = $1", int64(v.release)).Scan(&releases); err != nil {
		return readout.Event{}, err
	}
	if v.text == "" {
		b, err := json.Marshal(v.record)
		if err != nil {
			return readout.Event{}, err
		}
		v.text = fmt.Sprintf("%d %s %d %s\n%s", v.release, v.lang, number, v.title, b)
	}
	sum := readout.TextSHA256(v.text)
	var steps []step
	if releases == 0 {
		steps = append(steps,
			step{`insert into releases (id, publisher, ours, board, kind, source, state, year, slug, authoritative, first_released)
				values ($1, $2, 0, '', 'press_release', '', 'public', $3, $4, $5, $6)`,
				[]any{int64(v.release), v.publisher, v.date.Year(), readout.Slug(v.title) + fmt.Sprintf("-x%d", v.release), string(v.lang), store.Micros(t0)}},
			step{"insert into units (release, number, state) values ($1, 1, 'released')", []any{int64(v.release)}})
	}
	steps = append(steps,
		step{"insert into texts (text_sha256, text) values ($1, $2) on conflict (text_sha256) do nothing", []any{sum, v.text}},
		step{`insert into versions (release, lang, number, unit, title, date, text_sha256, marks, translation, follows, contact, reporting_time, source_url,
			original_sha256, original_size, original_media_type, released, note, salt)
			values ($1, $2, $3, 1, $4, $5, $6, '[]', '', 0, '', '', '', '', $8, '', $7, '', $9)`,
			[]any{int64(v.release), string(v.lang), number, v.title, string(v.date), sum, store.Micros(t0), v.size, make([]byte, 32)}},
		step{`insert into editions (release, lang, latest) values ($1, $2, $3) on conflict (release, lang) do update set latest = excluded.latest`,
			[]any{int64(v.release), string(v.lang), number}})
	for _, s := range steps {
		if _, err := tx.Exec(ctx, s.query, s.args...); err != nil {
			return readout.Event{}, err
		}
	}
	key := press.VersionKey{Release: v.release, Lang: v.lang, Version: number}
	r.records[v.text] = v.record
	r.texts[key] = press.VersionText{VersionKey: key, Publisher: v.publisher,
		Document: readout.Document{Text: v.text, Stated: readout.Stated{Lang: v.lang, Title: v.title, Date: v.date}}}
	return readout.Event{At: t0, Kind: readout.EventImported, Actor: "import", Release: v.release,
		Publisher: v.publisher, Lang: v.lang, Version: number}, nil
}

type step struct {
	query string
	args  []any
}

// state sets the public state of a release with an event, as the office does.
func (r *registry) state(id readout.ReleaseID, s readout.PublicState) {
	r.t.Helper()
	ctx := context.Background()
	r.must(r.db.Update(ctx, func(tx *store.Tx) error {
		if _, err := tx.Exec(ctx, "update releases set state = $2 where id = $1", int64(id), string(s)); err != nil {
			return err
		}
		_, err := tx.Append(ctx, readout.Event{At: t0, Kind: readout.EventHeld, Actor: "ann", Release: id})
		return err
	}))
}

func (r *registry) exec(query string, args ...any) {
	r.t.Helper()
	ctx := context.Background()
	r.must(r.db.Update(ctx, func(tx *store.Tx) error {
		_, err := tx.Exec(ctx, query, args...)
		return err
	}))
}

func (r *registry) era() string {
	era, err := r.db.Era(context.Background())
	r.must(err)
	return era
}

// follow takes in everything that happened.
func (r *registry) follow() {
	r.t.Helper()
	ctx := context.Background()
	for {
		at, err := r.Cursor(ctx)
		r.must(err)
		events, err := r.db.Events(ctx, at.Number, 100)
		r.must(err)
		if len(events) == 0 {
			return
		}
		r.must(r.Take(ctx, r.era(), events))
	}
}

// happened counts the events of a kind.
func (r *registry) happened(kind readout.EventKind) int {
	events, err := r.db.Events(context.Background(), 0, 1<<20)
	r.must(err)
	return len(slices.DeleteFunc(events, func(e readout.Event) bool { return e.Kind != kind }))
}

func (r *registry) must(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

// met makes a record of a meeting.
func met(change ...func(*readout.ReportedMeeting)) readout.Record {
	m := &readout.ReportedMeeting{Kind: readout.KindConsultation, Parties: []readout.PartyCode{"KR", "JP"}}
	for _, f := range change {
		f(m)
	}
	return readout.Record{Meeting: m}
}

func to[T any](v T) *T { return &v }

func series(name string, ordinal int) func(*readout.ReportedMeeting) {
	return func(m *readout.ReportedMeeting) {
		m.Series = to(name)
		if ordinal != 0 {
			m.Ordinal = to(ordinal)
		}
	}
}

func on(day readout.Day) func(*readout.ReportedMeeting) {
	return func(m *readout.ReportedMeeting) { m.StartDate, m.EndDate = to(day), to(day) }
}

func with(name string, side readout.PartyCode, role readout.Role, post string) func(*readout.ReportedMeeting) {
	return func(m *readout.ReportedMeeting) {
		p := readout.Participant{Name: name, Side: to(side)}
		if role != "" {
			p.Role = to(role)
		}
		if post != "" {
			p.Post = to(post)
		}
		m.Participants = append(m.Participants, p)
	}
}

func at(city string, country readout.PartyCode) func(*readout.ReportedMeeting) {
	return func(m *readout.ReportedMeeting) { m.City, m.Country = to(city), to(country) }
}

func account(k readout.AccountKind) func(*readout.ReportedMeeting) {
	return func(m *readout.ReportedMeeting) { m.Account = to(k) }
}

func accountsOf(sheet register.MeetingSheet) []readout.ReleaseID {
	var ids []readout.ReleaseID
	for _, a := range sheet.Accounts {
		ids = append(ids, a.Release)
	}
	return ids
}

// sheets returns every public meeting.
func (r *registry) sheets() []register.MeetingSheet {
	r.t.Helper()
	var out []register.MeetingSheet
	for page := 1; ; page++ {
		list, err := r.Meetings(context.Background(), page)
		r.must(err)
		for _, l := range list.Lines {
			sheet, err := r.Meeting(context.Background(), l.Address, "en")
			r.must(err)
			out = append(out, sheet)
		}
		if page == list.Pages {
			return out
		}
	}
}

// partition writes which releases share a meeting: "1+3 2".
func (r *registry) partition() string {
	var groups []string
	for _, sheet := range r.sheets() {
		ids := accountsOf(sheet)
		slices.Sort(ids)
		groups = append(groups, strings.ReplaceAll(strings.Trim(fmt.Sprint(ids), "[]"), " ", "+"))
	}
	slices.Sort(groups)
	return strings.Join(groups, " ")
}

// addresses returns where each release's meeting stands.
func (r *registry) addresses() map[readout.ReleaseID]readout.Address {
	out := map[readout.ReleaseID]readout.Address{}
	for _, sheet := range r.sheets() {
		for _, a := range sheet.Accounts {
			out[a.Release] = sheet.Address
		}
	}
	return out
}
