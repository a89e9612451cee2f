package pairing

import (
	"regexp"
	"strconv"
	"strings"

	"readout"
	"readout/internal/parties"
)

// Where the record gives no series, the title and the first words may still name
// one: a name in capitals that ends in a word for meetings that recur.
var (
	recurring = regexp.MustCompile(`((?:[\p{Lu}\d][\p{L}\d.’'+&-]*|\(|\)|,)(?:[ \x{a0}]+(?:[\p{Lu}\d(][\p{L}\d.,’'+&()-]*|and|of|on|for|in|between))*?[ \x{a0}]+)?(Dialogues?|Consultations?|Committee|Commission|Consultation Group|Consultative Group|Working Group|Mechanism|Retreat|2\+2)\b`)
	held      = regexp.MustCompile(`(?i)(held|holds?|convened|chaired|hosted|launched|conducted|for|in) (the|an?|their|its)?[ \x{a0}]?$`)
	follows   = regexp.MustCompile(`^[ \x{a0}](\([\p{L}\d+]+\) )?(was|were|took|takes?|will|convened|between|is)\b`)
	beside    = regexp.MustCompile(`(?i)(margins?|sidelines|ahead to|prior to|ahead of|before|after|following|since|occasion of|attend(ed)?|during|next|previous|last|preparations? for)[\p{L} ]{0,18}$`)
	count     = regexp.MustCompile(`(?i)\b(\d{1,3})(?:st|nd|rd|th)\b`)
)

var spelled = map[string]int{"inaugural": 1, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
	"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20}

// guessed is a name of a series from the title, else from the beginning of the
// text, "" where none stands there.
func guessed(r *readout.Record) (name string, ordinal int) {
	title := readout.Value(r.Release.Title)
	for n, text := range []string{title, beginning(r.Release.Text, 420)} {
		for _, at := range recurring.FindAllStringIndex(text, 4) {
			if n > 0 && (beside.MatchString(text[:at[0]]) || !held.MatchString(text[:at[0]]) && !follows.MatchString(text[at[1]:])) {
				continue
			}
			name := text[at[0]:at[1]]
			return name, ordinalIn(name)
		}
	}
	return "", 0
}

// ordinalIn is the number of a round that a name gives, 0 without one.
func ordinalIn(name string) int {
	if m := count.FindStringSubmatch(name); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n
	}
	for w := range strings.FieldsSeq(strings.ToLower(name)) {
		if n := spelled[strings.Trim(w, ",()")]; n > 0 {
			return n
		}
	}
	return 0
}

// sideOfTitle is the side that a title gives away: houses name their own side
// first, and need not name it where they name the other.
func sideOfTitle(title string, among []readout.PartyCode) readout.PartyCode {
	var named []readout.PartyCode
	for _, p := range parties.NamedIn(title) {
		for _, q := range among {
			if p == q {
				named = append(named, p)
			}
		}
	}
	switch {
	case len(named) >= 2:
		return named[0]
	case len(named) == 1 && len(among) == 2:
		if among[0] == named[0] {
			return among[1]
		}
		return among[0]
	}
	return ""
}
