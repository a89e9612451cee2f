package reading

import (
	"strconv"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/acts"
	"readout/internal/reading/attending"
	"readout/internal/reading/clause"
	"readout/internal/reading/head"
	"readout/internal/reading/house"
	"readout/internal/reading/marks"
	"readout/internal/reading/mentioned"
	"readout/internal/reading/people"
	"readout/internal/reading/rules"
	"readout/internal/reading/series"
	"readout/internal/reading/speaker"
)

// Engine names this engine in records.
const Engine = "readout/1"

// Most is the longest text that is read, in bytes; a longer one has the status
// too_large.
const Most = 4 << 20

// reader reads one document. Its parts run in the order of read; each adds to
// the record and cites its words at once.
type reader struct {
	*rules.Evidence // cited so far

	doc  readout.Document
	text *rules.Text
	lang *rules.Language

	record    *readout.Record
	anchor    readout.Day       // the release's own date, "" where it has none
	speaksFor readout.PartyCode // the side that the publisher speaks for, as far as the text tells it
	title     [2]int            // tokens of the title, half open; empty where the text has none

	house     *house.House
	clauses   *clause.Reader
	marks     *marks.Reader
	mentioned *mentioned.Reader
	names     *people.Reader
	attending *attending.Reader
	series    *series.Reader
	talks     *bool

	captions []bool // by paragraph: it describes a photo; nil before anybody asks

	sides    []side               // the sides that met, in order of mention
	people   []person             // the participants, as in the record and in its order
	proofOf  map[int]rules.Tokens // by the first token of a participant's name, the words that give the side
	meeting  *readout.ReportedMeeting
	seriesAt rules.Tokens      // the name of the series that met
	host     readout.PartyCode // the side to which the other came, "" where the clause does not tell
	main     [2]int            // tokens of the sentence that reports the meeting

	titleOrdinal rules.Ordinal // the round that the title gives the series of the text
	misses       *[]Miss       // what came close to a value, nil where nobody asks
}

// side is one party that met.
type side struct {
	Code  readout.PartyCode
	First int // token of the mention that its evidence shows
	Last  int
}

// person is a participant and where the text names him or her.
type person struct {
	readout.Participant
	First, Last int // tokens of the name, half open
	Surname     string

	postAt, orgAt rules.Tokens
	subject       bool // named before the verb of the clause that reports the meeting
	roleAt        roleAt
}

// Read reads a document into its record.
func Read(doc readout.Document) readout.Record {
	r := &reader{}
	return r.document(doc)
}

// document reads a document.
func (r *reader) document(doc readout.Document) readout.Record {
	facts, evidence := head.Read(doc)
	facts.Source, facts.Text, facts.TextSHA256 = doc.Source, doc.Text, readout.TextSHA256(doc.Text)
	record := readout.Record{
		Format:  readout.RecordFormat,
		Release: facts,
		Reading: readout.Reading{Engine: Engine, RulesSHA256: RulesSHA256(), Status: readout.StatusRead},
	}
	r.doc, r.record = doc, &record
	for i, e := range evidence {
		e.ID = "e" + strconv.Itoa(i+1)
		record.Evidence = append(record.Evidence, e)
	}
	if len(doc.Text) > Most {
		record.Reading.Status = readout.StatusTooLarge
		return finish(record)
	}
	words := prose.Parse(doc.Text)
	record.Release.Points = words.Points
	if facts.Lang != "en" {
		record.Reading.Status = readout.StatusUnsupportedLanguage
		return finish(record)
	}
	r.prepare(words)
	if facts.Date != nil {
		r.anchor = *facts.Date
	}
	r.clauses = clause.New(r.text, r.anchor)
	r.mentioned, r.marks = mentioned.New(r.text, r.clauses), marks.New(r.text, r.clauses)
	r.read(evidence)
	record.Evidence = r.List
	return finish(record)
}

// prepare finds what the rules ask for.
func (r *reader) prepare(words *prose.Doc) {
	r.lang = rules.English()
	r.text = rules.NewText(words, r.lang)
	r.house = house.New(r.text)
	r.text.FindMentions(func(m rules.Mention) bool {
		return m.Code == "GE" && m.Form == rules.ByName && r.homonym("GE", "US")
	})
	r.Evidence = rules.NewEvidence(r.text, r.record.Evidence)
	r.names, r.series = people.New(r.text), series.New(r.text)
	r.attending = attending.New(r.text, r.lang, r.names)
}

// read runs the parts.
func (r *reader) read(head []readout.Evidence) {
	r.findTitle(head)
	r.house.Title, r.house.Body = rules.Range(r.title[0], r.title[1]), r.isBody
	r.findMeeting()
	if r.meeting == nil {
		return
	}
	r.readActs()
	r.record.Meeting = r.meeting
	r.explainAbsence()
}

// readActs reads what was said, discussed and decided.
func (r *reader) readActs() {
	m := acts.Meeting{
		Text: r.text, Title: rules.Range(r.title[0], r.title[1]), Day: r.anchor, Own: r.speaksFor, Stated: r.house.Stated != "",
		Sides: r.meeting.Parties, Host: r.host, Evidence: r.Evidence,
		Series: r.seriesAt,
	}
	if r.misses != nil {
		m.Miss = r.miss
	}
	if d := r.meeting.StartDate; d != nil {
		m.Day = *d
	}
	for _, p := range r.people {
		m.People = append(m.People, speaker.Person{Participant: p.Participant, First: p.First, Last: p.Last})
	}
	acts.Read(&m, r.meeting)
}

// finish gives every list of the record a value, so that its JSON has none
// missing.
func finish(record readout.Record) readout.Record {
	if record.Release.Points == nil {
		record.Release.Points = []readout.Point{}
	}
	if record.Mentions == nil {
		record.Mentions = []readout.Mention{}
	}
	if record.Claims == nil {
		record.Claims = []readout.Claim{}
	}
	if record.Candidates == nil {
		record.Candidates = []readout.Candidate{}
	}
	if record.Review == nil {
		record.Review = []readout.Review{}
	}
	if record.Evidence == nil {
		record.Evidence = []readout.Evidence{}
	}
	if m := record.Meeting; m != nil {
		if m.Parties == nil {
			m.Parties = []readout.PartyCode{}
		}
		if m.Participants == nil {
			m.Participants = []readout.Participant{}
		}
		if m.Topics == nil {
			m.Topics = []string{}
		}
		if m.Statements == nil {
			m.Statements = []readout.Statement{}
		}
		if m.Outcomes == nil {
			m.Outcomes = []readout.Outcome{}
		}
	}
	return record
}

// ptr returns a pointer to a copy.
func ptr[T any](v T) *T { return &v }
