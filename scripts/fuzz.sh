#!/usr/bin/env bash
# Fuzzes every target of the module for a while: scripts/fuzz.sh [TIME] [PACKAGE…]
set -euo pipefail
cd "$(dirname "$0")/.."
time=${1:-10m}
[ $# -gt 0 ] && shift
status=0
for package in $(go list "${@:-./...}"); do
  for target in $(go test -list '^Fuzz' "$package" | grep '^Fuzz' || true); do
    echo "== $package $target for $time"
    go test -run '^$' -fuzz "^$target\$" -fuzztime "$time" "$package" || status=1
  done
done
exit $status
