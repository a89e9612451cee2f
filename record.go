package readout

import (
	"regexp"
	"strings"
)

// RecordFormat is the value of Record.Format.
const RecordFormat = "readout-record/1"

// Record is what one edition version of a release says happened: the findings
// of the reading engine, each tied to its words. Its JSON form is the public
// format of the program; null means "not there" and Why says for what reason.
type Record struct {
	Format     string           `json:"format"`
	Release    ReleaseFacts     `json:"release"`
	Reading    Reading          `json:"reading"`
	Meeting    *ReportedMeeting `json:"meeting"`
	Mentions   []Mention        `json:"mentions"`
	Claims     []Claim          `json:"claims"`
	Candidates []Candidate      `json:"candidates"`
	Review     []Review         `json:"review"`
	Evidence   []Evidence       `json:"evidence"`
}

// ReleaseFacts is what a text says of itself as a release.
type ReleaseFacts struct {
	Source        string       `json:"source"`
	Title         *string      `json:"title"`
	Date          *Day         `json:"date"`
	Lang          Lang         `json:"lang"`
	Publisher     *string      `json:"publisher"`
	URL           *string      `json:"url"`
	Board         *string      `json:"board"`
	Hits          *int64       `json:"hits"`
	Translation   *Translation `json:"translation"`
	Contact       *string      `json:"contact"`
	ReportingTime *string      `json:"reporting_time"`
	Points        []Point      `json:"points"`
	Text          string       `json:"text"`
	TextSHA256    string       `json:"text_sha256"`
}

// Point is a numbered paragraph, sub-point, note or plain paragraph of the
// text, in reading order. Start stands at the printed mark, End after the last
// word; positions are code points.
type Point struct {
	Label *string `json:"label"` // the mark as printed (1., °, -, ※); null for a plain paragraph
	Level int     `json:"level"` // from 1
	Start int     `json:"start"`
	End   int     `json:"end"`
}

// Span returns the point's range.
func (p Point) Span() Span { return Span{p.Start, p.End} }

// ReadingStatus says what became of a reading.
type ReadingStatus string

// The four ends of a reading. Only StatusRead gives meaning to a null meeting.
const (
	StatusRead                ReadingStatus = "read"
	StatusUnsupportedLanguage ReadingStatus = "unsupported_language"
	StatusFailed              ReadingStatus = "failed"
	StatusTooLarge            ReadingStatus = "too_large"
)

// Reading names the engine and rules that made a record.
type Reading struct {
	Engine      string        `json:"engine"`
	RulesSHA256 string        `json:"rules_sha256"`
	Status      ReadingStatus `json:"status"`
}

// MeetingKind is the form that a meeting takes.
type MeetingKind string

// The kinds of meeting.
const (
	KindConsultation   MeetingKind = "consultation"
	KindDialogue       MeetingKind = "dialogue"
	KindMinisterial    MeetingKind = "ministerial"
	KindSummit         MeetingKind = "summit"
	KindCourtesyCall   MeetingKind = "courtesy_call"
	KindPhoneCall      MeetingKind = "phone_call"
	KindVisit          MeetingKind = "visit"
	KindJointCommittee MeetingKind = "joint_committee"
	KindWorkingGroup   MeetingKind = "working_group"
	KindOther          MeetingKind = "other"
)

// MeetingFormat is how the sides met.
type MeetingFormat string

// The formats of a meeting.
const (
	InPerson MeetingFormat = "in_person"
	ByPhone  MeetingFormat = "phone"
	ByVideo  MeetingFormat = "video"
)

// PartyCode is a country (ISO 3166-1 alpha-2) or organisation (EU, UN, ASEAN,
// NATO …) that meets; BothSides stands for all of them in statements.
type PartyCode string

// BothSides is the side of a statement that all parties made.
const BothSides PartyCode = "both"

var partyCode = regexp.MustCompile(`^[A-Z][A-Z0-9-]{1,11}$`)

// Valid reports whether the code has the form of a party's: 2 to 12 capitals,
// digits and hyphens, a capital first. BothSides has not.
func (p PartyCode) Valid() bool { return partyCode.MatchString(string(p)) }

// ReportedMeeting is the meeting that a release reports or announces.
type ReportedMeeting struct {
	Kind         MeetingKind          `json:"kind"`
	Series       *string              `json:"series"`
	Ordinal      *int                 `json:"ordinal"`
	StartDate    *Day                 `json:"start_date"`
	EndDate      *Day                 `json:"end_date"`
	Format       *MeetingFormat       `json:"format"`
	City         *string              `json:"city"`
	Country      *PartyCode           `json:"country"`
	Venue        *string              `json:"venue"`
	Parties      []PartyCode          `json:"parties"`
	Participants []Participant        `json:"participants"`
	Topics       []string             `json:"topics"`
	Previous     *PreviousRound       `json:"previous"`
	Next         *NextRound           `json:"next"`
	Statements   []Statement          `json:"statements"`
	Outcomes     []Outcome            `json:"outcomes"`
	Account      *AccountKind         `json:"account"`
	Why          map[string]WhyAbsent `json:"why,omitempty"`
}

// WhyAbsent says why a field is null or empty.
type WhyAbsent string

