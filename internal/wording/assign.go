package wording

import "math"

// assign gives each row a column of its own, -1 for none, so that the sum of what
// stands there is as large as can be (Kuhn's method with potentials, the cube of
// the larger side). No value may be negative; of equal sums always the same is
// taken.
func assign(value [][]float64) []int {
	rows := len(value)
	if rows == 0 || len(value[0]) == 0 {
		out := make([]int, rows)
		for i := range out {
			out[i] = -1
		}
		return out
	}
	columns := len(value[0])
	n := max(rows, columns)
	cost := func(i, j int) float64 {
		if i < rows && j < columns {
			return -value[i][j]
		}
		return 0
	}
	// 1-based, as the method is written: of[j] is the row that column j has.
	u, v := make([]float64, n+1), make([]float64, n+1)
	of, way := make([]int, n+1), make([]int, n+1)
	for i := 1; i <= n; i++ {
		of[0] = i
		least := make([]float64, n+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		used := make([]bool, n+1)
		at := 0
		for of[at] != 0 {
			used[at] = true
			delta, next := math.Inf(1), 0
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if reduced := cost(of[at]-1, j-1) - u[of[at]] - v[j]; reduced < least[j] {
					least[j], way[j] = reduced, at
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := range used {
				if used[j] {
					u[of[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			at = next
		}
		for at != 0 {
			of[at] = of[way[at]]
			at = way[at]
		}
	}
	out := make([]int, rows)
	for i := range out {
		out[i] = -1
	}
	for j := 1; j <= columns; j++ {
		if of[j] <= rows {
			out[of[j]-1] = j - 1
		}
	}
	return out
}
