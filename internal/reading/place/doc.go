// Package place reads where a meeting was held: the city, the country, the
// building.
//
// The clause that reports the meeting is given, and so are its day and its
// sides. A place is told by the words of the clause, of the title, of the next
// sentences or of the date line over the text; what none of them tells stays
// empty, and where a journey goes to several countries all are candidates.
package place
