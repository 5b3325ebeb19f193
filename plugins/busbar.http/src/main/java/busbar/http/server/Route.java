package busbar.http.server;

import busbar.api.Role;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.util.URIUtil;

/** A path of the wire and what happens there.
 *
 *  @param template path with {@code {names}}, each standing for one segment
 *  @param needed empty where any known caller is welcome */
record Route(String method, String template, Optional<Role> needed, Action action) {

    /** What happens at a path. */
    @FunctionalInterface
    interface Action {
        Answer on(Exchange exchange);
    }

    static Route get(String template, Role needed, Action action) {
        return new Route("GET", template, Optional.of(needed), action);
    }

    static Route post(String template, Role needed, Action action) {
        return new Route("POST", template, Optional.of(needed), action);
    }

    static Route put(String template, Role needed, Action action) {
        return new Route("PUT", template, Optional.of(needed), action);
    }

    static Route delete(String template, Role needed, Action action) {
        return new Route("DELETE", template, Optional.of(needed), action);
    }

    /** The values of the template's names, or empty when the path is another one. */
    Optional<Map<String, String>> match(String path) {
        String[] wanted = template.split("/", -1);
        String[] found = path.split("/", -1);
        if (wanted.length != found.length) {
            return Optional.empty();
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < wanted.length; i++) {
            boolean named = wanted[i].startsWith("{");
            if (named && !found[i].isEmpty()) {
                values.put(wanted[i].substring(1, wanted[i].length() - 1), URIUtil.decodePath(found[i]));
            } else if (named || !wanted[i].equals(found[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }
}
