package relations

import (
	"context"
	"net/http"
	"strconv"
	"strings"

	"readout"
	"readout/internal/layout"
	"readout/internal/levels"
	"readout/internal/register"
	"readout/internal/tally"
	"readout/internal/web"
)

// countData is a number of meetings, in all and by level.
type countData struct {
	Meetings int            `json:"meetings"`
	Levels   map[string]int `json:"levels"`
}

func dataOf(c tally.Count) countData {
	d := countData{c.Meetings, map[string]int{}}
	for _, l := range c.Told() {
		d.Levels[l.String()] = c.By[l]
	}
	return d
}

// whole is everything that a page shows, for programs.
type whole struct {
	Format    string        `json:"format"`
	Note      string        `json:"note"`
	Party     string        `json:"party,omitempty"`
	With      string        `json:"with,omitempty"`
	Year      string        `json:"year,omitempty"`
	Level     string        `json:"level,omitempty"`
	Total     countData     `json:"total"`
	Announced int           `json:"announced_only"`
	Years     []yearData    `json:"years"`
	Pairs     []pairData    `json:"pairs"`
	Meetings  []meetingData `json:"meetings"`
}

type yearData struct {
	Year string `json:"year"`
	countData
}

type pairData struct {
	Parties [2]readout.PartyCode `json:"parties"`
	countData
	Alone int         `json:"two_alone"`
	First readout.Day `json:"first"`
	Last  readout.Day `json:"latest"`
}

type meetingData struct {
	Date    readout.Day         `json:"date"`
	Dated   bool                `json:"dated"` // false: the date is that of a release about it
	Parties []readout.PartyCode `json:"parties"`
	Level   string              `json:"level"`
	Kind    readout.MeetingKind `json:"kind"`
	Series  string              `json:"series,omitempty"`
	Ordinal int                 `json:"ordinal,omitempty"`
	Title   string              `json:"title"`
	Page    string              `json:"page"`
}

// note says what the data are.
func (s *Relations) note(f layout.Frame) string {
	words := []string{f.T("met.counted"), f.T("details.machine") + "."}
	if f.Demo {
		words = append(words, f.T("demo.line"))
	}
	return strings.Join(words, " ")
}

// lines are meetings as the register lists them, with their levels.
func (s *Relations) lines(ctx context.Context, meetings []tally.Meeting) ([]register.MeetingLine, map[readout.MeetingID]levels.Level, error) {
	ids, at := make([]readout.MeetingID, len(meetings)), map[readout.MeetingID]levels.Level{}
	for i, m := range meetings {
		ids[i], at[m.ID] = m.ID, m.Level
	}
	lines, err := s.Register.Lines(ctx, ids)
	return lines, at, err
}

// rows are the meetings that were asked for.
func (s *Relations) rows(ctx context.Context, f layout.Frame, a asked) ([]meetingData, error) {
	lines, at, err := s.lines(ctx, a.meetings)
	if err != nil {
		return nil, err
	}
	days := map[readout.MeetingID]readout.Day{}
	for _, m := range a.meetings {
		days[m.ID] = m.Day
	}
	out := make([]meetingData, len(lines))
	for i, l := range lines {
		out[i] = meetingData{Date: days[l.Meeting], Dated: l.Start != "", Parties: l.Parties, Level: at[l.Meeting].String(), Kind: l.Kind, Ordinal: l.Ordinal, Title: l.Title, Page: f.Of("meetings", l.Address)}
		if l.Series != nil {
			out[i].Series = l.Series.Name
		}
	}
	return out, nil
}

func (s *Relations) data(w http.ResponseWriter, r *http.Request, a asked) error {
	f := s.Layout.Frame(layout.LangOf(r), "", "")
	d := whole{Format: "readout-meetings/1", Note: s.note(f), Party: string(a.filter.Party), With: string(a.filter.With), Year: a.filter.Year,
		Total: dataOf(tally.Total(a.meetings)), Announced: a.filter.Announced(a.all), Years: []yearData{}, Pairs: []pairData{}}
	if a.filter.Level != nil {
		d.Level = a.filter.Level.String()
	}
	for _, y := range tally.Years(a.meetings) {
		d.Years = append(d.Years, yearData{y.Year, dataOf(y.Count)})
	}
	for _, p := range tally.Pairs(a.meetings) {
		d.Pairs = append(d.Pairs, pairData{[2]readout.PartyCode{p.A, p.B}, dataOf(p.Count), p.Alone, p.First, p.Last})
	}
	var err error
	if d.Meetings, err = s.rows(r.Context(), f, a); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	return web.SendJSON(w, d, "")
}

