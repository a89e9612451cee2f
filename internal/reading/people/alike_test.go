package people

import "testing"

func TestSpelled(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"balakrishnan", "balakrishna", true}, {"lindqvist", "lindkvist", true}, {"lindqvist", "lindqvist", true},
		{"diaz", "dias", false}, {"lindqvist", "sindqvist", false}, {"moreno", "moretti", false},
	} {
		if got := Spelled(c.a, c.b); got != c.want {
			t.Errorf("%s and %s: %v", c.a, c.b, got)
		}
	}
}
