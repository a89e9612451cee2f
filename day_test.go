package readout_test

import (
	"testing"
	"time"

	"readout"
)

func TestDayTakesRealDaysOnly(t *testing.T) {
	for _, s := range []string{"2018-03-15", "2024-02-29", "0001-01-01"} {
		if d, err := readout.ParseDay(s); err != nil || string(d) != s {
			t.Errorf("ParseDay(%q) = %q, %v", s, d, err)
		}
	}
	for _, s := range []string{"", "2018-3-15", "2023-02-29", "2018-13-01", "2018-03-15T00:00", "15-03-2018", "２０１８-03-15"} {
		if d, err := readout.ParseDay(s); err == nil {
			t.Errorf("ParseDay(%q) = %q, want an error", s, d)
		}
	}
	if _, ok := readout.NewDay(2023, time.February, 29); ok {
		t.Error("NewDay made 29 February 2023")
	}
	if d, _ := readout.NewDay(2024, time.February, 29); d.AddDays(1) != "2024-03-01" {
		t.Errorf("the day after %s is %s", d, d.AddDays(1))
	}
}

func TestDayIsWrittenAsEachLanguageDoes(t *testing.T) {
	d := readout.Day("2018-03-15")
	if got, want := d.English(), "15 March 2018"; got != want {
		t.Errorf("English() = %q, want %q", got, want)
	}
	if got, want := d.Korean(), "2018. 3. 15.(목)"; got != want {
		t.Errorf("Korean() = %q, want %q", got, want)
	}
	if got := readout.Day("").English() + readout.Day("").Korean(); got != "" {
		t.Errorf("the empty day is written %q", got)
	}
}

func TestPartialDateCovers(t *testing.T) {
	for _, c := range []struct {
		partial string
		day     readout.Day
		want    bool
	}{
		{"2015", "2015-04-14", true}, {"2015-04", "2015-04-14", true}, {"2015-04-14", "2015-04-14", true},
		{"2015-05", "2015-04-14", false}, {"2015", "", false},
	} {
		p, err := readout.ParsePartialDate(c.partial)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Covers(c.day); got != c.want {
			t.Errorf("%s covers %s: %v", p, c.day, got)
		}
	}
	for _, s := range []string{"", "15", "2015-4", "2015-13", "2015-02-30"} {
		if _, err := readout.ParsePartialDate(s); err == nil {
			t.Errorf("ParsePartialDate(%q) gave no error", s)
		}
	}
}

func TestDayInTellsTheDayOfTheZone(t *testing.T) {
	seoul, err := time.LoadLocation("Asia/Seoul")
	if err != nil {
		t.Fatal(err)
	}
	at := time.Date(2018, 3, 14, 16, 0, 0, 0, time.UTC)
	if got := readout.DayIn(at, seoul); got != "2018-03-15" {
		t.Errorf("DayIn = %s", got)
	}
}
