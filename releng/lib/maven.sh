# Finds Maven 3.9 or newer, or lets an older one fetch it. Settings, mirrors and the local repository stay the user's.
MAVEN_VERSION=3.9.11
DEPENDENCY_PLUGIN=org.apache.maven.plugins:maven-dependency-plugin:3.9.0

# Sets maven=(command arguments...)
use_maven() {
    [ -n "${JAVA_HOME:-}" ] || use_java
    local own
    own=$(cache_folder)/apache-maven-$MAVEN_VERSION
    if have mvn && is_new_maven mvn; then
        maven=(mvn)
    else
        [ -x "$own/bin/mvn" ] || fetch_maven "$own"
        maven=("$own/bin/mvn")
        # What the machine's own Maven is told about mirrors and proxies holds for the fetched one too.
        local settings
        settings=$(machine_settings)
        [ -z "$settings" ] || maven+=(--global-settings "$settings")
    fi
    maven+=(--batch-mode --no-transfer-progress)
}

is_new_maven() {
    # Asked outside the project: an old Maven chokes on .mvn/extensions.xml.
    local version major minor
    version=$(cd / && "$1" --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p' | head -1)
    IFS=. read -r major minor _ <<<"${version:-0.0}"
    [ "${major:-0}" -gt 3 ] || { [ "${major:-0}" -eq 3 ] && [ "${minor:-0}" -ge 9 ]; }
}

fetch_maven() {
    local own=$1 outside
    if ! have mvn; then
        is_debian && is_root && install_packages maven
        have mvn || fail "mvn is missing; any version from 3.6 on will do, it fetches the right one." "$(maven_advice)"
    fi
    say "fetching Maven $MAVEN_VERSION (the mvn here is older)"
    outside=$(mktemp -d)
    (cd "$outside" && mvn -q -B "$DEPENDENCY_PLUGIN:copy" -DoutputDirectory="$outside" \
        -Dartifact="org.apache.maven:apache-maven:$MAVEN_VERSION:tar.gz:bin") >"$outside/log" 2>&1 \
        || { cat "$outside/log" >&2; fail "Maven $MAVEN_VERSION could not be fetched; Maven's own words are above." \
            "Install Maven $MAVEN_VERSION by hand and put its bin folder first on the PATH."; }
    tar -xzf "$outside/apache-maven-$MAVEN_VERSION-bin.tar.gz" -C "$outside"
    # Moved into place whole, so that nobody ever meets half a Maven.
    mv -T "$outside/apache-maven-$MAVEN_VERSION" "$own" 2>/dev/null \
        || [ -x "$own/bin/mvn" ] || mv "$outside/apache-maven-$MAVEN_VERSION" "$own"
    rm -rf "$outside"
}

machine_settings() {
    local home
    home=$(cd / && mvn --version 2>/dev/null | sed -n 's/^Maven home: //p')
    [ -f "$home/conf/settings.xml" ] && printf '%s\n' "$home/conf/settings.xml" || true
}

maven_advice() {
    if [ "$(uname -s)" = Darwin ]; then
        echo "Install it:  brew install maven"
    elif is_debian; then
        echo "Install it:  sudo apt-get install -y maven"
    elif have dnf; then
        echo "Install it:  sudo dnf install -y maven"
    else
        echo "Install Maven $MAVEN_VERSION and put its bin folder on the PATH."
    fi
}

# artifact GROUP:NAME:VERSION:TYPE[:CLASSIFIER] FILE: fetches one file, once.
artifact() {
    local coordinates=$1 file=$2 outside
    [ ! -f "$file" ] || return 0
    outside=$(mktemp -d)
    (cd "$outside" && "${maven[@]}" -q "$DEPENDENCY_PLUGIN:copy" -Dartifact="$coordinates" -DoutputDirectory="$outside") >&2
    mkdir -p "$(dirname "$file")"
    mv "$outside"/*.* "$file"
    rm -rf "$outside"
}
