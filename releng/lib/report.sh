# What the tests say, summed: results from Surefire's reports, coverage from one JaCoCo file that all test JVMs write.
JACOCO_VERSION=0.8.14
BUNDLES="busbar.api busbar.engine busbar.http busbar.headless busbar.ui busbar.ui.rules busbar.ui.charts busbar.app"

coverage_file() { printf '%s\n' "$root/target/jacoco.exec"; }

# The JVM argument that records coverage. All test JVMs append to one file; JaCoCo locks it.
coverage_agent() {
    local agent
    agent=$(cache_folder)/jacoco-agent-$JACOCO_VERSION.jar
    artifact "org.jacoco:org.jacoco.agent:$JACOCO_VERSION:jar:runtime" "$agent"
    rm -f "$(coverage_file)"
    printf '%s\n' "-javaagent:$agent=destfile=$(coverage_file),append=true,includes=busbar.*"
}

print_coverage() {
    local cli csv bundle
    [ -f "$(coverage_file)" ] || return 1
    cli=$(cache_folder)/jacoco-cli-$JACOCO_VERSION.jar
    artifact "org.jacoco:org.jacoco.cli:$JACOCO_VERSION:jar:nodeps" "$cli"
    csv=$(mktemp -d)
    for bundle in $BUNDLES; do
        [ -d "$root/plugins/$bundle/target/classes" ] || continue
        "$JAVA_HOME/bin/java" -jar "$cli" report "$(coverage_file)" --quiet --name "$bundle" \
            --classfiles "$root/plugins/$bundle/target/classes" --csv "$csv/$bundle" >&2
    done
    printf '\nLine coverage, unit and window tests together:\n'
    # Columns of JaCoCo's CSV: 1 the bundle, 8 lines missed, 9 lines covered.
    (cd "$csv" && awk -F, '
        function row(name, hit, all) { if (all) printf "  %-18s %5.1f %%  (%d of %d)\n", name, 100 * hit / all, hit, all }
        FNR > 1 { hit[$1] += $9; all[$1] += $8 + $9; hits += $9; lines += $8 + $9 }
        FNR == 1 && name { row(name, hit[name], all[name]) }
        { name = FILENAME }
        END { row(name, hit[name], all[name]); row("total", hits, lines) }' $(cd "$csv" && ls -- busbar.*))
    rm -rf "$csv"
}

# Prints `Tests run: …` over all reports; fails where a test failed or none ran.
print_sum() {
    # Cases are counted, not the numbers of the header: some versions of Surefire write 0 there for nested classes.
    find "$root/plugins" "$root/releng" "$root/product" -path '*/target/surefire-reports/TEST-*.xml' -print0 \
        | xargs -0 -r cat -- | awk '
        /^ *<testcase / { run++ }
        /^ *<failure/ { failures++ }
        /^ *<error/ { errors++ }
        /^ *<skipped/ { skipped++ }
        END {
            printf "\nTests run: %d, Failures: %d, Errors: %d, Skipped: %d\n", run, failures, errors, skipped
            exit failures + errors > 0 || run == 0
        }'
}
