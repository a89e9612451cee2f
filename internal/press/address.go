package press

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"readout"
)

// choices are the addresses that a release tries in turn.
type choices struct {
	year  int
	slugs []string
}

// slugChoices lists the addresses of a release that has FirstReleased: from its
// English title, or its own where that is in Latin letters, else from publisher
// and date. Two releases of the same words on the same day differ at least in
// what their import knows them by, so the last choices mix that in.
func slugChoices(r *readout.Release, first readout.EditionText, english string, zone *time.Location) choices {
	day := readout.DayIn(r.FirstReleased, zone)
	c := choices{year: day.Year()}
	base := readout.Slug(english)
	if base == "" && latin(first.Title) {
		base = readout.Slug(first.Title)
	}
	seeds := []string{first.TextSHA256, first.TextSHA256 + "|" + r.Source, first.TextSHA256 + "||" + r.Source}
	for i, seed := range seeds {
		var slugs []string
		if base == "" {
			slugs = readout.SlugChoices(r.Publisher+"-"+day.String(), "", "", seed)
		} else {
			slugs = readout.SlugChoices(base, r.Publisher, day, seed)
		}
		if i > 0 {
			slugs = slugs[len(slugs)-1:]
		}
		c.slugs = append(c.slugs, slugs...)
	}
	return c
}

// pick returns the first choice that is free.
func (c choices) pick(taken func(readout.Address) bool) (readout.Address, error) {
	for _, slug := range c.slugs {
		if a := (readout.Address{Year: c.year, Slug: slug}); !taken(a) {
			return a, nil
		}
	}
	return readout.Address{}, fmt.Errorf("no free address for %s", strings.Join(c.slugs, ", "))
}

func (c choices) first() readout.Address { return readout.Address{Year: c.year, Slug: c.slugs[0]} }

// latin reports whether all letters are Latin and there is one.
func latin(title string) bool {
	some := false
	for _, r := range title {
		if !unicode.IsLetter(r) {
			continue
		}
		if !unicode.Is(unicode.Latin, r) {
			return false
		}
		some = true
	}
	return some
}

// title is the English title of a release's versions, "" where it has none.
func title(r *readout.Release) string {
	v, ok := r.Latest("en")
	if !ok {
		return ""
	}
	return v.Title
}

func englishTitle(editions []readout.EditionText) string {
	for _, e := range editions {
		if e.Lang == "en" {
			return e.Title
		}
	}
	return ""
}
