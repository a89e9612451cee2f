package pairing

import "readout"

// hours are rough differences to UTC of capitals, in hours, for the question
// whether two clocks can show two days; a party without one may be anywhere.
var hours = map[readout.PartyCode]int{"KR": 9, "JP": 9, "KP": 9, "CN": 8, "TW": 8, "HK": 8, "SG": 8, "MY": 8, "PH": 8, "BN": 8, "MN": 8, "TH": 7, "VN": 7, "ID": 7, "LA": 7, "KH": 7,
	"MM": 6, "BD": 6, "IN": 5, "LK": 5, "NP": 5, "PK": 5, "KZ": 5, "UZ": 5, "AE": 4, "AZ": 4, "AM": 4, "GE": 4, "IR": 3, "TR": 3, "RU": 3, "SA": 3, "QA": 3, "KW": 3, "IQ": 3, "BH": 3, "JO": 3, "ET": 3, "KE": 3,
	"IL": 2, "EG": 2, "UA": 2, "GR": 2, "FI": 2, "RO": 2, "PL": 1, "DE": 1, "FR": 1, "IT": 1, "ES": 1, "EU": 1, "NATO": 1, "NL": 1, "BE": 1, "SE": 1, "NO": 1, "DK": 1, "CH": 1, "AT": 1, "CZ": 1, "HU": 1, "NG": 1,
	"GB": 0, "IE": 0, "PT": 0, "GH": 0, "BR": -3, "AR": -3, "CL": -4, "US": -5, "CA": -5, "CO": -5, "PE": -5, "EC": -5, "PA": -5, "CU": -5, "MX": -6, "GT": -6, "HN": -6, "SV": -6, "CR": -6, "AU": 10, "NZ": 12, "FJ": 12, "PG": 10}

// clocks says whether the clocks of the parties are so far apart that one
// meeting can have two dates.
func clocks(a, b *account) bool {
	least, most := 24, -24
	for _, p := range a.parties {
		h, ok := hours[p]
		if !ok {
			return true
		}
		least, most = min(least, h), max(most, h)
	}
	return len(a.parties) < 2 || most-least >= 5
}
