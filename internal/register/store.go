package register

import (
	"context"
	"encoding/json"
	"time"

	"readout"
	"readout/internal/facts"
	"readout/internal/joining"
	"readout/internal/overlay"
	"readout/internal/pairing"
	"readout/internal/press"
)

// Store keeps the register's rows.
type Store interface {
	// Cursor returns how far the registrar has come; the zero Cursor when it
	// has nothing.
	Cursor(ctx context.Context) (readout.Cursor, error)
	// Released returns the released versions of the releases that events are
	// about, by release, language and version.
	Released(ctx context.Context, events []readout.Event) ([]Released, error)
	// Outdated returns at most so many versions whose records were made by
	// other rules than these.
	Outdated(ctx context.Context, rulesSHA256 string, most int) ([]press.VersionKey, error)
	// CountOutdated returns how many there are in all.
	CountOutdated(ctx context.Context, rulesSHA256 string) (int, error)
	// Decisions returns the decisions on the editions, oldest first. The
	// version of a key is not looked at.
	Decisions(ctx context.Context, editions []press.VersionKey) ([]overlay.Decision, error)
	// Entries is Ledger.Entries, gate or not.
	Entries(ctx context.Context, versions []press.VersionKey) (map[press.VersionKey]Entry, error)
	// Newest returns the newest versions of editions whose records have a
	// meeting, gate or not, by release and language, at most so many from behind
	// a key on.
	Newest(ctx context.Context, after press.VersionKey, most int) ([]Newest, error)
	// Review returns joins and offers in these states, the latest first, at most
	// so many from behind some on.
	Review(ctx context.Context, states []JoinState, most, after int) ([]Reviewed, error)
	// Change runs f in one write transaction and commits when it returns nil.
	// It may run f again after a lost race.
	Change(ctx context.Context, f func(Ledger) error) error
	// View runs f in one snapshot of what the public may see; with ours, of what
	// our own releases tell of it alone.
	View(ctx context.Context, ours bool, f func(Public) error) error
}

// Ledger is the register inside one write transaction. It knows no gate.
type Ledger interface {
	// Cursor is Store.Cursor in this transaction.
	Cursor(ctx context.Context) (readout.Cursor, error)
	// SetCursor puts another cursor in its place.
	SetCursor(ctx context.Context, c readout.Cursor) error
	// Append numbers events behind those that there are, and stores them.
	Append(ctx context.Context, events []readout.Event) error
	// Clear drops records, accounts, mentions and appearances. Meetings,
	// series and people stay with their addresses, and so do decisions,
	// redirects and where each release stood.
	Clear(ctx context.Context) error

	// Entries returns the records that are stored of these versions; a version
	// that was not read is left out.
	Entries(ctx context.Context, versions []press.VersionKey) (map[press.VersionKey]Entry, error)
	// Save stores records, each in place of the one of the same version.
	Save(ctx context.Context, entries []Entry) error
	// Decisions is Store.Decisions in this transaction.
	Decisions(ctx context.Context, editions []press.VersionKey) ([]overlay.Decision, error)
	// Decide stores a decision.
	Decide(ctx context.Context, d overlay.Decision) error

	// Editions returns the newest version that was read of each edition of the
	// releases.
	Editions(ctx context.Context, releases []readout.ReleaseID) ([]Edition, error)
	// Standing returns where releases stand now: the named ones, and all that
	// share a meeting, a day key or a round key with one of those, or one of the
	// keys given.
	Standing(ctx context.Context, releases []readout.ReleaseID, days, rounds []string) ([]Stand, error)
	// Sketches returns what pairing keeps of versions, and of the versions that
	// releases stand by; one without a sketch is left out.
	Sketches(ctx context.Context, versions []press.VersionKey, standing []readout.ReleaseID) (map[readout.ReleaseID]pairing.Sketch, error)
	// Stand notes where pairing finds releases, in place of what was noted
	// before; one without a reach stands nowhere.
	Stand(ctx context.Context, releases map[readout.ReleaseID]bool, at map[readout.ReleaseID]pairing.Reach) error
	// Near returns the releases that a reach meets, at most so many, with their
	// keys where they stand on a meeting.
	Near(ctx context.Context, reach pairing.Reach, most int) ([]joining.Node, error)
	// Joined returns the rows of joins and offers that touch one of the ids.
	Joined(ctx context.Context, kind string, ids []int64) ([]Joined, error)
	// Words returns the last word of people on each pair that touches one of the
	// ids, those that were taken back left out.
	Words(ctx context.Context, kind string, ids []int64) ([]Word, error)
	// Spellings returns spellings with the person that each is of.
	Spellings(ctx context.Context, ids []readout.PersonID) ([]Spelled, error)
	// Seen returns who sees spellings in some release.
	Seen(ctx context.Context, ids []readout.PersonID) (map[readout.PersonID]joining.Sight, error)
	// Named returns the spellings that accounts of the releases give.
	Named(ctx context.Context, releases []readout.ReleaseID) ([]readout.PersonID, error)
	// SoundAlike returns pairs of one of the spellings and another that shares a
	// sound with it.
	SoundAlike(ctx context.Context, ids []readout.PersonID) ([][2]readout.PersonID, error)
	// Encounters returns those of the spellings.
	Encounters(ctx context.Context, ids []readout.PersonID) ([]Encounter, error)
	// Seats returns who sits in the accounts of the meetings where releases stand.
	Seats(ctx context.Context, releases []readout.ReleaseID) ([]Seat, error)
	// Meet replaces the encounters of releases and returns the spellings of those
	// that went and of those that came.
	Meet(ctx context.Context, releases []readout.ReleaseID, found []Encounter) ([]readout.PersonID, error)
	// Unite makes spellings stand for persons: each is of the person of the
	// spelling that it leads to, itself where it stands alone. It returns the
	// releases of which that changes a person.
	Unite(ctx context.Context, heads map[readout.PersonID]readout.PersonID, at time.Time) ([]readout.ReleaseID, error)
	// There returns how many of releases have accounts, or of people have rows.
	There(ctx context.Context, kind string, ids []int64) (int, error)
	// Outdate marks all records as made by other rules.
	Outdate(ctx context.Context) error
	// Join replaces rows of joins and offers.
	Join(ctx context.Context, j Joins) error
	// Say notes a person's words, all under the next number, which it returns.
	Say(ctx context.Context, kind string, says Says, by string, at time.Time, pairs [][2]int64) (int64, error)
	// Rows returns the meetings that have one of the keys, and those where one
	// of the releases stood last.
	Rows(ctx context.Context, keys []string, releases []readout.ReleaseID) ([]Row, error)
	// Apply writes what attach decided.
	Apply(ctx context.Context, c Changes) error
}

