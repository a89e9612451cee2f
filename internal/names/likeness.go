package names

// lettersAlike compares two names letter by letter: the words are paired as well
// as they go, what has no partner counts half where only one side has it.
func lettersAlike(x, y form) float64 {
	a, b := x.pieces(), y.pieces()
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	whole := closeness(x.joined(), y.joined())
	if len(a) > len(b) {
		a, b = b, a
	}
	used := make([]bool, len(b))
	sum, all := 0.0, 0.0
	for _, p := range a {
		best, at := 0.0, -1
		for j, q := range b {
			if c := wordCloseness(p, q); !used[j] && c > best {
				best, at = c, j
			}
		}
		n := float64(len(p))
		if at >= 0 {
			used[at] = true
			n = float64(max(len(p), len(b[at])))
		}
		// a word that is no more than half alike is another word
		if best < 0.5 {
			best = 0
		}
		sum += n * best
		all += n
	}
	for j, q := range b {
		if !used[j] {
			all += float64(len(q)) / 2
		}
	}
	return max(sum/all, whole)
}

func wordCloseness(p, q string) float64 {
	switch alike(p, q) {
	case equal:
		return 1
	case variant:
		return 0.95
	case initial:
		return 0.7
	}
	return max(closeness(p, q), closeness(loose(p), loose(q))-0.05)
}

// closeness is one less the share of letters to change.
func closeness(p, q string) float64 {
	longer := max(len(p), len(q))
	if longer == 0 {
		return 0
	}
	return 1 - float64(edits(p, q))/float64(longer)
}
