package wording

import "readout/internal/prose"

// Op says which of two sentences a piece stands in.
type Op uint8

// The three ops.
const (
	Same Op = iota
	Gone    // in the older one alone
	New     // in the newer one alone
)

// Piece is a run of words, with the white space before it as printed; Text of a
// Same piece is the newer one's.
type Piece struct {
	Op   Op
	Text string
}

// word is a token of a text that differs.
type word struct {
	token int
	opens bool // begins its sentence
}

// wordCells bounds the table of two sentences; prose cuts sentences at 500
// tokens, so that only a sentence against itself twice over would reach it.
const wordCells = 1 << 20

// words compares two sentences: the pieces of both, and the tokens that differ
// in each.
func words(older *prose.Doc, a unit, newer *prose.Doc, b unit) (pieces []Piece, gone, new []word) {
	n, m := a.Last-a.First, b.Last-b.First
	same := func(i, j int) bool {
		x, y := older.Tokens[a.First+i], newer.Tokens[b.First+j]
		return older.Text[x.Start:x.End] == newer.Text[y.Start:y.End]
	}
	ops := join(script(n, m, same), func(j int) bool {
		kind := newer.Tokens[b.First+j].Kind
		return kind == prose.Hyphen || kind == prose.Clitic
	})
	var at struct{ a, b int } // bytes up to which the sentences are told
	at.a, at.b = a.Start, b.Start
	i, j := 0, 0
	for _, op := range ops {
		switch op {
		case Same:
			end := newer.Tokens[b.First+j].End
			if n := len(pieces); j == 0 && n > 0 && older.Tokens[a.First+i].Space {
				pieces[n-1].Text += " " // the words behind what is gone open the newer sentence
			}
			pieces = put(pieces, Same, newer.Text[at.b:end])
			at.a, at.b = older.Tokens[a.First+i].End, end
			i, j = i+1, j+1
		case Gone:
			end := older.Tokens[a.First+i].End
			pieces = put(pieces, Gone, older.Text[at.a:end])
			at.a = end
			gone = append(gone, word{a.First + i, i == 0})
			i++
		case New:
			end := newer.Tokens[b.First+j].End
			pieces = put(pieces, New, newer.Text[at.b:end])
			at.b = end
			new = append(new, word{b.First + j, j == 0})
			j++
		}
	}
	return pieces, gone, new
}

func put(pieces []Piece, op Op, text string) []Piece {
	if n := len(pieces); n > 0 && pieces[n-1].Op == op {
		pieces[n-1].Text += text
		return pieces
	}
	return append(pieces, Piece{op, text})
}

// script is a shortest way from n words to m words; of equal ways, the one that
// keeps words early. Within a change what is gone stands before what is new.
func script(n, m int, same func(i, j int) bool) []Op {
	var ops []Op
	from := 0
	for from < n && from < m && same(from, from) {
		from++
		ops = append(ops, Same)
	}
	tail := 0
	for tail < n-from && tail < m-from && same(n-1-tail, m-1-tail) {
		tail++
	}
	rows, columns := n-from-tail, m-from-tail
	if rows*columns <= wordCells {
		kept := make([]int32, (rows+1)*(columns+1)) // words kept of i… and j…
		for i := rows - 1; i >= 0; i-- {
			for j := columns - 1; j >= 0; j-- {
				v := max(kept[(i+1)*(columns+1)+j], kept[i*(columns+1)+j+1])
				if same(from+i, from+j) {
					v = max(v, kept[(i+1)*(columns+1)+j+1]+1)
				}
				kept[i*(columns+1)+j] = v
			}
		}
		i, j := 0, 0
		for i < rows && j < columns {
			here := kept[i*(columns+1)+j]
			switch {
			case same(from+i, from+j) && here == kept[(i+1)*(columns+1)+j+1]+1:
				ops = append(ops, Same)
				i, j = i+1, j+1
			case here == kept[(i+1)*(columns+1)+j]:
				ops = append(ops, Gone)
				i++
			default:
				ops = append(ops, New)
				j++
			}
		}
		rows, columns = rows-i, columns-j
	}
	for range rows {
		ops = append(ops, Gone)
	}
	for range columns {
		ops = append(ops, New)
	}
	for range tail {
		ops = append(ops, Same)
	}
	sortChanges(ops)
	return ops
}

// sortChanges puts what is gone before what is new within each change.
func sortChanges(ops []Op) {
	for i := 0; i < len(ops); {
		j, gone := i, 0
		for j < len(ops) && ops[j] != Same {
			if ops[j] == Gone {
				gone++
			}
			j++
		}
		for k := i; k < j; k++ {
			ops[k] = New
			if k-i < gone {
				ops[k] = Gone
			}
		}
		i = j + 1
	}
}

// join makes one change of two with nothing between them but a mark that binds
// words: Yong-kil and Sang-deok differ as a whole. binds is asked of the newer
// sentence's tokens.
func join(ops []Op, binds func(j int) bool) []Op {
	out := make([]Op, 0, len(ops)+4)
	j := 0
	for i, op := range ops {
		if op == Same && i > 0 && i+1 < len(ops) && ops[i-1] != Same && ops[i+1] != Same && binds(j) {
			out = append(out, Gone, New)
		} else {
			out = append(out, op)
		}
		if op != Gone {
			j++
		}
	}
	sortChanges(out)
	return out
}