// Released is a released version.
type Released struct {
	press.VersionKey
	Size int64 // bytes that it was made of
}

// Entry is one stored record.
type Entry struct {
	press.VersionKey
	TextSHA256  string
	RulesSHA256 string
	Status      readout.ReadingStatus
	Facts       *facts.Facts    // of the shown record; nil where it has no meeting
	Reading     json.RawMessage // the record as read, without the stored text
	Shown       json.RawMessage // overlaid with decisions; nil where nothing was decided
	Sketch      []byte          // what pairing keeps of the shown record; nil where it has no meeting. Written, never read back
}

// Newest is the shown record of the newest version of an edition.
type Newest struct {
	press.VersionKey
	Title   string
	Address readout.Address // of the release
	Record  json.RawMessage
}

// Edition is the newest version that was read of one edition, with what its
// release is.
type Edition struct {
	press.VersionKey
	Status        readout.ReadingStatus
	Facts         *facts.Facts
	Title         string
	Date          readout.Day
	Publisher     string
	Address       readout.Address // of the release
	Authoritative readout.Lang    // of the release
	Sight         joining.Sight
	Naming        int
}

// Whose release names a meeting that several are joined to.
const (
	namedByUs     = iota
	namedByOthers // whose words we may show
	namedByNobody // a release of which we show no word
)

// Stand is the meeting that a release is an account of.
type Stand struct {
	joining.Node
	Key    string // of the meeting
	Sight  joining.Sight
	Naming int // as above
}

// Row is one stored meeting.
type Row struct {
	ID       readout.MeetingID
	Key      string
	Into     readout.MeetingID   // the meeting that it was merged into; 0 where it stands for itself
	Last     []readout.ReleaseID // those asked for that stood here last
	Standing []readout.ReleaseID // all that stand here now; filled where Last is
}

// Changes is everything that attaching writes. Meetings, series and people are
// named by their keys, because new ones have no number yet.
type Changes struct {
	Series   []NewSeries // each added unless its key is there
	People   []NewPerson // each added unless its key is there
	Meetings []Placed    // every meeting that the rest names
	Accounts []Account   // each in place of all that the release had
	Moved    []Stand     // releases that change their meeting and nothing else
	Gone     []readout.ReleaseID
	Merged   []Merge
	At       time.Time
}

// NewSeries is a series as its first account gives it. Slugs are tried in turn.
type NewSeries struct {
	Key, Name string
	Slugs     []string
}

// NewPerson is a person as the first account gives them. Slugs are tried in
// turn.
type NewPerson struct {
	Key, Name string
	Party     readout.PartyCode
	Slugs     []string
}

// Placed is a meeting and the row that it gets: an existing one, given this key
// and taken out of a merge where needed, or a new one at the first free address.
type Placed struct {
	Key       string
	ID        readout.MeetingID // 0 for a new row
	Rekey     bool              // the row has another key until now
	Revive    bool              // the row was merged and stands again
	SeriesKey string            // of a new or rekeyed row
	Year      int               // of a new row
	Slugs     []string          // of a new row, tried in turn

	facts *facts.Facts // that its series comes from
}

// Account is a release as account of a meeting.
type Account struct {
	joining.Node              // the release and its keys
	Lang         readout.Lang // of the edition whose record gives the values
	Version      int
	MeetingKey   string
	Day          readout.Day // what lists sort by: the start, else the release's date
	Facts        *facts.Facts
}

// Merge redirects a meeting that nothing stands on any more.
type Merge struct {
	From readout.MeetingID
	Into string // key
	Ours bool   // a release of ours stood there, so that its address was one of ours
}

