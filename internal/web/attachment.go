package web

import (
	"errors"
	"io"
	"mime"
	"net/http"
	"time"
)

// Attachment is a file that strangers may have made, for readers to save. It is
// sent so that no browser runs, shows or guesses anything of it on this site,
// whatever it holds.
type Attachment struct {
	Name   string // under which readers save it
	Type   string // sent as it is where Plain, else as bytes of no kind
	Plain  bool   // of a type in which nothing runs
	SHA256 string // hex
	Size   int64  // bytes
	Body   io.ReadSeekCloser
}

// Attach says that the answer on w is a file, which the server closes. Its route
// must be one that is not cached.
func Attach(w http.ResponseWriter, a Attachment) error {
	d, ok := w.(*draft)
	if !ok {
		return errors.Join(errors.New("an attachment is no page"), a.Body.Close())
	}
	d.file = &a
	return nil
}

// inert forbids a file everything, should a browser show it after all.
var inert = []string{"sandbox; default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"}

// slowest is the speed, in bytes a second, below which a reader of a file is cut
// off.
const slowest = 16 << 10

// sendFile writes a file, or the part of it that was asked for (RFC 9110, 14),
// and returns the status and how many bytes of it were sent. headers are those of
// every answer.
func sendFile(w http.ResponseWriter, r *http.Request, a *Attachment) (status, sent int, err error) {
	h := w.Header()
	mediaType := a.Type
	if !a.Plain {
		mediaType = "application/octet-stream"
	}
	h["Content-Type"] = []string{mediaType}
	h["Content-Disposition"] = []string{mime.FormatMediaType("attachment", map[string]string{"filename": a.Name})}
	h["Content-Security-Policy"] = inert
	h["Cross-Origin-Resource-Policy"] = []string{"same-origin"}
	h["Cache-Control"] = noCache
	h["Etag"] = []string{`"` + a.SHA256 + `"`}
	// a connection may take as long as its bytes need, and no longer
	patience := time.Minute + time.Duration(a.Size/slowest)*time.Second
	if err := http.NewResponseController(w).SetWriteDeadline(time.Now().Add(patience)); err != nil && !errors.Is(err, http.ErrNotSupported) {
		return http.StatusInternalServerError, 0, err
	}
	counted := &sender{ResponseWriter: w, status: http.StatusOK}
	http.ServeContent(counted, r, "", time.Time{}, a.Body)
	return counted.status, counted.sent, nil
}

// sender counts what leaves.
type sender struct {
	http.ResponseWriter
	status, sent int
}

func (s *sender) WriteHeader(status int) {
	s.status = status
	if status == http.StatusRequestedRangeNotSatisfiable {
		s.Header().Set("Cache-Control", "no-store")
	}
	s.ResponseWriter.WriteHeader(status)
}

func (s *sender) Write(p []byte) (int, error) {
	n, err := s.ResponseWriter.Write(p)
	s.sent += n
	return n, err
}
