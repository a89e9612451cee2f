// Package texts is the face that shows the words of releases otherwise than their
// pages do: two editions beside each other, and passages ready to be copied with
// where they stand. It shows what the release's page shows and no more.
package texts
