package registertest

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"readout"
	"readout/internal/joining"
	"readout/internal/register"
)

// ourSide and theirSide tell of one meeting of two foreign ministers.
func ourSide(change ...func(*readout.ReportedMeeting)) readout.Record {
	return met(append([]func(*readout.ReportedMeeting){ministers, on("2018-03-15"), at("Tokyo", "JP"),
		with("Kang Kyung-wha", "KR", readout.RoleHead, "Minister of Foreign Affairs"), with("Kono Taro", "JP", readout.RoleHead, "Minister for Foreign Affairs")}, change...)...)
}

func theirSide(change ...func(*readout.ReportedMeeting)) readout.Record {
	return met(append([]func(*readout.ReportedMeeting){ministers, on("2018-03-15"), at("Tokyo", "JP"),
		with("Taro Kono", "JP", readout.RoleHead, "Minister for Foreign Affairs"), with("KANG Kyung-wha", "KR", readout.RoleHead, "Minister of Foreign Affairs")}, change...)...)
}

func ministers(m *readout.ReportedMeeting) {
	m.Kind, m.Format = readout.KindMinisterial, to(readout.InPerson)
}

// brief leaves a text with one head and no place.
func brief(m *readout.ReportedMeeting) {
	m.Participants, m.City, m.Country = m.Participants[:1], nil, nil
}

// reviewed writes the pairs in these states: "1-2 text".
func (r *registry) reviewed(states ...register.JoinState) string {
	r.t.Helper()
	rows, err := r.Review(ctx, states, 100, 0)
	r.must(err)
	var out []string
	for _, row := range rows {
		out = append(out, row.ID()+" "+string(row.Rule))
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}

func (r *registry) expect(what, want string) {
	r.t.Helper()
	if got := r.partition(); got != want {
		r.t.Errorf("%s: %s, want %s", what, got, want)
	}
}

// certainJoins: accounts of both sides that name no series are one meeting; the
// join is kept with its reasons; another meeting of the day stays apart.
func certainJoins(t *testing.T, r *registry) {
	r.tell(told{release: 1, text: "The ministers spoke of shared waters.", record: ourSide()})
	r.tell(told{release: 3, text: "The leaders called each other.", record: met(on("2018-03-15"), func(m *readout.ReportedMeeting) {
		m.Kind, m.Format = readout.KindPhoneCall, to(readout.ByPhone)
	})})
	r.tell(told{release: 2, publisher: "jp", text: "Minister Kono received his colleague.", record: theirSide()})
	r.follow()
	r.expect("both sides", "1+2 3")
	rows, err := r.Review(ctx, []register.JoinState{register.JoinMade}, 10, 0)
	r.must(err)
	if len(rows) != 1 || rows[0].ID() != "1-2" || rows[0].Rule != joining.ByText || !rows[0].Certain || rows[0].Score < 5 || rows[0].By != "" || !rows[0].At.Equal(t0) {
		t.Fatalf("joins: %+v", rows)
	}
	var why []string
	for _, reason := range rows[0].Reasons {
		why = append(why, reason.What)
	}
	if all := strings.Join(why, "; "); !strings.Contains(all, "the same day") || !strings.Contains(strings.ToLower(all), "kang kyung-wha for kr in both") {
		t.Errorf("reasons: %s", all)
	}
	if e := rows[0].Ends; e[0].Publisher != "kr" || e[1].Publisher != "jp" || e[0].Address.IsZero() || e[0].Title == "" || e[0].Date == "" {
		t.Errorf("ends: %+v", e)
	}
	// what is read otherwise parts again
	r.tell(told{release: 2, publisher: "jp", text: "Minister Kono received him a week later.", record: theirSide(on("2018-03-22"))})
	r.follow()
	r.expect("another day", "1 2 3")
	if got := r.reviewed(register.JoinMade, register.JoinOffered); got != "" {
		t.Errorf("what is left of the joins: %s", got)
	}
}

// doubtfulJoins: what is doubtful is offered; a person's word joins and parts,
// can be taken back, and holds when everything is read again.
func doubtfulJoins(t *testing.T, r *registry) {
	r.tell(told{release: 1, text: "The ministers spoke of shared waters.", record: ourSide()})
	r.tell(told{release: 2, publisher: "jp", text: "Officials welcomed their guests.", record: theirSide(brief)})
	r.follow()
	r.expect("doubtful", "1 2")
	if got := r.reviewed(register.JoinOffered); got != "1-2 text" {
		t.Fatalf("offers: %s", got)
	}
	again := func(want string) {
		t.Helper()
		r.expect("at once", want)
		r.must(r.Reset(ctx, r.era()))
		r.follow()
		r.expect("read from nothing", want)
		r.rules += "+"
		for {
			n, err := r.ReadAgain(ctx, 1)
			r.must(err)
			if n == 0 {
				break
			}
		}
		r.expect("read by other rules", want)
	}
	before := r.addresses()
	reviewed := r.happened(readout.EventReviewed)
	r.must(r.Accept(ctx, register.KindMeetings, 1, 2, "ann"))
	if got := r.happened(readout.EventReviewed); got != reviewed+2 {
		t.Errorf("%d events of a word on two releases", got-reviewed)
	}
	again("1+2")
	if moved, err := r.Moved(ctx, register.KindMeetings, before[2].String()); err != nil || moved != before[1].String() {
		t.Errorf("the address that was given up leads to %s, %v", moved, err)
	}
	rows, err := r.Review(ctx, []register.JoinState{register.JoinMade}, 10, 0)
	r.must(err)
	if len(rows) != 1 || rows[0].Rule != joining.ByPerson || rows[0].By != "ann" || rows[0].Score < 3 || rows[0].Certain {
		t.Errorf("joins: %+v", rows)
	}
	r.must(r.Undo(ctx, register.KindMeetings, 1, 2, "bob"))
	again("1 2")
	if got := r.addresses(); got[1] != before[1] || got[2] != before[2] {
		t.Errorf("addresses %v, before %v", got, before)
	}
	if got := r.reviewed(register.JoinOffered); got != "1-2 text" {
		t.Errorf("offers after an undo: %s", got)
	}
	r.must(r.Refuse(ctx, register.KindMeetings, 1, 2, "bob"))
	again("1 2")
	if got := r.reviewed(register.JoinOffered); got != "" {
		t.Errorf("offered again: %s", got)
	}
	if got := r.reviewed(register.JoinRefused); got != "1-2 text" {
		t.Errorf("refused: %s", got)
	}
	for _, wrong := range []struct {
		what string
		err  error
	}{
		{"refused twice", r.Refuse(ctx, register.KindMeetings, 1, 2, "ann")}, {"nobody's word", r.Accept(ctx, register.KindMeetings, 1, 2, "")},
		{"nothing there", r.Accept(ctx, register.KindMeetings, 1, 99, "ann")}, {"no spelling there", r.Accept(ctx, register.KindPeople, 98, 99, "ann")},
	} {
		if !errors.Is(wrong.err, readout.ErrInvalid) {
			t.Errorf("%s: %v", wrong.what, wrong.err)
		}
	}
	r.must(r.Undo(ctx, register.KindMeetings, 1, 2, "ann"))
	if err := r.Undo(ctx, register.KindMeetings, 1, 2, "ann"); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("nothing to undo: %v", err)
	}
}