// askCountry is ask of the country in the address.
func (s *Relations) askCountry(r *http.Request, ending string) (asked, error) {
	party, err := s.of(r.Context(), r.PathValue("slug"))
	if err != nil {
		return asked{}, err
	}
	return s.ask(r, "/countries/"+r.PathValue("slug")+"/meetings"+ending, party)
}

func (s *Relations) countryData(w http.ResponseWriter, r *http.Request) error {
	a, err := s.askCountry(r, ".json")
	if err != nil {
		return err
	}
	return s.data(w, r, a)
}

func (s *Relations) networkData(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ask(r, "/network.json", "")
	if err != nil {
		return err
	}
	return s.data(w, r, a)
}

// noted gives each line of a table of a demonstration a last cell that says so.
func (s *Relations) noted(w http.ResponseWriter, r *http.Request, head []string, lines [][]string) error {
	f := s.Layout.Frame(layout.LangOf(r), "", "")
	lines = append([][]string{append(head, "note")}, lines...)
	for i := range lines[1:] {
		note := ""
		if f.Demo {
			note = f.T("demo.line")
		}
		lines[i+1] = append(lines[i+1], note)
	}
	return web.SendCSV(w, lines)
}

func (s *Relations) countryMeetings(w http.ResponseWriter, r *http.Request) error {
	a, err := s.askCountry(r, ".csv")
	if err != nil {
		return err
	}
	rows, err := s.rows(r.Context(), s.Layout.Frame(layout.LangOf(r), "", ""), a)
	if err != nil {
		return err
	}
	var lines [][]string
	for _, m := range rows {
		ordinal := ""
		if m.Ordinal > 0 {
			ordinal = strconv.Itoa(m.Ordinal)
		}
		lines = append(lines, []string{string(m.Date), strconv.FormatBool(m.Dated), codes(m.Parties), m.Level, string(m.Kind), m.Series, ordinal, m.Title, m.Page})
	}
	return s.noted(w, r, []string{"date", "dated", "parties", "level", "kind", "series", "ordinal", "title", "page"}, lines)
}

func codes(parties []readout.PartyCode) string {
	out := make([]string, len(parties))
	for i, p := range parties {
		out[i] = string(p)
	}
	return strings.Join(out, " ")
}

// numbers are the cells of a count, a cell for each level.
func numbers(c tally.Count) (out []string) {
	out = append(out, strconv.Itoa(c.Meetings))
	for _, l := range levels.All() {
		out = append(out, strconv.Itoa(c.By[l]))
	}
	return out
}

// numberHeads are the heads of those cells.
func numberHeads(before ...string) []string {
	out := append(before, "meetings")
	for _, l := range levels.All() {
		out = append(out, l.String())
	}
	return out
}

func (s *Relations) years(w http.ResponseWriter, r *http.Request, a asked) error {
	var lines [][]string
	for _, y := range tally.Years(a.meetings) {
		lines = append(lines, append([]string{y.Year}, numbers(y.Count)...))
	}
	return s.noted(w, r, numberHeads("year"), lines)
}

func (s *Relations) countryYears(w http.ResponseWriter, r *http.Request) error {
	a, err := s.askCountry(r, "-by-year.csv")
	if err != nil {
		return err
	}
	return s.years(w, r, a)
}

func (s *Relations) networkYears(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ask(r, "/network-by-year.csv", "")
	if err != nil {
		return err
	}
	return s.years(w, r, a)
}

func (s *Relations) pairs(w http.ResponseWriter, r *http.Request, a asked) error {
	var lines [][]string
	for _, p := range tally.Pairs(a.meetings) {
		line := append([]string{string(p.A), string(p.B)}, numbers(p.Count)...)
		lines = append(lines, append(line, strconv.Itoa(p.Alone), string(p.First), string(p.Last)))
	}
	return s.noted(w, r, append(numberHeads("party", "with"), "two alone", "first", "latest"), lines)
}

// countryParties is of the pairs of all who were at the meetings.
func (s *Relations) countryParties(w http.ResponseWriter, r *http.Request) error {
	a, err := s.askCountry(r, "-by-party.csv")
	if err != nil {
		return err
	}
	return s.pairs(w, r, a)
}

func (s *Relations) networkPairs(w http.ResponseWriter, r *http.Request) error {
	a, err := s.ask(r, "/network.csv", "")
	if err != nil {
		return err
	}
	return s.pairs(w, r, a)
}
