package judged

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"readout"
	"readout/internal/press"
	"readout/internal/search"
)

// size is how many bytes of text a made release has.
const size = 1500

// vocabulary makes text that reads like real releases from afar: each word is
// one that follows the word before it somewhere in them, so words and pairs of
// words are as common as they really are.
type vocabulary struct {
	words  []string
	text   []int32   // words of all texts, one behind the other
	places [][]int32 // where each word stands in text
}

func (v *vocabulary) read(texts []string) {
	known := map[string]int32{}
	for _, text := range texts {
		for _, w := range strings.Fields(text) {
			if len(w) > 40 { // addresses
				continue
			}
			id, ok := known[w]
			if !ok {
				id = int32(len(v.words))
				w = strings.Clone(w) // else it would keep its whole text
				known[w] = id
				v.words = append(v.words, w)
				v.places = append(v.places, nil)
			}
			v.places[id] = append(v.places[id], int32(len(v.text)))
			v.text = append(v.text, id)
		}
	}
}

// write writes at least so many bytes; swap may give another word for one.
func (v *vocabulary) write(b *strings.Builder, r *rand.Rand, bytes int, swap func(*rand.Rand, string) string) {
	at := r.IntN(len(v.text) - 1)
	for end := b.Len() + bytes; b.Len() < end; {
		id := v.text[at]
		b.WriteString(swap(r, v.words[id]))
		b.WriteByte(' ')
		places := v.places[id]
		if at = int(places[r.IntN(len(places))]) + 1; at == len(v.text) {
			at = r.IntN(len(v.text) - 1)
		}
	}
}

// made is releases that are made when they are asked for, the same each time:
// two in English from the releases of the White House, then one in Korean from
// the demonstration, with other names and numbers in it.
type made struct {
	english, korean vocabulary
	names           []rune // syllables of names
	many            int
	making          time.Duration // spent on making releases, which is no part of an index
}

func newMade(t testing.TB, many int) *made {
	t.Helper()
	var en, ko []string
	for lang, texts := range map[readout.Lang]*[]string{"en": &en, "ko": &ko} {
		c := &corpus{}
		if lang == "en" {
			c.whiteHouse(t, nil)
		} else {
			c.demonstration(t)
		}
		for _, editions := range c.editions {
			for _, e := range editions {
				if e.Lang == lang {
					*texts = append(*texts, e.Text)
				}
			}
		}
	}
	m := &made{many: many, names: []rune("가강경고광규기길나남대덕도동두라명무문미민백범병보복상서석선성수순승시신아연영예용우운원유윤은의이인일임장재정제조종주준중지진찬창천철춘충치태하학한해혁현형호홍화환황효후훈희")}
	m.english.read(en)
	m.korean.read(ko)
	return m
}

// swapped gives what is named in a Korean text other names, long words other
// beginnings, and other numbers: the demonstration is small, and of the compounds
// of a real house each is in few of its texts.
func (m *made) swapped(r *rand.Rand, w string) string {
	switch {
	case strings.ContainsAny(w, "0123456789"):
		return strings.Map(func(c rune) rune {
			if c >= '1' && c <= '9' {
				return '1' + rune(r.IntN(9))
			}
			return c
		}, w)
	case len(w) > 4*3 && r.IntN(8) > 0: // a compound begins otherwise
		c := []rune(w)
		c[0], c[1] = m.names[r.IntN(len(m.names))], m.names[r.IntN(len(m.names))]
		return string(c)
	case r.IntN(12) == 0:
		return string([]rune{m.names[r.IntN(len(m.names))], m.names[r.IntN(len(m.names))], m.names[r.IntN(len(m.names))]}) + " " + w
	}
	return w
}

func same(_ *rand.Rand, w string) string { return w }

