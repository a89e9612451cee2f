package exchange

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"sync"

	"readout"
	"readout/internal/attachment"
	"readout/internal/files"
	"readout/internal/page"
	"readout/internal/press"
)

// attacher takes files in that stand beside texts.
type attacher struct {
	one sync.Mutex // held while a file is in memory: many at once would be too much

	mu    sync.Mutex
	taken map[string]bool // sources of files that became attachments
}

// attached reports whether the file of a source became an attachment.
func (a *attacher) attached(source string) bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.taken[source]
}

// attach keeps the files that a text names and returns what they are, with notes.
// A file that front matter names must be one that can be kept; a link may lead to
// anything, and what it leads to is left where it is no attachment.
func (im *Importer) attach(ctx context.Context, in *intake, named []page.Attached) ([]press.Attached, []string, error) {
	var out []press.Attached
	var notes []string
	for _, n := range named {
		a, found, err := im.attachOne(ctx, in, n)
		var problem *readout.Problem
		switch {
		case err == nil && found == nil:
			continue
		case err == nil:
		case !n.Stated && errors.As(err, &problem):
			notes = append(notes, fmt.Sprintf("links to %q, which %s; it was left out", n.File, problem.Sentence))
			continue
		case errors.As(err, &problem):
			return nil, notes, readout.Invalid("names the attachment %q, which %s", n.File, problem.Sentence)
		default:
			return nil, notes, fmt.Errorf("attachment %q: %w", n.File, err)
		}
		for _, note := range found.Notes {
			notes = append(notes, fmt.Sprintf("has the attachment %q, which %s", n.File, note))
		}
		if a.Photo() && a.Alt == "" {
			notes = append(notes, fmt.Sprintf("has the picture %q without alternative text; give alt in its front matter", n.File))
		}
		out = append(out, a)
	}
	return out, notes, nil
}

// attachOne keeps one file; found is nil where a link leads to none.
func (im *Importer) attachOne(ctx context.Context, in *intake, n page.Attached) (a press.Attached, found *attachment.Found, err error) {
	if in.beside == nil {
		if n.Stated {
			err = readout.Invalid("cannot be looked for: attachments stand beside texts in folders and archives, not in what comes through a pipe")
		}
		return a, nil, err
	}
	im.attacher.one.Lock()
	defer im.attacher.one.Unlock()
	f, err := in.beside(n.File)
	if errors.Is(err, fs.ErrNotExist) {
		if n.Stated {
			return a, nil, readout.Invalid("is not beside it; put it there or take it out of the list")
		}
		return a, nil, nil
	}
	if err != nil {
		return a, nil, readout.Invalid("cannot be read: %v", err)
	}
	data, err := io.ReadAll(io.LimitReader(f, im.Attachments.Most()+1))
	if err = errors.Join(err, f.Close()); err != nil {
		return a, nil, readout.Invalid("cannot be read: %v", err)
	}
	is, err := attachment.Read(ctx, data, im.Attachments)
	if err != nil {
		return a, nil, err
	}
	if !n.Stated && written(is.Type) {
		return a, nil, nil // a page or a text of its own
	}
	if err := im.Office.Keep(ctx, data); err != nil {
		return a, nil, err
	}
	im.attacher.mu.Lock()
	if im.attacher.taken == nil {
		im.attacher.taken = map[string]bool{}
	}
	im.attacher.taken[path.Join(path.Dir(in.taken.Source), n.File)] = true
	im.attacher.mu.Unlock()
	a = press.Attached{Words: is.Words, Attachment: readout.Attachment{
		Name: readout.FileName(n.File, is.Type), SHA256: files.Sum(data), Size: int64(len(data)), Type: is.Type, Pages: is.Pages,
		Title: n.Title, Alt: n.Alt, Caption: n.Caption, Credit: n.Credit, Licence: n.Licence,
	}}
	if !a.Photo() {
		a.Title, a.Alt = cmp.Or(a.Title, a.Alt), ""
	}
	return a, &is, nil
}

// written reports a type that is words rather than a document or a picture.
func written(mediaType string) bool {
	switch mediaType {
	case "text/plain", "text/html", "application/xml":
		return true
	}
	return false
}
