# Builds what is older than its sources.
PRODUCT_SOURCES="pom.xml .mvn plugins features product releng/target releng/org.eclipse.ui.ide.application"
SERVICE_SOURCES="pom.xml plugins/busbar.api plugins/busbar.engine plugins/busbar.http plugins/busbar.headless product/service"
TOUR_SOURCES="pom.xml releng/tour"

build_product() { build product "$PRODUCT_SOURCES" product/target/products; }

build_service() { build product/service "$SERVICE_SOURCES" product/service/target/busbar-service; }

build_tour() { build releng/tour "$TOUR_SOURCES" releng/tour/target/lib; }

# build MODULE SOURCES RESULT
build() {
    local module=$1 sources=$2 result=$3 stamp started
    stamp=$root/$module/target/built
    # shellcheck disable=SC2086 # the list is words
    is_fresh "$stamp" "$root/$result" $sources && return
    use_java
    use_maven
    local log=$root/target/build.log
    mkdir -p "$root/target"
    lock_build
    # Somebody else may have built it while this waited for the lock.
    # shellcheck disable=SC2086
    if ! is_fresh "$stamp" "$root/$result" $sources; then
        say "building $module (the first build takes some minutes; log: $log)"
        started=$(mktemp)
        (cd "$root" && "${maven[@]}" -pl "$module" -am -Dmaven.test.skip=true package 9>&-) >"$log" 2>&1 \
            || { grep -E '^\[ERROR\]' "$log" | head -30 >&2; fail "The build of $module failed." "The whole log: $log"; }
        # The stamp carries the time before the build: what was edited meanwhile counts as newer.
        mkdir -p "$(dirname "$stamp")"
        mv "$started" "$stamp"
    fi
    unlock_build
}

# After a whole build that began when FILE was written: nothing needs to be built again.
mark_all_built() {
    local module
    for module in product product/service releng/tour releng/benchmarks; do
        [ ! -d "$root/$module/target" ] || touch -r "$1" "$root/$module/target/built"
    done
}

# is_fresh STAMP RESULT SOURCES...: whether the result is there and no source is newer.
is_fresh() {
    local stamp=$1 result=$2 newer
    shift 2
    [ -e "$stamp" ] && [ -e "$result" ] || return 1
    # Folders under src count too: there a deleted file shows. Dot files are notes of tools, not sources.
    newer=$(cd "$root" && find "$@" \( -name target ! -path releng/target ! -path '*/src/*' -o -name '.?*' ! -name .mvn \) -prune -o \
        \( -type f -o -type d -path '*/src/*' \) -newer "$stamp" -print 2>/dev/null | head -1)
    [ -z "$newer" ]
}

lock_build() {
    have flock || return 0
    exec 9>"$root/target/build.lock"
    flock 9
}

unlock_build() { exec 9>&-; }