// release makes the release of a number, the later the higher.
func (m *made) release(id readout.ReleaseID) press.Edition {
	r := rand.New(rand.NewPCG(uint64(id), 7))
	var b strings.Builder
	lang := readout.Lang("en")
	title := 0
	if id%3 == 0 {
		lang = "ko"
		m.korean.write(&b, r, 60, m.swapped)
		title = b.Len()
		b.WriteString("\n\n")
		m.korean.write(&b, r, size, m.swapped)
	} else {
		m.english.write(&b, r, 60, same)
		title = b.Len()
		b.WriteString("\n\n")
		m.english.write(&b, r, size, same)
	}
	ten := int64(10 * 365 * 24 * 3600)
	at := time.Unix(1_450_000_000+ten*int64(id)/int64(m.many), 0).UTC()
	return press.Edition{
		Entry: press.Entry{
			Release: id, Lang: lang, Title: b.String()[:title-1], FirstReleased: at, Publisher: "qm-mfa", Kind: readout.PressRelease,
			Address: readout.Address{Year: at.Year(), Slug: fmt.Sprint("r", id)}, Date: readout.Day(at.Format(time.DateOnly)), Langs: []readout.Lang{lang}, Version: 1,
		},
		Text: b.String(), Authoritative: lang, Rights: readout.RightsFull, Latest: 1,
	}
}

func (m *made) Current(_ context.Context, ids []readout.ReleaseID, _ int) (map[readout.ReleaseID][]press.Edition, error) {
	began := time.Now()
	defer func() { m.making += time.Since(began) }()
	out := make(map[readout.ReleaseID][]press.Edition, len(ids))
	for _, id := range ids {
		out[id] = []press.Edition{m.release(id)}
	}
	return out, nil
}

func (m *made) Attached(context.Context, []readout.ReleaseID, int) (map[readout.ReleaseID][]string, error) {
	return nil, nil
}

// sort is a sort of query with queries of it.
type sort struct {
	name    string
	queries []search.Query
}

// sorts chooses queries by how many of a sample of releases hold them.
func (m *made) sorts() []sort {
	const sample = 6000
	words, pairs := map[string]int{}, map[string]int{}
	english := 0
	for id := readout.ReleaseID(1); id <= sample; id++ {
		if id%3 == 0 {
			continue
		}
		english++
		fields := strings.Fields(strings.ToLower(m.release(id).Text))
		seen := map[string]bool{}
		for i, w := range fields {
			if strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") != "" || len(w) < 2 {
				continue
			}
			if !seen[w] {
				seen[w] = true
				words[w]++
			}
			if i == 0 || strings.Trim(fields[i-1], "abcdefghijklmnopqrstuvwxyz") != "" {
				continue
			}
			if pair := fields[i-1] + " " + w; !seen[pair] {
				seen[pair] = true
				pairs[pair]++
			}
		}
	}
	// so many words that from so many to so many in a thousand English releases hold
	some := func(of map[string]int, from, to float64, holds func(string) bool) (out []string) {
		for w, n := range of {
			if share := 1000 * float64(n) / float64(english); share >= from && share < to && holds(w) {
				out = append(out, w)
			}
		}
		slices.Sort(out)
		rand.New(rand.NewPCG(1, 1)).Shuffle(len(out), func(i, j int) { out[i], out[j] = out[j], out[i] })
		return out[:min(100, len(out))]
	}
	any := func(string) bool { return true }
	long := func(w string) bool { return len(w) > 4 }
	common := func(pair string) bool {
		a, b, _ := strings.Cut(pair, " ")
		return words[a] > english/2 && words[b] > english/2
	}
	medium := func(pair string) bool {
		a, b, _ := strings.Cut(pair, " ")
		return min(words[a], words[b]) > english/200 && max(words[a], words[b]) < english/10
	}
	ask := func(words []string, order search.Order, quoted bool) (out []search.Query) {
		for _, w := range words {
			if quoted {
				w = `"` + w + `"`
			}
			out = append(out, search.Query{Words: w, Lang: asked(w), Order: order})
		}
		return out
	}
	compounds := []string{"안보정책협의회", "외교장관회의", "동북아시아", "방위정책", "정상회담", "하천교역협의회", "차관전략대화", "공동조사", "수석대표", "아시아태평양", "국제정책", "실무그룹", "홍수경보", "대외관계부", "국방정책", "외교부", "협의회", "북핵문제"}
	very := some(words, 600, 1001, any)
	rare := some(words, 0.4, 1.5, long)
	return []sort{
		{"rare, right behind building", ask(rare[len(rare)/2:], search.Best, false)},
		{"rare", ask(rare[:len(rare)/2], search.Best, false)},
		{"medium", ask(some(words, 8, 30, long), search.Best, false)},
		{"very common", ask(very, search.Best, false)},
		{"very common, newest", ask(very, search.Newest, false)},
		{"medium phrase", ask(some(pairs, 0.4, 20, medium), search.Best, true)},
		{"Korean compound", ask(compounds, search.Best, false)},
		{"phrase of very common words", ask(some(pairs, 100, 1001, common), search.Best, true)},
	}
}