// The reasons for an absent value.
const (
	NotStated WhyAbsent = "not_stated"
	Unclear   WhyAbsent = "unclear"
	NotRead   WhyAbsent = "not_read"
	Withheld  WhyAbsent = "withheld"
)

// AccountKind is what a release is about its meeting.
type AccountKind string

// The kinds of account.
const (
	AccountAdvance     AccountKind = "advance"
	AccountOutcome     AccountKind = "outcome"
	AccountJointText   AccountKind = "joint_text"
	AccountBriefing    AccountKind = "briefing"
	AccountExplanation AccountKind = "explanation"
	AccountCorrection  AccountKind = "correction"
)

// Weight orders accounts of one meeting by how much their values count, 0 the most:
// what corrects or reports it before what explains or announces it.
func (k AccountKind) Weight() int {
	switch k {
	case AccountCorrection:
		return 0
	case AccountOutcome, AccountJointText:
		return 1
	case AccountBriefing, "":
		return 2
	case AccountExplanation:
		return 3
	}
	return 4 // advance
}

// Role is a participant's place in a delegation.
type Role string

// The roles.
const (
	RoleHead       Role = "head"
	RoleDeputyHead Role = "deputy_head"
	RoleMember     Role = "member"
)

// Participant is a named person who took part, in the words of the text.
type Participant struct {
	Name         string     `json:"name"`
	Post         *string    `json:"post"`
	Organisation *string    `json:"organisation"`
	Side         *PartyCode `json:"side"`
	Role         *Role      `json:"role"`
}

// PreviousRound is an earlier round of the same series that the text dates.
type PreviousRound struct {
	Date       *PartialDate `json:"date"`
	FirstSince bool         `json:"first_since"`
	GapText    *string      `json:"gap_text"`
}

// NextRound is the clause about the next round.
type NextRound struct {
	Text string       `json:"text"`
	Date *PartialDate `json:"date"`
}

// Statement is what a side is reported to have said, with the verb's lemma.
type Statement struct {
	Side    *PartyCode `json:"side"`
	Speaker *string    `json:"speaker"`
	Act     string     `json:"act"`
	Quote   string     `json:"quote"`
}

// Outcome is a decision, agreement, signing or commitment to act.
type Outcome struct {
	Quote string `json:"quote"`
}

// Basis says whether a value stands in the words or was computed from them.
type Basis string

// The two bases.
const (
	Stands  Basis = "stated"
	Derived Basis = "derived"
)

// Evidence ties one value of a record to words of Release.Text.
type Evidence struct {
	ID    string   `json:"id"`
	Path  string   `json:"path"`  // JSON Pointer into the record
	Start int      `json:"start"` // code points
	End   int      `json:"end"`   // half open
	Exact string   `json:"exact"`
	Basis Basis    `json:"basis"`
	Rule  string   `json:"rule"` // e.g. en/series.ordinal-word
	Note  *string  `json:"note,omitempty"`
	From  []string `json:"from,omitempty"`
}

// MentionRelation says how a mentioned meeting stands to the reported one.
type MentionRelation string

// The relations.
const (
	MentionPrevious MentionRelation = "previous"
	MentionNext     MentionRelation = "next"
	MentionListed   MentionRelation = "listed"
	MentionMarginOf MentionRelation = "margin_of"
	MentionOther    MentionRelation = "other"
)

// Mention is a meeting named but not reported: an earlier or later round, a
// host conference. It never becomes a meeting held.
type Mention struct {
	Series   *string         `json:"series"`
	Ordinal  *int            `json:"ordinal"`
	Date     *PartialDate    `json:"date"`
	Place    *string         `json:"place"`
	Relation MentionRelation `json:"relation"`
	Evidence []string        `json:"evidence"`
}

// Claim is something that can be checked inside the text.
type Claim struct {
	Kind     string   `json:"kind"`   // elapsed_time, ordinal, weekday, first_since
	Result   string   `json:"result"` // holds, differs, unknown
	Note     string   `json:"note,omitempty"`
	Evidence []string `json:"evidence"`
}

// Candidate lists values that rules proposed and could not choose between.
type Candidate struct {
	Path   string `json:"path"`
	Values []any  `json:"values"`
}

// ReviewState is what became of a value on which an editor decided.
type ReviewState string

// The states of a reviewed value.
const (
	Confirmed  ReviewState = "confirmed"
	Changed    ReviewState = "changed"
	Rejected   ReviewState = "rejected"
	CheckAgain ReviewState = "check_again" // the words of the decision were not found again
)

// Review is an editor's decision on one value.
type Review struct {
	Path  string      `json:"path"` // JSON Pointer into the record
	State ReviewState `json:"state"`
	By    string      `json:"by"`
	At    string      `json:"at"` // RFC 3339
}

// Checked returns the paths of the values that an editor has checked and stands
// for.
func (r Record) Checked() map[string]bool {
	checked := map[string]bool{}
	for _, review := range r.Review {
		if review.State == Confirmed || review.State == Changed {
			checked[review.Path] = true
		}
	}
	return checked
}

// Within reports whether a JSON Pointer is path or lies below it.
func Within(pointer, path string) bool {
	rest, ok := strings.CutPrefix(pointer, path)
	return ok && (rest == "" || rest[0] == '/')
}

// Value is what a field of a record holds, the zero value where it is null.
func Value[T any](field *T) T {
	if field == nil {
		var none T
		return none
	}
	return *field
}
