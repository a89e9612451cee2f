package house

import (
	"strings"

	"readout"
	"readout/internal/prose"
	"readout/internal/reading/rules"
)

// address finds the country of the government whose address on the network a text
// prints, "www.mfa.gov.no", "press@mfa.gov.no"; "" where it prints none, or those of two.
func (h *House) address() readout.PartyCode {
	toks := h.text.Tokens
	found := readout.PartyCode("")
	for i := 1; i+1 < len(toks); i++ {
		switch strings.TrimSuffix(toks[i].Lower, ".") {
		case "gov", "gob", "go", "gouv", "govt", "mfa", "mofa":
		default:
			continue
		}
		if toks[i].Upper && toks[i].Capital || toks[i].Space || toks[i-1].Lower != "." && toks[i-1].Lower != "@" && toks[i-1].Lower != "/" {
			continue // no address: "the MFA"
		}
		at := i + 1
		if toks[at].Kind == prose.Stop && !toks[at].Space && at+1 < len(toks) {
			at++
		}
		t := &toks[at]
		if t.Space || t.Kind != prose.Word || t.End-t.Start != 2 {
			continue
		}
		code := readout.PartyCode(strings.ToUpper(t.Lower))
		if code == "UK" {
			code = "GB"
		}
		if !rules.Nation(code) || found != "" && found != code {
			return ""
		}
		found = code
	}
	return found
}
