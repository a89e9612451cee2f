package site

import "net/http"

// aboutPage says what these pages are and how they are made to be used.
type aboutPage struct {
	frame
	Parts []aboutPart
}

// aboutPart is a heading with its paragraphs.
type aboutPart struct {
	ID, Title string
	Lines     []string
	More      *link
}

func (s *Site) about(w http.ResponseWriter, r *http.Request) error {
	p := &aboutPage{frame: s.frame(langOf(r), "/about", "")}
	p.Heading, p.Describe = p.T("about.title"), p.T("site.about")
	p.Trail = append(p.Trail, link{Text: p.Heading})
	part := func(id string, lines ...string) {
		p.Parts = append(p.Parts, aboutPart{ID: id, Title: p.T("about." + id), Lines: lines})
	}
	whose := p.T("authority.original")
	if p.Copies {
		whose = p.T("authority.copy")
	}
	part("texts", whose, p.T("about.texts1"), p.T("about.texts2"))
	if p.Shows("unconfirmed_details") {
		part("details", p.T("details.line"), p.T("about.details1"), p.T("about.details2"))
	}
	part("access", p.T("about.access1"), p.T("about.access2"), p.T("about.access3"))
	p.Parts[len(p.Parts)-1].More = &link{Href: p.To("/accessibility"), Text: p.T("access.title")}
	part("terms", p.T("about.terms1"))
	p.Parts[len(p.Parts)-1].More = &link{Href: p.To("/publishers"), Text: p.T("publisher.list")}
	if p.Shows("hits") {
		part("counting", p.T("footer.counting"))
		p.Parts[len(p.Parts)-1].More = &link{Href: p.To("/counting"), Text: p.T("counting.title")}
	}
	return s.render(w, "about", p)
}
