package photos_test

import (
	"slices"
	"testing"

	"readout/internal/prose"
	"readout/internal/reading/photos"
	"readout/internal/reading/rules"
)

func TestCaptions(t *testing.T) {
	for text, want := range map[string][]bool{
		"Minister Roe (left) and Minister Doe (right) in Oslo.\n\nThe Ministers met in Oslo.": {true, false},
		"Minister Roe (left photo) in Oslo.":                                                  {true},
		"Minister Roe (left Oslo) met Doe.":                                                   {false},
		"He turned right, and they met (in Oslo).":                                            {false},
		"Minister Roe met Minister Doe in Oslo (right)":                                       {true},
	} {
		if got := photos.Captions(rules.NewText(prose.Parse(text), rules.English())); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}