// perSecond is how many queries come in a second, and each how many of a sort.
const (
	perSecond = 20
	each      = 200
)

// longestBuild, longestSort and longestSettle bound a run: an index that takes longer is
// left half made, with what was measured of it printed.
const (
	longestBuild  = 25 * time.Minute
	longestSort   = time.Minute // to ask queries of a sort one by one
	longestSettle = 2 * time.Minute
)

// BenchmarkScale fills an index with made releases and asks it, rare words at once, all
// sorts when what was built is merged and it does nothing else: seconds to build, disk, memory that is the process's own, and the
// milliseconds in which 99 of 100 queries of each sort are answered when 20 come in
// a second. "of processor" is what a processor works for them when one comes after
// the other: what else the machine does changes it little. READOUT_MILLION adds a
// million, which takes some minutes.
//
// Each figure is printed when it is there, so that a run that is stopped has told what
// it knew, and the curve at the end. Seconds hold the making of releases, beside which
// the index is built and which is told too.
func BenchmarkScale(b *testing.B) {
	sizes := []int{10_000, 100_000}
	if os.Getenv("READOUT_MILLION") != "" {
		sizes = append(sizes, 1_000_000)
	}
	c := curve{of: map[string][]string{}}
	for _, many := range sizes {
		b.Run(fmt.Sprint(many), func(b *testing.B) { c.at(b, many) })
	}
	c.print()
}

// curve is figures by size.
type curve struct {
	sizes, names []string
	of           map[string][]string
}

// tell prints a figure and keeps it for the end.
func (c *curve) tell(b *testing.B, figure float64, name string) {
	size := c.sizes[len(c.sizes)-1]
	if c.of[name] == nil {
		c.names = append(c.names, name)
	}
	for len(c.of[name]) < len(c.sizes) {
		c.of[name] = append(c.of[name], "")
	}
	c.of[name][len(c.sizes)-1] = fmt.Sprintf("%.1f", figure)
	fmt.Printf("%9s releases: %10.1f %s\n", size, figure, name)
	b.ReportMetric(figure, name)
}

func (c *curve) print() {
	fmt.Printf("%-45s", "releases")
	for _, size := range c.sizes {
		fmt.Printf("%12s", size)
	}
	fmt.Println()
	for _, name := range c.names {
		fmt.Printf("%-45s", name)
		for _, figure := range c.of[name] {
			fmt.Printf("%12s", figure)
		}
		fmt.Println()
	}
}

// at measures an index of so many releases.
func (c *curve) at(b *testing.B, many int) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(runtime.NumCPU()))
	c.sizes = append(c.sizes, fmt.Sprint(many))
	m := newMade(b, many)
	sorts := m.sorts()
	m.making = 0
	debug.FreeOSMemory()
	dir := b.TempDir()
	before := ownMemory()
	peak := watchMemory()
	began, spent := time.Now(), processorTime()
	x, err := search.Open(dir, m, slog.New(slog.DiscardHandler))
	must(b, err)
	b.Cleanup(func() { must(b, x.Close()) })
	must(b, x.Reset(b.Context(), "era"))
	for from, told := 0, 0; from < many; {
		events := make([]readout.Event, min(x.Most(), many-from))
		for i := range events {
			from++
			events[i] = readout.Event{Number: int64(from), Kind: readout.EventReleased, Release: readout.ReleaseID(from)}
		}
		must(b, x.Take(b.Context(), "era", events))
		if from-told >= 50_000 || time.Since(began) > longestBuild {
			told = from
			fmt.Printf("%9d releases: %d in the index after %.0f s, %.0f s of processors\n", many, from, time.Since(began).Seconds(), (processorTime() - spent).Seconds())
		}
		if time.Since(began) > longestBuild {
			b.Fatalf("the index of %d releases was not built in %s", many, longestBuild)
		}
	}
	c.tell(b, time.Since(began).Seconds(), "s-to-build")
	c.tell(b, m.making.Seconds(), "s-making-releases")
	c.tell(b, (processorTime() - spent).Seconds(), "s-of-processors")
	c.tell(b, float64(peak()-before)/(1<<20), "MiB-more")
	var disk int64
	must(b, filepath.WalkDir(dir, func(_ string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if errors.Is(err, fs.ErrNotExist) { // merged in the meantime
			return nil
		}
		if err == nil {
			disk += info.Size()
		}
		return err
	}))
	c.tell(b, float64(disk)/(1<<20), "MiB-disk")
	b.ReportMetric(0, "ns/op")
	for n, s := range sorts {
		if n == 1 {
			c.tell(b, settle().Seconds(), "s-to-settle")
		}
		name := strings.NewReplacer(" ", "-", ",", "").Replace(s.name)
		took, refused := load(b, x, s)
		c.tell(b, slowest(took), "ms-"+name)
		if refused > 0 {
			c.tell(b, float64(refused), "refused-"+name)
		}
		c.tell(b, slowest(alone(b, x, s)), "ms-of-processor-"+name)
	}
}

