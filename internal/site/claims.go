package site

import (
	"context"

	"readout"
	"readout/internal/remarks"
)

// Bounds of how many rounds' texts are held against the register: of a series, and
// of the rounds from one meeting back.
const (
	claimRounds  = 60
	claimsBehind = 12
)

// claims are what the texts of a series, or about one of its meetings, claim of its
// rounds, held against what is known; nil where the house shows none, or there is
// nothing to check.
func (s *Site) claims(ctx context.Context, f frame, slug string, meeting readout.MeetingID) (*remarks.Block, error) {
	if !f.Shows(string(readout.FeatureClaimChecks)) {
		return nil, nil
	}
	most := claimRounds
	if meeting != 0 {
		most = claimsBehind
	}
	file, err := s.Register.SeriesFile(ctx, slug, f.Lang(), meeting, most)
	if err != nil {
		return nil, err
	}
	entries, err := s.Press.Entries(ctx, file.Releases(), f.Lang())
	if err != nil {
		return nil, err
	}
	publishers, err := s.shownPublishers(ctx)
	if err != nil {
		return nil, err
	}
	shown := func(id readout.ReleaseID) bool {
		e, ok := entries[id]
		return ok && e.State != readout.Removed
	}
	return remarks.Of(f.Frame, file, publishers, shown, meeting), nil
}
