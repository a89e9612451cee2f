// Package aligning puts two accounts of one meeting side by side: what each text
// says is cut into matters, and matters that are about the same are brought
// together, wherever each text has them.
//
// It says of a pair whether the words are the same, others, or give other figures
// or dates, and of a matter without a partner that it stands in one text only; it
// never says what that means. Figures are held against each other only where they
// count the same thing, dates only where they are of the same thing: a difference
// that is not certain is not told. Texts in two languages are brought together by
// topic alone, without any word on how they differ. The same two texts give the
// same answer everywhere, in time bounded for any input.
package aligning
