package readout_test

import (
	"encoding/json"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// layers is who may import whom inside the module, with the reason. A package
// that is not listed fails the test, so a new one needs a line here. "" is the
// root.
var layers = []struct {
	pkg   string
	may   []string
	since string // why
}{
	{"", nil, "the nouns stand on the standard library alone"},
	{"internal/prose", []string{""}, "sentences and tokens know nouns only"},
	{"internal/page", []string{"", "internal/prose"}, "makes documents, tells paragraphs apart"},
	{"internal/page/shapes", nil, "pages of ministries to fill with a release, tests only"},
	{"internal/reading", []string{"", "internal/prose", "internal/reading/acts", "internal/reading/attending", "internal/reading/clause", "internal/reading/days", "internal/reading/grammar", "internal/reading/head", "internal/reading/house", "internal/reading/kind", "internal/reading/marks", "internal/reading/mentioned", "internal/reading/naming", "internal/reading/people", "internal/reading/photos", "internal/reading/place", "internal/reading/roster", "internal/reading/rounds", "internal/reading/rules", "internal/reading/series", "internal/reading/speaker"}, "pure: text to findings"},
	{"internal/reading/rules", []string{"", "internal/prose"}, "the machine and its data; it knows no meeting"},
	{"internal/reading/grammar", []string{"", "internal/reading/rules"}, "what a word may be in a clause; it sees no text, its rules are listed as all others"},
	{"internal/reading/attending", []string{"internal/prose", "internal/reading/people", "internal/reading/rules"}, "who comes to a meeting; it decides no side"},
	{"internal/reading/marks", []string{"", "internal/prose", "internal/reading/clause", "internal/reading/people", "internal/reading/rules"}, "which words mark people as of a side; it finds neither"},
	{"internal/reading/acts", []string{"", "internal/prose", "internal/reading/grammar", "internal/reading/clause", "internal/reading/outcome", "internal/reading/quote", "internal/reading/rules", "internal/reading/speaker", "internal/reading/syntax", "internal/reading/topics"}, "what was said at a meeting whose facts are given"},
	{"internal/reading/topics", []string{"", "internal/prose", "internal/reading/grammar", "internal/reading/rules", "internal/reading/syntax"}, "what was talked about; it is given the sentence and the words that can tell it"},
	{"internal/reading/syntax", []string{"", "internal/prose", "internal/reading/grammar", "internal/reading/items", "internal/reading/rules", "internal/reading/speaker"}, "what stands where in a sentence; it asks whose a subject is and knows no use of a clause"},
	{"internal/reading/speaker", []string{"", "internal/prose", "internal/reading/grammar", "internal/reading/rules"}, "whose words a clause reports; it is given the clause and sees no verb"},
	{"internal/reading/outcome", []string{"internal/prose", "internal/reading/grammar", "internal/reading/rules"}, "which clause binds to an act; it is told whose the clause is"},
	{"internal/reading/items", []string{"internal/prose", "internal/reading/grammar", "internal/reading/rules"}, "what the object of a verb is made of; it knows no clauses"},
	{"internal/reading/house", []string{"", "internal/prose", "internal/reading/rules"}, "whose side the publisher of a text speaks for; it knows no meeting"},
	{"internal/reading/clause", []string{"", "internal/prose", "internal/reading/rules"}, "when and whether what a clause tells of happens; it knows no meeting"},
	{"internal/reading/quote", []string{"internal/prose"}, "where direct speech opens and ends; never who speaks"},
	{"internal/reading/days", []string{"", "internal/prose", "internal/reading/rules"}, "when a meeting was held whose clause is given"},
	{"internal/reading/kind", []string{"", "internal/prose", "internal/reading/rules"}, "what sort of meeting was held whose sides and people are given; it asks for posts and finds nobody"},
	{"internal/reading/photos", []string{"internal/prose", "internal/reading/rules"}, "which paragraphs describe a photo"},
	{"internal/reading/naming", []string{"internal/prose", "internal/reading/people", "internal/reading/rules", "internal/reading/series"}, "which of the names of series is the meeting's; it asks what a name is and who is named"},
	{"internal/reading/people", []string{"", "internal/prose", "internal/reading/rules"}, "who is named; never who took part"},
	{"internal/reading/mentioned", []string{"", "internal/prose", "internal/reading/clause", "internal/reading/rules"}, "which countries a clause only names; it asks what the clause is about and decides no side"},
	{"internal/reading/place", []string{"", "internal/prose", "internal/reading/house", "internal/reading/people", "internal/reading/rules"}, "where a meeting was held whose clause and sides are given; it asks who is named and who publishes"},
	{"internal/reading/series", []string{"", "internal/prose", "internal/reading/rules"}, "what a recurring meeting is called; never which one was held"},
	{"internal/reading/roster", []string{"", "internal/prose", "internal/reading/people", "internal/reading/rules"}, "which lines list participants; it asks who stands in a line"},
	{"internal/reading/rounds", []string{"", "internal/prose", "internal/reading/rules", "internal/reading/series"}, "the rounds before and after a meeting whose facts are given; it asks whose series a name is"},
	{"internal/reading/head", []string{"", "internal/prose", "internal/reading/rules"}, "what a text says of itself, before anyone reads it; its rules are listed as all others"},
	{"internal/reading/corpus", nil, "files of cases to hold a reader to, tests only"},
	{"internal/reading/check", []string{""}, "what every record promises; it knows no text"},
	{"internal/printout", []string{"", "internal/reading"}, "prints a record for a person; the reader says which rules came close"},
	{"internal/cases", []string{"", "internal/page", "internal/reading", "internal/reading/check"}, "holds the reader to a corpus, read as the command line reads files"},
	{"internal/files", []string{""}, "bytes by their hash"},
	{"internal/follow", []string{""}, "runs followers over events"},
	{"internal/press", []string{"", "internal/files"}, "the office keeps original bytes beside texts"},
	{"internal/parties", []string{""}, "the words of parties inside other names, for keys"},
	{"internal/names", nil, "compares two names; it knows no person"},
	{"internal/levels", []string{""}, "tells the level of a meeting by posts; its table is the only one"},
	{"internal/pairing", []string{"", "internal/levels", "internal/names", "internal/parties"}, "records in, meetings out; pure"},
	{"internal/joining", []string{"", "internal/names", "internal/pairing"}, "brings releases together by keys, by pairing and by people's words; pure"},
	{"internal/facts", []string{"", "internal/parties"}, "what an account tells of its meeting, read off a record; the words of parties are no part of a series' key; pure"},
	{"internal/overlay", []string{""}, "lays an editor's decisions over a record; pure"},
	{"internal/register", []string{"", "internal/facts", "internal/follow", "internal/joining", "internal/names", "internal/overlay", "internal/pairing", "internal/parties", "internal/press"}, "the registrar follows releases, reads the texts that the office released and joins what pairing is certain of"},
	{"internal/hits", []string{""}, "counting"},
	{"internal/reports", []string{""}, "what readers say is wrong"},
	{"internal/lexicon", []string{"", "internal/names", "internal/parties"}, "what a word is to the search and what a reader types; names of parties are words, and names knows how Korean reads a name in Han"},
	{"internal/search/scratch", nil, "memory for lists of numbers"},
	{"internal/search/segments", []string{"internal/lexicon"}, "the form in which the search keeps terms, which the lexicon makes"},
	{"internal/search", []string{"", "internal/follow", "internal/lexicon", "internal/press", "internal/search/scratch", "internal/search/segments"}, "an index that follows releases and asks the office what the public may read of them; a query is read by the lexicon"},
	{"internal/search/judged", nil, "holds the engine to what people look for, tests only"},
	{"internal/attachment", []string{""}, "what a file is and the words in it; it knows no release"},
	{"internal/download", []string{"", "internal/press", "internal/web"}, "the face that hands out files asks the office, never a store"},
	{"internal/exchange", []string{"", "internal/attachment", "internal/files", "internal/page", "internal/press", "internal/reading/head"}, "foreign formats in and out of the office; a file is named by its hash"},
	{"internal/store", []string{""}, "transactions and events, for every package of SQL"},
	{"internal/store/sqlite", []string{"", "internal/store"}, "one engine"},
	{"internal/store/postgres", []string{"", "internal/store"}, "the other engine"},
	{"internal/roomtest", []string{"", "internal/exchange", "internal/files", "internal/follow", "internal/needs", "internal/press", "internal/reading", "internal/register", "internal/search", "internal/store/pgtest", "internal/store/pressdb", "internal/store/registerdb"}, "rooms of the demonstration for the tests of faces, tests only"},
	{"internal/store/pgtest", []string{"internal/needs", "internal/store", "internal/store/postgres", "internal/store/sqlite"}, "servers and rooms for tests, tests only"},
	{"internal/store/pressdb", []string{"", "internal/press", "internal/store"}, "SQL of the office"},
	{"internal/store/registerdb", []string{"", "internal/facts", "internal/joining", "internal/overlay", "internal/pairing", "internal/press", "internal/register", "internal/store"}, "SQL of the register; it stores the sketches that pairing makes"},
	{"internal/store/cataloguedb", []string{"", "internal/catalogue", "internal/levels", "internal/store"}, "SQL of the catalogue; the ranks of those who met are told as their posts are read"},
	{"internal/store/searchdb", []string{"", "internal/catalogue", "internal/search", "internal/store"}, "SQL of what the search finds meetings by; a topic is known by the catalogue's slug"},
	{"internal/store/reportsdb", []string{"", "internal/reports", "internal/store"}, "SQL of readers' reports"},
	{"internal/store/hitsdb", []string{"", "internal/hits", "internal/store"}, "SQL of the counter"},
	{"internal/store/storetest", []string{"", "internal/catalogue", "internal/files", "internal/follow", "internal/press", "internal/reports", "internal/store", "internal/store/reportsdb", "internal/store/cataloguedb", "internal/store/hitsdb", "internal/store/pressdb"}, "one suite for every engine, tests only"},
	{"internal/store/registertest", []string{"", "internal/catalogue", "internal/files", "internal/follow", "internal/joining", "internal/overlay", "internal/pairing", "internal/press", "internal/register", "internal/search", "internal/store", "internal/store/searchdb", "internal/store/cataloguedb", "internal/store/pressdb", "internal/store/registerdb"}, "the register's suite for every engine, tests only"},
	{"internal/needs", nil, "tells tests what the machine lacks"},
	{"internal/web", []string{""}, "what the faces share"},
	{"internal/citation", []string{""}, "where a text stands, as style guides have it; tests ask for readers of it"},
	{"internal/typeset", []string{"", "internal/prose"}, "lays a text out; prose tells points and sentences apart"},
	{"internal/aligning", []string{"", "internal/parties", "internal/prose"}, "puts two accounts side by side; the words of parties tell names from matters"},
	{"internal/wording", []string{"", "internal/prose"}, "compares two texts sentence by sentence, and the texts of rounds by what they say of a matter"},
	{"internal/claims", []string{""}, "holds what texts claim of rounds against what is known; it knows neither registers nor pages"},
	{"internal/remarks", []string{"", "internal/claims", "internal/layout", "internal/press", "internal/register", "internal/web"}, "the checks of claims in the words of a page"},
	{"internal/timeline", nil, "draws rounds to scale; knows neither registers nor pages"},
	{"internal/tally", []string{"", "internal/levels"}, "counts who met whom and finds the places of drawings; pure"},
	{"internal/catalogue", []string{"", "internal/levels", "internal/parties", "internal/tally"}, "an organisation is known without the words that say whose it is; which releases a list holds; its store reads them through the gate"},
	{"internal/layout/style", []string{""}, "how pages look; an accent that cannot be read is an invalid one"},
	{"internal/layout", []string{"", "internal/catalogue", "internal/layout/style", "internal/press", "internal/register", "internal/web"}, "what the pages of all faces share; lines of lists are made of what the services answer"},
	{"internal/lists", []string{"", "internal/catalogue", "internal/layout", "internal/press", "internal/register", "internal/web"}, "the face of lists asks the services, never a store"},
	{"internal/relations", []string{"", "internal/catalogue", "internal/layout", "internal/levels", "internal/press", "internal/register", "internal/tally", "internal/web"}, "the face of who met whom asks the services, never a store; tally counts and draws"},
	{"internal/site", []string{"", "internal/catalogue", "internal/remarks", "internal/feeds", "internal/layout", "internal/layout/style", "internal/timeline", "internal/prose", "internal/web", "internal/overlay", "internal/press", "internal/register", "internal/hits", "internal/reports", "internal/citation", "internal/typeset", "internal/wording"}, "public pages ask the services, never a store; feeds says in the words of programs what a page is of; prose tells points and sentences apart"},
	{"internal/inquiry", []string{"", "internal/catalogue", "internal/layout", "internal/lexicon", "internal/press", "internal/prose", "internal/register", "internal/search", "internal/typeset", "internal/web"}, "the face of the search asks the services, never a store; prose and typeset tell points apart"},
	{"internal/texts", []string{"", "internal/layout", "internal/press", "internal/prose", "internal/typeset", "internal/web"}, "the face of passages asks the office, never a store; prose and typeset tell points apart"},
	{"internal/drift", []string{"", "internal/press", "internal/prose", "internal/register", "internal/wording"}, "puts texts of rounds in order; pure, of what the services have answered"},
	{"internal/accounts", []string{"", "internal/aligning", "internal/catalogue", "internal/layout", "internal/press", "internal/prose", "internal/register", "internal/typeset", "internal/web"}, "the face of texts side by side asks the services, never a store; aligning brings two texts together, prose and typeset tell where a passage stands"},
	{"internal/phrases", []string{"", "internal/drift", "internal/layout", "internal/press", "internal/prose", "internal/register", "internal/search", "internal/typeset", "internal/web", "internal/wording"}, "the face of words asks the services, never a store; prose and typeset tell points apart"},
	{"internal/paper", []string{""}, "writes short documents; it knows neither releases nor pages"},
	{"internal/brief", []string{"", "internal/aligning", "internal/drift", "internal/paper", "internal/press", "internal/prose", "internal/register", "internal/typeset", "internal/wording"}, "makes a brief; pure, of what the services have answered"},
	{"internal/preparing", []string{"", "internal/brief", "internal/layout", "internal/paper", "internal/press", "internal/register", "internal/web"}, "the face of briefs asks the services, never a store"},
	{"internal/feeds", []string{""}, "bytes from nouns; it knows no HTTP and no service"},
	{"internal/harvest", []string{"", "internal/catalogue", "internal/layout", "internal/feeds", "internal/prose", "internal/web", "internal/press", "internal/register", "internal/search", "internal/wording"}, "the face for programs asks the services, never a store; the layout says what a list is narrowed by; prose tells points apart, wording where a phrase stands"},
}

const module = "readout"

func TestLayersHoldTheAllowList(t *testing.T) {
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", "./...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	allowed := map[string][]string{}
	for _, l := range layers {
		if l.since == "" {
			t.Errorf("%s has no reason", l.pkg)
		}
		allowed[l.pkg] = l.may
	}
	dec := json.NewDecoder(strings.NewReader(string(out)))
	seen := 0
	for {
		var p struct {
			ImportPath string
			Imports    []string
		}
		if err := dec.Decode(&p); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		seen++
		name := strings.TrimPrefix(strings.TrimPrefix(p.ImportPath, module), "/")
		if strings.HasPrefix(name, "cmd/") {
			continue // the roof wires everything
		}
		may, ok := allowed[name]
		if !ok {
			t.Errorf("package %s is on no line of the allow-list", name)
		}
		for _, imp := range p.Imports {
			if name == "" && strings.Contains(strings.SplitN(imp, "/", 2)[0], ".") {
				t.Errorf("the root imports %s, which is outside the standard library", imp)
			}
			if imp == "database/sql" && name != "internal/store" && !strings.HasPrefix(name, "internal/store/") {
				t.Errorf("%s imports database/sql; only the stores do", name)
			}
			if strings.HasPrefix(imp, "github.com/blevesearch/bleve") && name != "internal/search" && name != "internal/search/segments" {
				t.Errorf("%s imports %s; only search knows the search library", name, imp)
			}
			if imp != module && !strings.HasPrefix(imp, module+"/") {
				continue
			}
			other := strings.TrimPrefix(strings.TrimPrefix(imp, module), "/")
			if !slices.Contains(may, other) {
				t.Errorf("%s imports %s, which its line does not allow", name, other)
			}
		}
	}
	if seen < 2 {
		t.Fatalf("go list found %d packages", seen)
	}
}
