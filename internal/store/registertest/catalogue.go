package registertest

import (
	"errors"
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/store/cataloguedb"
)

// catalogueOfRead: lists are narrowed by what was read of releases, as far as
// the public may know it, and new readings are in the next answer.
func catalogueOfRead(t *testing.T, r *registry) {
	found := catalogue.New(cataloguedb.New(r.db))
	about := func(rec readout.Record, account readout.AccountKind, topics ...string) readout.Record {
		rec.Meeting.Topics, rec.Meeting.Account = topics, &account
		return rec
	}
	defence := func(name string, side readout.PartyCode) func(*readout.ReportedMeeting) {
		return func(m *readout.ReportedMeeting) {
			body := "Ministry of National Defense"
			m.Participants = append(m.Participants, readout.Participant{Name: name, Side: &side, Organisation: &body})
		}
	}
	r.tell(told{release: 1, record: about(met(series(consultation, 11), on("2018-03-15"), defence("Kim Yong-kil", "KR")), readout.AccountOutcome, "Regional security", "Cyber  policy")})
	r.tell(told{release: 2, publisher: "jp", record: about(met(series(turned, 11), on("2018-03-15")), readout.AccountAdvance, "the regional security")})
	worded := about(met(on("2019-05-02"), defence("Lee Some-one", "KR")), readout.AccountOutcome, "Trade")
	worded.Meeting.Participants[0].Organisation = to("the Ministry of National Defense of the Republic of Korea (MND)")
	r.tell(told{release: 3, record: worded})
	r.follow()
	counts := func(list []catalogue.Option, err error) map[string]int {
		t.Helper()
		r.must(err)
		out := map[string]int{}
		for _, o := range list {
			out[o.Value+"|"+o.Words] = o.Count
		}
		return out
	}
	options := func(f catalogue.Facet) map[string]int {
		t.Helper()
		return counts(found.Options(ctx, f))
	}
	same := func(what string, want, got any) {
		t.Helper()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", what, diff)
		}
	}
	same("topics", map[string]int{"regional-security|Regional security": 2, "cyber-policy|Cyber policy": 1, "trade|Trade": 1}, options(catalogue.Topic))
	same("kinds of account", map[string]int{"outcome|": 2, "advance|": 1}, options(catalogue.Account))
	same("organisations", map[string]int{"ministry-of-national-defense-kr|Ministry of National Defense": 2}, options(catalogue.Organisation))
	same("months", map[string]int{"2018-03|": 2, "2019-05|": 1}, options(catalogue.Month))
	meetings := func(f catalogue.Facet, value string) []string {
		t.Helper()
		ids, total, err := found.Meetings(ctx, (catalogue.Filter{}).With(f, value), 0, 10)
		r.must(err)
		if total != len(ids) {
			t.Errorf("%s: %d meetings of %d", value, len(ids), total)
		}
		lines, err := r.Lines(ctx, ids)
		r.must(err)
		var out []string
		for _, l := range lines {
			out = append(out, fmt.Sprintf("%s %d %v", l.Start, l.Accounts, l.Coming))
		}
		return out
	}
	same("meetings of an organisation", []string{"2019-05-02 1 false", "2018-03-15 2 false"}, meetings(catalogue.Organisation, "ministry-of-national-defense-kr"))
	beside, err := found.Beside(ctx, (catalogue.Filter{}).With(catalogue.Topic, "regional-security"), catalogue.Account)
	r.must(err)
	same("what stands beside a topic, in meetings", []catalogue.Option{{Value: "advance", Count: 1}, {Value: "outcome", Count: 1}}, beside)

	r.state(3, readout.Held)
	same("topics behind the gate", map[string]int{"regional-security|Regional security": 2, "cyber-policy|Cyber policy": 1}, options(catalogue.Topic))
	if err := found.Known(ctx, (catalogue.Filter{}).With(catalogue.Topic, "trade")); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("what is held is known: %v", err)
	}
	if _, err := found.Words(ctx, catalogue.Topic, "trade"); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("what is held has words: %v", err)
	}
	if own, err := found.OursOnly().Options(ctx, catalogue.Topic); err != nil || len(own) != 0 {
		t.Errorf("others' topics in a house that shows ours alone: %v, %v", own, err)
	}
	r.tell(told{release: 1, record: about(met(series(consultation, 11), on("2018-03-15")), readout.AccountOutcome, "Cyber policy")})
	r.follow()
	same("topics of a new version", map[string]int{"regional-security|regional security": 1, "cyber-policy|Cyber policy": 1}, options(catalogue.Topic))
	same("organisations of a new version", map[string]int{}, options(catalogue.Organisation))
	r.state(1, readout.Withdrawn)
	same("topics of a withdrawn text", map[string]int{"cyber-policy|Cyber policy": 1, "regional-security|regional security": 1}, options(catalogue.Topic))
	same("topics to look for, one withdrawn", map[string]int{"regional-security|regional security": 1}, counts(found.Found(ctx, catalogue.Topic, 0)))
	same("publishers of all", map[string]int{"jp|": 1, "kr|": 1}, options(catalogue.Publisher))
	same("publishers to look for", map[string]int{"jp|": 1}, counts(found.Found(ctx, catalogue.Publisher, 0)))
	r.state(1, readout.Removed)
	same("topics of a removed text", map[string]int{"regional-security|regional security": 1}, options(catalogue.Topic))
}
