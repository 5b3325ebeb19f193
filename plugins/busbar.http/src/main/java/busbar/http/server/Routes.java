package busbar.http.server;

import busbar.api.BusException;
import java.util.List;
import java.util.Locale;

/** Finds the route of a request, checks the caller's role, and goes there. */
final class Routes {
    private final PathTree tree = new PathTree();

    Routes(List<Route> all) {
        all.forEach(tree::add);
    }

    /** @throws BusException.NotFound when nothing is there
     *  @throws BusException.Denied when the caller lacks the role */
    Answer go(String method, String path, Exchange exchange) {
        PathTree.Place place = tree.find(path).orElseThrow(() -> new BusException.NotFound("InvalidAction.NotFound",
                ("Nothing is at `%s`. The vendor's operations are at /openapi/OPERATION, the service's own at "
                        + "/busbar/v1/….").formatted(path)));
        Route route = place.route(method).orElseThrow(() -> new BusException.Invalid("UnsupportedHTTPMethod",
                "%s is not offered at `%s`; use %s.".formatted(method, path, String.join(" or ", place.methods()))));
        checkRole(route, exchange);
        return route.action().on(exchange.withPath(place.values()));
    }

    private static void checkRole(Route route, Exchange exchange) {
        if (route.needed().isPresent() && !exchange.key().role().allows(route.needed().get())) {
            throw new BusException.Denied("Forbidden", ("Access key `%s` is a %s and this needs a %s. "
                    + "Ask the administrator of the service for a key of that role.").formatted(exchange.key().id(),
                    lower(exchange.key().role()), lower(route.needed().get())));
        }
    }

    private static String lower(Enum<?> role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
