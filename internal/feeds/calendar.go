package feeds

import (
	"bytes"
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"readout"
)

// CalendarType is the media type of iCalendar.
const CalendarType = "text/calendar"

// Calendar is meetings as calendars take them (RFC 5545, with names as RFC 7986
// has them). It has no METHOD: it is published to be looked at, and invites
// nobody.
type Calendar struct {
	Name        string
	Description string // "" for none
	Lang        readout.Lang
	Page        string // the list for people
	Self        string
	Events      []Event // at least one
}

// Event is one meeting, which takes whole days.
type Event struct {
	UID         string      // stays the same for ever, in every calendar
	Revised     time.Time   // when what is known of it changed last
	Sequence    int         // how often it did
	Start, End  readout.Day // the first and the last day; End "" for one day
	Summary     string
	Lang        readout.Lang // of Summary
	Location    string       // "" where nobody tells
	Description string
	Categories  []string
	Page        string
	Tentative   bool // nobody has confirmed what is told of it
}

// ICalendar writes the calendar. One without events, or with an event without a
// day, is an error: the format has no such thing.
func (c Calendar) ICalendar() ([]byte, error) {
	if len(c.Events) == 0 {
		return nil, errors.New("a calendar needs an event")
	}
	var w lines
	w.line("BEGIN", "VCALENDAR")
	w.line("VERSION", "2.0")
	w.line("PRODID", "-//Readout//Meetings//"+strings.ToUpper(string(c.Lang)))
	w.line("NAME", text(c.Name))
	w.line("X-WR-CALNAME", text(c.Name)) // what most programs read
	if c.Description != "" {
		w.line("DESCRIPTION", text(c.Description))
	}
	w.line("URL", c.Page)
	w.line("SOURCE;VALUE=URI", c.Self)
	for _, e := range c.Events {
		first, ok := e.Start.Time()
		if !ok {
			return nil, errors.New("an event needs a day")
		}
		last := first
		if end, ok := e.End.Time(); ok && end.After(first) {
			last = end
		}
		w.line("BEGIN", "VEVENT")
		w.line("UID", e.UID)
		w.line("DTSTAMP", e.Revised.UTC().Format("20060102T150405Z"))
		w.line("LAST-MODIFIED", e.Revised.UTC().Format("20060102T150405Z"))
		w.line("SEQUENCE", strconv.Itoa(max(0, e.Sequence)))
		w.line("DTSTART;VALUE=DATE", first.Format("20060102"))
		w.line("DTEND;VALUE=DATE", last.AddDate(0, 0, 1).Format("20060102")) // the day after
		w.line("SUMMARY;LANGUAGE="+string(e.Lang), text(e.Summary))
		if e.Location != "" {
			w.line("LOCATION", text(e.Location))
		}
		if e.Description != "" {
			w.line("DESCRIPTION", text(e.Description))
		}
		if len(e.Categories) > 0 {
			words := make([]string, len(e.Categories))
			for i, c := range e.Categories {
				words[i] = text(c)
			}
			w.line("CATEGORIES", strings.Join(words, ","))
		}
		w.line("URL", e.Page)
		if e.Tentative {
			w.line("STATUS", "TENTATIVE")
		} else {
			w.line("STATUS", "CONFIRMED")
		}
		w.line("TRANSP", "TRANSPARENT")
		w.line("END", "VEVENT")
	}
	w.line("END", "VCALENDAR")
	return w.out.Bytes(), nil
}

// lines writes content lines: at most 75 octets each, folded between characters
// (RFC 5545, 3.1).
type lines struct{ out bytes.Buffer }

const longestLine = 75

func (w *lines) line(name, value string) {
	rest, room := name+":"+value, longestLine
	for len(rest) > room {
		at := room
		for at > 0 && !utf8.RuneStart(rest[at]) {
			at--
		}
		w.out.WriteString(rest[:at] + "\r\n ")
		rest, room = rest[at:], longestLine-1
	}
	w.out.WriteString(rest + "\r\n")
}

// text escapes a value of type TEXT (RFC 5545, 3.3.11) and drops the control
// characters that it cannot hold.
func text(s string) string {
	var b strings.Builder
	for _, r := range strings.ReplaceAll(strings.ToValidUTF8(s, "\ufffd"), "\r\n", "\n") {
		switch {
		case r == '\\' || r == ';' || r == ',':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t' || r >= ' ' && r != 0x7f:
			b.WriteRune(r)
		}
	}
	return b.String()
}
