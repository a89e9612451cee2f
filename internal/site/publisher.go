package site

import (
	"net/http"

	"readout"
	"readout/internal/press"
)

// publishersPage lists the publishers, ours apart from others'.
type publishersPage struct {
	frame
	Ours, Others []publisherRow
}

// publisherRow is one publisher in the list.
type publisherRow struct {
	link
	Count  string
	Newest string // day of its newest release; "" where it has none
	Boards []link
}

func (f frame) publisherRow(p press.PublisherLine) publisherRow {
	name, lang := p.Name(f.Lang())
	row := publisherRow{link: link{Href: f.To("/publishers/" + p.Code), Text: name, Lang: f.Foreign(lang)}, Count: f.Count("releases", p.Releases), Boards: f.boardLinks(p)}
	if !p.Latest.IsZero() {
		row.Newest = f.T("publisher.newest", f.Day(readout.DayIn(p.Latest, p.Location())))
	}
	return row
}

func (f frame) boardLinks(p press.PublisherLine) []link {
	var out []link
	for _, b := range p.Boards {
		name, lang := b.Name(f.Lang())
		out = append(out, link{Href: f.To("/boards/" + p.Code + "/" + b.Code), Text: name, Lang: f.Foreign(lang)})
	}
	return out
}

func (s *Site) publishers(w http.ResponseWriter, r *http.Request) error {
	return s.publisherList(w, r, "/publishers", "publisher.list", "publishers")
}

func (s *Site) boards(w http.ResponseWriter, r *http.Request) error {
	return s.publisherList(w, r, "/boards", "board.list", "boards")
}

func (s *Site) publisherList(w http.ResponseWriter, r *http.Request, path, key, page string) error {
	lines, err := s.Press.Publishers(r.Context())
	if err != nil {
		return err
	}
	p := publishersPage{frame: s.frame(langOf(r), path, "")}
	p.Heading = p.T(key)
	p.Trail = append(p.Trail, link{Text: p.Heading})
	for _, l := range lines {
		if l.Ours {
			p.Ours = append(p.Ours, p.publisherRow(l))
		} else {
			p.Others = append(p.Others, p.publisherRow(l))
		}
	}
	return s.render(w, page, p)
}
