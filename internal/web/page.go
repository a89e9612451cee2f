package web

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"sync"
	"sync/atomic"
	"time"

	"readout"
)

// ViewsSlot is what a page writes where its number of views stands. The number
// is put in as the page leaves, so that counting changes neither the page that
// is kept nor its entity tag (P18). html/template leaves these characters as
// they are; only the first slot of a page is one.
const ViewsSlot = "\ue0fdviews\ue0fe"

// viewsFresh is how long a printed number stays as it is.
const viewsFresh = 10 * time.Second

// Counted says that the page written to w is a view of release and counts.
// imported is what the source counted, and is added to our own number.
func Counted(w http.ResponseWriter, release readout.ReleaseID, imported int64) {
	if p, ok := w.(*draft); ok {
		p.counted, p.release, p.imported = true, release, imported
	}
}

// Until says that the page written to w holds until a time at most: it says
// something that the passing of days changes.
func Until(w http.ResponseWriter, t time.Time) {
	if p, ok := w.(*draft); ok {
		p.until = t
	}
}

// Expect says how many bytes a handler is about to write to w, so that a long
// page is not copied as it grows.
func Expect(w http.ResponseWriter, bytes int) {
	if p, ok := w.(*draft); ok {
		p.body.Grow(bytes)
	}
}

// draft is what a handler writes to: the page, kept until the handler returns.
// Of the headers only Content-Type and Cache-Control leave; status 200 is the
// only one that a handler may write, the others are errors.
type draft struct {
	header   http.Header
	body     *bytes.Buffer
	status   int
	counted  bool
	release  readout.ReleaseID
	imported int64
	until    time.Time
	file     *Attachment
}

// sheets are what pages have been written on and others will be.
var sheets = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// written is what was written, which the caller keeps: of a long page the sheet
// itself, of another a copy, so that pages do not each grow a sheet of their own.
func (d *draft) written() []byte {
	if d.body.Len() > longBody {
		b := d.body.Bytes()
		d.body = new(bytes.Buffer)
		return b
	}
	return bytes.Clone(d.body.Bytes())
}

// giveBack leaves the sheet to the next page.
func (d *draft) giveBack() {
	if d.body.Cap() <= longBody {
		d.body.Reset()
		sheets.Put(d.body)
	}
}

func (d *draft) Header() http.Header         { return d.header }
func (d *draft) Write(p []byte) (int, error) { return d.body.Write(p) }
func (d *draft) WriteHeader(status int)      { d.status = status }

// page is a finished page and its forms in each coding, made when first asked
// for. It is never changed, but for the printed number of views.
type page struct {
	contentType  []string
	cacheControl []string // nil for the usual public, no-cache
	kind         string   // of its route
	body         []byte   // with the slot still in it
	slot         int      // where the slot begins, -1 where there is none
	counted      bool
	release      readout.ReleaseID
	imported     int64
	until        time.Time           // from which it is made anew; zero for never
	etags        [encodings][]string // nil where the page is not to be kept by anybody
	modified     []string            // as Last-Modified says it; nil where it is not told
	modifiedAt   time.Time           // the same, whole seconds
	how          effort
	file         *Attachment // sent instead of body; nil for all but attachments

	mu    sync.Mutex // held while making a form
	forms [encodings]atomic.Pointer[form]
}

// form is a page's bytes in one coding.
type form struct {
	body   []byte
	length []string
	coding []string // nil for identity
	views  int64    // the number printed in it
	until  time.Time
}

func (d *draft) page() (*page, error) {
	if d.status != 0 && d.status != http.StatusOK {
		return nil, fmt.Errorf("a handler wrote status %d, which must be an error", d.status)
	}
	if d.file != nil {
		return &page{file: d.file, slot: -1}, nil
	}
	ctype := d.header.Get("Content-Type")
	if ctype == "" {
		return nil, errors.New("a handler wrote no Content-Type")
	}
	p := newPage(ctype, d.written())
	p.counted, p.release, p.imported, p.until = d.counted, d.release, d.imported, d.until
	if d.counted {
		p.slot = bytes.Index(p.body, []byte(ViewsSlot))
	}
	if c := d.header.Get("Cache-Control"); c != "" {
		p.cacheControl = []string{c}
		p.etags = [encodings][]string{}
	}
	return p, nil
}

// stale reports whether what the page says may have changed by itself.
func (p *page) stale(now time.Time) bool { return !p.until.IsZero() && !now.Before(p.until) }

// newPage is a page without a counter. Its entity tags are strong: another
// coding has another tag.
func newPage(contentType string, body []byte) *page {
	p := &page{contentType: []string{contentType}, body: body, slot: -1}
	h := sha256.New()
	h.Write([]byte(contentType))
	h.Write([]byte{0})
	h.Write(body)
	sum := base64.RawURLEncoding.EncodeToString(h.Sum(nil)[:15])
	for e := range encodings {
		tag := `"` + sum + `"`
		if e != identity {
			tag = `"` + sum + "-" + names[e] + `"`
		}
		p.etags[e] = []string{tag}
	}
	return p
}

// since says since when the page has been what it is.
func (p *page) since(t time.Time) {
	if t.IsZero() || p.etags[identity] == nil {
		return
	}
	p.modifiedAt = t.UTC().Truncate(time.Second)
	p.modified = []string{p.modifiedAt.Format(http.TimeFormat)}
}

// form returns the page in a coding, with a number of views at most 10 s old.
// shown tells our own number; it is asked only for a page that prints one.
func (p *page) form(e encoding, now time.Time, shown func(readout.ReleaseID) int64) (*form, error) {
	if len(p.body) < smallest {
		e = identity
	}
	if f := p.forms[e].Load(); f != nil && (p.slot < 0 || now.Before(f.until)) {
		return f, nil
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	old := p.forms[e].Load()
	if old != nil && (p.slot < 0 || now.Before(old.until)) {
		return old, nil
	}
	f := &form{until: now.Add(viewsFresh)}
	body := p.body
	if p.slot >= 0 {
		f.views = p.imported
		if shown != nil {
			f.views += shown(p.release)
		}
		if old != nil && old.views == f.views {
			same := *old
			same.until = f.until
			p.forms[e].Store(&same)
			return &same, nil
		}
		number := thousands(f.views)
		body = make([]byte, 0, len(p.body)+len(number))
		body = append(body, p.body[:p.slot]...)
		body = append(body, number...)
		body = append(body, p.body[p.slot+len(ViewsSlot):]...)
	}
	packed, err := compress(body, e, p.how)
	if err != nil {
		return nil, err
	}
	f.body, f.length = packed, []string{strconv.Itoa(len(packed))}
	if e != identity {
		f.coding = []string{names[e]}
	}
	p.forms[e].Store(f)
	return f, nil
}

// weight is about how many bytes the page takes while it is kept, its forms
// included.
func (p *page) weight() int64 { return 3*int64(len(p.body)) + 1024 }

// thousands writes a number with commas, as both languages do.
func thousands(n int64) string {
	s := strconv.FormatInt(n, 10)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
