package prose

// longest is the length, in tokens, beyond which a sentence is cut at the next
// comma or, without one, anyway: no release writes such a sentence, and what
// reads sentences stays quick for those who do.
const longest = 400

// split cuts each paragraph into sentences.
func (d *Doc) split() {
	d.Sentences = make([]Sentence, 0, len(d.Tokens)/20+len(d.Paragraphs))
	for i := range d.Paragraphs {
		p := &d.Paragraphs[i]
		p.FirstSentence = len(d.Sentences)
		first := p.First
		for t := p.First; t < p.Last; t++ {
			if n := t - first; n >= longest && (d.Tokens[t].Kind == Comma || d.Tokens[t].Kind == Colon || n >= longest+longest/4) {
				d.sentence(first, t+1, i)
				first = t + 1
				continue
			}
			if !d.ends(t, p.Last) {
				continue
			}
			last := t + 1
			for last < p.Last && d.Tokens[last].Kind == Close && !d.Tokens[last].Space {
				last++
			}
			if last < p.Last && d.Tokens[last].Kind == Symbol && !d.Tokens[last].Space && isNoteMark(d.Text[d.Tokens[last].Start]) {
				last++
			}
			d.sentence(first, last, i)
			first = last
			t = last - 1
		}
		d.sentence(first, p.Last, i)
		p.Beyond = len(d.Sentences)
	}
}

func (d *Doc) sentence(first, last, paragraph int) {
	if first >= last {
		return
	}
	d.Sentences = append(d.Sentences, Sentence{
		Start: d.Tokens[first].Start, End: d.Tokens[last-1].End, First: first, Last: last, Paragraph: paragraph,
	})
}

// ends reports whether token t is the last word or mark of a sentence, closing
// quotation marks left out.
func (d *Doc) ends(t, last int) bool {
	tok := &d.Tokens[t]
	next := t + 1
	for next < last && d.Tokens[next].Kind == Close && !d.Tokens[next].Space {
		next++
	}
	if tok.Kind == Stop {
		if next >= last || tok.Lower == "。" {
			return true
		}
		n := &d.Tokens[next]
		if !n.Space {
			// a note's number or a glued sentence: "Change1." "talks.The"
			return n.Capital && !n.Upper && n.End-n.Start > 1 && t > 0 && d.Tokens[t-1].Kind == Word && !d.Tokens[t-1].Capital && starters[n.Lower]
		}
		return n.Capital || n.Kind == Open || n.Kind == Number || n.Kind == Script || n.Kind == Symbol || n.Kind == Ordinal
	}
	if tok.Abbrev && endsSentence[tok.Lower] && next < last {
		n := &d.Tokens[next]
		wide := n.Start-d.Tokens[next-1].End >= 2
		if !wide && offices[n.Lower] && t > 0 && d.Tokens[t-1].Lower != "the" {
			return false // "Foreign Minister Diaz and U.S. Secretary of State Roe"
		}
		return n.Space && n.Capital && (wide || starters[n.Lower])
	}
	return false
}

func isNoteMark(c byte) bool { return c == '*' }

// endsSentence are abbreviations that may stand last in a sentence.
var endsSentence = set("u.s. u.k. d.c. u.n. e.u. p.m. a.m. etc. inc. ltd. co. corp. jr. sr. u.s.a. p.r.c. u.a.e.")

// offices are those of the starters that may also follow the country whose office
// they are.
var offices = set("president prime minister secretary ministers leaders officials")

// starters are words that, with a capital, begin a sentence rather than go on
// with a name.
var starters = set("the a an in on at as of for from with by to this that these those it its he she they we i his her their our " +
	"both all during after before following since while when where what who also today yesterday earlier officials " +
	"ministers leaders participants there if but and so such according president prime minister mr mr. mrs. ms. ms dr. secretary")
