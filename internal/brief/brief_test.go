package brief

import (
	"testing"

	"readout"
	"readout/internal/register"
)

// TestHost: two sides that hosted in turn have a pattern; what breaks it, and what
// has not taken place, tells of none.
func TestHost(t *testing.T) {
	type place = readout.PartyCode
	for _, c := range []struct {
		name   string
		rounds []place // latest first; "" where nobody tells
		coming int     // of them only mentioned for later
		want   place
		kept   int
		of     int
	}{
		{"in turn", []place{"KR", "JP", "KR", "JP"}, 0, "JP", 3, 3},
		{"one that is to come is no turn", []place{"JP", "KR", "JP", "KR"}, 1, "JP", 2, 2},
		{"too few", []place{"KR", "JP"}, 0, "", 1, 1},
		{"always at one place", []place{"KR", "KR", "KR", "KR"}, 0, "", 0, 3},
		{"twice at one place just now", []place{"KR", "KR", "JP", "KR", "JP"}, 0, "", 3, 4},
		{"once twice, long ago", []place{"KR", "JP", "KR", "JP", "KR", "KR"}, 0, "JP", 4, 5},
		{"elsewhere breaks it", []place{"KR", "JP", "US", "KR", "JP", "KR"}, 0, "", 1, 1},
		{"nobody tells where", []place{"KR", "JP", "", "KR"}, 0, "", 1, 1},
		{"none", nil, 0, "", 0, 0},
	} {
		var file register.SeriesFile
		file.Parties = []place{"JP", "KR"}
		file.Accounts = map[readout.MeetingID][]register.AccountSheet{}
		for i, at := range c.rounds {
			r := register.Round{Ordinal: len(c.rounds) - i, Start: readout.PartialDate("20" + string(rune('9'-i/10)) + string(rune('9'-i%10))), Country: at}
			if i >= c.coming {
				r.Meeting = readout.MeetingID(i + 1)
				r.Address = readout.Address{Year: 2000, Slug: string(rune('a' + i))}
				file.Accounts[r.Meeting] = []register.AccountSheet{{}}
			}
			file.Rounds = append(file.Rounds, r)
		}
		h := Make(Input{File: file, AsOf: "2100-01-01"}).Host
		if h.Next != c.want || h.Kept != c.kept || h.Of != c.of {
			t.Errorf("%s: %q, %d of %d; want %q, %d of %d", c.name, h.Next, h.Kept, h.Of, c.want, c.kept, c.of)
		}
	}
}

func TestMonthsFrom(t *testing.T) {
	for _, c := range []struct {
		from readout.PartialDate
		to   readout.Day
		want int
	}{{"2023-05-22", "2024-11-01", 17}, {"2023-05-22", "2023-06-21", 0}, {"2023-05-22", "2023-06-22", 1}, {"2023-05", "2023-06-01", 1}, {"2023", "2024-06-01", 0}, {"2024-06-01", "2023-01-01", 0}, {"", "2023-01-01", 0}} {
		if got := monthsFrom(c.from, c.to); got != c.want {
			t.Errorf("from %s to %s are %d months, want %d", c.from, c.to, got, c.want)
		}
	}
}
