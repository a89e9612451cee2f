package readout

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"time"
)

// ReleaseID is a release's number inside the store. It is in no public byte.
type ReleaseID int64

// ReleaseKind is the kind of published item.
type ReleaseKind string

// The kinds of release.
const (
	PressRelease ReleaseKind = "press_release"
	Briefing     ReleaseKind = "briefing"
	Announcement ReleaseKind = "statement"
	JointText    ReleaseKind = "joint_text"
)

// PublicState is what the public may know of a release.
type PublicState string

// The public states. Held is out of sight for now (the kill switch); withdrawn
// stays readable under a banner; removed keeps its address, date and ground.
const (
	NotPublic PublicState = "none"
	Public    PublicState = "public"
	Held      PublicState = "held"
	Withdrawn PublicState = "withdrawn"
	Removed   PublicState = "removed"
)

// UnitState is where a unit stands in the office's work.
type UnitState string

// The workflow states of a unit.
const (
	Draft     UnitState = "draft"
	InReview  UnitState = "in_review"
	Approved  UnitState = "approved"
	Scheduled UnitState = "scheduled"
	Released  UnitState = "released"
	Abandoned UnitState = "abandoned"
)

// unitMoves is the whole workflow: from each state, the states that may follow.
var unitMoves = map[UnitState][]UnitState{
	Draft:     {InReview, Abandoned},
	InReview:  {Draft, Approved, Abandoned},
	Approved:  {Draft, Scheduled, Released, Abandoned},
	Scheduled: {Draft, Approved, Released, Abandoned},
}

// MayBecome reports whether a unit may go from s to next.
func (s UnitState) MayBecome(next UnitState) bool { return slices.Contains(unitMoves[s], next) }

// Release is one published item with everything that was approved and released
// under its address. Its units and versions are in the order they were made.
type Release struct {
	ID            ReleaseID
	Publisher     string // code
	Board         string // code, "" where it stands on none
	Kind          ReleaseKind
	Source        string // what an import knows it by; unique with Publisher; "" where written here
	State         PublicState
	Address       Address // zero until first released, then frozen
	Authoritative Lang
	FirstReleased time.Time // zero until public
	ImportedHits  int64
	Demo          bool // written for the demonstration
	Units         []Unit
	Versions      []Version
	Changed       int64 // number of the last event of this release: the base of an edit
}

// Unit is the set of edition texts and files that is approved and released
// together.
type Unit struct {
	Number       int // from 1 within the release
	State        UnitState
	Editions     []EditionText
	ReleaseAt    time.Time // of a scheduled unit
	ApprovedHash string    // ContentHash at approval; "" before
	ApprovedBy   string
}

// EditionText is a new text of one edition inside a unit: everything that the
// approval covers.
type EditionText struct {
	Lang          Lang        `json:"lang"`
	Title         string      `json:"title"`
	Date          Day         `json:"date"` // the release's own date
	TextSHA256    string      `json:"text_sha256"`
	Marks         []Mark      `json:"marks,omitempty"`
	Translation   Translation `json:"translation,omitempty"`
	Follows       int         `json:"follows,omitempty"` // version of the authoritative edition that it translates
	Contact       string      `json:"contact,omitempty"`
	ReportingTime string      `json:"reporting_time,omitempty"`
	SourceURL     string      `json:"source_url,omitempty"`
	Original      Original    `json:"original"`

	Attachments []Attachment `json:"attachments,omitempty"` // in the order that its publisher gives them
}

// Version is one published state of an edition, numbered per edition from 1 at
// release and never changed.
type Version struct {
	EditionText
	Number   int
	Unit     int
	Released time.Time
	Note     string   // why it differs from the version before, as readers see it; "" of the first
	Salt     [32]byte // makes the log entry a commitment instead of a hash of the text
}

// ContentHash is the hash that an approval binds to: every text, mark, title,
// board, kind and label of the unit, not its time.
func (u Unit) ContentHash(board string, kind ReleaseKind) string {
	editions := slices.Clone(u.Editions)
	slices.SortFunc(editions, func(a, b EditionText) int {
		switch {
		case a.Lang < b.Lang:
			return -1
		case a.Lang > b.Lang:
			return 1
		}
		return 0
	})
	body, err := json.Marshal(struct {
		Board    string
		Kind     ReleaseKind
		Editions []EditionText
	}{board, kind, editions})
	if err != nil {
		panic("content of a unit cannot be encoded: " + err.Error())
	}
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

// Latest returns the newest version of an edition; false where the release has
// no version in that language.
func (r *Release) Latest(lang Lang) (Version, bool) {
	for i := len(r.Versions) - 1; i >= 0; i-- {
		if r.Versions[i].Lang == lang {
			return r.Versions[i], true
		}
	}
	return Version{}, false
}

// NextNumber returns the number that a new version of an edition gets.
func (r *Release) NextNumber(lang Lang) int {
	v, ok := r.Latest(lang)
	if !ok {
		return 1
	}
	return v.Number + 1
}
