# From what `go test -v` printed, one line for each test: seconds, package, name.
/^--- (PASS|FAIL): / {
	seconds = $4
	gsub(/[()s]/, "", seconds)
	waiting[++n] = seconds " %s " $3
	next
}
/^(ok|FAIL)[ \t]+[^ \t]+[ \t]/ {
	for (i = 1; i <= n; i++) printf waiting[i] "\n", $2
	n = 0
}
