package layout

import (
	"embed"
	"html/template"
	"io"
	"io/fs"
	"net/http"
	"slices"
	"strings"

	"readout"
	"readout/internal/layout/style"
	"readout/internal/web"
)

//go:embed *.html
var templates embed.FS

// Config is what the pages of a house have in common.
type Config struct {
	House    readout.House
	Features readout.Features
	Names    web.Names
	Origin   string                  // https://press.example, without a slash; "" on loopback: no absolute address is printed
	Demo     bool                    // every page says that its texts were written for the demonstration
	Accent   style.Accent            // the colour of the house
	Masthead map[readout.Lang]string // what the house calls itself; nil for the name of the program
}

// Layout makes the frames of a house's pages.
type Layout struct {
	Config
	assets map[string]web.AssetFile
	css    string // the style sheet's address
	icon   string // the address of the mark in the browser's tab
}

// New checks the accent and makes the style sheet.
func New(cfg Config) (*Layout, error) {
	if err := cfg.Accent.Check(); err != nil {
		return nil, err
	}
	sheet, err := cfg.Accent.Sheet()
	if err != nil {
		return nil, err
	}
	mark := cfg.Accent.Mark()
	return &Layout{Config: cfg, css: web.AssetPath("site.css", sheet), icon: web.AssetPath("mark.svg", mark), assets: map[string]web.AssetFile{
		"site.css": {Type: "text/css; charset=utf-8", Body: sheet},
		"mark.svg": {Type: "image/svg+xml", Body: mark},
	}}, nil
}

// Assets are the files that the pages refer to.
func (l *Layout) Assets() map[string]web.AssetFile { return l.assets }

// Pages are the templates of a face by their file's name without its ending.
type Pages map[string]*template.Template

// Parse parses each page of a face with the layout: the page's file defines
// "main". Shared are the files that hold parts of several pages.
func Parse(files fs.FS, shared ...string) (Pages, error) {
	layout, err := template.New("layout").Funcs(template.FuncMap{"page": inPage}).ParseFS(templates, "*.html")
	if err != nil {
		return nil, err
	}
	if len(shared) > 0 {
		if layout, err = layout.ParseFS(files, shared...); err != nil {
			return nil, err
		}
	}
	names, err := fs.Glob(files, "*.html")
	if err != nil {
		return nil, err
	}
	pages := Pages{}
	for _, name := range names {
		if slices.Contains(shared, name) {
			continue
		}
		t, err := template.Must(layout.Clone()).ParseFS(files, name)
		if err != nil {
			return nil, err
		}
		pages[strings.TrimSuffix(name, ".html")] = t
	}
	return pages, nil
}

// part hands a template a part of a page together with the page, whose words it
// needs.
type part struct{ Page, Block any }

func inPage(page, block any) part { return part{page, block} }

// Render writes a page.
func (p Pages) Render(w http.ResponseWriter, name string, data any) error {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	return p[name].ExecuteTemplate(w, "page", data)
}

// Part writes a part of a page that is put into it as it is.
func (p Pages) Part(w io.Writer, page, name string, data any) error {
	return p[page].ExecuteTemplate(w, name, data)
}

// LangOf is the language in the address, which web has checked.
func LangOf(r *http.Request) readout.Lang { return readout.Lang(r.PathValue("lang")) }
