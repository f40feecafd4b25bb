# Sourced by mvnw and driftcast: sets JAVA_HOME to a JDK 25, whatever the default java is.
driftcast_find_jdk() {
  for driftcast_home in \
    "${JAVA_HOME:-}" "${JDK_25:-}" /usr/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -x "$driftcast_home/bin/javac" ] && grep -qs '^JAVA_VERSION="25[."]' "$driftcast_home/release"; then
      JAVA_HOME=$driftcast_home
      export JAVA_HOME
      return 0
    fi
  done
  echo "no JDK 25 found: install one (for example Temurin 25) or set JAVA_HOME to it" >&2
  return 1
}
