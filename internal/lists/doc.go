// Package lists is the face of lists: releases narrowed by publisher, board,
// year, language and what was read of them, with feeds of the same; the
// calendar of meetings; and the pages of countries and regions, organisations
// and topics.
//
// Which releases a list holds the catalogue says; what stands on a page is
// fetched through the gate. A list is asked for by a plain form, its address
// says the whole of it, and pages of it begin behind a release, so that those
// that come meanwhile move nothing.
package lists
