package judged

import (
	"bufio"
	"crypto/rand"
	_ "embed"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"golang.org/x/text/width"

	"readout"
	"readout/internal/files"
	"readout/internal/follow"
	"readout/internal/press"
	"readout/internal/roomtest"
	"readout/internal/search"
	"readout/internal/store/pgtest"
	"readout/internal/store/pressdb"
	"readout/internal/store/searchdb"
)

func TestMain(m *testing.M) { os.Exit(roomtest.Main(m)) }

//go:embed testdata/table.txt
var tableText string

// row is a line of the table.
type row struct {
	typed   string
	holds   []pattern
	nothing bool // no release at all
	many    int  // releases that hold all of it; -1 where the line does not say
	fails   bool // known to
}

// pattern is what a release must hold, or must not.
type pattern struct {
	re   *regexp.Regexp
	fact bool // it looks at what is known of a release
	not  bool
}

// rows reads the table; the file says how it is written.
func rows(t testing.TB) []row {
	t.Helper()
	defs := map[string]string{}
	seen := map[string]bool{}
	var out []row
	for s := bufio.NewScanner(strings.NewReader(tableText)); s.Scan(); {
		line := s.Text()
		if line == "" || line[0] == '#' {
			continue
		}
		cells := strings.Split(line, "\t")
		if name, ok := strings.CutPrefix(cells[0], "def "); ok {
			defs["{"+name+"}"] = "(?:" + cells[1] + ")"
			continue
		}
		r := row{typed: cells[0], many: -1}
		if len(cells) < 2 || seen[r.typed] {
			t.Fatalf("the line %q says nothing, or something again", line)
		}
		seen[r.typed] = true
		r.typed, r.fails = strings.CutPrefix(r.typed, "! ")
		if words, ok := strings.CutPrefix(r.typed, "nfd:"); ok {
			r.typed = norm.NFD.String(words)
		}
		if words, ok := strings.CutPrefix(r.typed, "wide:"); ok {
			r.typed = width.Widen.String(words)
		}
		r.nothing = cells[1] == "-"
		if !r.nothing {
			for _, p := range strings.Split(cells[1], " & ") {
				r.holds = append(r.holds, patternOf(p, defs))
			}
		}
		if len(cells) > 2 {
			if _, err := fmt.Sscan(cells[2], &r.many); err != nil {
				t.Fatalf("the line %q: %v", line, err)
			}
		}
		out = append(out, r)
	}
	return out
}

func patternOf(p string, defs map[string]string) pattern {
	var out pattern
	p, out.not = strings.CutPrefix(p, "!")
	p, out.fact = strings.CutPrefix(p, "@")
	for name, re := range defs {
		p = strings.ReplaceAll(p, name, re)
	}
	if !out.fact {
		p = strings.ReplaceAll(p, "_", `[ ·ㆍ・-]?`)
	}
	out.re = regexp.MustCompile("(?m)" + p)
	return out
}

// held is a release as patterns look at it.
type held struct{ name, text, facts string }

func (r row) heldBy(h held) bool {
	for _, p := range r.holds {
		text := h.text
		if p.fact {
			text = h.facts
		}
		if p.re.MatchString(text) == p.not {
			return false
		}
	}
	return !r.nothing
}

