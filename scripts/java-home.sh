# Sourced by ./tagloop and ./verify: finds a JDK >= 21 without asking anybody.
# Sets TAGLOOP_JAVA (the java binary) or explains what to install and returns 1.

_tagloop_major() { # major version of the java binary $1, nothing when it is none
  [ -x "$1" ] || return 0
  local release="${1%/bin/java}/release" version
  if [ -f "$release" ]; then
    # Without a program of its own: every command of Tagloop comes through here.
    version=$(<"$release")
    version=${version#*JAVA_VERSION=\"}
    version=${version%%\"*}
  else
    version=$("$1" -version 2>&1 | sed -n 's/.*version "\([^"]*\)".*/\1/p' | head -n 1)
  fi
  version=${version#1.}
  printf '%s' "${version%%[!0-9]*}"
}

tagloop_find_java() {
  local candidate major best='' best_major=0
  if [ -n "${JAVA_HOME:-}" ]; then
    major=$(_tagloop_major "$JAVA_HOME/bin/java")
    if [ "${major:-0}" -ge 21 ]; then TAGLOOP_JAVA="$JAVA_HOME/bin/java"; return 0; fi
  fi
  candidate=$(command -v java || true)
  if [ -n "$candidate" ]; then
    candidate=$(readlink -f "$candidate" 2>/dev/null || printf '%s' "$candidate")
    major=$(_tagloop_major "$candidate")
    if [ "${major:-0}" -ge 21 ]; then TAGLOOP_JAVA="$candidate"; return 0; fi
  fi
  for candidate in /usr/lib/jvm/*/bin/java /usr/java/*/bin/java /opt/*/bin/java /opt/java/*/bin/java \
      "$HOME"/.sdkman/candidates/java/*/bin/java "$HOME"/.jdks/*/bin/java \
      /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java; do
    [ -x "${candidate%java}javac" ] || continue
    major=$(_tagloop_major "$candidate")
    if [ "${major:-0}" -ge 21 ] && [ "$major" -gt "$best_major" ]; then best=$candidate best_major=$major; fi
  done
  if [ -n "$best" ]; then TAGLOOP_JAVA=$best; return 0; fi
  cat >&2 <<'MESSAGE'
Tagloop needs a JDK, version 21 or newer, and found none in JAVA_HOME, on the PATH or in the usual folders.
Install one (Debian and Ubuntu: apt install openjdk-21-jdk; macOS: brew install openjdk; Windows and others: https://adoptium.net), or set JAVA_HOME to the one you have.
MESSAGE
  return 1
}

# The Maven on the PATH when it is 3.9 or newer (nothing to download), else the wrapper.
tagloop_maven() {
  local version
  version=$(mvn -v 2>/dev/null | sed -n 's/^\(.\[[0-9;]*m\)*Apache Maven \([0-9.]*\).*/\2/p' | head -n 1)
  case "$version" in
    3.9.*|3.[1-9][0-9].*|4.*) printf 'mvn' ;;
    *) printf './mvnw' ;;
  esac
}
