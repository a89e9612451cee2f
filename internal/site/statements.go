package site

import "net/http"

// accessibility is the statement that WCAG-EM and KWCAG ask for: what holds, how
// that is known, what does not hold, and where to say so.
func (s *Site) accessibility(w http.ResponseWriter, r *http.Request) error {
	p := s.statement(r, "/accessibility", "access.")
	p.part("access.", "conforms", "conforms1", "conforms2")
	p.part("access.", "known", "known1", "known2")
	p.part("access.", "limits", "limits1", "limits2", "limits3")
	p.part("access.", "say", "say1")
	p.Parts[len(p.Parts)-1].More = &link{Href: p.To("/releases"), Text: p.T("release.title")}
	return s.render(w, "about", p)
}

// counting says by what rule the numbers on pages are counted (P18).
func (s *Site) counting(w http.ResponseWriter, r *http.Request) error {
	p := s.statement(r, "/counting", "counting.")
	p.part("counting.", "views", "views1", "views2", "views3")
	p.part("counting.", "visitor", "visitor1", "visitor2")
	p.part("counting.", "printed", "printed1", "printed2")
	p.part("counting.", "lists", "lists1")
	p.Parts[len(p.Parts)-1].More = &link{Href: p.To("/releases"), Text: p.T("release.title")}
	if p.Shows("unconfirmed_details") {
		p.part("counting.", "meetings", "meetings1", "meetings2")
	}
	return s.render(w, "about", p)
}

func (s *Site) statement(r *http.Request, path, about string) *aboutPage {
	p := &aboutPage{frame: s.frame(langOf(r), path, "")}
	p.Heading, p.Describe = p.T(about+"title"), p.T(about+"about")
	p.Trail = append(p.Trail, link{Text: p.Heading})
	return p
}

// part adds a heading and its lines; of is what their words begin with.
func (p *aboutPage) part(of, title string, lines ...string) {
	part := aboutPart{ID: title, Title: p.T(of + title)}
	for _, line := range lines {
		part.Lines = append(part.Lines, p.T(of+line))
	}
	p.Parts = append(p.Parts, part)
}
