package site_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"readout"
	"readout/internal/web"
)

var (
	asked = regexp.MustCompile(`\.T "([^"]+)"`)
	shape = regexp.MustCompile(`^[a-z]+(\.[a-zA-Z0-9_]+)*\.?$`)
)

// TestEveryMessageIsThereAndUsed compares the wordings with the keys that
// templates and code ask for.
func TestEveryMessageIsThereAndUsed(t *testing.T) {
	m, _ := web.MessagesFor("en")
	keys := m.Keys()
	used := map[string]bool{}
	var prefixes []string
	use := func(where, key string) {
		switch {
		case m.Has(key):
			used[key] = true
		case strings.HasSuffix(key, ".") && slices.ContainsFunc(keys, func(k string) bool { return strings.HasPrefix(k, key) }):
			prefixes = append(prefixes, key)
		default:
			t.Errorf("%s asks for %q, which has no wording", where, key)
		}
	}
	templates := matching("*.html", "../layout/*.html", "../lists/*.html", "../inquiry/*.html", "../texts/*.html", "../phrases/*.html", "../accounts/*.html", "../preparing/*.html", "../relations/*.html")
	for _, name := range templates {
		for _, found := range asked.FindAllStringSubmatch(read(t, name), -1) {
			use(name, found[1])
		}
	}
	families := map[string]bool{}
	for _, key := range keys {
		family, _, _ := strings.Cut(key, ".")
		families[family] = true
	}
	code := matching("*.go", "../layout/*.go", "../lists/*.go", "../inquiry/*.go", "../texts/*.go", "../phrases/*.go", "../accounts/*.go", "../remarks/*.go", "../brief/*.go", "../preparing/*.go", "../relations/*.go", "../harvest/*.go", "../web/ordinal.go")
	for _, name := range code {
		if !strings.HasSuffix(name, "_test.go") {
			for _, key := range literals(t, name) {
				if family, _, _ := strings.Cut(key, "."); shape.MatchString(key) && strings.Contains(key, ".") && families[family] && !strings.HasSuffix(key, ".css") {
					use(name, key)
				}
			}
			for _, what := range counted(t, name) {
				use(name, "count."+what)
				use(name, "count."+strings.TrimSuffix(what, "s"))
			}
		}
	}
	for _, key := range keys {
		if !used[key] && !slices.ContainsFunc(prefixes, func(p string) bool { return p != "count." && strings.HasPrefix(key, p) }) && !strings.HasPrefix(key, "error.") {
			t.Errorf("%q is asked for nowhere", key)
		}
	}
}

// TestEveryKindHasAWord asks for each value that a record or release may have.
func TestEveryKindHasAWord(t *testing.T) {
	var keys []string
	for _, k := range []readout.MeetingKind{readout.KindConsultation, readout.KindDialogue, readout.KindMinisterial, readout.KindSummit, readout.KindCourtesyCall,
		readout.KindPhoneCall, readout.KindVisit, readout.KindJointCommittee, readout.KindWorkingGroup, readout.KindOther} {
		keys = append(keys, "meeting.kind."+string(k))
	}
	for _, k := range []readout.AccountKind{readout.AccountAdvance, readout.AccountOutcome, readout.AccountJointText, readout.AccountBriefing,
		readout.AccountExplanation, readout.AccountCorrection} {
		keys = append(keys, "meeting.account."+string(k))
	}
	for _, r := range []readout.Role{readout.RoleHead, readout.RoleDeputyHead, readout.RoleMember} {
		keys = append(keys, "meeting.role."+string(r))
	}
	for _, k := range []readout.ReleaseKind{readout.PressRelease, readout.Briefing, readout.Announcement, readout.JointText} {
		keys = append(keys, "kind."+string(k))
	}
	for _, lang := range web.Languages() {
		m, _ := web.MessagesFor(lang)
		for _, key := range keys {
			if !m.Has(key) {
				t.Errorf("%s has no wording in %s", key, lang)
			}
		}
	}
}

// matching are the files that patterns match.
func matching(patterns ...string) []string {
	var all []string
	for _, p := range patterns {
		some, _ := filepath.Glob(p)
		all = append(all, some...)
	}
	return all
}

func read(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	must(t, err)
	return string(data)
}

// literals are the strings that a file of Go holds.
func literals(t *testing.T, name string) []string {
	var out []string
	ast.Inspect(parsed(t, name), func(n ast.Node) bool {
		if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
			s, err := strconv.Unquote(lit.Value)
			must(t, err)
			out = append(out, s)
		}
		return true
	})
	return out
}

// counted are the things that a file of Go has counted in words.
func counted(t *testing.T, name string) []string {
	var out []string
	ast.Inspect(parsed(t, name), func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 2 {
			return true
		}
		if f, ok := call.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Count" {
			if lit, ok := call.Args[0].(*ast.BasicLit); ok {
				s, err := strconv.Unquote(lit.Value)
				must(t, err)
				out = append(out, s)
			}
		}
		return true
	})
	return out
}

func parsed(t *testing.T, name string) *ast.File {
	t.Helper()
	file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
	must(t, err)
	return file
}
