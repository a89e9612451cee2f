# From what `go test -v` printed, what each test that failed said, the last 80
# lines of each; and what a panic printed.
/^=== (RUN|NAME|CONT|PAUSE) / { test = $3; next }
/^ *--- (PASS|SKIP): / { next }
/^ *--- FAIL: / { failed[++n] = $3; next }
/^(panic:|fatal error:|WARNING: DATA RACE)/ { loud = 200 }
loud > 0 { print; loud--; next }
/^(PASS|FAIL|ok  )/ { test = ""; next }
test != "" { said[test, ++lines[test]] = $0 }
END {
	for (i = 1; i <= n; i++) {
		name = failed[i]
		print ""; print name ":"
		from = lines[name] > 80 ? lines[name] - 79 : 1
		for (l = from; l <= lines[name]; l++) print said[name, l]
	}
}
