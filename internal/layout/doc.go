// Package layout is what the pages of all faces have in common: the frame
// around a page with its head, menus and foot, the style of a house, and the
// lines in which lists show releases and meetings.
//
// A frame says what its page gives it and nothing besides; a word of its own
// stands in the table of messages. It asks no service for anything: what a page
// shows has passed the gate before it comes here.
package layout
