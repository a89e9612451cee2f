package typeset

import "readout/internal/prose"

// Row is one matter in two texts: the place of its paragraph in each, nil in the
// one that has none.
type Row struct{ Left, Right *Place }

// Pair puts the paragraphs of two editions of one text beside each other, each
// once and in its order. Points at the top that have the same number meet; what
// stands between two that meet follows in its order, points beside points of
// their depth and plain paragraphs beside plain ones.
func Pair(left, right *prose.Doc) []Row {
	a, b := Places(left), Places(right)
	at := map[string]int{}
	for i, p := range b {
		if p.top() {
			at[p.Number] = i
		}
	}
	var rows []Row
	from, to := 0, 0
	for i, p := range a {
		j, ok := at[p.Number]
		if !p.top() || !ok || j < to {
			continue
		}
		rows = append(rows, between(a[from:i], b[to:j])...)
		rows = append(rows, Row{&a[i], &b[j]})
		from, to = i+1, j+1
	}
	return append(rows, between(a[from:], b[to:])...)
}

// top reports a point at the top.
func (p Place) top() bool { return p.Point && p.level == 1 }

// between pairs what stands between points that meet.
func between(a, b []Place) []Row {
	var rows []Row
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > len(b) && !alike(a[0], b[0]):
			rows = append(rows, Row{Left: &a[0]})
			a = a[1:]
		case len(a) == 0 || !alike(a[0], b[0]):
			rows = append(rows, Row{Right: &b[0]})
			b = b[1:]
		default:
			rows = append(rows, Row{&a[0], &b[0]})
			a, b = a[1:], b[1:]
		}
	}
	return rows
}

func alike(a, b Place) bool { return a.Point == b.Point && a.level == b.level }
