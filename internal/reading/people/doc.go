// Package people reads the people whom a sentence names: name, post,
// organisation and the side that the words themselves give.
//
// Posts, portfolios, units and names compose freely, so that the Go code reads
// them over the classes of the lexicon. It tells who is named and never who
// took part in what.
package people
