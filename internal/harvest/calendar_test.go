package harvest_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"readout"
	"readout/internal/needs"
	"readout/internal/overlay"
	"readout/internal/press"
)

// parseCalendars takes a list of calendars: to start Python takes longer than to
// read one.
const parseCalendars = `
import icalendar, json, sys
def day(v): return v.dt.isoformat()
def parsed(c): return ({"name": str(c.get("X-WR-CALNAME", "")), "errors": len(c.errors) + sum(len(e.errors) for e in c.walk("VEVENT")), "events": [
  {"uid": str(e["UID"]), "stamp": e["DTSTAMP"].dt.isoformat(), "sequence": int(e["SEQUENCE"]), "start": day(e["DTSTART"]), "end": day(e["DTEND"]), "summary": str(e["SUMMARY"]),
   "location": str(e.get("LOCATION", "")), "about": str(e["DESCRIPTION"]), "url": str(e["URL"]), "status": str(e["STATUS"]), "kinds": [str(k) for k in e["CATEGORIES"].cats] if "CATEGORIES" in e else []} for e in c.walk("VEVENT")]})
print(json.dumps([parsed(icalendar.Calendar.from_ical(text)) for text in json.load(sys.stdin)]))
`

// parsedCalendar is a calendar as a program that others wrote reads it.
type parsedCalendar struct {
	Name   string
	Errors int
	Events []struct {
		UID, Stamp, Start, End, Summary, Location, About, URL, Status string
		Sequence                                                      int
		Kinds                                                         []string
	}
}

func (r *room) calendar(path string) parsedCalendar { return r.calendars(path)[0] }

func (r *room) calendars(paths ...string) (all []parsedCalendar) {
	r.t.Helper()
	t := r.t.(*testing.T)
	var texts []string
	for _, path := range paths {
		body := string(r.body(path))
		for line := range strings.SplitSeq(strings.TrimSuffix(body, "\r\n"), "\r\n") {
			if len(line) > 75 || !utf8.ValidString(line) || strings.ContainsAny(line, "\r\n") {
				t.Errorf("%s has the line %q", path, line)
			}
		}
		texts = append(texts, body)
	}
	given, err := json.Marshal(texts)
	must(t, err)
	must(t, json.Unmarshal([]byte(script(t, given, needs.Python(t, "icalendar"), "-c", parseCalendars)), &all))
	if len(all) != len(paths) {
		t.Fatalf("%d calendars of %d", len(all), len(paths))
	}
	for i, c := range all {
		if c.Errors != 0 || len(c.Events) == 0 {
			t.Errorf("%s: %d errors, %d events", paths[i], c.Errors, len(c.Events))
		}
	}
	return all
}

// TestP25CalendarsOfAPublisherHoldWhatIsChecked: in a publisher's house a meeting
// is in a calendar once an editor has checked its day, with what was checked.
func TestP25CalendarsOfAPublisherHoldWhatIsChecked(t *testing.T) {
	own := newRoom(t, readout.HousePublisher, false)
	came := own.bring("talks.en.md", "northmark", checkedTalks)
	path := "/releases/" + came.Address.String()
	key := press.VersionKey{Release: came.Release, Lang: "en", Version: 1}
	check := func(fields ...string) {
		t.Helper()
		list, err := own.registrar.Checklist(t.Context(), key)
		must(t, err)
		var verdicts []overlay.Verdict
		for _, f := range fields {
			verdicts = append(verdicts, overlay.Verdict{Field: f})
		}
		_, err = own.registrar.Check(t.Context(), key, list.Base, "an editor", verdicts)
		must(t, err)
	}
	check("/meeting/ordinal", "/meeting/city")
	if w := own.get("/en/meetings.ics"); w.Code != http.StatusNotFound {
		t.Fatalf("the day was not checked, and the calendar answers %d", w.Code)
	}
	check("/meeting/start_date")
	e := own.calendar("/en/meetings.ics").Events
	if len(e) != 1 || e[0].Start != "2031-03-15" || e[0].Location != "Tokyo" || e[0].URL != origin+"/en"+path || e[0].Status != "CONFIRMED" || !strings.Contains(e[0].Summary, "11th ROK-Japan") ||
		!strings.Contains(e[0].About, "Checked by an editor") || len(e[0].Kinds) != 0 || e[0].Sequence != 3 {
		t.Errorf("%+v", e)
	}
	if w := own.get("/en/series/rok-japan-security-policy-consultation.ics"); w.Code != http.StatusNotFound {
		t.Errorf("that it is one of a series was not checked, and the calendar answers %d", w.Code)
	}
	check("/meeting/series")
	if e := own.calendar("/en/series/rok-japan-security-policy-consultation.ics").Events; len(e) != 1 || e[0].Summary != "ROK-Japan Security Policy Consultation, 11th round" {
		t.Errorf("%+v", e)
	}
	own.check(path)
	if e := own.calendar("/en/meetings.ics").Events; len(e) != 1 || len(e[0].Kinds) != 1 {
		t.Errorf("%+v", e)
	}
	body := linked(t, own.body("/en"+path))
	if bytes.Contains(body, []byte("/meetings/")) {
		t.Errorf("the page names a meeting that has no page: %s", body)
	}
}

