package pressdb

import (
	"fmt"

	"readout/internal/store"
)

// PublicQueries is every public query of the package under its name; a test
// holds it to the source.
func PublicQueries() map[string]store.PublicQuery {
	all := map[string]store.PublicQuery{
		"publicNewest": publicNewest, "publicNewestAt": publicNewestAt, "publicTexts": publicTexts, "publicSheet": publicSheet, "publicHistory": publicHistory, "publicChanged": publicChanged,
		"publicBefore": publicBefore, "publicAfter": publicAfter, "publicPublishers": publicPublishers, "publicPublisher": publicPublisher,
		"publicBoardCounts": publicBoardCounts, "publicBoardCount": publicBoardCount, "publicNewestOfEach": publicNewestOfEach, "publicNewestOf": publicNewestOf,
		"publicRedirect": publicRedirect, "publicFeed": publicFeed, "publicHeads": publicHeads, "publicFirst": publicFirst, "publicSince": publicSince,
		"publicAttachments": publicAttachments, "publicFile": publicFile, "publicWords": publicWords,
		"publicMapPlace": publicMapPlace, "publicMapPlaceOurs": publicMapPlaceOurs, "publicMapRows": publicMapRows, "publicMapRowsOurs": publicMapRowsOurs,
	}
	for s, q := range publicByShape {
		all[fmt.Sprintf("publicByShape %v page", s)] = q.page
		all[fmt.Sprintf("publicByShape %v weeks", s)] = q.weeks
		all[fmt.Sprintf("publicByShape %v years", s)] = q.years
	}
	return all
}
