package harvest

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"readout"
	"readout/internal/feeds"
	"readout/internal/press"
)

// annotatedText bounds what is read of a text to quote beside the evidence, in
// code points; evidence further down stands without its neighbours.
const annotatedText = 256 << 10

// beside is how many code points before and after the words tell them from the
// same words elsewhere.
const beside = 32

// annotations answers with the values that a version was read into, each at its
// words. A publisher's house gives those alone that an editor has checked.
func (h *Harvest) annotations(w http.ResponseWriter, r *http.Request) error {
	year, err := strconv.Atoi(r.PathValue("year"))
	if err != nil || len(r.PathValue("year")) != 4 {
		return readout.ErrNotFound
	}
	version := 0
	if v := r.PathValue("version"); v != "" {
		n, ok := strings.CutPrefix(v, "v")
		if version, err = strconv.Atoi(n); !ok || err != nil || version < 1 || strconv.Itoa(version) != n {
			return readout.ErrNotFound
		}
	}
	p := h.page(r)
	e, err := h.Press.Edition(r.Context(), readout.Address{Year: year, Slug: r.PathValue("slug")}, p.Lang(), version, annotatedText)
	if err != nil {
		return err
	}
	if e.Rights == readout.RightsLink || e.State == readout.Removed {
		return readout.ErrNotFound
	}
	rec, err := h.Register.Record(r.Context(), e.Release, e.Shown.Lang, e.Shown.Number)
	if err != nil {
		return err
	}
	if rec.Reading.Status != readout.StatusRead || rec.Release.TextSHA256 != e.Shown.TextSHA256 {
		return readout.ErrNotFound // the words are another edition's
	}
	a, err := p.annotated(e, rec, !h.Features.Public(readout.FeatureUnconfirmedDetails))
	if err != nil {
		return err
	}
	if len(a.Items) == 0 {
		return readout.ErrNotFound
	}
	body, err := a.JSON()
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", feeds.AnnotationType)
	_, err = w.Write(body)
	return err
}

func (p page) annotated(e press.Edition, rec readout.Record, checkedOnly bool) (feeds.Annotations, error) {
	path := e.Address.Version(e.Shown.Number)
	a := feeds.Annotations{ID: p.at(path) + "/annotations.json", Source: p.at(path), Lang: string(e.Shown.Lang), Label: p.Text("details.machine")}
	checked := rec.Checked()
	if len(checked) > 0 {
		a.Label = p.Text("details.confirmed")
	}
	if p.h.Demo || e.Demo {
		a.Label += ". " + p.Text("demo.line")
	}
	whole, err := json.Marshal(rec)
	if err != nil {
		return a, err
	}
	var tree any
	if err := json.Unmarshal(whole, &tree); err != nil {
		return a, err
	}
	ruler := readout.NewRuler(e.Text)
	for _, ev := range rec.Evidence {
		if checkedOnly && !checked[ev.Path] {
			continue
		}
		value, err := json.Marshal(at(tree, ev.Path))
		if err != nil {
			return a, err
		}
		item := feeds.Annotation{ID: ev.ID, Path: ev.Path, Value: value, Exact: ev.Exact}
		if ruler.Slice(readout.Span{Start: ev.Start, End: ev.End}) == ev.Exact {
			item.Prefix = ruler.Slice(readout.Span{Start: max(0, ev.Start-beside), End: ev.Start})
			item.Suffix = ruler.Slice(readout.Span{Start: ev.End, End: ev.End + beside})
		}
		a.Items = append(a.Items, item)
	}
	return a, nil
}

// at is the value at a JSON Pointer (RFC 6901), nil where there is none.
func at(tree any, pointer string) any {
	for part := range strings.SplitSeq(strings.TrimPrefix(pointer, "/"), "/") {
		part = strings.NewReplacer("~1", "/", "~0", "~").Replace(part)
		switch t := tree.(type) {
		case map[string]any:
			tree = t[part]
		case []any:
			i, err := strconv.Atoi(part)
			if err != nil || i < 0 || i >= len(t) {
				return nil
			}
			tree = t[i]
		default:
			return nil
		}
	}
	return tree
}
