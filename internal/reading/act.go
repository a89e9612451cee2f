package reading

// readActs reads what was said, discussed and decided.
func (r *reader) readActs() {}
