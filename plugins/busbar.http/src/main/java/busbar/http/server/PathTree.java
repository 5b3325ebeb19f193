package busbar.http.server;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.jetty.util.URIUtil;

/** Routes by the segments of their paths. Filled by one thread, then read by any. */
final class PathTree {
    private final Map<String, PathTree> children = new HashMap<>();
    private final TreeMap<String, Route> byMethod = new TreeMap<>();
    private PathTree any;
    private String name;

    /** The place that a path leads to. @param values of the template's names */
    record Place(PathTree tree, Map<String, String> values) {

        Optional<Route> route(String method) {
            return Optional.ofNullable(tree.byMethod.get(method));
        }

        /** In the order of the alphabet. */
        Set<String> methods() {
            return tree.byMethod.keySet();
        }
    }

    void add(Route route) {
        PathTree place = this;
        for (String segment : route.template().split("/", -1)) {
            place = segment.startsWith("{") ? place.named(segment.substring(1, segment.length() - 1))
                    : place.children.computeIfAbsent(segment, s -> new PathTree());
        }
        if (place.byMethod.put(route.method(), route) != null) {
            throw new IllegalArgumentException("Two routes are %s %s.".formatted(route.method(), route.template()));
        }
    }

    private PathTree named(String segment) {
        if (any == null) {
            any = new PathTree();
            name = segment;
        }
        if (!name.equals(segment)) {
            throw new IllegalArgumentException("`{%s}` and `{%s}` stand at the same place.".formatted(name, segment));
        }
        return any;
    }

    /** Empty where no route has that path. A word goes before a name. */
    Optional<Place> find(String path) {
        return find(path.split("/", -1), 0, Map.of());
    }

    private Optional<Place> find(String[] segments, int at, Map<String, String> values) {
        if (at == segments.length) {
            return byMethod.isEmpty() ? Optional.empty() : Optional.of(new Place(this, values));
        }
        PathTree word = children.get(segments[at]);
        Optional<Place> found = word == null ? Optional.empty() : word.find(segments, at + 1, values);
        if (found.isPresent() || any == null || segments[at].isEmpty()) {
            return found;
        }
        Map<String, String> more = new HashMap<>(values);
        more.put(name, URIUtil.decodePath(segments[at]));
        return any.find(segments, at + 1, more);
    }
}