const checkedTalks = `---
title: "11th ROK-Japan Security Policy Consultation held"
date: 2031-03-15
lang: en
---

1. The 11th ROK-Japan Security Policy Consultation was held at the Ministry of Defense in Tokyo on March 15, 2031. The ROK side was led by Kim Yong-kil, Director-General for Northeast Asian Affairs of the Ministry of Foreign Affairs.
`

// TestCalendarEventsKeepTheirIdentity follows a meeting from its first text on.
func TestCalendarEventsKeepTheirIdentity(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, false)
	const notice = `---
title: "11th ROK-Japan Security Policy Consultation; held, with a \"long\" title"
date: 2031-03-15
lang: en
---

1. The 11th ROK-Japan Security Policy Consultation was held at the Ministry of Defense in Tokyo on March 15, 2031. The ROK side was led by Kim Yong-kil, Director-General for Northeast Asian Affairs of the Ministry of Foreign Affairs.
`
	r.bring("talks.en.md", "northmark", notice)
	first := r.calendar("/en/meetings.ics").Events[0]
	if first.Start != "2031-03-15" || first.End != "2031-03-16" || first.Sequence != 0 || first.Stamp != "2031-04-01T09:00:00+00:00" || !strings.Contains(first.Location, "Tokyo") {
		t.Errorf("the first: %+v", first)
	}
	body := r.body("/en/meetings.ics")
	r.set(r.now.Load().Add(time.Hour))
	if string(r.body("/en/meetings.ics")) != string(body) {
		t.Error("the clock alone changes a calendar")
	}
	r.bring("talks.en.md", "northmark", strings.Replace(notice, "March 15, 2031", "March 14 to 15, 2031", 1))
	second := r.calendar("/en/meetings.ics").Events[0]
	if second.UID != first.UID || second.Sequence != 1 || second.Stamp != "2031-04-01T10:00:00+00:00" || second.Start != "2031-03-14" || second.End != "2031-03-16" {
		t.Errorf("a new version: %+v", second)
	}
}

// TestP25CalendarsOfAnArchiveTellWhatIsChecked: an event is confirmed once an
// editor has checked every value of its texts, and not before.
func TestP25CalendarsOfAnArchiveTellWhatIsChecked(t *testing.T) {
	r := newRoom(t, readout.HouseArchive, false)
	came := r.bring("talks.en.md", "northmark", checkedTalks)
	key := press.VersionKey{Release: came.Release, Lang: "en", Version: 1}
	list, err := r.registrar.Checklist(t.Context(), key)
	must(t, err)
	_, err = r.registrar.Check(t.Context(), key, list.Base, "an editor", []overlay.Verdict{{Field: "/meeting/start_date"}})
	must(t, err)
	if e := r.calendar("/en/meetings.ics").Events[0]; e.Status != "TENTATIVE" || !strings.Contains(e.About, "not yet checked") {
		t.Errorf("one value was checked, and of all it says %q: %s", e.Status, e.About)
	}
	r.check("/releases/" + came.Address.String())
	if e := r.calendar("/en/meetings.ics").Events[0]; e.Status != "CONFIRMED" || !strings.Contains(e.About, "Checked by an editor") {
		t.Errorf("all was checked, and it says %q: %s", e.Status, e.About)
	}
}
