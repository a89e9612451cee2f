package names

// compareHan compares a name in Han with another form.
func compareHan(x, y form) Answer {
	return Answer{No, "Han is compared with Han alone"}
}

func hanAsKorean(x, y form) Answer {
	return Answer{No, "Han is compared with Han alone"}
}
