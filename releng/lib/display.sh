# A virtual screen with a window manager, for machines without a display.
SCREEN_SIZE=1600x1000x24

has_display() { [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; }

# Opens the screen and exports DISPLAY; close_screen ends what this started, and nothing else.
open_screen() {
    need_packages "$WINDOW_PARTS" "$SCREEN_PARTS"
    local number_file
    number_file=$(mktemp)
    # -displayfd: the server picks a free number itself and tells it when it takes connections.
    Xvfb -displayfd 7 -screen 0 "$SCREEN_SIZE" -nolisten tcp 7>"$number_file" >/dev/null 2>&1 &
    screen_pid=$!
    local tries=0
    until [ -s "$number_file" ]; do
        tries=$((tries + 1))
        [ "$tries" -le 100 ] && kill -0 "$screen_pid" 2>/dev/null || fail "The virtual screen (Xvfb) did not start."
        sleep 0.1
    done
    DISPLAY=:$(tr -d '[:space:]' <"$number_file")
    export DISPLAY
    rm -f "$number_file"
    openbox --sm-disable >/dev/null 2>&1 &
    manager_pid=$!
}

close_screen() {
    [ -z "${manager_pid:-}" ] || kill "$manager_pid" 2>/dev/null || true
    [ -z "${screen_pid:-}" ] || kill "$screen_pid" 2>/dev/null || true
}

# What makes a GTK window look and act the same everywhere (tests and the tour).
plain_gtk() { export GDK_BACKEND=x11 NO_AT_BRIDGE=1 GTK_THEME=Adwaita; }
