#!/usr/bin/env bash
# Fills a small disk beneath an import and beneath a server, then gives room
# again: what was acknowledged must be there, and the search must find all of
# it. Needs root, for the disk is one in memory. scripts/full-disk.sh SOURCE,
# where SOURCE holds more text than 24 MiB, an archive of releases for example.
set -euo pipefail
source=$(realpath "${1:?the texts to import}")
cd "$(dirname "$0")/.."
disk=$(mktemp -d)
server=
finish() {
  [ -z "$server" ] || kill "$server" 2>/dev/null || true
  wait 2>/dev/null || true
  umount "$disk" && rmdir "$disk"
}
mount -t tmpfs -o size=24m none "$disk"
trap finish EXIT
CGO_ENABLED=0 go build -trimpath -o readout ./cmd/readout
address=127.0.0.1:8397
status() { curl -s -o /dev/null -w '%{http_code}' "http://$address$1" || true; }
begin() {
  ./readout serve --data "$disk/room" --listen $address --log json 2>>"$disk.log" &
  server=$!
}
until_ready() {
  for _ in $(seq 300); do
    [ "$(status /ready)" != 200 ] || return 0
    sleep 0.2
  done
  echo "not ready after a minute:"; tail -3 "$disk.log"; return 1
}

echo "== an import until the disk is full"
if ./readout import --each --data "$disk/room" --publisher us-wh "$source" >"$disk.first" 2>"$disk.log"; then
  echo "the texts fit into 24 MiB; give more"; exit 1
fi
tail -1 "$disk.log"
kept=$(grep -c '^added' "$disk.first")
grep -q 'is full; free some space' "$disk.log"
./readout doctor --data "$disk/room" || true

echo "== with room again the same command goes on"
mount -o remount,size=400m "$disk"
./readout import --each --data "$disk/room" --publisher us-wh "$source" >"$disk.second" 2>>"$disk.log" || true
if sort <(grep '^added' "$disk.first" | cut -f2) <(grep '^added' "$disk.second" | cut -f2) | uniq -d | grep .; then
  echo "these were acknowledged and are added again"; exit 1
fi
echo "$kept kept before, $(grep -c '^added' "$disk.second") added now"

echo "== a server whose disk fills while it indexes"
begin
until [ "$(status /healthz)" = 200 ]; do sleep 0.1; done
sleep 3
dd if=/dev/zero of="$disk/fill" bs=1M 2>/dev/null || true
sleep 5
echo "a list: $(status /en/publishers/us-wh); ready: $(status /ready)"
[ "$(status /en/publishers/us-wh)" = 200 ]
rm "$disk/fill"
until_ready
./readout doctor --data "$disk/room"
total() { curl -s "http://$address/en/search?q=the" | sed -n 's/.*role="status">\([^<]*\)<.*/\1/p'; }
found=$(total)
kill "$server"; wait "$server" || true; server=
./readout reindex --data "$disk/room"
begin
until_ready
anew=$(total)
echo "found: $found; by an index built anew: $anew"
[ -n "$found" ] && [ "$found" = "$anew" ]
rm -f "$disk.log" "$disk.first" "$disk.second"
echo "nothing was lost"
