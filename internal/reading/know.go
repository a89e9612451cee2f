package reading

// know looks up the classes that the machine itself asks for.
func (l *language) know(lex *lexicon) {
	for name, c := range map[string]*class{
		"ordinal": &l.ordinal, "ordinal.roman": &l.roman, "number": &l.number, "unit": &l.unit,
		"month": &l.month, "weekday": &l.weekday, "day.relative": &l.relativeDay,
		"party.name": &l.partyName, "party.adjective": &l.partyAdjective, "city": &l.city,
	} {
		*c = lex.class(name)
	}
}
