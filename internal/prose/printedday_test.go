package prose

import (
	"testing"

	"readout"
)

func TestFindPrintedDay(t *testing.T) {
	for _, c := range []struct {
		line, exact string
		want        readout.Day
	}{
		{"2018-03-15", "2018-03-15", "2018-03-15"},
		{"작성일 2019-06-21 10:00", "2019-06-21", "2019-06-21"},
		{"2018. 3. 15.(목)", "2018. 3. 15", "2018-03-15"},
		{"2018.03.15 배포", "2018.03.15", "2018-03-15"},
		{"2018/3/5", "2018/3/5", "2018-03-05"},
		{"March 15, 2018", "March 15, 2018", "2018-03-15"},
		{"Sept. 5, 2023", "Sept. 5, 2023", "2023-09-05"},
		{"30 Jun 2008 Posted in Visits", "30 Jun 2008", "2008-06-30"},
		{"… between Australia and Nauru Friday, 11 April 2014", "11 April 2014", "2014-04-11"},
		{"Canberra 28 MARCH 2011", "28 MARCH 2011", "2011-03-28"},
		{"5th of March, 2018", "5th of March, 2018", "2018-03-05"},
		{"15-Mar-2018", "15-Mar-2018", "2018-03-15"},
		{"2018년 3월 15일", "2018년 3월 15일", "2018-03-15"},
		{"平成30年5月17日", "平成30年5月17日", "2018-05-17"},
		{"令和元年５月１日", "令和元年５月１日", "2019-05-01"},
		{"２０１８年３月１５日", "２０１８年３月１５日", "2018-03-15"},
		{"03.02.2019 Alder", "03.02.2019", "2019-02-03"},
		{"Brussels, 23/05/2022", "23/05/2022", "2022-05-23"},
		{"05/23/2022", "05/23/2022", "2022-05-23"},
		{"04/04/2022", "04/04/2022", "2022-04-04"},
		{"From 31 to 5 May 2020", "5 May 2020", "2020-05-05"},
	} {
		got, ok := FindPrintedDay(c.line)
		if !ok || got.Day != c.want || c.line[got.Start:got.End] != c.exact {
			t.Errorf("%q: got %+v %t, want %s at %q", c.line, got, ok, c.want, c.exact)
		}
	}
	for _, line := range []string{
		"", "March 15", "15 March", "3.15.(목)", "2018-13-01", "2018-02-30", "31 June 2008", "2018", "April 2015",
		"TEL 02-2100-7000", "0466 745 615", "1584", "May 2018", "12018-03-15", "15.3.18", "3.15.2018", "04/05/2022", "31/13/2022", "平成30年5月", "May 5 20188",
	} {
		if got, ok := FindPrintedDay(line); ok {
			t.Errorf("%q: found %+v where no whole date stands", line, got)
		}
	}
}

func FuzzFindPrintedDay(f *testing.F) {
	for _, s := range []string{"15 March 2018", "平成30年5月17日", "2018. 3. 15.(목)", "5th of March, 2018", "令和元年", "\xff2018-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got, ok := FindPrintedDay(s)
		if !ok {
			return
		}
		if _, valid := got.Day.Time(); !valid || got.Start < 0 || got.End > len(s) || got.Start >= got.End {
			t.Fatalf("%q: %+v", s, got)
		}
	})
}