// Public is the register as the public may see it, in one snapshot: everything
// goes through the gate, and what a query does not find is readout.ErrNotFound
// for one thing and nothing for many.
type Public interface {
	// Epoch returns the number of the last event that changed anything public.
	Epoch(ctx context.Context) (int64, error)
	// Count returns how many meetings and people have public accounts.
	Count(ctx context.Context) (meetings, people int, err error)
	// Newest returns a part of the meetings with public accounts, the latest
	// day first.
	Newest(ctx context.Context, limit, offset int) ([]readout.MeetingID, error)
	// Announced returns the meetings that a public account announces for these
	// days, first and last included, the earliest first; limit bounds the
	// accounts that are read.
	Announced(ctx context.Context, from, to readout.Day, limit int) ([]readout.MeetingID, error)
	// Diary returns what calendars need of the public accounts of meetings.
	Diary(ctx context.Context, meetings []readout.MeetingID) (map[readout.ReleaseID]DiaryAccount, error)
	// MeetingMap returns a part of all meetings' addresses, in the order in which
	// their rows were made.
	MeetingMap(ctx context.Context, limit, offset int) ([]readout.Address, error)
	// PeopleMap is MeetingMap of people's slugs.
	PeopleMap(ctx context.Context, limit, offset int) ([]string, error)
	// MeetingAt returns the meeting with this address, if it has a public
	// account.
	MeetingAt(ctx context.Context, a readout.Address) (readout.MeetingID, error)
	// MeetingOf returns the meeting that a release is a public account of.
	MeetingOf(ctx context.Context, release readout.ReleaseID) (readout.MeetingID, error)
	// Accounts returns the public accounts of the meetings.
	Accounts(ctx context.Context, meetings []readout.MeetingID) ([]PublicAccount, error)
	// SeriesAccounts returns the public accounts of all meetings of a series.
	SeriesAccounts(ctx context.Context, series readout.SeriesID) ([]PublicAccount, error)
	// Wordings returns every public wording of the name of every series.
	Wordings(ctx context.Context) ([]Wording, error)
	// SeriesAt returns the series with this slug. Its name is the first
	// account's, which need not be public.
	SeriesAt(ctx context.Context, slug string) (readout.Series, error)
	// Mentions returns the rounds that public accounts mention of a series, by
	// its key; of the key "" those that accounts of the meeting mention of
	// their own unnamed series.
	Mentions(ctx context.Context, seriesKey string, meeting readout.MeetingID) ([]PublicNamed, error)
	// People returns a part of the people who appear in public accounts, the
	// latest first. Their names are the first account's.
	People(ctx context.Context, limit, offset int) ([]readout.Person, error)
	// PersonAt returns the person with this slug.
	PersonAt(ctx context.Context, slug string) (readout.Person, error)
	// PeopleIn returns the slugs of the people who appear in these releases as
	// public accounts, by the readout.PersonKey of the spelling there.
	PeopleIn(ctx context.Context, releases []readout.ReleaseID) (map[string]string, error)
	// Appearances returns where people appear in public accounts.
	Appearances(ctx context.Context, people []readout.PersonID) ([]PublicAppearance, error)
	// Records returns shown records of public versions, without the stored
	// text.
	Records(ctx context.Context, versions []press.VersionKey) (map[press.VersionKey]readout.Record, error)
	// ReadEditions returns the public versions of a release that were read,
	// newest first.
	ReadEditions(ctx context.Context, release readout.ReleaseID) ([]ReadEdition, error)
	// Titles returns the newest public titles of releases in a language.
	Titles(ctx context.Context, releases []readout.ReleaseID, lang readout.Lang) (map[readout.ReleaseID]string, error)
	// MergedInto returns where the meeting, series or person that stood at an
	// address stands now, as "year/slug" or slug, if the public may see that.
	MergedInto(ctx context.Context, kind, from string) (string, error)
}

// PublicAccount is a public account with its facts.
type PublicAccount struct {
	readout.Account
	At        readout.Address // of the meeting
	Series    readout.Series  // ID 0 outside any series
	Publisher string          // code
	Date      readout.Day     // of the release
	Address   readout.Address // of the release
	Title     string          // in Lang
	Facts     *facts.Facts
}

// Wording is what public accounts call a series: one line for each meeting,
// name and set of parties.
type Wording struct {
	Series  readout.Series
	Meeting readout.MeetingID
	Name    string
	Parties []readout.PartyCode
	Day     readout.Day
}

// PublicNamed is a round that a public account mentions.
type PublicNamed struct {
	facts.Named
	Meeting readout.MeetingID // that the account is about
	Source  MentionSource
	Issued  readout.Day // of the release
}

// PublicAppearance is a person in a public account.
type PublicAppearance struct {
	Person      readout.PersonID
	Meeting     readout.MeetingID
	Release     readout.ReleaseID
	Participant readout.Participant
}

// ReadEdition is a public version of a release that was read.
type ReadEdition struct {
	press.VersionKey
	Status        readout.ReadingStatus
	Follows       int // the version of the authoritative edition that it translates
	Authoritative bool
}
