package judged

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/blevesearch/bleve/v2"
	_ "modernc.org/sqlite"

	"readout"
	"readout/internal/search"
)

// deep is how many answers of a system are looked at.
const deep = 100

// system answers a query with the numbers of releases, the best first, at most
// deep of them.
type system struct {
	name string
	ask  func(t testing.TB, words string) []int
}

// ours is the product's index as a reader of English pages asks it.
func ours(t testing.TB, c *corpus) system {
	return asker(c.index(t))
}

// asker is an index as a reader of English pages asks it.
func asker(x *search.Index) system {
	return system{"ours", func(t testing.TB, words string) []int {
		var out []int
		for number, pages := 1, 1; number <= pages && len(out) < deep; number++ {
			r, err := x.Search(t.Context(), search.Query{Words: words, Lang: asked(words), Page: number})
			must(t, err)
			pages = r.Pages
			for _, h := range r.Hits {
				out = append(out, int(h.Release))
			}
		}
		return out[:min(len(out), deep)]
	}}
}

// asked is the language of the page on which a query is typed.
func asked(words string) readout.Lang {
	if strings.ContainsFunc(words, func(r rune) bool { return r >= 0x1100 }) {
		return "ko"
	}
	return "en"
}

// joined is a release as the other systems take it: title and text of all its
// editions.
func (c *corpus) joined(i int) (title, text string) {
	for _, e := range c.editions[i] {
		title += e.Title + "\n"
		text += e.Text + "\n"
	}
	return title, text
}

// plainBleve is the search library with the settings that it comes with: its
// standard analyser, its scoring, and a match query over all fields.
func plainBleve(t testing.TB, c *corpus) system {
	b, err := bleve.New(filepath.Join(t.TempDir(), "bleve"), bleve.NewIndexMapping())
	must(t, err)
	t.Cleanup(func() { must(t, b.Close()) })
	batch := b.NewBatch()
	for i := range c.names {
		title, text := c.joined(i)
		must(t, batch.Index(fmt.Sprint(i+1), struct{ Title, Text string }{title, text}))
		if batch.Size() >= 500 || i == len(c.names)-1 {
			must(t, b.Batch(batch))
			batch.Reset()
		}
	}
	return system{"bleve's defaults", func(t testing.TB, words string) []int {
		r, err := b.Search(bleve.NewSearchRequestOptions(bleve.NewMatchQuery(words), deep, 0, false))
		must(t, err)
		var out []int
		for _, h := range r.Hits {
			var id int
			_, err := fmt.Sscan(h.ID, &id)
			must(t, err)
			out = append(out, id)
		}
		return out
	}}
}

// fts5 is SQLite's full-text search with the settings that it comes with,
// ordered by its bm25. joint is what stands between the words of a query: "" for
// its own "and", or "OR".
func fts5(t testing.TB, c *corpus, name, joint string) system {
	db, err := sql.Open("sqlite", filepath.Join(t.TempDir(), "fts.db"))
	must(t, err)
	t.Cleanup(func() { must(t, db.Close()) })
	_, err = db.Exec(`create virtual table f using fts5(title, words)`)
	must(t, err)
	tx, err := db.Begin()
	must(t, err)
	for i := range c.names {
		title, text := c.joined(i)
		_, err := tx.Exec(`insert into f(rowid, title, words) values (?, ?, ?)`, i+1, title, text)
		must(t, err)
	}
	must(t, tx.Commit())
	return system{name, func(t testing.TB, words string) []int {
		rows, err := db.Query(`select rowid from f where f match ? order by rank limit ?`, fts5Words(words, joint), deep)
		must(t, err)
		defer rows.Close()
		var out []int
		for rows.Next() {
			var id int
			must(t, rows.Scan(&id))
			out = append(out, id)
		}
		must(t, rows.Err())
		return out
	}}
}

// fts5Words quotes each word, so that nothing in it is syntax; "a phrase" stays
// one.
func fts5Words(words, joint string) string {
	var out []string
	for i, part := range strings.Split(words, `"`) {
		if i%2 == 1 {
			out = append(out, `"`+part+`"`)
			continue
		}
		for _, w := range strings.Fields(part) {
			out = append(out, `"`+w+`"`)
		}
	}
	return strings.Join(out, " "+joint+" ")
}
