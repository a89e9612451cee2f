package roomtest

import "testing"

func TestSampleTakesFewOfEachNarrowedList(t *testing.T) {
	s := Sample{}
	for i, c := range []struct {
		address string
		want    bool
	}{
		{"/en/releases?topic=a", true}, {"/en/releases?topic=b", true}, {"/en/releases?topic=c", false},
		{"/ko/releases?topic=c", true}, {"/en/releases?topic=c&year=2018", true}, {"/en/releases?year=2018&topic=d", true}, {"/en/releases?topic=e&year=2017", false},
		{"/en/releases", true}, {"/en/releases", true}, {"/en/releases.atom?topic=e", true}, {"/en/releases?%zz", true},
		{"/en/countries/kr?page=2", true}, {"/en/countries/jp?page=2", true}, {"/en/countries/cn?page=2", false},
	} {
		if got := s.Take(c.address); got != c.want {
			t.Errorf("%d: %s is taken: %t, want %t", i, c.address, got, c.want)
		}
	}
}
