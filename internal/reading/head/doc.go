// Package head reads what a text says of itself as a release: title, date,
// language, counter, board, contact, translation.
//
// It needs no language of its own: its words stand in und/head.rules for every
// language at once. What is stated beside the text (a flag, front matter, page
// metadata) beats the words, and the words are then the evidence.
package head
