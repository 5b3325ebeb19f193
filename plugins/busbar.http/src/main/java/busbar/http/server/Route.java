package busbar.http.server;

import busbar.api.Role;
import java.util.Optional;

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
}
