// Package topics finds what was talked about: the objects of verbs of talking, what
// nouns such as "talks" and "agenda" hang on, and the subjects of passives.
//
// It is given a sentence and each word of it that can tell a topic, in their order;
// it opens clauses in the sentence as the reader of statements does, so that both see the
// same ones. What it finds is cut into items and cited when the whole text is read.
package topics
