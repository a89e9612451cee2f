package press

import (
	"context"
	"fmt"
	"os"

	"readout"
)

// File is an attachment that the public may have, open for reading.
type File struct {
	readout.Attachment
	Ours bool     // a release of ours has it
	Body *os.File // whoever asked closes it
}

// File opens an attachment by the hash of its bytes and its name. One that no
// public release has, in any of its versions, is ErrNotFound.
func (o *Office) File(ctx context.Context, sha256, name string) (File, error) {
	a, ours, err := o.store.File(ctx, sha256, name)
	if err != nil {
		return File{}, fmt.Errorf("file %.80q: %w", sha256, err)
	}
	body, err := o.originals.Open(a.SHA256)
	if err != nil { // a row names it, so this is no answer to a guess
		return File{}, fmt.Errorf("the attachment %s is lost: %v", a.SHA256, err)
	}
	return File{a, ours, body}, nil
}

// Attached returns what is said of, and was found in, the attachments of the
// newest public editions of releases, of each file at most so many code points. A
// release without any has no entry.
func (o *Office) Attached(ctx context.Context, ids []readout.ReleaseID, most int) (map[readout.ReleaseID][]string, error) {
	words, err := o.store.Attached(ctx, ids, most)
	if err != nil {
		return nil, fmt.Errorf("words of attachments: %w", err)
	}
	return words, nil
}
