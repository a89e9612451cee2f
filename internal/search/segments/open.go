package segments

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"
	"path/filepath"

	"github.com/blevesearch/scorch_segment_api/v2"
	zap "github.com/blevesearch/zapx/v17"
)

// Open implements scorch.SegmentPlugin.
func (s *Plugin) Open(path string) (segment.Segment, error) { return s.OpenUsing(path, nil) }

// OpenUsing implements scorch.SegmentPlugin. The library opens a segment when it has been
// written or merged, and puts it among those that answer then; so what is slow at first
// is done here: the pages of the file, which are in memory as they were just written, or
// read by Check, are put in the process's reach at once, not page by page while readers
// wait.
func (s *Plugin) OpenUsing(path string, config map[string]any) (segment.Segment, error) {
	made, err := s.ZapPlugin.OpenUsing(path, config)
	if z, ok := made.(*zap.Segment); err == nil && ok {
		reach(z.Data())
	}
	return made, err
}

// checksum is how many bytes it takes at the end of a file.
const checksum = 4

// Check reads a segment's file and compares the checksum that ends it: a damaged one
// would open, and answer wrongly or end the process later.
func Check(path string) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("segment %s: %w", filepath.Base(path), err)
		}
	}()
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if info.Size() <= checksum {
		return errShort
	}
	sum := crc32.NewIEEE()
	if _, err := io.CopyN(sum, f, info.Size()-checksum); err != nil {
		return err
	}
	var want uint32
	if err := binary.Read(f, binary.BigEndian, &want); err != nil {
		return err
	}
	if want != sum.Sum32() {
		return errShort
	}
	return nil
}

var errShort = errors.New("the file is cut short or damaged")
