package lists

import (
	"context"
	"maps"
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
// day by day. In a house that shows no meetings that nobody has checked it holds of
// each what an editor has, and there is none before that, as there is no calendar
// for programs.
type calendarPage struct {
	layout.Frame
	Month          string
	Total          string
	Label          string // that an editor has checked the meetings, or nobody yet
	Sure           bool   // an editor has checked all of them
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

// Bounds of a calendar.
const (
	mostOfMonth = 400  // meetings of a page
	mostChecked = 1000 // meetings, the latest, that are looked through for checked ones
)

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
	months, of, err := l.months(r.Context())
	if err != nil {
		return err
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
		lines, err := of(month)
		if err != nil {
			return err
		}
		p.month(lines, month, today, publishers)
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

// months are those that have meetings, in order, and what answers with the
// meetings of one.
func (l *Lists) months(ctx context.Context) (months []string, of func(month string) ([]listed, error), err error) {
	if !l.meetings() {
		return l.checkedMonths(ctx)
	}
	options, err := l.Catalogue.Options(ctx, catalogue.Month)
	if err != nil {
		return nil, nil, err
	}
	for _, o := range options {
		months = append(months, o.Value)
	}
	return months, func(month string) ([]listed, error) {
		ids, _, err := l.Catalogue.Meetings(ctx, (catalogue.Filter{}).With(catalogue.Month, month), 0, mostOfMonth)
		if err != nil {
			return nil, err
		}
		lines, err := l.Register.Lines(ctx, ids)
		out := make([]listed, len(lines))
		for i, line := range lines {
			out[i].MeetingLine = line
		}
		return out, err
	}, nil
}

// checkedMonths are months of meetings of which an editor has checked the day;
// readout.ErrNotFound where there is none.
func (l *Lists) checkedMonths(ctx context.Context) (months []string, of func(month string) ([]listed, error), err error) {
	diary, err := l.Register.Diary(ctx, mostChecked, register.Diarist{Checked: true})
	if err != nil {
		return nil, nil, err
	}
	by := map[string][]listed{}
	for _, d := range diary {
		if month := string(d.Start); len(month) == len("2006-01-02") {
			month = month[:len("2006-01")]
			by[month] = append(by[month], listed{d.MeetingLine, d.Account})
		}
	}
	if len(by) == 0 {
		return nil, nil, readout.ErrNotFound
	}
	return slices.Sorted(maps.Keys(by)), func(month string) ([]listed, error) { return by[month], nil }, nil
}

// listed is a meeting of a calendar.
type listed struct {
	register.MeetingLine
	account readout.Address // where it leads in a house without pages of meetings
}

// month fills in the days of a month.
func (p *calendarPage) month(of []listed, month string, today readout.Day, publishers []press.PublisherLine) {
	// texts of one meeting may date it otherwise; it stands on the day that its page gives
	of = slices.DeleteFunc(slices.Clone(of), func(m listed) bool {
		return !strings.HasPrefix(string(m.Start), month) || len(m.Start) != len("2006-01-02")
	})
	slices.SortStableFunc(of, func(a, b listed) int { return strings.Compare(string(a.Start), string(b.Start)) })
	lines := make([]register.MeetingLine, len(of))
	for i, m := range of {
		lines[i] = m.MeetingLine
	}
	p.Total = p.Count("meetings", len(of))
	rows := p.MeetingRows(lines, layout.PartiesOf(publishers))
	p.Label = p.Checking(rows)
	p.Sure = !slices.ContainsFunc(rows, func(r layout.MeetingRow) bool { return !r.Checked })
	for i, m := range of {
		if m.account != (readout.Address{}) {
			rows[i].Href, rows[i].Texts = p.Of("releases", m.account), ""
		}
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
		on := &(*to)[len(*to)-1]
		on.Meetings = append(on.Meetings, row)
	}
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
