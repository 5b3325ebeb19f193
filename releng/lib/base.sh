# What every script here stands on. Sourced; $root is the project's folder. Standard output belongs to what is run:
# the scripts themselves speak on standard error.
set -euo pipefail

say() { printf '%s\n' "busbar: $*" >&2; }

# fail WHAT_HAPPENED [WHAT_TO_DO]
fail() {
    say "$1"
    [ $# -lt 2 ] || printf '        %s\n' "$2" >&2
    exit 1
}

have() { command -v "$1" >/dev/null 2>&1; }

on_linux() { [ "$(uname -s)" = Linux ]; }

is_debian() { on_linux && have apt-get && have dpkg; }

is_root() { [ "$(id -u)" = 0 ]; }

cache_folder() {
    local folder=${XDG_CACHE_HOME:-$HOME/.cache}/busbar
    mkdir -p "$folder"
    printf '%s\n' "$folder"
}
