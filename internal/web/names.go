package web

import (
	_ "embed"
	"slices"
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

// sensitive are the codes whose names a house must have confirmed before the
// public sees it, beside its own country's (P30). The last two are the sea
// between Korea and Japan and the islands in it.
var sensitive = []readout.PartyCode{"TW", "HK", "MO", "KP", "PS", "XK", "EH", "FK", "MM", "SEA-KR-JP", "DOKDO"}

// Own are names that a house has confirmed by writing them itself, by code and
// language.
type Own map[readout.PartyCode]map[readout.Lang]string

// Confirm puts the house's own names before all others.
func (n Names) Confirm(own Own) {
	for code, names := range own {
		n[code] = names
	}
}

// Unconfirmed lists the sensitive codes, and those of the house's own countries,
// that it has no name of its own for in every language of the pages.
func (o Own) Unconfirmed(countries ...readout.PartyCode) []readout.PartyCode {
	var left []readout.PartyCode
	for _, code := range append(slices.Clone(countries), sensitive...) {
		for _, lang := range Languages() {
			if code != "" && strings.TrimSpace(o[code][lang]) == "" && !slices.Contains(left, code) {
				left = append(left, code)
			}
		}
	}
	return left
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
