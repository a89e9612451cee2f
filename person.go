package readout

import (
	"slices"
	"strings"
)

// Person is someone who took part in meetings, joined on normalised name and
// party.
type Person struct {
	ID    PersonID
	Slug  string
	Name  string // as the first account writes it
	Party PartyCode
	Key   string
}

// PersonKey is the sure key of a person: the party and the name's letters in
// lower case, hyphens and commas as spaces, words in alphabetical order, so
// that "KANASUGI Kenji" and "Kenji Kanasugi" are one and "Kim Yong-kil" and
// "Kim Yong Kil" are one. It joins nothing across spellings.
func PersonKey(name string, party PartyCode) string {
	slug := Slug(strings.NewReplacer("-", " ", ",", " ").Replace(name))
	words := strings.Split(slug, "-")
	slices.Sort(words)
	return string(party) + "|" + strings.Join(words, " ")
}
