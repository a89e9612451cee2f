package reading

// know looks up the classes that the machine itself asks for.
func (l *language) know(lex *lexicon) {
	for name, c := range map[string]*class{
		"ordinal": &l.ordinal, "ordinal.roman": &l.roman, "number": &l.number, "unit": &l.unit,
		"month": &l.month, "weekday": &l.weekday, "day.relative": &l.relativeDay,
		"party.name": &l.partyName, "party.adjective": &l.partyAdjective, "city": &l.city,
		"post.head": &l.postHead, "post.rank": &l.postRank, "post.country": &l.postCountry, "portfolio": &l.portfolio,
		"unit.head": &l.unitHead, "honorific": &l.honorific, "after.name": &l.afterName, "particle": &l.particle,
		"rank.leader": &l.rankLeader, "rank.minister": &l.rankMinister, "rank.official": &l.rankOfficial,
		"series.head": &l.seriesHead, "event.noun": &l.eventNoun, "side.word": &l.sideWord, "future": &l.future,
		"ordinal.other": &l.ordinalOther, "format.video": &l.formatVideo, "format.phone": &l.formatPhone,
		"clause.break": &l.clauseBreak, "own.cue": &l.ownCue, "own.letterhead": &l.ownLetterhead, "trouble": &l.trouble, "series.word": &l.seriesWord,
		"venue.head": &l.venueHead, "verb.hold": &l.verbHold, "verb.meet": &l.verbMeet, "not.now": &l.notNow,
	} {
		*c = lex.class(name)
	}
	l.noName = make([]bool, len(lex.names))
	for _, c := range []class{l.postHead, l.postRank, l.portfolio, l.unitHead, l.honorific, l.month, l.weekday,
		l.partyName, l.partyAdjective, l.city, l.seriesHead, l.eventNoun, l.ordinal, l.relativeDay, l.afterName} {
		l.noName[c] = true
	}
}
