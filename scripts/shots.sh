#!/usr/bin/env bash
# Takes pictures of the demonstration's pages for a person to look at:
# phone and desktop width, light and dark, both languages, print.
#   scripts/shots.sh [PATH…]      pictures land in build/shots
# Without PATH it takes one page of each kind. SHOTS_ARGS are passed to
# `readout serve`, e.g. SHOTS_ARGS='--house publisher'.
set -euo pipefail
cd "$(dirname "$0")/.."
out=build/shots
mkdir -p "$out"
rm -f "$out"/*.png "$out"/*.pdf
work=$(mktemp -d)
CGO_ENABLED=0 go build -trimpath -o "$work/readout" ./cmd/readout
port=$((20000 + RANDOM % 20000))
# shellcheck disable=SC2086
"$work/readout" serve --demo --data "$work/demo" --listen "127.0.0.1:$port" ${SHOTS_ARGS:-} 2>"$work/log" &
server=$!
trap 'kill $server 2>/dev/null || true; wait $server 2>/dev/null || true; rm -rf "$work"' EXIT
base="http://127.0.0.1:$port"
for _ in $(seq 100); do curl -fs -o /dev/null "$base/ready" && break; sleep 0.1; done
curl -fs -o /dev/null "$base/ready" || { cat "$work/log" >&2; exit 1; }

# the first link below a prefix on a page
first() { curl -fsL "$base$1" | grep -oE "href=\"$2[^\"#?]*\"" | head -1 | sed 's/^href="//; s/"$//'; }
if [ $# -gt 0 ]; then paths=("$@"); else
  paths=(/)
  for lang in en ko; do
    paths+=("/$lang/" "/$lang/releases" "/$lang/meetings" "/$lang/series" "/$lang/people" "/$lang/publishers" "/$lang/search?q=security" "/$lang/search?q=zzzz" "/$lang/nothing-here")
    for kind in releases meetings series people publishers; do
      page=$(first "/$lang/$kind" "/$lang/$kind/[^\"#?/]+" || true)
      [ -n "$page" ] && paths+=("$page")
    done
  done
fi
shot() { # name width height scheme url
  local dark=()
  [ "$4" = dark ] && dark=(--force-dark-mode --enable-features=WebContentsForceDark:disabled --blink-settings=preferredColorScheme=0)
  chromium --headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync --no-first-run \
    --hide-scrollbars "${dark[@]}" --user-data-dir="$work/profile" --window-size="$2,$3" --screenshot="$out/$1.png" "$5" >/dev/null 2>&1
}
for path in "${paths[@]}"; do
  name=$(printf '%s' "${path#/}" | tr '/?=&%' '-----' | cut -c1-60)
  [ -n "$name" ] || name=root
  shot "$name-desktop" 1280 1600 light "$base$path"
  shot "$name-phone" 500 1800 light "$base$path"   # chromium has no window narrower than 500
  shot "$name-dark" 1280 1200 dark "$base$path"
done
ls "$out"
