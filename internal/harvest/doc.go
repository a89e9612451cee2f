// Package harvest is the face for programs: feeds of every list, calendars of
// meetings, sitemaps and what else is taken from here without being looked at.
//
// It shows what the pages show and nothing besides: the same services behind the
// same gate, the same features of the house, the same cache under the public
// epoch. Its addresses stand beside those of the pages.
package harvest
