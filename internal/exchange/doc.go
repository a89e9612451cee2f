// Package exchange brings foreign forms in and out: files, directories and
// archives are walked into items, and items become releases. One file per form,
// both directions side by side.
//
// It promises that one bad item is named in one sentence and never stops the
// others, and that no archive takes more memory than its largest item.
package exchange
