// Package series reads the name of a recurring meeting where a text writes one:
// "the 12th Policy Consultation between …", "their Strategic Dialogue".
//
// A name grows from its head word to the left and to the right, over classes
// of the lexicon. The package tells what a name is and which ordinal belongs to
// it; whether the name is the meeting's is for the reader of the facts.
package series
