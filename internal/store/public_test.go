package store_test

import (
	"strings"
	"testing"

	"readout/internal/store"
)

// TestP01PublicQueriesNameTheGate tries ways round the check.
func TestP01PublicQueriesNameTheGate(t *testing.T) {
	refused := func(text string, tables ...string) (why string) {
		defer func() {
			if r := recover(); r != nil {
				why = r.(string)
			}
		}()
		store.Public(text, tables...)
		return ""
	}
	for _, c := range []struct {
		text   string
		tables []string
	}{
		{"select title from public_edition where latest = 1", nil},
		{"select e.title from public_edition e, public_publisher p where p.code = e.publisher order by e.title, e.lang limit $1", nil},
		{"with page as (select release from public_edition), n(a, b) as (select 1, 2) select p.release from page p join n on true", nil},
		{"select m.slug from meetings m join accounts a on a.meeting = m.id join public_edition e on e.release = a.release", []string{"meetings", "accounts"}},
		{"select (select max(version) from public_edition p where p.release = e.release) from public_edition e where title <> 'from texts'", nil},
		{"select coalesce(title, 'a'), lang from (select title, lang from public_edition) where lang in ($2...)", nil},
	} {
		if why := refused(c.text, c.tables...); why != "" {
			t.Errorf("refused: %s", why)
		}
	}
	for _, c := range []struct {
		text   string
		tables []string
	}{
		{"select title from versions", nil},
		{"select title from public_edition, versions", nil},
		{"select title from public_edition e, public_publisher, texts t", nil},
		{"select title from public_edition e join public_publisher p on p.code = e.publisher, texts", nil},
		{"select title from public_edition natural left outer join versions", nil},
		{"select title from main.versions", nil},
		{"select title from public_edition where release in (select id from releases)", nil},
		{"select (select text from texts limit 1) from public_edition", nil},
		{"select title from (versions)", nil},
		{"select title from (public_edition e join (texts) on true)", nil},
		{"select title from ((select 1), texts)", nil},
		{"select title from public_edition union all select title from versions", nil},
		{`select title from "versions"`, nil},
		{"select title from [versions]", nil},
		{"select title from /* public_edition */ versions", nil},
		{"select title from public_edition -- \n, versions", nil},
		{"SELECT title FROM Versions", nil},
		{"with x as (select title from versions) select title from x", nil},
		{"select title as (versions) from versions", nil},
		{"select slug from meetings", []string{"meetings"}},
		{"select slug from meetings m join public_publisher p on true", []string{"meetings"}},
		{"select slug from meetings m join public_edition e on true", nil},
		{"delete from public_edition", nil},
		{"select 1 from public_edition; select text from texts", nil},
		{"update versions set title = ''", nil},
		{"", nil},
	} {
		if refused(c.text, c.tables...) == "" {
			t.Errorf("took %q", c.text)
		}
	}
}

// FuzzPublicQuery: whatever is taken never names a table behind the gate right
// after from or join.
func FuzzPublicQuery(f *testing.F) {
	f.Add("select title from public_edition e join texts t on true")
	f.Add("with a as (select 1) select * from a, texts")
	f.Add("select 'from' from(texts)")
	f.Fuzz(func(t *testing.T, text string) {
		func() {
			defer func() { _ = recover() }() // a refusal
			q := store.Public(text)
			words := strings.Fields(q.String())
			for i := range words[:len(words)-1] {
				w := strings.ToLower(words[i])
				if (w == "from" || w == "join") && strings.EqualFold(words[i+1], "texts") && !strings.Contains(text, "'") && !strings.Contains(strings.ToLower(text), "texts as") && !strings.Contains(strings.ToLower(text), "texts (") && !strings.Contains(strings.ToLower(text), "texts(") {
					t.Errorf("took %q", text)
				}
			}
		}()
	})
}