// plainly is a text in compatibility form, small letters, without accents, with
// single spaces.
func plainly(text string) string {
	var b strings.Builder
	space := false
	for _, r := range norm.NFKC.String(norm.NFKC.String(text)) {
		switch {
		case unicode.IsSpace(r):
			space = true
			continue
		case r == '’' || r == '‘':
			r = '\''
		case r == '\u00ad' || r == '\u200b':
			continue
		}
		if space {
			b.WriteByte(' ')
			space = false
		}
		if unicode.Is(unicode.Latin, r) {
			r = []rune(norm.NFD.String(string(r)))[0]
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// room is the demonstration, read and indexed, with all that the office shows of
// it.
func room(t testing.TB) (*search.Index, map[readout.ReleaseID]held) {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "data")
	now := func() time.Time { return time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC) }
	roomtest.Demo(t, dir, now)
	db := pgtest.Open(t, dir)
	t.Cleanup(func() { must(t, db.Close()) })
	originals, err := files.Open(filepath.Join(dir, "files"))
	must(t, err)
	office := press.NewOffice(pressdb.New(db), originals, now, rand.Reader)
	quiet := slog.New(slog.DiscardHandler)
	x, err := search.Open(dir, search.With(office, searchdb.New(db, true)), quiet)
	must(t, err)
	t.Cleanup(func() { must(t, x.Close()) })
	must(t, follow.NewRunner(db, nil, quiet).CatchUp(t.Context(), x))
	ids := make([]readout.ReleaseID, 200) // more than there are
	for i := range ids {
		ids[i] = readout.ReleaseID(i + 1)
	}
	current, err := office.Current(t.Context(), ids, 1<<20)
	must(t, err)
	attached, err := office.Attached(t.Context(), ids, 1<<20)
	must(t, err)
	all := map[readout.ReleaseID]held{}
	for id, editions := range current {
		if editions[0].State != readout.Public {
			continue // withdrawn: not to be found
		}
		h := held{name: editions[0].Address.Slug}
		for _, e := range editions {
			h.text += e.Title + "\n\n" + e.Text + "\n\n"
			h.facts += fmt.Sprintf("lang %s\n", e.Lang)
		}
		e := editions[0]
		h.facts += fmt.Sprintf("slug %s\ndate %s\nby %s\nkind %s\nboard %s\n", e.Address.Slug, e.Date, e.Publisher, e.Kind, e.Board)
		h.text = plainly(h.text + strings.Join(attached[id], "\n\n"))
		all[id] = h
	}
	if len(all) < 50 {
		t.Fatalf("%d releases of the demonstration are public", len(all))
	}
	return x, all
}

// found is every release that a query finds.
func found(t testing.TB, x *search.Index, words string) map[readout.ReleaseID]bool {
	t.Helper()
	out := map[readout.ReleaseID]bool{}
	for number, pages := 1, 1; number <= pages; number++ {
		r, err := x.Search(t.Context(), search.Query{Words: words, Lang: asked(words), Page: number})
		must(t, err)
		pages = r.Pages
		for _, h := range r.Hits {
			if h.Some {
				continue // behind what was found, and said to be
			}
			out[h.Release] = true
		}
	}
	return out
}

// TestTableOfQueries looks through the whole demonstration by brute force and
// asks the index the same. Nothing that is there may be missing; what is found
// beside it, as pairs of characters may bring, is less than one in a hundred.
func TestTableOfQueries(t *testing.T) {
	table := rows(t)
	if len(table) < 150 {
		t.Errorf("%d queries stand in the table", len(table))
	}
	x, all := room(t)
	finds, beside, failing := 0, 0, 0
	for _, r := range table {
		got := found(t, x, r.typed)
		var missing, wrong []string
		many := 0
		for id, h := range all {
			want := r.heldBy(h)
			if want {
				many++
			}
			switch {
			case want && !got[id]:
				missing = append(missing, h.name)
			case !want && got[id]:
				wrong = append(wrong, h.name)
			}
		}
		for id := range got {
			if _, ok := all[id]; !ok {
				t.Errorf("%q: release %d is found and not public", r.typed, id)
			}
		}
		if many != r.many {
			t.Errorf("%q: %d releases hold it, the table says %d", r.typed, many, r.many)
		}
		failed := len(missing) > 0 || many == 0 && len(wrong) > 0
		switch {
		case r.fails && !failed:
			t.Errorf("%q does what it should: take its mark away", r.typed)
		case r.fails:
			failing++
		case failed:
			t.Errorf("%q: missing %q, found beside %q", r.typed, missing, wrong)
		default:
			finds += len(got)
			beside += len(wrong)
			if len(wrong) > 0 {
				t.Logf("%q finds beside: %q", r.typed, wrong)
			}
		}
	}
	t.Logf("%d queries, %d known to fail; of %d finds %d beside", len(table), failing, finds, beside)
	if 100*beside >= finds {
		t.Errorf("of %d finds %d are beside", finds, beside)
	}
}
