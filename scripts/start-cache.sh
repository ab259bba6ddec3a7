#!/usr/bin/env bash
# Makes the ahead-of-time caches from which later starts take classes and method profiles: start-cache.sh JAVA ARGUMENTS OPTIONS CACHES writes
# CACHES-command.aot and CACHES-server.aot. It runs in the background, one at a time, as the least important program of the machine; a cache appears
# in one rename.
set -euo pipefail
java=$1 arguments=$2 options=$3 caches=$4
lock="$caches.making"

# One that was killed leaves its lock; nobody takes half an hour for this.
if [ -n "$(find "$lock" -maxdepth 0 -mmin +30 2>/dev/null)" ]; then rmdir "$lock" || true; fi
mkdir "$lock" 2>/dev/null || exit 0
part="$caches.$$" stamp="$caches.$$.begun"
trap 'rm -f "$stamp" "$part" "$part.config"; rmdir "$lock" || true' EXIT
trap '' HUP INT

: > "$caches.log"
for kind in command server; do
  touch "$stamp"
  command=("$java" @"$options" "-XX:AOTCacheOutput=$part" -Xlog:disable @"$arguments" dev.tagloop.cli.Rehearsal "$kind")
  command -v nice >/dev/null && command=(nice -n 19 "${command[@]}")
  "${command[@]}" >> "$caches.log" 2>&1 || true
  if ! [ -s "$part" ]; then
    touch "$caches.failed" # tried again when the program, the options or Java change
    exit 1
  fi
  # What was built meanwhile is newer than the cache: the next start makes it again.
  touch -r "$stamp" "$part"
  mv -f "$part" "$caches-$kind.aot"
done
