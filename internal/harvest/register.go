package harvest

import (
	"context"

	"readout"
	"readout/internal/register"
)

// Register is what the face asks the register for. What the public may not see
// is readout.ErrNotFound; each method is register.Registrar's of its name.
type Register interface {
	Person(ctx context.Context, slug string) (register.PersonSheet, error)
	SeriesTexts(ctx context.Context, slug string, page int) (register.SeriesTexts, error)
	Diary(ctx context.Context, most int, by register.Diarist) ([]register.DiaryLine, error)
	MeetingDiary(ctx context.Context, a readout.Address, by register.Diarist) (register.DiaryLine, error)
	SeriesDiary(ctx context.Context, slug string, by register.Diarist) (readout.Series, []register.DiaryLine, error)
	Record(ctx context.Context, release readout.ReleaseID, lang readout.Lang, version int) (readout.Record, error)
	SeriesList(ctx context.Context) ([]register.SeriesLine, error)
	MeetingMap(ctx context.Context, first, size int) ([]readout.Address, error)
	PeopleMap(ctx context.Context, first, size int) ([]string, error)
	Sizes(ctx context.Context) (meetings, people int, err error)
	Moved(ctx context.Context, kind, from string) (to string, err error)
	OursOnly() *register.Registrar
}
