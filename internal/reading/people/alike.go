package people

// Spelled reports two ways to spell one word of a name: one letter more, less or
// another, in words of six letters or more with the same first.
func Spelled(a, b string) bool {
	const least = 6
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < least || len(b)-len(a) > 1 || a[0] != b[0] {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i == len(a) || a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}

// Full counts the people who are named by two words or more.
func Full(ps []Person) int {
	n := 0
	for _, p := range ps {
		if p.Name.Last-p.Name.First > 1 {
			n++
		}
	}
	return n
}