// settle waits until the process does next to nothing and tells how long that was.
func settle() time.Duration {
	began := time.Now()
	for {
		before := processorTime()
		time.Sleep(time.Second)
		if processorTime()-before < 20*time.Millisecond || time.Since(began) > longestSettle {
			return time.Since(began)
		}
	}
}

// load asks a sort at a steady pace, whether the answers before are there or not,
// and returns what each query took from the moment that it was due, and how many
// took longer than the index lets them.
func load(b *testing.B, x *search.Index, s sort) (took []time.Duration, refused int) {
	var mu sync.Mutex
	var wg sync.WaitGroup
	tick := time.NewTicker(time.Second / perSecond)
	defer tick.Stop()
	for n := range each {
		due := <-tick.C
		wg.Go(func() {
			q := s.queries[n%len(s.queries)]
			_, err := x.Search(b.Context(), q)
			d := time.Since(due)
			mu.Lock()
			defer mu.Unlock()
			if errors.Is(err, readout.ErrInvalid) {
				refused++
			} else if err != nil {
				b.Errorf("%q: %v", q.Words, err)
			}
			took = append(took, d)
		})
	}
	wg.Wait()
	return took, refused
}

// alone asks queries of a sort three times, one after the other, and returns the
// least time that a processor worked for each.
func alone(b testing.TB, x *search.Index, s sort) []time.Duration {
	took := make([]time.Duration, min(20, len(s.queries)))
	began := time.Now()
	for i, q := range s.queries[:len(took)] {
		if time.Since(began) > longestSort {
			return took[:i]
		}
		for try := range 3 {
			before := processorTime()
			if _, err := x.Search(b.Context(), q); err != nil && !errors.Is(err, readout.ErrInvalid) {
				b.Fatalf("%q: %v", q.Words, err)
			}
			if d := processorTime() - before; try == 0 || d < took[i] {
				took[i] = d
			}
		}
	}
	return took
}

// slowest is the time, in milliseconds, that one in a hundred takes longer than.
func slowest(took []time.Duration) float64 {
	slices.Sort(took)
	return float64(took[len(took)*99/100].Microseconds()) / 1000
}

// processorTime is what the process has used of all processors.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

// ownMemory is the memory that is the process's own, in bytes: not that of files
// which it only looks at.
func ownMemory() int64 {
	data, err := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(data), "RssAnon:")
	var kilo int64
	if _, scanned := fmt.Sscan(rest, &kilo); err != nil || scanned != nil {
		panic(fmt.Sprint("the kernel does not tell what memory is in use: ", err, scanned))
	}
	return kilo << 10
}

// watchMemory looks at the process's own memory until the function that it
// returns is called, which tells the most that it was.
func watchMemory() func() int64 {
	stop, most := make(chan struct{}), make(chan int64)
	go func() {
		tick := time.NewTicker(20 * time.Millisecond)
		defer tick.Stop()
		var peak int64
		for {
			peak = max(peak, ownMemory())
			select {
			case <-stop:
				most <- peak
				return
			case <-tick.C:
			}
		}
	}()
	return func() int64 { close(stop); return <-most }
}
