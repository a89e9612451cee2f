package site

import (
	"slices"

	"readout/internal/press"
	"readout/internal/web"
)

// stands says which of a release's pages is the one to be found and which are
// its counterparts in other languages. Each language that the release has an
// edition in has such a page; where a page shows a text of another language, and
// where it shows one version, another page is the one.
func (f *frame) stands(e press.Edition, version int) {
	path := "/releases/" + e.Address.String()
	one, own := web.Languages()[0], false
	for _, l := range slices.Backward(e.Langs) {
		if _, ok := web.MessagesFor(l); ok {
			one = l // at last the authoritative one, where pages speak it
		}
	}
	var spoken []link
	for _, l := range web.Languages() {
		if slices.Contains(e.Langs, l) {
			spoken = append(spoken, link{Href: "/" + string(l) + path, Lang: l})
			own = own || l == f.Lang()
		}
	}
	if own {
		one = f.Lang()
	}
	if f.Canonical != "" {
		f.Canonical = f.Absolute("/" + string(one) + path)
	}
	f.Alternates = nil
	if own && version == 0 && len(spoken) > 1 {
		f.Alternates = spoken
	}
}
