#!/bin/sh
# Starts Busbar with BUSBAR_JAVA_HOME, a jre/ beside this script, JAVA_HOME, or java on the PATH (21 or newer).
here=$(cd "$(dirname "$(readlink -f "$0" 2>/dev/null || echo "$0")")" && pwd)
for home in "${BUSBAR_JAVA_HOME:-}" "$here/jre" "${JAVA_HOME:-}"; do
    if [ -n "$home" ] && [ -x "$home/bin/java" ]; then java=$home/bin/java; break; fi
done
cache=$HOME/Library/Caches/busbar
mkdir -p "$cache"
set -- -jar "$here"/plugins/org.eclipse.equinox.launcher_*.jar "$@"
# SerialGC and a class-data archive: about a second less until the window shows, on two cores.
exec "${java:-java}" -XstartOnFirstThread -Xms64m -Xmx1g -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED \
    -XX:+AutoCreateSharedArchive -XX:SharedArchiveFile="$cache/console.jsa" -Xshare:auto -Xlog:cds=off -Xlog:cds+dynamic=off \
    -Dlogback.configurationFile="$here/logback.xml" \
    -Dosgi.instance.area.default=@user.home/.busbar/workspace -Dosgi.configuration.area=@user.home/.busbar/configuration \
    -Dosgi.sharedConfiguration.area="file:$here/configuration" -Dosgi.configuration.cascaded=true "$@"
