package lexicon

import "unicode/utf8"

// watch goes along the units of a text and says which names and ordinal numbers
// of the tables end at each.
type watch struct {
	text    string
	open    []walk
	waiting *meaning // what is met unless the next unit touches it
	counted bool     // it is an ordinal number, which most units may touch
	digits  string   // the number before this unit
	before  Unit     // without its term
}

// walk is a name that has begun.
type walk struct {
	at      *node
	capital bool
	glued   bool // it touches what stands before it
	loose   bool // something stands between its characters
}

// see takes the next unit; stem is its term as the index knows it. It calls met
// with what ends at the Unit, or at the one before.
func (w *watch) see(u Unit, stem []byte, met func(*meaning)) {
	if w.waiting != nil {
		if !u.Glued || w.counted && !otherEnd(u) {
			met(w.waiting)
		}
		w.waiting, w.counted = nil, false
	}
	if w.digits != "" && u.Glued && ordinalEnd(u) {
		w.waiting, w.counted = known.ordinal(w.digits), true
	}
	w.digits = ""
	if u.Kind == Number {
		w.digits = trimZeros(string(u.Term))
	}
	if len(w.open) > 0 || known.first[stem[0]] {
		w.step(u, stem, met)
	}
	w.before = u
}

func (w *watch) step(u Unit, stem []byte, met func(*meaning)) {
	going := w.open[:0]
	told := false
	for _, o := range w.open {
		if u.Far {
			break
		}
		if o.at = o.at.step(stem); o.at == nil {
			continue
		}
		o.loose = o.loose || u.Kind == Character && !u.Glued
		told = w.end(o, u, told, met)
		if o.at.next != nil {
			going = append(going, o)
		}
	}
	w.open = going
	if at := known.root.step(stem); at != nil {
		first, _ := utf8.DecodeRuneInString(w.text[u.Start:])
		o := walk{at, first >= 'A' && first <= 'Z' || first >= 'Ａ' && first <= 'Ｚ', u.Glued, false}
		w.end(o, u, told, met)
		if at.next != nil {
			w.open = append(w.open, o)
		}
	}
}

// end tells of a name that ends, unless a longer one ends there too: the Republic
// of Korea is none in the Democratic People's Republic of Korea. Japan is one in
// ROK-Japan.
func (w *watch) end(o walk, u Unit, told bool, met func(*meaning)) bool {
	switch m := o.at.meaning; {
	case m == nil || told || o.at.capital && !o.capital || o.at.short && (o.loose || o.glued && u.Kind == Character):
		return told
	case o.at.alone:
		if w.waiting == nil {
			w.waiting = m
		}
	default:
		met(m)
	}
	return !o.at.several
}

// done ends the text.
func (w *watch) done(met func(*meaning)) {
	if w.waiting != nil {
		met(w.waiting)
	}
}

func trimZeros(digits string) string {
	for len(digits) > 1 && digits[0] == '0' {
		digits = digits[1:]
	}
	if len(digits) > 4 || digits == "0" {
		return "" // no ordinal number of meetings
	}
	return digits
}

// joined reports whether two words of a text are one with a hyphen in it.
func (w *watch) joined(u Unit) bool {
	if w.before.Kind != Word || u.Kind != Word || w.before.End == 0 {
		return false
	}
	switch w.text[w.before.End:u.Start] {
	case "-", "‐", "‑":
		return true
	}
	return false
}
