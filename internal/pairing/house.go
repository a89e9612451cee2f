package pairing

import (
	"net/url"
	"slices"
	"strconv"
	"strings"

	"readout"
)

// houseOf is who publishes: the code that the release states, else the host of
// its address.
func houseOf(r *readout.Record) string {
	if code := readout.Value(r.Release.Publisher); code != "" {
		return code
	}
	u, err := url.Parse(readout.Value(r.Release.URL))
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// hosts are the sides whose governments publish under these ends of hosts.
var hosts = map[string]readout.PartyCode{"go.kr": "KR", "korea.kr": "KR", "go.jp": "JP", "whitehouse.gov": "US", "whitehouse.archives.gov": "US", "state.gov": "US", "defense.gov": "US",
	"gov.cn": "CN", "fmprc.gov.cn": "CN", "gov.in": "IN", "gov.uk": "GB", "europa.eu": "EU", "gov.au": "AU", "gov.sg": "SG", "gov.vn": "VN", "gov.tr": "TR",
	"gc.ca": "CA", "govt.nz": "NZ", "gouv.fr": "FR", "kremlin.ru": "RU", "mid.ru": "RU", "nato.int": "NATO", "asean.org": "ASEAN", "un.org": "UN"}

// sideOf is the side that a publisher speaks for: its code begins with or holds
// its country's, as kr-mofa and demo-jp do; or its host is that government's; or
// the reader found a party to be the publisher's own.
func sideOf(r *readout.Record, house string, among []readout.PartyCode) readout.PartyCode {
	for part := range strings.FieldsFuncSeq(strings.ToUpper(house), func(r rune) bool { return r == '-' }) {
		if code := readout.PartyCode(part); slices.Contains(among, code) {
			return code
		}
	}
	for end, side := range hosts {
		if house == end || strings.HasSuffix(house, "."+end) {
			return side
		}
	}
	for _, e := range r.Evidence {
		rest, ok := strings.CutPrefix(e.Path, "/meeting/parties/")
		if !ok || !strings.Contains(e.Rule, "party.own-") {
			continue
		}
		for i, p := range r.Meeting.Parties {
			if rest == strconv.Itoa(i) {
				return p
			}
		}
	}
	return ""
}

// genres are words in titles of texts that stand beside the report of a meeting.
var genres = []struct {
	kind  readout.AccountKind
	words []string
}{
	{readout.AccountCorrection, []string{"correction", "corrected", "corrigendum", "정정"}},
	{readout.AccountJointText, []string{"joint statement", "joint press", "joint communique", "joint communiqué", "joint declaration", "joint vision", "leaders’ statement", "leaders' statement", "chair's summary", "chair’s summary"}},
	{readout.AccountBriefing, []string{"remarks", "briefing", "press call", "press conference", "transcript", "fact sheet", "press availability", "opening statement", "toast"}},
}

// kindOf is what a text is about its meeting: as read, but a title that says so
// wins over an outcome.
func kindOf(r *readout.Record) readout.AccountKind {
	kind := readout.Value(r.Meeting.Account)
	if kind != "" && kind != readout.AccountOutcome {
		return kind
	}
	title := strings.ToLower(strings.ReplaceAll(readout.Value(r.Release.Title), "\u00a0", " "))
	for _, g := range genres {
		for _, w := range g.words {
			if strings.Contains(title, w) {
				return g.kind
			}
		}
	}
	return kind
}
