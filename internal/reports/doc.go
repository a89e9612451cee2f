// Package reports takes what readers say is wrong in a text.
//
// A report is kept before the reader is thanked, and then told to the operator's
// log. It holds what the reader wrote and which version it is about, and nothing
// of the reader.
package reports
