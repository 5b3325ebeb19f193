# System packages: GTK, fonts and icons for the window; a virtual screen, a mouse and a camera for tests and the tour.
# A line: Debian package, then what shows that it is there: `lib` NAME, `cmd` NAME, or `file` PATTERN.
WINDOW_PARTS='libgtk-3-0 lib libgtk-3.so.0
fonts-dejavu-core file /usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
fonts-noto-cjk file /usr/share/fonts/opentype/noto/NotoSansCJK*
adwaita-icon-theme file /usr/share/icons/Adwaita/index.theme'
SCREEN_PARTS='xvfb cmd Xvfb
xauth cmd xauth
openbox cmd openbox'
TOUR_PARTS='xdotool cmd xdotool
imagemagick cmd import
dbus cmd dbus-daemon'

# need_packages PARTS...: installs what is missing, or says the one command that does.
need_packages() {
    on_linux || return 0
    local missing
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    # shellcheck disable=SC2086 # the list is words
    if ! is_debian; then
        say "these seem to be missing (Debian's names; your distribution's may differ): $missing"
    elif is_root; then
        install_packages $missing
    else
        fail "System packages are missing: $missing" "Install them:  sudo apt-get update && sudo apt-get install -y $missing"
    fi
}

missing_packages() {
    local package kind what words=""
    while read -r package kind what; do
        is_there "$kind" "$what" || words="$words${words:+ }$package"
    done < <(printf '%s\n' "$@")
    printf '%s' "$words"
}

is_there() {
    case $1 in
        cmd) have "$2" ;;
        lib) PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2>/dev/null | grep -qF "$2 " ;;
        file) compgen -G "$2" >/dev/null ;;
    esac
}

install_packages() {
    say "installing $*"
    export DEBIAN_FRONTEND=noninteractive
    # Lists that are too old name packages that are gone: one refresh, then once more.
    apt-get install -y --no-install-recommends "$@" >&2 \
        || { apt-get update >&2 && apt-get install -y --no-install-recommends "$@" >&2; } \
        || fail "apt-get could not install: $*" "Its own words are above; install them by hand and start again."
}
