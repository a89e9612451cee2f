package lists

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"readout"
	"readout/internal/catalogue"
	"readout/internal/layout"
	"readout/internal/press"
	"readout/internal/register"
	"readout/internal/web"
)

// calendarPage is the meetings of one month: those to come and those that were,
// day by day.
type calendarPage struct {
	layout.Frame
	Month          string
	Total          string
	Coming, Past   []dayRow
	Previous, Next *layout.Link // the months beside that have meetings
	Years          []yearRow    // every month that has
}

// dayRow is a day with its meetings.
type dayRow struct {
	Day      layout.Datum
	Meetings []calendarRow
}

// calendarRow is a meeting. Unheard is one that has gone by, and of which texts
// are held that announce it and none that tells of it.
type calendarRow struct {
	layout.MeetingRow
	Unheard bool
}

// yearRow is a year with its months.
type yearRow struct {
	Year   string
	Months []layout.Link
}

// mostOfMonth bounds the meetings of a page.
const mostOfMonth = 400

func (l *Lists) calendar(w http.ResponseWriter, r *http.Request) error {
	publishers, err := l.Press.Publishers(r.Context())
	if err != nil {
		return err
	}
	zone := time.UTC
	if len(publishers) > 0 && publishers[0].Ours { // ours stand first
		zone = publishers[0].Location()
	}
	today := readout.DayIn(l.Now(), zone)
	options, err := l.Catalogue.Options(r.Context(), catalogue.Month)
	if err != nil {
		return err
	}
	months := make([]string, len(options))
	for i, o := range options {
		months[i] = o.Value
	}
	asked := r.URL.Query().Get("month")
	month := asked
	if month == "" {
		month = near(months, string(today[:len("2006-01")]))
	} else if !slices.Contains(months, month) {
		return readout.ErrNotFound
	}
	path := "/calendar"
	if asked != "" {
		path += "?month=" + month
	}
	p := &calendarPage{Frame: l.Layout.Frame(langOf(r), path, "")}
	p.Trail = append(p.Trail, layout.Link{Text: p.T("calendar.title")})
	p.Heading, p.Describe = p.T("calendar.title"), p.T("calendar.about")
	if month != "" {
		p.Month = p.Partial(readout.PartialDate(month))
		p.Heading = p.T("calendar.of", p.Month)
		p.Calendar = p.To("/meetings.ics")
		if err := l.month(r.Context(), p, month, today, publishers); err != nil {
			return err
		}
	}
	p.beside(months, month)
	// tomorrow another day has come, and another month may be the one to begin with
	tomorrow, _ := today.AddDays(1).Time()
	web.Until(w, time.Date(tomorrow.Year(), tomorrow.Month(), tomorrow.Day(), 0, 0, 0, 0, zone))
	return l.render(w, "calendar", p)
}

// near is the month itself where it has meetings, else the next that has, else
// the last one; "" where none has.
func near(months []string, month string) string {
	if len(months) == 0 {
		return ""
	}
	at, _ := slices.BinarySearch(months, month)
	return months[min(at, len(months)-1)]
}

// month fills in the days of a month.
func (l *Lists) month(ctx context.Context, p *calendarPage, month string, today readout.Day, publishers []press.PublisherLine) error {
	ids, _, err := l.Catalogue.Meetings(ctx, (catalogue.Filter{}).With(catalogue.Month, month), 0, mostOfMonth)
	if err != nil {
		return err
	}
	lines, err := l.Register.Lines(ctx, ids)
	if err != nil {
		return err
	}
	// texts of one meeting may date it otherwise; it stands on the day that its page gives
	lines = slices.DeleteFunc(lines, func(m register.MeetingLine) bool {
		return !strings.HasPrefix(string(m.Start), month) || len(m.Start) != len("2006-01-02")
	})
	slices.SortStableFunc(lines, func(a, b register.MeetingLine) int { return strings.Compare(string(a.Start), string(b.Start)) })
	p.Total = p.Count("meetings", len(lines))
	rows := p.MeetingRows(lines, layout.PartiesOf(publishers))
	for i, m := range lines {
		last := max(m.End, readout.Day(m.Start))
		row := calendarRow{rows[i], m.Coming && last < today}
		if row.When.Text == p.Partial(m.Start) {
			row.When = nil // the day stands above
		}
		to := &p.Past
		if last >= today {
			to = &p.Coming
		}
		day := layout.Datum{ISO: string(m.Start), Text: p.Partial(m.Start)}
		if n := len(*to); n == 0 || (*to)[n-1].Day != day {
			*to = append(*to, dayRow{Day: day})
		}
		of := &(*to)[len(*to)-1]
		of.Meetings = append(of.Meetings, row)
	}
	return nil
}

// beside leads to the other months.
func (p *calendarPage) beside(months []string, month string) {
	to := func(m string) layout.Link {
		return layout.Link{Href: p.To("/calendar?month=" + m), Text: p.Partial(readout.PartialDate(m)), Here: m == month}
	}
	if at := slices.Index(months, month); at >= 0 {
		if at > 0 {
			l := to(months[at-1])
			p.Previous = &l
		}
		if at+1 < len(months) {
			l := to(months[at+1])
			p.Next = &l
		}
	}
	for _, m := range slices.Backward(months) {
		year := m[:len("2006")]
		if n := len(p.Years); n == 0 || p.Years[n-1].Year != year {
			p.Years = append(p.Years, yearRow{Year: year})
		}
		of := &p.Years[len(p.Years)-1]
		link := to(m)
		link.Text = p.T("calendar.month." + m[len("2006-"):])
		of.Months = append([]layout.Link{link}, of.Months...)
	}
}
