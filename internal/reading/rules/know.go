package rules

// know looks up the classes that the machine itself asks for.
func (l *Language) know(lex *lexicon) {
	for name, c := range map[string]*Class{
		"ordinal": &l.Ordinal, "ordinal.roman": &l.Roman, "number": &l.Number, "unit": &l.Unit,
		"month": &l.Month, "weekday": &l.Weekday, "day.relative": &l.RelativeDay,
		"party.name": &l.PartyName, "party.adjective": &l.PartyAdjective, "city": &l.City,
		"post.head": &l.PostHead, "post.rank": &l.PostRank, "post.country": &l.PostCountry, "portfolio": &l.Portfolio,
		"unit.head": &l.UnitHead, "unit.country": &l.UnitCountry, "honorific": &l.Honorific, "after.name": &l.AfterName, "particle": &l.Particle,
		"rank.leader": &l.RankLeader, "rank.minister": &l.RankMinister, "rank.official": &l.RankOfficial,
		"series.head": &l.SeriesHead, "event.noun": &l.EventNoun, "side.word": &l.SideWord, "future": &l.Future,
		"ordinal.other": &l.OrdinalOther, "format.video": &l.FormatVideo, "format.phone": &l.FormatPhone,
		"clause.break": &l.ClauseBreak, "own.cue": &l.OwnCue, "place.verb": &l.PlaceVerb, "body.occasion": &l.BodyOccasion, "place.break": &l.PlaceBreak, "own.attitude": &l.OwnAttitude, "own.letterhead": &l.OwnLetterhead, "trouble": &l.Trouble, "series.word": &l.SeriesWord,
		"venue.head": &l.VenueHead, "verb.hold": &l.VerbHold, "verb.meet": &l.VerbMeet, "verb.receive": &l.VerbReceive, "not.now": &l.NotNow, "body.name": &l.BodyName, "venue.country": &l.VenueCountry, "venue.government": &l.VenueGovernment, "missive": &l.Missive,
		"before.verb": &l.BeforeVerb, "done.there": &l.DoneThere, "attend.verb": &l.AttendVerb, "attend.there": &l.AttendThere, "attend.sent": &l.AttendSent, "attend.purpose": &l.AttendPurpose, "attend.round": &l.AttendRound,
		"delegates": &l.Delegates, "envoys": &l.Envoys, "region.adjective": &l.RegionAdjective, "conference.head": &l.ConferenceHead, "conference.many": &l.ConferenceMany, "members": &l.Members,
	} {
		*c = lex.class(name)
	}
	l.noName = make([]bool, len(lex.names))
	for _, c := range []Class{l.PostHead, l.PostRank, l.Portfolio, l.UnitHead, l.Honorific, l.Month, l.Weekday,
		l.PartyName, l.PartyAdjective, l.City, l.SeriesHead, l.EventNoun, l.Ordinal, l.RelativeDay, l.AfterName} {
		l.noName[c] = true
	}
}
