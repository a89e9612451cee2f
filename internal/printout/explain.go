package printout

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"readout"
	"readout/internal/reading"
)

// explain prints for each evidence the value, the rule, the words and where
// they stand.
func (p *printer) explain() {
	p.b.WriteByte('\n')
	p.wrapped("", "", p.style.bold("Why"))
	p.b.WriteByte('\n')
	body, err := json.Marshal(p.record)
	if err != nil {
		return
	}
	var tree any
	if err := json.Unmarshal(body, &tree); err != nil {
		return
	}
	ruler := readout.NewRuler(p.record.Release.Text)
	for _, e := range p.record.Evidence {
		fmt.Fprintf(&p.b, "  %s = %s\n", e.Path, Visible(ValueAt(tree, e.Path)))
		basis := ""
		if e.Basis == readout.Derived {
			basis = ", derived"
			if len(e.From) > 0 {
				basis += " from " + strings.Join(e.From, ", ")
			}
		}
		fmt.Fprintf(&p.b, "      %s  %s%s\n", e.ID, e.Rule, basis)
		if e.Note != nil {
			fmt.Fprintf(&p.b, "      %s\n", Visible(*e.Note))
		}
		p.words(ruler, readout.Span{Start: e.Start, End: e.End}, e.Exact)
	}
}

// words prints where some words stand, and the words.
func (p *printer) words(ruler *readout.Ruler, span readout.Span, exact string) {
	line := strings.Count(ruler.Text()[:ruler.Byte(span.Start)], "\n") + 1
	p.wrapped(fmt.Sprintf("      line %d, %d–%d: ", line, span.Start, span.End), "        ", Visible("“"+oneLine(exact)+"”"))
}

// missing prints, for values that the record lacks, the rules that came close.
func (p *printer) missing(misses []reading.Miss) {
	if len(misses) == 0 {
		return
	}
	p.b.WriteByte('\n')
	p.wrapped("", "", p.style.bold("Not found, and what came close"))
	p.b.WriteByte('\n')
	ruler := readout.NewRuler(p.record.Release.Text)
	for i, m := range misses {
		if i == 0 || misses[i-1].Path != m.Path {
			fmt.Fprintf(&p.b, "  %s\n", m.Path)
		}
		p.wrapped("      "+m.Rule+": ", "        ", Visible(m.Why))
		p.words(ruler, m.Span, m.Exact)
	}
}

// ValueAt returns the value at a JSON Pointer into a decoded record, as JSON;
// "nothing" where there is none.
func ValueAt(tree any, pointer string) string {
	at := tree
	for step := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		switch node := at.(type) {
		case map[string]any:
			at = node[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i < 0 || i >= len(node) {
				return "nothing"
			}
			at = node[i]
		default:
			return "nothing"
		}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if enc.Encode(at) != nil {
		return "nothing"
	}
	return strings.TrimSpace(b.String())
}
