# Sourced by ./run and ./verify: sets JAVA_HOME to a JDK 25, or ends with one sentence.

is_jdk_25() {
  [ -x "$1/bin/javac" ] && "$1/bin/java" -version 2>&1 | head -n 1 | grep -qE '"25[.".-]'
}

find_jdk_25() {
  local candidate on_path=""
  if command -v javac >/dev/null 2>&1; then
    on_path=$(dirname "$(dirname "$(readlink -f "$(command -v javac)" 2>/dev/null || command -v javac)")")
  fi
  for candidate in "${JAVA_HOME:-}" "$on_path" \
      /usr/lib/jvm/*25* /opt/*jdk*25* /opt/java/* "$HOME"/.sdkman/candidates/java/25* "$HOME"/.jdks/*25* \
      /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -n "$candidate" ] && [ -d "$candidate" ] && is_jdk_25 "$candidate"; then
      export JAVA_HOME="$candidate"
      return
    fi
  done
  echo "Chairside needs a JDK 25 and found none: install one (https://adoptium.net) or set JAVA_HOME to it." >&2
  exit 1
}

find_maven() {
  if ! command -v mvn >/dev/null 2>&1; then
    echo "Chairside is built with Maven and mvn is not on the PATH: install Maven 3.8 or later." >&2
    exit 1
  fi
  # Maven's own libraries use what JDK 25 warns about
  export MAVEN_OPTS="--sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}"
}

find_jdk_25
