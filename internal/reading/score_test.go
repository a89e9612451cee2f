package reading

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"readout/internal/needs"
)

// leastMacro is the mean F1 that the reader must reach on the shared examples.
const leastMacro = 0.72

func TestScoreOnSharedExamples(t *testing.T) {
	score := needs.Shared(t, "record", "score.py")
	gold := needs.Shared(t, "record", "dev", "gold.jsonl")
	python := needs.Tool(t, "python3")
	pred := filepath.Join(t.TempDir(), "pred.jsonl")
	if err := os.WriteFile(pred, predictions(t), 0o644); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(python, score, "--json", gold, pred).Output()
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Macro  float64
		Fields map[string]struct{ P, R, F1 float64 }
	}
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if got.Macro < leastMacro {
		t.Errorf("macro F1 is %.3f, want at least %.2f", got.Macro, leastMacro)
	}
	if f := got.Fields["ordinal"]; f.P < 0.9 {
		t.Errorf("ordinals are right in %.2f of cases: a wrong one is worse than none (P24)", f.P)
	}
	table, err := exec.Command(python, score, gold, pred).Output()
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("\n%s", table)
}
