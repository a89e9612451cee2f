package readout

// MeetingID, SeriesID and PersonID are numbers inside the store, in no public
// byte.
type (
	MeetingID int64
	SeriesID  int64
	PersonID  int64
)

// Meeting is one event of the register, known from one or more accounts. Its
// values are those of its accounts; the row itself holds only what joins them
// and its permanent address.
type Meeting struct {
	ID      MeetingID
	Address Address
	Series  SeriesID // 0 for a meeting outside any series
	Ordinal int      // 0 where no account gives one
	Kind    MeetingKind
	Start   Day // "" where no account dates it
	End     Day
}

// Account joins a release's record to the meeting that it is about.
type Account struct {
	Meeting MeetingID
	Release ReleaseID
	Lang    Lang
	Version int
	Kind    AccountKind // "" where the text does not tell
}