// partedJoins: a join of the rules that a person undoes stays undone, sure key or
// not, and takes with it what stood behind it; undone again, it stands again.
func partedJoins(t *testing.T, r *registry) {
	r.tell(told{release: 1, text: "One.", record: met(series(consultation, 11), on("2018-03-15"))})
	r.tell(told{release: 2, publisher: "jp", text: "Two words.", record: met(series(turned, 11), on("2018-03-15"))})
	r.tell(told{release: 3, publisher: "qm", text: "Three other words.", record: met(series(consultation, 11), on("2018-03-15"))})
	r.follow()
	r.expect("one round", "1+2+3")
	if got := r.reviewed(register.JoinMade); got != "1-2 round, 1-3 round" {
		t.Fatalf("joins: %s", got)
	}
	if err := r.Refuse(ctx, register.KindMeetings, 2, 3, "ann"); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("a pair that other joins hold together: %v", err)
	}
	r.must(r.Undo(ctx, register.KindMeetings, 1, 3, "ann"))
	r.expect("parted", "1+2 3")
	r.must(r.Reset(ctx, r.era()))
	r.follow()
	r.expect("parted, read from nothing", "1+2 3")
	r.tell(told{release: 4, publisher: "jp", text: "Four.", record: met(series(turned, 11), on("2018-03-15"))})
	r.follow()
	r.expect("another account comes to the oldest", "1+2+4 3")
	r.must(r.Accept(ctx, register.KindMeetings, 3, 4, "bob"))
	r.expect("a word beats a sure key", "1+2 3+4")
	r.must(r.Accept(ctx, register.KindMeetings, 1, 2, "bob"))
	if err := r.Accept(ctx, register.KindMeetings, 2, 4, "bob"); !errors.Is(err, readout.ErrInvalid) {
		t.Errorf("what was said to be two comes together through a third: %v", err)
	}
	r.expect("nothing was recorded of it", "1+2 3+4")
	r.must(r.Undo(ctx, register.KindMeetings, 3, 4, "ann"))
	r.expect("a word taken back", "1+2+4 3")
	r.must(r.Undo(ctx, register.KindMeetings, 1, 3, "ann"))
	r.expect("together again", "1+2+3+4")
}

