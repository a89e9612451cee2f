// Package accounts is the face that puts the texts about one meeting side by side,
// matter by matter: what both say, what stands in one text only, what figures and
// dates differ, each with the passage that says so. It shows of a text what the
// rights of its publisher allow and what its release's page shows, and never says
// what a difference means.
package accounts
