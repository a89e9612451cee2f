package web

import (
	_ "embed"
	"strings"

	"readout"
)

//go:embed names/cldr.tsv
var cldrNames string

//go:embed names/house.tsv
var houseNames string

// Names are the names of countries, regions and bodies by code and language:
// the house's own table first, then what CLDR proposes (P30).
type Names map[readout.PartyCode]map[readout.Lang]string

// HouseNames returns the table that the program ships.
func HouseNames() Names {
	n := Names{}
	n.add(cldrNames)
	n.add(houseNames)
	return n
}

func (n Names) add(table string) {
	for line := range strings.Lines(table) {
		f := strings.Split(strings.TrimRight(line, "\n"), "\t")
		if len(f) == 3 && !strings.HasPrefix(line, "#") {
			n[readout.PartyCode(f[0])] = map[readout.Lang]string{"en": f[1], "ko": f[2]}
		}
	}
}

// Name returns the name of a party in lang, else in English, else its code:
// an unknown code is shown as it stands, never guessed.
func (n Names) Name(code readout.PartyCode, lang readout.Lang) string {
	names := n[code]
	if s := names[lang]; s != "" {
		return s
	}
	if s := names["en"]; s != "" {
		return s
	}
	return string(code)
}
