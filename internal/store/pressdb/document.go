package pressdb

import (
	"errors"
	"iter"
	"slices"
	"strings"

	"database/sql"

	"readout"
	"readout/internal/press"
	"readout/internal/store"
)

// document is a version as the document that it came in as.
func document(x press.VersionText, v readout.Version) readout.Document {
	return readout.Document{
		Source: x.Document.Source, Format: format(v.Original.MediaType), Marks: v.Marks, Original: v.Original,
		Stated: readout.Stated{
			Title: v.Title, Date: v.Date, Lang: v.Lang, Publisher: x.Publisher, URL: v.SourceURL,
			Translation: v.Translation, Contact: v.Contact, ReportingTime: v.ReportingTime,
		},
	}
}

// format tells the format from the media type of the original bytes.
func format(mediaType string) readout.Format {
	switch {
	case strings.Contains(mediaType, "html"):
		return readout.FormatHTML
	case strings.Contains(mediaType, "markdown"):
		return readout.FormatMarkdown
	}
	return readout.FormatText
}

// parts cuts a list into what one query takes.
func parts[T any](values []T) iter.Seq[[]T] { return slices.Chunk(values, store.MaxList) }

// closing closes rows and keeps the error that came first.
func closing(rows *sql.Rows, err error) error { return errors.Join(err, rows.Close()) }
