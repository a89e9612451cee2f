package readout

import (
	"regexp"
	"time"
)

// Rights says how much of a held publisher's text may be shown.
type Rights string

// The three grants.
const (
	RightsFull   Rights = "full"   // the whole text
	RightsQuotes Rights = "quotes" // title, date, link and the words that evidence points at
	RightsLink   Rights = "link"   // title, date and link
)

// Publisher is a body that issues releases: ours, or held (another's texts that
// we keep).
type Publisher struct {
	Code    string          `json:"code"` // lower case, e.g. kr-mofa
	Ours    bool            `json:"ours"`
	Names   map[Lang]string `json:"names"`             // at least en
	Party   PartyCode       `json:"party,omitempty"`   // the side that it speaks for
	Zone    string          `json:"zone"`              // IANA name; the years of its addresses are told in it
	Rights  Rights          `json:"rights"`            // of a held publisher
	Founded Day             `json:"founded,omitempty"` // ours: releases before it may be imported
	URL     string          `json:"url,omitempty"`
	Licence string          `json:"licence,omitempty"` // a licence of TermsCalled, e.g. KOGL Type 1, or the terms in other words
	Boards  []Board         `json:"boards"`
}

// Board is where a publisher's releases are listed. It belongs to one publisher.
type Board struct {
	Code  string          `json:"code"` // e.g. press-releases
	Names map[Lang]string `json:"names"`
}

var publisherCode = regexp.MustCompile(`^[a-z][a-z0-9]*(-[a-z0-9]+)*$`)

// Check reports the first thing that is wrong with a publisher's configuration.
func (p Publisher) Check() error {
	switch {
	case !publisherCode.MatchString(p.Code) || len(p.Code) > 40:
		return Invalid("publisher code %q must be lower-case letters, digits and hyphens, at most 40", p.Code)
	case p.Names["en"] == "":
		return Invalid("publisher %s needs an English name", p.Code)
	case p.Rights != RightsFull && p.Rights != RightsQuotes && p.Rights != RightsLink:
		return Invalid("publisher %s: rights %q must be full, quotes or link", p.Code, p.Rights)
	}
	if _, err := time.LoadLocation(p.Zone); err != nil || p.Zone == "" {
		return Invalid("publisher %s: %q is not a time zone such as Asia/Seoul", p.Code, p.Zone)
	}
	seen := map[string]bool{}
	for _, b := range p.Boards {
		if !publisherCode.MatchString(b.Code) || b.Names["en"] == "" || seen[b.Code] {
			return Invalid("publisher %s: board %q needs a code of its own and an English name", p.Code, b.Code)
		}
		seen[b.Code] = true
	}
	return nil
}

// Location returns the publisher's zone; Check has told that it exists.
func (p Publisher) Location() *time.Location {
	zone, err := time.LoadLocation(p.Zone)
	if err != nil {
		return time.UTC
	}
	return zone
}

// Name returns the publisher's name in lang, else in English, and the language
// that it is in.
func (p Publisher) Name(lang Lang) (string, Lang) { return inLang(p.Names, lang) }

// Name returns the board's name in lang, else in English, and the language
// that it is in.
func (b Board) Name(lang Lang) (string, Lang) { return inLang(b.Names, lang) }

func inLang(names map[Lang]string, lang Lang) (string, Lang) {
	if s := names[lang]; s != "" {
		return s, lang
	}
	return names["en"], "en"
}
