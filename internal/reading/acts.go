package reading

import "embed"

//go:embed en/*.acts
var actsData embed.FS
