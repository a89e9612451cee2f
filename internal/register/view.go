package register

import "readout"

// AccountSheet is one public account of a meeting with what it was read into:
// one for a release, whatever number of editions it has. Account and Record are
// of the edition that was read.
type AccountSheet struct {
	readout.Account
	Publisher string // code
	Date      readout.Day
	Address   readout.Address // of the release
	Title     string
	TitleLang readout.Lang   // the language that Title is in: the one asked for, else that of the edition that was read
	Record    readout.Record // as shown; without the stored text, which is press.Edition's
}

// MeetingSheet is everything that a meeting page shows.
type MeetingSheet struct {
	readout.Meeting
	Series   *readout.Series // nil outside any series
	Accounts []AccountSheet  // by release date, then publisher
	Previous *Round          // the round before, where the register or a mention knows it
	Next     *Round
	People   map[string]string // slugs of the people who have pages, by readout.PersonKey
}

// MeetingRef is what a release's page says of the meeting that the release is
// about.
type MeetingRef struct {
	Address  readout.Address
	Series   *readout.Series // nil outside any series
	Ordinal  int             // 0 where no account gives one
	Accounts int             // public ones of the meeting, this one included
	Previous *Round
	Next     *Round
	People   map[string]string // slugs of the people of this release who have pages, by readout.PersonKey
	// Results are the releases that report what came of the meeting, where this
	// one announces it; by date.
	Results []readout.ReleaseID
}

// Round is one line of a series: a meeting that we hold accounts of, or one
// that accounts only mention (then Meeting is 0 and Source names who says so).
type Round struct {
	Meeting   readout.MeetingID // 0 for a round that is only mentioned
	Address   readout.Address   // zero for a round that is only mentioned
	Ordinal   int               // 0 where nobody gives one
	Kind      readout.MeetingKind
	Start     readout.PartialDate // "" where nobody dates it
	End       readout.Day
	City      string
	Country   readout.PartyCode
	Venue     string
	Parties   []readout.PartyCode
	Heads     []readout.Participant // heads, else the first of each side
	Accounts  int                   // public ones
	Publisher []string              // codes, one for each account
	Source    *MentionSource        // of a round that is only mentioned
}

// MentionSource points at the words that mention a round.
type MentionSource struct {
	Release   readout.Address
	Publisher string
	Lang      readout.Lang
	Version   int
	Exact     string       // the words
	Span      readout.Span // code points of that version's stored text
}

// SeriesLine is one line of the list of series. Its name is the commonest
// public wording.
type SeriesLine struct {
	readout.Series
	Parties []readout.PartyCode
	Rounds  int // meetings that we hold public accounts of
	Last    readout.PartialDate
}

// SeriesSheet is everything that a series page shows.
type SeriesSheet struct {
	readout.Series
	Names   []string // every wording, the commonest first
	Parties []readout.PartyCode
	Rounds  []Round           // latest first
	People  map[string]string // slugs of the people who have pages, by readout.PersonKey
}

// PeopleList is one page of people, those who met last first.
type PeopleList struct {
	Lines []PersonLine
	Total int // of the whole list
	Page  int // from 1
	Pages int // at least 1
}

// PersonLine is one line of the list of people. Only heads and deputies have
// pages.
type PersonLine struct {
	readout.Person
	Post         string // at the latest meeting, as written
	Organisation string
	Meetings     int
	Last         readout.Day
}

// Appearance is one meeting that a person took part in, with the post at the
// time and the account that says so.
type Appearance struct {
	Meeting      readout.Address
	Series       *readout.Series
	Ordinal      int
	Kind         readout.MeetingKind
	Start        readout.Day
	Name         string // as that account writes it
	Post         string
	Organisation string
	Role         readout.Role // "" where the text does not tell
	Release      readout.Address
	Publisher    string
	Checked      bool // an editor has checked name, side, role and post in that account
}

// PersonSheet is everything that a person's page shows.
type PersonSheet struct {
	readout.Person
	Names       []string // every spelling met, the commonest first
	Appearances []Appearance
}

// MeetingList is one page of meetings, newest first.
type MeetingList struct {
	Lines []MeetingLine
	Total int // of the whole list
	Page  int // from 1
	Pages int // at least 1
}

// MeetingLine is one line of the list of meetings.
type MeetingLine struct {
	Round
	Series *readout.Series // nil outside any series
	Title  string          // of its first account
	Lang   readout.Lang    // of Title
	Coming bool            // every account announces it

	Confirmed bool // an editor has checked every value that its accounts give (P25)
}