// joinsBehindTheGate: a release that nobody may see stands with those that it
// tells of and brings no two of them together; a house that shows its own texts
// alone sees no series, join or address that only another's text gives.
func joinsBehindTheGate(t *testing.T, r *registry) {
	r.tell(told{release: 1, text: "Ministers welcomed new ferry lines.", record: met(series(consultation, 11))})
	r.tell(told{release: 2, text: "Officials deplored missile launches.", record: met(series(consultation, 0), on("2018-03-15"))})
	r.tell(told{release: 3, publisher: "qm", text: "Experts compared harvest figures.", record: met(series(consultation, 11), on("2018-03-15"))})
	r.follow()
	r.expect("joined through a third", "1+2+3")
	r.state(3, readout.Held)
	r.follow()
	r.expect("what joined them is held", "1 2")
	r.state(3, readout.Public)
	r.follow()
	r.expect("and seen again", "1+2+3")
}

// othersJoinOurs: a house that shows its own texts alone sees of a meeting that
// another's text was joined to no series, join or address that only that gives.
func othersJoinOurs(t *testing.T, r *registry) {
	r.tell(told{release: 1, publisher: "qm", title: "Zebra Readout", text: "The ministers spoke.", record: theirSide(series("Zebra Dialogue", 3), on("2019-03-15"))})
	r.tell(told{release: 2, publisher: "jp", title: "Zebras Before", text: "The dialogue.", record: met(series("Zebra Dialogue", 2), on("2017-03-15"))})
	r.follow()
	before := r.addresses()[1]
	r.tell(told{release: 3, text: "The ministers spoke of shared waters.", record: ourSide(on("2019-03-15"))})
	r.exec("update publishers set ours = 1 where code = 'kr'")
	r.exec("update releases set ours = 1 where publisher = 'kr'")
	r.follow()
	r.expect("with a series that only the other names", "1+3 2")
	after := r.addresses()[3]
	if after == before || strings.Contains(after.Slug, "zebra") {
		t.Errorf("our meeting stands at %s, before at %s", after, before)
	}
	if to, err := r.Moved(ctx, register.KindMeetings, before.String()); err != nil || to != after.String() {
		t.Errorf("where everybody's texts are shown, the old address leads to %q, %v", to, err)
	}
	if lines, err := r.SeriesList(ctx); err != nil || len(lines) != 1 || lines[0].Rounds != 2 {
		t.Errorf("series where everybody's texts are shown: %+v, %v", lines, err)
	}
	ours := r.OursOnly()
	list, err := ours.Meetings(ctx, 1)
	r.must(err)
	lines, err := ours.SeriesList(ctx)
	r.must(err)
	ref, err := ours.Reads(ctx, 3)
	r.must(err)
	if body := fmt.Sprintf("%+v %+v %+v", list, lines, ref); list.Total != 1 || strings.Contains(strings.ToLower(body), "zebra") || ref == nil || ref.Previous != nil {
		t.Errorf("a house of our own texts knows of another's: %s", body)
	}
	for _, slug := range []string{"zebra-dialogue-jp-kr", "zebra-dialogue"} {
		if _, err := ours.Series(ctx, slug); !errors.Is(err, readout.ErrNotFound) {
			t.Errorf("another's series: %v", err)
		}
	}
	if to, err := ours.Moved(ctx, register.KindMeetings, before.String()); !errors.Is(err, readout.ErrNotFound) {
		t.Errorf("an address of another's text leads to %q, %v", to, err)
	}
}
