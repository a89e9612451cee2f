package joining

import (
	"strconv"

	"readout"
)

// Node is a release among others of its series: what decides which meeting it
// is an account of.
type Node struct {
	Release  readout.ReleaseID
	RoundKey string // series key and ordinal, "" without either
	DayKey   string // parties, kind, start date and series key, "" without either of the last two
}

// Group says for each release the key of its meeting. It looks at the set of
// releases only, so their order changes nothing.
//
// Releases with an ordinal meet by series and ordinal. One without joins the
// round that stands on its day (same series, parties, kind and start date).
// Where the texts of a day give different ordinals, its releases without one
// stay together and join neither: a key that two rounds share is not sure. A
// release without series, or with neither ordinal nor date, has a meeting of
// its own.
//
// For every day key among nodes, all releases that have it must be there.
func Group(nodes []Node) map[readout.ReleaseID]string {
	const several = "\x00"
	rounds := map[string]string{} // day key → the round on that day
	for _, n := range nodes {
		if n.DayKey == "" || n.RoundKey == "" {
			continue
		}
		if r, ok := rounds[n.DayKey]; ok && r != n.RoundKey {
			rounds[n.DayKey] = several
		} else {
			rounds[n.DayKey] = n.RoundKey
		}
	}
	keys := make(map[readout.ReleaseID]string, len(nodes))
	for _, n := range nodes {
		switch round := rounds[n.DayKey]; {
		case n.RoundKey != "":
			keys[n.Release] = n.RoundKey
		case n.DayKey == "":
			keys[n.Release] = "release/" + strconv.FormatInt(int64(n.Release), 10)
		case round == "" || round == several:
			keys[n.Release] = n.DayKey
		default:
			keys[n.Release] = round
		}
	}
	return keys
}
