package site_test

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"readout"
	"readout/internal/site"
)

// claimLines are the checks of a page: those in sight, and those that wait to be
// opened.
func claimLines(t *testing.T, page *html.Node) (seen, folded []string) {
	t.Helper()
	for _, li := range all(page, tag("li")) {
		if attr(li.Parent, "class") != "claimlines" {
			continue
		}
		line := words(all(li, tag("p"))[0])
		if li.Parent.Parent.Data == "details" {
			folded = append(folded, line)
		} else {
			seen = append(seen, line)
		}
	}
	return seen, folded
}

// TestClaimsAreHeldAgainstTheRegister: what does not fit stands first, with why and
// with the rounds that it was held against; what fits can be opened. A meeting has
// its own alone.
//
// One engine is enough: the walk asks for this page on both, the rest is text.
func TestClaimsAreHeldAgainstTheRegister(t *testing.T) {
	r := demoRoom(t, readout.HouseArchive)
	const river, eleventh = "/series/northmark-southmark-consultation-on-river-trade", "/meetings/2018/11th-rok-japan-security-policy-consultation"
	seen, _ := claimLines(t, r.page("/en"+river))
	for _, want := range []string{
		"Time since an earlier round in two years since May 2020 From 19 May 2020 to 11 May 2021: 11 months.",
		"Number of the next round ninth After the 7th round comes the 8th round.",
		"Day of the week Friday, 11 May 2021 11 May 2021 is a Tuesday.",
	} {
		if !slices.Contains(seen, want) {
			t.Errorf("not told: %s\nbut %s", want, strings.Join(seen, "\n"))
		}
	}
	seen, _ = claimLines(t, r.page("/ko"+river))
	if want := "이전 회차 이후 경과 기간 in two years since May 2020 2020. 5. 19.(화)부터 2021. 5. 11.(화)까지 11개월입니다."; !slices.Contains(seen, want) {
		t.Errorf("not told: %s\nbut %s", want, strings.Join(seen, "\n"))
	}
	meeting := r.page("/en" + eleventh)
	seen, folded := claimLines(t, meeting)
	if want := "Time since an earlier round in about three years since April 2015 From 14 April 2015 to 15 March 2018: 2 years 11 months."; !slices.Contains(folded, want) || len(seen) > 0 {
		t.Errorf("of the 11th round: %q, folded %s", seen, strings.Join(folded, "\n"))
	}
	for _, a := range all(all(meeting, class("claims"))[0], tag("a")) {
		if w := r.get(attr(a, "href")); w.Code != 200 {
			t.Errorf("%s answers %d", attr(a, "href"), w.Code)
		}
	}
	hidden := demoRoom(t, readout.HouseArchive, func(c *site.Config) {
		c.Features[readout.FeatureClaimChecks] = readout.AudienceDesk
	})
	for _, path := range []string{"/en" + river, "/en" + eleventh} {
		if got := all(hidden.page(path), class("claims")); len(got) > 0 {
			t.Errorf("%s shows checks that are the desk's", path)
		}
	}
}
