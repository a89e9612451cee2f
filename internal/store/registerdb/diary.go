package registerdb

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"readout"
	"readout/internal/facts"
	"readout/internal/overlay"

	"readout/internal/register"
	"readout/internal/store"
)

// diaryOf reads records only where an editor decided something.
var diaryOf = store.Public(`select a.release, a.version, p.released, p.demo, coalesce(r.shown, '') from public_account_at a
	join public_edition p on p.release = a.release and p.lang = a.lang and p.version = a.version
	left join records r on r.release = a.release and r.lang = a.lang and r.version = a.version
	where ($1 = 0 or a.ours = 1) and a.meeting in ($2...)`, "records")

func (p *public) Diary(ctx context.Context, meetings []readout.MeetingID) (map[readout.ReleaseID]register.DiaryAccount, error) {
	found := map[readout.ReleaseID]register.DiaryAccount{}
	err := each(meetings, func(some store.Many) error {
		return p.rows(ctx, diaryOf, []any{p.ours, some}, func(rows *sql.Rows) error {
			var a register.DiaryAccount
			var shown sql.RawBytes
			if err := rows.Scan(&a.Release, &a.Version, store.Instant{To: &a.Released}, &a.Demo, &shown); err != nil {
				return err
			}
			if len(shown) > 0 {
				var rec readout.Record
				if err := json.Unmarshal(shown, &rec); err != nil {
					return fmt.Errorf("record of release %d: %w", a.Release, err)
				}
				a.Review, a.Checked, a.Whole = rec.Review, facts.Of(overlay.Checked(rec)), overlay.Whole(rec)
			}
			found[a.Release] = a
			return nil
		})
	})
	if err != nil {
		return nil, fmt.Errorf("accounts for a calendar: %w", err)
	}
	return found, nil
}
