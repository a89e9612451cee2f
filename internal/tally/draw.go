package tally

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Row is a line of a chart: a level in the reader's words with its number of
// meetings by year, the earliest first.
type Row struct {
	Label string
	N     []int
}

// Chart is bars by year, a line for each level, all to one scale. Lengths are CSS
// pixels.
type Chart struct {
	Width, Height int
	Lines         []ChartLine
	Years         []ChartYear
}

// ChartLine is a level's line: its words, its ground, its bars.
type ChartLine struct {
	Label       string
	Words, Base int
	Bars        []Bar
}

// Bar is a year's meetings at a level.
type Bar struct{ X, Y, Width, Height, Middle, N int }

// ChartYear is a year below the bars.
type ChartYear struct {
	X     int
	Label string
}

// The measures of the chart.
const (
	barMost   = 72 // height of the largest bar
	lineWords = 20 // above a line's bars: its words
	lineClear = 18 // the number above a bar
	foot      = 26 // the years
	stepMost  = 64
	stepLeast = 22
	chartFull = 560 // width that is not passed while steps are wider than the least
	yearsMost = 60
)

// Bars draws rows, of years from first on. It returns nil where there are fewer than
// two years, or too many.
func Bars(first int, rows []Row) *Chart {
	years, most := 0, 0
	for _, r := range rows {
		years = max(years, len(r.N))
		most = max(most, slices.Max(append(slices.Clone(r.N), 0)))
	}
	if years < 2 || years > yearsMost || most == 0 {
		return nil
	}
	step := max(stepLeast, min(stepMost, chartFull/years))
	c := &Chart{Width: years * step}
	y := 0
	for _, r := range rows {
		highest := slices.Max(append(slices.Clone(r.N), 0))
		line := ChartLine{Label: r.Label, Words: y + lineWords - 5, Base: y + lineWords + lineClear + height(highest, most)}
		for i, n := range r.N {
			if n == 0 {
				continue
			}
			h := height(n, most)
			b := Bar{X: i*step + step/6, Y: line.Base - h, Width: step - step/3, Height: h, N: n}
			b.Middle = b.X + b.Width/2
			line.Bars = append(line.Bars, b)
		}
		c.Lines = append(c.Lines, line)
		c.Width = max(c.Width, width(r.Label)+4)
		y = line.Base + 10
	}
	c.Height = y + foot - 8
	every := 1
	if step < 40 {
		every = 5
	}
	for i := range years {
		if year := first + i; year%every == 0 {
			c.Years = append(c.Years, ChartYear{X: i*step + step/2, Label: strconv.Itoa(year)})
		}
	}
	return c
}

// height is of a bar of n where the largest is of most: never nothing.
func height(n, most int) int { return max(2, n*barMost/most) }

// Node is a party to be drawn, in the reader's words.
type Node struct {
	Label string
	N     int  // meetings
	Own   bool // the page is of it
}

// Link is the meetings of two nodes, by their place in the list.
type Link struct{ A, B, N int }

// Network is parties below each other with their names, and an arc between any two
// that met, the wider the oftener. Lengths are CSS pixels.
type Network struct {
	Width, Height int
	Axis          int // x of the dots
	Nodes         []NetworkNode
	Arcs          []Arc
}

// NetworkNode is a party's name and dot.
type NetworkNode struct {
	Node
	Words int // x of the name's end
	Y     int
}

// Arc is the line between two parties; Number is where its meetings are written, nil
// where there is no room.
type Arc struct {
	Path   string
	Stroke string // width
	N      int
	Own    bool
	Number *Point
}

// Point is a place in a drawing.
type Point struct{ X, Y int }

// The measures of the network.
const (
	nodeLeast = 22 // between two parties, where they are many
	nodeWide  = 44 // where they are few
	nodeFull  = 400
	nodesMost = 60
	arcsMost  = 400
	arcLeast  = 14
	arcMost   = 270 // how far an arc reaches out at most
	nameMost  = 150
	edge      = 14
)

// Draw draws parties in their order. It returns nil where there are fewer than two,
// or too much to be told apart.
func Draw(nodes []Node, links []Link) *Network {
	if len(nodes) < 2 || len(nodes) > nodesMost || len(links) == 0 || len(links) > arcsMost {
		return nil
	}
	step := max(nodeLeast, min(nodeWide, nodeFull/len(nodes)))
	d := &Network{Height: 2*edge + (len(nodes)-1)*step}
	farthest := min(arcMost, 2*arcLeast+d.Height*4/5)
	for _, n := range nodes {
		d.Axis = max(d.Axis, min(nameMost, width(n.Label)))
	}
	d.Axis += 12
	for i, n := range nodes {
		n.Label = within(n.Label, nameMost)
		d.Nodes = append(d.Nodes, NetworkNode{Node: n, Words: d.Axis - 12, Y: edge + i*step})
	}
	longest, most := 1, 1
	for _, l := range links {
		longest, most = max(longest, distance(l)), max(most, l.N)
	}
	links = slices.Clone(links)
	slices.SortStableFunc(links, func(a, b Link) int { return cmp.Compare(distance(b), distance(a)) }) // short ones above long ones
	var taken []Point
	for _, l := range links {
		from, to := edge+min(l.A, l.B)*step, edge+max(l.A, l.B)*step
		reach := arcLeast + int(float64(farthest-arcLeast)*math.Pow(float64(distance(l))/float64(longest), 0.7)+0.5)
		a := Arc{N: l.N, Own: nodes[l.A].Own || nodes[l.B].Own, Stroke: strconv.FormatFloat(1.5+6.5*math.Sqrt(float64(l.N-1)/float64(max(1, most-1))), 'f', 1, 64)}
		a.Path = "M" + strconv.Itoa(d.Axis) + " " + strconv.Itoa(from) + "A" + strconv.Itoa(reach) + " " + strconv.Itoa((to-from)/2) + " 0 0 1 " + strconv.Itoa(d.Axis) + " " + strconv.Itoa(to)
		if at := (Point{d.Axis + reach, (from + to) / 2}); !slices.ContainsFunc(taken, func(p Point) bool { return abs(p.X-at.X) < 24 && abs(p.Y-at.Y) < 16 }) {
			taken, a.Number = append(taken, at), &at
		}
		d.Width = max(d.Width, d.Axis+reach+20)
		d.Arcs = append(d.Arcs, a)
	}
	return d
}

func distance(l Link) int { return abs(l.A - l.B) }

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// width is about how wide words are, in the size of the drawings.
func width(s string) int {
	w := 0.0
	for _, r := range s {
		if r < 0x1100 {
			w += 7.4
		} else {
			w += 13.5
		}
	}
	return int(w + 0.5)
}

// within cuts words that are wider; the table beside has them whole.
func within(s string, most int) string {
	if width(s) <= most {
		return s
	}
	for utf8.RuneCountInString(s) > 1 && width(s) > most-14 {
		_, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
	}
	return strings.TrimRight(s, " ,·") + "…"
}
