# Finds a JDK that is new enough and exports it as JAVA_HOME.
JAVA_MIN=21

use_java() {
    find_java && return
    is_debian && is_root && install_java && find_java && return
    fail "No JDK $JAVA_MIN or newer was found (looked at JAVA_HOME, PATH, /usr/lib/jvm, /opt, SDKMAN)." \
        "$(java_advice)"
}

find_java() {
    local home
    while IFS= read -r home; do
        if is_new_jdk "$home"; then
            export JAVA_HOME=${home%/}
            return
        fi
    done < <(java_homes)
    return 1
}

# Candidates, best first, one a line.
java_homes() {
    printf '%s\n' "${JAVA_HOME:-}"
    have java && home_of_command java
    [ -x /usr/libexec/java_home ] && { /usr/libexec/java_home -v "$JAVA_MIN+" 2>/dev/null || true; }
    # The sort puts the newest first.
    printf '%s\n' /usr/lib/jvm/*/ /usr/lib64/jvm/*/ /usr/java/*/ /usr/local/java/*/ /opt/*/ /opt/java/*/ \
        /Library/Java/JavaVirtualMachines/*/Contents/Home/ "$HOME"/.sdkman/candidates/java/*/ \
        "$HOME"/.jdks/*/ | sort -Vr
}

home_of_command() {
    local file
    file=$(command -v "$1")
    while [ -L "$file" ]; do
        local link
        link=$(readlink "$file")
        case $link in /*) file=$link ;; *) file=$(dirname "$file")/$link ;; esac
    done
    dirname "$(dirname "$file")"
}

is_new_jdk() {
    [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -x "$1/bin/java" ] || return 1
    local version
    version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    [ "${version:-0}" -ge "$JAVA_MIN" ]
}

install_java() {
    local package
    package=$(apt_jdk)
    [ -n "$package" ] || { apt-get update >&2 && package=$(apt_jdk); }
    [ -n "$package" ] && install_packages "$package"
}

# The oldest JDK package of this distribution that is new enough; nothing where it has none.
apt_jdk() {
    apt-cache search --names-only '^openjdk-[0-9]+-jdk$' 2>/dev/null \
        | sed -n 's/^openjdk-\([0-9]*\)-jdk .*/\1/p' | sort -n \
        | awk -v min="$JAVA_MIN" '$1 >= min { print "openjdk-" $1 "-jdk"; exit }'
}

java_advice() {
    if [ "$(uname -s)" = Darwin ]; then
        echo "Install one:  brew install --cask temurin"
    elif is_debian && [ -n "$(apt_jdk)" ]; then
        echo "Install one:  sudo apt-get install -y $(apt_jdk)"
    elif have dnf; then
        echo "Install one:  sudo dnf install -y java-21-openjdk-devel"
    else
        echo "Install one, for instance Eclipse Temurin $JAVA_MIN, and set JAVA_HOME to its folder."
    fi
}
