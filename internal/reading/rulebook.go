package reading

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"sync"

	"readout/internal/reading/acts"
	"readout/internal/reading/grammar"
	"readout/internal/reading/head"
	"readout/internal/reading/rounds"
	"readout/internal/reading/rules"
)

// Rules lists every rule of every language.
func Rules() []rules.Rule {
	var out []rules.Rule
	for _, r := range rules.English().Rules {
		out = append(out, *r)
	}
	out = append(append(out, grammar.Rules()...), rounds.Rules()...)
	return append(out, head.Rules()...)
}

// TryRules runs every rule on its own examples, for and against.
func TryRules() []rules.Fault {
	return append(append(append(rules.Try(), acts.Try()...), rounds.Try()...), head.Try()...)
}

// RulesSHA256 is the hash, in hex, of all lexicons and rules.
func RulesSHA256() string { return rulesSum() }

var rulesSum = sync.OnceValue(func() string {
	sum := sha256.Sum256([]byte(languageSum("en", rules.Files, grammar.Files, rounds.Files) + head.RulesSHA256()))
	return hex.EncodeToString(sum[:])
})

// languageSum is the hash, in hex, of the files that the folders of a language
// hold, in the order of their names.
func languageSum(dir string, folders ...embed.FS) string {
	from := map[string]embed.FS{}
	for _, folder := range folders {
		names, err := fs.Glob(folder, path.Join(dir, "*"))
		if err != nil {
			panic("a folder of rules: " + err.Error())
		}
		for _, name := range names {
			from[name] = folder
		}
	}
	sum := sha256.New()
	for _, name := range slices.Sorted(maps.Keys(from)) {
		text, err := from[name].ReadFile(name)
		if err != nil {
			panic("the embedded " + name + ": " + err.Error())
		}
		fmt.Fprintf(sum, "%s %d\n%s", name, len(text), text)
	}
	return hex.EncodeToString(sum.Sum(nil))
}
